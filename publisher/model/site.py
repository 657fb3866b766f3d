"""The city that publishes, and the channels it publishes through."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """The colours of the city for one theme, each ``#RRGGBB``; what each is for: docs/design.md."""

    paper: str
    wash: str
    bloom: str
    ink: str
    quiet: str
    line: str
    edge: str
    accent: str
    onaccent: str
    thread: str


LIGHT = Palette(
    paper="#FFFFFF",
    wash="#F2F4FB",
    bloom="#CAD6F8",
    ink="#151A2D",
    quiet="#4A5167",
    line="#D5DBEA",
    edge="#6B738B",
    accent="#2A3C9C",
    onaccent="#FFFFFF",
    thread="#D2331F",
)
DARK = Palette(
    paper="#11141F",
    wash="#1A1F2F",
    bloom="#28336A",
    ink="#EDF0F9",
    quiet="#B3BBD0",
    line="#30384F",
    edge="#838CA6",
    accent="#B1C1FF",
    onaccent="#11141F",
    thread="#FF6A4C",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Brand:
    """The city, as every channel shows it.

    Attributes:
        city: The first word of the wordmark, "Kortrijk".
        name: The second, "stadsnieuws".
        sender: Who the mail is from and who the articles are by, "Stad Kortrijk".
        reply_address: An address that people read.
    """

    city: str = "Kortrijk"
    name: str = "stadsnieuws"
    sender: str = "Stad Kortrijk"
    postal_address: str = "Stad Kortrijk, Grote Markt 54, 8500 Kortrijk"
    reply_address: str = "nieuws@kortrijk.example"
    light: Palette = LIGHT
    dark: Palette = DARK


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """The time before elections in which a city names functions, and no politicians (*sperperiode*).

    Attributes:
        first: Its first day, ``YYYY-MM-DD``; empty where there is none to come.
        last: Its last day.
        functions: The words that make somebody a politician, such as ``schepen``.
    """

    first: str = ""
    last: str = ""
    functions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tone:
    """How the city speaks in posts.

    Attributes:
        formal: Whether the fixed phrases say ``u``; else ``je``.
        emoji: One for each word that a topic or hashtag may be; under ``*`` that of all other news. Sad news
            and warnings get none.
        glossary: What an abbreviation stands for; said at its first use where there is room.
    """

    formal: bool = False
    emoji: Mapping[str, str] = field(default_factory=dict, hash=False)
    glossary: Mapping[str, str] = field(default_factory=dict, hash=False)
    silence: Silence = field(default_factory=Silence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Where the public finds what is published.

    Attributes:
        url: Absolute, without a closing slash; may hold a path.
        language: BCP 47; what an article is written in unless it says otherwise.
        authority: The domain in ``tag:`` ids (RFC 4151).
        since: The year in which that domain was surely the city's (RFC 4151, section 2.1).
        hub: The WebSub hub that tells subscribers of news at once; empty where there is none.
        kinds: Of the channels that are not switched off, in order: pages lead to nothing that is not made.
    """

    url: str
    language: str
    authority: str
    since: int
    brand: Brand
    hub: str = ""
    tone: Tone = field(default_factory=Tone)
    kinds: tuple[str, ...] = ("card", "email", "feed", "page", "photo", "post")

    @property
    def title(self) -> str:
        """Name the site as people do."""
        return f"{self.brand.city} {self.brand.name}"

    def at(self, path: str) -> str:
        """Give the absolute address of a path within the public folder."""
        return f"{self.url}/{path}"

    def tag(self, name: str) -> str:
        """Give the lasting id of a thing of the city's: a ``tag:`` URI (RFC 4151)."""
        return f"tag:{self.authority},{self.since}:{quote(name, safe='')}"

    def article_url(self, slug: str) -> str:
        """Give the address of an article's page."""
        return self.at(f"nieuws/{slug}/")

    def card_url(self, slug: str) -> str:
        """Give the address of an article's picture card, whether or not it has been drawn."""
        return self.at(f"cards/{slug}.png")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelSpec:
    """One template folder, read and checked.

    Attributes:
        name: The folder's name.
        kind: Which code renders it.
        choice: Which issues it is given.
        folder: Where its templates are; a template sees nothing else.
        options: The kind's own settings from channel.toml, an instance of its ``Options``.
    """

    name: str
    kind: str
    title: str
    choice: str
    folder: Path
    site: Site
    options: object
