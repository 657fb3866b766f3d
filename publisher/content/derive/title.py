"""Title and teaser, drafts of a reading: the news first, whole and honest; and how sure it is.

A title is made of the sentence that carries the news. Where no headline can surely be made of one, the title is the
first main clause as it stands, with a confidence that asks an editor to look.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from publisher.content.derive.clause import Clause, clause_of
from publisher.content.derive.headline import LONGEST as COMFORTABLE
from publisher.content.derive.headline import SHORTEST as FULL_ENOUGH
from publisher.content.derive.headline import headline
from publisher.content.language import Language
from publisher.model.content import Block, BlockKind, Derived, Origin, Quote, Sentence

LONGEST = 140  # characters; a card has room for no more
WHOLE = 100
SHORTEST = 10
HOPELESS = 600  # characters; no clause of such a sentence is a headline
KEPT = 50  # characters before a cut; fewer are hardly a clause
DRAFT = 0.3
FALLBACK = 0.0
SURE = 0.7  # from here on a title needs no look
LOOKED_AT = 6  # sentences; news that stands later is no news
TEASER_SENTENCES = 2
TEASER_LONGEST = 300
SPOKEN = 0.72
PLACE, ABOUT, SCENE = 0.06, 0.25, 0.25  # what a later place costs, what recurring words are worth, what none cost
ANNOUNCED = 5  # words behind a colon that are a clause
WORD = re.compile(r"[^\W\d_][\w’-]{3,}")


def title(
    blocks: tuple[Block, ...],
    sentences: tuple[Sentence, ...],
    quotes: tuple[Quote, ...],
    weights: Counter[str],
    language: Language,
    month: str,
) -> Derived:
    """Find the best headline; below the threshold, the most honest one.

    Args:
        weights: How much each word says of what the text is about.
        month: In words, for a text that gives no title at all.
    """
    told = [sentence for sentence in sentences[: LOOKED_AT * 3] if not sentence.quoted and not sentence.question]
    found = sorted(_headlines(told[:LOOKED_AT], weights, language), key=lambda pair: -pair[0])
    found += [(SPOKEN if not told else SPOKEN - 0.2, text) for text in _spoken(blocks, quotes)][:1]
    found.sort(key=lambda pair: -pair[0])
    whole = _whole(told, blocks, language)
    ranked = list(dict.fromkeys([text for _, text in found if text]))
    if found and found[0][0] >= SURE:
        return _derived(found[0][0], [*ranked, *whole])
    if whole:
        return _derived(min(DRAFT, found[0][0]) if found else DRAFT, [whole[0], *ranked, *whole[1:]])
    if ranked:
        return _derived(DRAFT, ranked)
    return Derived(text=language.untitled.format(month=month), origin=Origin.DERIVED, confidence=FALLBACK)


def _derived(sure: float, texts: Sequence[str]) -> Derived:
    """Make a value of the best text, with the others beside it."""
    best, *others = dict.fromkeys(texts)
    confidence = round(max(0.05, min(0.95, sure)), 2)
    return Derived(text=best, origin=Origin.DERIVED, confidence=confidence, candidates=tuple(others[:3]))


def _headlines(
    sentences: Sequence[Sentence], weights: Counter[str], language: Language
) -> Iterator[tuple[float, str]]:
    """Make a headline of each sentence that allows it, with how sure it is that this is the news."""
    grammar = language.grammar
    if grammar is None:
        return
    top = sum(count for _, count in weights.most_common(3)) or 1
    for place, sentence in enumerate(sentences):
        if not sentence.stands_alone or len(sentence.text) > HOPELESS:
            continue
        for text in _parts(sentence.text):
            clause = clause_of(text, language)
            made = headline(clause, language) if clause else None
            if clause is None or made is None:
                continue
            words = {weights[word] for word in WORD.findall(made.text) if weights[word] > 1}
            news = made.sure - PLACE * place + ABOUT * min(1.0, sum(words) / top)
            if place and not words:
                news -= SCENE
            if place and _leans(clause, language):
                news -= 0.2
            if clause.verb.past and grammar.ago.search(text.lower()):
                news -= 0.4
            yield news, made.text


def _parts(text: str) -> Iterator[str]:
    """Give a sentence, and what it announces behind a colon."""
    yield text
    _, colon, announced = text.partition(": ")
    if colon and announced.count(" ") >= ANNOUNCED:
        yield announced[:1].upper() + announced[1:]


def _leans(clause: Clause, language: Language) -> bool:
    """Tell whether the subject points at a thing that the text has told of before ("Het centrum")."""
    return clause.subject[0].lower() in language.definite and not any(word[:1].isupper() for word in clause.subject[1:])


def _spoken(blocks: tuple[Block, ...], quotes: tuple[Quote, ...]) -> Iterator[str]:
    """Give what the author pulled out of somebody's words, with who said it."""
    for block in blocks:
        if block.kind is not BlockKind.PULLQUOTE:
            continue
        for quote in quotes:
            if quote.speaker and block.text.rstrip(".").lower() in quote.text.lower():
                text = f"{quote.speaker}: “{block.text.strip('“”').rstrip('.')}”"
                if FULL_ENOUGH <= len(text) <= COMFORTABLE:
                    yield text


def _whole(sentences: Sequence[Sentence], blocks: tuple[Block, ...], language: Language) -> list[str]:
    """Give main clauses as they stand; where there are none, what the author pulled out, or a heading."""
    found = [
        text for sentence in sentences if sentence.stands_alone and (text := _clause_as_it_stands(sentence, language))
    ]
    others = [block.text for block in blocks if block.kind in {BlockKind.PULLQUOTE, BlockKind.HEADING}]
    return found[:4] or [text for text in others if SHORTEST <= len(text) <= LONGEST]


def _clause_as_it_stands(sentence: Sentence, language: Language) -> str:
    """Give a sentence without full stop, and without the clauses at its end where it is long."""
    text = (sentence.undated or sentence.text).rstrip(".")
    if len(text) > HOPELESS:
        return ""
    # behind an opening other than the subject the verb may stand in what would be cut
    subject_first = text.partition(" ")[0].lower() not in language.openings
    while len(text) > WHOLE and language.clauses and subject_first:
        cuts = [match.start() for match in language.clauses.finditer(text) if match.start() >= KEPT]
        if not cuts:
            break
        text = text[: cuts[-1]].rstrip(" ,")
    return text if SHORTEST <= len(text) <= LONGEST else ""


def teaser(title: Derived, sentences: tuple[Sentence, ...]) -> Derived:
    """Take the sentence that opens the news, and the one behind it; the first stands alone, neither goes stale."""
    chosen: list[Sentence] = []
    length = 0
    for place, sentence in enumerate(sentences):
        text = sentence.undated or sentence.text
        follows = bool(chosen) and sentences[place - 1] is chosen[-1] and sentence.block == chosen[-1].block
        if sentence.quoted or sentence.question or text.rstrip(".") == title.text:
            continue
        if (sentence.stale and not sentence.undated) or not (sentence.stands_alone or follows):
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
    return Derived(text=text, origin=Origin.DERIVED, confidence=DRAFT if not chosen else SURE)
