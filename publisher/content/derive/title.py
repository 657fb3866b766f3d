"""A first honest title and teaser: whole clauses of the text, and a confidence that says they are drafts."""

from publisher.content.language import Language
from publisher.model.content import Block, BlockKind, Derived, Origin, Sentence

LONGEST = 140  # characters; a card has room for no more
COMFORTABLE = 100
SHORTEST = 10
HOPELESS = 600  # characters; no clause of such a sentence is a headline
KEPT = 50  # characters before a cut; fewer are hardly a clause
DRAFT = 0.3
FALLBACK = 0.0
TEASER_SENTENCES = 2
TEASER_LONGEST = 300


def title(
    blocks: tuple[Block, ...], sentences: tuple[Sentence, ...], language: Language, month: str
) -> Derived:
    """Take the first main clause that tells, without a day that is stale when read.

    Where no sentence will do, a pull quote or heading; where there is none, the month.
    """
    candidates = [
        headline
        for sentence in sentences[:12]
        if sentence.stands_alone and not sentence.quoted and not sentence.question
        if (headline := _headline(sentence, language))
    ]
    others = [block.text for block in blocks if block.kind in {BlockKind.PULLQUOTE, BlockKind.HEADING}]
    candidates += [text for text in others if SHORTEST <= len(text) <= LONGEST]
    if candidates:
        return Derived(
            text=candidates[0],
            origin=Origin.DERIVED,
            confidence=DRAFT,
            candidates=tuple(dict.fromkeys(candidates[1:4])),
        )
    return Derived(text=language.untitled.format(month=month), origin=Origin.DERIVED, confidence=FALLBACK)


def _headline(sentence: Sentence, language: Language) -> str:
    """Make a headline of a sentence: its main clause, without full stop; empty where it is too long."""
    text = (sentence.undated or sentence.text).rstrip(".")
    if len(text) > HOPELESS:
        return ""
    # behind an opening other than the subject the verb may stand in what would be cut
    subject_first = text.partition(" ")[0].lower() not in language.openings
    while len(text) > COMFORTABLE and language.clauses and subject_first:
        cuts = [match.start() for match in language.clauses.finditer(text) if match.start() >= KEPT]
        if not cuts:
            break
        text = text[: cuts[-1]].rstrip(" ,")
    return text if SHORTEST <= len(text) <= LONGEST else ""


def teaser(title: Derived, sentences: tuple[Sentence, ...]) -> Derived:
    """Take the first one or two sentences that stand alone and say more than the title does."""
    chosen: list[Sentence] = []
    length = 0
    for sentence in sentences:
        text = sentence.undated or sentence.text
        if sentence.quoted or sentence.question or text.startswith(title.text):
            continue
        if not sentence.stands_alone or (sentence.stale and not sentence.undated):
            continue
        if chosen and (sentence.block - chosen[-1].block > 1 or length + len(text) > TEASER_LONGEST):
            break
        chosen.append(sentence)
        length += len(text)
        if len(chosen) == TEASER_SENTENCES:
            break
    text = " ".join(sentence.undated or sentence.text for sentence in chosen)
    if not text or length > TEASER_LONGEST * 2:
        text = f"{title.text}." if title.text[-1:].isalnum() else title.text
    return Derived(text=text, origin=Origin.DERIVED, confidence=DRAFT)
