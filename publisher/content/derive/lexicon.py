"""What the words of a text are, each looked at once: the texts of a city share most of their words."""

import re
from collections import Counter
from functools import cache
from itertools import chain
from typing import NamedTuple

from publisher.content.language import Language

WORD = re.compile(r"[^\W\d_][\w’-]{3,}")
PLAIN = re.compile(r"[\w’'-]+")
NOUN_SHORTEST, NOUN_LONGEST = 5, 40  # letters
COMPOUND = 10  # letters; a word of this length says what it is about
REMEMBERED = 65_536  # stretches between two spaces, of all texts


class Lexicon(dict[str, tuple[str, ...]]):
    """Remembers the nouns in what stands between two spaces; begins anew when it has grown large.

    A number that is a word and a day of the week stand there in lower case, behind a space; the whole, behind
    a line end, where a day may stand in it that goes stale.
    """

    def __init__(self, language: Language) -> None:
        """Begin with nothing."""
        super().__init__()
        self.language = language

    def __missing__(self, token: str) -> tuple[str, ...]:
        """Look at what stands between two spaces for the first time."""
        if len(self) >= REMEMBERED:
            self.clear()
        language = self.language
        nouns = (word for word in WORD.findall(token) if _counts(word, language))
        closed = language.number_words | language.weekdays
        others = (f" {word}" for word in PLAIN.findall(token.lower()) if word in closed)
        dated = (f"\n{token}",) if language.stale and language.stale.may_stand_in(token) else ()
        self[token] = found = (*nouns, *others, *dated)
        return found


class Lexed(NamedTuple):
    """What the words of a text are.

    Attributes:
        nouns: How often each comes, in the order of the text.
        numbers: Those that are words, in lower case; ``weekdays`` are the days of the week.
        dated: What stands between two spaces and may be of a day that goes stale; no other sentence has one.
    """

    nouns: Counter[str]
    numbers: list[str]
    weekdays: list[str]
    dated: list[str]


def lexed(text: str, language: Language) -> Lexed:
    """Look at every word of a text."""
    nouns = Counter(chain.from_iterable(map(_lexicon(language).__getitem__, text.split())))
    marked = [word for word in nouns if word[0] in " \n"]
    for word in marked:
        del nouns[word]
    others = [word[1:] for word in marked if word[0] == " "]
    return Lexed(
        nouns,
        numbers=[word for word in others if word in language.number_words],
        weekdays=[word for word in others if word in language.weekdays],
        dated=[word[1:] for word in marked if word[0] == "\n"],
    )


@cache
def _lexicon(language: Language) -> Lexicon:
    """Give what is remembered of a language's words."""
    return Lexicon(language)


def _counts(word: str, language: Language) -> bool:
    """Tell whether a word says what a text is about; of an unknown language, a long one does."""
    if not language.function_words:
        return len(word) >= COMPOUND
    return word[0].islower() and _is_noun(word, language)


def _is_noun(word: str, language: Language) -> bool:
    """Tell whether a word in lower case is a noun, as far as its form tells."""
    if (
        not NOUN_SHORTEST <= len(word) <= NOUN_LONGEST
        or word in language.function_words
        or word in language.small_words
        or word in language.number_words
        or word in language.months
    ):
        return False
    verbs, grammar = language.verbs, language.grammar
    if verbs.finite(word) or verbs.infinitive(word) or verbs.participle(word):
        return False
    if grammar is None:
        return True
    if word in grammar.measure or word in language.units:
        return False
    bare = grammar.without_particle(word)
    if bare and (verbs.participle(bare) or verbs.infinitive(bare) or verbs.finite(bare)):
        return False
    if grammar.adjective.search(word) or (language.weekday and language.weekday.search(word)):
        return False
    return not word.endswith("e") or bool(grammar.noun_in_e.search(word))
