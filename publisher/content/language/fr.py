"""French: enough to split sentences and to name months and days; no headline is made of it."""

import re

from publisher.content.language.shape import Language

WEEKDAYS = frozenset("lundi mardi mercredi jeudi vendredi samedi dimanche".split())

FRENCH = Language(
    months=(
        *("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août"),
        *("septembre", "octobre", "novembre", "décembre"),
    ),
    abbreviations=frozenset(
        "m mm mme mmes mlle dr me av bd env etc ex fig janv févr avr juil sept oct nov déc no "
        "p pp st ste tél vol cf".split()
    ),
    leaning=frozenset(
        "ce cela ceci cette ces celui celle ceux celles il elle ils elles lui leur ainsi donc "
        "mais car or et y en".split()
    ),
    weekday=re.compile("|".join(sorted(WEEKDAYS))),
    weekdays=WEEKDAYS,
    number_words=frozenset(
        "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze "
        "seize vingt trente cent mille".split()
    ),
    units=("euros", "euro", "pour cent", "kilomètres", "mètres", "heures", "ans", "km", "kg", "m²"),
    scales=("millions", "million", "milliards", "milliard"),
    ranges=("au", "à", "et"),
    hours=("heures", "h"),
    small_words=frozenset(
        "avec dans pour plus sous sans leur leurs cette ceux être avoir aussi comme tout "
        "toute tous toutes entre".split()
    ),
    signoff=re.compile(r"(?:plus d[’']infos?|infos?|renseignements|contact(?: presse)?)\b", re.IGNORECASE),
    untitled="Nouvelles de {month}",
)
