"""The main clause of a sentence, in its chunks: subject, verb, what follows; and what can be left out of it.

    Op maandag 10 maart | starten | de rioleringswerken | in de Molenstraat | , zodat ...
    opening               verb      subject               place               tail

A sentence that these few rules do not surely understand gives no clause: a headline is never made of a guess.
"""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from publisher.content.derive.phrases import Phrases
from publisher.content.language import Language
from publisher.content.language.verbs import Finite

TOKEN = re.compile(
    r"‘[^’]{1,60}’(?!\w)|'[^' ][^']{1,60}'(?!\w)|[^\s,;:()–—]+(?:,\d+)?(?:[^\s,;:()–—]+)?|[,;:()–—]"
)
BRACKETS = re.compile(r" ?\([^()]*\)")
MOST_TOKENS = 90


class Part(StrEnum):
    """What a chunk is in its clause."""

    THING = "thing"
    PLACE = "place"  # any phrase that a preposition opens
    TIME = "time"
    ADVERB = "adverb"
    PARTICLE = "particle"
    VERB = "verb"
    PRONOUN = "pronoun"


@dataclass(slots=True, kw_only=True)
class Chunk:
    """Words that stay together."""

    part: Part
    words: list[str]

    @property
    def text(self) -> str:
        """Join the words."""
        return " ".join(self.words)


@dataclass(slots=True, kw_only=True)
class Clause:
    """A main clause.

    Attributes:
        opening: What stands before the verb and is not the subject.
        verb: The word that carries the clause, and what it is a form of.
        chunks: What follows verb and subject, up to the first clause that hangs on it.
        cut: Whether something hung on it.
        lost: Whether what hung on it may be what the verb needs.
        late: Whether the subject came behind a phrase of place, as new things do.
    """

    subject: list[str]
    word: str
    verb: Finite
    opening: list[Chunk] = field(default_factory=list)
    chunks: list[Chunk] = field(default_factory=list)
    cut: bool = False
    lost: bool = False
    late: bool = False


def clause_of(sentence: str, language: Language) -> Clause | None:
    """Read the main clause of a sentence; None where it is not sure."""
    grammar = language.grammar
    if grammar is None:
        return None
    tokens = _tokens(_bare(sentence))[: MOST_TOKENS + 1]
    if not 3 <= len(tokens) <= MOST_TOKENS:  # noqa: PLR2004  # subject, verb and something said
        return None
    return _Reader(tokens, language, grammar).clause()


def _bare(sentence: str) -> str:
    """Leave out what stands in brackets, and the full stop."""
    return (BRACKETS.sub("", sentence) if "(" in sentence else sentence).rstrip(".!")


def _tokens(text: str) -> list[str]:
    """Part a text in words and marks; words between single marks are one."""
    if "‘" in text or "'" in text:
        return TOKEN.findall(text)
    found: list[str] = []
    for word in text.split():
        found += (word,) if word.isalnum() else TOKEN.findall(word)
    return found


class _Reader(Phrases):
    """Reads tokens from left to right."""

    def clause(self) -> Clause | None:
        """Find verb and subject, then what follows."""
        grammar = self.grammar
        first = self.word(0)
        if first in grammar.subordinators and not self.at_hour(0):
            at = 0 if first in grammar.free else self._verb_behind_comma(1)
            return self._inverted(at, []) if at else None
        quantified = first in grammar.quantifiers and self.thing(1) > 1
        if first in self.language.links and not self.word(1)[:1].isdigit():
            quantified = False
        if not quantified and (
            first in self.language.links
            or first in grammar.adverbs
            or self.time_end(0)
            or (first in self.language.determiners and self.time_end(0))
        ):
            opening, at = self._chunks(0, stop_at_verb=True)
            if self.finite(at) is None:
                at = self._verb_behind_comma(at)
                return self._inverted(at, []) if at else None
            return self._inverted(at, opening)
        return self._straight(0)

    def _straight(self, start: int) -> Clause | None:
        """Read subject, then verb."""
        at = self.thing(start + 1) if self.word(start) in self.grammar.quantifiers else self.thing(start)
        if at <= start:
            return None
        if self.word(at) in self.grammar.joins_things and self.joined(at, subject=True) > at:
            at = self.joined(at, subject=True)
        while self.word(at) in self.language.links and (end := self.phrase(at)):
            at = end
        end = at
        cut = False
        if self.word(at) in {",", "–", "—"} or self.word(at) in self.grammar.subordinators:
            at = self._verb_behind_comma(at + 1)
            cut = True
        verb = self.finite(at) if at else None
        subject = self.tokens[start:end]
        if len(subject) == 1 and self.grammar.adjective.search(subject[0].lower()):
            return None  # "Voorzichtig tilt zij": how, not who
        if verb is None or not self._agrees(subject, verb):
            return None
        chunks, stop = self._chunks(at + 1)
        return Clause(
            subject=subject,
            word=self.word(at),
            verb=verb,
            chunks=chunks,
            cut=cut or stop < len(self.tokens),
            lost=self._loses(stop, chunks),
        )

    def _inverted(self, at: int, opening: list[Chunk]) -> Clause | None:
        """Read verb, then subject."""
        verb = self.finite(at)
        if verb is None:
            return None
        start = at + 1
        before: list[Chunk] = []
        while self.word(start) in self.grammar.fillers or self.time_end(start):
            end = self.time_end(start) or start + 1
            before.append(
                Chunk(part=Part.TIME if self.time_end(start) else Part.ADVERB, words=self.tokens[start:end])
            )
            start = end
        if self.word(start) in self.grammar.pronouns:
            return None
        late = self.word(start) in self.language.links
        if late:
            places, start = self._places(start)
            before += places
            if self.word(start) in self.language.definite:
                return None
        end = self.thing(start)
        if end <= start or self.time_end(start):
            return None
        while self.word(end) == self.grammar.of and (stop := self.phrase(end)):
            end = stop
        if self.word(end) in self.grammar.joins_things and (more := self.joined(end)) > end:
            end = more
        named = self.tokens[end - 1][:1].isupper() and end - start > 1
        if named and self.word(end) in self.grammar.origin and (stop := self.phrase(end)):
            end = stop
        if not self._agrees(self.tokens[start:end], verb):
            return None
        chunks, stop = self._chunks(end)
        if late and any(chunk.part is Part.THING for chunk in chunks):
            return None
        return Clause(
            subject=self.tokens[start:end],
            word=self.word(at),
            verb=verb,
            opening=opening,
            chunks=[*before, *chunks],
            cut=stop < len(self.tokens),
            lost=self._loses(stop, chunks) or self._measured(self.tokens[start:end], chunks),
            late=late,
        )

    def _loses(self, stop: int, chunks: list[Chunk]) -> bool:
        """Tell whether a clause breaks where it is cut: "besliste | om te bouwen", "bracht | … mee"."""
        if stop >= len(self.tokens):
            return False
        things = any(chunk.part is Part.THING for chunk in chunks)
        if self.word(stop) == self.grammar.in_order:
            return not things
        end = len(self.tokens) - 1
        if self.word(end) not in self.grammar.particles:
            return False
        language = self.language
        nouns = language.determiners | language.links | language.number_words  # "drie wijken" is no verb
        verbs = (at for at in range(stop, end) if self.word(at - 1) not in nouns and self.finite(at))
        return next(verbs, None) is None

    def _measured(self, subject: list[str], chunks: list[Chunk]) -> bool:
        """Tell whether a number counts what was taken for an object: "staan 86 rijtjes | sla"."""
        thing = next((chunk for chunk in chunks if chunk.part is Part.THING), None)
        counted = subject[0].isdigit() or subject[0].lower() in self.language.number_words
        return bool(counted and thing and thing.words[0].lower() not in self.language.determiners)

    def _agrees(self, subject: list[str], verb: Finite) -> bool:
        """Tell whether subject and verb are both one or both many, as far as the first word tells."""
        first = subject[0].lower()
        if self.grammar.joins_things & set(subject) or "," in subject:
            return True
        several = first in self.language.number_words or (first.isdigit() and first != "1")
        if several and not set(subject) & self.grammar.measure:
            return verb.plural
        return not (
            verb.plural and first in self.grammar.singular and not set(subject) & self.grammar.measure
        )

    def _verb_behind_comma(self, at: int) -> int:
        """Find the verb that follows the comma behind a clause; 0 where there is none."""
        for index in range(at, len(self.tokens) - 1):
            if self.tokens[index] in {",", "–", "—"} and self.finite(index + 1):
                return index + 1
        return 0

    def _places(self, at: int) -> tuple[list[Chunk], int]:
        """Read phrases with a preposition, one after the other."""
        found: list[Chunk] = []
        while self.word(at) in self.language.links and (end := self.phrase(at)):
            found.append(Chunk(part=Part.PLACE, words=self.tokens[at:end]))
            at = end
        return found, at

    def _chunks(self, at: int, *, stop_at_verb: bool = False) -> tuple[list[Chunk], int]:
        """Part what follows until something hangs on it; give the chunks, and where that begins."""
        found: list[Chunk] = []
        while at < len(self.tokens):
            word = self.word(at)
            if stop_at_verb and self.finite(at):
                break
            if word in {",", ";", ":", "–", "—", "(", ")"} or self.opens_clause(at):
                break
            part, end = self._chunk(at, word)
            if end <= at:
                break
            if part is None and not found:
                break
            if part is None:  # "en" and more of the same
                found[-1].words += self.tokens[at:end]
            else:
                found.append(Chunk(part=part, words=self.tokens[at:end]))
            at = end
        return found, at

    def _chunk(self, at: int, word: str) -> tuple[Part | None, int]:
        """Read one chunk; an end that is not behind its start means that it is not understood."""
        grammar = self.grammar
        if end := self.time_end(at):
            return Part.TIME, end
        if word in grammar.joins_things:
            return None, self.joined(at)
        if word == grammar.to:
            verb = self.language.verbs.infinitive(self.word(at + 1))
            return (Part.VERB, at + 2) if verb else (Part.PLACE, self.thing(at + 1))
        if f"{word} {self.word(at + 1)}" in grammar.with_link:
            return Part.PLACE, self.phrase(at + 1)
        if word in grammar.particles and (
            self.ends_here(at + 1) or (self.word(at + 1) in grammar.particles and self.ends_here(at + 2))
        ):
            return Part.PARTICLE, at + 1
        if word in self.language.links:
            return Part.PLACE, self.phrase(at)
        if word in grammar.pronouns or word in grammar.reflexives:
            return Part.PRONOUN, at + 1
        if word in grammar.adverbs:
            return Part.ADVERB, at + 1
        if self.is_final(at, word):
            return Part.VERB, at + 1
        if self.compares(at):
            return Part.PLACE, self.thing(at + 1)
        if grammar.adjective.search(word) and self.ends_here(at + 1):
            return Part.ADVERB, at + 1
        return Part.THING, self.thing(at)
