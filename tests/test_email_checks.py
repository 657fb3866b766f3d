"""What an editor is told of a newsletter before anybody else reads it."""

from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from publisher.channels.email import check
from publisher.channels.email.checks.words import wrong_weekdays
from publisher.channels.email.mjml import MjmlCli
from publisher.channels.email.online import dead_links
from publisher.channels.registry import channel
from publisher.content.issuefiles import understood
from publisher.model.artifact import Severity
from publisher.model.content import Issue, Media, Photo
from publisher.model.issue import Editorial, Event
from tests.mails import FOLDER, SITE, approved, article, drafted, newsletter, november, several
from tests.sites import TEXT, Folder
from tests.test_cli import publisher

COMPILED = MjmlCli(search=(), cache=Path("unused"), node="nowhere")
REVIEW, ERROR, HINT = Severity.REVIEW, Severity.ERROR, Severity.HINT


def said(**words: object) -> Issue:
    """Gather an ordinary month with an editor's words around it."""
    editorial = Editorial(file="issues/2023-11.toml", **words)  # type: ignore[arg-type]  # its fields, by name
    return replace(several(3), editorial=editorial)


def found(issue: Issue, *changes: tuple[str, str, str]) -> list[tuple[str, Severity]]:
    """Make a newsletter, change it, and say what is found; each change names an ending, what and by what."""
    made = newsletter(issue, COMPILED)
    for ending, old, new in changes:
        body = made[ending].body.decode()
        assert old in body
        made[ending] = replace(made[ending], body=body.replace(old, new).encode())
    return [(each.code, each.severity) for each in check(issue, tuple(made.values()), channel(FOLDER, SITE))]


def test_an_ordinary_newsletter_with_all_its_parts_has_no_findings() -> None:
    """An editor who did well is not told so at length."""
    issue = said(
        subject="Een najaar vol nieuws",
        preheader="Wat er deze maand gebeurt in de wijken.",
        intro="Beste lezer,\n\nSchrijf [je in voor de rondleiding](https://stad.example/in) (of bel 1777).",
        agenda=(Event(when="zaterdag 2 december", what="Kerstmarkt", link="https://stad.example/kerst"),),
        closing="- Tot volgende maand!\n- Meer op https://stad.example/meer.",
    )

    assert found(issue) == []


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ({"subject": "TK: onderwerp"}, "email.placeholder"),
        ({"intro": "Lorem ipsum dolor sit amet."}, "email.placeholder"),
        ({"intro": "Dag {{ naam }}, welkom."}, "email.placeholder"),
        ({"closing": "We hopen [datum] te openen."}, "email.placeholder"),
        ({"closing": "We hopen […] te openen."}, "email.placeholder"),
        ({"intro": "Meer hierover: TODO"}, "email.placeholder"),
        ({"closing": "Lees ook [dit artikel](/nieuws/park/)."}, "email.link-relative"),
        ({"closing": "- Lees ook [dit artikel](www.stad.example/park)."}, "email.link-relative"),
        ({"intro": "Dit [werkt](javascript:alert(1)) niet."}, "email.link-relative"),
        ({"intro": 'Dit [evenmin](https://stad.example/"), Jan.'}, "email.link-relative"),
        ({"intro": "Dit [belt](tel:ons) niemand."}, "email.link-relative"),
        ({"intro": "[https://stad.example/a](https://elders.example/b)"}, "email.link-other"),
        ({"intro": "Zie https://bit.ly/3abc voor meer."}, "email.link-short"),
        ({"intro": "Inschrijven kan [hier](https://stad.example/in)."}, "email.link-words"),
        ({"intro": "[Meer info »](https://stad.example/in)"}, "email.link-words"),
        (
            {"intro": "Zie https://stad.example/in.\n\n[Kom](https://stad.example/in)"},
            "email.link-twice",
        ),
        (
            {"intro": "[Kom langs](https://stad.example/a) of [Kom langs](https://stad.example/b)"},
            "email.links-alike",
        ),
        ({"intro": "Vandaag opent het park."}, "email.relative-day"),
        ({"intro": "Het plan vind je in bijlage."}, "email.attachment"),
        ({"closing": "© 2021 Stad Kortrijk"}, "email.year"),
        ({"agenda": (Event(when="vrijdag 2 december 2023", what="Markt"),)}, "email.weekday"),
        ({"preheader": "Een zin. " * 30}, "email.preheader-length"),
        ({"subject": "Ons nieuws van nu", "preheader": "ons nieuws van nu"}, "email.preheader-none"),
        ({"subject": "Te kort"}, "email.subject-length"),
    ],
)
def test_a_slip_of_the_pen_is_found(words: dict[str, object], code: str) -> None:
    """Each of these has gone out to thousands of people, somewhere."""
    severity = ERROR if code in {"email.link-relative", "email.link-other"} else REVIEW

    assert found(said(**words)) == [(code, severity)]


def test_what_a_text_announces_the_agenda_may_link_again() -> None:
    """As the example in the README does."""
    link = "https://stad.example/in"
    event = Event(when="zaterdag 2 december", what="Rondleiding", link=link)

    assert found(said(intro=f"[Schrijf je in]({link}).", agenda=(event,), closing=f"Of [bel]({link})")) == []


TYPED = """subject = "Een najaar vol nieuws"
intro = '''
Beste lezer,

Schrijf je [hier](https://stad.example/in) in.
Vandaag nog: https://bit.ly/3abc'''
closing = "TK: groeten, [https://a.example](https://b.example)"

[[agenda]]
when = "zaterdag 2 december"
what = "Markt"

[[agenda]]
when = "vrijdag 2 december 2023"
what = "Kerst"
"""


def test_what_an_editor_typed_is_named_where_it_was_typed() -> None:
    """The line of the issue file, which an editor can mend, and not the mail that was made of it."""
    file = understood(TYPED, "issues/2023-11.toml")
    issue = replace(several(3), editorial=file.editorial)
    made = tuple(newsletter(issue, COMPILED).values())

    told = {each.code: each.about for each in check(issue, made, channel(FOLDER, SITE))}

    assert {about.file for about in told.values()} == {"issues/2023-11.toml"}
    assert {code: about.line for code, about in told.items()} == {
        "email.link-words": 5,
        "email.link-short": 6,
        "email.relative-day": 6,
        "email.placeholder": 7,
        "email.link-other": 7,
        "email.weekday": 13,
    }


def test_what_an_article_says_is_named_in_its_own_file() -> None:
    """A title stands in the sidecar, where an editor gave it."""
    issue = november(article(1, "Vandaag opent het park"), article(2, teaser="Morgen komt TK de stoet."))
    made = tuple(newsletter(issue, COMPILED).values())

    told = {(each.code, each.about.file) for each in check(issue, made, channel(FOLDER, SITE))}

    assert ("email.relative-day", "seeds/mail.toml") in told
    assert "outbox/email/2023-11/email.html" not in {file for _, file in told}


@pytest.mark.parametrize(
    "intro",
    [
        "De tekst van TKP en de XXL-maat; het zaterdagmorgenconcert; de bijlageverzorging.",
        "Op zaterdag 2 december en op donderdag 29 februari 2024.",
        "Het jaar 2021 was © van niemand; https://t.com/ is geen t.co.",
    ],
)
def test_what_only_looks_wrong_is_left_alone(intro: str) -> None:
    """Who is warned for nothing does not read the next warning."""
    assert found(said(intro=intro)) == []


@pytest.mark.parametrize(
    ("text", "month", "wrong"),
    [
        ("zaterdag 2 december", "2023-11", []),
        ("vrijdag 2 december", "2023-11", [("vrijdag 2 december", "zaterdag")]),
        ("maandag 1 januari", "2023-12", []),
        ("maandag, 1 januari 2024", "2023-12", []),
        ("zondag 31 december", "2024-01", []),
        ("zondag 1 januari 2024", "2023-12", [("zondag 1 januari 2024", "maandag")]),
        ("woensdag 31 november", "2023-11", []),
    ],
)
def test_a_weekday_fits_its_date(text: str, month: str, wrong: list[tuple[str, str]]) -> None:
    """Half of the people come on the day, the other half on the date; without a year it is the nearest."""
    assert list(wrong_weekdays(text, "nl", month)) == wrong


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ((".html", "<h2", "<h3"), [("email.headings", ERROR)]),
        ((".html", "<h1", "<h2"), [("email.headings", ERROR)]),
        ((".html", 'href="#unsubscribe"', 'href="#"'), [("email.unsubscribe", ERROR)]),
        ((".txt", "(je eigen link komt hier", "(nergens"), [("email.unsubscribe", ERROR)]),
        ((".html", "<html lang=", "<html data-lang="), [("email.language", ERROR)]),
        ((".txt", "/nieuws/artikel-2/", "/nieuws/artikel-9/"), [("email.links-differ", ERROR)] * 2),
        ((".html", 'style="', 'style="color:#000;'), [("email.black", REVIEW)]),
        (
            (".html", "https://nieuws.stad.example/nieuws/artikel-2/", "nieuws/artikel-2/"),
            [("email.link-relative", ERROR), ("email.links-differ", ERROR)],
        ),
    ],
)
def test_a_template_that_lost_something_is_found(
    change: tuple[str, str, str], expected: list[tuple[str, Severity]]
) -> None:
    """The law asks for a way out, a screen reader for a language and an order."""
    assert found(several(3), change) == expected


@pytest.mark.parametrize(
    ("alt", "width", "size", "expected"),
    [
        ("Kinderen spelen op het plein", 960, 90_000, []),
        ("", 960, 90_000, [("email.alt-none", ERROR)]),
        ("IMG_2041.jpg", 960, 90_000, [("email.alt-automatic", REVIEW)]),
        ("foto", 960, 90_000, [("email.alt-automatic", REVIEW)]),
        ("Foto van het plein", 960, 90_000, []),
        ("Kinderen spelen op het plein", 960, 900_000, [("email.image-heavy", REVIEW)]),
    ],
)
def test_a_picture_says_something_and_weighs_little(
    alt: str, width: int, size: int, expected: list[tuple[str, Severity]]
) -> None:
    """Half of all readers have pictures turned off at first."""
    photo = Photo(path="a.jpg", alt=alt, credit="", digest="sha256:1")
    media = Media(path="fotos/a.jpg", alt=alt, mime="image/jpeg", size_bytes=size, width=width, height=640)

    assert found(replace(november(article(photo=photo)), photos={"a1": (media,)})) == expected


def test_a_picture_is_no_wider_than_its_column() -> None:
    """Outlook takes a width at its word, and pushes the text off the screen."""
    photo = Photo(path="a.jpg", alt="Het plein", credit="", digest="sha256:1")
    media = Media(path="fotos/a.jpg", alt="Het plein", mime="image/jpeg", size_bytes=1, width=960, height=640)
    issue = replace(november(article(photo=photo)), photos={"a1": (media,)})

    assert found(issue, (".html", 'width="560"', 'width="900"')) == [("email.image-wide", REVIEW)]


def test_titles_that_nobody_approved_are_counted() -> None:
    """A title of ours is a draft; an editor's is not."""
    issue = november(article(title="Een goede titel"))
    draft = replace(issue.articles[0], title=drafted("Een titel van het programma"))

    assert found(issue) == []
    assert found(november(draft, replace(draft, id="b", slug="b", title=approved("Een andere titel")))) == [
        ("email.title-draft", HINT)
    ]


def test_a_title_that_fills_a_screen_is_found() -> None:
    """An editor pastes a paragraph where a title belongs; the mail is whole all the same."""
    issue = november(article(title="Een goede titel"), article(2, "Een lange zin " * 700))

    made = newsletter(issue, COMPILED)

    (told,) = check(issue, tuple(made.values()), channel(FOLDER, SITE))
    assert (told.code, told.severity) == ("email.title-long", REVIEW)
    assert told.values["file"] == "seeds/mail.toml"
    assert len(str(told.values["title"])) == 60


class Answering(BaseHTTPRequestHandler):
    """Answers as its path says."""

    def do_HEAD(self) -> None:
        """Know no HEAD for one page."""
        self.answer(405 if self.path == "/no-head" else int(self.path.strip("/") or 200))

    def do_GET(self) -> None:
        """Know all."""
        self.answer(200 if self.path == "/no-head" else int(self.path.strip("/") or 200))

    def answer(self, status: int) -> None:
        """Say a status, and nothing more."""
        self.send_response(status)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class's name
        """Say nothing."""


@pytest.fixture
def web() -> Iterator[str]:
    """Serve on this machine alone."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_dead_links_are_found_when_somebody_asks(web: str, tmp_path: Path) -> None:
    """A page that asks for a password is there; one that is not made yet, or gone, is not."""
    site = replace(SITE, url="https://nieuws.stad.example")
    closed = "http://127.0.0.1:9"
    links = [f"{web}/{path}" for path in ("200", "no-head", "403", "404", "410")]
    links += [f"{closed}/x?a=1&amp;b=2", f"{site.url}/nieuws/er/", f"{site.url}/nieuws/weg/"]
    mail = tmp_path / "outbox" / "email" / "2023-11" / "email.html"
    mail.parent.mkdir(parents=True)
    mail.write_text("".join(f'<a class="x" href="{link}">x</a>' for link in links), encoding="utf-8")
    page = tmp_path / "feeds" / "nieuws" / "er" / "index.html"
    page.parent.mkdir(parents=True)
    page.touch()

    told = list(dead_links(tmp_path / "outbox", tmp_path / "feeds", ("email",), site))

    assert [(each.about.file, each.values["link"]) for each in told] == [
        ("outbox/email/2023-11/email.html", f"{web}/404"),
        ("outbox/email/2023-11/email.html", f"{web}/410"),
        ("outbox/email/2023-11/email.html", f"{closed}/x?a=1&b=2"),
        ("outbox/email/2023-11/email.html", f"{site.url}/nieuws/weg/"),
    ]


def test_the_command_asks_for_links_only_when_told_to(web: str, tmp_path: Path) -> None:
    """Who checks on a train reads what can be known there; who is about to send reads of the dead link."""
    site = Folder(tmp_path)
    site.seed("zwembad.txt", TEXT)
    site.write("issues/2026-10.toml", f'intro = "[Schrijf je in]({web}/404) of [kom langs]({web}/200)."')
    publisher(tmp_path, "build", "--only", "email,page")

    checks = [("check", "--only", "email,page", *options) for options in ((), ("--online",))]
    offline, online = (publisher(tmp_path, *each) for each in checks)

    assert web not in offline.stdout + offline.stderr
    (told,) = (line for line in (online.stdout + online.stderr).splitlines() if web in line)
    assert told.startswith("nakijken  outbox/email/2026-10/email.html: ")
    assert f'de link {web}/404 werkt niet ("404")' in told
