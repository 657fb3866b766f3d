"""Dutch figures that are said in words: parts of a whole, hours of the clock, stretches of a year."""

import re

from publisher.content.language.gated import Gated
from publisher.content.language.nl_words import MONTHS, ONES, TEENS, WEEKDAY

DIGITS = "0123456789"
SMALL = rf"(?:één|{'|'.join((*ONES, *TEENS[:3]))})"  # up to twelve
SEVERAL = "|".join((*ONES[1:], *TEENS[:3]))
AMONG = r"(?:de|het|alle|haar|zijn|hun|onze|ons) (?:[a-zà-ÿ-]+e )?[a-zà-ÿ-]{3,}"
MONTH = rf"(?:{'|'.join(MONTHS)})"
YEAR = r"(?:19|20)\d\d"
NTH = "eerste|tweede|derde|vierde|vijfde|laatste"
SEASON = r"(?:voorjaar|najaar|lente|zomer|herfst|winter)"

WORDED = (
    (
        "count",
        Gated(
            rf"\b(?:(?:de|een|één|twee|drie|vier) )?(?:helft|kwart|derde|vierde|vijfde|tiende) van {AMONG}",
            *("helft van", "kwart van", "erde van", "vijfde van", "tiende van"),
            flags=re.IGNORECASE,
        ),
    ),
    (
        "count",
        Gated(
            rf"\b(?:{SMALL}|[0-9]+) op (?:de )?(?:{SMALL}|[0-9]+)(?![.,/:]?[0-9])\b(?! (?:{MONTH}|uur))"
            r"(?: (?:[a-zà-ÿ-]+e )?[a-zà-ÿ-]+(?:en|s|ers)\b)?",
            *(f"{number} op " for number in ("één", *ONES, *TEENS[:3], *DIGITS)),
            flags=re.IGNORECASE,
        ),
    ),
    (
        "count",
        Gated(
            r"\b(?:half|anderhalf|anderhalve) (?:miljoen|miljard)(?: [a-zà-ÿ-]+(?:en|s|ers|euro))?\b",
            *("half mil", "halve mil"),
        ),
    ),
    (
        "amount",
        Gated(
            r"\b(?:anderhalf|anderhalve|half) (?:jaar|uur|miljoen euro|eeuw|dag|liter)\b", "half ", "halve "
        ),
    ),
    (
        "time",
        Gated(
            rf"\b(?:half|kwart (?:voor|over)|(?:tien|vijf) (?:voor|over)(?: half)?) {SMALL}\b(?! [a-z]+en\b)",
            *("half ", "kwart voor", "kwart over", "tien voor", "tien over", "vijf voor", "vijf over"),
        ),
    ),
    (
        "date",
        Gated(
            rf"\b(?:(?:begin|eind|midden|half|medio) (?:van )?(?:{MONTH}(?: {YEAR})?|{YEAR})|"
            rf"{SEASON} (?:van )?{YEAR}|"
            rf"(?:(?:begin|eind|midden) )?{SEASON}(?= van| {YEAR})|jaren (?:\d{{2}}\b|[a-z]+tig\b))",
            *(
                "begin ",
                "eind ",
                "midden ",
                "half ",
                "medio ",
                "oorjaar ",
                "najaar ",
                "lente ",
                "zomer ",
                "herfst ",
                "winter ",
            ),
            "jaren ",
            flags=re.IGNORECASE,
        ),
    ),
    (
        "count",
        Gated(
            r"\b(?:\d{1,3}(?:ste|de|e)|[a-z]{2,}(?:ste|de)) "
            r"(?:keer|maal|editie|verjaardag|jaargang|leerjaar|eeuw)\b",
            *("e keer", "e maal", "e editie", "e verjaardag", "e jaargang", "e leerjaar", "e eeuw"),
        ),
    ),
    (
        "contact",
        Gated(
            r"(?<=bel )1\d{2,3}(?!\w)|(?<=nummer )1\d{2,3}(?!\w)|(?<!\d)14 ?0\d{2,3}(?!\w)",
            *("bel 1", "nummer 1", "14 0", "140"),
            flags=re.IGNORECASE,
        ),
    ),
    (
        "contact",
        Gated(
            r"(?<![\w.@/-])[\w-]+(?:\.[\w-]+)*\.(?:be|nl|eu|com|org|net|vlaanderen)(?:/[\w/.-]*\w)?(?![\w@])",
            *(".be", ".nl", ".eu", ".com", ".org", ".net", ".vlaanderen"),
        ),
    ),
    (
        "count",
        Gated(r"(?<= er )[0-9]+(?:\.[0-9]{3})*(?![\w%]|[.,:/-][0-9])", *(f" er {digit}" for digit in DIGITS)),
    ),
    (
        "count",
        Gated(
            rf"\b(?:{SEVERAL}|[0-9]+) van de (?:{SEVERAL}|[0-9]+) (?:[a-zà-ÿ-]+e )?[a-zà-ÿ-]+(?:en|s)\b",
            *(f" van de {number}" for number in (*ONES[1:], *TEENS[:3], *DIGITS)),
            flags=re.IGNORECASE,
        ),
    ),
    (
        "count",
        Gated(r"\b[0-9]+ stemmen voor en [0-9]+ tegen\b", "stemmen voor en"),
    ),
    (
        "date",
        Gated(
            rf"\b(?:{NTH}) {WEEKDAY}(?:en)?\b(?: van (?:{MONTH}(?: {YEAR})?|(?:de|elke) maand))?",
            *(f"{nth} " for nth in NTH.split("|")),
        ),
    ),
)
MEASURED = frozenset("breed hoog lang diep groot oud zwaar dik ver geleden dienst ervaring korting".split())
HOUR_OPENERS = ("om ", "tegen ", "vanaf ", "rond ", "omstreeks ")
QUALIFIERS = (
    *("meer dan", "minder dan", "niet minder dan", r"(?<!\d )tot", "ruim", "bijna", "zowat"),
    *("ongeveer", r"ca\.", "circa", "minstens", "minimaal", "maximaal", "hoogstens", "hooguit"),
    *("amper", "nauwelijks", "zo[’']n", "naar schatting", "net geen", "dik", "goed"),
)
QUALIFIER_ENDS = (
    *(
        "dan ",
        "tot ",
        "ruim ",
        "bijna ",
        "zowat ",
        "ongeveer ",
        "ca. ",
        "circa ",
        "minstens ",
        "minimaal ",
    ),
    *("maximaal ", "hoogstens ", "hooguit ", "amper ", "nauwelijks ", "zo’n ", "zo'n ", "schatting "),
    *("geen ", "dik ", "goed "),
)
UNIT_KINDS = ("vierkante", "kubieke", "strekkende", "lopende", "halve", "volle", "extra")
SCALED = "nano|micro|milli|centi|deci|deca|hecto|kilo|mega|giga|tera"
UNIT_SHAPES = (
    rf"(?:{SCALED})?(?:meter|gram|liter|watt(?:uur)?|hertz|byte|bit|volt|pascal|joule)",
    *("decibel", "ampère", "calorieën"),
)
UNITS = (
    *(
        "euro",
        "procent",
        "ton",
        "kilo",
        "hectare",
    ),
    *(
        "km/u",
        "km/uur",
        "km",
        "kg",
        "cm",
        "m²",
        "m2",
        "m³",
        "ha",
        "kWh",
        "MWh",
        "GWh",
        "kW",
        "MW",
        "GW",
        "°C",
        "jaar",
        "uur",
        "minuten",
    ),
    *(
        "frank",
        "dollar",
        "EUR",
        "keer",
        "maal",
        "graden",
        "m",
        "mm",
        "dB",
        "dagen",
        "weken",
        "maanden",
        "seconden",
    ),
)
