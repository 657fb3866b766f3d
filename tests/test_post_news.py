"""A post says what is new, and on what day; never a detail alone."""

import pytest

from publisher.model.site import Silence, Tone
from tests.posts import NETWORKS, article, posted

BRIDGE = (
    "De nieuwe fietsbrug over de Leie in Wevelbeke kreeg donderdagavond de Vlaamse Mobiliteitsprijs 2026. "
    "De jury koos de brug uit 41 inzendingen.\n\n"
    "De stad bouwde de brug in veertien maanden. Elke dag rijden er 2.150 fietsers over.\n"
)
OPEN = (
    "De Molenbrug is vanaf vandaag weer open voor alle verkeer. De herstelling duurde 6 weken langer dan "
    "gepland door slecht weer. Er rijden dagelijks 9.000 auto's over."
)
MARKET = (
    "Op zaterdag 12 december palmt de twintigste kerstmarkt van Wevelbeke de Grote Markt in. Zestig "
    "standhouders wachten op je.\n\nDe markt opent om 14 uur en sluit om 22 uur. De toegang is gratis.\n"
)
SCHOOL = (
    "Burgemeester Karel D'Hondt opende de nieuwe school in de Molenstraat. Schepen Els Verhaeghe knipte mee "
    "het lint door.\n\nDe school telt 120 leerlingen.\n\n"
    "“Onze kinderen leren hier sneller Nederlands”, vertelt Amina, mama van twee leerlingen.\n"
)
QUIET = Tone(silence=Silence(first="2026-10-01", last="2026-12-31", functions=("schepen", "burgemeester")))


@pytest.mark.parametrize("name", NETWORKS)
def test_where_the_title_tells_another_thing_the_first_sentence_is_said_before_it(name: str) -> None:
    """The prize is the news, not how long they built."""
    one = article(BRIDGE)
    post, _ = posted(one, name)

    assert "veertien maanden" in one.title.text
    assert post
    assert post["text"].startswith(
        "De nieuwe fietsbrug over de Leie in Wevelbeke kreeg de Vlaamse Mobiliteits"
    )


@pytest.mark.parametrize("name", NETWORKS)
def test_what_is_so_from_today_is_said_without_the_day(name: str) -> None:
    """Read tomorrow, the bridge is open all the same."""
    post, findings = posted(article(OPEN), name)

    assert post
    assert post["text"].lstrip("*").startswith("De Molenbrug is weer open voor alle verkeer")
    assert findings == ()


def test_news_that_cannot_be_said_without_its_day_is_named() -> None:
    """An editor writes a title; the post would tell a detail alone."""
    one = article(
        "Vanaf vrijdag geldt in Wevelbeke de eerste fase van het hitteplan. Vrijwilligers van het Rode Kruis "
        "bellen 740 alleenwonende inwoners op. De huisarts coördineert het plan al negen zomers."
    )

    assert [each.code for each in posted(one, "x")[1]] == ["post.news-left-out"]


@pytest.mark.parametrize("name", NETWORKS)
def test_the_day_of_an_event_stands_in_every_post(name: str) -> None:
    """Hours without their day read as today."""
    post, _ = posted(article(MARKET, date="2026-12"), name)

    assert post
    assert "zaterdag 12 december" in post["text"].split("\n")[0]


def test_before_elections_no_post_is_made_of_what_is_left_and_one_error_says_so() -> None:
    """An emoji, or a mother's words about a school that nobody named, are no news."""
    one = article(SCHOOL)
    every = [posted(one, name, QUIET) for name in NETWORKS]

    assert [post for post, _ in every] == [None] * len(NETWORKS)
    assert {(each.code, each.about.file, len(each.values)) for _, found in every for each in found} == {
        ("post.silence-all", "seeds/a.toml", 0)
    }


def test_before_elections_a_teaser_stands_for_a_title_that_names_somebody() -> None:
    """What it is about, the editor has said there."""
    beside = 'title = "Karel D\'Hondt opent school"\nteaser = "De school in de Molenstraat is open."\n'
    for name in NETWORKS:
        post, _ = posted(article(SCHOOL, beside), name, QUIET)
        assert post
        assert post["text"].lstrip("*").startswith("De school in de Molenstraat is open.")


def test_before_elections_a_link_that_names_a_politician_is_named_and_says_how_to_move_it() -> None:
    """Nobody looks for a name in an address."""
    beside = 'title = "Nieuwe school opent"\nslug = "burgemeester-karel-dhondt-opent-school"\n'
    _, found = posted(article(SCHOOL, beside), "x", QUIET)
    _, moved = posted(article(SCHOOL, 'title = "Nieuwe school opent"\n'), "x", QUIET)

    assert [(each.code, each.values["name"]) for each in found] == [("post.silence-link", "Karel D'Hondt")]
    assert moved == ()


@pytest.mark.parametrize(
    ("body", "phrase"),
    [
        ("Een fietser van 16 jaar kwam om het leven bij een ongeval op de Ring.", "Lees het bericht: http"),
        ("Kook het kraanwater in Wevelbeke-Noord voor je het drinkt.", "Lees het bericht: http"),
        ("De stad opent een nieuw zwembad in Overleie.", "Lees er alles over op http"),
    ],
)
def test_sad_news_and_a_warning_are_told_soberly(body: str, phrase: str) -> None:
    """Nobody is invited to read all about a death."""
    post, _ = posted(article(body), "facebook", Tone(emoji={"*": "📣"}))

    assert post
    assert phrase in post["text"]
    assert ("📣" in post["text"]) is ("alles" in phrase)


def test_an_abbreviation_within_a_longer_word_is_explained_there() -> None:
    """Its first use is where a reader stumbles."""
    tone = Tone(glossary={"OKAN": "onthaalklas voor anderstalige nieuwkomers"})
    post, _ = posted(
        article("De stad opent een OKAN-school in de Molenstraat. OKAN telt 120 leerlingen."), "x", tone
    )

    assert post
    assert "OKAN-school (OKAN: onthaalklas voor anderstalige nieuwkomers) in" in post["text"]


WORKS = (
    "Vanaf maandag 7 december gaat de Stationsstraat in Wevelbeke drie weken dicht. Fluvius vernieuwt er "
    "640 meter gas.\n\nDe werken verlopen in twee fases. Fase 1 loopt van de Markt tot de Kerkstraat. "
    "Fase 2 begint op 17 december en loopt tot de spoorweg."
    "\n\nBussen 12 en 80 stoppen aan het OC De Wiek."
    "\n\nMeer info op www.wevelbeke.be/werken.\n"
)
BAGS = (
    "Vanaf 1 januari 2027 betaal je 1,80 euro voor een restafvalzak van 60 liter. Dat is 20 cent "
    "meer dan nu. De prijs steeg niet meer sinds 2019. Gezinnen met een laag inkomen krijgen 10 zakken."
)
SOUP = (
    "Op zaterdag 12 december palmt de twintigste kerstmarkt van Wevelbeke de Grote Markt in. Zestig "
    "standhouders wachten op je.\n\nLeerlingen van het college verkopen soep. De opbrengst van 300 euro gaat "
    "naar De Warmste Week.\n"
)


@pytest.mark.parametrize("name", NETWORKS)
def test_a_numbered_list_is_whole_or_absent(name: str) -> None:
    """Two phases are announced and both told, or nothing is said of them."""
    post, _ = posted(article(WORKS, date="2026-11"), name)

    assert post
    assert len({part in post["text"] for part in ("twee fases", "Fase 1 loopt", "Fase 2 begint")}) == 1
    assert "www.wevelbeke.be" not in post["text"]  # where to turn is no news


def test_a_short_list_is_said_whole_where_there_is_room() -> None:
    """An announcement and what it announces are one thing to say."""
    post, _ = posted(article(WORKS, date="2026-11"), "instagram")

    assert post
    assert "in twee fases. Fase 1 loopt van de Markt tot de Kerkstraat. Fase 2 begint op" in post["text"]


@pytest.mark.parametrize("name", NETWORKS)
def test_what_points_back_at_a_sentence_is_said_behind_it_or_not_at_all(name: str) -> None:
    """Under a price that rises, "The price did not rise" is nonsense."""
    bags, _ = posted(article(BAGS), name)
    soup, _ = posted(article(SOUP, date="2026-12"), name)

    assert bags
    assert "De prijs steeg" not in bags["text"]
    assert soup
    assert soup["text"].count("De opbrengst") == soup["text"].count("verkopen soep. De opbrengst")


def test_what_points_back_is_not_lost_where_there_is_room() -> None:
    """A fact is told with the sentence that it needs."""
    post, _ = posted(article(SOUP, date="2026-12"), "linkedin")

    assert post
    market, _ = posted(article(MARKET, date="2026-12"), "linkedin")

    assert market
    assert "De markt opent om 14 uur en sluit om 22 uur. De toegang is gratis." in market["text"]
    assert "Leerlingen van het college verkopen soep. De opbrengst van 300 euro gaat naar" in post["text"]
