"""The kind ``feed``: the newest entries in three formats, and an archive for each month that is past.

    atom.xml -prev-archive-> archief/2026-10.xml -prev-archive-> archief/2026-09.xml -> ...
    feed.json --next_url---> archief/2026-10.json --next_url---> ...

The running month gets an archive only when it has outgrown the newest entries: who has seen an archive need
not look at it again (RFC 5005, section 4).
"""

from dataclasses import dataclass
from itertools import groupby

from publisher.channels.feed.entries import LATEST, feed_of
from publisher.errors import SettingsError
from publisher.model.artifact import Artifact, Place, Unit
from publisher.model.content import Article, Issue, IssueKind
from publisher.model.site import ChannelSpec
from publisher.ports import Templates


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The settings of a feed; its title, language and ids come from the site.

    Attributes:
        newest: How many entries a reader gets at once; what is older stands in the archives.
    """

    newest: int = 50

    def __post_init__(self) -> None:
        """Refuse a feed of nothing."""
        if self.newest < 1:
            raise SettingsError("key.choice", key="newest", value=str(self.newest), known="1, 2, 3 …")


def units(issue: Issue, channel: ChannelSpec) -> tuple[Unit, ...]:  # ports.Kind
    """Make a unit of the newest entries, and one of each month in the archive."""
    assert isinstance(channel.options, Options)
    newest = issue.articles[: channel.options.newest]
    # an issue of anything but all articles knows too little for an archive without gaps
    months = _past(issue.articles, len(newest)) if issue.kind is IssueKind.ALL else {}
    names = (*months, "")
    archives = [
        _unit(issue, IssueKind.MONTH, name, articles, before)
        for (name, articles), before in zip(months.items(), names[1:], strict=True)
    ]
    return (_unit(issue, IssueKind.LATEST, LATEST, newest, names[0]), *archives)


def render(unit: Unit, channel: ChannelSpec, templates: Templates) -> tuple[Artifact, ...]:
    """Write the documents of the newest entries, or of a month."""
    from publisher.channels.feed.documents import documents  # feedgen, of no use to a build with nothing new

    feed = feed_of(unit.issue, channel.site, templates)
    return tuple(
        Artifact(
            channel=channel.name,
            unit=unit.key,
            place=Place.PUBLIC,
            path=each.path,
            media_type=each.media_type,
            body=each.write(feed, each.path),
        )
        for each in documents(feed)
    )


def _past(articles: tuple[Article, ...], newest: int) -> dict[str, tuple[Article, ...]]:
    """Give the months of the archive, the latest first: not the running one while all of it is newest."""
    months = {name: tuple(group) for name, group in groupby(articles, key=lambda each: each.date.month)}
    running = next(iter(months), "")
    if running and len(months[running]) <= newest:
        del months[running]
    return months


def _unit(issue: Issue, kind: IssueKind, name: str, articles: tuple[Article, ...], before: str) -> Unit:
    """Narrow an issue to some of its articles."""
    photos = {each.id: issue.photos[each.id] for each in articles if each.id in issue.photos}
    narrowed = Issue(kind=kind, name=name, articles=articles, photos=photos, before=before)
    return Unit(key=name, issue=narrowed)
