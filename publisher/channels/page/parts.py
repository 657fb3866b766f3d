"""What stands on an article's page, in reading order: lead, paragraphs, headings, lists and pull quotes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from publisher.model.attribution import attributed
from publisher.model.content import Article, Block, BlockKind, Quote

LEAD = "lead"
PHOTO = "photo"
# A first paragraph of more words is no lead: its first sentence alone is set large (docs/design.md).
LEAD_WORDS = 60
WORDS_A_MINUTE = 200
# The facts box follows the second paragraph where there is no rail, or stands before the first heading.
PARAGRAPHS_BEFORE_FACTS = 2
HEADINGS_FOR_CONTENTS = 3
# Real headlines have 46 to 101 characters, 67 in the middle (measured); a longer title needs a smaller size.
TITLE_LONG = 90
OPEN, CLOSE = '“„"«‘', '”“"»’'


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A block as the page shows it.

    Attributes:
        kind: A kind of block, ``lead`` or ``photo``.
        items: Of a list.
        anchor: What a link within the page ends in; of a heading.
        said: Whether the words of a pull quote are somebody's, and stand in quotation marks.
        speaker: Who says them; empty where the text does not surely tell.
    """

    kind: str
    text: str
    items: tuple[str, ...] = ()
    anchor: str = ""
    said: bool = False
    speaker: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The text of an article, with the place for the facts box between its two halves.

    Attributes:
        contents: The headings, where they are enough for a table of contents.
    """

    opening: tuple[Part, ...]
    rest: tuple[Part, ...]
    contents: tuple[Part, ...]
    minutes: int


def body(article: Article, *, illustrated: bool) -> Body:
    """Lay out the text of an article; a photo follows its first words, since the news comes first."""
    turn = _turn(article.blocks)
    first = next((i for i, each in enumerate(article.blocks) if each.kind is BlockKind.PARAGRAPH), -1)
    parts = [
        tuple(_lead(article, i)) if i == first else (_part(article, i),) for i in range(len(article.blocks))
    ]
    headings = tuple(part for group in parts for part in group if part.kind == BlockKind.HEADING)
    opening = tuple(part for group in parts[:turn] for part in group)
    if illustrated:
        opening = (*opening[:1], Part(kind=PHOTO, text=""), *opening[1:])
    return Body(
        opening=opening,
        rest=tuple(part for group in parts[turn:] for part in group),
        contents=headings if len(headings) >= HEADINGS_FOR_CONTENTS else (),
        minutes=max(1, -(-len(article.text.split()) // WORDS_A_MINUTE)),
    )


def long_title(article: Article) -> bool:
    """Tell whether a title needs a smaller size."""
    return len(article.title.text) > TITLE_LONG


def pull_quote(article: Article, block: Block) -> Part:
    """Give a pull quote its speaker, where quotations of the text hold its words and one person says them."""
    text, marked = _unmarked(block.text.strip())
    words = _plain(text).rstrip(".,;:!?… ")
    found = [quote for quote in article.quotes if words and words in _plain(quote.text)]
    speakers = {(quote.speaker, quote.role) for quote in found if quote.speaker}
    sure = len(speakers) == 1 and any(attributed(quote) for quote in found)
    speaker, role = speakers.pop() if sure else ("", "")
    return Part(kind=BlockKind.PULLQUOTE, text=text, said=bool(found) or marked, speaker=speaker, role=role)


def _turn(blocks: tuple[Block, ...]) -> int:
    """Tell how many blocks come before the facts box."""
    paragraphs = 0
    for index, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING:
            return index
        paragraphs += block.kind is BlockKind.PARAGRAPH
        if paragraphs == PARAGRAPHS_BEFORE_FACTS:
            return index + 1
    return len(blocks)


def _part(article: Article, index: int) -> Part:
    """Show a block."""
    block = article.blocks[index]
    if block.kind is BlockKind.PULLQUOTE:
        return pull_quote(article, block)
    anchor = f"deel-{index + 1}" if block.kind is BlockKind.HEADING else ""
    return Part(kind=block.kind, text=block.text, items=block.items, anchor=anchor)


def _lead(article: Article, index: int) -> Iterator[Part]:
    """Set the first paragraph large, or its first sentence where the whole is long."""
    block = article.blocks[index]
    if len(block.text.split()) <= LEAD_WORDS:
        yield Part(kind=LEAD, text=block.text)
        return
    end = _first_end(article, index)
    head, tail = block.text[:end].strip(), block.text[end:].strip()
    if head and tail and len(head.split()) <= LEAD_WORDS:
        yield Part(kind=LEAD, text=head)
        yield Part(kind=BlockKind.PARAGRAPH, text=tail)
    else:
        yield Part(kind=BlockKind.PARAGRAPH, text=block.text)


def _first_end(article: Article, index: int) -> int:
    """Tell where the first sentence of a block ends within it; 0 where that would tear a quotation."""
    block = article.blocks[index]
    end = next((each.span.end for each in article.sentences if each.block == index), block.span.start)
    torn = any(_within(end, quote) for quote in article.quotes)
    return 0 if torn else end - block.span.start


def _within(position: int, quote: Quote) -> bool:
    """Tell whether a position lies inside a quotation, or between it and its closing mark."""
    return quote.span.start < position <= quote.span.end


def _unmarked(text: str) -> tuple[str, bool]:
    """Take the quotation marks off a text that stands in them as a whole, and tell whether it did."""
    inner = text[1:-1]
    marked = text[:1] in OPEN and text[-1:] in CLOSE and not set(inner) & set(f"{text[:1]}{text[-1:]}")
    return (inner.strip(), True) if inner and marked else (text, False)


def _plain(text: str) -> str:
    """Leave out what may differ between a quotation and the words pulled from it."""
    return re.sub(r"\s+", " ", text).replace("’", "'").casefold()
