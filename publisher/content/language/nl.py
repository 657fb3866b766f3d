"""Dutch, as Flemish city halls write it."""

import re

from publisher.content.language.shape import Language

PART = r"(?:ochtend|morgen|voormiddag|middag|namiddag|avond|nacht)"
WEEKDAY = rf"(?:maan|dins|woens|donder|vrij|zater|zon)dag{PART}?"
RELATIVE = (
    r"vandaag|gisteren|eergisteren|morgen|overmorgen|gisteravond|vanavond|vanmorgen|vanochtend|"
    r"vannacht|vanmiddag|vannamiddag|vorige week|volgende week|deze week|dit weekend|afgelopen weekend"
)
# A weekday with its date ("maandag 10 maart") or one that recurs ("elke woensdag") stays true.
DATED = r"(?! \d{1,2}\b(?![.,]\d)| en \w+dag)"
DAY = rf"(?:(?:op|afgelopen|vorige|volgende|komende) )?{WEEKDAY}(?!en\b){DATED}|{RELATIVE}"

DUTCH = Language(
    months=(
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
    ),
    abbreviations=frozenset(
        "a.d aug afd art bijv blz bv b.v ca dd d.d dec dhr d.i dr drs e.a e.d enz etc evt excl feb "
        "fig gem i.p.v i.s.m i.v.m incl ing ir jan jl jr k.b m.a.w m.b.t m.b.v m.i.v max mej mevr min "
        "mr mw n.a.v nl nov nr nrs o.a o.b.v o.l.v o.m okt pag pct plm prof red resp sept sr st str "
        "t.a.v t.e.m t.g.v t.o.v t/m tav tel t.w vb vgl vnl z.g.n zgn z.o.z".split()
    ),
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
    stale_marks=("dag", "gister", "morgen", "vana", "vann", "vanm", "vano", "week"),
    stale=re.compile(rf"(?<!elke )(?<!iedere )(?<!Elke )(?<!Iedere )\b(?:{DAY})\b", re.IGNORECASE),
    past=re.compile(
        r"\b(?:won(?:nen)?|trok(?:ken)?|kreeg|kregen|bracht(?:en)?|kwam(?:en)?|ging(?:en)?|was|waren|"
        r"had(?:den)?|werd(?:en)?|stond(?:en)?|gaf|gaven|nam(?:en)?|koos|kozen|sprak(?:en)?|liep(?:en)?|"
        r"hield(?:en)?|begon(?:nen)?|ontving(?:en)?|vond(?:en)?|schreef|schreven|zag(?:en)?|bleek|bleken|"
        r"opende(?:n)?|huldigde(?:n)?|keurde(?:n)?|stelde(?:n)?|maakte(?:n)?|reikte(?:n)?|startte(?:n)?)\b"
    ),
    joins=frozenset(
        "aan door en met na of om per rond sinds tegen tijdens tot tussen van vanaf voor elke iedere".split()
    ),
    dated_opening=re.compile(rf"(?:{DAY}),? (?P<verb>[a-zà-ÿ]+) (?P<rest>.+)", re.IGNORECASE | re.DOTALL),
    phrase_breaks=frozenset(
        "in op aan bij met naar uit voor tegen over onder na tot door tijdens om er zich niet al ook "
        "nog het de een haar zijn hun deze dit dat die te als volgens samen opnieuw weer eindelijk "
        "officieel".split()
    ),
    openings=frozenset(
        "aan als bij binnen dankzij door in langs met na naar naast om omdat onder op over per rond "
        "sinds te tegen tijdens tot tussen uit van vanaf via volgens voor vorig volgend zonder".split()
    ),
    clauses=re.compile(
        r",? (?:die|dat|waar(?:bij|in|mee|aan|op|van|voor|door|toe)?|zodat|omdat|doordat|terwijl|nadat|"
        r"waardoor|opdat|hoewel) |, (?:en|maar|want) "
    ),
    # "14 tot 17 uur" is a range, "tot 17 uur" a limit
    qualifiers=(
        *("meer dan", "minder dan", "niet minder dan", r"(?<!\d )tot", "ruim", "bijna", "zowat"),
        *("ongeveer", r"ca\.", "circa"),
    ),
    number_words=tuple(
        "twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien "
        "zeventien achttien negentien twintig dertig veertig vijftig zestig zeventig tachtig negentig "
        "honderd duizend".split()
    ),
    units=("euro", "procent", "uur", "kilometer", "meter", "ton", "km", "kg", "m²", "jaar"),
    intensifiers=("zeer", "heel", "erg", "nog"),
    small_words=frozenset(
        "aan al alle als andere bij dan dat de der deze die dit door drie een eerste elk elke en er "
        "extra ge geen haar heb hebben heeft het hier hij hoe hun iedereen ik in is je jij kan kunnen "
        "maar maken meer met mijn moet moeten na naar nieuwe niet nog nu of om omdat onder ons onze "
        "ook op over samen te tegen terwijl tot tussen twee uit van vanaf vele via volgens voor "
        "vooral waar wat we wel werd werden wie wij wil willen word worden wordt zal ze zich zij zijn "
        "zo zodat zoveel zullen zonder".split()
    ),
    name_particles=("van", "de", "der", "den", "het", "ten", "ter", "’t", "'t", "op", "el", "al", "ait"),
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
