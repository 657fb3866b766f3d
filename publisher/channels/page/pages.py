"""Units become pages: each kind of unit has its template, and is given what that template shows."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from urllib.parse import urlsplit

from publisher.channels.figures import figures
from publisher.channels.page.assets import Asset, fonts, icon, script, style
from publisher.channels.page.months import year_of, years
from publisher.channels.page.parts import body, long_title
from publisher.channels.page.record import record
from publisher.channels.page.rows import quoting, rows
from publisher.channels.page.sitemap import addresses
from publisher.channels.page.units import ASSETS, FRONT, GONE, MONTH, MONTHS, MOVED, SITE, SUBSCRIBE
from publisher.model.artifact import Artifact, Place, Unit
from publisher.model.content import Issue
from publisher.model.site import ChannelSpec
from publisher.ports import Templates

HTML = "text/html; charset=utf-8"
# From a page in a folder of a folder, which most are, to the public folder.
UP = "../../"


def render(unit: Unit, channel: ChannelSpec, templates: Templates) -> tuple[Artifact, ...]:
    """Make a page, or the few files of a unit that has more."""
    family, slash, slug = unit.key.partition("/")
    maker = MAKERS.get(f"{family}{slash}", _article)
    return tuple(
        Artifact(
            channel=channel.name,
            unit=unit.key,
            place=Place.PUBLIC,
            path=asset.path,
            media_type=asset.media_type,
            body=asset.body,
        )
        for asset in maker(unit.issue, slug, channel, templates)
    )


@lru_cache(maxsize=4)
def _linked(channel: ChannelSpec, templates: Templates) -> tuple[str, str]:
    """Name the stylesheet and the icon that every page links to; they are the same for all."""
    return style(channel, templates).path, icon(templates).path


def _page(
    path: str, name: str, root: str, channel: ChannelSpec, templates: Templates, **values: object
) -> Asset:
    """Make one page.

    Args:
        name: Of its template.
        root: The way from it to the public folder.
    """
    style_path, icon_path = _linked(channel, templates)  # type: ignore[arg-type]  # objects can be hashed
    text = templates.render(name, root=root, style=style_path, icon=icon_path, **values)
    return Asset(path=path, media_type=HTML, body=text.encode())


def _article(issue: Issue, _: str, channel: ChannelSpec, templates: Templates) -> tuple[Asset, ...]:
    """Make the page of an article."""
    article = issue.articles[0]
    photo = issue.photos.get(article.id, ())
    return (
        _page(
            f"nieuws/{article.slug}/index.html",
            "article.html.j2",
            UP,
            channel,
            templates,
            article=article,
            body=body(article, illustrated=bool(photo)),
            long=long_title(article),
            figures=figures(article),
            photo=photo,
            record=record(article, photo, channel.site),
        ),
    )


def _moved(issue: Issue, slug: str, channel: ChannelSpec, templates: Templates) -> tuple[Asset, ...]:
    """Make the page that leads from an old address to the new one."""
    path = f"nieuws/{slug}/index.html"
    return (_page(path, "moved.html.j2", UP, channel, templates, article=issue.articles[0]),)


def _gone(issue: Issue, slug: str, channel: ChannelSpec, templates: Templates) -> tuple[Asset, ...]:
    """Make the page that says that an article is no more, without a word of it."""
    return (_page(f"nieuws/{slug}/index.html", "gone.html.j2", UP, channel, templates),)


def _month(issue: Issue, name: str, channel: ChannelSpec, templates: Templates) -> tuple[Asset, ...]:
    """Make the page of a month."""
    return (
        _page(
            f"maand/{name}/index.html",
            "month.html.j2",
            UP,
            channel,
            templates,
            month=name,
            rows=rows(issue.articles),
            year=year_of(issue.months, name[:4], red=name),
        ),
    )


def _months(issue: Issue, _: str, channel: ChannelSpec, templates: Templates) -> tuple[Asset, ...]:
    """Make the overview of all months."""
    every = years(issue.months)
    return (_page("maand/index.html", "months.html.j2", "../", channel, templates, years=every),)


def _front(issue: Issue, _: str, channel: ChannelSpec, templates: Templates) -> tuple[Asset, ...]:
    """Make the front page."""
    newest = issue.articles[0].date.month if issue.articles else ""
    return (
        _page(
            "index.html",
            "front.html.j2",
            "./",
            channel,
            templates,
            rows=quoting(issue.articles),
            year=year_of(issue.months, newest[:4], red=newest),
        ),
    )


def _subscribe(issue: Issue, _: str, channel: ChannelSpec, templates: Templates) -> tuple[Asset, ...]:
    """Make the page that explains to people what a feed is."""
    return (
        _page(
            "abonneren/index.html",
            "subscribe.html.j2",
            "../",
            channel,
            templates,
            articles=issue.articles,
            script=script(templates).path,
        ),
    )


def _site(issue: Issue, _: str, channel: ChannelSpec, templates: Templates) -> tuple[Asset, ...]:
    """Make what machines ask for, and what who is lost sees: at any depth, so its links begin at the host."""
    root = f"{urlsplit(channel.site.url).path}/"
    sitemap = templates.render("sitemap.xml.j2", addresses=addresses(issue.articles, channel.site))
    return (
        _page("404.html", "missing.html.j2", root, channel, templates),
        Asset(path="sitemap.xml", media_type="application/xml", body=sitemap.encode()),
        Asset(
            path="robots.txt",
            media_type="text/plain; charset=utf-8",
            body=templates.render("robots.txt.j2").encode(),
        ),
    )


def _assets(issue: Issue, _: str, channel: ChannelSpec, templates: Templates) -> tuple[Asset, ...]:
    """Make what pages share."""
    return (style(channel, templates), icon(templates), script(templates), *fonts(channel))


MAKERS: Mapping[str, Callable[[Issue, str, ChannelSpec, Templates], tuple[Asset, ...]]] = {
    ASSETS: _assets,
    FRONT: _front,
    GONE: _gone,
    MONTH: _month,
    MONTHS: _months,
    MOVED: _moved,
    SITE: _site,
    SUBSCRIBE: _subscribe,
}
