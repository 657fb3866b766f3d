"""English: enough to split sentences and to name months and days; no headline is made of it."""

import re

from publisher.content.language.shape import Language

WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())

ENGLISH = Language(
    months=(
        *("January", "February", "March", "April", "May", "June", "July", "August"),
        *("September", "October", "November", "December"),
    ),
    abbreviations=frozenset(
        "mr mrs ms dr prof rev hon st jr sr co inc ltd no vol fig etc e.g i.e approx dept est "
        "a.m p.m jan feb mar apr jun jul aug sep sept oct nov dec".split()
    ),
    leaning=frozenset(
        "this that these those it he she they his her their so but and therefore however".split()
    ),
    weekday=re.compile("|".join(sorted(WEEKDAYS))),
    weekdays=WEEKDAYS,
    number_words=frozenset(
        "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty "
        "fifty hundred thousand".split()
    ),
    units=(
        "euros",
        "euro",
        "per cent",
        "percent",
        "kilometres",
        "metres",
        "hours",
        "years",
        "km",
        "kg",
        "m²",
    ),
    scales=("million", "billion"),
    ranges=("to", "and"),
    hours=("o’clock", "o'clock", "am", "pm"),
    small_words=frozenset(
        "about after also been from have into more most over such than their them then there".split()
    ),
    signoff=re.compile(r"(?:more information|press contact|contact|info)\b", re.IGNORECASE),
    untitled="News of {month}",
)
