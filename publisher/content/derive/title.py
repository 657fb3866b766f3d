"""Title and teaser, drafts of a reading: the news first, whole and honest; and how sure it is.

A title is made of the sentence that carries the news. Where no headline can surely be made of one, the title
is the first main clause as it stands, with a confidence that asks an editor to look.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from publisher.content.derive.clause import Clause, clause_of
from publisher.content.derive.headline import headline
from publisher.content.derive.shorter import LONGEST as COMFORTABLE
from publisher.content.derive.shorter import SHORTEST as FULL_ENOUGH
from publisher.content.language import Language
from publisher.model.content import Block, BlockKind, Derived, Origin, Quote, Sentence

LONGEST = 140  # characters; a card has room for no more
WHOLE = 100
SHORTEST = 10
HOPELESS = 600  # characters; no clause of such a sentence is a headline
KEPT = 50  # characters before a cut; fewer are hardly a clause
DRAFT = 0.3
FALLBACK = 0.0
HONEST = 0.55  # from here on a headline is better than a whole clause, and looked at
SURE = 0.7  # from here on a title needs no look
CANDIDATES = 4  # beside the best, three of them at most are offered
LOOKED_AT = 8  # sentences; news that stands later is no news
TEASER_SENTENCES = 2
TEASER_LONGEST = 300
SPOKEN = 0.65  # somebody's words say who speaks, and leave out what about: an editor decides
LEAD, LATER = 0.08, 0.04  # what the first place is worth, and what each later one costs
ABOUT, SCENE = 0.2, 0.25  # what words are worth that the text comes back to, and what it costs to have none
ENOUGH = 2  # headlines to choose from, where one of them is sure
LOST = 0.2  # what it costs that the first sentence, which ought to have the news, gave no headline
SCENES = 2  # sentences; a shorter text comes back to nothing
FIVE = 5  # letters of a word that is looked for, whatever it ends in
ANNOUNCED = 5  # words behind a colon that are a clause
WORD = re.compile(r"[^\W\d_][\w’-]{3,}")


def title(
    blocks: tuple[Block, ...],
    sentences: tuple[Sentence, ...],
    quotes: tuple[Quote, ...],
    text: str,
    language: Language,
    month: str,
) -> Derived:
    """Find the best headline; below the threshold, the most honest one.

    Args:
        text: All of it: what it comes back to is what it is about.
        month: In words, for a text that gives no title at all.
    """
    told = [
        sentence for sentence in sentences[: LOOKED_AT * 3] if not sentence.quoted and not sentence.question
    ]
    made = list(_headlines(told[:LOOKED_AT], text, language))
    made.sort(key=lambda each: -each[0])
    found = [(sure, each) for _, sure, each in made]
    found += [(SPOKEN, each) for each in _spoken(blocks, quotes)][:1]
    if not told or (made and found[0][0] < HONEST):
        found.sort(key=lambda pair: -pair[0])
    whole = _whole(told, blocks, language)
    ranked = list(dict.fromkeys([text for _, text in found if text]))
    if found and found[0][0] >= SURE:
        return _derived(found[0][0], [*ranked, *whole])
    if found and found[0][0] >= HONEST:
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
    sentences: Sequence[Sentence], text: str, language: Language
) -> Iterator[tuple[float, float, str]]:
    """Make a headline of each sentence that allows it: its rank as news, how sure it is, its text."""
    grammar = language.grammar
    if grammar is None:
        return
    small = text.lower()
    best, count = 0.0, 0
    lead = bool(sentences) and sentences[0].stands_alone  # whether the news ought to be in the first sentence
    for place, sentence in enumerate(sentences):
        if best >= SURE and count >= ENOUGH:
            return
        if len(sentence.text) > HOPELESS:
            continue
        for part in _parts(sentence):
            clause = clause_of(part, language)
            made = headline(clause, language) if clause else None
            if clause is None or made is None:
                continue
            words = {word[: max(FIVE, len(word) - 2)] for word in WORD.findall(made.text.lower())}
            again = sum(_twice(word, small) for word in words if word not in language.function_words)
            sure = made.sure - LATER * place
            if not again and len(sentences) > SCENES:
                sure -= SCENE if place else SCENE / 2
            if place and _leans(clause, language):
                sure -= 0.2
            if clause.verb.past and grammar.ago.search(part.lower()):
                sure -= 0.4
            lead = lead and place > 0
            sure -= LOST if lead else 0
            best, count = max(best, sure), count + 1
            rank = sure + ABOUT * min(1.0, again / 3) + (0.0 if place else LEAD)
            # what comes so late may only be half of the news
            yield rank, min(sure, SURE - LATER) if place > SCENES else sure, made.text


def _twice(word: str, text: str) -> bool:
    """Tell whether a text has a word again."""
    first = text.find(word)
    return first >= 0 and text.find(word, first + len(word)) >= 0


def _parts(sentence: Sentence) -> Iterator[str]:
    """Give a sentence that stands alone, and what any announces behind a colon."""
    if sentence.stands_alone:
        yield sentence.text
    _, colon, announced = sentence.text.partition(": ")
    if colon and announced.count(" ") >= ANNOUNCED:
        yield announced[:1].upper() + announced[1:]


def _leans(clause: Clause, language: Language) -> bool:
    """Tell whether the subject points at a thing that the text has told of before ("Het centrum")."""
    grammar = language.grammar
    known = grammar is not None and (grammar.towns | grammar.councils) & {
        word.lower() for word in clause.subject
    }
    named = any(word[:1].isupper() for word in clause.subject[1:])
    return clause.subject[0].lower() in language.definite and not named and not known


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
    alone = [sentence for sentence in sentences if sentence.stands_alone]
    lasting = sorted(alone, key=lambda each: each.stale and not each.undated)
    clauses = (text for sentence in lasting if (text := _clause_as_it_stands(sentence, language)))
    if found := list(islice(clauses, CANDIDATES)):
        return found
    others = [block.text for block in blocks if block.kind in {BlockKind.PULLQUOTE, BlockKind.HEADING}]
    return [text for text in others if SHORTEST <= len(text) <= LONGEST]


def _clause_as_it_stands(sentence: Sentence, language: Language) -> str:
    """Give a sentence without full stop, and without the clauses at its end where it is long."""
    text = (sentence.undated or sentence.text).rstrip(".")
    if len(text) <= WHOLE:
        return text if len(text) >= SHORTEST else ""
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
    """Take the sentence that opens the news, and the one behind it; the first stands alone, none is stale."""
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
