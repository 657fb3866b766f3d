"""What publisher.toml can say, table by table."""

from dataclasses import dataclass, field

from publisher.model.site import Brand, Silence, Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteTable:
    """``[site]``: where the public finds the news.

    Attributes:
        url: Absolute, with http or https; may hold a path.
        language: BCP 47.
    """

    url: str = "https://nieuws.kortrijk.example"
    language: str = "nl"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedTable:
    """``[feed]``: what the ids of entries are made of (never change it once published); who tells of news.

    Attributes:
        authority: A domain of the city's; the host of ``[site] url`` where empty.
        since: A year in which that domain was the city's (RFC 4151, section 2.1).
        hub: The address of a WebSub hub; none is told of anything where empty.
    """

    authority: str = ""
    since: int = 2023
    hub: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EmailTable:
    """``[email]``: how the newsletter is made.

    Attributes:
        mjml: The MJML program; looked for in node_modules and on the PATH where empty.
        node: The Node program that runs it; from the PATH or the extra ``node`` where empty.
    """

    mjml: str = ""
    node: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelsTable:
    """``[channels]``: which template folders are left out."""

    off: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class InterfaceTable:
    """``[interface]``: the language of messages, ``nl`` or ``en``; that of the system where empty."""

    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToneTable:
    """``[tone]``: how the city speaks in posts; each key as ``model.site.Tone`` has it.

    Attributes:
        address: ``je`` or ``u``.
    """

    address: str = "je"
    emoji: dict[str, str] = field(default_factory=dict)
    glossary: dict[str, str] = field(default_factory=dict)
    silence: Silence = field(default_factory=Silence)

    @property
    def tone(self) -> Tone:
        """Give it as channels are handed it."""
        return Tone(
            formal=self.address == "u",
            emoji=self.emoji,
            glossary=self.glossary,
            silence=self.silence,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """publisher.toml as a whole."""

    site: SiteTable = field(default_factory=SiteTable)
    brand: Brand = field(default_factory=Brand)
    feed: FeedTable = field(default_factory=FeedTable)
    email: EmailTable = field(default_factory=EmailTable)
    channels: ChannelsTable = field(default_factory=ChannelsTable)
    tone: ToneTable = field(default_factory=ToneTable)
    interface: InterfaceTable = field(default_factory=InterfaceTable)
