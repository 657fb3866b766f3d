"""The date of an article: on the first line of its text, or where an editor gives it."""

import re
from collections.abc import Callable
from datetime import date

from publisher.errors import SeedError
from publisher.model.content import Precision, PublicationDate

DATE_LINE = re.compile(r"\s*date[ \t]+(?P<date>\S+)[ \t]*", re.IGNORECASE)
DATE = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?")
MONTHS = 12
YEARS = (1900, 2100)


def dated(
    text: str, file: str, given: str | None, at: Callable[[int], int]
) -> tuple[PublicationDate, str, int]:
    """Take the date off the first line; give it, the text behind it and the line where that starts.

    Args:
        given: An editor's date, which wins.
        at: Gives the line of the file for a line of the text.

    Raises:
        SeedError: ``seed.no-date``, ``seed.date-form``, ``seed.month``, ``seed.year``, ``seed.day``,
            ``seed.only-date``.
    """
    match = DATE_LINE.match(text)
    first = text.count("\n", 0, len(text) - len(text.lstrip())) + 1
    if not match and given is None:
        raise SeedError("seed.no-date", file=file, line=at(first))
    line = text.count("\n", 0, match.start("date")) + 1 if match else first
    when = day_of(given if given is not None else match["date"] if match else "", file, at(line))
    body = text[match.end() :] if match else text
    if not body.strip():
        raise SeedError("seed.only-date", file=file, line=at(line))
    return when, body, line if match else 1


def day_of(words: str, file: str = "", line: int = 0) -> PublicationDate:
    """Understand ``2024-05`` or ``2024-05-17``. Raises SeedError."""
    parts = DATE.fullmatch(words.strip())
    if not parts:
        raise SeedError("seed.date-form", file=file, line=line, date=words[:40])
    year, month, day = int(parts["year"]), int(parts["month"]), int(parts["day"] or 1)
    if not 1 <= month <= MONTHS:
        raise SeedError("seed.month", file=file, line=line, month=month, date=parts[0])
    if not YEARS[0] <= year <= YEARS[1]:
        raise SeedError("seed.year", file=file, line=line, date=parts[0])
    try:
        value = date(year, month, day)
    except ValueError as error:
        raise SeedError("seed.day", file=file, line=line, date=parts[0]) from error
    return PublicationDate(first=value, precision=Precision.DAY if parts["day"] else Precision.MONTH)
