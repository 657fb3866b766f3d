"""How Dutch is set: dates in words, and what must not be torn apart at a line's end."""

import re
from datetime import date
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from markupsafe import Markup

from publisher.model.content import Precision, PublicationDate

# Where the last two words of a short text are under 18 letters together, they stay together; so do a number
# and its unit. On pages and in HTML mails only: feeds, posts and plain text keep ordinary spaces.
SHORT = 18
NUMBER_UNIT = re.compile(r"(?<=\d) (?=(?:euro|uur|miljoen|miljard|procent|km|m²|jaar|%|°)\b)")
NO_BREAK_SPACE = "\u00a0"
# A compound with a hyphen stays whole in a quote, unless it is wider than a phone.
COMPOUND = re.compile(r"(?<!\S)(\S*\w-\w\S*)")
COMPOUND_LONGEST = 18


def bound(text: str) -> str:
    """Bind the last two words, and numbers to their units, with no-break spaces."""
    text = NUMBER_UNIT.sub(NO_BREAK_SPACE, text)
    head, space, last = text.rpartition(" ")
    before = head.rpartition(" ")[2]
    return f"{head}{NO_BREAK_SPACE}{last}" if space and len(before) + len(last) < SHORT else text


# A site has few dates beside its articles, and Babel takes its time over each.
@lru_cache(maxsize=1024)
def day(value: PublicationDate, language: str) -> str:
    """Write a date as people do, and no more exact than it is: "november 2023" or "9 november 2023"."""
    pattern = "LLLL y" if value.precision is Precision.MONTH else "d MMMM y"
    return format_date(value.first, pattern, locale=locale_of(language))


@lru_cache(maxsize=1024)
def month(value: str, language: str) -> str:
    """Write a month given as ``YYYY-MM`` in words: "november 2023"."""
    return format_date(date.fromisoformat(f"{value}-01"), "LLLL y", locale=locale_of(language))


@lru_cache(maxsize=64)
def short_month(number: int, language: str) -> str:
    """Abbreviate a month given as 1 to 12: "mrt"."""
    return format_date(date(2000, number, 1), "LLL", locale=locale_of(language)).rstrip(".")


def whole(text: str) -> Markup:
    """Keep compounds with a hyphen on one line each, as HTML: "mini-VORK"."""
    return Markup("").join(
        Markup('<span class="whole">{}</span>').format(piece)
        if len(piece) <= COMPOUND_LONGEST and COMPOUND.fullmatch(piece)
        else piece
        for piece in COMPOUND.split(text)
    )


def initial(text: str) -> str:
    """Begin with a capital letter."""
    return text[:1].upper() + text[1:]


def locale_of(language: str) -> Locale:
    """Find how a language writes its dates; as English does, where nobody knows."""
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en")
