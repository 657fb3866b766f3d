"""Where sentences end, and what a composer must know of each."""

import re
from collections.abc import Iterator

from publisher.content.language import Language
from publisher.model.content import Block, BlockKind, Sentence, Span

# A full stop, question mark, exclamation mark or ellipsis, with marks that close after it, then a space,
# then something that can open a sentence.
BOUNDARY = re.compile(r"([.!?…]+)(['\"’”»)\]]*)\s+(?=['\"‘“„«(\[]*[A-ZÀ-ÖØ-Þ0-9€’'@#])")
LAST_WORD = re.compile(r"\S+$")
INITIALS = re.compile(r"(?:(?:[A-Z]|Ch|Ph|Th)\.)*(?:[A-Z]|Ch|Ph|Th)")
ORDINAL = re.compile(r"\d{1,2}")
OPENERS = "“„«"
CLOSERS = "”»"
WORD_BEFORE = 40  # characters; no abbreviation is longer
FIRST_WORDS = re.compile(r"[\W\d]*([^\W\d]+)(?:[\W\d]+([^\W\d]+))?")


def sentences(blocks: tuple[Block, ...], language: Language) -> tuple[Sentence, ...]:
    """Split every block that holds sentences; lists, headings and pull quotes hold none."""
    found: list[Sentence] = []
    for index, block in enumerate(blocks):
        if block.kind in {BlockKind.PARAGRAPH, BlockKind.SIGNOFF}:
            found += _in_block(block, index, language)
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
    if bare.lower() in language.abbreviations or INITIALS.fullmatch(bare):
        return True
    following = text[match.end() : match.end() + 1]
    return bool(ORDINAL.fullmatch(bare)) and match.start() - len(word[0]) <= 0 and following.isupper()


def _in_block(block: Block, index: int, language: Language) -> Iterator[Sentence]:
    """Describe the sentences of one block."""
    depth = 0
    for span in spans(block.text, language):
        text = block.text[span.start : span.end]
        inside = depth > 0
        depth += sum(text.count(mark) for mark in OPENERS) - sum(text.count(mark) for mark in CLOSERS)
        depth = max(depth, 0)
        stale = _is_stale(text, language)
        yield Sentence(
            span=Span(start=block.span.start + span.start, end=block.span.start + span.end),
            text=text,
            block=index,
            stands_alone=not _leans(text, language),
            stale=stale,
            undated=undated(text, language) if stale else "",
            question=text.rstrip("”\"’'»)").endswith("?"),
            quoted=inside or any(mark in text for mark in (*OPENERS, *CLOSERS)) or text.count('"') > 0,
        )


def _is_stale(text: str, language: Language) -> bool:
    """Tell whether a sentence names a day that is relative to the day of writing."""
    small = text.lower()
    if language.stale is None or not any(mark in small for mark in language.stale_marks):
        return False
    return bool(language.stale.search(text))


def _leans(text: str, language: Language) -> bool:
    """Tell whether the opening leans on the sentence before it ("Dit", "Ze", "Het is")."""
    words = FIRST_WORDS.match(text)
    if not words:
        return False
    first, second = words[1].lower(), (words[2] or "").lower()
    return first in language.leaning or (first in language.impersonal and second in language.light_verbs)


def undated(text: str, language: Language) -> str:
    """Leave out a day that is stale when read, and undo the inversion that it caused.

    "Donderdagavond won de stad een prijs." becomes "De stad won een prijs." Empty where it is not sure how.
    """
    if language.stale is None or language.dated_opening is None:
        return ""
    opening = language.dated_opening.match(text)
    if opening:
        text = _straightened(opening["verb"], opening["rest"], language)
    else:
        day = language.stale.pattern
        # "vandaag, donderdag, naar" and "vandaag naar": with the commas that only this day needed
        text = re.sub(rf"(?i),? {day}(?:,? \(?{day}\)?,?)?(?=[ .,;!?])", "", text, count=1)
    return "" if not text or language.stale.search(text) else text


def _straightened(verb: str, rest: str, language: Language) -> str:
    """Put the subject that follows a verb before it; empty where its end is not sure."""
    words = rest.split(" ")
    end = 1
    while end < len(words) and words[end].strip(",.") not in language.phrase_breaks:
        name_goes_on = words[end] == "van" or words[end][:1].isupper() or end == 1 or words[end - 1] == "van"
        if not name_goes_on and words[end - 1][:1].isupper():
            break
        if words[end][-1:] in ",;:.":
            return ""
        end += 1
    subject = " ".join(words[:end])
    if end >= len(words) or words[0].lower() in language.phrase_breaks - {"de", "het", "een"}:
        return ""
    return f"{subject[:1].upper()}{subject[1:]} {verb} {' '.join(words[end:])}"
