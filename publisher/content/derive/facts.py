"""Figures with their unit, word for word as they stand in the text."""

import re
from functools import cache

from publisher.content.language import Language
from publisher.model.content import Fact, Sentence, Span

NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
TIME = re.compile(r"\d{1,2}(?:\.\d\d)? uur")


def facts(sentences: tuple[Sentence, ...], language: Language) -> tuple[Fact, ...]:
    """Find amounts, counts, dates and times, in the order of the text."""
    found: list[Fact] = []
    pattern, number = _pattern(language), _number(language)
    for index, sentence in enumerate(sentences):
        if not number.search(sentence.text):  # most sentences hold none, and this tells it ten times faster
            continue
        for match in pattern.finditer(sentence.text):
            text = match[0].strip()
            start = sentence.span.start + match.start()
            span = Span(start=start, end=start + len(text))
            found.append(Fact(kind=_kind(match), text=text, span=span, sentence=index))
    return tuple(found)


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    """Build the pattern of a language: a number, what qualifies it, and what it counts."""
    words = "|".join(language.number_words) or r"(?!)"
    qualifiers = rf"(?i:{'|'.join(language.qualifiers) or '(?!)'})"
    units = "|".join(re.escape(unit) for unit in language.units) or r"(?!)"
    months = "|".join(language.months) or r"(?!)"
    intensifiers = "|".join(language.intensifiers) or r"(?!)"
    small = "|".join(sorted(language.small_words)) or r"(?!)"
    noun = (
        rf"(?: (?:(?:{intensifiers}|[a-zà-ÿ-]+e) ){{0,2}}(?!(?:{small})\b)[A-Za-zÀ-ÿ][\w-]*(?:en|s|s’|ers)\b)"
    )
    return re.compile(
        rf"(?<![^\s(“„‘'\"–-])(?:(?P<date>\b\d{{1,2}} (?:{months})(?: \d{{4}})?\b)"
        rf"|(?P<amount>(?:{qualifiers} )?(?:€ ?(?:{NUMBER})(?: miljoen| miljard)?|(?<![\w.,])(?:{NUMBER})"
        rf"(?: miljoen| miljard)?(?: (?:{units})\b|%| %)))"
        rf"|(?P<count>(?:{qualifiers} )?(?:(?<![\w.,/-])(?:{NUMBER})|\b(?:{words})){noun})"
        rf"|(?P<year>{YEAR.pattern}(?![\w.,/-]\d)))",
    )


@cache
def _number(language: Language) -> re.Pattern[str]:
    """Build the pattern that finds any number at all, in figures or words."""
    return re.compile(rf"\d|\b(?:{'|'.join(language.number_words) or '(?!)'})\b")


def _kind(match: re.Match[str]) -> str:
    """Name the kind of a fact."""
    if TIME.fullmatch(match[0].strip()):
        return "time"
    kind = match.lastgroup or "count"
    return "date" if kind == "year" else kind
