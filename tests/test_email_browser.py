"""The newsletter in a browser, by day and by night, and before those who judge mails and markup."""

import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from publisher.channels.email import render, skeleton, units
from publisher.channels.email.mjml import MjmlCli
from publisher.channels.email.options import Look
from publisher.channels.registry import channel
from publisher.channels.templates import FolderTemplates
from publisher.model.content import Fact, Issue, Media, Photo, Sentence, Span
from publisher.model.issue import Editorial, Event
from publisher.model.site import ChannelSpec
from tests.mails import FOLDER, SITE, article, november
from tests.tools import needs, needs_file

COMPOUND = "Arbeidsongeschiktheidsverzekeringsmaatschappijen"
# Titles that a small phone has no room for: a real one, and one of a single word of 60 letters.
WIDE = ("Gemeenteraadsverkiezingen: meerjarenplanaanpassing", "Ottegemse".ljust(60, "z"))
TEASER = "Een zin van een gewone lengte, zoals die in een artikel van de stad te lezen staat. " * 3
SAID = Editorial(
    file="issues/2023-11.toml",
    subject="Een najaar vol nieuws uit de wijken",
    intro="Beste lezer,\n\n[Schrijf je in](https://stad.example/in) nu.\n\n- Bel 1777\n- Kom langs",
    agenda=(
        Event(
            when="zaterdag 2 december", what="Rondleiding", where="Deelfabriek", link="https://a.example/r"
        ),
        Event(when="zondag 10 december", what=COMPOUND),
    ),
    closing="Tot volgende maand!",
)
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
# A mail stands in the page of a mail program, which has landmarks of its own; the web copy is a page.
IN_A_PROGRAM = {**RULES, "rules": {"region": {"enabled": False}, "landmark-one-main": {"enabled": False}}}
# What no standard knows and mail programs need; all but the last two MJML writes.
FOR_MAIL_PROGRAMS = {
    *(f"Attribute “xmlns:{name}” not allowed here." for name in "ov"),  # Outlook on Windows draws with them
    *(
        f"CSS: “{name}”: Property “{name}” doesn't exist."
        for name in (
            *(
                "mso-padding-alt",
                "mso-table-lspace",
                "mso-table-rspace",
            ),  # room in and beside Outlook's tables
            "mso-hide",  # the logo for the dark, which Outlook would show beside the other
            "supported-color-schemes",  # dark mode in older versions of Apple Mail
        )
    ),
}


def big(count: int) -> Issue:
    """Gather a month with everything in it: a photo, figures, long titles and words."""
    photo = Photo(path="a.jpg", alt="Kinderen spelen op het plein", credit="Jan", digest="sha256:1")
    text = "De stad plant 105 bomen. Er komen meer dan 31.000 planten bij."
    halves = ((0, 24, "105 bomen"), (25, 62, "meer dan 31.000 planten"))
    sentences = tuple(
        Sentence(
            span=Span(start=start, end=end),
            text=text[start:end],
            block=0,
            stands_alone=True,
            stale=False,
            undated="",
            question=False,
            quoted=False,
        )
        for start, end, _ in halves
    )
    facts = tuple(
        Fact(kind="count", text=words, span=Span(start=text.index(words), end=start + 9), sentence=number)
        for number, (start, _, words) in enumerate(halves)
    )
    articles = [
        article(number, f"Titel {number} {'van een gewoon woord ' * 3}", TEASER)
        for number in range(1, count + 1)
    ]
    if articles:
        articles[0] = replace(articles[0], photo=photo, facts=facts, sentences=sentences)
    if len(articles) > 1:
        articles[1] = replace(articles[1], title=replace(articles[1].title, text=f"{COMPOUND} komen"))
    media = Media(path="fotos/a.jpg", alt=photo.alt, mime="image/jpeg", size_bytes=1, width=960, height=640)
    return replace(november(*articles), photos={"a1": (media,)} if articles else {})


def mails() -> dict[str, str]:
    """Render the newsletters that are looked at, by name."""
    issues = {f"{count}": big(count) for count in (1, 2, 3, 12, 30)}
    issues["said"] = replace(big(3), editorial=SAID)
    found = {name: rendered(issue)[0] for name, issue in issues.items()}
    found |= {f"{look}": rendered(issues["said"], look=look)[0] for look in (Look.PAPER, Look.PLAIN)}
    logo = {"logo": "https://stad.example/l.png", "logo_dark": "https://stad.example/d.png"}
    return {**found, "logo": rendered(issues["3"], **logo)[0], "web": rendered(issues["said"])[1]}


def spec_of(**options: str) -> ChannelSpec:
    """Give the channel with some other options."""
    spec = channel(FOLDER, SITE)
    return replace(spec, options=replace(spec.options, **options))  # type: ignore[type-var]  # a dataclass


def rendered(issue: Issue, **options: str) -> tuple[str, str]:
    """Render an issue: the mail, and its web copy."""
    spec = spec_of(**options)
    (unit,) = units(issue, spec)
    made = render(unit, spec, FolderTemplates(spec, COMPILED))
    return made[0].body.decode(), made[-1].body.decode()


COMPILED = MjmlCli(search=(), cache=Path("unused"), node="nowhere")
MAILS = mails()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Open a browser, where there is one."""
    api = pytest.importorskip("playwright.sync_api")
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with api.sync_playwright() as play:
        opened = play.chromium.launch(executable_path=needs("chromium"), args=arguments)
        yield opened
        opened.close()


@pytest.mark.parametrize("name", MAILS)
def test_a_mail_fits_every_window(browser: Any, name: str) -> None:
    """Nobody scrolls sideways, on the smallest phone or where the text is twice as large."""
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.set_content(MAILS[name])

    wide = {}
    for width in (320, 375, 700, 1200):
        page.set_viewport_size({"width": width, "height": 800})
        wide[width] = page.evaluate("document.documentElement.scrollWidth")
    context.close()

    assert wide == {width: width for width in wide}


@pytest.mark.parametrize("title", WIDE)
@pytest.mark.parametrize("said", [Editorial(), Editorial(intro="Dag"), replace(SAID, subject=WIDE[1])])
def test_a_long_word_fits_a_small_phone(browser: Any, title: str, said: Editorial) -> None:
    """Wherever it stands: in the cloth, above an article, in the contents or on the button."""
    issue = replace(november(article(1, title), article(2, title), article(3)), editorial=said)
    context = browser.new_context(offline=True)
    page = context.new_page()

    wide = []
    for html in rendered(issue):
        page.set_content(html)
        for width in (320, 360):
            page.set_viewport_size({"width": width, "height": 800})
            wide.append(page.evaluate("document.documentElement.scrollWidth"))
    context.close()

    assert wide == [320, 360, 320, 360]


@pytest.mark.parametrize("name", MAILS)
def test_axe_finds_nothing_in_a_mail(browser: Any, name: str) -> None:
    """Who listens to a mail, or reads it in the dark, reads the same news (WCAG 2.2 AA)."""
    axe = needs_file("axe-core", "axe.min.js").read_text(encoding="utf-8")
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.set_content(MAILS[name])
    page.add_script_tag(content=axe)

    found: dict[str, list[str]] = {}
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        result = page.evaluate("rules => axe.run(rules)", RULES if name == "web" else IN_A_PROGRAM)
        found |= {
            f"{theme} {each['id']}": [node["html"][:200] for node in each["nodes"]]
            for each in result["violations"]
        }
    context.close()

    assert found == {}
    assert len(result["passes"]) > 15


def test_the_dark_has_no_light_left_in_it(browser: Any) -> None:
    """A gutter or a border that stays light glares; every ground and edge of the mail is looked at."""
    light = {colour.lower() for colour in vars_of(SITE.brand.light)}
    context = browser.new_context(offline=True, color_scheme="dark")
    page = context.new_page()
    left: dict[str, list[str]] = {}
    for name in ("said", "paper", "plain", "logo", "web"):
        page.set_content(MAILS[name])
        left[name] = page.evaluate(SEEN, sorted(light - {c.lower() for c in vars_of(SITE.brand.dark)}))
    context.close()

    assert {name: found for name, found in left.items() if found} == {}


SEEN = """light => {
  const hex = text => { const n = text.match(/\\d+/g); return n && n.length === 3 || n && n[3] !== '0'
    ? '#' + n.slice(0, 3).map(each => (+each).toString(16).padStart(2, '0')).join('') : '' };
  const found = [];
  for (const each of document.body.querySelectorAll('*')) {
    const style = getComputedStyle(each);
    if (style.display === 'none' || !each.getClientRects().length) continue;
    const colours = [];
    if (style.backgroundColor !== 'rgba(0, 0, 0, 0)') colours.push(style.backgroundColor);
    for (const side of ['Left', 'Right', 'Top', 'Bottom'])
      if (parseFloat(style[`border${side}Width`])) colours.push(style[`border${side}Color`]);
    if ([...each.childNodes].some(node => node.nodeType === 3 && node.data.trim())) colours.push(style.color);
    for (const colour of colours) if (light.includes(hex(colour))) found.push(each.outerHTML.slice(0, 90));
  }
  return found;
}"""


def vars_of(palette: object) -> list[str]:
    """List the colours of a palette."""
    return [getattr(palette, name) for name in palette.__slots__]  # type: ignore[attr-defined]  # a dataclass


def test_the_nu_checker_finds_nothing_but_what_mail_programs_need(tmp_path: Path) -> None:
    """The markup is without an error; what is none of HTML's is named above, with its reason."""
    java, checker = needs("java"), needs_file("vnu-jar", "build/dist/vnu.jar")
    for name, html in MAILS.items():
        (tmp_path / f"{name}.html").write_text(html, encoding="utf-8")

    command = [java, "-Xss8m", "-jar", str(checker), "--errors-only", "--stdout", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    said = {re.sub(r'^"[^"]*":[\d.:-]* (?:info )?error: ', "", line) for line in done.stdout.splitlines()}
    assert said - FOR_MAIL_PROGRAMS == set()
    assert len(said) > 4


@pytest.mark.parametrize("count", [1, 8, 30])
def test_spamassassin_sees_no_spam(tmp_path: Path, count: int) -> None:
    """A mail that nobody sees is the worst of all; judged by local rules, as it will be sent."""
    program = needs("spamassassin")
    spec = spec_of()
    (unit,) = units(replace(big(count), editorial=SAID), spec)
    message = skeleton(unit, spec, FolderTemplates(spec, COMPILED)).filled(
        {
            "to": "jan@stad.example",
            "name": "Jan Peeters",
            "date": "Wed, 01 Nov 2023 12:00:00 +0000",
            "message_id": "1@nieuws.stad.example",
            "unsubscribe": "https://nieuws.stad.example/u/abc",
            "preferences": "https://nieuws.stad.example/p/abc",
        }
    )

    judged = subprocess.run(
        [program, "-L", "-t"],
        input=message,
        capture_output=True,
        check=True,
        env={**os.environ, "HOME": str(tmp_path)},
    ).stdout.decode(errors="replace")

    score = re.search(r"Content analysis details: +\((-?[\d.]+) points", judged)
    assert score, judged[-2000:]
    assert float(score[1]) < 1.0, judged[judged.index("Content analysis") :][:2000]
