"""Files onto the disk: only when their bytes differ, each whole or not at all, one build at a time."""

import fcntl
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from publisher.errors import OutputError, unwritable
from publisher.model.artifact import Artifact, Place
from publisher.model.manifest import Output

NAME_LONGEST = 200  # characters; file systems take 255 bytes
TEMPORARY = ".tmp"
RUNNING = b"running\n"


class FolderWriter:
    """Writes each place into its folder."""

    def __init__(self, folders: Mapping[Place, Path]) -> None:
        """Name the folders; they are made when something is written."""
        self.folders = folders
        self._within = {place: os.path.join(folder, "") for place, folder in folders.items()}

    def write(self, artifact: Artifact) -> Output:
        """Write a file where its bytes differ. Raises OutputError."""
        path = self._path(artifact.place, artifact.path)
        try:
            stat = _same(path, artifact.body)
        except OSError as error:
            raise unwritable(path, error) from error
        changed = stat is None
        if stat is None:
            stat = replaced(path, artifact.body)
        return Output(
            channel=artifact.channel,
            place=artifact.place,
            path=artifact.path,
            media_type=artifact.media_type,
            size_bytes=len(artifact.body),
            mtime_ns=stat.st_mtime_ns,
            digest=artifact.digest,
            changed=changed,
        )

    def holds(self, output: Output) -> bool:
        """Tell whether the disk still has what was written: by size and time, not by its bytes."""
        try:
            stat = os.stat(f"{self._within[output.place]}{output.path}")  # written, so within its folder
        except OSError:
            return False
        return (stat.st_size, stat.st_mtime_ns) == (output.size_bytes, output.mtime_ns)

    def files(self) -> Iterator[tuple[Place, str]]:
        """List what is there, hidden files left out, whoever made it."""
        for place, within in self._within.items():
            for folder, _, names in os.walk(within):
                at = folder[len(within) :].replace(os.sep, "/")
                yield from ((place, f"{at}/{name}".lstrip("/")) for name in names if not name.startswith("."))

    def sweep(self) -> None:
        """Take away what a build that was killed had not finished, by the names that we give."""
        for within in self._within.values():
            for folder, folders, names in os.walk(within):
                folders[:] = [name for name in folders if not name.startswith(".")]  # of git, not ours
                for name in names:
                    if name.startswith(".") and name.endswith(TEMPORARY):
                        with suppress(OSError):
                            os.unlink(os.path.join(folder, name))

    def remove(self, output: Output) -> None:
        """Take a file away, and the folders that it leaves empty. Raises OutputError."""
        path = Path(self._path(output.place, output.path))
        folder = self.folders[output.place]
        try:
            path.unlink(missing_ok=True)
            for parent in path.parents:
                if parent == folder or not parent.is_dir() or any(parent.iterdir()):
                    break
                parent.rmdir()
        except OSError as error:
            raise unwritable(path, error) from error

    def differs(self, artifact: Artifact) -> bool:
        """Tell whether the disk holds other bytes, or none. Raises OutputError."""
        path = self._path(artifact.place, artifact.path)
        try:
            return _same(path, artifact.body) is None
        except OSError as error:
            raise OutputError("file.unreadable", file=path, detail=str(error)) from error

    def _path(self, place: Place, path: str) -> str:
        """Tell where a file lies. Raises OutputError for a path that leaves its folder."""
        if path.startswith("/") or ".." in path.split("/"):
            raise OutputError("output.outside", file=path)
        return f"{self._within[place]}{path}"


def replaced(path: Path | str, body: bytes) -> os.stat_result:
    """Write a file whole or not at all, through a temporary one beside it. Raises OutputError."""
    folder, name = os.path.split(path)
    # always the same name, so that what a killed build left is written over: only one build runs at a time
    temporary = os.path.join(folder, f".{name}"[: NAME_LONGEST - 4] + TEMPORARY)
    try:
        try:
            stat = _write(temporary, body)
        except FileNotFoundError:  # the folder is not there yet
            _make(folder)
            stat = _write(temporary, body)
        os.replace(temporary, path)
    except OSError as error:
        with suppress(OSError):
            os.unlink(temporary)
        raise unwritable(path, error) from error
    return stat


def _make(folder: str) -> None:
    """Make a folder, which mostly lies in one that is there."""
    try:
        os.mkdir(folder)
    except OSError:
        os.makedirs(folder, exist_ok=True)


def _write(path: str, body: bytes) -> os.stat_result:
    """Write all of a file; a full disk may take a part of it before it says so."""
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
    try:
        rest = memoryview(body)
        while rest:
            rest = rest[os.write(file, rest) :]
        return os.fstat(file)
    finally:
        os.close(file)


def _same(path: str, body: bytes) -> os.stat_result | None:
    """Look at a file that holds these bytes; None where there is none, or it holds others."""
    try:
        stat = os.stat(path)
        return stat if stat.st_size == len(body) and Path(path).read_bytes() == body else None
    except FileNotFoundError:
        return None


@contextmanager
def one_at_a_time(folder: Path, sweep: Callable[[], None] | None = None) -> Iterator[None]:
    """Hold the build lock; a second build waits for the first.

    Args:
        sweep: Takes away what a build left that did not come to its end; called where one did not. The lock
            holds a word while a build runs.

    Raises:
        OutputError: The folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = os.open(folder / "build.lock", os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise unwritable(folder, error) from error
    try:
        fcntl.flock(file, fcntl.LOCK_EX)
        if sweep:
            if os.fstat(file).st_size:
                sweep()
            with suppress(OSError):  # a full disk is for what is built to say
                os.pwrite(file, RUNNING, 0)
        yield
        if sweep:
            os.ftruncate(file, 0)
    finally:
        os.close(file)
