"""Dutch, as Flemish city halls write it."""

import re

from publisher.content.language.gated import Gated
from publisher.content.language.nl_facts import (
    HOUR_OPENERS,
    MEASURED,
    QUALIFIER_ENDS,
    QUALIFIERS,
    UNIT_KINDS,
    UNIT_SHAPES,
    UNITS,
    WORDED,
)
from publisher.content.language.nl_grammar import GRAMMAR
from publisher.content.language.nl_people import (
    ARRIVING,
    BODIES,
    COPULAS,
    COURTESIES,
    CROWDS,
    DEPARTMENTS,
    KIN,
    KINDS,
    OFFICE_ENDING,
    OFFICES,
    SOMEBODY,
    STAND_INS,
    TELLS_OF_OTHERS,
)
from publisher.content.language.nl_words import (
    ADVERBS,
    CONJUNCTIONS,
    DAY,
    DETERMINERS,
    MONTHS,
    NUMBERS,
    PREPOSITIONS,
    PRONOUNS,
    WEEKDAY,
    WEEKDAYS,
)
from publisher.content.language.shape import Language
from publisher.content.language.verbs import Verbs

DUTCH = Language(
    grammar=GRAMMAR,
    verbs=Verbs("nl_verbs.txt"),
    function_words=DETERMINERS | PREPOSITIONS | CONJUNCTIONS | PRONOUNS | ADVERBS,
    determiners=DETERMINERS,
    definite=frozenset("de het deze die dit dat".split()),
    articles=frozenset("de het een".split()),
    links=PREPOSITIONS,
    offices=OFFICES,
    office_ending=OFFICE_ENDING,
    heads=(
        "burgemeester",
        "schepen",
        "minister",
        "wethouder",
        "voorzitter",
        "directeur",
        "directrice",
        "raadslid",
    ),
    role_adjectives=frozenset(
        "algemeen technisch artistiek zakelijk commercieel financieel medisch gedelegeerd "
        "waarnemend eerste tweede federaal provinciaal stedelijk gemeentelijk voormalig "
        "gewezen uittredend ontslagnemend erkend adjunct vlaams europees lokaal hoofd jonge".split()
    ),
    adjective_endings=("s", "se", "e", "ig", "lijk", "eel", "al", "isch", "iek", "end", "d"),
    attributes=frozenset(("aldus", "volgens", "dixit", "zo")),
    points_back=frozenset(("dat", "dit", "zo", "aldus")),
    according=frozenset(("volgens", "aldus", "voor")),
    titles=frozenset("prof. em. dr. ir. ing. drs. mr. lic.".split()) | COURTESIES,
    courtesies=COURTESIES,
    copulas=COPULAS,
    sounds=COPULAS | frozenset("luidt luidde klinkt klonk".split()),
    receives=frozenset("horen lezen krijgen vernemen citeren ontvangen aanhoren herkennen".split()),
    departments=DEPARTMENTS,
    tells_of_others=TELLS_OF_OTHERS,
    conjunctions=CONJUNCTIONS,
    told_end=re.compile(
        r" (?:in|sinds|vanaf|tot|op) (?:\d|eind|begin)| (?:die|dat|waar|toen|om|maar) |"
        r" en (?:is|was|woont|werkt|doet) "
    ),
    stand_ins=STAND_INS,
    mouths=("bij monde van",),
    opening_office=re.compile(
        r"(?:er|ster|or|ier|aar|aris|ist|iste|eur|euse|ent|ant|arts|lid|man|vrouw|ares|eres|esse)$"
    ),
    verb_endings=("t", "de", "te"),
    speaker_pronouns={"ze": "f", "zij": "f", "hij": "m"},
    kin=KIN,
    at_house=frozenset(("bij",)),
    bodies=BODIES,
    kinds=KINDS,
    crowds=CROWDS,
    somebody=SOMEBODY,
    third=re.compile(r"\b(?:hij|hem|haar|zij|ze)\b", re.IGNORECASE),
    owners={"zijn": "hij", "haar": "ze", "hem": "hij", "diens": "die"},
    belongs=frozenset(("van", "bij")),
    refers=frozenset(("die",)),
    again=frozenset(("nog", "verder", "voorts")),
    they=frozenset(("men", "ze", "zij", "we")),
    indefinite="een",
    whose=frozenset("zijn haar hun wiens wier diens".split()),
    answers=frozenset("ja nee neen jawel omdat zeker natuurlijk absoluut".split()),
    handed_on=re.compile(
        r"\b(?:opvolg(?:t|er|ster|en)|opgevolgd|(?:geeft|geven|gaf) de fakkel|"
        r"volg(?:t|de|en|den) [^.!?,]{1,60} op\b)"
    ),
    former=frozenset(
        "huidige ander andere voormalig voormalige gewezen vorig vorige toenmalig toenmalige eerste tweede "
        "uittredend uittredende aftredend aftredende ontslagnemend ontslagnemende scheidend scheidende "
        "vertrekkend vertrekkende afscheidnemend afscheidnemende waarnemend waarnemende".split()
    )
    | ARRIVING,
    arriving=ARRIVING,
    lesser=re.compile(r"^(?:ere|ex|oud|vice|adjunct|onder|kinder|jeugd|plaatsvervangend|co|hulp)-?(?=\w{4})"),
    female=re.compile(
        r"(?:(?<!mee)(?<!mini)ster|trice|euse|ares|esse|ette|vrouw|moeder|mama|oma|zus|dochter|nicht|tante|weduwe|dame|meisje|juf|atlete|"
        r"studente|ine)$"
    ),
    male=re.compile(
        r"(?:(?:^|brandweer|politie|buur|timmer|zaken|vak)man|vader|papa|opa|broer|zoon|neef|heer|jongen|atleet)$"
    ),
    skipped=ADVERBS
    | frozenset("het er eraan bij ons aan toe lachend trots enthousiast tevreden fier zelf".split()),
    months=MONTHS,
    abbreviations=frozenset(
        "a.d aug afd art bijv blz bv b.v ca dd d.d dec dhr d.i dr drs e.a e.d enz etc em evt excl feb "
        "fig gem i.p.v i.s.m i.v.m incl ing ir jan jl jr k.b m.a.w m.b.t m.b.v m.i.v max mej mevr min "
        "mr mw n.a.v nl nov nr nrs o.a o.b.v o.l.v o.m okt pag pct plm prof red resp sept sr st str "
        "t.a.v t.e.m t.g.v t.o.v t/m tav tel t.w vb vgl vnl z.g.n zgn z.o.z".split()
    ),
    closing=frozenset("e.a e.d enz etc".split()),
    numbers=("nr", "nrs"),
    leaning=frozenset(
        "aldus beide bovendien daar daarbij daarbovenop daardoor daarin daarmee daarna daarnaast "
        "daarom daartoe daarvan daarvoor dan dat deze die dit dus echter en er evenwel haar hen hier "
        "hierbij hierdoor hiermee hiervan hiervoor hij hun immers intussen maar niettemin nochtans "
        "ondertussen ook tegelijk tegelijkertijd tevens toch vervolgens want zij ze zijn zo zodoende "
        "zulke".split()
    ),
    impersonal=frozenset(("het",)),
    light_verbs=frozenset(
        "is was wordt werd gaat ging heeft had zal zou kan kon blijft bleef komt kwam krijgt kreeg "
        "moet".split()
    ),
    stale=Gated(
        rf"(?<!elke )(?<!iedere )(?<!Elke )(?<!Iedere )\b(?:{DAY})\b",
        *("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag", "vandaag"),
        *("gister", "morgen", "vana", "vann", "vanm", "vano", "week"),
        flags=re.IGNORECASE,
    ),
    joins=frozenset(
        "aan door en met na of om per rond sinds tegen tijdens tot tussen van vanaf voor elke iedere".split()
    ),
    lasting=re.compile(
        rf",? (?:(?:vanaf|met ingang van) vandaag|sinds (?:{DAY}))(?=[ .,;!?])", re.IGNORECASE
    ),
    dated_opening=re.compile(rf"(?:{DAY}),? (?P<verb>[a-zà-ÿ]+) (?P<rest>.+)", re.IGNORECASE | re.DOTALL),
    openings=frozenset(
        "aan als bij binnen dankzij door in langs met na naar naast om omdat onder op over per rond "
        "sinds te tegen tijdens tot tussen uit van vanaf via volgens voor vorig volgend zonder".split()
    ),
    clauses=re.compile(
        r",? (?:die|dat|waar(?:bij|in|mee|aan|op|van|voor|door|toe)?|zodat|omdat|doordat|terwijl|nadat|"
        r"waardoor|opdat|hoewel) |, (?:en|maar|want) "
    ),
    # "14 tot 17 uur" is a range, "tot 17 uur" a limit
    qualifiers=QUALIFIERS,
    qualifier_ends=QUALIFIER_ENDS,
    number_words=NUMBERS,
    units=UNITS,
    unit_shapes=UNIT_SHAPES,
    unit_kinds=UNIT_KINDS,
    intensifiers=("zeer", "heel", "erg", "nog", "extra", "gratis", "keer", "andere", "nieuwe"),
    scales=("miljoen", "miljard", "duizend"),
    aged=("jarige leeftijd", "jarigen", "jarige"),
    aged_before=("-jarige ",),
    cents=r"en \d{1,2} cent",
    reaches=("tot en met", "tot", "naar", "à", "en", "of", "bij", "x", "×"),
    joint="en",
    between=("tussen ", "Tussen "),
    against=("tegen",),
    worded=WORDED,
    measured=MEASURED,
    hour_openers=HOUR_OPENERS,
    ranges=("tot en met", "tot", "en", "t/m", "of"),
    hours=("uur", "u"),
    weekday=re.compile(WEEKDAY),
    weekdays=WEEKDAYS,
    year_openers=frozenset(
        "in sinds uit van vanaf tot jaar jaren anno rond eind begin eeuw na voor tegen".split()
    ),
    shares=("op de",),
    street=re.compile(
        r"(?:straat|laan|plein|plaats|steenweg|weg|markt|park|dreef|kaai|dijk|singel|baan|brug|wijk|"
        r"kerk|stadion|pad|hof|"
        r"poort|vest|kade|Markt|Plein|zaal|hal|toren)(?: \w+)?$"
    ),
    house=re.compile(r",? (?:nr\. ?|nummer )?\d{1,4}[a-zA-Z]?(?!\d|[.,]\d| \w)|,? nr\. ?\d{1,4}"),
    place_openers=frozenset(
        "in te uit naar nabij tussen richting wijk wijken stad gemeente deelgemeente dorp dorpen "
        "hoofdstad regio provincie station dorpskern stadsdeel buurt gehucht conservatorium".split()
    ),
    goes_to=frozenset("naar langs richting nabij".split()),
    sad=Gated(
        r"\b(?:overle(?:ed|den|ven)|overlijden|rouw\w*|begrafenis|uitvaart\w*|slachtoffers?|"
        r"sterf(?:t|geval)|gestorven|zelfdoding|"
        r"omgekomen|om het leven|verongelukt\w*|dode(?:n|lijke?)?|herdenking|condoleance\w*|"
        r"(?:zwaar|licht)?gewond(?:e|en)?|ongeval(?:len)?|(?:verkeers|arbeids)?ongeluk(?:ken)?|aanrijding\w*|"
        r"(?:woning|auto|school|dak|keuken|appartements|bedrijfs)?brand(?:stichting)?|vermist\w*)\b",
        *(
            "overleed",
            "overleden",
            "overleven",
            "overlij",
            "rouw",
            "begra",
            "uitvaart",
            "slachtoffer",
            "sterf",
            "gestorven",
        ),
        *("omgekomen", "het leven", "verongelukt", "dode", "herdenking", "condoleance", "gewond"),
        *("ongeval", "ongeluk", "aanrijding", "brand", "vermist", "zelfdoding"),
    ),
    warning=Gated(
        r"\b(?:code (?:geel|oranje|rood)|alarm\w*|noodplan|stormweer|hitteplan|waarschuw\w*|"
        r"evacu(?:atie|eer\w*)|"
        r"geëvacueerd|stroompanne|waterlek|gaslek\w*|asbest\w*|phishing|oplicht(?:ers?|ing)|"
        r"(?:kook|kookt) het (?:kraan|drink|leiding)?water|kookadvies|besmet(?:ting|te)?|blijf binnen|"
        r"uit de buurt|ramen en deuren)\b",
        *("code ", "alarm", "noodplan", "stormweer", "hitteplan", "waarschuw", "evacu", "geëvacu"),
        *("stroompanne", "waterlek", "gaslek", "asbest", "phishing", "oplicht", "kook het", "kookt het"),
        *("kookadvies", "besmet", "blijf binnen", "uit de buurt", "ramen en deuren"),
    ),
    small_words=frozenset(
        "aan al alle als andere bij dan dat de der deze die dit door drie een eerste elk elke en er "
        "extra ge geen haar heb hebben heeft het hier hij hoe hun iedereen ik in is je jij kan kunnen "
        "maar maken meer met mijn moet moeten na naar nieuwe niet nog nu of om omdat onder ons onze "
        "ook op over samen te tegen terwijl tot tussen twee uit van vanaf vele via volgens voor "
        "vooral waar wat we wel werd werden wie wij wil willen word worden wordt zal ze zich zij zijn "
        "zo zodat zoveel zullen zonder".split()
    ),
    name_particles=(
        *("van de", "van den", "van der", "van het", "van ’t", "van 't", "van", "der", "den", "ten", "ter"),
        *("’t", "'t", "el", "al", "ait", "von", "di", "da"),
    ),
    private=re.compile(
        r"\W*(?:niet voor publicatie|niet publiceren|(?:noot|nota) (?:voor|aan) de (?:redacties?|pers))\b",
        re.IGNORECASE,
    ),
    signoff=re.compile(
        r"(?:meer (?:info|informatie|weten)|perscontact|contact(?:gegevens|persoon)?|info|inlichtingen|"
        r"praktische info)\b",
        re.IGNORECASE,
    ),
    untitled="Stadsnieuws van {month}",
)
