"""The main clause of a sentence, in its chunks: subject, verb, what follows; and what can be left out of it.

    Op maandag 10 maart | starten | de rioleringswerken | in de Molenstraat | , zodat ...
    opening               verb      subject               place               tail

A sentence that these few rules do not surely understand gives no clause: a headline is never made of a guess.
"""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from publisher.content.language import Language
from publisher.content.language.grammar import Grammar
from publisher.content.language.verbs import Finite

TOKEN = re.compile(r"‘[^’]{1,60}’(?!\w)|'[^' ][^']{1,60}'(?!\w)|[^\s,;:()–—]+(?:,\d+)?(?:[^\s,;:()–—]+)?|[,;:()–—]")
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
        late: Whether the subject came behind a phrase of place, as new things do.
    """

    subject: list[str]
    word: str
    verb: Finite
    opening: list[Chunk] = field(default_factory=list)
    chunks: list[Chunk] = field(default_factory=list)
    cut: bool = False
    late: bool = False


def clause_of(sentence: str, language: Language) -> Clause | None:
    """Read the main clause of a sentence; None where it is not sure."""
    grammar = language.grammar
    if grammar is None:
        return None
    tokens = [token for token in TOKEN.findall(_bare(sentence))][: MOST_TOKENS + 1]
    if not 3 <= len(tokens) <= MOST_TOKENS:  # noqa: PLR2004  # subject, verb and something said
        return None
    return _Reader(tokens, language, grammar).clause()


def _bare(sentence: str) -> str:
    """Leave out what stands in brackets, and the full stop."""
    return re.sub(r" ?\([^()]*\)", "", sentence).rstrip(".!")


class _Reader:
    """Reads tokens from left to right."""

    def __init__(self, tokens: list[str], language: Language, grammar: Grammar) -> None:
        self.tokens = tokens
        self.small = [tokens[0].lower(), *tokens[1:]]
        self.language = language
        self.grammar = grammar
        forms = language.verbs.finite
        only = grammar.closed - grammar.verbs_too
        self.finites = [None if word in only else forms(word) for word in self.small]

    def word(self, at: int) -> str:
        """Give a token; empty behind the last."""
        return self.small[at] if at < len(self.small) else ""

    def finite(self, at: int) -> Finite | None:
        """Read a token as a finite verb; words of closed classes only look like one."""
        return self.finites[at] if at < len(self.finites) else None

    def clause(self) -> Clause | None:
        """Find verb and subject, then what follows."""
        grammar = self.grammar
        first = self.word(0)
        if first in grammar.subordinators and not self._at_hour(0):
            at = 0 if first in grammar.free else self._verb_behind_comma(1)
            return self._inverted(at, []) if at else None
        quantified = first in grammar.quantifiers and self.thing(1) > 1
        if first in self.language.links and not self.word(1)[:1].isdigit():
            quantified = False
        if not quantified and (
            first in self.language.links or first in grammar.adverbs or self._time_end(0) or first in self.language.determiners and self._time_end(0)
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
        if self.word(at) in self.grammar.joins_things and self._joined(at, subject=True) > at:
            at = self._joined(at, subject=True)
        while self.word(at) in self.language.links and (end := self._phrase(at)):
            at = end
        end = at
        cut = False
        if self.word(at) in {",", "–", "—"} or self.word(at) in self.grammar.subordinators:
            at = self._verb_behind_comma(at + 1)
            cut = True
        verb = self.finite(at) if at else None
        subject = self.tokens[start:end]
        if verb is None or not self._agrees(subject, verb):
            return None
        chunks, stop = self._chunks(at + 1)
        return Clause(
            subject=subject,
            word=self.word(at),
            verb=verb,
            chunks=chunks,
            cut=cut or stop < len(self.tokens),
        )

    def _inverted(self, at: int, opening: list[Chunk]) -> Clause | None:
        """Read verb, then subject."""
        verb = self.finite(at)
        if verb is None:
            return None
        start = at + 1
        before: list[Chunk] = []
        while self.word(start) in self.grammar.fillers or self._time_end(start):
            end = self._time_end(start) or start + 1
            before.append(Chunk(part=Part.TIME if self._time_end(start) else Part.ADVERB, words=self.tokens[start:end]))
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
        if end <= start or self._time_end(start):
            return None
        while self.word(end) == self.grammar.of and (stop := self._phrase(end)):
            end = stop
        if self.word(end) in self.grammar.joins_things and (more := self._joined(end)) > end:
            end = more
        named = self.tokens[end - 1][:1].isupper() and end - start > 1
        if named and self.word(end) in self.grammar.origin and (stop := self._phrase(end)):
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
            late=late,
        )

    def _agrees(self, subject: list[str], verb: Finite) -> bool:
        """Tell whether subject and verb are both one or both many, as far as the first word tells."""
        first = subject[0].lower()
        if self.grammar.joins_things & set(subject) or "," in subject:
            return True
        several = first in self.language.number_words or (first.isdigit() and first != "1")
        if several and not set(subject) & self.grammar.measure:
            return verb.plural
        return not (verb.plural and first in self.grammar.singular and not set(subject) & self.grammar.measure)

    def _verb_behind_comma(self, at: int) -> int:
        """Find the verb that follows the comma behind a clause; 0 where there is none."""
        for index in range(at, len(self.tokens) - 1):
            if self.tokens[index] in {",", "–", "—"} and self.finite(index + 1):
                return index + 1
        return 0

    def _places(self, at: int) -> tuple[list[Chunk], int]:
        """Read phrases with a preposition, one after the other."""
        found: list[Chunk] = []
        while self.word(at) in self.language.links and (end := self._phrase(at)):
            found.append(Chunk(part=Part.PLACE, words=self.tokens[at:end]))
            at = end
        return found, at

    def _chunks(self, at: int, *, stop_at_verb: bool = False) -> tuple[list[Chunk], int]:
        """Part what follows until something hangs on it; give the chunks, and where that begins."""
        found: list[Chunk] = []
        grammar = self.grammar
        while at < len(self.tokens):
            word = self.word(at)
            if stop_at_verb and self.finite(at):
                break
            if word in {",", ";", ":", "–", "—", "(", ")"} or self._opens_clause(at):
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

    def _at_hour(self, at: int) -> bool:
        """Tell whether a word that may open a clause is a preposition before a figure ("om 19.30 uur")."""
        return self.word(at) in self.language.links and self.word(at + 1)[:1].isdigit()

    def _opens_clause(self, at: int) -> bool:
        """Tell whether a clause begins that hangs on this one."""
        return self.word(at) in self.grammar.subordinators and not self._compares(at) and not self._at_hour(at)

    def _compares(self, at: int) -> bool:
        """Tell whether "dan" or "als" compares: "sneller dan 30 kilometer"."""
        return self.word(at) in self.grammar.compares and self.thing(at + 1) > at + 1

    def _chunk(self, at: int, word: str) -> tuple[Part | None, int]:
        """Read one chunk; an end that is not behind its start means that it is not understood."""
        grammar = self.grammar
        if end := self._time_end(at):
            return Part.TIME, end
        if word in grammar.joins_things:
            return None, self._joined(at)
        if word == grammar.to:
            verb = self.language.verbs.infinitive(self.word(at + 1))
            return (Part.VERB, at + 2) if verb else (Part.PLACE, self.thing(at + 1))
        if f"{word} {self.word(at + 1)}" in grammar.with_link:
            return Part.PLACE, self._phrase(at + 1)
        if word in grammar.particles and (
            self._ends_here(at + 1) or (self.word(at + 1) in grammar.particles and self._ends_here(at + 2))
        ):
            return Part.PARTICLE, at + 1
        if word in self.language.links:
            return Part.PLACE, self._phrase(at)
        if word in grammar.pronouns or word in grammar.reflexives:
            return Part.PRONOUN, at + 1
        if word in grammar.adverbs:
            return Part.ADVERB, at + 1
        if self._is_final(at, word):
            return Part.VERB, at + 1
        if self._compares(at):
            return Part.PLACE, self.thing(at + 1)
        if grammar.adjective.search(word) and self._ends_here(at + 1):
            return Part.ADVERB, at + 1
        return Part.THING, self.thing(at)

    def _is_final(self, at: int, word: str) -> bool:
        """Tell whether a participle or infinitive stands here, and no noun follows that it describes."""
        verbs = self.language.verbs
        bare = self.grammar.without_particle(word)
        known = any(verbs.participle(each) or verbs.infinitive(each) for each in (word, bare) if each)
        following = self.word(at + 1)
        return known and (self._ends_here(at + 1) or self._final_word(following))

    def _final_word(self, word: str) -> bool:
        """Tell whether a word can stand at the end of a clause as a verb."""
        verbs = self.language.verbs
        bare = self.grammar.without_particle(word)
        return any(verbs.participle(each) or verbs.infinitive(each) for each in (word, bare) if each)

    def _ends_here(self, at: int) -> bool:
        """Tell whether the inner part of a clause can end before a token."""
        word = self.word(at)
        stops = {"", ",", ";", ":", "–", "—", self.grammar.to}
        return word in stops or word in self.language.links or word in self.grammar.subordinators or word in self.grammar.joins_things

    def _joined(self, at: int, *, subject: bool = False) -> int:
        """Read "en" and what it joins; where a clause begins instead, read nothing.

        Args:
            subject: Whether the verb may follow.
        """
        after = at + 1
        if self.finite(after) or self.word(after) in self.grammar.pronouns | self.grammar.subordinators:
            return at
        end = self._phrase(after) if self.word(after) in self.language.links else self.thing(after)
        following = None if subject else self.finite(end)
        return at if end <= after or (following and not self._final_word(self.word(end))) else end

    def _time_end(self, at: int) -> int:
        """Read a phrase of time without preposition ("donderdag", "volgend jaar", "elke dag"); 0 where none is."""
        rest = " ".join(self.small[at : at + 6])
        match = self.grammar.time.match(rest)
        if not match:
            return 0
        return at + match[0].count(" ") + 1

    def _phrase(self, at: int) -> int:
        """Read a preposition and what it governs; 0 where that is not understood."""
        at += 1
        if self.word(at) in self.language.links or self.word(at) == "en" and self.word(at + 1) == "met":
            at += 2 if self.word(at) == "en" else 1
        if end := self._time_end(at):
            return end
        if self.word(at) in self.grammar.here:
            return at + 1
        end = self.thing(at)
        while end > at and self.word(end) in self.grammar.joins_things and (more := self._joined(end)) > end:
            end = more
        return end if end > at else 0

    def thing(self, at: int) -> int:
        """Read what names a thing: article, adjectives, noun, name; give where it ends, its start where it is none."""
        start = at
        grammar = self.grammar
        while self.word(at) in self.language.determiners or self.word(at) in grammar.quantifiers:
            at += 1
        if self.word(at) in grammar.degrees:
            at += 1
        noun = False
        determined = at > start
        while at < len(self.tokens):
            token, word = self.tokens[at], self.word(at)
            if word in grammar.numbering and noun and self.word(at + 1)[:1].isdigit():
                at += 2
                continue
            named = not noun and determined and self.finite(at + 1) and word in grammar.adverbs
            if (word in grammar.closed and not named) or not (token[:1].isalnum() or token[:1] in "‘'€’"):
                break
            if noun and token[:1].isdigit() and not (token.isdigit() and self._ends_here(at + 1)):
                break
            measured = grammar.measures(self.word(at - 1)) and not self._ends_here(at + 1)
            if noun and self._final_word(word) and not token[:1].isupper() and not measured:
                break
            capital = token[:1].isupper() and (at > 0 or not noun)
            if noun and not capital and not token[:1].isdigit() and not (token[0] in "‘'"):
                if not grammar.measures(self.word(at - 1)):
                    break
            if not noun and self.finite(at) and not determined and at > start:
                break
            if noun and self.finite(at) and not capital and not grammar.measures(self.word(at - 1)):
                break
            if noun and self._time_end(at):
                break
            noun = noun or not self._describes(at)
            determined = True
            at += 1
        at = self._listed(at) if noun else at
        return at if noun else start

    def _describes(self, at: int) -> bool:
        """Tell whether a word is an adjective or a number before its noun."""
        token, word = self.tokens[at], self.word(at)
        following = self.word(at + 1)
        if not following or not following[0].isalnum() or following in self.grammar.closed:
            return False
        if token[:1].isdigit() or word in self.language.number_words or word in self.language.scales:
            return not (token.isdigit() and len(token) == len("2025") and self.finite(at + 1))
        if token[:1].isupper() and self.grammar.inhabitant.search(token):
            return self.tokens[at + 1][:1].islower() and not self.finite(at + 1)
        if token[:1].isupper() and at:
            return False
        counted = at > 0 and (self.word(at - 1)[:1].isdigit() or self.word(at - 1) in self.language.number_words)
        if self.grammar.adjective.search(word) and (counted or not self.finite(at + 1)):
            return True
        if word.endswith("e") and not self.grammar.noun_in_e.search(word):
            return not (self.grammar.perhaps_noun.search(word) and self.finite(at + 1))
        return bool(self.language.verbs.participle(word) and not self._ends_here(at + 1))

    def _listed(self, at: int) -> int:
        """Go on over "A, B en C"."""
        if self.word(at) != ",":
            return at
        probe = at
        while self.word(probe) == ",":
            end = self._plain(probe + 1)
            if end <= probe + 1:
                return at
            probe = end
        if self.word(probe) in self.grammar.joins_things and (end := self._plain(probe + 1)) > probe + 1:
            return end
        return at

    def _plain(self, at: int) -> int:
        """Read one item of a list."""
        start = at
        while self.word(at) in self.language.determiners:
            at += 1
        while at < len(self.tokens) and self.word(at) not in self.grammar.closed and self.tokens[at][:1].isalnum():
            if self.finite(at) and at > start and not self.tokens[at][:1].isupper():
                break
            at += 1
        return at
