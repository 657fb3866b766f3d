"""What a text is about: the names it gives and the nouns it repeats, as keywords and hashtags."""

import re
from collections import Counter

from publisher.content.language import Language
from publisher.model.content import Block, BlockKind, Mention

NAME = re.compile(
    r"(?=[A-ZÀ-ÖØ-Þ])(?<![.!?…:] )(?<![“„\"‘(\n-])(?<!^)\b[A-ZÀ-ÖØ-Þ][\w’-]+(?: [A-ZÀ-ÖØ-Þ][\w’-]+)*"
)
ARTICLE = re.compile(r"^(?:De|Het|Een) ")
WORD = re.compile(r"\b[a-zà-ÿ][a-zà-ÿ-]{6,}\b")
NOT_IN_TAG = re.compile(r"[^\w]+|_")
KEYWORDS = 5
HASHTAGS = 4
TAG_LONGEST = 30
NAMES_WEIGH = 2


def keywords(blocks: tuple[Block, ...], mentions: tuple[Mention, ...], language: Language) -> tuple[str, ...]:
    """Rank names that are no person's before nouns that come back; the more often, the earlier."""
    told = (block.text for block in blocks if block.kind in {BlockKind.PARAGRAPH, BlockKind.LIST})
    text = "\n".join(told)
    common = language.small_words | set(language.months)
    people = {word for person in mentions for word in (*person.name.split(), person.name)}
    found = (ARTICLE.sub("", name.rstrip("’-")) for name in NAME.findall(text))
    names = Counter(
        name
        for name in found
        # a single capitalised word in -se is where something comes from ("Vlaamse"), not a name
        if not (
            people & set(name.split()) or name.lower() in common or (name.endswith("se") and " " not in name)
        )
    )
    words = Counter(word for word in WORD.findall(text) if word not in language.small_words)
    # a Dutch word of this length in -e, but not in -ie, is an adjective more often than a noun
    nouns = [
        (word, count)
        for word, count in words.most_common(60)
        if count > 1 and (not word.endswith("e") or word.endswith("ie"))
    ]
    often = [(name, NAMES_WEIGH * count) for name, count in names.most_common(40)]
    ranked = sorted([*often, *nouns], key=lambda pair: -pair[1])
    return tuple(dict.fromkeys(word for word, _ in ranked))[:KEYWORDS]


def hashtags(words: tuple[str, ...], city: str) -> tuple[str, ...]:
    """Make tags in CamelCase of the city and the names among the keywords, the city first."""
    tags = [camel(city), *(camel(word) for word in words if word[:1].isupper())]
    distinct: dict[str, str] = {}
    for tag in tags:
        if tag and not tag.isdigit() and len(tag) <= TAG_LONGEST:
            distinct.setdefault(tag.lower(), tag)
    return tuple(distinct.values())[:HASHTAGS]


def camel(text: str) -> str:
    """Join words with a capital each, without marks: "Plan Samenleven" becomes "PlanSamenleven"."""
    words = (word for word in NOT_IN_TAG.split(text.replace("’", "").replace("'", "")) if word)
    return "".join(word[:1].upper() + word[1:] for word in words)
