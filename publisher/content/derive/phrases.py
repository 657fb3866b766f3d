"""The phrases of a sentence, read from left to right: what names a thing, when, where; and what ends them."""

from functools import cache, lru_cache

from publisher.content.language import Language
from publisher.content.language.grammar import Grammar
from publisher.content.language.verbs import Finite

CACHED = 16_384  # words; every article uses most of them again
BEHIND = 4  # tokens that are looked at behind the last
LONGEST_TIME = 6  # words


class Phrases:
    """Reads phrases among the tokens of a sentence.

    Attributes:
        small: The tokens, the first in lower case, and a few empty ones behind the last.
        finites: What each can be as a finite verb; words of closed classes only look like one.
    """

    def __init__(self, tokens: list[str], language: Language, grammar: Grammar) -> None:
        self.tokens = tokens
        self.small = [tokens[0].lower(), *tokens[1:], *[""] * BEHIND]
        self.language = language
        self.grammar = grammar
        finite, only = language.verbs.finites.get, _no_verbs(grammar)
        self.finites = [None if word in only else finite(word) for word in self.small]

    def word(self, at: int) -> str:
        """Give a token; empty behind the last."""
        return self.small[at]

    def finite(self, at: int) -> Finite | None:
        """Read a token as a finite verb."""
        return self.finites[at]

    def at_hour(self, at: int) -> bool:
        """Tell whether a word that may open a clause is a preposition before a figure ("om 19.30 uur")."""
        return self.word(at) in self.language.links and self.word(at + 1)[:1].isdigit()

    def opens_clause(self, at: int) -> bool:
        """Tell whether a clause begins that hangs on this one."""
        return self.word(at) in self.grammar.subordinators and not self.compares(at) and not self.at_hour(at)

    def compares(self, at: int) -> bool:
        """Tell whether "dan" or "als" compares: "sneller dan 30 kilometer"."""
        return self.word(at) in self.grammar.compares and self.thing(at + 1) > at + 1

    def is_final(self, at: int, word: str) -> bool:
        """Tell whether a participle or infinitive stands here, and no noun follows that it describes."""
        return _is_final(word, self.language) and (
            self.ends_here(at + 1) or self.final_word(self.small[at + 1])
        )

    def final_word(self, word: str) -> bool:
        """Tell whether a word can stand at the end of a clause as a verb."""
        return _is_final(word, self.language)

    def ends_here(self, at: int) -> bool:
        """Tell whether the inner part of a clause can end before a token."""
        return self.small[at] in _ends(self.language, self.grammar)

    def joined(self, at: int, *, subject: bool = False) -> int:
        """Read "en" and what it joins; where a clause begins instead, read nothing.

        Args:
            subject: Whether the verb may follow.
        """
        after = at + 1
        word = self.small[after]
        if self.finites[after] or word in self.grammar.pronouns or word in self.grammar.subordinators:
            return at
        end = self.phrase(after) if self.word(after) in self.language.links else self.thing(after)
        following = None if subject else self.finite(end)
        return at if end <= after or (following and not self.final_word(self.word(end))) else end

    def time_end(self, at: int) -> int:
        """Read a phrase of time without preposition ("donderdag", "volgend jaar"); 0 where none is."""
        if not self.grammar.may_open_time(self.small[at]):
            return 0
        rest = " ".join(self.small[at : min(at + LONGEST_TIME, len(self.tokens))])
        match = self.grammar.time.match(rest)
        if not match:
            return 0
        return at + match[0].count(" ") + 1

    def phrase(self, at: int) -> int:
        """Read a preposition and what it governs; 0 where that is not understood."""
        at += 1
        if self.word(at) in self.language.links or (self.word(at) == "en" and self.word(at + 1) == "met"):
            at += 2 if self.word(at) == "en" else 1
        if end := self.time_end(at):
            return end
        if self.word(at) in self.grammar.here:
            return at + 1
        end = self.thing(at)
        while end > at and self.word(end) in self.grammar.joins_things and (more := self.joined(end)) > end:
            end = more
        return end if end > at else 0

    def thing(self, at: int) -> int:
        """Read what names a thing: article, adjectives, noun, name; give its end, or its start."""
        start, small, finites = at, self.small, self.finites
        grammar, determiners = self.grammar, self.language.determiners
        while small[at] in determiners or small[at] in grammar.quantifiers:
            at += 1
        if small[at] in grammar.degrees:
            at += 1
        noun = False
        determined = at > start
        while at < len(self.tokens):
            word = small[at]
            if noun and word in grammar.numbering and small[at + 1][:1].isdigit():
                at += 2
                continue
            named = not noun and determined and finites[at + 1] and word in grammar.adverbs
            if (word in grammar.closed and not named) or not (word[0].isalnum() or word[0] in "‘'€’"):
                break
            if self.ends_thing(at) if noun else finites[at] and not determined and at > start:
                break
            noun = noun or not self.describes(at)
            determined = True
            at += 1
        at = self.listed(at) if noun else at
        return at if noun else start

    def ends_thing(self, at: int) -> bool:
        """Tell whether a token behind a noun is no more of what it names."""
        token, before = self.tokens[at], self.small[at - 1]
        first, measures = token[0], before in self.grammar.measure
        capital, figure = first.isupper(), first.isdigit()
        if not capital and not measures and (self.finites[at] or not (figure or first in "‘'")):
            return True
        if figure and not (token.isdigit() and self.ends_here(at + 1)):
            return True
        measured = before in self.grammar.groups or (measures and not self.ends_here(at + 1))
        if not capital and not measured and self.final_word(token):
            return True
        return bool(self.time_end(at))

    def describes(self, at: int) -> bool:
        """Tell whether a word is an adjective or a number before its noun."""
        token, word, following = self.tokens[at], self.small[at], self.small[at + 1]
        if not following or not following[0].isalnum() or following in self.grammar.closed:
            return False
        if token[:1].isdigit() or word in self.language.number_words or word in self.language.scales:
            return not (token.isdigit() and len(token) == len("2025") and self.finite(at + 1))
        if token[:1].isupper() and self.grammar.inhabitant.search(token):
            return self.tokens[at + 1][:1].islower() and not self.finite(at + 1)
        if token[:1].isupper() and at:
            return False
        counted = at > 0 and (
            self.word(at - 1)[:1].isdigit() or self.word(at - 1) in self.language.number_words
        )
        if self.grammar.adjective.search(word) and (counted or not self.finite(at + 1)):
            return True
        if word.endswith("e") and not self.grammar.noun_in_e.search(word):
            return not (self.grammar.perhaps_noun.search(word) and self.finite(at + 1))
        return bool(self.language.verbs.participle(word) and not self.ends_here(at + 1))

    def listed(self, at: int) -> int:
        """Go on over "A, B en C"."""
        if self.word(at) != ",":
            return at
        probe = at
        while self.word(probe) == ",":
            end = self.plain(probe + 1)
            if end <= probe + 1:
                return at
            probe = end
        if self.word(probe) in self.grammar.joins_things and (end := self.plain(probe + 1)) > probe + 1:
            return end
        return at

    def plain(self, at: int) -> int:
        """Read one item of a list."""
        start = at
        while self.word(at) in self.language.determiners:
            at += 1
        while (
            at < len(self.tokens)
            and self.word(at) not in self.grammar.closed
            and self.tokens[at][:1].isalnum()
        ):
            if self.finite(at) and at > start and not self.tokens[at][:1].isupper():
                break
            at += 1
        return at


@cache
def _no_verbs(grammar: Grammar) -> frozenset[str]:
    """Give the words of closed classes that only look like a verb."""
    return grammar.closed - grammar.verbs_too


@cache
def _ends(language: Language, grammar: Grammar) -> frozenset[str]:
    """Give the tokens before which the inner part of a clause can end."""
    marks = ("", ",", ";", ":", "–", "—", grammar.to)
    return language.links.union(grammar.subordinators, grammar.joins_things, marks)


@lru_cache(maxsize=CACHED)
def _is_final(word: str, language: Language) -> bool:
    """Tell whether a word is a participle or an infinitive, with its particle or without."""
    verbs, grammar = language.verbs, language.grammar
    bare = grammar.without_particle(word) if grammar else ""
    return any(verbs.participle(each) or verbs.infinitive(each) for each in (word, bare) if each)
