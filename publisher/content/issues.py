"""Articles become issues: all of them, the latest fifty, a month, one."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import groupby

from publisher.model.content import Article, Issue, IssueKind, Media

LATEST = 50


def newest_first(articles: tuple[Article, ...]) -> tuple[Article, ...]:
    """Put the newest article first; ties are broken by id."""
    return tuple(sorted(sorted(articles, key=lambda each: each.id), key=_when, reverse=True))


def choose(articles: tuple[Article, ...], choice: IssueKind, gone: tuple[str, ...] = ()) -> tuple[Issue, ...]:
    """Make the issues that a channel asks for; none of no articles, but for the choice of all."""
    ordered = newest_first(articles)
    if choice is IssueKind.ALL:
        return (Issue(kind=choice, name="all", articles=ordered, gone=gone),)
    if choice is IssueKind.LATEST:
        return (Issue(kind=choice, name="latest", articles=ordered[:LATEST]),)
    if choice is IssueKind.MONTH:
        months = groupby(ordered, key=lambda each: each.date.month)
        return tuple(Issue(kind=choice, name=name, articles=tuple(group)) for name, group in months)
    return tuple(Issue(kind=choice, name=each.id, articles=(each,)) for each in ordered)


def illustrated(
    articles: tuple[Article, ...], drawn: Mapping[str, tuple[Media, ...]]
) -> dict[str, tuple[Media, ...]]:
    """Give each article the sizes of its photo, with its own words for what that shows.

    Args:
        drawn: The sizes of each photo, by the digest of its file: two articles may show the same.
    """
    return {
        article.id: tuple(replace(size, alt=article.photo.alt) for size in drawn[article.photo.digest])
        for article in articles
        if article.photo and article.photo.digest in drawn
    }


def _when(article: Article) -> date:
    """Order by day; a month without a day counts as its first."""
    return article.date.first
