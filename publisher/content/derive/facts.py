"""Figures with their unit, days, hours and places, word for word as they stand in the text."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache

from publisher.content.derive.figures import counted, figure, qualifier
from publisher.content.derive.lexicon import Lexed
from publisher.content.derive.people import People
from publisher.content.language import Language
from publisher.content.language.gated import lowered
from publisher.model.content import Fact, Sentence, Span

KINDS = {"year": "date", "only": "date", "old": "age", "account": "contact"}
NO_YEAR, LONG_AGO = "1500", "1900"  # before these, a number is seldom a year, or one behind its preposition
CONTACT = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?://|www\.)[^\s<>“”\"()]*[\w/]")
CACHED = 4096  # names
BEFORE = 24  # characters before a number in which its qualifier stands
DIGITS = re.compile(r"\d+")
NOUN = re.compile(r" ([a-zà-ÿ]{3,})(?![\w-])")
POSTCODE = re.compile(r"(?:^|[ ,(])([1-9]\d{3} )\Z")
COUNTED = frozenset(("amount", "count"))
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
    for match in figured(text, language):
        kind = match.lastgroup or "count"
        if kind == "age" and not text.startswith(")", match.end()):
            continue
        start, end = match.span()
        before = text[max(0, start - BEFORE) : start].rstrip(" (")
        if kind == "only" and match[0] < LONG_AGO:
            noun = counted(language)[0].match(text, end) if match[0] < NO_YEAR else None
            if noun and not _is_verbal(noun[0], language):  # "1250 huizen"
                yield qualified(text, start, language), noun.end(), "count"
                continue
            if before.rpartition(" ")[2].lower() not in language.year_openers:
                continue
        if kind in {"amount", "count", "time"}:
            if kind == "count" and (before.endswith(language.shares) or _is_verbal(match[0], language)):
                continue
            start = qualified(text, _reached(text, match, language), language)
            end = _with_noun(text, end, language) if kind == "amount" else end
        elif kind == "date":
            day = before.rpartition(" ")[2]
            start -= len(day) + 1 if day.lower() in language.weekdays else 0
        yield start, end, KINDS.get(kind, kind)


def figured(text: str, language: Language) -> Iterator[re.Match[str]]:
    """Try the pattern of figures where it can match: at digits, and at what may stand before the first."""
    pattern, end = figure(language), 0
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
    """Give where a figure begins that does not begin with a digit: "+32", "€ 5", "BE12", "mei 2024"."""
    before = text[at - 1 : at]
    if before == " ":
        stretch = text[max(0, at - BEFORE) : at - 1]
        if stretch.endswith(language.months):
            yield from (at - 1 - len(month) for month in language.months if stretch.endswith(month))
        if text[at - 2 : at - 1] in SIGNS:
            yield at - 2
    elif before in SIGNS or ("A" <= before <= "Z" and not text[at - 2 : at - 1].isalpha()):
        yield at - 1
    elif "A" <= before <= "Z" and at > 1:
        yield at - 2


def _reached(text: str, match: re.Match[str], language: Language) -> int:
    """Give where a range begins: "20 en 30 procent" is one only behind "tussen"."""
    start = match.start()
    joint = f" {language.joint} "
    first = match[0].partition(joint)[0]
    if not language.joint or first == match[0] or not first[-1:].isdigit():
        return start
    if opening := next((each for each in language.between if text.endswith(each, 0, start)), ""):
        return start - len(opening)
    return match.end() - len(match[0].rpartition(joint)[2])


def _with_noun(text: str, end: int, language: Language) -> int:
    """End with what is measured: "41 jaar dienst", "3 meter hoog", "12 euro korting"."""
    following = NOUN.match(text, end)
    if not following:
        return end
    return following.end() if following[1] in language.measured else end


def _is_verbal(counted: str, language: Language) -> bool:
    """Tell whether what follows a number is no noun: "bel 112 alleen", "twee afgeschreven"."""
    word = counted.rpartition(" ")[2]
    if word in language.against:
        return False
    return word in language.function_words or language.verbs.participle(word) is not None


@cache
def _range_of_days(language: Language) -> re.Pattern[str]:
    """Build the pattern of the end of a stretch of days: " tot vrijdag"."""
    ways = "|".join(language.ranges[:1] + language.ranges[1:2]) or r"(?!)"
    return re.compile(rf" (?:{ways}) (?:{'|'.join(sorted(language.weekdays)) or '(?!)'})(?!\w)(?! \d)")


def qualified(text: str, start: int, language: Language) -> int:
    """Begin with what qualifies a number: without "meer dan" it promises what nobody said."""
    stretch = text[max(0, start - BEFORE) : start]
    if not lowered(stretch).endswith(language.qualifier_ends):
        return start
    before = qualifier(language).search(stretch)
    return start - len(before[0]) if before else start


def _worded(text: str, words: Lexed, language: Language) -> Iterator[Found]:
    """Find numbers that are words, and days of the week."""
    small = text.lower()
    if len(small) != len(text):  # a rare letter that is two when small
        return
    noun, unit = counted(language)
    for word in words.numbers:
        for start, end in _places_of(word, small):
            if text.endswith(language.shares, 0, start - 1):
                continue
            if found := unit.match(text, end):
                clock = found[0].strip() in language.hours and small.endswith(language.hour_openers, 0, start)
                until = _with_noun(text, found.end(), language)
                yield qualified(text, start, language), until, "time" if clock else "amount"
            elif (found := noun.match(text, end)) and not _is_verbal(found[0], language):
                yield qualified(text, start, language), found.end(), "count"
    for word in words.weekdays:
        for start, end in _places_of(word, small):
            last = _range_of_days(language).match(small, end)
            yield start, last.end() if last else end, "date"
    letters = lowered(text)
    for kind, pattern in language.worded:
        for match in pattern.finditer(text, letters):
            start = match.start()
            yield qualified(text, start, language) if kind in COUNTED else start, match.end(), kind


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
        other = found and text[found[-1][1] : each.start] == f" {language.joint} "  # "in Gent en Brugge"
        if each.person or not (street or other or _stands_at(text, each.start, each.name, language)):
            continue
        if each.name in known.roles or known.full(each.name) in known.roles:
            continue
        number = language.house.match(text, each.end) if street and language.house else None
        code = POSTCODE.search(text, max(0, each.start - 6), each.start)
        start = code.start(1) if code else each.start
        found.append((start, number.end() if number else each.end, "place"))
    return found


@lru_cache(maxsize=CACHED)
def _is_street(name: str, language: Language) -> bool:
    """Tell whether a name ends as those of streets do."""
    return bool(language.street and language.street.search(name))


def _stands_at(text: str, start: int, name: str, language: Language) -> bool:
    """Tell whether a name follows a word of place; names in capitals alone are organisations."""
    stretch = text[max(0, start - BEFORE) : start]
    code = POSTCODE.search(stretch)
    stretch = stretch[: code.start(1)] if code else stretch
    before, _, word = stretch.rstrip(" ").lower().rpartition(" ")
    if word in language.articles and before.rpartition(" ")[2] in language.goes_to:
        found = not name.endswith("se")  # "naar de Vlaamse minister"
    else:
        found = word in language.place_openers or name.startswith("Sint-")
        found = found or (word in language.belongs and before.rpartition(" ")[2] in language.place_openers)
        found = found or bool(word.isalpha() and _is_street(word, language))  # "sporthal De Beemd"
    return (
        found and not name.isupper() and len(name) > len("Aa") and name.lower() not in language.function_words
    )
