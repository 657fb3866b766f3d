"""Articles and newsletters as the tests of the email need them."""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from publisher.channels.email import check, render, units
from publisher.channels.registry import channel
from publisher.channels.templates import FolderTemplates
from publisher.model.artifact import Artifact, Place, Severity
from publisher.model.content import (
    Article,
    Block,
    BlockKind,
    Derived,
    Issue,
    IssueKind,
    Origin,
    Quote,
    Sentence,
    Span,
)
from publisher.model.site import Brand, ChannelSpec, Site
from publisher.ports import Compiler
from tests.articles import article as whole

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "templates" / "email"
GOLDEN = Path(__file__).parent / "golden"
SITE = Site(
    url="https://nieuws.stad.example", language="nl", authority="stad.example", since=2023, brand=Brand()
)
HOSTILE = "{{ 7*7 }} {% if x %} <script>alert(1)</script> ]]> --> [[ light.ink ]] & “dag”"


def article(number: int = 1, title: str = "", teaser: str = "", **changes: object) -> Article:
    """Make an article of three sentences and one quotation."""
    told = "De stad opent een park. Iedereen is welkom op zondag."
    said = "We willen dat iedereen zich hier thuis voelt"
    text = f"{told}\n\n“{said}”, zegt Ruth Vandenberghe, burgemeester."
    start = text.index(said)
    first, second = told.split(". ")
    values: dict[str, object] = {
        "slug": f"artikel-{number}",
        "file": "seeds/mail.txt",
        "title": approved(title or f"De stad opent park nummer {number}"),
        "teaser": teaser or told,
        "blocks": (
            Block(kind=BlockKind.PARAGRAPH, text=told, span=Span(start=0, end=len(told))),
            Block(
                kind=BlockKind.PARAGRAPH,
                text=text[len(told) + 2 :],
                span=Span(start=len(told) + 2, end=len(text)),
            ),
        ),
        "sentences": (
            sentence(text, f"{first}."),
            sentence(text, second),
            sentence(text, text[start - 1 :]),
        ),
        "quotes": (
            Quote(
                span=Span(start=start, end=start + len(said)),
                text=said,
                speaker="Ruth Vandenberghe",
                role="burgemeester",
                origin=Origin.DERIVED,
                confidence=0.9,
            ),
        ),
    }
    return whole(f"a{number}", "2023-11", text, **(values | changes))


def approved(text: str) -> Derived:
    """Make a value as an editor gives it."""
    return Derived(text=text, origin=Origin.EDITOR, confidence=1)


def drafted(text: str) -> Derived:
    """Make a value as the program derives it."""
    return Derived(text=text, origin=Origin.DERIVED, confidence=0.3)


def sentence(text: str, words: str, *, stands_alone: bool = True) -> Sentence:
    """Make a sentence of words within a text."""
    start = text.index(words)
    return Sentence(
        span=Span(start=start, end=start + len(words)),
        text=words,
        block=0,
        stands_alone=stands_alone,
        stale=False,
        undated="",
        question=False,
        quoted="“" in words,
    )


def november(*articles: Article) -> Issue:
    """Gather a month."""
    return Issue(kind=IssueKind.MONTH, name="2023-11", articles=articles)


def several(count: int) -> Issue:
    """Gather a month of ordinary articles."""
    return november(*(article(number) for number in range(1, count + 1)))


class Passing:
    """Compiles to a page that says what every newsletter must, and nothing of its own."""

    def compile(self, channel: ChannelSpec, name: str) -> str:
        """Give a page with one link an article."""
        assert channel.name == "email"
        assert name == "newsletter.mjml"
        link = '<a href="{{ article.url }}">{{ article.title }}</a>'
        return (
            "<html lang='nl'><title>{{ subject }}</title><div style='display:none'>{{ preheader }}</div>"
            f"<h1>{{{{ lead.title }}}}</h1>{{% for article in articles %}}{link}{{% endfor %}}"
            '{% if reader %}<a href="{{ web_url }}">W</a><a href="{{ reader.unsubscribe }}">U</a>{% endif %}'
        )


def newsletter(issue: Issue, compiler: Compiler, site: Site = SITE) -> dict[str, Artifact]:
    """Render an issue; give the files for the outbox by ending."""
    spec = channel(FOLDER, site)
    (unit,) = units(issue, spec)
    made = render(unit, spec, FolderTemplates(spec, compiler))
    return {Path(each.path).suffix: each for each in made if each.place is Place.OUTBOX}


def checked(made: dict[str, Artifact], issue: Issue) -> list[tuple[str, Severity]]:
    """Say which findings there are."""
    return [(each.code, each.severity) for each in check(issue, tuple(made.values()), channel(FOLDER, SITE))]


def opened(made: dict[str, Artifact]) -> EmailMessage:
    """Read the sample as a mail program does."""
    message = message_from_bytes(made[".eml"].body, policy=default)
    assert isinstance(message, EmailMessage)
    return message
