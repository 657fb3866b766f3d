"""Where sentences end, and what a composer must know of each."""

import re
from collections.abc import Iterator
from functools import cache

from publisher.content.derive.clause import Part, clause_of
from publisher.content.derive.lexicon import Lexed
from publisher.content.language import Language
from publisher.model.content import Block, BlockKind, Sentence, Span

# The last full stop, question mark, exclamation mark or ellipsis of those that stand together, with marks
# that close after it, then a space, then something that can open a sentence.
BOUNDARY = re.compile(r"[.!?…]((?: »)?['\"’”»)\]]*)\s+(?=['\"‘“„«(\[]*[A-ZÀ-ÖØ-Þ0-9€’'@#])")
STOPS = frozenset(".!?…")
INITIALS = re.compile(r"(?:(?:[A-Z]|Ch|Ph|Th)\.-?)*(?:[A-Z]|Ch|Ph|Th)")
CONSONANTS = re.compile(r"[b-df-hj-np-tv-xz]{1,3}")
NEXT_WORD = re.compile(r"[^\W\d_]+")
OPENERS = "“„«"
MARKS = '“”„«»"'
QUOTE_MARKS = re.compile(f"[{MARKS}]")
SINGLE = frozenset("'‘")
SINGLE_OPENS = re.compile(r"['‘](?=[A-ZÀ-ÖØ-Þ])")
SINGLE_CLOSES = re.compile(r"[.!?,\w]['’](?!\w)")
WORD_BEFORE = 40  # characters; no abbreviation is longer
FIRST_WORDS = re.compile(r"[\W\d]*([^\W\d]+)(?:[\W\d]+([^\W\d]+))?")


def sentences(blocks: tuple[Block, ...], words: Lexed, language: Language) -> tuple[Sentence, ...]:
    """Split every block that holds sentences; headings and pull quotes hold none.

    What an item of a list says leans on the words that announce it.
    """
    found: list[Sentence] = []
    said = Voice()
    for index, block in enumerate(blocks):
        if block.kind in {BlockKind.PARAGRAPH, BlockKind.SIGNOFF}:
            found += _in_block(block, index, words, language, said)
        elif block.kind is BlockKind.LIST:
            found += _in_list(block, index, words, language)
    return tuple(found)


def spans(text: str, language: Language) -> Iterator[Span]:
    """Give each sentence of a paragraph; spans and the gaps between them are the whole text."""
    for start, end in _stretches(text, language):
        yield Span(start=start, end=end)


def _stretches(text: str, language: Language) -> Iterator[tuple[int, int]]:
    """Give where each sentence of a paragraph begins and ends."""
    start = 0
    for match in BOUNDARY.finditer(text):
        stop, (_, closed), opens = match.start(), match.span(1), match.end()
        single = text[stop] == "." and closed == stop + 1 and text[stop - 1 : stop] not in STOPS
        if not (single and _abbreviated(text, stop, opens, language)):
            yield start, closed
            start = opens
    if text[start:].strip():
        yield start, len(text.rstrip())


def _abbreviated(text: str, stop: int, opens: int, language: Language) -> bool:
    """Tell whether a full stop belongs to an abbreviation, an initial or an ordinal.

    Args:
        opens: Where what follows begins.
    """
    word = text[max(0, stop - WORD_BEFORE) : stop].rpartition(" ")[2]
    if not word:
        return False
    bare = word.lstrip("('\"“‘[")
    at = stop - len(word)
    if (not at and bare.isdecimal() and len(bare) <= len("12")) or (text[0] == " " and text[:at].isspace()):
        return True  # the number of an item
    small = bare.lower()
    if (
        small in language.closing
    ):  # "potten, pannen e.d. De winkel": what closes a list may close its sentence
        following = NEXT_WORD.match(text, opens)
        return not (
            following and following[0].lower() in language.function_words and following[0][0].isupper()
        )
    if small in language.abbreviations or small.endswith(language.numbers) or INITIALS.fullmatch(bare):
        return True
    numbered = text[opens : opens + 1].isdigit() and CONSONANTS.fullmatch(bare)
    return bool(numbered) and bare not in language.units  # "p. 12", "nr. 4"


def _in_block(
    block: Block, index: int, words: Lexed, language: Language, said: "Voice"
) -> Iterator[Sentence]:
    """Describe the sentences of one block."""
    whole, at = block.text, block.span.start
    said.begin(whole)
    for start, end in _stretches(whole, language):
        text = whole[start:end]
        stale = _is_stale(text, words.dated, language)
        yield Sentence(
            span=Span(start=at + start, end=at + end),
            text=text,
            block=index,
            stands_alone=not _leans(text, language),
            stale=stale,
            undated=undated(text, language) if stale else "",
            question=text.rstrip("”\"’'»)").endswith("?"),
            quoted=said.quotes(text),
            points_at=_points_at(text, language),
        )


def _in_list(block: Block, index: int, words: Lexed, language: Language) -> Iterator[Sentence]:
    """Describe what the items of a list say."""
    at = block.span.start
    for line in block.text.split("\n"):
        for start, end in _stretches(line, language):
            text = line[start:end]
            yield Sentence(
                span=Span(start=at + start, end=at + end),
                text=text,
                block=index,
                stands_alone=False,
                stale=_is_stale(text, words.dated, language),
                undated="",
                question=text.endswith("?"),
                quoted=not all(map(_is_inch, QUOTE_MARKS.finditer(text))),
            )
        at += len(line) + 1


def _is_inch(mark: re.Match[str]) -> bool:
    """Tell whether a mark stands behind a figure, and means an inch."""
    return mark[0] == '"' and mark.string[max(0, mark.start() - 1) : mark.start()].isdecimal()


class Voice:
    """Whose words they are, from one sentence to the next: the author's, or somebody's between marks.

    Unsure is quoted: a sentence that is somebody else's must never be said as the city's own.
    """

    def __init__(self) -> None:
        """Begin with the author."""
        self.open = False
        self.single = False
        self.marked = False

    def begin(self, text: str) -> None:
        """Begin a block: what was left open goes on, unless the block opens anew as a long quotation does."""
        if text[:1] in (*OPENERS, '"'):
            self.open = False
        self.single = False
        self.marked = any(map(text.__contains__, MARKS))

    def quotes(self, text: str) -> bool:
        """Hear a sentence; tell whether it stands, wholly or in part, within a quotation."""
        inside = self.open or self.single
        marked = self.marked and self._marked(text)
        if text[:1] in SINGLE and SINGLE_OPENS.match(text) and not SINGLE_CLOSES.search(text[1:]):
            self.single = marked = True
        elif self.single and SINGLE_CLOSES.search(text):
            self.single = False
        return inside or marked or self.open

    def _marked(self, text: str) -> bool:
        """Hear double marks open and close; tell whether there were any."""
        marked = False
        for match in QUOTE_MARKS.finditer(text):
            if not _is_inch(match):
                marked = True
                self.open = match[0] in OPENERS or (match[0] == '"' and not self.open)
        return marked


def _is_stale(text: str, dated: list[str], language: Language) -> bool:
    """Tell whether a sentence names a day that is relative to the day of writing.

    Args:
        dated: Words of which such a sentence has one.
    """
    return bool(
        dated and language.stale and any(word in text for word in dated) and language.stale.search(text)
    )


def _leans(text: str, language: Language) -> bool:
    """Tell whether the opening leans on the sentence before it ("Dit", "Ze", "Het is")."""
    first = text.partition(" ")[0]
    if first.isalpha() and (first := first.lower()) not in language.impersonal:
        return first in language.leaning
    words = FIRST_WORDS.match(text)
    if not words:
        return False
    first, second = words[1].lower(), (words[2] or "").lower()
    return first in language.leaning or (first in language.impersonal and second in language.light_verbs)


def _points_at(text: str, language: Language) -> str:
    """Give the noun that a sentence opens with as known ("De prijs steeg"), but for the town, which is.

    A name behind it tells which one is meant: "De bibliotheek van Heule".
    """
    first, noun, *more = (*text.split(" ", 4)[:4], "", "")[:4]
    if first.lower() not in language.definite or not (noun.isalpha() and noun.islower()):
        return ""
    known = language.grammar is not None and noun in language.grammar.towns | language.grammar.councils
    return "" if known or any(word[:1].isupper() for word in more) else noun


def undated(text: str, language: Language) -> str:
    """Leave out a day that is stale when read, and undo the inversion that it caused.

    "Donderdagavond won de stad een prijs." becomes "De stad won een prijs." Empty where it is not sure how,
    and where the day is news itself: "Morgen is het zwembad gesloten" is false without its day. What is so
    "vanaf vandaag" stays so without it.
    """
    if language.stale is None or language.dated_opening is None:
        return ""
    if language.lasting and (since := language.lasting.search(text)) and since.start():
        rest = text[: since.start()] + text[since.end() :]
        return "" if language.stale.search(rest) else rest
    if language.verbs.pasts.isdisjoint(text.split(" ")):
        return ""
    if language.dated_opening.match(text):
        text = _straightened(text, language)
    else:
        found = _day(language).search(text)
        before = text[: found.start()].rpartition(" ")[2].lower() if found else ""
        if found is None or before in language.joins:
            return ""
        text = text[: found.start()] + text[found.end() :]
    return "" if not text or language.stale.search(text) else text


@cache
def _day(language: Language) -> re.Pattern[str]:
    """Build the pattern of "vandaag, donderdag, naar" and "vandaag naar": with the commas of this day."""
    day = language.stale.pattern.pattern if language.stale else r"(?!)"
    return re.compile(rf"(?i),? {day}(?:,? \(?{day}\)?,?)?(?=[ .,;!?])")


def _straightened(text: str, language: Language) -> str:
    """Leave out the day that a sentence opens with, and put its subject first; empty where not sure."""
    clause = clause_of(text, language)
    if clause is None or clause.late or [chunk.part for chunk in clause.opening] != [Part.TIME]:
        return ""
    subject = " ".join(clause.subject)
    _, found, rest = text.partition(f" {clause.word} {subject} ")
    return f"{subject[:1].upper()}{subject[1:]} {clause.word} {rest}" if found else ""
