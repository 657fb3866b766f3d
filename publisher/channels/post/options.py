"""A network's own rules, as its channel.toml gives them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from publisher.channels.post.compose import NAMES, OR
from publisher.channels.post.legal import HASHTAG
from publisher.channels.post.measure import COUNTS, measure
from publisher.errors import SettingsError
from publisher.model.site import ChannelSpec

DENSEST = 200  # code points that any count could take for one: a text of more is too long, unmeasured
MARKUPS = ("", "facets", "little")
PICTURES = (TITLE, SQUARE, QUOTE) = ("title", "square", "quote")


@dataclass(frozen=True, slots=True, kw_only=True)
class Compose:
    """``[compose]``: what a network's readers are told.

    Attributes:
        order: What says most first; the names are ``compose.NAMES``, or two in a choice: "lead|title".
        most: How many of each at the most; one where nothing is said.
        parts: How many posts a thread may have; 0 where the network has none.
        stops: After how many characters readers must ask for the rest; 0 where they never must.
    """

    order: tuple[str, ...] = ("link", "title", "teaser", "hashtag", "quote")
    most: dict[str, int] = field(default_factory=dict)
    parts: int = 0
    stops: int = 0

    @property
    def names(self) -> frozenset[str]:
        """Give every name that the order may ask for."""
        return frozenset(_parted(self.order))


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """A network's own rules.

    Attributes:
        limit: Characters, as ``count`` counts them.
        count: A name in ``measure``.
        limit_bytes: UTF-8 bytes, where the network limits these too; 0 where it does not.
        limit_hashtags: A network that refuses posts with more; 0 where it does not.
        picture: Which card goes with it: ``title``, ``square`` (Instagram's JPEG), or ``quote``, which is the
            title where nobody is quoted.
        limit_alt: Characters of a picture's alternative text; 0 where nobody knows.
        langs: Language tags of the post, for networks that take them.
        markup: What the JSON has beside the text: ``facets`` (Bluesky) or ``little`` (LinkedIn).
        mentions: For ``facets``: a handle, as it stands in texts, and its DID.
    """

    limit: int
    count: str = "graphemes"
    limit_bytes: int = 0
    limit_hashtags: int = 0
    picture: str = TITLE
    limit_alt: int = 0
    langs: tuple[str, ...] = ()
    markup: str = ""
    mentions: dict[str, str] = field(default_factory=dict)
    compose: Compose = field(default_factory=Compose)

    def __post_init__(self) -> None:
        """Refuse a count or a unit that does not exist."""
        _one_of("count", self.count, COUNTS)
        _one_of("markup", self.markup, MARKUPS)
        _one_of("picture", self.picture, PICTURES)
        for name in (*_parted(self.compose.order), *self.compose.most):
            _one_of("compose", name, NAMES)
        if self.limit < 1:
            raise SettingsError("key.choice", key="limit", value=str(self.limit), known="1, 2, 3 …")

    def allows(self, text: str) -> bool:
        """Tell whether a text is within every limit of the network."""
        if len(text) > DENSEST * self.limit or measure(text, self.count) > self.limit:
            return False
        if self.limit_hashtags and len(HASHTAG.findall(text)) > self.limit_hashtags:
            return False
        return not self.limit_bytes or len(text.encode()) <= self.limit_bytes


def options_of(channel: ChannelSpec) -> Options:
    """Give the channel's options as what they are."""
    assert isinstance(channel.options, Options)
    return channel.options


def _parted(order: tuple[str, ...]) -> Iterator[str]:
    """Give every name of an order."""
    return (name for entry in order for name in entry.split(OR))


def _one_of(key: str, value: str, known: Iterable[str]) -> None:
    """Refuse a word that means nothing here."""
    words = tuple(known)
    if value not in words:
        raise SettingsError("key.choice", key=key, value=value, known=", ".join(filter(None, words)))
