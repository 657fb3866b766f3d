"""Promises of a card's title: which letters, how large, and where its lines end."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.channels import card
from publisher.channels.card.drawable import drawable
from publisher.channels.card.fonts import Font, Run, font, shaped
from publisher.channels.card.frames import MARGIN, QUOTE, SQUARE, TITLE, Frame
from publisher.channels.card.lines import Setting, fitted
from publisher.channels.registry import channel
from publisher.model.site import Brand, Site

TEMPLATES = Path(__file__).parent.parent / "templates" / "card"
SITE = Site(url="https://n.example", language="nl", authority="n.example", since=2023, brand=Brand())
WORDS = "Deelfabriek Kortrijk wint Europese prijs voor sociale dienstverlening"
# Words of the length that Dutch titles have, a few of them long.
DUTCH = (
    "de in op en wat hoe stad huis zorg 2024 plein markt jeugd nieuwe zoekt wint bouwt Kortrijk inwoners "
    "leerkrachten vrijwilligers samenleving Deelfabriek fietsstraten gemeenteraad buurtwerking "
    "dienstverlening stadsvernieuwing klimaatneutraal jongerenwerking vrijwilligersinitiatief"
).split()


def bold() -> Font:
    """Open the font of titles."""
    return font(channel(TEMPLATES, SITE), card.Options().bold)


def title_run(title: str) -> Run:
    """Place the letters of a title."""
    return shaped(title, bold(), TITLE.tracking)


def set_as(run: Run, frame: Frame = TITLE) -> Setting | None:
    """Set words in a picture."""
    return fitted(run, frame.measure, frame.scales)


def set_lines(title: str) -> tuple[str, ...]:
    """Set a title and give its lines."""
    setting = set_as(title_run(title))
    assert setting is not None
    return tuple(title[line.start : line.end] for line in setting.lines)


def even(text: str, letter: float = 0.5) -> Run:
    """Place letters as a typewriter does."""
    edges = tuple(index * letter for index in range(len(text) + 1))
    return Run(text=text, edges=edges, tracking=0)


def fits_plainly(run: Run, text: str) -> bool:
    """Fill the lines of the smallest step one after the other: the simplest way there is."""
    smallest = TITLE.scales[-1][-1]
    measure, count, start, end = TITLE.measure / smallest.size, 1, 0, 0
    for word in text.split():
        begin = text.index(word, end)
        end = begin + len(word)
        if run.width(start, end) > measure:
            count, start = count + 1, begin
        if run.width(start, end) > measure:
            return False
    return count <= smallest.lines


def lonely(run: Run, setting: Setting) -> bool:
    """Tell whether a word stands alone on the last line, though it would fit beside the word before."""
    last, text = setting.lines[-1], run.text
    if len(setting.lines) == 1 or " " in text[last.start : last.end]:
        return False
    before = text.rfind(" ", 0, last.start - 1) + 1
    return run.width(before, last.end) * TITLE.scales[0][-1].size <= TITLE.measure


def test_a_title_is_balanced_as_the_design_shows() -> None:
    """Three even lines, not two full ones and a rest."""
    assert set_lines(WORDS) == (
        "Deelfabriek Kortrijk",
        "wint Europese prijs voor",
        "sociale dienstverlening",
    )


def test_letters_are_kerned() -> None:
    """Unkerned, this is 491 pixels wide at 84 (Pillow's basic layout); the font means 448."""
    run = shaped("AVATAR To", bold())

    assert round(run.width(0, len(run.text)) * 84) == 448


def test_tracking_pulls_letters_together_but_not_the_last() -> None:
    """A line ends where its last letter does, so that a line as wide as the measure still fits."""
    loose, tight = shaped("stad", bold()), shaped("stad", bold(), -0.03)

    assert loose.width(0, 4) - tight.width(0, 4) == pytest.approx(3 * 0.03)


@pytest.mark.parametrize(
    ("title", "size"),
    [
        ("Kermis 24!", 84),
        (WORDS, 84),
        ("Kortrijk toont minister Somers hoe Plan Samenleven jongeren helpt", 72),
        ("Kortrijk zoekt vrijwilligersverenigingsondersteuning", 60),
    ],
)
def test_a_title_is_as_large_as_it_can_be(title: str, size: int) -> None:
    """Size says how much there is to read."""
    setting = set_as(title_run(title))

    assert setting is not None
    assert setting.step.size == size


@given(st.text(alphabet="abc      ", min_size=1, max_size=140), st.integers(1, 40))
def test_no_word_is_torn_and_no_line_too_wide(text: str, wide: int) -> None:
    """Whatever is written: every word, in order, within the measure, or no card at all."""
    text = " ".join(text.split())
    run = even(text, letter=wide / 20)

    setting = set_as(run)

    if setting is None:
        assert not text or not fits_plainly(run, text)
        return
    lines = [text[line.start : line.end] for line in setting.lines]
    assert " ".join(lines).split() == text.split()
    assert len(lines) <= setting.step.lines
    assert all(run.width(line.start, line.end) * setting.step.size <= TITLE.measure for line in setting.lines)


@given(st.lists(st.sampled_from(DUTCH), min_size=1, max_size=40))
def test_titles_up_to_140_characters_have_a_card(words: list[str]) -> None:
    """The promise, with the words and the letters of Dutch."""
    title = " ".join(words)
    while len(title) > 140:
        title = title.rpartition(" ")[0]
    run = title_run(title)

    setting = set_as(run)

    assert set_as(run, SQUARE)
    assert setting is not None
    assert title.count(" ") < 2 or not lonely(run, setting)


def test_a_long_compound_is_set_smaller_and_whole() -> None:
    """Forty letters without a space are Dutch."""
    assert set_lines("Vrijwilligersverenigingsondersteuningspl") == (
        "Vrijwilligersverenigingsondersteuningspl",
    )


def test_a_letter_is_drawn_however_it_was_typed() -> None:
    """Accents in two code points, hyphens of other blocks, invisible marks: all mean what they say."""
    typed = {
        "Cafe\u0301": "Café",
        "Oost\u2011West": "Oost-West",
        "47\u202fmiljoen": "47\u00a0miljoen",
        "\U0001d5ef\U0001d5fc": "bo",
        "stads\u00adnieuws\u200b": "stadsnieuws",
        " twee \n regels\t": "twee regels",
    }

    for text, words in typed.items():
        assert drawable(text, bold()).text == words
        assert drawable(text, bold()).missing == ()


def test_a_letter_stays_where_only_its_accent_is_lacking() -> None:
    """A name without its letter is no name."""
    words = drawable("Đặng x\u0303", bold())

    assert words.text == "Đang x"
    assert words.missing == ("ặ", "x\u0303")


def test_a_no_break_space_holds_number_and_unit_together() -> None:
    """Kept together in the seed, kept together on the card."""
    for line in set_lines("Kortrijk investeert dit jaar 47\u00a0miljoen in het stadhuis en de markt"):
        assert not line.endswith("47")


def test_every_step_leaves_the_wordmark_alone() -> None:
    """As many lines of a step as it may have end below the wordmark's thread, accents included."""
    for frame in (TITLE, SQUARE, QUOTE):
        thread = frame.wordmark + round(0.34 * frame.small)
        for step in (step for scale in frame.scales for step in scale):
            assert frame.words - (step.lines - 1) * step.leading - step.size > thread


def test_every_picture_has_room_for_its_threads() -> None:
    """Twelve of them, the last within the margin, and the month in words within the paper."""
    for frame in (TITLE, SQUARE, QUOTE):
        assert MARGIN + 11 * frame.column + 8 <= frame.width - MARGIN
        assert frame.cloth < frame.date - frame.small
        assert frame.date < frame.height
