"""The editors' folder: every ``.txt`` in it and below it is a seed, with ``STEM.toml`` beside it or not."""

import unicodedata
from pathlib import Path

from publisher.errors import SeedError
from publisher.model.source import Source

SEED = ".txt"
# A press article is a few kilobytes; past this size a file is something else, and is not even read.
LARGEST_BYTES = 5_000_000


class SeedFolder:
    """Seeds on disk."""

    def __init__(self, folder: Path) -> None:
        """Name the folder; nothing is read yet."""
        self.folder = folder

    def sources(self) -> tuple[Source, ...]:
        """Give every seed in the order of its path. Raises SeedError where there is no folder."""
        if not self.folder.is_dir():
            raise SeedError("seeds.missing", file=str(self.folder))
        paths = (path for path in self.folder.rglob(f"*{SEED}") if path.is_file())
        visible = (
            path
            for path in paths
            if not any(part.startswith(".") for part in path.relative_to(self.folder).parts)
        )
        return tuple(source(path, self.folder) for path in sorted(visible))


def source(path: Path, folder: Path) -> Source:
    """Read one seed. Raises SeedError where the disk refuses."""
    shown = f"{folder.name}/{path.relative_to(folder).as_posix()}" if folder.name else path.name
    shown = shown.encode("utf-8", "replace").decode("utf-8")
    sidecar = path.with_suffix(".toml")
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
