"""How the newsletter is compiled, how it must look to every program, and what goes wrong aloud."""

import re
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from publisher.channels.email import render, units
from publisher.channels.email.mjml import SHIPPED, MjmlCli
from publisher.channels.email.newsletter import letter
from publisher.channels.email.reader import inert
from publisher.channels.registry import channel
from publisher.channels.templates import FolderTemplates
from publisher.errors import PublisherError, TemplateError, ToolError
from publisher.model.site import ChannelSpec
from tests.mails import FOLDER, HOSTILE, ROOT, SITE, article, checked, newsletter, november, several
from tests.tools import needs
from tools.compile_mail import compiled

VOID = {"br", "hr", "img", "input", "link", "meta"}
MSO = re.compile(r"<!--\[if [^\]]*\]>(?P<inside>(?!<!-->).*?)<!\[endif\]-->", re.DOTALL)
NOT_MSO = re.compile(r"<!--\[if !mso\]><!-->(?P<inside>.*?)<!--<!\[endif\]-->", re.DOTALL)


@pytest.fixture(scope="session")
def compiler(tmp_path_factory: pytest.TempPathFactory) -> MjmlCli:
    """Compile with the real program, once for all tests."""
    cache = tmp_path_factory.mktemp("cache")
    return MjmlCli(search=(ROOT,), cache=cache, node=needs("node"), shipped=cache)


@pytest.fixture
def look(tmp_path: Path) -> Path:
    """Copy the template folder, to be spoiled."""
    folder = tmp_path / "templates" / "email"
    shutil.copytree(FOLDER, folder)
    return folder


def spoil(look: Path, old: str, new: str) -> ChannelSpec:
    """Change the newsletter's MJML, and give the channel."""
    path = look / "newsletter.mjml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return channel(look, SITE)


class Balance(HTMLParser):
    """Refuses tags that do not match."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a tag."""
        assert len({name for name, _ in attrs}) == len(attrs)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Let a tag that closes itself be."""

    def handle_endtag(self, tag: str) -> None:
        """Close the tag that was opened last."""
        assert self.open
        assert self.open.pop() == tag


def views(html: str) -> Iterator[str]:
    """Give the mail as Outlook on Windows sees it, and as everyone else does."""
    yield MSO.sub(lambda found: found["inside"], NOT_MSO.sub("", html))
    yield MSO.sub("", NOT_MSO.sub(lambda found: found["inside"], html))


@pytest.mark.parametrize("count", [0, 1, 2, 5, 30])
@pytest.mark.parametrize("title", ["", HOSTILE])
def test_every_view_is_balanced(compiler: MjmlCli, count: int, title: str) -> None:
    """A cell that is not closed breaks the whole mail in Outlook, and only there."""
    issue = november(*(article(number, title and f"{title} {number}") for number in range(count)))
    spec = channel(FOLDER, SITE)

    html = letter(issue, spec, FolderTemplates(spec, compiler)).html(inert("-"))

    for view in views(html):
        balance = Balance()
        balance.feed(view)
        balance.close()
        assert balance.open == []
        assert "[if" not in view


def test_an_issue_leaves_no_jinja_and_fetches_nothing(compiler: MjmlCli) -> None:
    """Nothing comes from elsewhere; every link is an article, an address, or still to be made."""
    html = newsletter(several(5), compiler)[".html"].body.decode()

    assert "{{" not in html
    assert "{%" not in html
    assert "[[" not in html
    assert not re.search(r"<(?:img|script|link|iframe|object|form)\b|@import|url\(", html)
    links = set(re.findall(r'href="([^"]*)"', html))
    assert {link for link in links if link.startswith("https://")} == {
        "https://nieuws.stad.example/nieuwsbrief/2023-11/",
        *(f"https://nieuws.stad.example/nieuws/artikel-{number}/" for number in range(1, 6)),
    }
    assert {link for link in links if not link.startswith("https://")} == {
        "#unsubscribe",
        "#preferences",
        f"mailto:{SITE.brand.reply_address}",
    }


def test_hostile_words_are_shown_as_words(compiler: MjmlCli) -> None:
    """What an article says is text in every channel."""
    made = newsletter(november(article(title=HOSTILE, teaser=HOSTILE), article(2, HOSTILE)), compiler)

    html = made[".html"].body.decode()
    assert "<script>alert" not in html
    assert "{{ 7*7 }} {% if x %} &lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert HOSTILE in " ".join(made[".txt"].body.decode().split())


def test_the_mail_says_its_language_and_stands_in_the_dark(compiler: MjmlCli) -> None:
    """A screen reader needs the language; a dark client needs every colour twice."""
    brand = SITE.brand
    html = newsletter(several(3), compiler)[".html"].body.decode()

    assert re.search(r'<html[^>]* lang="nl"', html)
    assert re.search(r'<div[^>]* role="article"[^>]* lang="nl"', html)
    assert "<title>De stad opent park nummer 1, en nog 2 artikels</title>" in html
    assert '<meta name="color-scheme" content="light dark">' in html
    dark = (brand.dark.paper, brand.dark.bloom, brand.dark.wash, brand.dark.ink, brand.dark.accent)
    assert all(html.count(colour) >= 2 for colour in (*dark, brand.dark.thread, brand.dark.line))


def test_each_colour_in_the_light_has_its_class_for_the_dark(compiler: MjmlCli) -> None:
    """A border or cell without a class stays light in a dark mail."""
    body = newsletter(several(3), compiler)[".html"].body.decode().partition("<body")[2]

    light = SITE.brand.light
    for name in ("thread", "bloom", "line"):
        borders = re.findall(rf"<[^>]*border-(?:left|right|top):[^>]*{getattr(light, name)}[^>]*>", body)
        assert borders
        assert all(re.search(r'class="[^"]*\b(?:thread|pale|line)\b', each) for each in borders)


def test_thirty_articles_stay_far_below_the_clip(compiler: MjmlCli) -> None:
    """One section and one text an article: with a section each it would be twice as much."""
    teaser = "Een zin van een gewone lengte, zoals die in een artikel van de stad te lezen staat. " * 4
    issue = november(
        *(article(number, f"Titel {number} {'van een woord ' * 4}", teaser) for number in range(30))
    )

    made = newsletter(issue, compiler)

    assert len(made[".html"].body) < 80_000
    assert checked(made, issue) == []


def test_an_unchanged_template_starts_no_node(compiler: MjmlCli, tmp_path: Path) -> None:
    """The second build is quick, and works on a machine where Node has gone since."""
    spec = channel(FOLDER, SITE)
    first = MjmlCli(search=(ROOT,), cache=tmp_path, node=compiler.tools.node, shipped=tmp_path).compile(
        spec, "newsletter.mjml"
    )
    cached = list((tmp_path / "mjml").iterdir())

    again = MjmlCli(search=(ROOT,), cache=tmp_path, node="/nowhere/node", shipped=tmp_path).compile(
        spec, "newsletter.mjml"
    )

    assert again == first
    assert {path.suffix for path in cached} == {".html", ""}  # the page, and the lock


def test_a_changed_template_is_compiled_by_one_call(compiler: MjmlCli, look: Path, tmp_path: Path) -> None:
    """Whatever the number of articles, of months and of the processes that ask at once."""
    node, calls = counting(compiler, tmp_path)
    spec = spoil(look, "Nieuws uit {{", "Het nieuws uit {{")
    cli = MjmlCli(search=(ROOT,), cache=tmp_path, node=node, shipped=tmp_path)
    (unit,) = units(several(30), spec)

    with ThreadPoolExecutor(6) as pool:
        made = list(pool.map(lambda _: render(unit, spec, FolderTemplates(spec, cli)), range(6)))

    assert made == [made[0]] * 6
    assert calls.read_text().count("newsletter") == 1


def test_a_broken_template_is_tried_once_a_build(compiler: MjmlCli, look: Path, tmp_path: Path) -> None:
    """Five years of newsletters would take a minute to say the same thing sixty times."""
    node, calls = counting(compiler, tmp_path)
    spec = spoil(look, 'padding="28px 40px 40px"', 'paddign="1px"')
    cli = MjmlCli(search=(ROOT,), cache=tmp_path, node=node, shipped=tmp_path)

    for _ in range(3):
        with pytest.raises(TemplateError, match=r"mjml\.failed"):
            cli.compile(spec, "newsletter.mjml")

    assert calls.read_text().count("newsletter") == 1


def counting(compiler: MjmlCli, folder: Path) -> tuple[str, Path]:
    """Give a Node that notes each of its compilations, and where it does."""
    calls = folder / "calls"
    script = f'[ "$1" = --version ] || echo newsletter >> {calls}; exec {compiler.tools.current_node()} "$@"'
    return str(program(folder / "counting" / "node", script)), calls


def test_what_is_shipped_is_what_mjml_makes(compiler: MjmlCli) -> None:
    """A machine without Node sends the same mail: ``make compiled`` after a change of the template."""
    name, html = compiled(compiler.tools.node)

    assert [path.name for path in SHIPPED.iterdir()] == [name]
    assert (SHIPPED / name).read_text(encoding="utf-8") == html


def test_a_city_with_colours_of_its_own_needs_no_node(tmp_path: Path) -> None:
    """The city's colours are put into what is compiled already, by day and by night."""
    brand = SITE.brand
    light, dark = replace(brand.light, accent="#123456"), replace(brand.dark, accent="#ABCDEF")
    own = replace(SITE, brand=replace(brand, light=light, dark=dark))
    none = MjmlCli(search=(), cache=tmp_path, node="/nowhere/node")

    html = newsletter(several(1), none, own)[".html"].body

    assert (html.count(b"#123456") > 2, html.count(b"#ABCDEF") > 2) == (True, True)
    assert brand.light.accent.encode() not in html
    assert not re.search(rb"#(A1|B2)FE", html)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("<mj-column>", "<mj-colunm>", ("mjml.failed", "")),
        ('padding="28px 40px 40px"', 'paddign="1px"', ("mjml.failed", "paddign")),
        ("<mj-column>", '<mj-column><mj-include path="x.mjml" />', ("mjml.include", "<mj-include")),
        ("<h2 style", "<h3 style", ("mjml.failed", "")),
        ("<mj-raw>{% if quote %}</mj-raw>", "{% if quote %}", ("mjml.jinja-place", "{% if quote %}")),
        ("<mj-raw>{% if quote %}</mj-raw>", "<!-- {{ quote }} -->", ("mjml.jinja-place", "{{ quote }}")),
        ('padding="44px 0 0"', 'padding="{{ month }}px"', ("mjml.jinja-attribute", "{{ month }}px")),
        ('css-class="gutter"', 'css-class="{{ month }}"', ("mjml.jinja-attribute", "{{ month }}")),
        (
            '<h2 class="title" style="',
            '<h2 class="title" style="x:{{ month }}',
            ("mjml.jinja-attribute", "x:{{"),
        ),
        ("{% if lead.teaser %}", "{% if articles|length > 3 %}", ("mjml.jinja-signs", "length > 3")),
        ("{% if lead.teaser %}", '{% if month == "x" %}', ("mjml.jinja-signs", '"x"')),
        ("[[ light.wash ]]", "[[ light.wahs ]]", ("template.name", "wahs")),
        ("[[ light.wash ]]", "[[ light.wash ", ("template.syntax", "[[ light.wash ")),
        ("quote.speaker", "quote.spaeker", ("template.name", "spaeker")),
        ("{% for red in", "{% for red ni", ("template.syntax", "{% for red ni")),
    ],
)
def test_a_fault_in_the_look_is_named_with_its_line(
    compiler: MjmlCli, look: Path, old: str, new: str, expected: tuple[str, str]
) -> None:
    """MJML swallows most of these without a word; a web developer reads what and where."""
    spec, (code, marked) = spoil(look, old, new), expected
    (unit,) = units(several(3), spec)

    with pytest.raises(TemplateError) as caught:
        render(unit, spec, FolderTemplates(spec, compiler))

    assert caught.value.code == code
    assert caught.value.file == "templates/email/newsletter.mjml"
    if marked:
        lines = (look / "newsletter.mjml").read_text(encoding="utf-8").splitlines()
        assert marked in lines[caught.value.line - 1]


def test_names_of_html_are_no_fault(compiler: MjmlCli, look: Path) -> None:
    """MJML is written by people who know HTML: a space that does not break has a name there."""
    spec = spoil(look, "&#160;", "&nbsp;")

    assert "&nbsp;" in compiler.compile(spec, "newsletter.mjml")


def test_without_mjml_the_way_to_get_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The person reads what to install; nothing is half made."""
    monkeypatch.setenv("PATH", str(tmp_path))

    assert failure(MjmlCli(search=(tmp_path,), cache=tmp_path, shipped=tmp_path)) == "mjml.missing"
    assert (
        failure(MjmlCli(search=(ROOT,), cache=tmp_path, mjml="nowhere/mjml", shipped=tmp_path))
        == "mjml.missing"
    )
    assert list(tmp_path.iterdir()) == []


def test_node_is_missing_old_or_slow_each_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three different things to do, so three different errors."""
    monkeypatch.setattr("publisher.channels.email.mjml.TIMEOUT_S", 0.2)
    old, slow = (
        program(tmp_path / "old", "echo v18.19.0"),
        program(tmp_path / "slow", '[ "$1" = --version ] && echo v22.0.0 && exit; exec sleep 5'),
    )
    entry = program(tmp_path / "mjml" / "bin" / "mjml", "")
    (tmp_path / "mjml" / "package.json").write_text('{"version": "5.4.1"}')

    def found(node: Path) -> str:
        return failure(
            MjmlCli(search=(), cache=tmp_path / "cache", mjml=str(entry), node=str(node), shipped=tmp_path)
        )

    assert found(tmp_path / "none") == "mjml.no-node"
    assert found(old) == "mjml.old-node"
    assert found(slow) == "mjml.timeout"
    assert not list((tmp_path / "cache").rglob("*.html"))


def test_any_complaint_is_an_error(tmp_path: Path) -> None:
    """MJML says much on its error stream and ends well all the same."""
    node = program(
        tmp_path / "node",
        '[ "$1" = --version ] && echo v22.0.0 && exit; echo "<html></html>"; echo "mind this" >&2',
    )
    entry = program(tmp_path / "mjml" / "bin" / "mjml", "")
    (tmp_path / "mjml" / "package.json").write_text('{"version": "5.4.1"}')

    assert (
        failure(MjmlCli(search=(), cache=tmp_path, mjml=str(entry), node=str(node), shipped=tmp_path))
        == "mjml.failed"
    )


def program(path: Path, script: str) -> Path:
    """Write a program of the shell."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


def failure(compiler: MjmlCli) -> str:
    """Try to compile; give the code of what goes wrong."""
    with pytest.raises((ToolError, TemplateError)) as caught:
        compiler.compile(channel(FOLDER, SITE), "newsletter.mjml")
    error = caught.value
    assert isinstance(error, PublisherError)
    return error.code
