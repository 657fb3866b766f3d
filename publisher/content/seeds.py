"""The editors' folder: every ``.txt`` in it and below it is a seed, with ``STEM.toml`` beside it or not."""

import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from publisher.errors import SeedError
from publisher.model.manifest import Stamp
from publisher.model.source import Source

SEED = ".txt"
SIDECAR = ".toml"
# A press article is a few kilobytes; past this size a file is something else, and is not even read.
LARGEST_BYTES = 5_000_000


class SeedFolder:
    """Seeds on disk."""

    def __init__(self, folder: Path) -> None:
        """Name the folder; nothing is read yet."""
        self.folder = folder

    def stamps(self) -> dict[str, Stamp]:
        """Give every seed's path within the folder, in order, with what changes when it does.

        Raises:
            SeedError: ``seeds.missing``.
        """
        if not self.folder.is_dir():
            raise SeedError("seeds.missing", file=str(self.folder))
        found = dict(_files(str(self.folder), ""))
        return {
            path: (*stamp, *found.get(path[: -len(SEED)] + SIDECAR, ()))
            for path, stamp in sorted(found.items())
            if path.endswith(SEED)
        }

    def source(self, path: str) -> Source:
        """Read one seed. Raises SeedError where the disk refuses."""
        return source(self.folder / path, self.folder)


def _files(folder: str, within: str) -> Iterator[tuple[str, Stamp]]:
    """Walk a folder; hidden files and folders are not the editors'."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path, f"{within}{entry.name}/")
            elif entry.name.endswith((SEED, SIDECAR)) and entry.is_file():
                stat = entry.stat()
                yield f"{within}{entry.name}", (stat.st_size, stat.st_mtime_ns)


def source(path: Path, folder: Path) -> Source:
    """Read one seed. Raises SeedError where the disk refuses."""
    shown = f"{folder.name}/{path.relative_to(folder).as_posix()}" if folder.name else path.name
    shown = shown.encode("utf-8", "replace").decode("utf-8")
    sidecar = path.with_suffix(SIDECAR)
    try:
        size = path.stat().st_size
        return Source(
            path=shown,
            stem=unicodedata.normalize("NFC", path.stem),
            size_bytes=size,
            data=path.read_bytes() if size <= LARGEST_BYTES else b"",
            sidecar=sidecar.read_bytes() if sidecar.is_file() else None,
        )
    except OSError as error:
        raise SeedError("file.unreadable", file=shown, detail=error.strerror or str(error)) from error
