"""What the last build knew: which input became which output, so that the next does no more than it must."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from publisher.model.artifact import Finding, Place, Severity
from publisher.model.content import Article, Media

# Size in bytes and time of last change in nanoseconds, of a seed, of the sidecar beside it and of its photo.
Stamp: TypeAlias = tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeedRow:
    """A seed as it was understood.

    Attributes:
        article: Without its text, which is read again where it is needed; None where it could not be read.
        stamp: Of the file that was read; another one means that it is read again.
        opened: Whether the disk let it be read; where it did not, it is tried again.
    """

    article: Article | None
    findings: tuple[Finding, ...] = ()
    stamp: Stamp = ()
    opened: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """A file that was written.

    Attributes:
        path: Relative to its place.
        digest: Of its bytes.
        changed: Whether this build wrote it; an output that is remembered is not changed.
    """

    channel: str
    place: Place
    path: str
    media_type: str
    size_bytes: int
    mtime_ns: int
    digest: str
    changed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRow:
    """A unit as it was rendered.

    Attributes:
        fingerprint: Of all that it was made of; empty where it could not be made, so that it is tried again.
        media: The picture that it drew, where it did, in its sizes, smallest first.
    """

    fingerprint: str
    outputs: tuple[Output, ...] = ()
    findings: tuple[Finding, ...] = ()
    media: tuple[Media, ...] = ()

    @property
    def failed(self) -> bool:
        """Tell whether it could not be made."""
        return not self.outputs and any(each.severity is Severity.ERROR for each in self.findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """All rows: of seeds by path, of units by channel and key."""

    seeds: Mapping[str, SeedRow] = field(default_factory=dict)
    units: Mapping[str, Mapping[str, UnitRow]] = field(default_factory=dict)


def past(manifest: Manifest) -> Manifest:
    """Give a manifest as the next build sees it: what this one wrote has not changed then."""
    units = {
        channel: {key: _past(row) for key, row in rows.items()} for channel, rows in manifest.units.items()
    }
    return replace(manifest, units=units)


def _past(row: UnitRow) -> UnitRow:
    """Give a row without its changes."""
    if not any(each.changed for each in row.outputs):
        return row
    return replace(row, outputs=tuple(replace(each, changed=False) for each in row.outputs))


def outline(article: Article) -> Article:
    """Leave an article's text out, and keep what tells its place, its name and whether it changed."""
    return replace(
        article,
        title=replace(article.title, candidates=()),
        teaser=replace(article.teaser, candidates=()),
        text="",
        blocks=(),
        sentences=(),
        quotes=(),
        facts=(),
        keywords=(),
        hashtags=(),
        mentions=(),
        overrides={},
    )
