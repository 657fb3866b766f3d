"""A website in memory, as a test of pages needs it: articles by hand, and what is made of them by path."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import html5lib
import pytest

from publisher.channels import page
from publisher.channels.registry import channel
from publisher.channels.templates import FolderTemplates
from publisher.model.artifact import Artifact
from publisher.model.content import (
    Article,
    Block,
    BlockKind,
    Fact,
    Issue,
    IssueKind,
    Media,
    Origin,
    Photo,
    Quote,
    Sentence,
    Span,
)
from publisher.model.site import Brand, Site
from tests.articles import NoCompiler
from tests.articles import article as whole
from tests.tools import needs

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
PICTURE = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2"><path d="M0 0h3v2H0z"/></svg>'
HOSTILE = "<script>alert(1)</script> {{ 7*7 }} {% if %} ]]> -- </title> &amp; \"q\" 'a' <!-- 😀 مرحبا"


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
    return whole(
        name,
        when,
        text,
        title=title,
        teaser=teaser,
        blocks=tuple(blocks),
        sentences=sentences,
        quotes=tuple(_quote(text, words, speaker) for words, speaker in quotes),
        facts=tuple(_fact(text, words, sentences) for words in facts),
        topics=("Plan Samenleven", "jongeren"),
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


def issue(*articles: Article, gone: tuple[str, ...] = ()) -> Issue:
    """Gather articles, with the sizes of the photos of those that have one."""
    photos = {each.id: photo_of(each) for each in articles if each.photo}
    return Issue(kind=IssueKind.ALL, name="all", articles=articles, photos=photos, gone=gone)


def illustrated(one: Article) -> Article:
    """Give an article a photo."""
    return replace(
        one, photo=Photo(path="a.jpg", alt='Een plein "vol" volk', credit="J. <Janssens>", digest="sha256:0")
    )


def photo_of(one: Article) -> tuple[Media, ...]:
    """Tell in which sizes a photo is published."""
    assert one.photo
    alt = one.photo.alt
    return tuple(
        Media(
            path=f"photos/{one.id}-{width}.svg",
            alt=alt,
            mime="image/svg+xml",
            size_bytes=len(PICTURE),
            width=width,
            height=width * 2 // 3,
        )
        for width in (480, 960)
    )


def made(*articles: Article, site: Site = SITE, gone: tuple[str, ...] = ()) -> dict[str, bytes]:
    """Make the website of some articles: each file by its path in the public folder."""
    return {each.path: each.body for each in artifacts_of(issue(*articles, gone=gone), site)}


def artifacts_of(whole: Issue, site: Site = SITE) -> tuple[Artifact, ...]:
    """Make the website of an issue."""
    spec = channel(TEMPLATES, site)
    templates = FolderTemplates(spec, NoCompiler())
    return tuple(each for unit in page.units(whole, spec) for each in page.render(unit, spec, templates))


def many(count: int) -> tuple[Article, ...]:
    """Write as many articles, five a month, the newest first."""
    months = [f"{2023 - index // 60}-{12 - index // 5 % 12:02}" for index in range(count)]
    return tuple(replace(article(name=f"a{index}", when=when)) for index, when in enumerate(months))


def tree(body: bytes) -> Any:
    """Read a page as a browser does, and refuse the slightest fault."""
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(
        body, transport_encoding="utf-8"
    )


def words(element: Any) -> str:
    """Give the text of an element, its spaces told."""
    return " ".join("".join(element.itertext()).split())


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and keeps no log."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name is the base's
        """Say nothing."""


@contextmanager
def browsing() -> Iterator[Any]:
    """Open a browser, where there is one."""
    api = pytest.importorskip("playwright.sync_api")
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with api.sync_playwright() as play:
        opened = play.chromium.launch(executable_path=needs("chromium"), args=arguments)
        yield opened
        opened.close()


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
