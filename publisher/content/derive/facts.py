"""Figures with their unit, days, hours and places, word for word as they stand in the text."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache

from publisher.content.derive.lexicon import Lexed
from publisher.content.derive.people import People
from publisher.content.language import Language
from publisher.content.language.gated import lowered
from publisher.model.content import Fact, Sentence, Span

NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
HOUR = r"\d{1,2}(?:[.:]\d\d)?"
KINDS = {"year": "date", "only": "date", "old": "age", "account": "contact"}
LONG_AGO = "1900"
YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
CONTACT = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?://|www\.)[^\s<>“”\"()]*[\w/]")
CACHED = 4096  # names
BEFORE = 24  # characters before a number in which its qualifier stands
DIGITS = re.compile(r"\d+")
SIGNS = frozenset("+(€$£")

Found = tuple[int, int, str]


def facts(
    text: str, words: Lexed, sentences: tuple[Sentence, ...], known: People, language: Language
) -> tuple[Fact, ...]:
    """Find amounts, counts, dates, times, places and ways to get in touch, in the order of the text."""
    found = sorted({*_figures(text, language), *_worded(text, words, language), *_contacts(text)})
    found += _places(text, known, language)
    found.sort(key=lambda each: (each[0], -each[1]))
    starts = [sentence.span.start for sentence in sentences]
    told: list[Fact] = []
    until = 0
    for start, end, kind in found:
        index = bisect_right(starts, start) - 1
        if start < until or index < 0 or end > sentences[index].span.end:
            continue
        until = end
        told.append(Fact(kind=kind, text=text[start:end], span=Span(start=start, end=end), sentence=index))
    return tuple(told)


def _figures(text: str, language: Language) -> Iterator[Found]:
    """Find what begins with a figure."""
    for match in _with_digits(text, language):
        kind = match.lastgroup or "count"
        if kind == "age" and not text.startswith(")", match.end()):
            continue
        start, end = match.span()
        before = text[max(0, start - BEFORE) : start].rstrip(" (")
        if kind == "only" and match[0] < LONG_AGO and before.rpartition(" ")[2] not in language.year_openers:
            continue
        if kind in {"amount", "count", "time"}:
            if kind == "count" and before.endswith(language.shares):
                continue
            start = _qualified(text, start, language)
        elif kind == "date":
            day = before.rpartition(" ")[2]
            start -= len(day) + 1 if day.lower() in language.weekdays else 0
        yield start, end, KINDS.get(kind, kind)


def _with_digits(text: str, language: Language) -> Iterator[re.Match[str]]:
    """Try the pattern of figures where it can match: at digits, and at what may stand before the first."""
    pattern, end = _figure(language), 0
    for digits in DIGITS.finditer(text):
        at = digits.start()
        if at < end:
            continue
        for start in (*_signs(text, at, language), at):
            if start >= end and (match := pattern.match(text, start)):
                end = match.end()
                yield match
                break


def _signs(text: str, at: int, language: Language) -> Iterator[int]:
    """Give where a figure begins that does not begin with its first digit: "+32", "€ 5", "BE12", "mei 2024"."""
    before = text[at - 1 : at]
    if before == " ":
        stretch = text[max(0, at - BEFORE) : at - 1]
        if stretch.endswith(language.months):
            yield from (at - 1 - len(month) for month in language.months if stretch.endswith(month))
        if text[at - 2 : at - 1] in SIGNS:
            yield at - 2
    elif before in SIGNS:
        yield at - 1
    elif "A" <= before <= "Z" and at > 1:
        yield at - 2


def _qualified(text: str, start: int, language: Language) -> int:
    """Begin with what qualifies a number: without "meer dan" it promises what nobody said."""
    stretch = text[max(0, start - BEFORE) : start]
    if not lowered(stretch).endswith(language.qualifier_ends):
        return start
    before = _qualifier(language).search(stretch)
    return start - len(before[0]) if before else start


def _worded(text: str, words: Lexed, language: Language) -> Iterator[Found]:
    """Find numbers that are words, and days of the week."""
    small = text.lower()
    if len(small) != len(text):  # a rare letter that is two when small
        return
    noun, unit = _counted(language)
    for word in words.numbers:
        for start, end in _places_of(word, small):
            if text.endswith(language.shares, 0, start - 1):
                continue
            if counted := unit.match(text, end):
                yield _qualified(text, start, language), counted.end(), "amount"
            elif counted := noun.match(text, end):
                yield _qualified(text, start, language), counted.end(), "count"
    for word in words.weekdays:
        for start, end in _places_of(word, small):
            yield start, end, "date"


def _places_of(word: str, text: str) -> Iterator[tuple[int, int]]:
    """Find a word wherever it stands whole."""
    end = 0
    while (start := text.find(word, end)) >= 0:
        end = start + len(word)
        if not (
            text[end : end + 1].isalnum()
            or (start and (text[start - 1].isalnum() or text[start - 1] in "-’"))
        ):
            yield start, end


def _contacts(text: str) -> Iterator[Found]:
    """Find addresses of mail and web."""
    if "@" in text or "www." in text or "://" in text:
        for match in CONTACT.finditer(text):
            yield match.start(), match.end(), "contact"


def _places(text: str, known: People, language: Language) -> list[Found]:
    """Find names of places: by their ending ("Molenstraat"), or by the word before them ("in Zagreb")."""
    found: list[Found] = []
    for each in known.namings:
        street = not each.person and _is_street(each.name, language)
        if each.person or not (street or _stands_at(text, each.start, each.name, language)):
            continue
        if each.name in known.roles or known.full(each.name) in known.roles:
            continue
        number = language.house.match(text, each.end) if street and language.house else None
        found.append((each.start, number.end() if number else each.end, "place"))
    return found


@lru_cache(maxsize=CACHED)
def _is_street(name: str, language: Language) -> bool:
    """Tell whether a name ends as those of streets do."""
    return bool(language.street and language.street.search(name))


def _stands_at(text: str, start: int, name: str, language: Language) -> bool:
    """Tell whether a name follows a word of place; names in capitals alone are organisations."""
    before, _, word = text[max(0, start - BEFORE) : start].rstrip(" ").lower().rpartition(" ")
    goes = word in language.articles and before.rpartition(" ")[2] in language.goes_to
    if goes:
        found = not name.endswith("se")  # "naar de Vlaamse minister"
    else:
        found = word in language.place_openers or name.startswith("Sint-")
    return (
        found and not name.isupper() and len(name) > len("Aa") and name.lower() not in language.function_words
    )


@cache
def _qualifier(language: Language) -> re.Pattern[str]:
    """Build the pattern of what stands before a number and belongs to it."""
    return re.compile(rf"(?<!\w)(?i:{'|'.join(language.qualifiers) or '(?!)'}) $")


@cache
def _counted(language: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Build the patterns of a noun in the plural behind a number, and of a unit."""
    between = "|".join(language.intensifiers) or r"(?!)"
    small = "|".join(sorted(language.small_words)) or r"(?!)"
    noun = (
        rf" (?:(?:{between}|[a-zà-ÿ-]+e) ){{0,2}}(?!(?:{small})\b)"
        rf"[A-Za-zÀ-ÿ][\w-]*(?:en|s|s’|['’]s|ers)(?![\w’'-])"
    )
    units = "|".join(re.escape(unit) for unit in language.units) or r"(?!)"
    scale = "|".join(language.scales) or r"(?!)"
    unit = rf"(?: (?:{scale}))?(?: (?:{units})(?![\w-])(?: per \w+)?)"
    return re.compile(noun), re.compile(unit)


@cache
def _figure(language: Language) -> re.Pattern[str]:
    """Build the pattern of what begins with a figure."""
    noun, unit = (pattern.pattern for pattern in _counted(language))
    months = "|".join(language.months) or r"(?!)"
    scale = "|".join(language.scales) or r"(?!)"
    joined = "|".join(language.ranges) or r"(?!)"
    hours = "|".join(language.hours) or r"(?!)"
    old = "|".join(language.aged) or r"(?!)"
    cents = rf"(?: {language.cents})?" if language.cents else ""
    day = r"\d{1,2}(?:\.|er|st|nd|rd|th)?"
    return re.compile(
        r"(?<![\w.,/’'@-])"
        r"(?:(?P<contact>(?:\+\d\d |\(?0)\d{1,3}\)?[ ./-]\d{2,3}(?:[ .]\d{2,3}){1,3}(?!\d))"
        rf"|(?P<year>(?:{months}) \d{{4}}(?!\w))"
        r"|(?P<account>[A-Z]{2}\d\d(?: ?\d{4}){3,7}(?!\d))"
        rf"|(?P<date>{day}(?:(?:, {day})* (?:{joined}) {day})? (?:{months})(?: \d{{4}})?(?!\w))"
        rf"|(?P<time>{HOUR}(?: (?:{joined}) {HOUR})? ?(?:{hours})(?:\d\d)?(?!\w))"
        rf"|(?P<amount>[€$£] ?(?:{NUMBER})(?: (?:{scale}))?"
        rf"|(?:{NUMBER})(?:{unit}{cents}|(?: (?:{scale}))? ?%))"
        rf"|(?P<old>\d{{1,3}}-(?:{old}))"
        rf"|(?P<only>{YEAR.pattern}(?!\w|[.,/-]\d))"
        rf"|(?P<count>(?:{NUMBER})(?: (?:{scale}))?{noun})"
        rf"|(?P<age>(?<=\()\d{{1,3}}))",
    )
