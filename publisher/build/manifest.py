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
from publisher.model.manifest import Manifest, SeedRow, Stamp, past

# A file name that is no text comes as such; its row cannot be written, and it is read again each time.
LONE = re.compile("[\ud800-\udfff]")


class ManifestFile:
    """The manifest on disk."""

    def __init__(self, path: Path, key: str) -> None:
        """Name the file, and what a manifest must have been made by to be of use: program and language."""
        self.path = path
        self.key = key

    def load(self) -> Manifest:
        """Give what is remembered; nothing, where that cannot be understood.

        Of what another program wrote, only the files that it made: they go where nothing makes them now.
        """
        try:
            key, _, body = self.path.read_bytes().partition(b"\n")
            known = json.decode(body, type=Manifest)
        except (OSError, ValueError, MsgspecError):
            return Manifest()
        if key == self._key:
            return known
        units = {
            channel: {key: replace(row, fingerprint="") for key, row in rows.items()}
            for channel, rows in known.units.items()
        }
        return Manifest(units=units)

    def save(self, manifest: Manifest) -> None:
        """Remember it. Raises OutputError."""
        seeds = {path: row for path, row in manifest.seeds.items() if not LONE.search(path)}
        rows = json.encode(replace(past(manifest), seeds=seeds))
        replaced(self.path, b"%b\n%b" % (self._key, rows))

    @property
    def _key(self) -> bytes:
        """Write the key, which stands on a line of its own."""
        return json.encode(self.key)


class Marks:
    """Fingerprints, kept from build to build within a process: an unchanged unit is compared, not hashed."""

    def __init__(self) -> None:
        """Know none yet."""
        self._units: dict[tuple[str, str], tuple[str, Unit, str]] = {}
        self._names: dict[str, tuple[Article, str]] = {}

    def of(self, channel: str, made_by: str, unit: Unit) -> str:
        """Name all that a unit is made of: the channel, its articles and what they are shown with.

        Args:
            channel: Its name.
            made_by: Names its templates, its settings and the program.
        """
        known = self._units.get((channel, unit.key))
        if known and known[0] == made_by and known[1] == unit:
            return known[2]
        mark = self._hashed(made_by, unit)
        self._units[channel, unit.key] = (made_by, unit, mark)
        return mark

    def _hashed(self, made_by: str, unit: Unit) -> str:
        """Name a unit."""
        issue = unit.issue
        if unit.of_photo:  # another text draws no photo anew
            photos = (each.photo for each in issue.articles if each.photo)
            made_of = (made_by, *(f"{photo.path}\x01{photo.digest}" for photo in photos))
            return sha256("\x00".join(made_of).encode()).hexdigest()[:32]
        parts = [made_by, unit.key, issue.kind, issue.name, issue.before, repr(issue.months), *issue.gone]
        if issue.editorial.file:
            parts.append(repr(issue.editorial))
        parts += map(self._name, issue.articles)
        parts += [repr(issue.media.get(each.id)) for each in issue.articles if issue.media]
        parts += [repr(issue.photos.get(each.id)) for each in issue.articles if issue.photos]
        return sha256("\x00".join(parts).encode()).hexdigest()[:32]

    def _name(self, article: Article) -> str:
        """Name an article with all that is derived from it: its text by digest, its place by the ledger."""
        known = self._names.get(article.id)
        if known and known[0] is article:
            return known[1]
        place = (article.slug, *article.former, article.updated.isoformat())
        name = "\x01".join((article.id, article.file, article.digest, *place))
        self._names[article.id] = (article, name)
        return name


def stamped(row: SeedRow, seed: Stamp, images: Mapping[str, Stamp]) -> Stamp:
    """Tell by what a change of a seed is seen: of its files, and of the photo that its sidecar names."""
    photo = row.article.photo if row.article else None
    return (*seed, *images.get(photo.path, ())) if photo else seed
