"""The manifest in ``var/cache/``: JSON, written whole or not at all; a damaged one is as good as none."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from publisher.build.writer import replaced
from publisher.model.artifact import About, Finding, Place, Severity, Unit
from publisher.model.content import Article, Derived, Media, Origin, Precision, PublicationDate
from publisher.model.manifest import Manifest, Output, SeedRow, UnitRow

FORMAT = 1


class ManifestFile:
    """The manifest on disk."""

    def __init__(self, path: Path, key: str) -> None:
        """Name the file, and what a manifest must have been made by to be of use: program and language."""
        self.path = path
        self.key = key

    def load(self) -> Manifest:
        """Give what is remembered; nothing, where that cannot be understood or another program wrote it."""
        try:
            table = json.loads(self.path.read_bytes())
            if table["key"] != self.key or table["format"] != FORMAT:
                return Manifest()
            return Manifest(
                seeds={path: _seed(row) for path, row in table["seeds"].items()},
                units={
                    channel: {key: _unit(row, channel) for key, row in rows.items()}
                    for channel, rows in table["units"].items()
                },
            )
        except (OSError, ValueError, LookupError, TypeError, AttributeError):
            return Manifest()

    def save(self, manifest: Manifest) -> None:
        """Remember it. Raises OutputError."""
        table = {
            "key": self.key,
            "format": FORMAT,
            "seeds": {path: _seed_row(row) for path, row in manifest.seeds.items()},
            "units": {
                channel: {key: _unit_row(row) for key, row in rows.items()}
                for channel, rows in manifest.units.items()
            },
        }
        replaced(self.path, json.dumps(table, separators=(",", ":")).encode())


def fingerprint(made_by: str, unit: Unit, names: Mapping[str, str]) -> str:
    """Name all that a unit is made of: the channel, its articles and what they are shown with.

    Args:
        made_by: What names the channel: its templates, its settings, the program.
        names: Each article's ``article_name``, by id.
    """
    issue = unit.issue
    parts = [
        made_by,
        unit.key,
        issue.kind,
        issue.name,
        issue.before,
        repr(issue.months),
        *issue.gone,
        *(names[each.id] for each in issue.articles),
    ]
    parts += [repr(issue.media.get(each.id)) for each in issue.articles if issue.media]
    parts += [repr(issue.photos.get(each.id)) for each in issue.articles if issue.photos]
    return sha256("\x00".join(parts).encode()).hexdigest()[:32]


def article_name(article: Article) -> str:
    """Name an article with all that is derived from it: its text by digest, its place by the ledger."""
    return "\x01".join(
        (article.id, article.file, article.digest, article.slug, *article.former, article.updated.isoformat())
    )


def _finding_row(finding: Finding) -> list[Any]:
    """Write a finding."""
    return [finding.code, finding.severity, finding.about.file, finding.about.line, dict(finding.values)]


def _finding(row: Sequence[Any]) -> Finding:
    """Read a finding."""
    code, severity, file, line, values = row
    return Finding(code=code, severity=Severity(severity), about=About(file=file, line=line), values=values)


def _seed_row(row: SeedRow) -> list[Any]:
    """Write a seed's row."""
    each = row.article
    article = each and [
        *(each.id, each.file, each.slug, each.slug_origin, each.language),
        *(each.date.first.isoformat(), each.date.precision),
        [_derived_row(each.title), _derived_row(each.teaser)],
        *(list(each.topics), each.withdrawn, each.digest),
    ]
    return [list(row.stamp), article, [_finding_row(finding) for finding in row.findings]]


def _seed(row: Sequence[Any]) -> SeedRow:
    """Read a seed's row."""
    stamp, given, findings = row
    return SeedRow(
        stamp=tuple(stamp),
        article=None if given is None else _article(given),
        findings=tuple(map(_finding, findings)),
    )


def _article(row: Sequence[Any]) -> Article:
    """Read an article's outline."""
    key, file, slug, origin, language, first, precision, (title, teaser), topics, withdrawn, digest = row
    when = PublicationDate(first=date.fromisoformat(first), precision=Precision(precision))
    return Article(
        id=key,
        file=file,
        slug=slug,
        slug_origin=Origin(origin),
        language=language,
        date=when,
        text="",
        title=_derived(title),
        teaser=_derived(teaser),
        blocks=(),
        sentences=(),
        quotes=(),
        facts=(),
        keywords=(),
        hashtags=(),
        topics=tuple(topics),
        withdrawn=withdrawn,
        digest=digest,
        published=when.instant,
        updated=when.instant,
    )


def _derived_row(value: Derived) -> list[Any]:
    """Write a value with its origin."""
    return [value.text, value.origin, value.confidence]


def _derived(row: Sequence[Any]) -> Derived:
    """Read a value with its origin."""
    text, origin, confidence = row
    return Derived(text=text, origin=Origin(origin), confidence=confidence)


def _unit_row(row: UnitRow) -> list[Any]:
    """Write a unit's row."""
    outputs = [
        [each.place, each.path, each.media_type, each.size_bytes, each.mtime_ns, each.digest]
        for each in row.outputs
    ]
    media = asdict(row.media) if row.media else None
    return [row.fingerprint, outputs, [_finding_row(each) for each in row.findings], media]


def _unit(row: Sequence[Any], channel: str) -> UnitRow:
    """Read a unit's row."""
    known, outputs, findings, media = row
    return UnitRow(
        fingerprint=known,
        outputs=tuple(
            Output(
                channel=channel,
                place=Place(place),
                path=path,
                media_type=media_type,
                size_bytes=size,
                mtime_ns=mtime,
                digest=digest,
            )
            for place, path, media_type, size, mtime, digest in outputs
        ),
        findings=tuple(map(_finding, findings)),
        media=Media(**media) if media else None,
    )
