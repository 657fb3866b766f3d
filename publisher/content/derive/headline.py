"""A headline made of a clause: in the present, subject first, 40 to 70 characters, nothing that goes stale.

Only whole chunks are left out, those first that are least of the news, never what the verb needs.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from publisher.content.derive.clause import Chunk, Clause, Part
from publisher.content.derive.roles import is_office
from publisher.content.derive.shorter import LONGEST, SHORTEST, shorter, tightened, written
from publisher.content.language import Language
from publisher.content.language.grammar import Grammar

SURE = 0.9
UNTRUE = 0.3  # what it costs that something may be missing without which it says another thing
HAPPENED = 0.66  # an editor looks at it


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """A headline, and how sure it is that an editor would sign it."""

    text: str
    sure: float


def headline(clause: Clause, language: Language) -> Headline | None:
    """Make a headline of a clause; None where that would break it."""
    grammar = language.grammar
    assert grammar is not None  # a clause was read by it
    told = _now(clause, language, grammar)
    if told is None:
        return None
    verb, chunks = told
    sure = SURE - 0.05 * clause.cut - 0.1 * clause.late
    subject = _subject(clause.subject, language, grammar)
    if subject is None:
        return None
    opening = [chunk for chunk in clause.opening if chunk.part in {Part.PLACE, Part.TIME}]
    if any(chunk.words[0].lower() in grammar.hearsay for chunk in opening):
        return None
    middle = _ranges(list(_kept(_bound([*opening, *chunks], grammar), grammar)), grammar)
    if not _says(clause, middle, grammar):
        return None
    best, chosen, cost = _fitting(subject, verb, middle, clause, grammar)
    if len(best) > LONGEST or grammar.relative.search(best.lower()):
        cost += 0.5
    if len(best) < SHORTEST:
        cost += 0.1
    sure -= cost + _doubts(clause, chosen, grammar)
    return Headline(text=best, sure=min(sure, HAPPENED) if _has_happened(clause, grammar) else sure)


def _fitting(
    subject: str, verb: str, middle: list[Chunk], clause: Clause, grammar: Grammar
) -> tuple[str, list[Chunk], float]:
    """Leave out as little as brings it within the length; small words go before a phrase does."""
    cost = 0.0
    for chunks in shorter(middle, clause, grammar):
        text = written(subject, verb, chunks)
        if len(text) > LONGEST:
            text = tightened(subject, verb, chunks, clause, grammar)
        if len(text) <= LONGEST:
            break
        cost += 0.03
    return text, chunks, cost


def _now(clause: Clause, language: Language, grammar: Grammar) -> tuple[str, list[Chunk]] | None:
    """Say it in the present: "heeft goedgekeurd" becomes "keurt goed", "won" becomes "wint"."""
    infinitive = clause.verb.verb.infinitive
    final = [chunk for chunk in clause.chunks if chunk.part is Part.VERB]
    if infinitive in grammar.modals and not final:
        return None
    if infinitive in grammar.passives and not final and not _becomes(clause, language):
        return None
    if infinitive in grammar.perfects and final:
        if len(final) > 1 or clause.verb.past:
            return None
        return _present_of(final[0], clause, language, grammar)
    return clause.verb.present, clause.chunks


def _becomes(clause: Clause, language: Language) -> bool:
    """Tell whether somebody becomes what a person can be: "An Maes wordt de nieuwe korpschef"."""
    first = clause.chunks[0] if clause.chunks else None
    return bool(first and first.part is Part.THING and is_office(first.words[-1].lower(), language))


def _present_of(
    final: Chunk, clause: Clause, language: Language, grammar: Grammar
) -> tuple[str, list[Chunk]] | None:
    """Turn a participle into the verb of its clause."""
    (participle,) = final.words[-1:]
    verb = language.verbs.participle(participle)
    particle = ""
    if verb is None:
        verb = language.verbs.participle(grammar.without_particle(participle))
        particle = grammar.particle_of(participle)
    if verb is None or len(final.words) > 1:
        return None
    chunks = []
    for chunk in clause.chunks:
        if chunk is not final:
            chunks.append(chunk)
        elif particle:
            chunks.append(Chunk(part=Part.PARTICLE, words=[particle]))
    return (verb.infinitive if clause.verb.plural else verb.present), chunks


def _subject(words: list[str], language: Language, grammar: Grammar) -> str | None:
    """Leave out the article, as headlines do, and "de stad" before the name of one."""
    first = words[0].lower()
    words = list(words)
    if first in language.determiners - grammar.opens_with:
        return None if first not in grammar.each else " ".join([words[0].capitalize(), *words[1:]])
    if first in grammar.opens_with and len(words) > 1:
        if first == grammar.neuter and words[1].endswith("e") and words[1][:1].islower():
            bent = next(
                (
                    words[1].removesuffix(end) + to
                    for end, to in grammar.bend.items()
                    if words[1].endswith(end)
                ),
                "",
            )
            words = [bent, *words[2:]] if bent and len(words) > len("ab") else words
        else:
            words = words[1:]
    if words[0].lower() in grammar.towns and len(words) > 1 and words[1][:1].isupper():
        words = words[1:]
    words = [
        word
        for index, word in enumerate(words)
        if not (word in grammar.opens_with and words[index - 1 : index] == ["en"])
    ]
    text = " ".join(words).replace(" ,", ",")
    return text[:1].upper() + text[1:]


def _bound(chunks: list[Chunk], grammar: Grammar) -> list[Chunk]:
    """Bind "bijna" to the number or time behind it, which is not true without it."""
    found: list[Chunk] = []
    for chunk in chunks:
        about = found[-1] if found and found[-1].part is Part.ADVERB else None
        if about and about.text in grammar.quantifiers and chunk.part in {Part.TIME, Part.THING}:
            found[-1] = Chunk(part=chunk.part, words=[*about.words, *chunk.words])
        else:
            found.append(chunk)
    return found


def _kept(chunks: list[Chunk], grammar: Grammar) -> Iterator[Chunk]:
    """Leave out what goes stale, and adverbs that bind a sentence to the one before it."""
    for chunk in chunks:
        if chunk.part is Part.TIME and grammar.relative.search(chunk.text):
            continue
        if chunk.part is Part.ADVERB and chunk.text in grammar.empty:
            continue
        kept = _undated(chunk, grammar)
        if kept.words:
            yield kept


def _ranges(chunks: list[Chunk], grammar: Grammar) -> list[Chunk]:
    """Bind "van 20 augustus" to "tot 29 augustus": neither is true alone."""
    if not any(chunk.part is Part.PLACE and chunk.words[0] in grammar.ranges_from for chunk in chunks):
        return chunks
    found: list[Chunk] = []
    at = 0
    while at < len(chunks):
        end = at + 1
        if chunks[at].part is Part.PLACE and chunks[at].words[0] in grammar.ranges_from:
            reach = [
                index
                for index in range(at + 1, min(at + 3, len(chunks)))
                if chunks[index].part is Part.PLACE and chunks[index].words[0] in grammar.ranges_to
            ]
            counted = chunks[at].words[1:] and all(word.isdigit() for word in chunks[at].words[1:])
            end = reach[0] + 1 if reach else min(end + bool(counted), len(chunks))  # "van 16 op 17 januari"
        words = [word for chunk in chunks[at:end] for word in chunk.words]
        found.append(Chunk(part=chunks[at].part, words=words))
        at = end
    return found


def _undated(chunk: Chunk, grammar: Grammar) -> Chunk:
    """Leave the day of the week out where the day of the month stands beside it."""
    words = chunk.words
    if words[0] != words[0].lower() and (chunk.part is Part.TIME or words[0].lower() in grammar.closed):
        words = [words[0].lower(), *words[1:]]
    if not grammar.dated.search(chunk.text):
        return chunk if words is chunk.words else Chunk(part=chunk.part, words=words)
    kept = [word for word in words if not grammar.weekday.fullmatch(word.lower())]
    return Chunk(part=chunk.part, words=kept)


def _says(clause: Clause, chunks: list[Chunk], grammar: Grammar) -> bool:
    """Tell whether enough follows the verb for it to say something."""
    if clause.verb.verb.infinitive in grammar.static:
        return any(chunk.part in {Part.THING, Part.VERB} for chunk in chunks)
    return bool(chunks)


def _has_happened(clause: Clause, grammar: Grammar) -> bool:
    """Tell whether a clause says what has happened ("zijn gewond geraakt"): a headline says what happens."""
    verb = clause.verb.verb.infinitive
    final = any(chunk.part is Part.VERB for chunk in clause.chunks)
    return final and verb in grammar.static - grammar.modals - grammar.passives - grammar.perfects


def _doubts(clause: Clause, chunks: list[Chunk], grammar: Grammar) -> float:
    """Count what makes an editor frown."""
    doubt = UNTRUE * clause.lost
    if chunks and chunks[-1].words[-1].isdigit() and not grammar.dated.search(chunks[-1].text):
        doubt += 0.1 * (len(chunks[-1].words[-1]) < len("2025"))  # of what?
    for chunk in chunks:
        doubt += 0.3 * (chunk.part is Part.ADVERB and chunk.text in grammar.negations)
        if chunk.part is Part.PRONOUN and chunk.text not in grammar.reflexives:
            doubt += 0.4
        if chunk.part is Part.ADVERB and grammar.points_away.search(chunk.text):
            doubt += 0.3
        if grammar.relative.search(chunk.text):
            doubt += 0.5
    bare = all(grammar.dated.search(chunk.text) for chunk in chunks)
    if bare and clause.verb.verb.infinitive in grammar.needs:
        doubt += 0.4  # "gaat van 1 september"
    things = sum(chunk.part is Part.THING for chunk in chunks)
    if things > 2:  # noqa: PLR2004  # two objects are what a verb can have
        doubt += 0.3
    final = any(chunk.part is Part.VERB for chunk in clause.chunks)
    if clause.verb.verb.infinitive in grammar.static - grammar.passives and not final:
        doubt += 0.2
    return doubt
