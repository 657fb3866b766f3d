"""The facts box: two to four figures that need no other words than the sentence they stand in."""

import re
from collections import Counter
from dataclasses import dataclass

from publisher.model.content import Article, Fact, Sentence

KINDS = {"amount", "count"}
FEWEST, MOST = 2, 4
# What still reads as one line of explanation under a figure, and what fits the rail as a figure.
SENTENCE_LONGEST = 120
FIGURE_LONGEST = 32
NUMBER = re.compile(r"(?:€ ?)?\d[\d.,]*(?: ?%)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure word for word, divided so that its number can be set larger.

    Attributes:
        before: What qualifies the number: "meer dan".
        after: Its unit: "miljoen euro".
        sentence: Where it comes from, whole.
    """

    before: str
    number: str
    after: str
    sentence: str


def figures(article: Article) -> tuple[Figure, ...]:
    """Choose the figures for the box, in the order of the text; none where fewer than two can stand alone."""
    numbers = [fact for fact in article.facts if fact.kind in KINDS and NUMBER.search(fact.text)]
    crowd = Counter(fact.sentence for fact in numbers)
    found = tuple(
        _figure(fact, article.sentences[fact.sentence])
        for fact in numbers
        # with two figures in one sentence, one alone may tell the opposite: "from 1.310 to 1.245"
        if crowd[fact.sentence] == 1 and _stands(article.sentences[fact.sentence], fact)
    )
    return found[:MOST] if len(found) >= FEWEST else ()


def _stands(sentence: Sentence, fact: Fact) -> bool:
    """Tell whether a sentence explains its figure to who has not read the text."""
    clear = sentence.stands_alone and not (sentence.stale or sentence.question or sentence.quoted)
    return clear and len(sentence.text) <= SENTENCE_LONGEST and len(fact.text) <= FIGURE_LONGEST


def _figure(fact: Fact, sentence: Sentence) -> Figure:
    """Divide a figure at its number."""
    number = NUMBER.search(fact.text)
    assert number  # chosen for it
    return Figure(
        before=fact.text[: number.start()].strip(),
        number=number[0],
        after=fact.text[number.end() :].strip(),
        sentence=sentence.text,
    )
