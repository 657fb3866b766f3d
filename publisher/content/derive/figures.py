"""The patterns of figures: numbers with what they count, days, hours, telephones, roads."""

import re
from functools import cache

from publisher.content.language import Language

NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
THOUSANDS = r"\d{1,3}(?:\.\d{3})+(?![\w,]|\.\d)"
HOUR = r"\d{1,2}(?:[.:]\d\d)?"
YEAR = re.compile(r"(?:1\d|20)\d\d")


@cache
def qualifier(language: Language) -> re.Pattern[str]:
    """Build the pattern of what stands before a number and belongs to it."""
    return re.compile(rf"(?<!\w)(?i:{'|'.join(language.qualifiers) or '(?!)'}) $")


@cache
def counted(language: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Build the patterns of a noun in the plural behind a number, and of a unit."""
    between = "|".join(language.intensifiers) or r"(?!)"
    small = "|".join(sorted(language.small_words)) or r"(?!)"
    against = "|".join(language.against) or r"(?!)"
    noun = (
        rf" (?:(?:{between}|[a-zà-ÿ-]+e) ){{0,2}}(?!(?:{small})\b)"
        rf"(?:\d+-)?[A-Za-zÀ-ÿ][\w-]*(?:en|s|s’|['’]s|ers)(?![\w’'-])(?: (?:{against}) \d+(?!\w))?"
    )
    units = "|".join((*map(re.escape, language.units), *language.unit_shapes)) or r"(?!)"
    kinds = "|".join(language.unit_kinds) or r"(?!)"
    scale = "|".join(language.scales) or r"(?!)"
    unit = rf"(?: (?:{scale}))?(?: (?:(?:{kinds}) )?(?:{units})(?![\w-])(?: per (?:(?:{kinds}) )?\w+)?)"
    return re.compile(noun), re.compile(unit)


@cache
def figure(language: Language) -> re.Pattern[str]:
    """Build the pattern of what begins with a figure."""
    noun, unit = (pattern.pattern for pattern in counted(language))
    months = "|".join(language.months) or r"(?!)"
    scale = "|".join(language.scales) or r"(?!)"
    joined = "|".join(language.ranges) or r"(?!)"
    hours = "|".join(language.hours) or r"(?!)"
    old = "|".join(language.aged) or r"(?!)"
    to = "|".join(language.reaches) or r"(?!)"
    votes = "|".join(language.against) or r"(?!)"
    weekday = rf"(?:(?:{'|'.join(sorted(language.weekdays))}) )?" if language.weekdays else ""
    cents = rf"(?: {language.cents})?" if language.cents else ""
    day = r"\d{1,2}(?:\.|er|st|nd|rd|th)?"
    dated = rf" (?:{months})(?: \d{{4}})?(?!\w)"
    first = rf"(?:(?:{NUMBER})(?: (?:{scale}|%))?(?: (?:{to}) |[-–]))?"
    return re.compile(
        r"(?<![\w.,/’'@-])"
        r"(?:(?P<contact>(?:\+\d\d |\(?0)\d{1,3}\)?[ ./-]\d{2,3}(?:[ .]\d{2,3}){1,3}(?!\d))"
        rf"|(?P<year>(?:{months}) \d{{4}}(?!\w))"
        r"|(?P<account>[A-Z]{2}\d\d(?: ?\d{4}){3,7}(?!\d))"
        rf"|(?P<date>{day}(?:(?:, {day})* (?:{joined}) {weekday}{day})?{dated}"
        rf"(?: (?:{joined}) {weekday}{day}{dated})?|\d{{1,2}}([/-])\d{{1,2}}\5(?:20)?\d\d(?!\w))"
        rf"|(?P<time>{HOUR}(?:(?: ?(?:{hours})\.?)? ?(?:(?:{joined})|[-–]) ?{HOUR})?"
        rf" ?(?:{hours})(?:\d\d)?(?!\w))"
        rf"|(?P<amount>[€$£] ?(?:{NUMBER})(?: (?:{scale}))?"
        rf"|{first}(?:{NUMBER})(?:{unit}{cents}|(?: (?:{scale}))? ?%))"
        rf"|(?P<old>\d{{1,3}}-(?:{old}))"
        rf"|(?P<only>{YEAR.pattern}(?!\w|[.,/-]\d))"
        rf"|(?P<count>{first}(?:{NUMBER})(?: (?:{scale}))?{noun}|{THOUSANDS}"
        rf"|\d+ (?:{votes})(?=[,.]| (?:{joined}) \d))"
        r"|(?P<place>[A-Z]\d{1,3}(?!\w))"
        rf"|(?P<age>(?<=\()\d{{1,3}}))",
    )
