"""Paragraphs, headings, pull quotes and lists, from where lines break and how they end."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from publisher.content.language import Language
from publisher.model.content import Block, BlockKind, Span

ITEM = re.compile(r"\s*(?:[-–•*·]|\d{1,2}[.)])\s+(?=\S)")
ENDS = re.compile(r"[.!…;:,]['\"’”»)\]]*$")
OPENS_QUOTE = re.compile(r"[“„«\"]")
# Measured on sixteen texts: headings and pull quotes have at most 15 words and 90 characters.
HEADING_CHARACTERS = 110
HEADING_WORDS = 18
PULLQUOTE_WORDS = 5
MOST_SEARCHED = 300  # paragraphs; a longer text is no article, and is not searched for what it repeats
CLOSING = 3  # blocks at the end among which the sign-off is
SIGNOFF_LONGEST = 300  # characters
# A short label or a short question, then an address.
LEADS_ON = re.compile(r"(?:[^\s.:?!]+ ){0,6}[^\s.:?!]+(?:: ?\S|\? \S)")
CONTACT = re.compile(r"@|www\.|https?:|\d{3}")
WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Lines that belong together, before it is known what they are.

    Attributes:
        line: Of the file, counted from 1, where it starts.
    """

    lines: tuple[str, ...]
    line: int

    @property
    def is_list(self) -> bool:
        """Tell whether each line is an item."""
        return all(ITEM.match(line) for line in self.lines)

    @property
    def text(self) -> str:
        """Join the lines: of a list by line ends, of prose by spaces."""
        return ("\n" if self.is_list else " ").join(self.lines)


def pieces(text: str, first_line: int) -> tuple[Piece, ...]:
    """Part a text at its blank lines, and a list from the words that announce it."""
    found: list[Piece] = []
    group: list[str] = []
    start = first_line
    for number, line in enumerate((*text.split("\n"), ""), first_line):
        if line.strip():
            if not group:
                start = number
            group.append(" ".join(line.split()))
        elif group:
            found += _parted(group, start)
            group = []
    return tuple(found)


def _parted(lines: list[str], start: int) -> Iterator[Piece]:
    """Part a group of lines where a list begins or ends in it."""
    run: list[str] = []
    for offset, line in enumerate(lines):
        if run and bool(ITEM.match(line)) != bool(ITEM.match(run[0])):
            yield Piece(lines=tuple(run), line=start + offset - len(run))
            run = []
        run.append(line)
    yield Piece(lines=tuple(run), line=start + len(lines) - len(run))


def blocks(parts: tuple[Piece, ...], language: Language) -> tuple[str, tuple[Block, ...]]:
    """Give the text that spans count in, and its blocks."""
    texts = [part.text for part in parts]
    text = "\n\n".join(texts)
    prose = [_plain(part) for part in texts if len(part) > HEADING_CHARACTERS or ENDS.search(part)]
    found: list[Block] = []
    at = 0
    for index, (part, own) in enumerate(zip(parts, texts, strict=True)):
        kind = _kind(part, own, prose)
        if (
            index
            and index >= len(parts) - CLOSING
            and _signs_off(kind, own, language, last=index == len(parts) - 1)
        ):
            kind = BlockKind.SIGNOFF
        items = tuple(ITEM.sub("", line, count=1) for line in part.lines) if kind is BlockKind.LIST else ()
        found.append(Block(kind=kind, text=own, span=Span(start=at, end=at + len(own)), items=items))
        at += len(own) + 2
    return text, tuple(found)


def _signs_off(kind: BlockKind, text: str, language: Language, *, last: bool) -> bool:
    """Tell whether a block says where to turn: by its first words; the last, by what it leads to as well."""
    reachable = bool(CONTACT.search(text))
    if kind is not BlockKind.PARAGRAPH and not (kind is BlockKind.HEADING and reachable):
        return False
    if language.signoff and language.signoff.match(text):
        return True
    if not last or not reachable or len(text) > SIGNOFF_LONGEST:
        return False
    first = text.partition(" ")[0]
    bids = language.verbs.finite(first.lower() + "t")  # "Kijk", "Mail", "Bel"
    return bool(LEADS_ON.match(text) or (bids and not bids.plural and text.count(". ") == 0))


def _kind(part: Piece, text: str, prose: list[str]) -> BlockKind:
    """Say what a piece is: by its items, its length and end, and whether other text repeats it."""
    if part.is_list and (len(part.lines) > 1 or not part.lines[0][:1].isdigit()):
        return BlockKind.LIST
    short = len(part.lines) == 1 and len(text) <= HEADING_CHARACTERS and len(text.split()) <= HEADING_WORDS
    if not short or not prose:
        return BlockKind.PARAGRAPH
    plain = _plain(text)
    if ENDS.search(text):
        again = (
            len(plain.split()) >= PULLQUOTE_WORDS
            and len(prose) <= MOST_SEARCHED
            and sum(plain in other for other in prose) > 1
        )
        return BlockKind.PULLQUOTE if again and not OPENS_QUOTE.search(text) else BlockKind.PARAGRAPH
    if len(plain.split()) >= PULLQUOTE_WORDS and any(plain in other for other in prose):
        return BlockKind.PULLQUOTE
    return BlockKind.PARAGRAPH if OPENS_QUOTE.search(text) else BlockKind.HEADING


def _plain(text: str) -> str:
    """Reduce a text to its words in lower case, so that repeated words are found in spite of marks."""
    return " ".join(WORDS.findall(text.lower()))
