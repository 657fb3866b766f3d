"""A rule that is tried only where it can match finds what it would find everywhere."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.characters import CONTROL
from publisher.content.decode import INVISIBLE, LINE_ENDS, SPACES
from publisher.content.derive.facts import BEFORE, figured, qualified
from publisher.content.derive.figures import figure, qualifier
from publisher.content.derive.lexicon import lexed
from publisher.content.derive.namings import Small, names, runs
from publisher.content.language import LANGUAGES, Language
from publisher.content.language.gated import Gated, lowered
from publisher.content.language.nl import DUTCH
from publisher.content.language.nl_grammar import GRAMMAR

GATED = {
    f"{code}.{name}": value
    for code, language in LANGUAGES.items()
    for name in Language.__dataclass_fields__
    if isinstance(value := getattr(language, name), Gated)
}
GATED |= {
    f"{code}.worded.{number}": pattern
    for code, language in LANGUAGES.items()
    for number, (_, pattern) in enumerate(language.worded)
}
SOME = [
    *("maandag", "Dinsdagavond", "VANDAAG", "week", "vorige", "weekend", "10", "maart", "overleden", "Code"),
    *("rood", "dode", "mei", "2024", "BE12", "3456", "€", "€ 5", "(0475)", "+32", "12 34 56", "1.250"),
    *(
        "19.30",
        "uur",
        "euro",
        "meer dan",
        "niet minder dan",
        "tot",
        "ca.",
        "Ruim",
        "twaalf",
        "(43)",
        "Jan",
        "Van den",
    ),
    *(
        "Berghe",
        "K.",
        "burgemeester",
        "Burgemeester",
        "vice-schepen",
        "\u0130",
        "\u0131",
        "\u017f",
        "’s",
        "-",
        ",",
        "\n",
    ),
]
TEXTS = st.lists(st.one_of(st.sampled_from(SOME), st.text(max_size=4)), max_size=12).flatmap(
    lambda words: st.sampled_from((" ", "", ", ", "-")).map(lambda between: between.join(words))
)


def spans(matches: object) -> list[tuple[int, int]]:
    """Give where each match stands."""
    return [match.span() for match in matches]  # type: ignore[attr-defined]


@pytest.mark.parametrize("rule", GATED)
@given(st.data())
def test_a_pattern_finds_nothing_where_its_letters_are_missing(rule: str, data: st.DataObject) -> None:
    """A letter that was forgotten beside a rule would silence the rule."""
    gated = GATED[rule]
    text = data.draw(st.one_of(TEXTS, st.from_regex(gated.pattern)))

    assert bool(gated.search(text)) == bool(gated.pattern.search(text))


@settings(max_examples=500)
@given(st.from_regex(GRAMMAR.time))
def test_every_phrase_of_time_has_an_opening_that_is_known(text: str) -> None:
    """What is not looked at as a phrase of time would be taken for a thing."""
    found = GRAMMAR.time.search(text)

    assert found
    assert GRAMMAR.may_open_time(found[0].split(" ")[0])


@given(TEXTS)
def test_figures_are_found_around_digits_as_they_are_everywhere(text: str) -> None:
    """A figure may begin before its first digit: with a sign, a month or a country."""
    for language in LANGUAGES.values():
        assert spans(figured(text, language)) == spans(figure(language).finditer(text))


@given(TEXTS)
def test_a_qualifier_is_found_by_its_end_first(text: str) -> None:
    """So "Meer dan" belongs to its number in any case."""
    found = qualifier(DUTCH).search(text[-BEFORE:])

    assert qualified(text, len(text), DUTCH) == len(text) - (len(found[0]) if found else 0)


@given(TEXTS)
def test_names_are_found_at_capitals_as_they_are_everywhere(text: str) -> None:
    """Nobody is left out for what stands before them."""
    assert spans(names(text, DUTCH)) == spans(runs(DUTCH).finditer(text))


@given(TEXTS)
def test_a_word_is_small_in_a_text_that_has_it_small(text: str) -> None:
    """To look for its letters first changes nothing."""
    words = set(re.findall(r"\b[a-zà-ÿ][\w-]+", text))

    assert all((word.lower() in Small(text)) == (word.lower() in words) for word in SOME)


@given(TEXTS)
def test_a_day_that_goes_stale_is_in_a_word_that_is_known(text: str) -> None:
    """A sentence without one of those words is never looked at again."""
    assert DUTCH.stale
    found = DUTCH.stale.pattern.search(text)

    assert not found or any(word in text for word in lexed(text, DUTCH).dated)


def test_a_text_in_small_letters_is_as_long_as_it_was() -> None:
    """Offsets of one are offsets of the other; and a pattern that ignores case sees the same letters."""
    every = [chr(code) for code in range(0x110000)]
    ignoring = re.compile("[a-zà-ÿ]", re.IGNORECASE)

    assert [each for each in every if len(lowered(each)) != 1] == []
    assert [each for each in every if ignoring.match(each) and not re.match("[a-zà-ÿ]", lowered(each))] == []


def test_a_text_that_can_be_printed_has_nothing_to_clean() -> None:
    """The quick look at a text, before each kind of character is looked for, misses none of them."""
    printable = "".join(each for each in map(chr, range(0x110000)) if each.isprintable() and each != " ")

    for unwanted in (CONTROL, LINE_ENDS, SPACES, INVISIBLE):
        assert not unwanted.search(printable)
