"""RSS 2.0 and Atom (RFC 4287) through feedgen, with its traps walked round.

``add_entry`` is told to append, since it prepends; the channel's link is the last one added, so ``self``
comes first; every date is set, since feedgen's default is the present; a month never reaches it as a string.
"""

from feedgen.feed import FeedGenerator

from publisher.channels.feed.entries import Entry, Feed

GENERATOR = "Publisher"


def rss(feed: Feed) -> bytes:
    """Write RSS 2.0."""
    body: bytes = _generator(feed, "rss.xml").rss_str(pretty=True)
    return body


def atom(feed: Feed) -> bytes:
    """Write Atom."""
    body: bytes = _generator(feed, "atom.xml").atom_str(pretty=True)
    return body


def _generator(feed: Feed, name: str) -> FeedGenerator:
    """Fill a feedgen feed."""
    site = feed.site
    generator = FeedGenerator()
    generator.load_extension("dc", atom=False, rss=True)
    generator.id(feed.id)
    generator.title(site.title)
    generator.subtitle(feed.description)
    generator.description(feed.description)
    generator.language(site.language)
    generator.author(name=site.brand.sender)
    generator.generator(GENERATOR)
    generator.docs("https://www.rssboard.org/rss-specification")
    generator.link(href=site.at(name), rel="self")
    generator.link(href=f"{site.url}/", rel="alternate")
    generator.updated(feed.updated)
    generator.lastBuildDate(feed.updated)
    for entry in feed.entries:
        _add(generator, entry, site.brand.sender)
    return generator


def _add(generator: FeedGenerator, entry: Entry, sender: str) -> None:
    """Append one entry."""
    made = generator.add_entry(order="append")
    made.id(entry.id)
    made.guid(entry.id, permalink=False)
    made.title(entry.title)
    made.link(href=entry.url)
    made.published(entry.published)
    made.updated(entry.updated)
    made.summary(entry.summary)
    made.description(entry.summary)
    made.content(entry.html, type="html")
    made.author(name=sender)
    made.dc.dc_creator(sender)
    for category in entry.categories:
        made.category(term=category)
