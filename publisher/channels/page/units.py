"""An issue of articles divided into what is made on its own, and into what leads to it.

    articles -> one page each, one a month, one an address that moved, one for each that has gone,
                the front page, the overview of months, the page to subscribe, what machines read, the assets

The page of an article draws on that article alone, that of a month on its own articles and on how many each
month of its year has: so a change of one article makes few pages anew.
"""

from collections.abc import Iterator, Mapping

from publisher.channels.page.months import around, counts
from publisher.channels.page.options import room
from publisher.model.artifact import Unit
from publisher.model.content import Article, Issue, IssueKind
from publisher.model.site import ChannelSpec

# No article's id begins with a dot or holds a slash, so these keys are never one.
FRONT = ".front"
ASSETS = ".assets"
MONTHS = ".months"
SITE = ".site"
SUBSCRIBE = ".subscribe"
MONTH = "month/"
MOVED = "moved/"
GONE = "gone/"
# What shows that the feed is alive, and no more: the front page lists the news.
NEWEST_IN_FEED = 5


def units(issue: Issue, channel: ChannelSpec) -> tuple[Unit, ...]:
    """Divide an issue."""
    every = counts(issue.articles)
    front = issue.articles[: room(channel)]
    year = front[0].date.month[:4] if front else ""
    return (
        *(Unit(key=article.id, issue=_one(article, issue)) for article in issue.articles),
        *_months(issue.articles, every),
        *_former(issue),
        Unit(key=FRONT, issue=_some("latest", front, around(every, year))),
        Unit(key=MONTHS, issue=_some("months", (), every), light=True),
        *_subscribe(issue, channel),
        Unit(key=SITE, issue=_some("all", issue.articles), light=True),
        Unit(key=ASSETS, issue=_some("assets", ())),
    )


def _subscribe(issue: Issue, channel: ChannelSpec) -> Iterator[Unit]:
    """Give the page about the feed its articles, where there is a feed."""
    if "feed" in channel.site.kinds:
        newest = _some("newest", issue.articles[:NEWEST_IN_FEED])
        yield Unit(key=SUBSCRIBE, issue=newest, light=True)


def _one(article: Article, issue: Issue) -> Issue:
    """Narrow an issue to one article, with its photo."""
    photos = {article.id: issue.photos[article.id]} if article.id in issue.photos else {}
    return Issue(kind=IssueKind.ONE, name=article.id, articles=(article,), photos=photos)


def _some(name: str, articles: tuple[Article, ...], months: Mapping[str, int] | None = None) -> Issue:
    """Narrow an issue to some articles, and to the months that they lead to."""
    return Issue(kind=IssueKind.LATEST, name=name, articles=articles, months=months or {})


def _months(articles: tuple[Article, ...], every: Mapping[str, int]) -> Iterator[Unit]:
    """Give each month its articles and its year."""
    held: dict[str, list[Article]] = {}
    for article in articles:
        held.setdefault(article.date.month, []).append(article)
    near = {year: around(every, year) for year in {name[:4] for name in every}}
    for name, some in held.items():
        issue = Issue(kind=IssueKind.MONTH, name=name, articles=tuple(some), months=near[name[:4]])
        yield Unit(key=f"{MONTH}{name}", issue=issue, light=True)


def _former(issue: Issue) -> Iterator[Unit]:
    """Give each address that is no article's any more a unit; where two claim one, the newest has it."""
    taken = {article.slug for article in issue.articles}
    for article in issue.articles:
        for slug in article.former:
            if slug not in taken:
                taken.add(slug)
                moved = Issue(kind=IssueKind.ONE, name=article.id, articles=(article,))
                yield Unit(key=f"{MOVED}{slug}", issue=moved, light=True)
    for slug in issue.gone:
        if slug not in taken:
            taken.add(slug)
            yield Unit(
                key=f"{GONE}{slug}", issue=Issue(kind=IssueKind.ONE, name=slug, articles=(), gone=(slug,))
            )
