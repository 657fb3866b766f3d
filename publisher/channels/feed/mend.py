"""The one extension of feedgen (1.0.0): what it writes wrongly is mended, and what it lacks is added.

Mended: links of Atom entries, which lose what they are (its issue #135).
Added: hub and archive links in RSS, ``fh:archive``, an entry's language, ``dc:creator``, ``media:content``.
"""

from collections.abc import Mapping

from feedgen.ext.base import BaseEntryExtension, BaseExtension
from lxml.etree import SubElement, _Element

from publisher.channels.feed.entries import Picture

ATOM = "http://www.w3.org/2005/Atom"
DC = "http://purl.org/dc/elements/1.1/"
HISTORY = "http://purl.org/syndication/history/1.0"
MEDIA = "http://search.yahoo.com/mrss/"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"

Link = Mapping[str, str]


class FeedMend(BaseExtension):  # type: ignore[misc]  # feedgen has no types
    """What a feed as a whole needs.

    Attributes:
        namespaces: Those that its elements use, by prefix.
        links: That RSS lacks, as attributes.
        is_archive: Whether the document holds what is past (RFC 5005, section 4).
    """

    def __init__(self) -> None:
        """Add nothing yet."""
        self.namespaces: dict[str, str] = {}
        self.links: tuple[Link, ...] = ()
        self.is_archive = False

    def extend_ns(self) -> dict[str, str]:
        """Declare the namespaces."""
        return self.namespaces

    def extend_rss(self, feed: _Element) -> _Element:
        """Add the links to the channel."""
        for link in self.links:
            SubElement(feed[0], f"{{{ATOM}}}link", dict(link))
        return feed

    def extend_atom(self, feed: _Element) -> _Element:
        """Say that it is an archive; its links are feedgen's own work, and right."""
        if self.is_archive:
            SubElement(feed, f"{{{HISTORY}}}archive")
        return feed


class EntryMend(BaseEntryExtension):  # type: ignore[misc]  # feedgen has no types
    """What an entry needs.

    Attributes:
        links: All that an Atom entry has, as attributes.
        creator: Who RSS says it is by; feedgen drops an author without a mail address there.
    """

    def __init__(self) -> None:
        """Add nothing yet."""
        self.links: tuple[Link, ...] = ()
        self.language = ""
        self.creator = ""
        self.photo: Picture | None = None

    def extend_rss(self, entry: _Element) -> _Element:
        """Add author, language and photo."""
        SubElement(entry, f"{{{DC}}}creator").text = self.creator
        SubElement(entry, f"{{{DC}}}language").text = self.language
        _show(entry, self.photo)
        return entry

    def extend_atom(self, entry: _Element) -> _Element:
        """Set the language, write the links anew, and add the photo."""
        entry.set(LANGUAGE, self.language)
        for wrong in entry.findall("link"):  # feedgen's elements of Atom carry no namespace in its tree
            entry.remove(wrong)
        for each in self.links:
            SubElement(entry, "link", dict(each))
        _show(entry, self.photo)
        return entry


def _show(entry: _Element, photo: Picture | None) -> None:
    """Add a photo as Media RSS describes it (https://www.rssboard.org/media-rss)."""
    if photo is None:
        return
    content = SubElement(
        entry,
        f"{{{MEDIA}}}content",
        {
            "url": photo.url,
            "fileSize": str(photo.size_bytes),
            "type": photo.mime,
            "medium": "image",
            "width": str(photo.width),
            "height": str(photo.height),
        },
    )
    if photo.alt:
        SubElement(content, f"{{{MEDIA}}}description", {"type": "plain"}).text = photo.alt
    if photo.credit:
        SubElement(content, f"{{{MEDIA}}}credit").text = photo.credit
