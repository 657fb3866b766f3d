"""Dutch words of closed classes: the language gets no new ones."""

MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
PART = r"(?:ochtend|morgen|voormiddag|middag|namiddag|avond|nacht)"
WEEKDAY = rf"(?:maan|dins|woens|donder|vrij|zater|zon)dag{PART}?"
RELATIVE = (
    r"vandaag|gisteren|eergisteren|morgen|overmorgen|gisteravond|vanavond|vanmorgen|vanochtend|"
    r"vannacht|vanmiddag|vannamiddag|vorige week|volgende week|deze week|dit weekend|afgelopen weekend"
)
# A weekday with its date ("maandag 10 maart") or one that recurs ("elke woensdag") stays true.
DATED = r"(?! \d{1,2}\b(?![.,]\d)| en \w+dag)"
DAY = rf"(?:(?:op|afgelopen|vorige|volgende|komende) )?{WEEKDAY}(?!en\b){DATED}|{RELATIVE}"

DETERMINERS = frozenset(
    "de het een deze dit die dat zijn haar hun ons onze mijn jouw uw elk elke ieder iedere "
    "geen alle enkele beide 't ’t heel hele".split()
)
PREPOSITIONS = frozenset(
    "aan achter af bij binnen boven buiten dankzij door in inzake langs met na naar naast "
    "namens om omtrent omstreeks onder op over per richting rond rondom sinds te tegen "
    "tegenover tijdens tot tussen uit van vanaf vanuit vanwege via volgens voor voorbij "
    "wegens zonder ondanks doorheen gedurende".split()
)
CONJUNCTIONS = frozenset(
    "en of maar want dus noch dat die als wanneer omdat doordat zodat opdat hoewel ofschoon "
    "terwijl nadat voordat totdat zodra zolang indien mits tenzij toen wie wat waar hoe "
    "waarom waarbij waarin waarmee waaraan waarop waarvan waarvoor waardoor waartoe waaruit "
    "waarover waarna om nu".split()
)
PRONOUNS = frozenset(
    "ik jij je u hij zij ze we wij jullie hen hem haar ons het er zich men iedereen niemand "
    "iemand iets niets alles dit dat deze die zelf elkaar velen sommigen anderen allen".split()
)
ADVERBS = frozenset(
    "ook nog al dan nu niet wel zo toch daar hier heel zeer erg vooral meer minder meest "
    "reeds net pas weer opnieuw samen bovendien daarnaast daarom daarbij daarna daarvoor "
    "daarmee daardoor daarover hierover hiermee hierdoor hierbij ervan eraan erop erbij erin "
    "ervoor ermee erdoor intussen ondertussen inmiddels binnenkort voortaan straks verder "
    "alvast eerst eerder later vroeger vandaag gisteren morgen altijd nooit soms vaak telkens "
    "steeds misschien wellicht uiteraard natuurlijk namelijk immers echter evenwel zeker "
    "alleen enkel slechts minstens hooguit maximaal minimaal ongeveer bijna ruim zowat circa "
    "tevens eveneens uiterlijk vermoedelijk waarschijnlijk eindelijk uiteindelijk "
    "aanvankelijk helaas hopelijk gelukkig onder meer tegelijk zoals evenals even ooit graag".split()
)

TENS = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
ONES = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
TEENS = (
    *(
        "tien",
        "elf",
        "twaalf",
        "dertien",
        "veertien",
        "vijftien",
        "zestien",
        "zeventien",
        "achttien",
        "negentien",
    ),
    *("honderd", "duizend"),
)
NUMBERS = frozenset(
    (
        *ONES[1:],
        *TEENS,
        *TENS,
        *(f"{one}{'ën' if one.endswith('e') else 'en'}{ten}" for one in ONES for ten in TENS),
        *(f"{one}{hundred}" for one in (*ONES[1:], *TEENS[:-2]) for hundred in ("honderd", "duizend")),
        *(f"{ten}duizend" for ten in TENS),
        *(f"{about}tal" for about in (*TEENS, *TENS)),
    )
)
WEEKDAYS = frozenset(
    f"{day}dag{part}"
    for day in ("maan", "dins", "woens", "donder", "vrij", "zater", "zon")
    for part in ("", "ochtend", "morgen", "voormiddag", "middag", "namiddag", "avond", "nacht")
)
