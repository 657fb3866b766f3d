"""Issue files in a whole build: what they change, what a mistake in one costs, and when a build notices."""

from pathlib import Path

import pytest

from publisher.model.artifact import Severity
from publisher.model.built import Built
from tests.sites import TEXT, Folder, codes
from tests.test_cli import publisher

EMAIL = ("email",)
MAIL = "outbox/email/2026-10/email.txt"
WEB = "feeds/nieuwsbrief/2026-10/index.html"
FILE = "issues/2026-10.toml"


@pytest.fixture
def site(tmp_path: Path) -> Folder:
    """Make a site of two articles in one month and one in another."""
    made = Folder(tmp_path)
    made.seed("zwembad.txt", TEXT)
    made.seed("brug.txt", TEXT.replace("zwembad", "brug"))
    made.seed("park.txt", TEXT.replace("2026-10", "2026-09").replace("zwembad", "park"))
    return made


def errors(built: Built) -> list[str]:
    """Say what stopped something, and where."""
    return [f"{each.about.file}:{each.about.line} {each.code}" for each in built.errors]


def test_an_issue_file_changes_its_own_newsletter_and_no_other(site: Folder) -> None:
    """The editor of October touches nothing of September, nor of the website's pages."""
    site.build()
    site.build(EMAIL)
    site.write(FILE, 'subject = "Zwemmen in oktober"\nlead = "zwembad"\nintro = "Beste lezer,"')

    built = site.build(EMAIL)

    assert {each.path for each in built.outputs if each.changed} == {
        "nieuwsbrief/2026-10/index.html",
        *(f"email/2026-10/email.{ending}" for ending in ("html", "txt", "eml")),
    }
    assert site.read(MAIL).index("Beste lezer,") < site.read(MAIL).index("zwembad")
    assert "<title>Zwemmen in oktober</title>" in site.read("outbox/email/2026-10/email.html")
    assert "Zwemmen in oktober" in site.read(WEB)


def test_the_web_copy_is_everybodys(site: Folder) -> None:
    """No link of one reader's, and nothing of the mail that makes sense in a mail alone."""
    site.build(EMAIL)

    web, mail = site.read(WEB), site.read("outbox/email/2026-10/email.html")

    assert 'href="https://nieuws.kortrijk.example/nieuwsbrief/2026-10/"' in mail
    assert "#unsubscribe" in mail
    for word in ("unsubscribe", "preferences", "Schrijf je uit", "hebt ingeschreven"):
        assert word not in web
    assert 'href="https://nieuws.kortrijk.example/abonneren/"' in web


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ('lead = "zwembat"', "issues/2026-10.toml:1 issue.unknown-near"),
        ('subject = "Dag"\narticles = ["feest"]', "issues/2026-10.toml:2 issue.unknown"),
        ('subject = "Dag', "issues/2026-10.toml:1 toml.syntax"),
        ('onderwerp = "Dag"', "issues/2026-10.toml:1 key.unknown"),
    ],
)
def test_a_mistake_keeps_the_last_good_newsletter(site: Folder, text: str, error: str) -> None:
    """It is named with its line; nothing is lost, nothing half written, and the mended file is built."""
    site.write(FILE, 'subject = "Het eerste onderwerp"')
    site.build(EMAIL)
    before = site.files()
    site.write(FILE, text)

    first, again = site.build(EMAIL), site.build(EMAIL)

    assert errors(first) == errors(again) == errors(site.check(EMAIL)) == [error]
    assert site.files() == before
    site.write(FILE, 'subject = "Het tweede onderwerp"')
    assert errors(site.build(EMAIL)) == []
    assert "Het tweede onderwerp" in site.read(WEB)


def test_an_article_that_is_withdrawn_leaves_its_newsletter(site: Folder) -> None:
    """Its words must not stay online in the web copy, also where an issue file still names it."""
    site.write(FILE, 'articles = ["zwembad", "brug"]')
    site.build(EMAIL)
    site.seed("zwembad.toml", "withdrawn = true")

    built = site.build(EMAIL)

    assert [each.code for each in built.findings if each.about.file == FILE] == ["issue.gone"]
    assert "zwembad" not in site.read(WEB)
    assert "brug" in site.read(WEB)


def test_a_month_without_articles_makes_nothing_and_says_so(site: Folder) -> None:
    """An editor who prepares December reads what is missing."""
    site.write("issues/2026-12.toml", 'subject = "Kerst in de stad"')

    built = site.build(EMAIL)

    assert [each.code for each in built.findings if each.code.startswith("issue.")] == ["issue.empty"]
    assert not (site.path / "outbox" / "email" / "2026-12").exists()


@pytest.mark.parametrize("text", ["articles = []", 'without = ["zwembad", "brug"]', "subject = Dag"])
def test_no_issue_file_takes_a_newsletter_away(site: Folder, text: str) -> None:
    """It may be in every inbox, with a link to its page; that it stayed is said where it is true."""
    site.write(FILE, text)
    never = site.build(EMAIL)
    (site.path / FILE).unlink()
    site.build(EMAIL)
    assert publisher(site.path, "mailed", "2026-10").returncode == 0
    site.write(FILE, text)
    before = site.files()

    built, checked = site.build(EMAIL), site.check(EMAIL)

    assert site.files() == before
    assert {MAIL, WEB} <= {f"{each.place}/{each.path}" for each in built.outputs}
    for told, kept in ((never, 0), (built, 1), (checked, 1)):
        assert [each.about.file for each in told.errors] == [FILE]
        assert [each.code for each in told.findings].count("issue.kept") == kept


def test_a_newsletter_that_was_mailed_outlives_its_file(site: Folder) -> None:
    """One of articles of other months is known by its file alone."""
    own = "issues/2026-12.toml"
    site.write(own, 'articles = ["zwembad"]')
    site.build(EMAIL)
    assert publisher(site.path, "mailed", "2026-12").returncode == 0
    (site.path / own).unlink()

    built = site.build(EMAIL)

    assert errors(built) == [f"{own}:0 issue.mailed"]
    assert (site.path / "feeds" / "nieuwsbrief" / "2026-12" / "index.html").exists()


def test_a_build_with_nothing_to_do_notices_an_issue_file(site: Folder) -> None:
    """The quick look at sizes and times must see every file that a person can change."""
    arguments = ("build", "--only", "email")
    assert publisher(site.path, *arguments).returncode == 0
    assert "waarvan 0 nieuw" in publisher(site.path, *arguments).stdout

    site.write(FILE, 'subject = "Een ander onderwerp"')
    changed = publisher(site.path, *arguments)
    (site.path / FILE).unlink()
    back = publisher(site.path, *arguments)

    assert "waarvan 3 nieuw" in changed.stdout
    assert "waarvan 3 nieuw" in back.stdout


@pytest.mark.parametrize("options", ['[light]\nink = "#FFFFFF"', '[dark]\nquiet = "#30384F"'])
def test_words_that_nobody_could_read_are_refused_before_anything_is_made(site: Folder, options: str) -> None:
    """White on white is found by the program, not by ten thousand readers."""
    site.build(EMAIL)
    before = site.files()
    path = site.own_templates() / "email" / "channel.toml"
    theme = options.split("]", maxsplit=1)[0]
    path.write_text(path.read_text(encoding="utf-8").replace(f"{theme}]\n", f"{options}\n"), encoding="utf-8")

    built = site.build(EMAIL)

    assert set(codes(built)) & {"theme.contrast"}
    assert {each.severity for each in built.findings if each.code == "theme.contrast"} == {Severity.ERROR}
    assert {each.about.file for each in built.errors} == {"templates/email/channel.toml"}
    assert site.files() == before


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ('look = "fancy"', "key.choice"),
        ("width = 4000", "key.choice"),
        ('title_font = "x;}</style>"', "key.choice"),
        ('logo = "javascript:alert(1)"', "key.choice"),
        ('web = "../elders"', "key.choice"),
        ('[light]\nink = "zwart"', "brand.colour"),
        ('[dark]\nnink = "#FFFFFF"', "key.unknown"),
    ],
)
def test_a_theme_that_cannot_be_is_named_with_its_line(site: Folder, line: str, error: str) -> None:
    """Who changes the look reads which key is wrong, and what it may be."""
    path = site.own_templates() / "email" / "channel.toml"
    path.write_text(f'kind = "email"\nchoice = "month"\n{line}\n', encoding="utf-8")

    (found,) = (each for each in site.build(()).errors if each.about.file.endswith("channel.toml"))

    assert found.code == error
    assert found.about.line == (3 if "\n" not in line else 4)
