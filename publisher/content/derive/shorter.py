"""What a headline can do without: phrases of time first, small words next, and never what its verb needs."""

from collections.abc import Iterator
from itertools import chain

from publisher.content.derive.clause import Chunk, Clause, Part
from publisher.content.language.grammar import Grammar

SHORTEST, LONGEST = 40, 70  # characters


def _loose(chunks: list[Chunk], clause: Clause, grammar: Grammar) -> Iterator[int]:
    """Give the chunks without which a clause does not break."""
    places = [index for index, each in enumerate(chunks) if each.part is Part.PLACE]
    lasting = [index for index in places if not _says_when(chunks[index], grammar)] or places
    bound = set(_bound(chunks, grammar))
    lasting = [index for index in lasting if index in bound] or lasting
    things = any(each.part is Part.THING for each in chunks)
    needs = clause.verb.verb.infinitive in grammar.needs
    denied = any(not grammar.negations.isdisjoint(chunk.words) for chunk in chunks)  # "geen belasting meer"
    for index, chunk in enumerate(chunks):
        if index in bound:
            continue
        if chunk.part is Part.ADVERB or chunk.part is Part.TIME:
            if len(chunks) > 1 and not (denied and chunk.part is Part.ADVERB):
                yield index
        elif chunk.part is Part.PLACE and not (index and _is_half(chunks[index - 1])):
            required = index == lasting[0] and (not things or needs) and chunk.words[0] != grammar.of
            if not required or (len(lasting) > 1 and grammar.dated.search(chunk.text)):
                yield index


def _bound(chunks: list[Chunk], grammar: Grammar) -> Iterator[int]:
    """Give "alleen" and what it is about: "mogen alleen in de vakken staan" is not true without either."""
    for index, chunk in enumerate(chunks[:-1]):
        if chunk.part is Part.ADVERB and chunk.words[0] in grammar.focus:
            yield index
            yield next(
                at
                for at in range(index + 1, len(chunks))
                if chunks[at].part is not Part.ADVERB or at == len(chunks) - 1
            )


def _is_half(chunk: Chunk) -> bool:
    """Tell whether what follows belongs to a thing: "maakt gebruik van", "neemt deel aan"."""
    return chunk.part is Part.THING and len(chunk.words) == 1 and chunk.words[0][:1].islower()


def _says_when(chunk: Chunk, grammar: Grammar) -> bool:
    """Tell whether a phrase with a preposition is one of time."""
    return chunk.words[0] in grammar.when and grammar.timely.search(chunk.text) is not None


def shorter(chunks: list[Chunk], clause: Clause, grammar: Grammar) -> Iterator[list[Chunk]]:
    """Give the chunks, then ever fewer: phrases between verb and object go first, then those at the end."""
    chunks = list(chunks)
    yield chunks
    while True:
        index = _least(chunks, clause, grammar)
        if index is None:
            return
        dropped = 1
        while (
            index + dropped < len(chunks)
            and chunks[index + dropped].part is Part.PLACE
            and chunks[index + dropped].words[0] == grammar.of
        ):
            dropped += 1
        chunks = [*chunks[:index], *chunks[index + dropped :]]
        yield chunks


def _least(chunks: list[Chunk], clause: Clause, grammar: Grammar) -> int | None:
    """Choose what is left out next."""
    loose = list(_loose(chunks, clause, grammar))
    if not loose:
        return None
    dated = {index for index in loose if grammar.dated.search(chunks[index].text)}
    undated = [index for index in loose if index not in dated]
    last = max((index for index, chunk in enumerate(chunks) if chunk.part is Part.THING), default=-1)
    timely = (index for index in reversed(undated) if _timely(chunks, index, grammar))
    inside = (index for index in reversed(undated) if index < last)
    ranges = (index for index in dated if not grammar.ranges_to.isdisjoint(chunks[index].words))
    return next(chain(timely, inside, ranges, reversed(undated), reversed(loose)))


def _timely(chunks: list[Chunk], index: int, grammar: Grammar) -> bool:
    """Tell whether a phrase says when, and nothing behind it can belong to it alone."""
    chunk = chunks[index]
    if not _says_when(chunk, grammar):
        return chunk.part is Part.TIME
    following = chunks[index + 1] if index + 1 < len(chunks) else None
    return (
        following is None
        or following.part is not Part.PLACE
        or following.words[0] == grammar.of
        or chunk.words[0] in grammar.at_hour
        or bool(grammar.dated.search(following.text))
    )


def written(subject: str, verb: str, chunks: list[Chunk]) -> str:
    """Write the headline."""
    words = [subject, verb, *(chunk.text for chunk in chunks)]
    return " ".join(words).replace(" ,", ",")


def tightened(subject: str, verb: str, chunks: list[Chunk], clause: Clause, grammar: Grammar) -> str:
    """Leave out praise, the article of the object, and "van" between a name and its town."""
    objects = [
        Chunk(
            part=chunk.part,
            words=[word for word in chunk.words if word.lower() not in grammar.praise]
            if chunk.part is Part.THING
            else chunk.words,
        )
        for chunk in chunks
    ]
    text = written(subject, verb, objects)
    if len(text) <= LONGEST:
        return text
    for index, chunk in enumerate(objects):
        listed = "," in chunk.words or grammar.joins_things & set(chunk.words)
        if (
            chunk.part is Part.THING
            and not listed
            and not (index and _is_half(objects[index - 1]))  # "sluit definitief de deuren"
            and chunk.words[0].lower() in grammar.drops
            and chunk.words[1:]
        ):
            chunk.words = chunk.words[1:]
            text = written(subject, verb, objects)
            if len(text) <= LONGEST:
                return text
    words = subject.split(" ")
    if grammar.of in words and words[0].lower() in grammar.councils:
        subject = words[0]
    elif grammar.of in words:
        at = words.index(grammar.of)
        grown = clause.subject[clause.subject.index(grammar.of) - 1]  # as the text writes it
        named = grown[:1].isupper() and at + 1 < len(words) and words[at + 1][:1].isupper()
        if named:
            subject = " ".join([*words[:at], *words[at + 1 :]])
    words = subject.split(" ")
    if len(written(subject, verb, objects)) > LONGEST and words[0].lower() in grammar.new:
        subject = " ".join(words[1:])
        subject = subject[:1].upper() + subject[1:]
    if len(written(subject, verb, objects)) > LONGEST:
        thing, within, place = subject.rpartition(f" {grammar.within} ")
        if within and place[:1].isupper() and thing.count(" "):  # "de brug over de Leie in Gent"
            subject = thing
    return written(subject, verb, objects)
