"""Dutch words around people: how they are addressed, what they are for, and how they are called again."""

import re

COURTESIES = frozenset("mevr. mw. dhr. mej. mevrouw meneer mijnheer heer juffrouw".split())
COPULAS = frozenset("is was wordt werd blijft bleef".split())
ARRIVING = frozenset(
    "nieuw nieuwe kersvers kersverse nieuwbakken aanstaand aanstaande komend komende toekomstig "
    "toekomstige aantredend aantredende".split()
)
STAND_INS = frozenset(
    "man vrouw jongen meisje jongeman dame heer kerel tiener puber kind kleuter peuter jongere student "
    "studente twintiger dertiger veertiger vijftiger zestiger zeventiger tachtiger negentiger "
    "honderdjarige senior bejaarde eeuweling".split()
)
DEPARTMENTS = frozenset(
    "sport cultuur jeugd onderwijs mobiliteit groen financiën welzijn milieu klimaat toerisme economie "
    "personeel communicatie ruimte ruimtelijke openbare burgerzaken wonen erfgoed evenementen feesten "
    "feestelijkheden landbouw natuur participatie veiligheid preventie verkeer werken gezondheid gezin "
    "kinderopvang zorg integratie diversiteit begraafplaatsen bibliotheken duurzaamheid energie "
    "digitalisering innovatie patrimonium stadsontwikkeling stedenbouw omgeving dierenwelzijn senioren "
    "handel middenstand markten ict hr".split()
)
OFFICES = frozenset(
    "rechter notaris getuige slachtoffer verdachte beklaagde dader jurist advocaat advocate "
    "burgemeester schepen wethouder minister leerlinge opvolger premier gouverneur "
    "gedeputeerde korpschef commissaris raadslid woordvoerder directeur directrice "
    "voorzitter ondervoorzitter voorzitster coördinator zaakvoerder zaakvoerster "
    "bestuurder gedelegeerde secretaris afgevaardigde dr drs prof ir ing dokter arts "
    "huisarts kinesist tandarts apotheker architect ingenieur bewoner bewoonster inwoner "
    "inwoonster buurman buurvrouw buur mama papa moeder vader oma opa grootmoeder "
    "grootvader zus broer dochter zoon leerling student studente vriend vriendin collega "
    "gids chef kok koningin koning prins prinses pastoor priester deken imam juf meester "
    "onderwijzer leerkracht docent professor rector boswachter bediende ambtenaar "
    "historicus politicus musicus technicus medicus criticus chirurg psycholoog curator "
    "conservator archivaris griffier kapitein kolonel generaal agent brandweerman "
    "politieman atlete atleet renner zanger zangeres acteur actrice regisseur bezieler "
    "bezielster held boer boerin landbouwer uitbater uitbaatster eigenaar eigenares klant "
    "patiënt vertegenwoordiger kabinetschef stafmedewerker gemachtigde deelnemer "
    "vrijwilliger vrijwilligster manager ceo coach jongere cliënt".split()
)
LONG_OFFICES = "|".join(sorted(word for word in OFFICES if len(word) >= len("leraar")))  # "turnleerkracht"
OFFICE_ENDING = re.compile(
    r"(?:meester|schepen|minister|voorzitter|lid|leider|leidster|[a-z]{3,}hoofd|coach|manager|arts|chef|"
    r"directeur|coördinator|expert|kundige|deskundige|verantwoordelijke|genoot|genote|kampioene?|"
    r"werker|werkster|spreker|spreekster|maker|maakster|houder|houdster|voerder|voerster|speler|"
    r"speelster|baas|bazin|leraar|lerares|[a-z]{2,}(?:enaar|elaar)|"
    r"loper|loopster|rijder|rijdster|schrijver|schrijfster|kenner|trainer|zoeker|zoekster|drager|gever|"
    r"ontwerper|ontwerpster|ondernemer|onderneemster|bewoner|bewoonster|winnaar|winnares|"
    r"begeleid(?:st)?er|bezoek(?:st)?er|verpleg(?:st)?er|verkoper|verkoopster|handelaar|kunstenaar|"
    r"vrijwillig(?:st)?er|[a-zë]{3,}(?:ster|loge|loog|grafe|graaf|iste|ist|euse|eur|atrice|ator|"
    r"ante|ente)|"
    r"dichter(?:es)?|wethouder|beiaardier|ouder|moeder|vader|man|vrouw|meisje|jongen|boer|bakker|"
    rf"slager|kapper|dochter|zoon|broer|zus|nicht|neef|consulente?|vroedvrouw|{LONG_OFFICES})$"
)
KIN = re.compile(
    r"(?:^|groot|schoon|stief|peet|pleeg|klein|achter)"
    r"(?:moeder|mama|vader|papa|ouders?|zoon|dochter|kind|kinderen|broer|zus|zussen|oma|opa|oom|tante|"
    r"nicht|neef|vrouw|man|echtgenote?|weduwe|weduwnaar|partner|lief|vriend|vriendin|buur|buurman|"
    r"buurvrouw|collega|opvolger|opvolgster|voorganger|voorgangster|advocaat|advocate)$"
)
BODIES = re.compile(
    r"(?:stad|gemeente|bestuur|college|parket|politie|brandweer|raad|dienst|zone|kabinet|ocmw|vzw|nv|"
    r"vereniging|comité|organisatie|bedrijf|ministerie|provincie|federatie|vakbond|club|maatschappij|"
    r"directie|school|ziekenhuis|museum|rechtbank|stichting|fractie|partij|coalitie|oppositie|"
    r"bond|liga|beweging|werkgroep|unie|jury|redactie|koepel|netwerk|universiteit|bibliotheek|agentschap|"
    r"instituut|intercommunale|onderneming|kerkfabriek|centrum|meerderheid|regering|overheid|commissie)$"
)
KINDS = re.compile(
    r"(?:vzw|nv|vereniging|comité|organisatie|bedrijf|federatie|vakbond|club|maatschappij|school|"
    r"stichting|fractie|partij|bond|liga|beweging|werkgroep|unie|koepel|netwerk|instituut|"
    r"intercommunale|onderneming)$"
)
CROWDS = re.compile(
    r"(?:^|[a-z])(?:buurt|publiek|mensen|gezin|gezinnen|pers|menigte|klas|ploeg|team|achterban|volk|lui|"
    r"lieden|leden|buren|ouders|kinderen|stad|zaal)$"
)
SOMEBODY = re.compile(
    r"\b(?:(?:een|eentje|één|enkele|sommigen?) van|iemand|sommigen|anderen|"
    r"een (?:ander|derde|jonge|oude|anonieme)|wie)\b",
    re.IGNORECASE,
)
TELLS_OF_OTHERS = re.compile(
    r"(?:^arts|^dokter|rechter|procureur|aanklager|advoca(?:at|te)|agent|getuige|woordvoerd(?:er|ster)|"
    r"minister|burgemeester|schepen|wethouder|korpschef|gouverneur|commissaris|inspecteur|voorzitter|"
    r"voorzitster|directeur|directrice|leerkracht|trainer|coach)$"
)
