"""A website in memory, as a test of pages needs it: articles by hand, and what is made of them by path."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from publisher.channels import page
from publisher.channels.registry import channel
from publisher.channels.templates import FolderTemplates
from publisher.model.content import (
    Article,
    Block,
    BlockKind,
    Derived,
    Fact,
    Issue,
    IssueKind,
    Origin,
    Precision,
    PublicationDate,
    Quote,
    Sentence,
    Span,
)
from publisher.model.site import Brand, ChannelSpec, Site

TEMPLATES = Path(__file__).parent.parent / "templates" / "page"
# Under a path, so that a link from the root of the host would be seen to break.
SITE = Site(
    url="https://kortrijk.example/over/nieuws",
    language="nl",
    authority="kortrijk.example",
    since=2023,
    brand=Brand(),
)
NOON = datetime(2023, 11, 1, 12, tzinfo=UTC)
HOSTILE = "<script>alert(1)</script> {{ 7*7 }} {% if %} ]]> -- </title> &amp; \"q\" 'a' <!-- 😀 مرحبا"


class NoMjml:
    """A compiler for a channel that has nothing to compile."""

    def compile(self, channel: ChannelSpec, name: str) -> str:
        """Refuse."""
        raise AssertionError((channel, name))


def article(  # noqa: PLR0913  # each argument is what one test is about
    *texts: str | tuple[BlockKind, str],
    name: str = "000_a",
    title: str = "Kortrijk toont hoe Plan Samenleven jongeren helpt",
    teaser: str = "De stad helpt jongeren.",
    when: str = "2023-11",
    quotes: tuple[tuple[str, str], ...] = (),
    facts: tuple[str, ...] = (),
) -> Article:
    """Write an article of paragraphs and other blocks; quotes and facts are found in them word for word."""
    pairs = [
        (BlockKind.PARAGRAPH, each) if isinstance(each, str) else each for each in texts or ("Een zin.",)
    ]
    text = "\n\n".join(each for _, each in pairs)
    blocks: list[Block] = []
    for kind, each in pairs:
        start = text.index(each, blocks[-1].span.end if blocks else 0)
        span = Span(start=start, end=start + len(each))
        items = tuple(each.split("\n")) if kind is BlockKind.LIST else ()
        blocks.append(Block(kind=kind, text=each, span=span, items=items))
    sentences = tuple(_sentences(blocks, quotes))
    numbers = (int(part) for part in (*when.split("-"), "1"))
    precision = Precision.DAY if when.count("-") > 1 else Precision.MONTH
    return Article(
        id=name,
        file=f"seeds/{name}.txt",
        slug=name.replace("_", "-"),
        language="nl",
        date=PublicationDate(
            first=date(next(numbers), next(numbers), next(numbers)),
            precision=precision,
        ),
        text=text,
        title=Derived(text=title, origin=Origin.DERIVED, confidence=0.5),
        teaser=Derived(text=teaser, origin=Origin.DERIVED, confidence=0.5),
        blocks=tuple(blocks),
        sentences=sentences,
        quotes=tuple(_quote(text, words, speaker) for words, speaker in quotes),
        facts=tuple(_fact(text, words, sentences) for words in facts),
        keywords=(),
        hashtags=(),
        topics=("Plan Samenleven", "jongeren"),
        digest="sha256:0",
        published=NOON,
        updated=NOON,
    )


def _sentences(blocks: list[Block], quotes: tuple[tuple[str, str], ...]) -> Iterator[Sentence]:
    """Divide blocks at full stops."""
    for index, block in enumerate(blocks):
        for match in re.finditer(r"\S.*?(?:[.!?](?=[ ”]|$)|$)", block.text, re.DOTALL):
            yield Sentence(
                span=Span(start=block.span.start + match.start(), end=block.span.start + match.end()),
                text=match[0],
                block=index,
                stands_alone=not match[0].startswith(("Dit", "Ze")),
                stale="vandaag" in match[0],
                undated="",
                question=match[0].endswith("?"),
                quoted=any(match[0].strip("“”") in words for words, _ in quotes),
            )


def _quote(text: str, words: str, speaker: str) -> Quote:
    """Quote some words of a text."""
    span = Span(start=text.index(words), end=text.index(words) + len(words))
    role = "burgemeester" if speaker else ""
    return Quote(span=span, text=words, speaker=speaker, role=role, origin=Origin.DERIVED, confidence=0.9)


def _fact(text: str, words: str, sentences: tuple[Sentence, ...]) -> Fact:
    """Find a figure of a text."""
    start = text.index(words)
    index = next(i for i, each in enumerate(sentences) if each.span.start <= start < each.span.end)
    return Fact(kind="count", text=words, span=Span(start=start, end=start + len(words)), sentence=index)


def issue(*articles: Article) -> Issue:
    """Gather articles."""
    return Issue(kind=IssueKind.ALL, name="all", articles=articles)


def made(*articles: Article, site: Site = SITE) -> dict[str, bytes]:
    """Make the website of some articles: each file by its path in the public folder."""
    spec = channel(TEMPLATES, site)
    templates = FolderTemplates(spec, NoMjml())
    units = page.units(issue(*articles), spec)
    artifacts = [each for unit in units for each in page.render(unit, spec, templates)]
    return {each.path: each.body for each in artifacts}


def many(count: int) -> tuple[Article, ...]:
    """Write as many articles, five a month, the newest first."""
    months = [f"{2023 - index // 60}-{12 - index // 5 % 12:02}" for index in range(count)]
    return tuple(replace(article(name=f"a{index}", when=when)) for index, when in enumerate(months))


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and keeps no log."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name is the base's
        """Say nothing."""


@contextmanager
def served(folder: Path, files: dict[str, bytes]) -> Iterator[str]:
    """Serve files from a folder on this machine, and give the address."""
    for path, body in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(body)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()
