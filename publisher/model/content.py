"""What an article says, once read, and the issues that articles are gathered in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from enum import StrEnum
from functools import lru_cache

from publisher.model.issue import NOTHING_SAID, Editorial
from publisher.model.mood import Mood


class Origin(StrEnum):
    """Where a value comes from: the text itself, our reading of it, or an editor."""

    SOURCE = "source"
    DERIVED = "derived"
    EDITOR = "editor"


class Precision(StrEnum):
    """How exactly a date is known."""

    MONTH = "month"
    DAY = "day"


class BlockKind(StrEnum):
    """What a block of text is to its reader."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    PULLQUOTE = "pullquote"
    LIST = "list"
    SIGNOFF = "signoff"


class IssueKind(StrEnum):
    """Which choice of articles an issue is; the values of ``choice`` in a channel.toml."""

    ALL = "all"
    LATEST = "latest"
    MONTH = "month"
    ONE = "one"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of an article's text, as half-open character offsets."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """A value that an editor may still change.

    Attributes:
        text: The value itself.
        origin: Who it comes from; a derived value is a draft.
        confidence: From 0 (a guess) to 1 (certain); 1 for an editor's words.
        candidates: Other values that were considered, best first.
    """

    text: str
    origin: Origin
    confidence: float
    candidates: tuple[str, ...] = ()


@lru_cache(maxsize=4096)
def _month(day: date) -> str:
    """Name a month; asked for several times an article, and most of them share a few."""
    return f"{day.year:04}-{day.month:02}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationDate:
    """The date of an article, no more exact than its author wrote it.

    Attributes:
        first: The day; the first of the month where only the month is known. People never
            see this invented day.
        precision: How much of it is known.
    """

    first: date
    precision: Precision

    @property
    def month(self) -> str:
        """Name the month as ``YYYY-MM``."""
        return _month(self.first)

    @property
    def text(self) -> str:
        """Write the date as in a seed: ``YYYY-MM`` or ``YYYY-MM-DD``."""
        return self.month if self.precision is Precision.MONTH else self.first.isoformat()

    @property
    def instant(self) -> datetime:
        """Give the instant that feeds state: noon UTC, which is this day from UTC-11 to UTC+11."""
        return datetime.combine(self.first, time(12), tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, heading, pull quote, list or sign-off.

    Attributes:
        text: The words; of a list, its ``items`` joined by line ends.
        span: Where it stands in ``Article.text``.
    """

    kind: BlockKind
    text: str
    span: Span
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence, with what a composer must know to quote it elsewhere.

    Attributes:
        span: Where it stands in ``Article.text``.
        block: The index of the block that holds it.
        stands_alone: Whether it is understood without the sentence before it (no orphaned "Dit").
        points_at: The noun that it opens with as known: "prijs" of "De prijs steeg"; empty where none.
        stale: Whether it names a day relative to the day of writing ("vandaag").
        undated: The sentence without that day; empty where it cannot be left out safely.
        question: Whether it asks.
        quoted: Whether it stands, wholly or in part, within a quotation.
    """

    span: Span
    text: str
    block: int
    stands_alone: bool
    stale: bool
    undated: str
    question: bool
    quoted: bool
    points_at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """What somebody said, word for word.

    Attributes:
        span: Where the words stand in ``Article.text``, without quotation marks.
        speaker: The name; empty where the text does not surely tell; ``role`` is the function as it says.
        confidence: From 0 to 1, that speaker and role are right.
    """

    span: Span
    text: str
    speaker: str
    role: str
    origin: Origin
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A figure, day, hour, place or address that stands in the text word for word.

    Attributes:
        kind: ``amount``, ``count``, ``age``, ``date``, ``time``, ``place`` or ``contact``.
        sentence: The index of the sentence that holds it.
    """

    kind: str
    text: str
    span: Span
    sentence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A person that the text names, with every span that names them, in full or by surname."""

    name: str
    role: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """A picture that goes with an article.

    Attributes:
        path: Relative to the public folder (``feeds/``).
        alt: What it says to who cannot see it.
        size_bytes: Of the file.
        variant: Which card of its article it is: ``title``, ``square`` or ``quote``; empty of a photo.
    """

    path: str
    alt: str
    mime: str
    size_bytes: int
    width: int
    height: int
    variant: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """The editor's picture of an article, as the sidecar names it.

    Attributes:
        path: Within ``seeds/images/``, with ``/``.
        alt: What it shows, in words.
        credit: Who made it; may be empty.
        digest: Of the file as the editor saved it, ``sha256:…``; empty where it is not there.
        data: The bytes of that file, while its sizes are made of it; never published as they are.
    """

    path: str
    alt: str
    credit: str
    digest: str
    data: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One press article of the city, as its author wrote it.

    Attributes:
        id: The stem of the seed's file name; never changes. ``file`` is what findings speak of.
        slug: Lower-case ASCII words joined by hyphens; fixed once published, since links are made of it.
        former: Slugs that it had before, oldest first; their addresses lead to the present one.
        slug_origin: An editor's slug moves the address; a derived one stands once published.
        language: BCP 47, such as ``nl``.
        text: The decoded text without its date line, that all spans count in.
        blocks: Paragraphs, headings, pull quotes and lists, in the order of the text.
        hashtags: Without the ``#``, the best first.
        topics: What it is about, for readers, the best first; ``mood`` is how it wants to be told.
        photo: The editor's picture; None where there is none.
        withdrawn: Whether the editor took it back.
        overrides: What an editor wrote for one channel: channel, then field, then text.
        digest: Of the source text, the editor's values and the photo, ``sha256:…``.
        published: The instant that feeds state.
        updated: When its content last changed, as the ledger remembers it.
    """

    id: str
    file: str
    slug: str
    former: tuple[str, ...] = ()
    slug_origin: Origin = Origin.DERIVED
    language: str
    date: PublicationDate
    text: str
    title: Derived
    teaser: Derived
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    quotes: tuple[Quote, ...]
    facts: tuple[Fact, ...]
    keywords: tuple[str, ...]
    hashtags: tuple[str, ...]
    mentions: tuple[Mention, ...] = ()
    topics: tuple[str, ...] = ()
    mood: Mood = Mood.PLAIN
    photo: Photo | None = None
    withdrawn: bool = False
    overrides: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    digest: str
    published: datetime
    updated: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """An ordered choice of articles under one name: the newest first, or as an editor wants it.

    Attributes:
        name: ``all``, ``latest``, a month as ``YYYY-MM``, or an article's id.
        media: The cards of each article that has some, by article id.
        photos: The published sizes of each article's photo, smallest first, by article id.
        gone: Slugs of articles that were published once and are withdrawn; of an issue of all articles only.
        before: The name of the issue that comes before it in time; empty where none does.
        months: How many articles each month (``YYYY-MM``) has, newest first; of a unit that leads to months.
        editorial: What an editor says around the articles; of a month only.
    """

    kind: IssueKind
    name: str
    articles: tuple[Article, ...]
    media: Mapping[str, tuple[Media, ...]] = field(default_factory=dict)
    photos: Mapping[str, tuple[Media, ...]] = field(default_factory=dict)
    gone: tuple[str, ...] = ()
    before: str = ""
    months: Mapping[str, int] = field(default_factory=dict)
    editorial: Editorial = NOTHING_SAID
