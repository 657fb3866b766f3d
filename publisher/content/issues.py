"""Articles become issues: all of them, the latest fifty, a month, one."""

from datetime import date
from itertools import groupby

from publisher.model.content import Article, Issue, IssueKind

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


def _when(article: Article) -> date:
    """Order by day; a month without a day counts as its first."""
    return article.date.first
