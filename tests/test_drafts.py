"""The editor has the last word: drafts wait beside a seed, and what she writes wins everywhere."""

import json
import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.content.drafts import Draft
from publisher.content.notes import page_of, refreshed
from publisher.errors import PublisherError
from publisher.model.content import Origin
from tests.doors import entered
from tests.sites import ROOT, TEMPLATES, Folder, codes
from tests.test_cli import COULD_NOT_RUN, ERRORS, WELL, publisher
from tests.tools import needs

TEXT = """ date 2026-10 De stad Kortrijk opent een nieuw zwembad in de wijk Overleie.
Zwemmers vinden er vijf banen.

“We hebben hier in Overleie heel lang op gewacht”, zegt Jan Janssens, schepen van Sport.

“Het water is warm en iedereen is meer dan welkom”, vertelt An Peeters, badmeester.
"""


@pytest.fixture
def site(tmp_path: Path) -> Folder:
    """Make a site with one article."""
    folder = Folder(tmp_path)
    folder.seed("zwembad.txt", TEXT)
    return folder


def page(site: Folder) -> str:
    """Read the page beside the article."""
    return (site.path / "seeds/zwembad.toml").read_bytes().decode()


def uncommented(text: str, *names: str) -> str:
    """Take the sign before the first draft of each name away, as an editor does."""
    for name in names:
        text = re.sub(rf"^# (?={re.escape(name)})", "", text, count=1, flags=re.MULTILINE)
    return text


def test_draft_writes_every_derived_value_and_says_nothing_yet(site: Folder) -> None:
    """A page full of drafts is a page of comments: the article is as it was."""
    before, _ = entered("zwembad.txt", TEXT)

    done = publisher(site.path, "draft")

    assert done.returncode == WELL, done.stderr
    text = page(site)
    assert tomllib.loads(text) == {}
    for name in ("title", "teaser", "slug", "category", "hashtags", "text", "speaker", "role", "file", "alt"):
        assert f"\n# {name} = " in text, name
    for header in ("[[quotes]]", "[image]", "[email]", "[posts.x]", "[posts.bluesky]"):
        assert f"\n# {header}  #:" in text, header
    assert "% zeker" in text
    assert "Haal het # vooraan weg" in text
    after, _ = entered("zwembad.txt", TEXT, text)
    assert after == before


def test_a_draft_twice_is_a_draft_once(site: Folder) -> None:
    """Who runs it each morning finds her pages untouched: no byte, no time changes."""
    publisher(site.path, "draft", "seeds/zwembad.txt")
    first, stamp = page(site), (site.path / "seeds/zwembad.toml").stat().st_mtime_ns

    done = publisher(site.path, "draft")

    assert "niets veranderd" in done.stdout
    assert (page(site), (site.path / "seeds/zwembad.toml").stat().st_mtime_ns) == (first, stamp)


def test_draft_edit_build_and_the_edit_is_everywhere(site: Folder) -> None:
    """The promise of the page beside an article: what stands there uncommented is what the city says."""
    publisher(site.path, "draft")
    text = uncommented(page(site), "title", "teaser", "hashtags", "slug", "[email]", "[posts.x]")
    text = re.sub(r"^title = .*$", 'title = "Overleie duikt erin"', text, count=1, flags=re.MULTILINE)
    text = re.sub(r"^teaser = .*$", 'teaser = "Vijf banen vanaf maart."', text, count=1, flags=re.MULTILINE)
    text = re.sub(r"^slug = .*$", 'slug = "duik-erin"', text, count=1, flags=re.MULTILINE)
    text = re.sub(r"^hashtags = .*$", 'hashtags = ["ZwemMee"]', text, count=1, flags=re.MULTILINE)
    text = text.replace("[email]  #:\n# teaser = ", '[email]\nteaser = "Voor wie mails leest." # ')
    text = text.replace("[posts.x]  #:\n# text = ", '[posts.x]\ntext = "Enkel op X: duik-erin" # ')
    site.seed("zwembad.toml", text)

    built = site.build(only=("feed", "page", "bluesky", "x"))

    assert built.errors == ()
    assert "Overleie duikt erin" in site.read("feeds/rss.xml")
    assert "Overleie duikt erin" in site.read("feeds/nieuws/duik-erin/index.html")
    assert "Vijf banen vanaf maart." in site.read("feeds/atom.xml")
    assert "#ZwemMee" in site.read("outbox/posts/zwembad/bluesky.txt")
    assert site.read("outbox/posts/zwembad/x.txt") == "Enkel op X: duik-erin\n"
    assert publisher(site.path, "draft").returncode == WELL
    assert 'title = "Overleie duikt erin"\n' in page(site)
    assert "# [posts.x]" not in page(site)


def test_the_newsletter_says_what_was_written_for_it(site: Folder) -> None:
    """A mail may open otherwise than a web page does."""
    site.seed("zwembad.toml", '[email]\nteaser = "Voor wie mails leest."')

    needs("node")
    (site.path / "node_modules").symlink_to(ROOT / "node_modules")

    built = site.build(only=("email", "feed"))

    assert built.errors == ()
    mail = site.read("outbox/email/2026-10/email.txt")
    assert "Voor wie mails leest." in mail
    assert "Voor wie mails leest." not in site.read("feeds/rss.xml")


EDITORS = (
    "﻿# eigen opmerking\r\ntitle = 'Van mij' # blijft\r\n\r\n[posts.x]\r\ntext = '''\r\nA\r\n#  B\r\n'''",
    'slug = "x"\n\n\n[image]\nfile = "a.jpg"\nalt = "een foto"\n# einde',
    '[[quotes]]\ntext = "We hebben hier in Overleie heel lang op gewacht"\nspeaker = "Jan Peeters"\n',
    "",
)


@pytest.mark.parametrize("mine", EDITORS)
def test_an_editors_lines_stay_byte_for_byte(site: Folder, mine: str) -> None:
    """Comments, empty lines, line ends and byte order marks of hers are hers."""
    site.seed("zwembad.toml", mine)

    publisher(site.path, "draft")
    once = page(site)
    publisher(site.path, "draft")

    assert page(site) == once
    assert tomllib.loads(once.removeprefix("﻿")) == tomllib.loads(mine.removeprefix("﻿"))
    own = [line for line in once.removeprefix("﻿").split("\n") if not ("#:" in line and line.startswith("#"))]
    assert "\n".join(own).rstrip("\r\n") == mine.removeprefix("﻿").rstrip("\r\n")
    assert once.startswith("﻿") == mine.startswith("﻿")
    every = {"title = ": "Van mij", "[posts.x]": "[posts.x]", "[image]": "[image]"}
    for draft, written in every.items():
        assert not (written in mine and f"# {draft}" in once)


def test_a_page_that_would_say_something_else_is_left_alone(site: Folder) -> None:
    """A text of hers that looks like a draft is hers all the same."""
    mine = '[posts.x]\ntext = """\n#: dit staat in een bericht\n"""\n'
    site.seed("zwembad.toml", mine)

    done = publisher(site.path, "draft")

    assert done.returncode == ERRORS
    assert "niets veranderd" in done.stderr
    assert page(site) == mine


LINES = st.sampled_from(
    [
        "# eigen",
        "a = 1",
        "[b]",
        "c = 'x' #: y",
        '"""',
        "d = '''",
        "'''",
        "",
        "#: x",
        "# t = 1 #: 2",
        "[[e]]",
        "\r",
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(LINES, max_size=12), st.text(max_size=30))
def test_drafts_never_change_what_a_page_says(lines: list[str], value: str) -> None:
    """Whatever stands there, its values are the same afterwards, or the page is refused."""
    mine = "\n".join(lines)
    found = (
        Draft(key="t", values=(("t", value),)),
        Draft(key="image", header="[image]", values=(("s", value),)),
    )
    try:
        made = refreshed(mine, found, lambda code, **_: code, "x.toml")
        again = refreshed(made, found, lambda code, **_: code, "x.toml")
    except PublisherError:
        return

    assert tomllib.loads(made) == tomllib.loads(mine)
    assert again == made
    for line in mine.split("\n"):
        assert line in made or (line.startswith("#") and "#:" in line)


@given(
    st.dictionaries(st.text(max_size=6), st.text(max_size=20) | st.booleans() | st.lists(st.text(max_size=9)))
)
def test_what_is_written_as_toml_is_read_as_it_was(table: dict[str, object]) -> None:
    """Titles hold quotation marks, backslashes and whatever else."""
    try:
        json.dumps(table, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return

    assert tomllib.loads(page_of({**table, "t": {"u": {"v": "w"}}, "q": [{"x": "y"}]})) == {
        **table,
        "t": {"u": {"v": "w"}},
        "q": [{"x": "y"}],
    }


def test_an_editors_quotation_wins_over_that_of_the_same_words() -> None:
    """One speaker is put right; the other quotations stay as they were understood."""
    words = "“We hebben hier in Overleie  heel lang op gewacht”,"
    mine = f'[[quotes]]\ntext = "{words}"\nspeaker = "Els Maes"\nrole = "burgemeester"'

    article, findings = entered("zwembad.txt", TEXT, mine)

    first, second = article.quotes
    assert (first.speaker, first.role, first.origin) == ("Els Maes", "burgemeester", Origin.EDITOR)
    assert first.text == "We hebben hier in Overleie heel lang op gewacht"
    assert article.text[first.span.start : first.span.end] == first.text
    assert (second.speaker, second.origin) == ("An Peeters", Origin.DERIVED)
    assert not [each for each in findings if each.severity == "error"]
    none, _ = entered("zwembad.txt", TEXT, "quotes = []")
    assert none.quotes == ()


def test_words_that_nobody_said_are_never_a_quotation(site: Folder) -> None:
    """A quotation is the source's own, letter by letter; the article goes on without that one."""
    first, second = (f'[[quotes]]\ntext = "{words}"\n' for words in ("Zwemmers vinden er", "Dit zei niemand"))
    site.seed("zwembad.toml", f'slug = "z"\n{first}\n{second}')

    built = site.build(only=("feed",))

    (error,) = built.errors
    assert (error.code, error.about.file, error.about.line) == ("quote.not-verbatim", "seeds/zwembad.toml", 6)
    assert [article.id for article in built.articles] == ["zwembad"]


@pytest.mark.parametrize(
    ("toml", "code", "line"),
    [
        ('\ntitel = "x"', "key.unknown-near", 2),
        ('[[quotes]]\ntext = "a"\nspreker = "x"', "key.unknown-near", 3),
        ("[email]\nteaser = 3", "key.type", 2),
        ("[email]\nteazer = 'x'", "key.unknown-near", 2),
        ("category = ''", "key.empty", 1),
        ("[[quotes]]\nspeaker = 'x'", "key.empty", 0),
        ("[review]\nsource = 3", "key.type", 2),
        ("date = '2026-13'", "seed.month", 1),
    ],
)
def test_a_fault_on_the_page_is_named_with_its_line(toml: str, code: str, line: int) -> None:
    """A word that does nothing would be worse than an error."""
    with pytest.raises(PublisherError) as refused:
        entered("zwembad.txt", TEXT, toml)

    assert (refused.value.code, refused.value.line) == (code, line)


def test_a_category_is_the_first_topic(site: Folder) -> None:
    """Feed readers file by it."""
    site.seed("zwembad.toml", 'category = "Sport & vrije tijd"')

    site.build(only=("feed",))

    assert "<category>Sport &amp; vrije tijd</category>" in site.read("feeds/rss.xml")


def test_review_shows_what_waits_and_accepts_what_is_named(site: Folder) -> None:
    """An accepted title is an editor's, and no build asks again."""
    assert "title:" in publisher(site.path, "review", "seeds/zwembad.txt").stdout
    publisher(site.path, "draft")

    done = publisher(site.path, "review", "seeds/zwembad.txt", "--accept", "title,quotes")

    assert done.returncode == WELL, done.stderr
    told = tomllib.loads(page(site))
    assert told["title"] == entered("zwembad.txt", TEXT)[0].title.text
    assert [each["speaker"] for each in told["quotes"]] == ["Jan Janssens", "An Peeters"]
    assert set(told["review"]) == {"source", "accepted"}
    assert re.fullmatch("sha256:[0-9a-f]{64}", told["review"]["source"])
    assert "# teaser = " in page(site)
    assert "# title = " not in page(site)
    article, findings = entered("zwembad.txt", TEXT, page(site))
    assert article.title.origin is Origin.EDITOR
    assert not {each.code for each in findings} & {"title.review", "review.stale"}


def test_a_text_that_changes_opens_its_review_again(site: Folder) -> None:
    """A title that was right for another text may be wrong for this one."""
    publisher(site.path, "review", "seeds/zwembad.txt", "--accept", "all")
    assert "review.stale" not in codes(site.build(only=("feed",)))
    site.seed("zwembad.txt", TEXT.replace("vijf banen", "zes banen"))

    built = site.build(only=("feed",))

    (stale,) = [each for each in built.findings if each.code == "review.stale"]
    assert stale.about.file == "seeds/zwembad.toml"
    assert stale.about.line > 0
    assert {"title", "teaser"} <= set(str(stale.values["keys"]).split(", "))
    other = publisher(site.path, "review", "seeds/zwembad.txt", "--accept", "title")
    assert other.returncode == COULD_NOT_RUN
    assert "teaser" in other.stderr
    publisher(site.path, "review", "seeds/zwembad.txt", "--accept", "all")
    assert "review.stale" not in codes(site.build(only=("feed",)))


def test_what_does_not_wait_cannot_be_accepted(site: Folder) -> None:
    """A misspelt word would accept nothing, and say so to nobody."""
    done = publisher(site.path, "review", "seeds/zwembad.txt", "--accept", "titel")

    assert done.returncode == COULD_NOT_RUN
    assert "title" in done.stderr
    assert not (site.path / "seeds/zwembad.toml").exists()


def test_a_date_that_is_put_right_keeps_what_was_accepted(site: Folder) -> None:
    """It was the text that was looked at."""
    publisher(site.path, "review", "seeds/zwembad.txt", "--accept", "title")
    site.seed("zwembad.txt", TEXT.replace("2026-10", "2026-09"))

    assert "review.stale" not in codes(site.build(only=("feed",)))


def test_an_address_that_was_published_is_the_draft_of_it(site: Folder) -> None:
    """Who accepts the drafts must not move an address by it."""
    site.build(only=("feed",))
    slug = next(iter(json.loads(site.read("seeds/published.json"))["articles"].values()))["slug"]
    site.seed("zwembad.txt", TEXT.replace("nieuw zwembad", "heel ander sportcentrum"))

    publisher(site.path, "draft")

    assert f'# slug = "{slug}"' in page(site)


def test_draft_json_is_for_programs_and_one_bad_seed_stops_no_other(site: Folder) -> None:
    """An editors' tool reads it; who made a mistake is told of it."""
    site.seed("fout.txt", "date 2026-13 Een zin.")

    done = publisher(site.path, "draft", "--json")

    assert done.returncode == ERRORS
    rows = {row["file"]: row for row in json.loads(done.stdout)}
    assert rows["seeds/fout.txt"]["findings"][0]["code"] == "seed.month"
    assert rows["seeds/fout.txt"]["changed"] is False
    drafts = {draft["key"]: draft for draft in rows["seeds/zwembad.txt"]["drafts"]}
    assert 0 < drafts["title"]["confidence"] <= 1
    assert drafts["hashtags"]["values"]["hashtags"][0] == "Kortrijk"
    assert {path.parent.name for path in TEMPLATES.glob("x/channel.toml")} <= {
        key.removeprefix("posts.") for key in drafts
    }
