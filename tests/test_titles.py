"""Titles that an editor would sign, or a whole clause and a word that it needs a look."""

import pytest

from publisher.content.derive.title import SURE
from publisher.content.reading import read
from publisher.model.artifact import Finding
from publisher.model.content import Article
from publisher.model.mood import Mood
from publisher.model.source import Source


def understood(text: str) -> tuple[Article, tuple[Finding, ...]]:
    """Read a seed."""
    data = f" date 2024-08 {text}".encode()
    seed = Source(path="seeds/x.txt", stem="x", size_bytes=len(data), data=data)
    return read(seed, language="nl", city="Kortrijk")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "De gemeenteraad heeft maandagavond het nieuwe mobiliteitsplan goedgekeurd.",
            "Gemeenteraad keurt het nieuwe mobiliteitsplan goed",
        ),
        (
            "Op maandag 10 maart starten de rioleringswerken in de Molenstraat in Leiebeke.",
            "Rioleringswerken starten op 10 maart in de Molenstraat in Leiebeke",
        ),
        (
            "Woensdagavond kreeg de stadsbibliotheek in Brussel een prijs voor haar leeszaal.",
            "Stadsbibliotheek krijgt in Brussel een prijs voor haar leeszaal",
        ),
        (
            "Hoofdinspecteur An Peeters wordt de nieuwe korpschef van de politiezone Schelderand-Noord.",
            "Hoofdinspecteur An Peeters wordt de nieuwe korpschef",
        ),
        (
            "Baasjes in Terbeek en Leiebeke betalen vanaf 1 januari 2025 geen hondenbelasting meer.",
            "Baasjes in Terbeek en Leiebeke betalen geen hondenbelasting meer",
        ),
        (
            "De systemen van de stad Havermonde liggen door een storing bijna elf uur plat.",
            "Systemen van de stad Havermonde liggen bijna elf uur plat",
        ),
        (
            "Naar de infoavond in de parochiezaal kwamen zo’n 350 omwonenden van het rusthuis.",
            "Zo’n 350 omwonenden van het rusthuis komen naar de infoavond",
        ),
        (
            "Verenigingen die hun lokaal willen isoleren, kunnen een premie aanvragen bij de stad.",
            "Verenigingen kunnen een premie aanvragen bij de stad",
        ),
        (
            "Het is acht uur. Dan valt het stil: drukkersatelier De Letter wint de Cultuurprijs 2023.",
            "Drukkersatelier De Letter wint de Cultuurprijs 2023",
        ),
        (
            "Op 18 november opent in de Lange Meersstraat een nieuw wijkgezondheidscentrum met vier artsen.",
            "Wijkgezondheidscentrum opent op 18 november in de Lange Meersstraat",
        ),
        (
            "Deelsteps en deelfietsen mogen in Leiedorp vanaf 1 juni alleen nog in vaste vakken staan.",
            "Deelsteps en deelfietsen mogen alleen in vaste vakken staan",
        ),
        (
            "Wagens mogen in de Meersstraat tijdens de kermis van 10 juli enkel in de parkeergarage staan.",
            "Wagens mogen in de Meersstraat enkel in de parkeergarage staan",
        ),
    ],
)
def test_a_title_says_the_news_now_and_the_subject_first(text: str, title: str) -> None:
    """So headlines are written: no day that goes stale, no verb in the past."""
    article, findings = understood(text)

    assert article.title.text == title
    assert (article.title.confidence >= SURE) is ("title.review" not in {each.code for each in findings})


@pytest.mark.parametrize(
    "text",
    [
        "Wie een kind heeft, kan het vanaf nu inschrijven in de zomerschool.",
        "Of het lukt, weet niemand.",
    ],
)
def test_what_is_not_surely_understood_is_said_whole_and_flagged(text: str) -> None:
    """A weak title is worse than an honest one."""
    article, findings = understood(text)

    assert article.title.text in text
    assert "title.review" in {each.code for each in findings}


@pytest.mark.parametrize(
    "text",
    [
        "Vier mensen zijn bij een felle brand in de Tramstraat gewond geraakt.",
        "Voorzichtig tilt restaurator An Maes het doek uit de kist.",
        "Achter de fabriek van Leiedorp staan vandaag 86 rijtjes sla, prei en aardappelen.",
        "In het magazijn van de stad liggen 40 zakken zout klaar.",
        "De gemeenteraad van Leiedorp besliste om de kerk om te bouwen tot een klimzaal.",
        "De gemeenteraad van Leiedorp kiest met 19 stemmen om de kerk te verkopen.",
        "Burgemeester An Maes bracht bloemen, een brief van de koning en twee taarten mee.",
        "De stad deelt fietsen, na een proef in drie wijken met veel bijval, aan alle leerlingen uit.",
        "“Duw maar gerust, er ontploft niets”, zegt An Maes.\n\nDuw maar gerust, er ontploft niets",
    ],
)
def test_what_has_happened_is_a_scene_or_is_only_said_asks_for_a_look(text: str) -> None:
    """A headline says what happens, and what about; an editor decides whether another one will do."""
    article, findings = understood(text)

    assert article.title.confidence < SURE
    assert "title.review" in {each.code for each in findings}


def test_a_teaser_stands_alone_and_never_goes_stale() -> None:
    """It is read without the text, on a day that nobody knows."""
    article, _ = understood(
        "Daarom is alles anders. Vandaag is het feest. De stad opent een park met honderd bomen aan de Leie. "
        "Dat park is vier hectare groot. Morgen volgt meer."
    )

    assert article.teaser.text.startswith("De stad opent een park")
    assert article.teaser.text.endswith("vier hectare groot.")


def test_sad_news_is_known_to_be_sad() -> None:
    """A post with a smile beside a death is not forgiven."""
    assert understood("Oud-burgemeester Jan Maes is overleden. Hij werd 87 jaar.")[0].mood is Mood.SAD
    assert understood("Het KMI kondigt code rood af voor de hele kust.")[0].mood is Mood.WARNING
    assert understood("Brand in de Kerkstraat. Er raakte niemand gewond.")[0].mood is Mood.SAD
    assert understood("Oplichters sturen sms'en in naam van de stad.")[0].mood is Mood.WARNING
    assert (
        understood("De stad opent een bos. Er staan bomen. Een fietser kwam er om het leven.")[0].mood
        is Mood.SAD
    )
    assert understood("De kermis opent vrijdag haar deuren op het plein.")[0].mood is Mood.PLAIN
