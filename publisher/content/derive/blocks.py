"""Paragraphs, headings, pull quotes and lists, from where lines break and how they end."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from publisher.content.language import Language
from publisher.model.content import Block, BlockKind, Span

BULLETS = frozenset("-–•*·")
ITEM = re.compile(r"(?:[-–•*·]|\d{1,2}[.)])\s+(?=\S)")  # of a line without space before it
ENDS = (".", "!", "…", ";", ":", ",")
CLOSES = "'\"’”»)]"
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
TURN = re.compile(r"[–—] [^\W\d_a-zà-ÿ].*[.!?…]\Z")
WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Lines that belong together, before it is known what they are.

    Attributes:
        line: Of the file, counted from 1, where it starts.
        is_list: Whether each line is an item.
        text: The lines, joined: of a list by line ends, of prose by spaces.
    """

    lines: tuple[str, ...]
    line: int
    is_list: bool
    text: str


def pieces(text: str, first_line: int) -> tuple[Piece, ...]:
    """Part a text at its blank lines, and a list from the words that announce it."""
    found: list[Piece] = []
    group: list[str] = []
    start = first_line
    for number, line in enumerate((*text.split("\n"), ""), first_line):
        if words := line.split():
            if not group:
                start = number
            group.append(" ".join(words))
        elif len(group) == 1:
            whole = group.pop()
            found.append(Piece(lines=(whole,), line=start, is_list=_is_item(whole), text=whole))
        elif group:
            found += _parted(group, start)
            group = []
    return tuple(found)


def _is_item(line: str) -> bool:
    """Tell whether a line is an item of a list."""
    return (line[0] in BULLETS or line[0].isdecimal()) and ITEM.match(line) is not None


def _parted(lines: list[str], start: int) -> Iterator[Piece]:
    """Part a group of lines where a list begins or ends in it."""
    for is_list, numbered in groupby(enumerate(lines, start), lambda each: _is_item(each[1])):
        run = tuple(numbered)
        own = tuple(line for _, line in run)
        yield Piece(lines=own, line=run[0][0], is_list=is_list, text=("\n" if is_list else " ").join(own))


def blocks(parts: tuple[Piece, ...], language: Language) -> tuple[str, tuple[Block, ...]]:
    """Give the text that spans count in, and its blocks."""
    prose, turns = Prose(parts), _turns(parts)
    found: list[Block] = []
    at = 0
    for index, part in enumerate(parts):
        own = part.text
        kind = BlockKind.PARAGRAPH if index in turns else _kind(part, prose)
        if (
            index
            and index >= len(parts) - CLOSING
            and _signs_off(kind, own, language, last=index == len(parts) - 1)
        ):
            kind = BlockKind.SIGNOFF
        items = tuple(ITEM.sub("", line, count=1) for line in part.lines) if kind is BlockKind.LIST else ()
        found.append(Block(kind=kind, text=own, span=Span(start=at, end=at + len(own)), items=items))
        at += len(own) + 2
    return "\n\n".join([part.text for part in parts]), tuple(found)


def _turns(parts: tuple[Piece, ...]) -> set[int]:
    """Find the paragraphs of a dialogue: lines with a dash, one after another, of which one asks."""
    said = [
        index
        for index, part in enumerate(parts)
        if part.is_list and len(part.lines) == 1 and TURN.match(part.text)
    ]
    asks = {index for index in said if parts[index].text.endswith("?") or "? " in parts[index].text}
    return {
        index for index in said if {index - 1, index, index + 1} & asks and {index - 1, index + 1} & {*said}
    }


def _signs_off(kind: BlockKind, text: str, language: Language, *, last: bool) -> bool:
    """Tell whether a block says where to turn: by its first words; the last, by what it leads to as well."""
    if kind is not BlockKind.PARAGRAPH and not (kind is BlockKind.HEADING and CONTACT.search(text)):
        return False
    if language.signoff and language.signoff.match(text):
        return True
    if not last or len(text) > SIGNOFF_LONGEST or not CONTACT.search(text):
        return False
    first = text.partition(" ")[0]
    bids = language.verbs.finite(first.lower() + "t")  # "Kijk", "Mail", "Bel"
    return bool(LEADS_ON.match(text) or (bids and not bids.plural and text.count(". ") == 0))


class Prose:
    """The paragraphs of a text, and which of them repeat some words."""

    def __init__(self, parts: tuple[Piece, ...]) -> None:
        """Keep what is long, or ends as a sentence does."""
        self.texts = [
            part.text for part in parts if len(part.text) > HEADING_CHARACTERS or _is_ended(part.text)
        ]
        self.plain: dict[str, str] = {}

    def __len__(self) -> int:
        """Count the paragraphs."""
        return len(self.texts)

    @cached_property
    def small(self) -> list[str]:
        """Write them in lower case."""
        return [text.lower() for text in self.texts]

    def repeat(self, text: str, words: list[str]) -> Iterator[bool]:
        """Tell of each paragraph whether it has these words, marks left aside."""
        small, phrase = text.lower(), " ".join(words)
        literal = small[small.index(words[0]) : small.rindex(words[-1]) + len(words[-1])]
        for other in self.small:
            may = all(word in other for word in words)
            yield may and (literal in other or phrase in self._plain(other))

    def _plain(self, text: str) -> str:
        """Reduce a paragraph to its words."""
        if text not in self.plain:
            self.plain[text] = " ".join(WORDS.findall(text))
        return self.plain[text]


def _kind(part: Piece, prose: Prose) -> BlockKind:
    """Say what a piece is: by its items, its length and end, and whether other text repeats it."""
    text = part.text
    if part.is_list and (len(part.lines) > 1 or not text[:1].isdigit()):
        return BlockKind.LIST
    if len(part.lines) > 1 or len(text) > HEADING_CHARACTERS or text.count(" ") >= HEADING_WORDS or not prose:
        return BlockKind.PARAGRAPH
    words = WORDS.findall(text.lower())
    if _is_ended(text):
        again = (
            len(words) >= PULLQUOTE_WORDS
            and len(prose) <= MOST_SEARCHED
            and not OPENS_QUOTE.search(text)
            and sum(prose.repeat(text, words)) > 1
        )
        return BlockKind.PULLQUOTE if again else BlockKind.PARAGRAPH
    if len(words) >= PULLQUOTE_WORDS and any(prose.repeat(text, words)):
        return BlockKind.PULLQUOTE
    return BlockKind.PARAGRAPH if OPENS_QUOTE.search(text) else BlockKind.HEADING


def _is_ended(text: str) -> bool:
    """Tell whether a text ends as a sentence does."""
    return text.rstrip(CLOSES).endswith(ENDS)
