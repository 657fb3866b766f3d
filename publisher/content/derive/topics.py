"""What a text is about: the names and nouns it comes back to, as keywords, hashtags, topics; and its mood."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from publisher.content.derive.people import People
from publisher.content.language import Language
from publisher.model.content import Sentence
from publisher.model.mood import Mood

WORD = re.compile(r"[^\W\d_][\w’-]{3,}")
NOT_IN_TAG = re.compile(r"[^\w]+|_")
FIRST = 400  # characters, of a text without sentences
KEYWORDS = 8
HASHTAGS = 4
TOPICS = 3
TAG_SHORTEST, TAG_LONGEST = 8, 30
NOUN_SHORTEST, NOUN_LONGEST = 5, 40  # letters
COMPOUND = 10  # letters; a word of this length says what it is about
NAME, DEPARTMENT, OPENING, TITLED, LONG = 2.0, 2.5, 1.0, 2.0, 0.7
CACHED = 65_536  # words; every article uses most of them again


@dataclass(frozen=True, slots=True, kw_only=True)
class Gist:
    """What a text is about."""

    keywords: tuple[str, ...]
    hashtags: tuple[str, ...]
    topics: tuple[str, ...]
    mood: Mood


def gist(
    text: str, said: tuple[Sentence, ...], title: str, known: People, rules: Language, city: str
) -> Gist:
    """Tell what a text is about; a person is a keyword, and no hashtag."""
    opening = text[: said[1].span.end] if len(said) > 1 else text[:FIRST]
    words = keywords(weights(text, rules), opening, title, known, rules, city)
    tagged = tuple(word for word in words if word not in known.roles)
    topics = tuple(word for word in tagged if word != city)[:TOPICS]
    tags = hashtags(tagged, city, topics)
    return Gist(keywords=words, hashtags=tags, topics=topics, mood=mood(opening, rules))


def weights(text: str, language: Language) -> Counter[str]:
    """Count the nouns of a text; words of closed classes, verbs and adjectives are none."""
    counted = Counter(WORD.findall(text))
    if not language.function_words:
        return Counter({word: count for word, count in counted.items() if len(word) >= COMPOUND})
    return Counter(
        {word: count for word, count in counted.items() if word[0].islower() and _is_noun(word, language)}
    )


@lru_cache(maxsize=CACHED)
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


def keywords(
    nouns: Counter[str], opening: str, title: str, known: People, language: Language, city: str
) -> tuple[str, ...]:
    """Rank names, nouns and fields of office by how often they come, and whether the news itself has them.

    Args:
        opening: The first sentences.
    """
    score: dict[str, float] = {}
    first, titled = set(WORD.findall(opening)), title
    for word, count in nouns.items():
        worth = count + (LONG if len(word) >= COMPOUND else 0) + (OPENING if word in first else 0)
        score[word] = worth + (TITLED if word in titled.lower() else 0)
    for role in known.roles.values():
        field = role.rpartition(" van ")[2] if " van " in role else ""
        if field[:1].isupper() and " " not in field:
            score[field.lower()] = score.get(field.lower(), 0) + DEPARTMENT
    for name, count in _names(known, language).items():
        worth = NAME * count + (OPENING if name in opening else 0) + (TITLED if name in titled else 0)
        score[name] = worth / 2 if name == city else worth
    for name in known.roles:
        if name in opening or name in title:
            score[name] = NAME + OPENING
    return tuple(_distinct(sorted(score, key=score.__getitem__, reverse=True)))


def _names(known: People, language: Language) -> Counter[str]:
    """Count names that are no person's; where something comes from ("Vlaamse") is no name."""
    found: Counter[str] = Counter()
    for each in known.namings:
        name = each.name
        if each.name in known.roles or each.person or known.full(name) in known.roles:
            continue
        small = name.lower()
        if len(name) < 3 or small in language.function_words or small in language.small_words:  # noqa: PLR2004
            continue
        if " " not in name and (each.opens or (name.endswith(("se", "s")) and name[:-1] not in found)):
            continue
        if language.weekday and language.weekday.fullmatch(small):
            continue
        found[name] += 1
    return found


def _distinct(words: Iterable[str]) -> list[str]:
    """Leave out what says the same as a better one: its plural, or a name that is part of a longer."""
    kept: list[str] = []
    for word in words:
        small = word.lower()
        if any(_same(small, other.lower()) for other in kept):
            continue
        kept.append(word)
        if len(kept) == KEYWORDS:
            break
    return kept


def _same(one: str, other: str) -> bool:
    """Tell whether two words are forms of one."""
    if one in other.split() or other in one.split():
        return True
    return one == other or one in {f"{other}s", f"{other}en"} or other in {f"{one}s", f"{one}en"}


def hashtags(words: tuple[str, ...], city: str, topics: tuple[str, ...]) -> tuple[str, ...]:
    """Make tags in CamelCase of the city, the topics and the names among the keywords, the city first."""
    nouns = (word for word in topics if word[:1].isupper() or len(word) >= TAG_SHORTEST)
    tags = [camel(word) for word in (city, *nouns, *(each for each in words if each[:1].isupper()))]
    distinct: dict[str, str] = {}
    for tag in tags:
        if tag and not tag.isdigit() and len(tag) <= TAG_LONGEST:
            distinct.setdefault(tag.lower(), tag)
    return tuple(distinct.values())[:HASHTAGS]


def camel(text: str) -> str:
    """Join words with a capital each, without marks: "Plan Samenleven" becomes "PlanSamenleven"."""
    words = (word for word in NOT_IN_TAG.split(text.replace("’", "").replace("'", "")) if word)
    return "".join(word[:1].upper() + word[1:] for word in words)


def mood(opening: str, language: Language) -> Mood:
    """Tell whether a text is sad or warns: a post with a smile beside a death is not forgiven."""
    if language.sad and language.sad.search(opening):
        return Mood.SAD
    if language.warning and language.warning.search(opening):
        return Mood.WARNING
    return Mood.PLAIN
