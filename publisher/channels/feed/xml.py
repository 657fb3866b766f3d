"""RSS 2.0 and Atom (RFC 4287) through feedgen, with its traps walked round.

``add_entry`` is told to append, since it prepends; the channel's link is the last one added, so ``alternate``
comes last; every date is set, since feedgen's default is the present; a month never reaches it as a string.
What is wrong in it is mended in ``mend.py``.
"""

from html import escape, unescape

from feedgen.feed import FeedGenerator

from publisher.channels.feed.entries import ATOM, Entry, Feed
from publisher.channels.feed.mend import DC, HISTORY, MEDIA, EntryMend, FeedMend, Link

GENERATOR = "Publisher"
RSS_TYPE = "application/rss+xml"
ATOM_TYPE = "application/atom+xml"


def rss(feed: Feed, path: str) -> bytes:
    """Write RSS 2.0."""
    generator = _generator(feed, path, RSS_TYPE)
    generator.mend.namespaces["dc"] = DC
    generator.mend.links = _chain(feed)
    for entry in feed.entries:
        _add(generator, entry, feed.site.brand.sender).description(as_markup(entry.summary))
    body: bytes = generator.rss_str(pretty=True)
    return body


def atom(feed: Feed, path: str) -> bytes:
    """Write Atom."""
    generator = _generator(feed, path, ATOM_TYPE)
    if feed.month:
        generator.mend.is_archive = True
        generator.mend.namespaces["fh"] = HISTORY
    for entry in feed.entries:
        made = _add(generator, entry, feed.site.brand.sender)
        made.summary(entry.summary)
        made.mend.links = _links(entry)
    body: bytes = generator.atom_str(pretty=True)
    return body


def as_markup(text: str) -> str:
    """Write a text so that it says the same as HTML, which is how RSS readers take a description."""
    return escape(text, quote=False) if "<" in text or unescape(text) != text else text


def _generator(feed: Feed, path: str, media_type: str) -> FeedGenerator:
    """Fill a feedgen feed, but for its entries."""
    site = feed.site
    generator = FeedGenerator()
    generator.register_extension("mend", FeedMend, EntryMend)
    if any(entry.photo for entry in feed.entries):
        generator.mend.namespaces["media"] = MEDIA
    generator.id(feed.id)
    generator.title(site.title)
    generator.subtitle(feed.description)
    generator.description(feed.description)
    generator.language(site.language)
    generator.author(name=site.brand.sender)
    generator.generator(GENERATOR)
    generator.docs("https://www.rssboard.org/rss-specification")
    generator.link(href=site.at(path), rel="self", type=media_type)
    for link in _chain(feed):
        generator.link(dict(link))
    generator.link(href=f"{site.url}/", rel="alternate", type="text/html", hreflang=site.language)
    generator.updated(feed.updated)
    generator.lastBuildDate(feed.updated)
    return generator


def _chain(feed: Feed) -> tuple[Link, ...]:
    """Lead to the hub and to what is older. No ``next-archive``: with it, old months would change."""
    links: list[Link] = []
    if feed.hub:
        links.append({"href": feed.hub, "rel": "hub"})
    if feed.month:
        links.append({"href": feed.site.at(ATOM), "rel": "current", "type": ATOM_TYPE})
    if feed.before:
        links.append({"href": feed.archive_url(feed.before, "xml"), "rel": "prev-archive", "type": ATOM_TYPE})
    return tuple(links)


def _add(generator: FeedGenerator, entry: Entry, sender: str) -> FeedGenerator:
    """Append one entry, but for what says it in short."""
    made = generator.add_entry(order="append")
    made.id(entry.id)
    made.guid(entry.id, permalink=False)
    made.title(entry.title)
    made.link(href=entry.url)
    if entry.photo:
        made.enclosure(entry.photo.url, entry.photo.size_bytes, entry.photo.mime)
    made.published(entry.published)
    made.updated(entry.updated)
    made.content(entry.html, type="html")
    made.author(name=sender)
    for category in entry.categories:
        made.category(term=category)
    made.mend.language = entry.language
    made.mend.creator = sender
    made.mend.photo = entry.photo
    return made


def _links(entry: Entry) -> tuple[Link, ...]:
    """Name the page of an entry, and its photo."""
    page = {"href": entry.url, "rel": "alternate", "type": "text/html", "hreflang": entry.language}
    if not entry.photo:
        return (page,)
    photo = entry.photo
    length = str(photo.size_bytes)
    return page, {"href": photo.url, "rel": "enclosure", "type": photo.mime, "length": length}
