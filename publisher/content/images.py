"""The editors' photos: files in ``seeds/images/`` and below it, and none outside."""

import unicodedata
from difflib import get_close_matches
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from stat import S_ISREG

from publisher.errors import SeedError

# A photo straight from a camera has 5 to 30; past this size a file is something else, and is not even read.
LARGEST_BYTES = 50_000_000


class ImageFolder:
    """Photos on disk."""

    def __init__(self, folder: Path) -> None:
        """Name the folder; it need not be there."""
        self.folder = folder

    def digest(self, path: str) -> str:
        """Name the content of a photo. Raises SeedError as ``read`` does."""
        return f"sha256:{sha256(self.read(path)).hexdigest()}"

    def read(self, path: str) -> bytes:
        """Read a photo.

        Args:
            path: Within the folder, with ``/``, each name as it is on disk.

        Raises:
            SeedError: ``image.missing`` or ``image.missing-near``, ``image.outside``, ``image.large``,
                ``file.unreadable``; its file is the one that was asked for.
        """
        file = self._found(path)
        try:
            stat = file.stat()
            if not S_ISREG(stat.st_mode):  # to open a pipe would be to wait for ever
                raise SeedError("image.missing", file=self._shown(path))
            if stat.st_size > LARGEST_BYTES:
                size, most = stat.st_size // 1_000_000, LARGEST_BYTES // 1_000_000
                raise SeedError("image.large", file=self._shown(path), size=size, most=most)
            return file.read_bytes()
        except OSError as error:
            detail = error.strerror or str(error)
            raise SeedError("file.unreadable", file=self._shown(path), detail=detail) from error

    def _found(self, path: str) -> Path:
        """Walk to a file, one name at a time, each as its folder lists it: so no name leads out."""
        here = self.folder
        for name in path.split("/"):
            there = _names(here, self.folder)
            if name not in there and here.is_dir():  # put there within the grain of the folder's time
                _listed.cache_clear()
                there = _names(here, self.folder)
            if name not in there:
                raise self._missing(path, name, tuple(there))
            here /= there[name]
        try:
            real = here.resolve(strict=True)
        except (OSError, RuntimeError) as error:  # a link that leads nowhere, or to itself
            raise SeedError("image.missing", file=self._shown(path)) from error
        if not real.is_relative_to(self.folder.resolve()):
            raise SeedError("image.outside", file=self._shown(path))
        return real

    def _missing(self, path: str, name: str, there: tuple[str, ...]) -> SeedError:
        """Say that there is no such file, and which one may be meant."""
        if path.startswith("/") or ".." in path.split("/") or "\\" in path:
            return SeedError("image.outside", file=self._shown(path))
        same = [each for each in there if each.casefold() == name.casefold()]
        near = same or get_close_matches(name, there, n=1)
        if not near:
            return SeedError("image.missing", file=self._shown(path))
        return SeedError("image.missing-near", file=self._shown(path), name=name, near=near[0])

    def _shown(self, path: str) -> str:
        """Name a photo as a person knows it."""
        return f"{self.folder.parent.name}/{self.folder.name}/{' '.join(path.split())}"


def _names(folder: Path, top: Path) -> dict[str, str]:
    """Give the names in a folder; none of one that is not there, is closed, or is a link to elsewhere."""
    try:
        if folder != top and folder.is_symlink():
            return {}
        return _listed(folder, folder.stat().st_mtime_ns)
    except OSError:
        return {}


@lru_cache(maxsize=64)
def _listed(folder: Path, _changed_ns: int) -> dict[str, str]:
    """Give the names in a folder by how they are typed (NFC): some systems take accents apart.

    Hidden ones are not the editors'. Ten thousand photos in one folder are listed once.
    """
    names = sorted(each.name for each in folder.iterdir())
    return {unicodedata.normalize("NFC", name): name for name in names if not name.startswith(".")}
