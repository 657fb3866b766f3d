"""Which documents a feed has, and who writes each."""

from collections.abc import Callable
from dataclasses import dataclass

from publisher.channels.feed.entries import ATOM, JSON, RSS, Feed, archive_path
from publisher.channels.feed.jsonfeed import JSON_TYPE, json_feed
from publisher.channels.feed.xml import ATOM_TYPE, RSS_TYPE, atom, rss


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file of a feed."""

    path: str
    media_type: str
    write: Callable[[Feed, str], bytes]


LATEST = (
    Document(path=RSS, media_type=RSS_TYPE, write=rss),
    Document(path=ATOM, media_type=ATOM_TYPE, write=atom),
    Document(path=JSON, media_type=JSON_TYPE, write=json_feed),
)


def documents(feed: Feed) -> tuple[Document, ...]:
    """Name the documents of the newest entries, or of a month: RFC 5005 asks no archive of RSS."""
    if not feed.month:
        return LATEST
    return (
        Document(path=archive_path(feed.month, "xml"), media_type=ATOM_TYPE, write=atom),
        Document(path=archive_path(feed.month, "json"), media_type=JSON_TYPE, write=json_feed),
    )
