"""What a headline can do without: phrases of time first, small words next, and never what its verb needs."""

from collections.abc import Iterator

from publisher.content.derive.clause import Chunk, Clause, Part
from publisher.content.language.grammar import Grammar

SHORTEST, LONGEST = 40, 70  # characters


def _required(chunks: list[Chunk], index: int, clause: Clause, grammar: Grammar) -> bool:
    """Tell whether a clause breaks without a chunk."""
    chunk = chunks[index]
    if chunk.part in {Part.VERB, Part.PARTICLE, Part.PRONOUN, Part.THING}:
        return True
    if chunk.part is Part.ADVERB:
        return chunk.text in grammar.negations or not _others(chunks, index)
    if chunk.part is Part.TIME:
        return not _others(chunks, index)
    before = chunks[index - 1] if index else None
    if before and before.part is Part.THING and len(before.words) == 1 and before.text[:1].islower():
        return True  # "maakt gebruik van", "neemt deel aan"
    if chunk.words[0] == grammar.of:
        return False
    every = [each for each in chunks if each.part is Part.PLACE]
    places = [
        each for each in every if each.words[0] not in grammar.when or not grammar.timely.search(each.text)
    ] or every
    things = any(each.part is Part.THING for each in chunks)
    needs = clause.verb.verb.infinitive in grammar.needs
    return (
        chunk is places[0]
        and (not things or needs)
        and not (grammar.dated.search(chunk.text) and len(places) > 1)
    )


def _others(chunks: list[Chunk], index: int) -> bool:
    """Tell whether anything else would be left."""
    return len(chunks) > 1 and index >= 0


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
    loose = [index for index in range(len(chunks)) if not _required(chunks, index, clause, grammar)]
    if not loose:
        return None
    things = [index for index, chunk in enumerate(chunks) if chunk.part is Part.THING]
    dated = {index for index in loose if grammar.dated.search(chunks[index].text)}
    ranges = [index for index in dated if grammar.ranges_to & set(chunks[index].words)]
    undated = [index for index in loose if index not in dated]
    timely = [index for index in undated if _timely(chunks, index, grammar)]
    inside = [index for index in undated if things and index < things[-1]]
    for choice in (timely[::-1], inside[::-1], ranges, undated[::-1], loose[::-1]):
        if choice:
            return choice[0]
    return None


def _timely(chunks: list[Chunk], index: int, grammar: Grammar) -> bool:
    """Tell whether a phrase says when, and nothing behind it can belong to it alone."""
    chunk = chunks[index]
    if chunk.words[0] not in grammar.when or not grammar.timely.search(chunk.text):
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
    for chunk in objects:
        listed = "," in chunk.words or grammar.joins_things & set(chunk.words)
        if (
            chunk.part is Part.THING
            and not listed
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
    return written(subject, verb, objects)
