"""The settings of cards: their letters."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The keys of a card's channel.toml: font files within its folder, .ttf or .otf.

    Attributes:
        regular: For the name in the wordmark, and what a speaker is.
        medium: For the month, and a quotation.
        bold: For the city in the wordmark, the title, and who speaks.
    """

    regular: str = "fonts/SchibstedGrotesk-Regular.ttf"
    medium: str = "fonts/SchibstedGrotesk-Medium.ttf"
    bold: str = "fonts/SchibstedGrotesk-Bold.ttf"
