"""Files onto the disk: only when their bytes differ, each whole or not at all, one build at a time."""

import fcntl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from publisher.errors import OutputError, unwritable
from publisher.model.artifact import Artifact, Place
from publisher.model.manifest import Output

NAME_LONGEST = 200  # characters; file systems take 255 bytes


class FolderWriter:
    """Writes each place into its folder."""

    def __init__(self, folders: Mapping[Place, Path]) -> None:
        """Name the folders; they are made when something is written."""
        self.folders = folders

    def write(self, artifact: Artifact) -> Output:
        """Write a file where its bytes differ. Raises OutputError."""
        path = self._path(artifact.place, artifact.path)
        try:
            changed = not _same(path, artifact.body)
            if changed:
                replaced(path, artifact.body)
            stat = path.stat()
        except OSError as error:
            raise unwritable(path, error) from error
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
            stat = self._path(output.place, output.path).stat()
        except OSError:
            return False
        return (stat.st_size, stat.st_mtime_ns) == (output.size_bytes, output.mtime_ns)

    def remove(self, output: Output) -> None:
        """Take a file away, and the folders that it leaves empty. Raises OutputError."""
        path = self._path(output.place, output.path)
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
            return not _same(path, artifact.body)
        except OSError as error:
            raise OutputError("file.unreadable", file=str(path), detail=str(error)) from error

    def _path(self, place: Place, path: str) -> Path:
        """Tell where a file lies. Raises OutputError for a path that leaves its folder."""
        if path.startswith("/") or ".." in path.split("/"):
            raise OutputError("output.outside", file=path)
        return self.folders[place] / path


def replaced(path: Path, body: bytes) -> None:
    """Write a file whole or not at all, through a temporary one beside it. Raises OutputError."""
    # always the same name, so that what a killed build left is written over: only one build runs at a time
    temporary = path.with_name(f".{path.name}"[: NAME_LONGEST - 4] + ".tmp")
    try:
        try:
            temporary.write_bytes(body)
        except FileNotFoundError:  # the folder is not there yet
            path.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_bytes(body)
        temporary.replace(path)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise unwritable(path, error) from error


def _same(path: Path, body: bytes) -> bool:
    """Tell whether a file holds these bytes."""
    try:
        return path.stat().st_size == len(body) and path.read_bytes() == body
    except FileNotFoundError:
        return False


@contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """Hold the build lock; a second build waits for the first. Raises OutputError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = (folder / "build.lock").open("w")
    except OSError as error:
        raise unwritable(folder, error) from error
    with file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
