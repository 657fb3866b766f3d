"""Makes publisher/content/language/nl_verbs.txt: the forms of the Dutch verbs that a city's news is made of.

    uv run --with wordfreq tools/verbs.py > publisher/content/language/nl_verbs.txt

Strong verbs stand below with their principal parts. A weak verb is any word in -en whose forms, made by the
rules of the language, are written by people too: wordfreq (Apache 2.0, its data CC BY-SA 4.0) knows which
words are. The table holds forms that follow from grammar, and none of its figures. It is made anew when a
verb turns out to be missing, never at run time.
"""

import re
import sys

from wordfreq import top_n_list

KNOWN_WORDS = 300_000
INFINITIVES = 60_000  # a verb that stands lower is rarer than the mistakes that it would bring
VOWELS = "aeiouy"
SOFT = "tkfschpx"  # 't kofschip: the past takes -te after these
PREFIXES = (
    "",
    "be",
    "ver",
    "ont",
    "her",
    "er",
    "ge",
    "over",
    "onder",
    "voor",
    "door",
    "om",
    "mis",
    "weer",
    "vol",
)
PARTLY_SEPARABLE = re.compile("over|onder|door|voor|om|mis|weer|vol|aan|af|in|op|uit")
SEPARABLE = re.compile(
    "aan|af|bij|binnen|door|in|mee|na|neer|om|op|over|samen|tegen|terug|toe|uit|voor|vast|weg|vrij"
)
DOTTED = {"e": "ë", "i": "ï"}  # "geïnvesteerd"
GE_VERBS = re.compile(
    "ge(?:ba|beur|bied|bruik|denk|dij|doog|dog|drag|hoorz|last|ld|leid|lo[vo]|ner|nez|niet|rak|schied|tuig|ven|sel)"
)
NOUNS = set(
    "metten doren vanen beiden gebaren gebouwen kutten midden steden wezen zeden".split()
)  # and hardly ever verbs
# The trade's own words, which the world writes too seldom.
CIVIC = (
    "bekronen vergroenen verwelkomen ontharden evalueren digitaliseren herinrichten herstellen verduurzamen "
    "renoveren subsidiëren faciliteren verharden saneren sensibiliseren herwaarderen verfraaien herbestemmen "
    "moderniseren repliceren dimmen onthalen optimaliseren hervormen bespelen bewegwijzeren beboeten"
    " verbaliseren"
).split()
# A verb a line: its infinitive, how he does it now, how he and how they did it, and its participle.
IRREGULAR = """
zijn is was waren geweest
hebben heeft had hadden gehad
worden wordt werd werden geworden
kunnen kan kon konden gekund
zullen zal zou zouden -
mogen mag mocht mochten gemogen
moeten moet moest moesten gemoeten
willen wil wou wilden gewild
weten weet wist wisten geweten
gaan gaat ging gingen gegaan
staan staat stond stonden gestaan
slaan slaat sloeg sloegen geslagen
doen doet deed deden gedaan
zien ziet zag zagen gezien
komen komt kwam kwamen gekomen
houden houdt hield hielden gehouden
bieden biedt bood boden geboden
rijden rijdt reed reden gereden
snijden snijdt sneed sneden gesneden
lijden lijdt leed leden geleden
glijden glijdt gleed gleden gegleden
strijden strijdt streed streden gestreden
vinden vindt vond vonden gevonden
binden bindt bond bonden gebonden
winden windt wond wonden gewonden
verslinden verslindt verslond verslonden verslonden
zenden zendt zond zonden gezonden
snuiten snuit snoot snoten gesnoten
treden treedt trad traden getreden
bidden bidt bad baden gebeden
raden raadt ried rieden geraden
laden laadt laadde laadden geladen
scheiden scheidt scheidde scheidden gescheiden
bakken bakt bakte bakten gebakken
lachen lacht lachte lachten gelachen
wassen wast waste wasten gewassen
heten heet heette heetten geheten
malen maalt maalde maalden gemalen
vouwen vouwt vouwde vouwden gevouwen
zouten zout zoutte zoutten gezouten
brengen brengt bracht brachten gebracht
denken denkt dacht dachten gedacht
kopen koopt kocht kochten gekocht
zoeken zoekt zocht zochten gezocht
plegen pleegt plaagde plaagden gepleegd
zeggen zegt zei zeiden gezegd
leggen legt legde legden gelegd
vragen vraagt vroeg vroegen gevraagd
jagen jaagt joeg joegen gejaagd
wijzen wijst wees wezen gewezen
prijzen prijst prees prezen geprezen
rijzen rijst rees rezen gerezen
blijven blijft bleef bleven gebleven
schrijven schrijft schreef schreven geschreven
drijven drijft dreef dreven gedreven
wrijven wrijft wreef wreven gewreven
blijken blijkt bleek bleken gebleken
lijken lijkt leek leken geleken
kijken kijkt keek keken gekeken
bezwijken bezwijkt bezweek bezweken bezweken
wijken wijkt week weken geweken
strijken strijkt streek streken gestreken
reiken reikt reikte reikten gereikt
bereiken bereikt bereikte bereikten bereikt
krijgen krijgt kreeg kregen gekregen
stijgen stijgt steeg stegen gestegen
zwijgen zwijgt zweeg zwegen gezwegen
dreigen dreigt dreigde dreigden gedreigd
schijnen schijnt scheen schenen geschenen
verdwijnen verdwijnt verdween verdwenen verdwenen
grijpen grijpt greep grepen gegrepen
slijpen slijpt sleep slepen geslepen
bijten bijt beet beten gebeten
smijten smijt smeet smeten gesmeten
splijten splijt spleet spleten gespleten
wijten wijt weet weten geweten
verwijten verwijt verweet verweten verweten
schieten schiet schoot schoten geschoten
genieten geniet genoot genoten genoten
gieten giet goot goten gegoten
vliegen vliegt vloog vlogen gevlogen
liegen liegt loog logen gelogen
bedriegen bedriegt bedroog bedrogen bedrogen
wegen weegt woog wogen gewogen
bewegen beweegt bewoog bewogen bewogen
overwegen overweegt overwoog overwogen overwogen
kiezen kiest koos kozen gekozen
verliezen verliest verloor verloren verloren
vriezen vriest vroor vroren gevroren
sluiten sluit sloot sloten gesloten
besluiten besluit besloot besloten besloten
fluiten fluit floot floten gefloten
kruipen kruipt kroop kropen gekropen
duiken duikt dook doken gedoken
ruiken ruikt rook roken geroken
gebruiken gebruikt gebruikte gebruikten gebruikt
buigen buigt boog bogen gebogen
zuigen zuigt zoog zogen gezogen
schuiven schuift schoof schoven geschoven
stuiven stuift stoof stoven gestoven
beginnen begint begon begonnen begonnen
winnen wint won wonnen gewonnen
spinnen spint spon sponnen gesponnen
zingen zingt zong zongen gezongen
springen springt sprong sprongen gesprongen
dringen dringt drong drongen gedrongen
dwingen dwingt dwong dwongen gedwongen
klinken klinkt klonk klonken geklonken
drinken drinkt dronk dronken gedronken
zinken zinkt zonk zonken gezonken
schenken schenkt schonk schonken geschonken
schrikken schrikt schrok schrokken geschrokken
trekken trekt trok trokken getrokken
vertrekken vertrekt vertrok vertrokken vertrokken
betrekken betrekt betrok betrokken betrokken
treffen treft trof troffen getroffen
helpen helpt hielp hielpen geholpen
werpen werpt wierp wierpen geworpen
sterven sterft stierf stierven gestorven
werven werft wierf wierven geworven
erven erft erfde erfden geërfd
bederven bederft bedierf bedierven bedorven
zwerven zwerft zwierf zwierven gezworven
zwemmen zwemt zwom zwommen gezwommen
klimmen klimt klom klommen geklommen
vechten vecht vocht vochten gevochten
vlechten vlecht vlocht vlochten gevlochten
smelten smelt smolt smolten gesmolten
gelden geldt gold golden gegolden
schelden scheldt schold scholden gescholden
nemen neemt nam namen genomen
breken breekt brak braken gebroken
spreken spreekt sprak spraken gesproken
steken steekt stak staken gestoken
stelen steelt stal stalen gestolen
bevelen beveelt beval bevalen bevolen
aanbevelen beveelt beval bevalen aanbevolen
geven geeft gaf gaven gegeven
lezen leest las lazen gelezen
genezen geneest genas genazen genezen
eten eet at aten gegeten
vergeten vergeet vergat vergaten vergeten
meten meet mat maten gemeten
zitten zit zat zaten gezeten
liggen ligt lag lagen gelegen
varen vaart voer voeren gevaren
ervaren ervaart ervaarde ervaarden ervaren
dragen draagt droeg droegen gedragen
graven graaft groef groeven gegraven
scheppen schept schiep schiepen geschapen
slapen slaapt sliep sliepen geslapen
laten laat liet lieten gelaten
vallen valt viel vielen gevallen
lopen loopt liep liepen gelopen
roepen roept riep riepen geroepen
stoten stoot stootte stootten gestoten
houwen houwt hieuw hieuwen gehouwen
hangen hangt hing hingen gehangen
vangen vangt ving vingen gevangen
ontvangen ontvangt ontving ontvingen ontvangen
heffen heft hief hieven geheven
scheren scheert schoor schoren geschoren
zweren zweert zwoer zwoeren gezworen
barsten barst barstte barstten gebarsten
braden braadt braadde braadden gebraden
weven weeft weefde weefden geweven
wreken wreekt wreekte wreekten gewroken
wezen - - - -
"""


def stems(infinitive: str) -> list[str]:
    """Give what may be the stem of a word in -en: with a long vowel, or with a mute e ("openen")."""
    stem = infinitive[:-2]
    if infinitive in {"verwelkomen", "bewegwijzeren"}:
        return [stem]
    if infinitive.endswith("iëren"):
        return [f"{infinitive[:-4]}eer"]
    if len(stem) < 2 or not re.search(f"[{VOWELS}]", stem):
        return []
    found = [stem]
    if stem[-1] == stem[-2] and stem[-1] not in VOWELS:
        found = [stem[:-1]]
    elif stem[-1] not in VOWELS and stem[-2] in "aeou" and (len(stem) < 3 or stem[-3] not in VOWELS):
        doubled = stem[:-1] + stem[-2] + stem[-1]
        found = [stem, doubled] if stem[-2] == "e" else [doubled]
        if re.search("ig$|elijk$", stem):
            found = [stem]
    elif stem.endswith("er"):
        found = [stem, f"{stem[:-1]}er"]  # "financieren", "evalueren"
    return [re.sub("v$", "f", re.sub("z$", "s", each)) for each in found]


def weak(infinitive: str, words: dict[str, int]) -> list[str] | None:
    """Conjugate a weak verb; None where nobody writes its forms."""
    best: tuple[int, list[str]] | None = None
    for stem in stems(infinitive):
        before = infinitive[-3] if stem[-1] in "fs" else stem[-1]
        soft = before in SOFT or stem.endswith(("ch", "sh"))
        end = "te" if soft else "de"
        third = stem if stem.endswith("t") else f"{stem}t"
        inseparable = re.match("(?:be|ver|ont|her|ge)[a-z]{3}", infinitive)
        last = stem if stem[-1] in "td" and stem[-1] == end[0] else stem + end[0]
        participles = [f"ge{DOTTED.get(last[0], last[0])}{last[1:]}"]
        if inseparable:
            participles = [last]
        elif (prefix := PARTLY_SEPARABLE.match(infinitive)) and infinitive.removeprefix(prefix[0]) in words:
            participles = [last, f"{prefix[0]}ge{last.removeprefix(prefix[0])}"]
        participle = max(participles, key=lambda each: words.get(each, 0))
        if len(participles) > 1 and participle != last:
            return None  # "voorgesteld": a separable verb, of which the table has the part that is conjugated
        past = f"{stem}{end}"
        forms = [infinitive, third, past, f"{past}n", participle]
        rank = min(
            words.get(past, 0), words.get(participle, 0) or (third != stem and words.get(third, 0))
        ) or int(infinitive in CIVIC)
        if rank and (best is None or rank > best[0]):
            best = rank, forms
    return best[1] if best else None


def participles(particle: str, base: str, words: dict[str, int]) -> list[str]:
    """Give the participles of a verb only written with its particle: "aangekondigd" has "gekondigd"."""
    found = [f"ge{stem}{end}" for stem in stems(base) for end in ("t", "d", "")]
    return [each for each in found if f"{particle}{each}" in words]


def main() -> None:
    """Print the table, a verb a line."""
    listed = top_n_list("nl", KNOWN_WORDS)
    words = {word: KNOWN_WORDS - place for place, word in enumerate(listed)}
    table: dict[str, list[str]] = {}
    for line in IRREGULAR.strip().splitlines():
        forms = line.split()
        table[forms[0]] = forms
    for base in list(table.values()):
        for prefix in PREFIXES[1:]:
            infinitive = prefix + base[0]
            participle = prefix + (base[4].removeprefix("ge") if base[4].startswith("ge") else base[4])
            forms = [infinitive, prefix + base[1], prefix + base[2], prefix + base[3], participle]
            if infinitive.startswith("ge") and not GE_VERBS.match(infinitive):
                continue
            if infinitive not in table and all(each in words for each in forms[:3]) and participle in words:
                table[infinitive] = forms
    pasts = {forms[3] for forms in table.values()}
    for infinitive in sorted((*CIVIC, *listed[:INFINITIVES]), key=lambda each: each.endswith(("den", "ten"))):
        past = infinitive.endswith(("den", "ten")) and infinitive in pasts
        past = past or infinitive in NOUNS or (infinitive.startswith("ge") and not GE_VERBS.match(infinitive))
        if infinitive.endswith("en") and infinitive not in table and infinitive.isalpha() and not past:
            conjugated = weak(infinitive, words)
            if conjugated:
                table[infinitive] = conjugated
                pasts.add(conjugated[3])
    for whole in listed[:INFINITIVES]:  # "aankondigen" is "kondigt aan"
        found = SEPARABLE.match(whole)
        rest = whole[found.end() :] if found else ""
        if (
            found
            and rest not in table
            and rest.endswith("en")
            and rest.isalpha()
            and not rest.startswith("ge")
        ):
            written = {**words, **dict.fromkeys(participles(found[0], rest, words), 1)}
            conjugated = weak(rest, written)
            if conjugated and conjugated[2] in words and f"{found[0]}{conjugated[4]}" in words:
                table[rest] = conjugated
    print("# infinitive, he now, he then, they then, participle; made by tools/verbs.py")
    for infinitive in sorted(table):
        print(*table[infinitive])
    print(len(table), "verbs", file=sys.stderr)


if __name__ == "__main__":
    main()
