"""Articles become pages: one each, and the front page that leads to them."""

from functools import lru_cache

from publisher.channels.page.assets import Asset, fonts, icon, style
from publisher.channels.page.figures import figures
from publisher.channels.page.front import months, rows
from publisher.channels.page.options import room
from publisher.channels.page.parts import body, long_title
from publisher.channels.page.record import record
from publisher.model.artifact import Artifact, Place, Unit
from publisher.model.content import Article, Issue, IssueKind
from publisher.model.site import ChannelSpec
from publisher.ports import Templates

# No article's id begins with a dot, so these keys are never one.
FRONT = ".front"
ASSETS = ".assets"
HTML = "text/html; charset=utf-8"


def units(issue: Issue, channel: ChannelSpec) -> tuple[Unit, ...]:
    """Divide an issue: a page an article, the front page with the newest of them, and the assets."""
    newest = issue.articles[: room(channel)]
    return (
        *(Unit(key=article.id, issue=_only(article)) for article in issue.articles),
        Unit(key=FRONT, issue=Issue(kind=IssueKind.LATEST, name="latest", articles=newest)),
        Unit(key=ASSETS, issue=Issue(kind=IssueKind.LATEST, name="latest", articles=())),
    )


def render(unit: Unit, channel: ChannelSpec, templates: Templates) -> tuple[Artifact, ...]:
    """Make a page, or the assets."""
    assets: tuple[Asset, ...]
    if unit.key == ASSETS:
        assets = (style(channel, templates), icon(templates), *fonts(channel))
    elif unit.key == FRONT:
        assets = (_front(unit.issue.articles, channel, templates),)
    else:
        assets = tuple(_article(article, channel, templates) for article in unit.issue.articles)
    return tuple(
        Artifact(
            channel=channel.name,
            unit=unit.key,
            place=Place.PUBLIC,
            path=asset.path,
            media_type=asset.media_type,
            body=asset.body,
        )
        for asset in assets
    )


@lru_cache(maxsize=4)
def _linked(channel: ChannelSpec, templates: Templates) -> tuple[str, str]:
    """Name the stylesheet and the icon that every page links to; they are the same for all."""
    return style(channel, templates).path, icon(templates).path


def _only(article: Article) -> Issue:
    """Narrow an issue to one article."""
    return Issue(kind=IssueKind.ONE, name=article.id, articles=(article,))


def _article(article: Article, channel: ChannelSpec, templates: Templates) -> Asset:
    """Make the page of an article."""
    style_path, icon_path = _linked(channel, templates)  # type: ignore[arg-type]  # objects can be hashed
    page = templates.render(
        "article.html.j2",
        root="../../",
        style=style_path,
        icon=icon_path,
        article=article,
        body=body(article),
        long=long_title(article),
        figures=figures(article),
        record=record(article, channel.site),
    )
    return Asset(path=f"nieuws/{article.slug}/index.html", media_type=HTML, body=page.encode())


def _front(articles: tuple[Article, ...], channel: ChannelSpec, templates: Templates) -> Asset:
    """Make the front page."""
    style_path, icon_path = _linked(channel, templates)  # type: ignore[arg-type]  # objects can be hashed
    page = templates.render(
        "front.html.j2",
        root="./",
        style=style_path,
        icon=icon_path,
        rows=rows(articles),
        months=months(articles, room(channel)),
    )
    return Asset(path="index.html", media_type=HTML, body=page.encode())
