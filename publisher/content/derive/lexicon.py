"""What the words of a text are, each looked at once: the texts of a city share most of their words."""

import re
from collections import Counter
from functools import cache
from typing import NamedTuple

from publisher.content.language import Language

WORD = re.compile(r"[^\W\d_][\w’-]{3,}")
PLAIN = re.compile(r"[\w’'-]+")
NOUN_SHORTEST, NOUN_LONGEST = 5, 40  # letters
COMPOUND = 10  # letters; a word of this length says what it is about
REMEMBERED = 65_536  # stretches between two spaces, of all texts


class Entry(NamedTuple):
    """What stands between two spaces.

    Attributes:
        nouns: Those in it.
        numbers: Those that are words, in lower case; ``weekdays`` are the days of the week.
    """

    nouns: tuple[str, ...] = ()
    numbers: frozenset[str] = frozenset()
    weekdays: frozenset[str] = frozenset()


NOTHING = Entry()


class Lexicon(dict[str, Entry]):
    """Remembers what was looked at; begins anew when it has grown large."""

    def __init__(self, language: Language) -> None:
        """Begin with nothing."""
        super().__init__()
        self.language = language

    def __missing__(self, token: str) -> Entry:
        """Look at what stands between two spaces for the first time."""
        if len(self) >= REMEMBERED:
            self.clear()
        language = self.language
        nouns = tuple(word for word in WORD.findall(token) if _counts(word, language))
        words = frozenset(PLAIN.findall(token.lower()))
        found = Entry(nouns, words & language.number_words, words & language.weekdays)
        self[token] = found = found if any(found) else NOTHING
        return found


class Lexed(NamedTuple):
    """What the words of a text are.

    Attributes:
        nouns: How often each comes, in the order of the text.
        numbers: Those that are words, in lower case; ``weekdays`` are the days of the week.
    """

    nouns: Counter[str]
    numbers: set[str]
    weekdays: set[str]


def lexed(text: str, language: Language) -> Lexed:
    """Look at every word of a text."""
    lexicon = _lexicon(language)
    found = Lexed(Counter(), set(), set())
    for token, count in Counter(text.split()).items():
        entry = lexicon[token]
        if entry is not NOTHING:
            for noun in entry.nouns:
                found.nouns[noun] += count
            found.numbers.update(entry.numbers)
            found.weekdays.update(entry.weekdays)
    return found


@cache
def _lexicon(language: Language) -> Lexicon:
    """Give what is remembered of a language."""
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
