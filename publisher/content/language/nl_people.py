"""Dutch words around people: how they are addressed, what they are for, and how they are called again."""

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
