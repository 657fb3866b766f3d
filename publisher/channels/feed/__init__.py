"""RSS, Atom and JSON Feed: the same entries, whole, in three formats."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from publisher.channels.feed.entries import Feed, feed_of
from publisher.channels.feed.jsonfeed import json_feed
from publisher.channels.feed.xml import atom, rss
from publisher.model.artifact import About, Artifact, Finding, Place, Severity, Unit
from publisher.model.content import Issue
from publisher.model.site import ChannelSpec
from publisher.ports import Templates

FORMATS: Mapping[str, tuple[str, Callable[[Feed], bytes]]] = {
    "rss.xml": ("application/rss+xml", rss),
    "atom.xml": ("application/atom+xml", atom),
    "feed.json": ("application/feed+json", json_feed),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """A feed has no settings of its own yet; its title, language and ids come from the site."""


def units(issue: Issue, channel: ChannelSpec) -> tuple[Unit, ...]:  # ports.Kind
    """Make one unit: the three formats share their entries."""
    return (Unit(key=issue.name, issue=issue),)


def render(unit: Unit, channel: ChannelSpec, templates: Templates) -> tuple[Artifact, ...]:
    """Write the three formats."""
    feed = feed_of(unit.issue, channel.site, templates)
    return tuple(
        Artifact(
            channel=channel.name,
            unit=unit.key,
            place=Place.PUBLIC,
            path=name,
            media_type=media_type,
            body=write(feed),
        )
        for name, (media_type, write) in FORMATS.items()
    )


def check(issue: Issue, artifacts: Sequence[Artifact], channel: ChannelSpec) -> tuple[Finding, ...]:
    """Say when a reader would subscribe to nothing."""
    if issue.articles or not artifacts:
        return ()
    about = About(file=f"{Place.PUBLIC}/{artifacts[0].path}")
    return (
        Finding(code="feed.empty", severity=Severity.REVIEW, about=about, values={"channel": channel.name}),
    )
