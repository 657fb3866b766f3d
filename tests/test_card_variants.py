"""Promises of the other two cards: the square one for Instagram, and somebody's words with their speaker."""

from dataclasses import replace

import pytest

from publisher.model.site import Silence, Tone
from tests.test_card import SITE, TITLE, VOICE, article, described, pixels, saying, written


@pytest.mark.parametrize("title", ["Kermis 24!", "Ja", TITLE * 2, "W" * 17])
def test_a_square_is_a_jpeg_that_instagram_takes(title: str) -> None:
    """It takes nothing else, and every title that has a card has a square one."""
    picture = pixels(article(title), ending="k.jpg")

    assert (picture.format, picture.mode, picture.size) == ("JPEG", "RGB", (1080, 1080))
    assert written(picture.crop((72, 300, 1008, 860)))
    assert not written(picture.crop((0, 130, 60, 880)))
    assert not written(picture.crop((1015, 130, 1080, 880)))


def test_a_quotation_stands_on_the_dark_cloth_with_who_said_it() -> None:
    """Its mark hangs in the margin, and the speaker stands below."""
    picture = pixels(saying(VOICE), ending="k.quote.png")

    assert picture.getpixel((10, 10)) == (0x28, 0x33, 0x6A)
    assert picture.getpixel((10, 620)) == (0x11, 0x14, 0x1F)
    assert picture.getpixel((252, 620)) == (0xFF, 0x6A, 0x4C)
    assert written(picture.crop((44, 180, 72, 215)))
    assert not written(picture.crop((44, 230, 71, 460)))
    assert written(picture.crop((72, 415, 520, 450)))


def test_only_a_quotation_that_is_whole_and_surely_somebodys_has_a_card() -> None:
    """One that is too long, in letters that we lack, or of a speaker who is not sure, is left to the text."""
    long = ("Wij doen het samen en " * 20, "Jan Janssens", "schepen")
    strange = ("Wij doen het samen 🎉", "Jan Janssens", "schepen")
    nameless = ("Wij zijn er klaar voor", "Lies Maes", "")

    assert "quote" not in described(saying(long, strange))
    assert "quote" not in described(saying(VOICE, confidence=0.5))
    assert "quote" not in described(article())
    assert described(saying(long, nameless, VOICE))["quote"].alt.startswith("“We willen")
    assert described(saying(nameless))["quote"].alt == "“Wij zijn er klaar voor” Lies Maes – maart 2023"


def test_before_elections_a_card_quotes_a_function() -> None:
    """And no politician by name; a word that names one has no card."""
    silence = Silence(first="2023-01-01", last="2023-04-30", functions=("burgemeester",))
    site = replace(SITE, tone=Tone(silence=silence))
    named = (VOICE[0].replace("We willen", "Ruth Vandenberghe wil"), *VOICE[1:])

    assert described(saying(VOICE), site)["quote"].alt == f"“{VOICE[0]}” Burgemeester – maart 2023"
    assert "Ruth Vandenberghe" in described(saying(VOICE, month=5), site)["quote"].alt
    assert "quote" not in described(saying(named), site)
