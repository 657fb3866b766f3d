"""What a text is about: the names and nouns it comes back to, as keywords, hashtags, topics; and its mood."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from publisher.content.derive.lexicon import COMPOUND, WORD, Lexed
from publisher.content.derive.people import People
from publisher.content.language import Language
from publisher.content.language.gated import lowered
from publisher.model.content import Sentence
from publisher.model.mood import Mood

NOT_IN_TAG = re.compile(r"[^\w]+|_")
FIRST = 400  # characters, of a text without sentences
KEYWORDS = 8
HASHTAGS = 4
TOPICS = 3
TAG_SHORTEST, TAG_LONGEST = 8, 30
NAME, DEPARTMENT, OPENING, TITLED, LONG = 2.0, 2.5, 1.0, 2.0, 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Gist:
    """What a text is about."""

    keywords: tuple[str, ...]
    hashtags: tuple[str, ...]
    topics: tuple[str, ...]
    mood: Mood


def gist(
    text: str, words: Lexed, said: tuple[Sentence, ...], title: str, known: People, rules: Language, city: str
) -> Gist:
    """Tell what a text is about; a person is a keyword, and no hashtag."""
    opening = text[: said[1].span.end] if len(said) > 1 else text[:FIRST]
    best = keywords(words.nouns, opening, title, known, rules, city)
    tagged = tuple(word for word in best if word not in known.roles)
    topics = tuple(word for word in tagged if word != city)[:TOPICS]
    things = tuple(word for word in tagged if word.lower() not in rules.offices)
    tags = hashtags(things, city, tuple(word for word in topics if word in things))
    if rules.sad and rules.sad.search(lowered(opening)):
        tags = tags[:1]  # beside a death, the place is enough
    return Gist(keywords=best, hashtags=tags, topics=topics, mood=mood(opening, text, rules))


def keywords(
    nouns: Counter[str], opening: str, title: str, known: People, language: Language, city: str
) -> tuple[str, ...]:
    """Rank names, nouns and fields of office by how often they come, and whether the news itself has them.

    Args:
        opening: The first sentences.
    """
    score: dict[str, float] = {}
    first, small = set(WORD.findall(opening)), title.lower()
    for word, count in nouns.items():
        worth = count + (LONG if len(word) >= COMPOUND else 0) + (OPENING if word in first else 0)
        score[word] = worth + (TITLED if word in small else 0)
    for role in known.roles.values():
        field = role.rpartition(" van ")[2] if " van " in role else ""
        if field[:1].isupper() and " " not in field:
            score[field.lower()] = score.get(field.lower(), 0) + DEPARTMENT
    for name, count in _names(known, language).items():
        worth = NAME * count + (OPENING if name in opening else 0) + (TITLED if name in title else 0)
        score[name] = worth / 2 if name == city else worth
    for name in known.roles:
        if name in opening or name in title:
            score[name] = NAME + OPENING
    return tuple(_distinct(sorted(score, key=score.__getitem__, reverse=True)))


def _names(known: People, language: Language) -> Counter[str]:
    """Count names that are no person's; where something comes from ("Vlaamse") is no name."""
    found: Counter[str] = Counter()
    closed = language.function_words, language.small_words, language.weekdays
    for each in known.namings:
        name = each.name
        if each.person or len(name) < 3 or name in known.roles:  # noqa: PLR2004
            continue
        if " " not in name and (each.opens or (name.endswith(("se", "s")) and name[:-1] not in found)):
            continue
        small = name.lower()
        if any(small in words for words in closed) or known.full(name) in known.roles:
            continue
        found[name] += 1
    return found


def _distinct(words: Iterable[str]) -> list[str]:
    """Leave out what says the same as a better one: its plural, or a name that is part of a longer."""
    kept: dict[str, str] = {}  # by their form in lower case
    same: set[str] = set()
    for word in words:
        small = word.lower()
        parts = small.split()
        if small in same or any(form in kept for form in (f"{small}s", f"{small}en", *parts)):
            continue
        kept[small] = word
        same.update((small, f"{small}s", f"{small}en", *parts))
        if len(kept) == KEYWORDS:
            break
    return list(kept.values())


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


def mood(opening: str, text: str, language: Language) -> Mood:
    """Tell whether a text is sad or warns: a post with a smile beside a death is not forgiven.

    Wherever a word of either stands, there is no smile; which it is, the first sentences decide.
    """
    for part in (lowered(opening), lowered(text)):
        if language.sad and language.sad.search(part):
            return Mood.SAD
        if language.warning and language.warning.search(part):
            return Mood.WARNING
    return Mood.PLAIN
