"""What an editor types before and after the articles arrives, to the letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.channels.email.prose import passages


@pytest.mark.parametrize(
    "line",
    ["open van 9 - 12 uur", "Beste lezer - welkom", "**vet** en *schuin*", "A • b", "-5 graden", "*", "-"],
)
def test_a_dash_or_a_star_within_a_line_is_text(line: str) -> None:
    """Opening hours are no list."""
    (passage,) = passages(line)

    assert (passage.is_list, passage.plain) == (False, (line,))


def test_only_the_mark_of_an_item_is_left_out() -> None:
    """What follows it is the editor's, dashes and all."""
    told, listed = passages("Open:\n - ma - vr 9 - 12 uur\n* za - zo dicht")

    assert told.plain == ("Open:",)
    assert (listed.is_list, listed.plain) == (True, ("ma - vr 9 - 12 uur", "za - zo dicht"))


@given(st.text(alphabet="ab *-•()[]:/.\n", max_size=60))
def test_no_letter_is_lost(text: str) -> None:
    """Whatever an editor types: letters and brackets are all there, in order."""
    kept = "".join("".join(passage.plain) for passage in passages(text))

    assert [char for char in kept if char not in " *-•"] == [char for char in text if char not in " \n*-•"]


def test_a_line_that_ends_is_a_line_that_ends() -> None:
    """As under a letter."""
    (passage,) = passages("Veel leesplezier,\nde  redactie")

    assert passage.plain == ("Veel leesplezier,", "de redactie")


@pytest.mark.parametrize(
    ("text", "words", "url"),
    [
        (
            "Zie [wiki](https://nl.wikipedia.org/wiki/Kortrijk_(stad)).",
            "wiki",
            "https://nl.wikipedia.org/wiki/Kortrijk_(stad)",
        ),
        (
            "(Zie https://nl.wikipedia.org/wiki/Kortrijk_(stad).)",
            "https://nl.wikipedia.org/wiki/Kortrijk_(stad)",
            "https://nl.wikipedia.org/wiki/Kortrijk_(stad)",
        ),
        ("(zie https://a.be/b).", "https://a.be/b", "https://a.be/b"),
        ("[Bel ons](tel:+3256277870)", "Bel ons", "tel:+3256277870"),
        ("[Mail](mailto:info@stad.example)", "Mail", "mailto:info@stad.example"),
    ],
)
def test_an_address_is_whole(text: str, words: str, url: str) -> None:
    """Parentheses in pairs are a part of it; what ends the sentence is not."""
    links = [(run.text, run.url) for line in passages(text)[0].lines for run in line if run.url]

    assert links == [(words, url)]


@pytest.mark.parametrize("url", ["tel:", "tel:javascript", "javascript:alert(1)", "https://"])
def test_what_leads_nowhere_stays_text(url: str) -> None:
    """The check names it; nothing of it is lost."""
    assert passages(f"[woorden]({url})")[0].plain == (f"[woorden]({url})",)
