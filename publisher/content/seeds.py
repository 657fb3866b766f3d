"""The editors' folder: every text in it and below it is a seed, with ``STEM.toml`` beside it or not."""

import os
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from publisher.characters import UNSHOWABLE
from publisher.content.images import ImageFolder
from publisher.errors import SeedError
from publisher.model.artifact import About, Finding, Severity
from publisher.model.ledger import LEDGER
from publisher.model.manifest import Stamp
from publisher.model.source import Source

TEXT, MARKDOWN, HTML, DOCX = SEED = (".txt", ".md", ".html", ".docx")
SIDECAR = ".toml"
IMAGES = "images"
# A press article is a few kilobytes; past this size a file is something else, and is not even read.
LARGEST_BYTES = 5_000_000
# A Word document holds its pictures, which nobody reads; Markdown takes its time over what is none.
LARGEST = {DOCX: 50_000_000, MARKDOWN: 1_000_000}
# Word keeps such a file beside a document while it is open.
NO_FILES = (".", "~$")


class SeedFolder:
    """Seeds on disk."""

    def __init__(self, folder: Path) -> None:
        """Name the folder; nothing is read yet."""
        self.folder = folder
        self.photos = ImageFolder(folder / IMAGES)
        self._found: dict[str, Stamp] = {}
        self._changed: frozenset[Path] | None = None

    def expect(self, changed: frozenset[Path]) -> None:
        """Take the caller's word, once, that since the last look nothing but these files has changed."""
        self._changed = changed if self._found else None

    def stamps(self) -> dict[str, Stamp]:
        """Give every seed's path within the folder, in order, with what changes when it does.

        Raises:
            SeedError: ``seeds.missing``, ``seeds.none``: an empty folder takes no site off the air.
        """
        if not self.folder.is_dir():
            raise SeedError("seeds.missing", file=str(self.folder))
        changed, self._changed = self._changed, None
        if changed is None or not _looked_at(self._found, changed, self.folder):
            self._found = dict(_files(str(self.folder), ""))
        found = self._found
        if not any(path.lower().endswith(SEED) for path in found):
            raise SeedError("seeds.none", file=str(self.folder))
        return {
            path: (*stamp, *found.get(f"{path[: path.rindex('.')]}{SIDECAR}", ()))
            for path, stamp in sorted(found.items())
            if path.lower().endswith(SEED)
        }

    def images(self) -> dict[str, Stamp]:
        """Give every file's path within ``images/``, with what changes when it does; none of a closed one."""
        found: dict[str, Stamp] = {}
        with suppress(SeedError):
            for path, stamp in _files(str(self.photos.folder), "/"):
                found[unicodedata.normalize("NFC", path[1:])] = stamp
        return found

    def strangers(self) -> tuple[Finding, ...]:
        """Name the files among the seeds that are not read: sidecars of nothing, other endings."""
        found = self._found
        stems = {path[: path.rindex(".")] for path in found if path.lower().endswith(SEED)}
        findings: list[Finding] = []
        for path in sorted(found):
            name = path.rpartition("/")[2]
            if path.lower().endswith(SEED) or name == LEDGER:
                continue
            if not path.endswith(SIDECAR):
                code = "seed.ending"
            elif path.removesuffix(SIDECAR) not in stems:
                code = "sidecar.orphan"
            else:
                continue
            about = About(file=_shown(self.folder, path))
            findings.append(Finding(code=code, severity=Severity.REVIEW, about=about))
        return tuple(findings)

    def head(self, path: str, size_bytes: int) -> bytes:
        """Give the first bytes of a seed; none where the disk refuses."""
        try:
            with open(f"{self.folder}/{path}", "rb", buffering=0) as file:  # noqa: PTH123  # ten thousand times
                return file.read(size_bytes)
        except OSError:
            return b""

    def source(self, path: str) -> Source:
        """Read one seed. Raises SeedError where the disk refuses."""
        return source(self.folder / path, self.folder)


def _files(folder: str, within: str) -> Iterator[tuple[str, Stamp]]:
    """Walk a folder; hidden files and folders are not the editors'. Raises SeedError where it is closed."""
    try:
        for entry in list(os.scandir(folder)):
            if entry.name.startswith(NO_FILES) or _leads_nowhere(entry):
                continue
            if entry.is_dir(follow_symlinks=False):
                if within or entry.name != IMAGES:
                    yield from _files(entry.path, f"{within}{entry.name}/")
            elif entry.is_file():
                stat = entry.stat()
                yield f"{within}{entry.name}", (stat.st_size, stat.st_mtime_ns)
    except OSError as error:  # to go on would take the articles in it off the air
        raise SeedError("file.unreadable", file=folder, detail=error.strerror or str(error)) from error


def _looked_at(found: dict[str, Stamp], changed: frozenset[Path], folder: Path) -> bool:
    """Bring what was found up to date; False where only a walk can tell."""
    for path in changed:
        try:
            name = path.relative_to(folder).as_posix()
            stat = path.stat()
        except (OSError, ValueError):
            return False
        if name not in found or path.is_symlink():
            return False
        found[name] = (stat.st_size, stat.st_mtime_ns)
    return True


def _leads_nowhere(entry: os.DirEntry[str]) -> bool:
    """Tell whether an entry is a link to what is not there, or to itself."""
    return entry.is_symlink() and not Path(entry.path).exists()


def largest(name: str) -> int:
    """Tell how many bytes a seed of this ending may have."""
    return LARGEST.get(name[name.rfind(".") :].lower(), LARGEST_BYTES)


def source(path: Path, folder: Path) -> Source:
    """Read one seed. Raises SeedError where the disk refuses."""
    shown = _shown(folder, path.relative_to(folder).as_posix())
    if UNSHOWABLE.search(str(path)):
        raise SeedError("seed.name", file=shown)
    sidecar = path.with_suffix(SIDECAR)
    try:
        size = path.stat().st_size
        return Source(
            path=shown,
            stem=unicodedata.normalize("NFC", path.stem),
            size_bytes=size,
            data=path.read_bytes() if size <= largest(path.name) else b"",
            sidecar=sidecar.read_bytes() if sidecar.is_file() else None,
        )
    except OSError as error:
        raise SeedError("file.unreadable", file=shown, detail=error.strerror or str(error)) from error


def named(file: Path) -> Source:
    """Read one seed that a person names, anywhere on the disk.

    Raises:
        SeedError: ``file.missing``, ``file.folder``, or as ``source`` does; under the name that was given.
    """
    if not file.exists():
        raise SeedError("file.missing", file=str(file))
    if file.is_dir():
        raise SeedError("file.folder", file=str(file))
    try:
        return replace(source(file.absolute(), file.absolute().parent), path=str(file))
    except SeedError as error:
        error.file = str(file) if error.code == "file.unreadable" else error.file
        raise


def _shown(folder: Path, path: str) -> str:
    """Name a file as a person knows it; what no screen can show becomes a question mark."""
    named = f"{folder.name}/{path}" if folder.name else path
    return UNSHOWABLE.sub("?", named)
