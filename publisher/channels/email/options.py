"""What the channel.toml of a newsletter may say beside kind, title and choice."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum

from publisher.addresses import is_safe, is_web
from publisher.errors import SettingsError
from publisher.model.site import ChannelSpec, Palette

COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
FONT = re.compile(r"[\w ,'-]+")
FOLDER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
WIDTHS = range(400, 801)
RADII = range(31)
HEIGHTS = range(16, 121)


class Look(StrEnum):
    """The ready looks: a coloured cloth, white paper, or plain as a letter."""

    CLOTH = "cloth"
    PAPER = "paper"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The settings of a newsletter; ``theme`` in newsletter.mjml.

    Attributes:
        look: One of ``Look``.
        width: Of the column, in pixels.
        radius: Of the button's corners, in pixels.
        logo: Absolute address of a picture; the city's name in letters where empty.
        logo_dark: The same for dark mode; ``logo`` where empty.
        logo_height: That it is shown in, in pixels.
        web: The folder of ``feeds/`` that holds the web copies.
        own_link: Stands in plain text where each reader's own link will.
        light: Colours of the mail alone, by their names in the palette; the city's where left out.
    """

    look: str = Look.CLOTH
    width: int = 640
    radius: int = 2
    title_font: str = "-apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif"
    text_font: str = "Georgia, 'Times New Roman', serif"
    logo: str = ""
    logo_dark: str = ""
    logo_height: int = 32
    web: str = "nieuwsbrief"
    own_link: str = "(je eigen link komt hier bij het versturen)"
    light: dict[str, str] = field(default_factory=dict)
    dark: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse what no mail could be made with. Raises SettingsError ``key.choice`` or ``brand.colour``."""
        within = {"width": WIDTHS, "radius": RADII, "logo_height": HEIGHTS}
        for key, numbers in within.items():
            if getattr(self, key) not in numbers:
                raise _refused(key, getattr(self, key), f"{numbers.start} … {numbers.stop - 1}")
        if self.look not in set(Look):
            raise _refused("look", self.look, ", ".join(Look))
        for font in ("title_font", "text_font"):
            if not FONT.fullmatch(getattr(self, font)):
                raise _refused(font, getattr(self, font), "Georgia, 'Times New Roman', serif")
        for logo in ("logo", "logo_dark"):
            url = getattr(self, logo)
            if url and not (is_web(url) and is_safe(url)):
                raise _refused(logo, url, "https://…")
        if not FOLDER.fullmatch(self.web):
            raise _refused("web", self.web, "nieuwsbrief")
        if not self.own_link.strip():
            raise SettingsError("key.empty", key="own_link")
        _check_colours({f"light.{name}": colour for name, colour in self.light.items()})
        _check_colours({f"dark.{name}": colour for name, colour in self.dark.items()})


def _check_colours(colours: Mapping[str, str]) -> None:
    """Refuse what is no colour, or none of the palette."""
    known = tuple(each.name for each in fields(Palette))
    for key, colour in colours.items():
        if key.partition(".")[2] not in known:
            raise SettingsError("key.unknown", key=key, near=", ".join(known))
        if not COLOUR.fullmatch(colour):
            raise SettingsError("brand.colour", key=key, value=colour)


def options_of(channel: ChannelSpec) -> Options:
    """Give the channel's options as what they are."""
    assert isinstance(channel.options, Options)
    return channel.options


def _refused(key: str, value: object, known: str) -> SettingsError:
    """Say what a key may be."""
    return SettingsError("key.choice", key=key, value=str(value), known=known)
