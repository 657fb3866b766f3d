"""Where sentences end, and what a composer must know of each."""

import re
from collections.abc import Iterator

from publisher.content.derive.clause import Part, clause_of
from publisher.content.language import Language
from publisher.model.content import Block, BlockKind, Sentence, Span

# A full stop, question mark, exclamation mark or ellipsis, with marks that close after it, then a space,
# then something that can open a sentence.
BOUNDARY = re.compile(r"(?<![.!?…])([.!?…]+)((?: »)?['\"’”»)\]]*)\s+(?=['\"‘“„«(\[]*[A-ZÀ-ÖØ-Þ0-9€’'@#])")
LAST_WORD = re.compile(r"\S+$")
INITIALS = re.compile(r"(?:(?:[A-Z]|Ch|Ph|Th)\.-?)*(?:[A-Z]|Ch|Ph|Th)")
CONSONANTS = re.compile(r"[b-df-hj-np-tv-xz]{1,3}")
NEXT_WORD = re.compile(r"[^\W\d_]+")
ORDINAL = re.compile(r"\d{1,2}")
OPENERS = "“„«"
QUOTE_MARKS = re.compile(r"[“”„«»]|(?<!\d)\"")
SINGLE_OPENS = re.compile(r"['‘](?=[A-ZÀ-ÖØ-Þ])")
SINGLE_CLOSES = re.compile(r"[.!?,\w]['’](?!\w)")
WORD_BEFORE = 40  # characters; no abbreviation is longer
FIRST_WORDS = re.compile(r"[\W\d]*([^\W\d]+)(?:[\W\d]+([^\W\d]+))?")


def sentences(blocks: tuple[Block, ...], language: Language) -> tuple[Sentence, ...]:
    """Split every block that holds sentences; headings and pull quotes hold none.

    What an item of a list says leans on the words that announce it.
    """
    found: list[Sentence] = []
    said = Voice()
    for index, block in enumerate(blocks):
        if block.kind in {BlockKind.PARAGRAPH, BlockKind.SIGNOFF}:
            found += _in_block(block, index, language, said)
        elif block.kind is BlockKind.LIST:
            found += _in_list(block, index, language)
    return tuple(found)


def spans(text: str, language: Language) -> Iterator[Span]:
    """Give each sentence of a paragraph; spans and the gaps between them are the whole text."""
    start = 0
    for match in BOUNDARY.finditer(text):
        if not _abbreviated(text, match, language):
            end = match.end(2)
            yield Span(start=start, end=end)
            start = match.end()
    if text[start:].strip():
        yield Span(start=start, end=len(text.rstrip()))


def _abbreviated(text: str, match: re.Match[str], language: Language) -> bool:
    """Tell whether the full stop belongs to an abbreviation, an initial or an ordinal."""
    if match[1] != "." or match[2]:
        return False
    word = LAST_WORD.search(text[max(0, match.start() - WORD_BEFORE) : match.start()])
    if not word:
        return False
    bare = word[0].lstrip("('\"“‘[")
    if text[: match.start() - len(word[0])].isspace() or (
        match.start() == len(word[0]) and ORDINAL.fullmatch(bare)
    ):
        return True  # the number of an item
    following = text[match.end() : match.end() + 1]
    small = bare.lower()
    if (
        small in language.closing
    ):  # "potten, pannen e.d. De winkel": what closes a list may close its sentence
        opens = NEXT_WORD.match(text, match.end())
        return not (opens and opens[0].lower() in language.function_words and opens[0][0].isupper())
    if small in language.abbreviations or INITIALS.fullmatch(bare) or small.endswith(language.numbers):
        return True
    if following.isdigit() and CONSONANTS.fullmatch(bare) and bare not in language.units:
        return True  # "p. 12", "nr. 4"
    return bool(ORDINAL.fullmatch(bare)) and match.start() - len(word[0]) <= 0 and following.isupper()


def _in_block(block: Block, index: int, language: Language, said: "Voice") -> Iterator[Sentence]:
    """Describe the sentences of one block."""
    said.begin(block.text)
    for span in spans(block.text, language):
        text = block.text[span.start : span.end]
        stale = _is_stale(text, language)
        yield Sentence(
            span=Span(start=block.span.start + span.start, end=block.span.start + span.end),
            text=text,
            block=index,
            stands_alone=not _leans(text, language),
            stale=stale,
            undated=undated(text, language) if stale else "",
            question=text.rstrip("”\"’'»)").endswith("?"),
            quoted=said.quotes(text),
        )


def _in_list(block: Block, index: int, language: Language) -> Iterator[Sentence]:
    """Describe what the items of a list say."""
    at = block.span.start
    for line in block.text.split("\n"):
        for span in spans(line, language):
            text = line[span.start : span.end]
            yield Sentence(
                span=Span(start=at + span.start, end=at + span.end),
                text=text,
                block=index,
                stands_alone=False,
                stale=_is_stale(text, language),
                undated="",
                question=text.endswith("?"),
                quoted=bool(QUOTE_MARKS.search(text)),
            )
        at += len(line) + 1


class Voice:
    """Whose words they are, from one sentence to the next: the author's, or somebody's between marks.

    Unsure is quoted: a sentence that is somebody else's must never be said as the city's own.
    """

    def __init__(self) -> None:
        """Begin with the author."""
        self.open = False
        self.single = False

    def begin(self, text: str) -> None:
        """Begin a block: what was left open goes on, unless the block opens anew as a long quotation does."""
        if text[:1] in (*OPENERS, '"'):
            self.open = False
        self.single = False

    def quotes(self, text: str) -> bool:
        """Hear a sentence; tell whether it stands, wholly or in part, within a quotation."""
        inside = self.open or self.single
        marked = False
        for match in QUOTE_MARKS.finditer(text):
            marked = True
            self.open = match[0] in OPENERS or (match[0] == '"' and not self.open)
        if SINGLE_OPENS.match(text) and not SINGLE_CLOSES.search(text[1:]):
            self.single = marked = True
        elif self.single and SINGLE_CLOSES.search(text):
            self.single = False
        return inside or marked or self.open


def _is_stale(text: str, language: Language) -> bool:
    """Tell whether a sentence names a day that is relative to the day of writing."""
    small = text.lower()
    for mark in language.stale_marks:
        if mark in small:
            return bool(language.stale and language.stale.search(text))
    return False


def _leans(text: str, language: Language) -> bool:
    """Tell whether the opening leans on the sentence before it ("Dit", "Ze", "Het is")."""
    words = FIRST_WORDS.match(text)
    if not words:
        return False
    first, second = words[1].lower(), (words[2] or "").lower()
    return first in language.leaning or (first in language.impersonal and second in language.light_verbs)


def undated(text: str, language: Language) -> str:
    """Leave out a day that is stale when read, and undo the inversion that it caused.

    "Donderdagavond won de stad een prijs." becomes "De stad won een prijs." Empty where it is not sure how,
    and where the day is news itself: "Morgen is het zwembad gesloten" is false without its day.
    """
    if language.stale is None or language.dated_opening is None:
        return ""
    if not any((form := language.verbs.finite(word)) and form.past for word in text.split(" ")):
        return ""
    if language.dated_opening.match(text):
        text = _straightened(text, language)
    else:
        day = language.stale.pattern
        # "vandaag, donderdag, naar" and "vandaag naar": with the commas that only this day needed
        found = re.search(rf"(?i),? {day}(?:,? \(?{day}\)?,?)?(?=[ .,;!?])", text)
        before = text[: found.start()].rpartition(" ")[2].lower() if found else ""
        if found is None or before in language.joins:
            return ""
        text = text[: found.start()] + text[found.end() :]
    return "" if not text or language.stale.search(text) else text


def _straightened(text: str, language: Language) -> str:
    """Leave out the day that a sentence opens with, and put its subject first; empty where not sure."""
    clause = clause_of(text, language)
    if clause is None or clause.late or [chunk.part for chunk in clause.opening] != [Part.TIME]:
        return ""
    subject = " ".join(clause.subject)
    _, found, rest = text.partition(f" {clause.word} {subject} ")
    return f"{subject[:1].upper()}{subject[1:]} {clause.word} {rest}" if found else ""
