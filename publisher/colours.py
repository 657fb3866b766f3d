"""Whether colours can be read: the contrast of each text and mark on the grounds that it stands on."""

from collections.abc import Iterator

from publisher.model.artifact import About, Finding, Severity
from publisher.model.site import Brand, Palette

GROUNDS = ("paper", "wash", "bloom")
# WCAG 2.2: 1.4.3 asks 4.5 of text, 1.4.11 asks 3 of marks and borders; docs/design.md says what each is for.
LEAST = {"ink": 4.5, "quiet": 4.5, "accent": 4.5, "edge": 3.0, "thread": 3.0}
PAIRS = (
    *((mark, ground, least) for mark, least in LEAST.items() for ground in GROUNDS),
    ("onaccent", "accent", 4.5),
)


def luminance(colour: str) -> float:
    """Compute the relative luminance of ``#RRGGBB`` (WCAG 2.2)."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    curve = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]  # noqa: PLR2004
    return 0.2126 * curve[0] + 0.7152 * curve[1] + 0.0722 * curve[2]


def contrast(one: str, other: str) -> float:
    """Compute the contrast of two colours, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def pale(brand: Brand) -> Iterator[Finding]:
    """Name the colours of the city that many cannot read, each on the ground where it is hardest to."""
    for theme in ("light", "dark"):
        palette: Palette = getattr(brand, theme)
        worst: dict[str, tuple[float, str, float]] = {}
        for mark, ground, least in PAIRS:
            found = contrast(getattr(palette, mark), getattr(palette, ground))
            if found < least and (found, ground, least) < worst.get(mark, (least, "", least)):
                worst[mark] = (found, ground, least)
        for mark, (found, ground, least) in worst.items():
            yield Finding(
                code="brand.contrast",
                severity=Severity.REVIEW,
                about=About(file="publisher.toml"),
                values={
                    "key": f"brand.{theme}.{mark}",
                    "ground": f"brand.{theme}.{ground}",
                    # rounded down: 4.49 is no 4.5
                    "contrast": f"{int(found * 100) / 100:.2f}",
                    "least": f"{least:.1f}",
                },
            )
