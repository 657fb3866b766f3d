"""The posts, laid out to be read and pasted: what was written, network by network, and a page of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from msgspec import json

from publisher.channels.post.options import TITLE, Options
from publisher.characters import filed
from publisher.model.artifact import Finding, Place, Severity, digest_of
from publisher.model.content import Article
from publisher.model.manifest import Output, UnitRow
from publisher.model.site import ChannelSpec

# In the order of the networks on the design's page.
ORDER = ("x", "bluesky", "linkedin", "mastodon", "threads", "instagram", "facebook", "whatsapp")
KIND = "post"
NO_PICTURE = {"path": "", "alt": "", "width": 0, "height": 0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A post as it waits in the outbox.

    Attributes:
        parts: The posts of a thread, or the one post.
        length: Of the first part, as the network counts it.
        stops: After how many characters readers must ask for the rest; 0 where they never must.
        card: Path of its picture within the public folder; empty where there is none.
        alt: The words on it.
        size: Of the picture, width and height in pixels.
        previews: Whether the network previews the link, with that picture in it; else it is attached.
        linkless: Whether the network takes no link in a text.
    """

    network: str
    title: str
    parts: tuple[str, ...]
    link: str
    length: int
    limit: int
    stops: int
    card: str
    alt: str
    size: tuple[int, int]
    previews: bool
    linkless: bool

    @property
    def text(self) -> str:
        """Give all of it, to paste."""
        return "\n\n– – –\n\n".join(self.parts)

    @property
    def said(self) -> str:
        """Give what it says to who has seen the link."""
        return self.parts[0].replace(self.link, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmade:
    """A post that could not be made, and why."""

    network: str
    title: str
    errors: tuple[Finding, ...]


def unmade(
    article: Article, units: Mapping[str, Mapping[str, UnitRow]], channels: Iterable[ChannelSpec]
) -> list[Unmade]:
    """Name the posts of an article that could not be made, in the order in which people look at them."""
    rows = ((each, units.get(each.name, {}).get(article.id)) for each in _networks(channels))
    return [
        Unmade(network=channel.name, title=channel.title, errors=errors)
        for channel, row in rows
        if row
        and not row.outputs
        and (errors := tuple(each for each in row.findings if each.severity is Severity.ERROR))
    ]


def _networks(channels: Iterable[ChannelSpec]) -> list[ChannelSpec]:
    """Give the networks in the order in which people look at them."""
    return sorted((each for each in channels if each.kind == KIND), key=_place)


def posts(
    article: Article, made: Iterable[Output], channels: Iterable[ChannelSpec], outbox: Path
) -> list[Post]:
    """Read the posts of an article, in the order in which people look at them."""
    own = f"posts/{filed(article.id)}/"
    written = {each.path: each.digest for each in made if each.path.startswith(own)}
    found: list[Post] = []
    for channel in _networks(channels):
        path = f"{own}{channel.name}.json"
        with suppress(FileNotFoundError):  # a build of other channels does not bring it back
            if path in written and digest_of(body := (outbox / path).read_bytes()) == written[path]:
                found.append(_post(json.decode(body), channel))
    return found


def twins(every: Sequence[tuple[Article, Sequence[Post]]]) -> Iterator[tuple[Post, Article, Article]]:
    """Find the posts of one network that say the same but for their link.

    Args:
        every: The newest article first.

    Yields:
        A post, its article, and the oldest one that says the same: that is out already.
    """
    seen: dict[tuple[str, str], Article] = {}
    for article, found in reversed(every):
        for post in found:
            first = seen.setdefault((post.network, post.said), article)
            if first is not article:
                yield post, article, first


def _post(value: dict[str, Any], channel: ChannelSpec) -> Post:
    """Understand the JSON of a post."""
    media = (value["media"] or [NO_PICTURE])[0]
    options = channel.options
    assert isinstance(options, Options)
    return Post(
        network=channel.name,
        title=channel.title,
        parts=tuple(value["parts"] or [value["text"]]),
        link=value["link"],
        length=value["length"],
        limit=value["limit"],
        stops=options.compose.stops,
        card=media["path"].removeprefix(f"{Place.PUBLIC}/"),
        alt=media["alt"],
        size=(media["width"], media["height"]),
        previews=options.picture == TITLE and "link" in options.compose.names,
        linkless="link" not in options.compose.names,
    )


def _place(channel: ChannelSpec) -> tuple[int, str]:
    """Order the networks that we know before those that a city added."""
    known = ORDER.index(channel.name) if channel.name in ORDER else len(ORDER)
    return known, channel.name
