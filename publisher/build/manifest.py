"""The manifest in ``var/cache/``: JSON, written whole or not at all; a damaged one is as good as none."""

import re
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from msgspec import MsgspecError, json

from publisher.build.writer import replaced
from publisher.model.artifact import Unit
from publisher.model.content import Article
from publisher.model.manifest import Manifest, UnitRow

# A file name that is no text comes as such; its row cannot be written, and it is read again each time.
LONE = re.compile("[\ud800-\udfff]")


class ManifestFile:
    """The manifest on disk."""

    def __init__(self, path: Path, key: str) -> None:
        """Name the file, and what a manifest must have been made by to be of use: program and language."""
        self.path = path
        self.key = key

    def load(self) -> Manifest:
        """Give what is remembered; nothing, where that cannot be understood or another program wrote it."""
        try:
            key, _, body = self.path.read_bytes().partition(b"\n")
            if key != self._key:
                return Manifest()
            return json.decode(body, type=Manifest)
        except (OSError, ValueError, MsgspecError):
            return Manifest()

    def save(self, manifest: Manifest) -> None:
        """Remember it. Raises OutputError."""
        units = {
            channel: {key: _past(row) for key, row in rows.items()}
            for channel, rows in manifest.units.items()
        }
        seeds = {path: row for path, row in manifest.seeds.items() if not LONE.search(path)}
        replaced(self.path, b"%b\n%b" % (self._key, json.encode(Manifest(seeds=seeds, units=units))))

    @property
    def _key(self) -> bytes:
        """Write the key on a line of its own, so that another program's rows are not even looked at."""
        return json.encode(self.key)


def _past(row: UnitRow) -> UnitRow:
    """Give a row as the next build sees it: what this one wrote has not changed then."""
    if not any(each.changed for each in row.outputs):
        return row
    return replace(row, outputs=tuple(replace(each, changed=False) for each in row.outputs))


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
