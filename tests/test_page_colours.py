"""The colours of the city, by day and by night, against the table of docs/design.md."""

from dataclasses import replace
from pathlib import Path

import pytest

from publisher.colours import contrast as exact
from publisher.colours import pale
from publisher.model.site import DARK, LIGHT, Brand, Palette
from publisher.words import Words
from tests.sites import TEXT, Folder, codes


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colours, rounded as the design's table is."""
    return round(exact(one, other), 2)


@pytest.mark.parametrize(
    ("mark", "least", "light", "dark"),
    [
        ("ink", 4.5, (17.25, 15.69, 11.90), (16.12, 14.39, 10.40)),
        ("quiet", 4.5, (7.88, 7.17, 5.44), (9.56, 8.54, 6.17)),
        ("accent", 4.5, (9.44, 8.59, 6.51), (10.44, 9.32, 6.74)),
        ("thread", 3, (4.96, 4.51, 3.42), (6.49, 5.79, 4.19)),
        ("edge", 3, (4.72, 4.29, 3.25), (5.48, 4.89, 3.54)),
    ],
)
def test_every_colour_is_seen_on_every_ground(
    mark: str, least: float, light: tuple[float, ...], dark: tuple[float, ...]
) -> None:
    """Text needs a contrast of 4.5 and a mark 3, in both themes (WCAG 2.2, 1.4.3 and 1.4.11)."""

    def row(palette: Palette) -> tuple[float, ...]:
        return tuple(
            contrast(getattr(palette, mark), ground)
            for ground in (palette.paper, palette.wash, palette.bloom)
        )

    assert row(LIGHT) == light
    assert row(DARK) == dark
    assert min(light + dark) >= least
    assert contrast(LIGHT.onaccent, LIGHT.accent) == 9.44
    assert contrast(DARK.onaccent, DARK.accent) == 10.44


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("#000000", "#FFFFFF", 21), ("#777777", "#FFFFFF", 4.48), ("#767676", "#FFFFFF", 4.54)],
)
def test_contrast_is_as_the_guidelines_say(one: str, other: str, expected: float) -> None:
    """The grey on which everybody tries a checker: #777 falls short by two hundredths."""
    assert contrast(one, other) == contrast(other, one) == expected


@pytest.mark.parametrize(
    ("theme", "changes", "told"),
    [
        ("light", {}, []),
        ("light", {"quiet": "#777777"}, [("brand.light.quiet", "brand.light.bloom", "3.08", "4.5")]),
        ("light", {"accent": "#FFD400"}, None),
        ("dark", {"thread": "#11141F"}, [("brand.dark.thread", "brand.dark.paper", "1.00", "3.0")]),
        ("dark", {"onaccent": "#FFFFFF"}, [("brand.dark.onaccent", "brand.dark.accent", "1.75", "4.5")]),
    ],
)
def test_a_colour_that_many_cannot_read_is_named_with_its_ground(
    theme: str, changes: dict[str, str], told: list[tuple[str, ...]] | None
) -> None:
    """A city's own colours are made for print; each is named once, where it is hardest to read."""
    palette = replace(LIGHT if theme == "light" else DARK, **changes)
    brand = Brand(light=palette) if theme == "light" else Brand(dark=palette)

    found = [tuple(each.values.values()) for each in pale(brand)]

    if told is None:  # yellow is neither seen on white nor a ground for white
        assert {row[0] for row in found} == {"brand.light.accent", "brand.light.onaccent"}
    else:
        assert found == told


def test_build_and_check_say_it_in_words(tmp_path: Path) -> None:
    """The site is built all the same: a person decides."""
    site = Folder(tmp_path)
    site.seed("a.txt", TEXT)
    site.write("publisher.toml", '[brand.light]\nquiet = "#777777"\n')

    built, checked = site.build(("page",)), site.check(("page",))

    assert codes(built).count("brand.contrast") == codes(checked).count("brand.contrast") == 1
    assert built.errors == ()
    assert built.whole
    said = Words("nl").finding(next(each for each in built.findings if each.code == "brand.contrast"))
    assert said.startswith(
        "nakijken  publisher.toml: de kleur brand.light.quiet is niet voor iedereen te zien"
    )
