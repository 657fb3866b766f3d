"""What the three formats share: a feed of whole entries, each with an id that outlives every move."""

from dataclasses import dataclass
from datetime import UTC, datetime

from publisher.model.content import Article, Issue
from publisher.model.site import Site
from publisher.ports import Templates


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An article in a feed.

    Attributes:
        id: A ``tag:`` URI (RFC 4151), never made from title, slug or address.
        html: The whole text, escaped.
        text: The whole text, plain.
    """

    id: str
    url: str
    title: str
    summary: str
    html: str
    text: str
    language: str
    published: datetime
    updated: datetime
    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed of the newest entries.

    Attributes:
        updated: That of the newest change among its entries.
    """

    id: str
    site: Site
    description: str
    updated: datetime
    entries: tuple[Entry, ...]


def feed_of(issue: Issue, site: Site, templates: Templates) -> Feed:
    """Gather the entries of an issue, newest first."""
    entries = tuple(entry_of(article, site, templates) for article in issue.articles)
    return Feed(
        id=site.tag(issue.name),
        site=site,
        description=templates.render("description.txt.j2").strip(),
        updated=max((entry.updated for entry in entries), default=datetime(site.since, 1, 1, tzinfo=UTC)),
        entries=entries,
    )


def entry_of(article: Article, site: Site, templates: Templates) -> Entry:
    """Make the entry of one article."""
    return Entry(
        id=site.tag(article.id),
        url=site.article_url(article.slug),
        title=article.title.text,
        summary=article.teaser.text,
        html=templates.render("entry.html.j2", article=article).strip(),
        text=article.text,
        language=article.language,
        published=article.published,
        updated=article.updated,
        categories=article.topics,
    )
