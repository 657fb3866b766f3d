"""Where quotations stand: their marks, paired; and the marks that have no partner."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from publisher.content.language import Language
from publisher.model.content import Block, BlockKind

CLOSE = {"“": "”", "„": "”", "«": "»", '"': '"'}
MARKS = re.compile(r"[“”„«»\"]")
SINGLE_MARK = re.compile("[‘']")
SINGLE = re.compile(r"(?<![\w’'])[‘'](?P<words>(?=\S)(?:[^‘’']|[’'](?=\w)|(?<=\s)[’'](?=s\b))+?)[’'](?!\w)")
DASHES = ("–", "—")
ATTRIBUTED = re.compile(r", (?P<verb>[a-zà-ÿ]+) [^,?!]{2,60}[.!]\Z")
INCH = re.compile(r"\d$")  # 19" is a size, not a quotation


@dataclass(frozen=True, slots=True, kw_only=True)
class Loose:
    """A quotation mark without its partner, as offset in its block."""

    block: int
    offset: int
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """Words between marks, as offsets in the article's text.

    Attributes:
        block: The index of the block that holds them.
        turn: Whether a dash opens them, in a dialogue: who spoke before does not go on.
        goes_on: Whether the next paragraph opens anew instead of this one closing.
    """

    block: int
    start: int
    end: int
    goes_on: bool
    turn: bool = False


def marked(blocks: Sequence[Block], language: Language) -> tuple[tuple[Marked, ...], tuple[Loose, ...]]:
    """Find the words between double marks, and the marks that do not pair.

    A paragraph may leave its quotation open where the next one opens anew: so a long quotation goes on.
    """
    found: list[Marked] = []
    loose: list[Loose] = []
    single = not any(MARKS.search(block.text) for block in blocks)
    prose = [(index, block) for index, block in enumerate(blocks) if block.kind is not BlockKind.LIST]
    for place, (index, block) in enumerate(prose):
        pairs, unpaired = (_single_pairs(block.text), []) if single else _pairs(block.text)
        if not pairs and not unpaired:
            if block.kind is BlockKind.PARAGRAPH and block.text[:1] in DASHES:
                start, end = block.span.start + 1, block.span.start + _turn_ends(block.text, language)
                found.append(Marked(block=index, start=start, end=end, goes_on=False, turn=True))
            continue
        following = prose[place + 1][1].text if place + 1 < len(prose) else ""
        at = block.span.start
        found += [Marked(block=index, start=at + start, end=at + end, goes_on=False) for start, end in pairs]
        for offset, mark in unpaired:
            last = not pairs or offset > pairs[-1][1]
            if mark in CLOSE and following[:1] in CLOSE and following:
                if last and (offset, mark) == unpaired[-1]:
                    end = block.span.end
                    found.append(Marked(block=index, start=at + offset + 1, end=end, goes_on=True))
            else:
                loose.append(Loose(block=index, offset=offset, mark=mark))
    return tuple(found), tuple(loose)


def _turn_ends(text: str, language: Language) -> int:
    """Find where a turn of a dialogue ends: before ", zegt Jan Maes."."""
    tail = ATTRIBUTED.search(text)
    return tail.start() if tail and language.verbs.finite(tail["verb"]) else len(text)


def _pairs(text: str) -> tuple[list[tuple[int, int]], list[tuple[int, str]]]:
    """Pair the double quotation marks of a paragraph; single ones are too often apostrophes."""
    pairs: list[tuple[int, int]] = []
    unpaired: list[tuple[int, str]] = []
    open_at: tuple[int, str] | None = None
    for offset, mark in _marks(text):
        if open_at and mark in {CLOSE[open_at[1]], "“" if open_at[1] == "„" else ""}:
            pairs.append((open_at[0] + 1, offset))
            open_at = None
        elif mark == '"' and INCH.search(text[max(0, offset - 1) : offset]):
            continue
        elif mark in CLOSE:
            if open_at:
                unpaired.append(open_at)
            open_at = (offset, mark)
        else:
            unpaired.append((offset, mark))
    if open_at:
        unpaired.append(open_at)
    return pairs, unpaired


def _single_pairs(text: str) -> list[tuple[int, int]]:
    """Pair single marks, in a text that has no double ones; an apostrophe stands before a letter."""
    return [match.span("words") for match in SINGLE.finditer(text)] if SINGLE_MARK.search(text) else []


def _marks(text: str) -> Iterator[tuple[int, str]]:
    """Give each mark with its offset."""
    for match in MARKS.finditer(text):
        yield match.start(), match[0]
