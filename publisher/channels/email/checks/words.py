"""The words of a newsletter: what was never filled in, and what is not true on the day it is read."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from babel.dates import get_day_names, get_month_names

from publisher.channels.email.checks.opened import Opened
from publisher.channels.email.checks.phrases import phrases
from publisher.channels.typography import locale_of
from publisher.model.artifact import About, Finding, Severity

PLACEHOLDER = re.compile(
    r"\bTK(?:TK)*\b|\bXXX+\b|\bTODO\b|\bTBD\b|\[(?:…|\.\.\.|naam|datum|titel|tekst|link|url)\]|\{\{|\{%"
    r"|\b[Ll]orem ipsum\b|\b[Ll]orem\b",
)
YEAR = re.compile(r"(?:©|\(c\)|[Cc]opyright)\s*(\d{4})\b")


def word_findings(mail: Opened) -> Iterator[Finding]:
    """Judge the words."""
    words, language = mail.words, mail.channel.site.language
    lower = words.casefold()
    for placeholder in dict.fromkeys(PLACEHOLDER.findall(words)):
        about = mail.source_of(placeholder)
        yield mail.finding("email.placeholder", Severity.REVIEW, about, words=placeholder)
    said = phrases(language)
    relative: defaultdict[About | None, list[str]] = defaultdict(list)
    for phrase in said.relative:
        if _holds(lower, phrase):
            relative[mail.source_of(phrase)].append(phrase)
    for about, found in relative.items():
        yield mail.finding("email.relative-day", Severity.REVIEW, about, words=", ".join(found))
    attached = next((phrase for phrase in said.attached if _holds(lower, phrase)), "")
    if attached:
        about = mail.source_of(attached)
        yield mail.finding("email.attachment", Severity.REVIEW, about, words=attached)
    year = int(mail.issue.name[:4])
    for stated in YEAR.findall(words):
        if int(stated) < year:
            yield mail.finding("email.year", Severity.REVIEW, mail.source_of(stated), year=stated)
    for phrase, weekday in wrong_weekdays(lower, language, mail.issue.name):
        about = mail.source_of(phrase)
        yield mail.finding("email.weekday", Severity.REVIEW, about, words=phrase, weekday=weekday)


def wrong_weekdays(text: str, language: str, month: str) -> Iterator[tuple[str, str]]:
    """Give each date of a text, in lower case, that falls on another weekday, with that weekday.

    Args:
        month: ``YYYY-MM``; a date without a year is the one nearest to it.
    """
    pattern, days, months = _names(language)
    middle = date(int(month[:4]), int(month[5:]), 15)
    for match in dict.fromkeys(match.groups() for match in pattern.finditer(text)):
        weekday, day, name, year = match
        years = [int(year)] if year else [middle.year - 1, middle.year, middle.year + 1]
        dates = [each for number in years if (each := _date(number, months[name], int(day)))]
        if not dates:
            continue
        meant = min(dates, key=lambda each: abs(each - middle))
        if days[weekday] != meant.weekday():
            right = next(name for name, number in days.items() if number == meant.weekday())
            yield " ".join(filter(None, match)), right


@lru_cache(maxsize=8)
def _names(language: str) -> tuple[re.Pattern[str], dict[str, int], dict[str, int]]:
    """Learn how a language names days and months."""
    locale = locale_of(language)
    days = {name.casefold(): number for number, name in get_day_names("wide", locale=locale).items()}
    months = {name.casefold(): number for number, name in get_month_names("wide", locale=locale).items()}
    either = [f"({'|'.join(map(re.escape, names))})" for names in (days, months)]
    return re.compile(rf"\b{either[0]},? (\d{{1,2}}) {either[1]}\b(?: (\d{{4}})\b)?"), days, months


def _date(year: int, month: int, day: int) -> date | None:
    """Make a date; None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _holds(text: str, phrase: str) -> bool:
    """Tell whether a text holds words that are not a part of others."""
    return phrase in text and bool(re.search(rf"\b{re.escape(phrase)}\b", text))
