"""The phrases of a sentence, read from left to right: what names a thing, when, where; and what ends them."""

from publisher.content.language import Language
from publisher.content.language.grammar import Grammar
from publisher.content.language.verbs import Finite


class Phrases:
    """Reads phrases among the tokens of a sentence."""

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
        verbs = self.language.verbs
        bare = self.grammar.without_particle(word)
        known = any(verbs.participle(each) or verbs.infinitive(each) for each in (word, bare) if each)
        following = self.word(at + 1)
        return known and (self.ends_here(at + 1) or self.final_word(following))

    def final_word(self, word: str) -> bool:
        """Tell whether a word can stand at the end of a clause as a verb."""
        verbs = self.language.verbs
        bare = self.grammar.without_particle(word)
        return any(verbs.participle(each) or verbs.infinitive(each) for each in (word, bare) if each)

    def ends_here(self, at: int) -> bool:
        """Tell whether the inner part of a clause can end before a token."""
        word = self.word(at)
        stops = {"", ",", ";", ":", "–", "—", self.grammar.to}
        return (
            word in stops
            or word in self.language.links
            or word in self.grammar.subordinators
            or word in self.grammar.joins_things
        )

    def joined(self, at: int, *, subject: bool = False) -> int:
        """Read "en" and what it joins; where a clause begins instead, read nothing.

        Args:
            subject: Whether the verb may follow.
        """
        after = at + 1
        if self.finite(after) or self.word(after) in self.grammar.pronouns | self.grammar.subordinators:
            return at
        end = self.phrase(after) if self.word(after) in self.language.links else self.thing(after)
        following = None if subject else self.finite(end)
        return at if end <= after or (following and not self.final_word(self.word(end))) else end

    def time_end(self, at: int) -> int:
        """Read a phrase of time without preposition ("donderdag", "volgend jaar"); 0 where none is."""
        rest = " ".join(self.small[at : at + 6])
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
            if noun and token[:1].isdigit() and not (token.isdigit() and self.ends_here(at + 1)):
                break
            measured = self.word(at - 1) in grammar.groups or (
                grammar.measures(self.word(at - 1)) and not self.ends_here(at + 1)
            )
            if noun and self.final_word(word) and not token[:1].isupper() and not measured:
                break
            capital = token[:1].isupper() and (at > 0 or not noun)
            plain = not capital and not token[:1].isdigit() and token[0] not in "‘'"
            if noun and plain and not grammar.measures(self.word(at - 1)):
                break
            if not noun and self.finite(at) and not determined and at > start:
                break
            if noun and self.finite(at) and not capital and not grammar.measures(self.word(at - 1)):
                break
            if noun and self.time_end(at):
                break
            noun = noun or not self.describes(at)
            determined = True
            at += 1
        at = self.listed(at) if noun else at
        return at if noun else start

    def describes(self, at: int) -> bool:
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
