"""The Dutch main clause."""

import re

from publisher.content.language.grammar import Grammar
from publisher.content.language.nl_words import (
    ADVERBS,
    CONJUNCTIONS,
    MONTHS,
    PREPOSITIONS,
    PRONOUNS,
    WEEKDAY,
)

SPAN = (
    r"(?:dag|week|weekend|maand|jaar|zomer|winter|lente|herfst|najaar|voorjaar|ochtend|middag|avond|"
    r"nacht|namiddag|voormiddag|schooljaar|werkjaar|seizoen|keer|werkdag|zomervakantie|paasvakantie|"
    r"kerstvakantie|legislatuur)"
)
SPANS = r"(?:dagen|weken|weekends|maanden|jaar|jaren|zomers|uur|minuten|keer)"
NUMBER = (
    r"(?:\d+|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|twintig|dertig|enkele|"
    r"paar|een paar)"
)
RELATIVE = (
    rf"(?:vandaag|gisteren|eergisteren|morgen|overmorgen|gister(?:avond|namiddag|ochtend|middag)|"
    rf"van(?:avond|morgen|ochtend|nacht|middag|namiddag)|"
    rf"(?:afgelopen|voorbije|vorige|vorig|volgende|volgend|komende|komend|deze|dit|(?:de|"
    rf"het) (?:afgelopen|voorbije|komende|volgende)) "
    rf"(?:{NUMBER} )?(?:{SPAN}|{SPANS}|{WEEKDAY})|{WEEKDAY}(?! \d{{1,2}} (?:{'|'.join(MONTHS)}))|"
    rf"{NUMBER} (?:{SPAN}|{SPANS}) geleden|onlangs|binnenkort|straks|daarnet|zopas|momenteel|nu|"
    rf"intussen|inmiddels|vroeger)"
)
DATED = rf"(?:{WEEKDAY} )?\d{{1,2}}(?: en \d{{1,2}})? (?:{'|'.join(MONTHS)})(?: \d{{4}})?"
EVERY = (
    rf"(?:elk|elke|ieder|iedere|heel het|de hele|het hele|de ganse) (?:{SPAN}|{WEEKDAY})|(?:jaarlijks|"
    rf"wekelijks|maandelijks|dagelijks)|{SPANS} lang|{NUMBER} {SPANS} lang"
)

GRAMMAR = Grammar(
    subordinators=CONJUNCTIONS - frozenset(("en", "of", "dan", "als", "nu", "toen")) | frozenset(("als",)),
    pronouns=PRONOUNS - frozenset("dit dat deze die zelf zich het haar ons".split()),
    reflexives=frozenset(("zich", "elkaar")),
    adverbs=ADVERBS - frozenset("onder".split()) | frozenset("geen".split()) - frozenset(("geen",)),
    empty=frozenset(
        "ook nog al dan nu wel zo toch daar hier bovendien daarnaast daarom daarna verder "
        "alvast eerst intussen ondertussen inmiddels voortaan echter evenwel uiteraard "
        "natuurlijk namelijk immers tevens eveneens reeds net pas dus eerder onlangs opnieuw "
        "weer graag zelf samen".split()
    )
    - frozenset(("samen", "opnieuw", "weer", "pas", "zelf")),
    negations=frozenset("niet nooit geen nauwelijks amper".split()),
    fillers=frozenset("ook zich nu dan al intussen er daar hier dus".split()) - frozenset(("er", "zich")),
    quantifiers=frozenset(
        "zo’n zo'n slechts vooral ruim bijna zowat ongeveer circa ca. minstens maximaal meer minder tot "
        "ook zelfs alleen".split()
    ),
    particles=frozenset(
        "heraan herin aan af bij binnen dicht door in klaar los mee na neer om onder op open over samen "
        "stil tegemoet tegen terecht terug toe uit vast vol voor vooruit voort vrij weg goed "
        "kennis deel plaats stand".split()
    ),
    joins_things=frozenset(("en", "of", "&")),
    compares=frozenset(("dan", "als")),
    here=frozenset(
        "kort nu morgen vandaag gisteren daar hier thuis elkaar zich ver dichtbij begin eind "
        "nergens overal".split()
    ),
    closed=PREPOSITIONS
    | CONJUNCTIONS
    | ADVERBS
    | (PRONOUNS - frozenset("dit dat deze die haar ons".split()))
    | frozenset(", ; : ( ) – — & zich te het de een".split()),
    to="te",
    in_order="om",
    focus=frozenset("alleen enkel slechts pas uitsluitend louter hooguit".split()),
    of="van",
    within="in",
    origin=frozenset(("uit",)),
    time=re.compile(rf"(?:{EVERY}|{DATED}|{RELATIVE})(?!\w)(?: en {WEEKDAY})?"),
    time_opens=frozenset(
        "elk ied hee de het jaa jar wek wee maa dag zom uur min kee een één twe dri vie vij zes zev ach "
        "neg tie elf twa twi der enk paa van gis eer mor ove afg voo vor vol kom dez dit din woe don vri "
        "zat zon onl bin str daa zop mom nu int inm vro".split()
    ),
    relative=re.compile(rf"(?<!\w)(?:{RELATIVE})(?!\w)"),
    dated=re.compile(rf"\d{{1,2}} (?:{'|'.join(MONTHS)})"),
    adjective=re.compile(
        r"^(?:nieuw|groot|klein|oud|jong|goed|gratis|extra|uniek|apart|hoog|laag|lang|kort|breed|"
        r"smal|vol|vrij|open|gezond|"
        r"groen|rood|zwart|wit|blauw|warm|koud|sterk|zwaar|licht|mooi|eigen|ander|enig|laatst|half|"
        r"dubbel|breder|groter|"
        r"nieuwer|beter|vroeger|zuiver|proper|veilig|ruim|speciaal|vroegtijdig|bijkomend|toekomstig|"
        r"voormalig|online|houten)$|"
        r"(?:lijk|ig|isch|aal|eel|ief|baar|zaam|loos|air|eus|end|aand|iek|ijker|iger|baarder|zamer)$"
    ),
    noun_in_e=re.compile(
        r"(?:ie|tie|age|ade|ure|ette|logie|ase)$|^(?:gemeente|ruimte|commune|bende|groente|premie|route|"
        r"halte|hitte|zone|campagne|scène|bode|weide|beurs|fase|vrede|einde|liefde|schade|bijdrage|"
        r"aanvrage|garage|orde|ronde|"
        r"douane|dame|crèche|plaatse|lente|oma|mama|ambiance|ervaringe|methode|periode|code|mode|"
        r"dosis|attentie)$"
    ),
    degrees=frozenset("meest meer minder zeer heel erg best zo even".split()),
    with_link=frozenset(
        (
            *(
                "samen met",
                "vlak bij",
                "vlak naast",
                "vlak voor",
                "vlak na",
                "midden in",
                "midden op",
                "dicht bij",
            ),
            *(
                "kort na",
                "kort voor",
                "net voor",
                "net na",
                "recht tegenover",
                "dwars door",
                "verspreid over",
                "tot in",
            ),
        )
    ),
    when=frozenset("op in om tijdens sinds na voor tegen vanaf rond gedurende binnen".split()),
    at_hour=frozenset("om rond vanaf".split()),
    free=frozenset(("wie", "wat", "of", "hoe", "waarom")),
    ranges_from=frozenset(("van", "vanaf", "tussen")),
    ranges_to=frozenset(("tot", "naar", "t/m")),
    timely=re.compile(
        r"(?:nacht|ochtend|middag|avond|dag|week|maand|jaar|eeuw|uur|zomer|winter|najaar|voorjaar|"
        r"vakantie|periode)$|^(?:tijdens|sinds|na|voor het eerst)"
    ),
    verbs_too=frozenset("zijn zal".split()),
    hearsay=frozenset(("volgens",)),
    points_away=re.compile(
        r"^(?:er|daar|hier)(?:aan|bij|door|in|mee|na|naast|om|op|over|toe|tegen|uit|van|voor|onder|boven)$"
    ),
    perhaps_noun=re.compile(r"(?:te|de|ge|ne|re|se|le|me)$"),
    numbering=frozenset(("nr.", "nummer")),
    inhabitant=re.compile(r"(?:se|s|che)$"),
    measure=frozenset(
        "meter kilometer centimeter ton kilo gram liter hectare miljoen miljard duizend "
        "aantal paar soort tal reeks stuk uur procent dozijn".split()
    ),
    groups=frozenset("aantal paar soort tal reeks dozijn".split()),
    modals=frozenset("kunnen willen zullen moeten mogen".split()),
    passives=frozenset(("worden",)),
    perfects=frozenset(("hebben",)),
    static=frozenset(
        "zijn hebben blijken lijken heten weten denken vinden hopen willen kunnen moeten "
        "mogen staan liggen zitten betekenen bestaan gelden zeggen vertellen tonen voelen "
        "verdienen dromen kennen houden betreffen worden".split()
    ),
    needs=frozenset(
        "leiden bestaan zorgen behoren ruilen buigen stemmen wijzen verwijzen leveren "
        "reageren rekenen kiezen hopen streven kampen beschikken zetten brengen stellen nemen "
        "geven doen leggen houden maken richten wijten bedragen gaan komen staan".split()
    ),
    opens_with=frozenset(("de", "het", "een")),
    neuter="het",
    bend={
        "nieuwe": "nieuw",
        "ende": "end",
        "eerde": "eerd",
        "ere": "er",
        "zame": "zaam",
        "bare": "baar",
        "loze": "loos",
        "ese": "ees",
        "lijkse": "lijks",
        "lijke": "lijk",
        "ige": "ig",
        "ische": "isch",
        "ieke": "iek",
        "nationale": "nationaal",
        "lokale": "lokaal",
        "digitale": "digitaal",
        "grote": "groot",
        "oude": "oud",
        "jonge": "jong",
        "eerste": "eerste",
        "tweede": "tweede",
        "derde": "derde",
        "laatste": "laatste",
        "jaarlijkse": "jaarlijks",
        "Kortrijkse": "Kortrijks",
    },
    singular=frozenset("het een dit dat elk elke ieder iedere".split()),
    each=frozenset("alle elk elke ieder iedere enkele beide geen".split()),
    weekday=re.compile(WEEKDAY),
    drops=frozenset("een de het".split()),
    new=frozenset("nieuwe nieuw vernieuwde".split()),
    towns=frozenset("stad gemeente stadsbestuur gemeentebestuur".split()),
    councils=frozenset(
        "gemeenteraad stadsbestuur gemeentebestuur college schepencollege burgemeester stadsdiensten".split()
    ),
    praise=frozenset(
        "prestigieuze unieke prachtige schitterende bijzondere fantastische mooie knappe "
        "indrukwekkende felbegeerde gloednieuwe spiksplinternieuwe ambitieuze bekende "
        "populaire".split()
    ),
    ago=re.compile(
        r"\b(?:vroeger|destijds|toen|vorig(?:e)? (?:jaar|eeuw|zomer|schooljaar|winter)|"
        r"jaren? geleden|ooit|tot (?:nu|voor kort)|"
        r"eerder|maanden geleden|in (?:1[5-9]|200|201)\d\d?\b)"
    ),
)
