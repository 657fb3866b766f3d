"""Who said what: whoever the sentence names, whatever its verb; nobody, where it does not."""

import pytest

from publisher.content.reading import read
from publisher.model.content import Article
from publisher.model.source import Source


def understood(text: str) -> Article:
    """Read a seed."""
    data = f" date 2024-08 De stad opent een park. Het park ligt aan de Leie.\n\n{text}".encode()
    seed = Source(path="seeds/x.txt", stem="x", size_bytes=len(data), data=data)
    return read(seed, language="nl", city="Kortrijk")[0]


@pytest.mark.parametrize(
    ("text", "speaker", "role"),
    [
        (
            "“Zo wordt het feest voor ons”, jubelt Jan Maes, schepen van Groen.",
            "Jan Maes",
            "schepen van Groen",
        ),
        ("“Zo wordt het feest voor ons”, aldus tuinman Jan Maes.", "Jan Maes", "tuinman"),
        (
            "“Zo wordt het feest voor ons”, vult burgemeester An De Coene aan.",
            "An De Coene",
            "burgemeester",
        ),
        (
            "“Zo wordt het feest voor ons”, legt schepen van Jeugd, Sport en Groen Jan Maes uit.",
            "Jan Maes",
            "schepen van Jeugd, Sport en Groen",
        ),
        ("Jan Maes, schepen: “Zo wordt het feest voor ons.”", "Jan Maes", "schepen"),
        ("JAN MAES: “Zo wordt het feest voor ons.”", "JAN MAES", ""),
        (
            "Schepen van Groen Jan Maes licht toe: “Zo wordt het feest voor ons.”",
            "Jan Maes",
            "schepen van Groen",
        ),
        ("“Zo wordt het feest voor ons”, zegt Jan Maes (52), die er vlakbij woont.", "Jan Maes", ""),
        ("“Zo wordt het feest voor ons”, klinkt het bij Natuurpunt.", "Natuurpunt", ""),
        ("Raadslid Jan Maes is blij. “Zo wordt het feest voor ons.”", "Jan Maes", "raadslid"),
        ("“Zo wordt het feest voor ons.” Dat zegt schepen Jan Maes.", "Jan Maes", "schepen"),
        ("‘Zo wordt het feest voor ons’, zegt wethouder Jan Maes.", "Jan Maes", "wethouder"),
        ("„Zo wordt het feest voor ons“, zegt wethouder Jan Maes.", "Jan Maes", "wethouder"),
        ("“Zo wordt het feest voor ons”, luidt het bij politiezone Leie.", "politiezone Leie", ""),
        ("“Zo wordt het feest voor ons”, laat het parket weten.", "het parket", ""),
        ("“Zo wordt het feest voor ons”, zegt IT-manager An Maes.", "An Maes", "IT-manager"),
        ("De burgemeester, Jan Maes, is blij. “Zo wordt het feest”, zegt hij.", "Jan Maes", "burgemeester"),
        ("Met An Maes als eerste kapitein. An: “Zo wordt het feest voor ons.”", "An Maes", "kapitein"),
        ("Raadslid Jan Maes (Groen) is tegen. “Zo wordt het feest”, zegt hij.", "Jan Maes", "raadslid"),
        ("“Zo wordt het feest voor ons”, zegt prof. dr. Jan Maes, bioloog.", "Jan Maes", "bioloog"),
    ],
)
def test_a_quotation_is_given_to_whom_its_sentence_names(text: str, speaker: str, role: str) -> None:
    """There are more verbs of saying than anybody can list; where the name stands does not change."""
    (quote,) = understood(text).quotes

    assert (quote.speaker, quote.role) == (speaker, role)


@pytest.mark.parametrize(
    "text",
    [
        "“Zo wordt het feest voor ons”, zegt de woordvoerder van minister Jan Maes.",
        "“Zo wordt het feest voor ons”, zegt een buurman van schepen Jan Maes.",
        "Schepen Jan Maes en raadslid An Claes kwamen kijken. “Zo wordt het feest voor ons.”",
        "Schepen Jan Maes en raadslid An Claes kwamen kijken. “Zo wordt het feest voor ons”, zegt ze.",
        "Gids Jan Maes kwam. “Dit is echt heel mooi”, zegt hij. Zijn zus knikt. “Wij zijn echt heel blij”.",
        "Raadslid An Maes en schepen Jo Maes kwamen. “Zo wordt het feest voor ons”, zegt Maes.",
        "“Zo wordt het feest voor ons”, roept iemand.",
        # somebody else's: of kin, of a house, of a body, of a namesake in office
        "Burgemeester Jan Maes kwam. “Zo wordt het feest voor ons”, zegt de dochter van Jan Maes.",
        "“Zo wordt het feest voor ons”, zegt Jan Maes’ vrouw.",
        "“Zo wordt het feest voor ons”, zegt de uitbater van café De Kroon.",
        "“Zo wordt het feest voor ons”, zegt de voorzitter van vzw Oranje Huis.",
        "Burgemeester Jan Maes kwam. “Zo wordt het feest voor ons”, zegt de burgemeester van Gent.",
        "Burgemeester Jan Maes kwam. “Zo wordt het feest voor ons”, zegt de Gentse burgemeester.",
        "Schepen van Jeugd Jan Maes kwam. “Zo wordt het feest voor ons”, zegt de schepen van Groen.",
        "Voormalig burgemeester Jan Maes kwam. “Zo wordt het feest voor ons”, zegt de burgemeester.",
        "Kinderburgemeester Noor kwam. “Zo wordt het feest voor ons”, zegt de burgemeester.",
        "Korpschef Jan Maes wordt opgevolgd. “Zo wordt het feest voor ons”, zegt de korpschef.",
        # several voices
        "“Zo wordt het feest voor ons”, aldus Jan Maes en An Peeters.",
        "Jan Maes en An Peeters: “Zo wordt het feest voor ons.”",
        "Schepen Jan Maes kwam. “Zo wordt het feest voor ons”, zeggen ze.",
        "Gust en Maria Vereecke wonen er. “Zo wordt het feest voor ons”, zegt Vereecke.",
        "“Ik ben blij met dit park”, zegt Jan Maes. “Ik ook”, zegt An Peeters.\n\n“Zo wordt het feest.”",
        # only near, or only spoken of
        "De buurman van Jan Maes zag het. “Zo wordt het feest voor ons”, vertelt hij.",
        "Schepen Jan Maes belde met An Peeters. “Zo wordt het feest voor ons”, zei ze.",
        "Schepen Jan Maes bezocht het gezin Peeters. “Zo wordt het feest voor ons.”",
        "Schepen Jan Maes kreeg veel lof. “Hij is een held voor de hele buurt.”",
        "Over burgemeester Jan Maes zegt ze: “Zo wordt het feest voor ons.”",
        "Jan Maes, schepen, verwijst naar de brief van Natuurpunt: “Zo wordt het feest voor ons.”",
        "Burgemeester Jan Maes kwam. Een burgemeester zegt: “Zo wordt het feest voor ons.”",
        "“Waarom komt er een park?”, vraagt Jan Maes. “Omdat de hele buurt het wil.”",
        "“Wij zijn blij”, zegt schepen Jan Maes. Iemand twijfelt. “Zo wordt het feest voor ons.”",
        "“Wij zijn blij”, zegt schepen Jan Maes. In de straat woont Karim. “Het wordt feest”, zegt hij.",
    ],
)
def test_nobody_is_better_than_the_wrong_person(text: str) -> None:
    """A quotation given to the wrong politician is the worst error of all."""
    assert understood(text).quotes[-1].speaker == ""


def test_a_split_quotation_has_one_speaker() -> None:
    """“Ja”, zegt zij, “maar niet nu” is one voice."""
    first, second = understood("“Dit park is mooi geworden”, zegt gids Jan Maes, “en dat mag.”").quotes

    assert (first.speaker, second.speaker) == ("Jan Maes", "Jan Maes")


def test_a_voice_goes_on_in_the_next_paragraph() -> None:
    """A second quotation needs no second attribution, and "zo zegt ze nog" is still she."""
    article = understood(
        "“Dit park is mooi geworden”, zegt gids An Maes.\n\n“Wij komen hier elke dag terug.”\n\n"
        "“En morgen komen wij weer”, zo zegt ze nog."
    )

    assert [quote.speaker for quote in article.quotes] == ["An Maes", "An Maes", "An Maes"]


def test_a_paragraph_left_open_is_said_by_who_closes_it() -> None:
    """So long quotations are set: each paragraph opens anew, only the last one closes."""
    article = understood("“Dit park is mooi geworden.\n\n“Wij komen hier elke dag terug”, zegt gids An Maes.")

    assert [quote.speaker for quote in article.quotes] == ["An Maes", "An Maes"]


def test_a_slogan_is_nobodys_speech() -> None:
    """What stands between marks in the middle of a sentence may be a title."""
    assert understood("De actie heeft als motto “Samen voor een propere stad” in mei.").quotes == ()


@pytest.mark.parametrize(
    "text",
    [
        "Veel stemden online. “Het Betonnen Beest” haalde de tweede plaats.",
        "Op het scherm staat in vette letters: “Wij vragen nooit uw pincode.”",
    ],
)
def test_a_name_and_an_inscription_are_nobodys_speech(text: str) -> None:
    """Who votes for a name has not said it, and a sign does not speak."""
    assert understood(text).quotes == ()


def test_a_person_is_known_by_every_span_that_names_them() -> None:
    """Who links or checks names must find the surname alone, too."""
    article = understood(
        "Burgemeester An Peeters komt. Volgens Peeters is het af. Bakkerij Peeters trakteert."
    )

    (person,) = article.mentions
    assert (person.name, person.role) == ("An Peeters", "burgemeester")
    assert [article.text[span.start : span.end] for span in person.spans] == ["An Peeters", "Peeters"]
