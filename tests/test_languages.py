"""A language is a file of data; a text in one that nobody wrote down gets no other's rules."""

import pytest

from publisher.content.derive.sentences import spans
from publisher.content.language import NEUTRAL, language_named
from publisher.content.reading import read
from publisher.model.content import Article
from publisher.model.source import Source


def understood(text: str, language: str) -> Article:
    """Read a seed in a language."""
    data = f" date 2024-08 {text}".encode()
    seed = Source(path="seeds/x.txt", stem="x", size_bytes=len(data), data=data)
    return read(seed, language=language, city="Kortrijk")[0]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "fr",
            "M. Dupont ouvre la porte. Il est 9 h. Fin.",
            ["M. Dupont ouvre la porte.", "Il est 9 h.", "Fin."],
        ),
        ("fr-BE", "« C’est bien. » Elle rit.", ["« C’est bien. »", "Elle rit."]),
        (
            "en",
            "Mr. Smith came at 9 a.m. on Friday. He left.",
            ["Mr. Smith came at 9 a.m. on Friday.", "He left."],
        ),
        ("nl", "Dhr. Maes komt om 9.30 uur. Hij lacht.", ["Dhr. Maes komt om 9.30 uur.", "Hij lacht."]),
    ],
)
def test_each_language_splits_its_own_sentences(language: str, text: str, expected: list[str]) -> None:
    """An abbreviation of one language ends a sentence in another."""
    rules = language_named(language)

    assert [text[each.start : each.end] for each in spans(text, rules)] == expected


@pytest.mark.parametrize(
    ("language", "text", "date"),
    [
        ("fr", "La fête commence le 15 août 2024 à 10 heures.", "15 août 2024"),
        ("en", "The fair opens on 15 August 2024 in the park.", "15 August 2024"),
        ("nl", "De kermis opent op 15 augustus 2024 in het park.", "15 augustus 2024"),
    ],
)
def test_each_language_names_its_months(language: str, text: str, date: str) -> None:
    """A day is a fact in any language that is known."""
    assert date in [fact.text for fact in understood(text, language).facts]


def test_a_language_nobody_wrote_down_gets_neutral_rules() -> None:
    """Dutch rules would cut a Polish sentence at a word that only looks like an abbreviation."""
    article = understood("Miasto otwiera nowy basen. To dobra wiadomość dla wszystkich.", "pl")

    assert language_named("pl") is NEUTRAL
    assert [each.text for each in article.sentences] == [
        "Miasto otwiera nowy basen.",
        "To dobra wiadomość dla wszystkich.",
    ]
    assert article.title.text == "Miasto otwiera nowy basen"
    assert article.title.confidence < 0.5


def test_no_headline_is_made_in_a_language_without_grammar() -> None:
    """A French sentence bent by Dutch rules would be worse than the sentence itself."""
    article = understood("Jeudi soir, la ville a ouvert une piscine. Elle est belle.", "fr")

    assert article.title.text in article.text
    assert article.title.confidence < 0.5
