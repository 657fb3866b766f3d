"""What the sitemap lists: every page that is worth finding, and when it last changed (sitemaps.org)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from publisher.model.content import Article
from publisher.model.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A page in the sitemap.

    Attributes:
        url: Absolute.
        changed: An instant as W3C writes it; empty for a page without a date of its own.
    """

    url: str
    changed: str


def addresses(articles: tuple[Article, ...], site: Site) -> Iterator[Address]:
    """List the pages, what leads to others first."""
    months: dict[str, datetime] = {}
    for article in articles:
        month = article.date.month
        months[month] = max(article.updated, months.get(month, article.updated))
    yield Address(url=site.at(""), changed=_written(max(months.values())) if months else "")
    if "feed" in site.kinds:
        yield Address(url=site.at("abonneren/"), changed="")
    yield Address(url=site.at("maand/"), changed="")
    for month, changed in months.items():
        yield Address(url=site.at(f"maand/{month}/"), changed=_written(changed))
    for article in articles:
        yield Address(url=site.article_url(article.slug), changed=_written(article.updated))


def _written(instant: datetime) -> str:
    """Write an instant, aware and in UTC."""
    return instant.isoformat().replace("+00:00", "Z")
