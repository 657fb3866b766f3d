"""What the three formats share: a feed of whole entries, each with an id that outlives every move."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from publisher.characters import CONTROL, control_in
from publisher.model.content import Article, Issue, IssueKind, Media
from publisher.model.site import Site
from publisher.ports import Templates

LATEST = "latest"
RSS, ATOM, JSON = "rss.xml", "atom.xml", "feed.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """An editor's photo, where the public finds it.

    Attributes:
        alt: What it shows, in words.
        credit: Who made it; may be empty.
    """

    url: str
    mime: str
    size_bytes: int
    width: int
    height: int
    alt: str
    credit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An article in a feed.

    Attributes:
        id: A ``tag:`` URI (RFC 4151), never made from title, slug or address.
        html: The whole text, escaped.
        text: The whole text, plain.
        photo: None where the editor gave none; never a card.
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
    photo: Picture | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """The newest entries, or the archive of a month: documents of one feed (RFC 5005, section 4).

    Attributes:
        id: The same in all documents: together they are the feed.
        updated: That of the newest change among its entries.
        month: Of an archive, as ``YYYY-MM``; empty for the newest entries.
        before: The month whose archive comes before it; empty where none does.
    """

    id: str
    site: Site
    description: str
    updated: datetime
    entries: tuple[Entry, ...]
    month: str
    before: str

    @property
    def hub(self) -> str:
        """Name the hub that tells of news; archives are none."""
        return "" if self.month else self.site.hub

    def archive_url(self, month: str, ending: str) -> str:
        """Give the address of a month's archive."""
        return self.site.at(archive_path(month, ending))


def archive_path(month: str, ending: str) -> str:
    """Tell where the archive of a month lies in the public folder."""
    return f"archief/{month}.{ending}"


def feed_of(issue: Issue, site: Site, templates: Templates) -> Feed:
    """Gather the entries of an issue, newest first."""
    entries = tuple(
        entry_of(article, site, templates, issue.photos.get(article.id, ())) for article in issue.articles
    )
    return Feed(
        id=site.tag(LATEST),
        site=site,
        description=fit(templates.render("description.txt.j2").strip()),
        updated=max((entry.updated for entry in entries), default=datetime(site.since, 1, 1, tzinfo=UTC)),
        entries=entries,
        month=issue.name if issue.kind is IssueKind.MONTH else "",
        before=issue.before,
    )


def entry_of(article: Article, site: Site, templates: Templates, photos: Sequence[Media] = ()) -> Entry:
    """Make the entry of one article, with the largest of its photo's sizes."""
    photo = picture_of(article, photos[-1], site) if photos else None
    return Entry(
        # no name of a seed holds a slash: this id is nobody else's
        id=site.tag(f"{LATEST}/" if article.id == LATEST else article.id),
        url=site.article_url(article.slug),
        title=fit(article.title.text).strip() or article.slug,  # Atom has no entry without one
        summary=fit(article.teaser.text).strip(),
        html=fit(templates.render("entry.html.j2", article=article, photo=photo).strip()),
        text=fit(article.text),
        language=article.language,
        published=article.published,
        updated=article.updated,
        categories=tuple(filter(None, map(fit, article.topics))),
        photo=photo,
    )


def picture_of(article: Article, media: Media, site: Site) -> Picture:
    """Describe one size of an article's photo."""
    return Picture(
        url=site.at(media.path),
        mime=media.mime,
        size_bytes=media.size_bytes,
        width=media.width,
        height=media.height,
        alt=fit(media.alt),
        credit=fit(article.photo.credit) if article.photo else "",
    )


def fit(text: str) -> str:
    """Leave out the characters that no feed can hold; where an author typed them, reading has named them."""
    return CONTROL.sub("", text) if control_in(text) else text
