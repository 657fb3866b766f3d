"""The colours of the city, by day and by night, against the table of docs/design.md."""

import pytest

from publisher.model.site import DARK, LIGHT, Palette


def luminance(colour: str) -> float:
    """Compute the relative luminance of a colour (WCAG 2.2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Compute the contrast of two colours, rounded as the design's table is."""
    dark, light = sorted((luminance(one), luminance(other)))
    return round((light + 0.05) / (dark + 0.05), 2)


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
