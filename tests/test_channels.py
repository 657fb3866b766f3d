"""A folder is a channel: nobody edits a list, and a fault in one stops no other."""

from pathlib import Path

import pytest

from publisher.channels.registry import channel, channels
from publisher.channels.templates import FolderTemplates
from publisher.errors import SettingsError, TemplateError
from publisher.model.site import Brand, Site
from tests.articles import NoCompiler
from tests.sites import SEEDS, TEMPLATES, TEXT, Folder

SITE = Site(url="https://x.example", language="nl", authority="x.example", since=2023, brand=Brand())


def templates(folder: Path, **files: str) -> FolderTemplates:
    """Open a channel folder of some templates."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "channel.toml").write_text('kind = "post"\ntitle = "T"\nlimit = 100\n', encoding="utf-8")
    for name, text in files.items():
        (folder / f"{name}.j2").write_text(text, encoding="utf-8")
    return FolderTemplates(channel(folder, SITE), NoCompiler())


def test_a_piece_is_filled_once_from_what_it_is_given(tmp_path: Path) -> None:
    """What many pages share is rendered once for the same values, escaped as its own name asks."""
    opened = templates(
        tmp_path / "kanaal",
        **{
            "page.html": '{% for each in names %}{{ piece("top.html.j2", name=each) }}{% endfor %}',
            "top.html": "<b>{{ name }}</b>{{ later is defined }}",
            "note.html": '{{ piece("plain.txt.j2", name="<i>") }}',
            "plain.txt": "{{ name }}",
            "wrong.html": '{{ piece("broken.html.j2", name=1) }}',
            "broken.html": "fine\n{{ nmae }}",
        },
    )

    assert opened.render("page.html.j2", names=["<i>", "<i>"], later=1) == "<b>&lt;i&gt;</b>False" * 2
    assert opened.render("note.html.j2") == "&lt;i&gt;"
    with pytest.raises(TemplateError) as caught:
        opened.render("wrong.html.j2")
    assert (caught.value.code, caught.value.line) == ("template.name", 2)
    assert caught.value.file == f"{tmp_path.name}/kanaal/broken.html.j2"


def test_a_new_channel_is_a_folder_and_no_python(tmp_path: Path) -> None:
    """A folder with a page and a template is a channel; nobody edits a list."""
    site = Folder(tmp_path)
    for path in SEEDS.glob("*.txt"):
        site.seed(path.name, path.read_bytes())
    site.own_templates()
    site.write(
        "templates/nextdoor/channel.toml",
        'kind = "post"\ntitle = "Nextdoor"\nchoice = "all"\nlimit = 700\ncount = "graphemes"\n'
        '[compose]\norder = ["title", "teaser", "fact", "link"]\n',
    )
    site.write(
        "templates/nextdoor/post.txt.j2",
        '{{ units | join("\\n\\n") }}\n\nLees het hele verhaal: {{ link }}\n',
    )

    result = site.build(("nextdoor",))

    assert result.errors == ()
    posts = sorted((tmp_path / "outbox" / "posts").glob("*/nextdoor.txt"))
    assert len(posts) == 2
    assert all("Lees het hele verhaal: https://" in path.read_text(encoding="utf-8") for path in posts)


@pytest.mark.parametrize(
    ("toml", "code", "line", "values"),
    [
        ('kind = "post"\ntitle = "T"\nlimt = 3', "key.unknown-near", 3, {"near": "limit"}),
        ('kind = "post"\ntitel = "T"\nlimit = 3', "key.unknown-near", 2, {"near": "title"}),
        ('kind = "post"\ntitle = "T"\nlimit = "3"', "key.type", 3, {"expected": "number"}),
        ('kind = "pots"\ntitle = "T"', "kind.unknown", 1, {"near": "post"}),
        ('kind = "post"\ntitle = "T"', "key.missing", 0, {"key": "limit"}),
        ('title = "T"\nlimit = 3', "key.missing", 0, {"key": "kind"}),
        ('kind = "post"\ntitle = "T"\nlimit = 3\ncount = "letters"', "key.choice", 4, {"value": "letters"}),
        ('kind = "post"\ntitle = "T"\nlimit = 3\nchoice = "some"', "key.choice", 4, {"value": "some"}),
        (
            'kind = "post"\ntitle = "T"\nlimit = 3\n[compose]\norder = ["titel"]',
            "key.choice",
            4,
            {"value": "titel"},
        ),
        ('kind = "post\n', "toml.syntax", 1, {}),
    ],
)
def test_a_fault_in_a_channel_file_names_line_and_nearest_key(
    tmp_path: Path, toml: str, code: str, line: int, values: dict[str, str]
) -> None:
    """Who copies a folder and mistypes a key must be led to it."""
    site = Folder(tmp_path)
    site.write("templates/nieuw/channel.toml", toml)

    with pytest.raises(SettingsError) as caught:
        channel(tmp_path / "templates/nieuw", SITE)

    assert (caught.value.code, caught.value.line) == (code, line)
    assert caught.value.file == "templates/nieuw/channel.toml"
    assert values.items() <= caught.value.values.items()


def test_a_broken_channel_stops_no_other(tmp_path: Path) -> None:
    """A typing error in one folder must not silence the city elsewhere."""
    site = Folder(tmp_path)
    site.seed("a.txt", TEXT)
    folder = site.own_templates()
    (folder / "x/channel.toml").write_text('kind = "post"\ntitle = "X"\nlimt = 280\n', encoding="utf-8")
    (folder / "mastodon/post.txt.j2").write_text("{{ titel }}", encoding="utf-8")

    result = site.build(("x", "mastodon", "bluesky", "feed"))

    assert sorted(finding.code for finding in result.errors) == ["key.unknown-near", "template.name"]
    named = next(finding for finding in result.errors if finding.code == "template.name")
    assert (named.about.file, named.about.line) == ("templates/mastodon/post.txt.j2", 1)
    assert "titel" in str(named.values["detail"])
    assert (tmp_path / "outbox/posts/a/bluesky.txt").is_file()
    assert (tmp_path / "feeds/rss.xml").is_file()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{{ namme }}", "template.name"),
        ("{{ site.ulr }}", "template.name"),
        ("{{ site.url }", "template.syntax"),
        ("{% if %}", "template.syntax"),
        ("{{ ''.__class__.__mro__ }}", "template.forbidden"),
        ("{{ site.url.__init__.__globals__ }}", "template.forbidden"),
        ("{% include '../geheim.txt' %}", "template.missing"),
        ("{% include '/etc/passwd' %}", "template.missing"),
        ("{{ channel.folder.parent.joinpath('geheim.txt').read_text() }}", "template.name"),
        ("{{ 1 / 0 }}", "template.fault"),
        ("{{ [] | first | upper + 1 }}", "template.name"),
    ],
)
def test_a_fault_in_a_template_is_an_error_with_file_and_line(tmp_path: Path, text: str, code: str) -> None:
    """A template sees its own folder and nothing else; what it misspells is never an empty place."""
    (tmp_path / "geheim.txt").write_text("geheim", encoding="utf-8")
    opened = templates(tmp_path / "t" / "nieuw", **{"een.txt": f"\n{text}"})

    with pytest.raises(TemplateError) as caught:
        opened.render("een.txt.j2")

    assert (caught.value.code, caught.value.file) == (code, "t/nieuw/een.txt.j2")
    assert caught.value.line == (0 if code == "template.missing" else 2)


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    """Whoever may add a template must not read the server with it."""
    (tmp_path / "geheim.txt").write_text("geheim", encoding="utf-8")
    opened = templates(tmp_path / "t" / "nieuw", **{"een.txt": "{% include 'link.txt' %}"})
    (tmp_path / "t" / "nieuw" / "link.txt").symlink_to(tmp_path / "geheim.txt")

    with pytest.raises(TemplateError) as caught:
        opened.render("een.txt.j2")

    assert caught.value.code == "template.missing"


def test_markup_is_escaped_and_text_is_not(tmp_path: Path) -> None:
    """An ampersand in a post is an ampersand; in a page it is ``&amp;``."""
    opened = templates(tmp_path / "t" / "nieuw", **{"een.txt": "{{ value }}", "een.html": "{{ value }}"})

    assert opened.render("een.txt.j2", value="<a> & {{ 7*7 }}") == "<a> & {{ 7*7 }}"
    assert opened.render("een.html.j2", value="<a> & {{ 7*7 }}") == "&lt;a&gt; &amp; {{ 7*7 }}"


def test_every_shipped_channel_can_be_read() -> None:
    """What comes with the program is in order."""
    specs, findings = channels(TEMPLATES, SITE)

    assert findings == ()
    assert {spec.kind for spec in specs} == {"card", "email", "feed", "page", "photo", "post"}


def test_a_channel_can_be_switched_off(tmp_path: Path) -> None:
    """A city without an account on X wants no post for it."""
    site = Folder(tmp_path)
    site.seed("a.txt", TEXT)
    site.write("publisher.toml", '[channels]\noff = ["x"]\n')

    result = site.build(("x", "bluesky"))

    assert not result.errors
    assert not (tmp_path / "outbox/posts/a/x.txt").exists()
    assert (tmp_path / "outbox/posts/a/bluesky.txt").is_file()
    with pytest.raises(SettingsError) as caught:
        site.build(("blusky",))
    assert caught.value.values["near"] == "bluesky"
