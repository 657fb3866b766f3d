"""Files onto the disk: only when their bytes differ, each whole or not at all, one build at a time."""

import fcntl
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile

from publisher.errors import OutputError
from publisher.model.artifact import Artifact, Place


class FolderWriter:
    """Writes each place into its folder."""

    def __init__(self, folders: Mapping[Place, Path]) -> None:
        """Name the folders; they are made when something is written."""
        self.folders = folders

    def path(self, artifact: Artifact) -> Path:
        """Tell where an artifact lies. Raises OutputError for a path that leaves its folder."""
        folder = self.folders[artifact.place]
        path = folder / artifact.path
        if ".." in Path(artifact.path).parts or Path(artifact.path).is_absolute():
            raise OutputError("output.outside", file=artifact.path)
        return path

    def write(self, artifacts: Sequence[Artifact]) -> Mapping[str, bool]:
        """Write what differs, each file whole or not at all; tell for each path whether it did."""
        return {str(self.path(each)): self._one(self.path(each), each.body) for each in artifacts}

    def differs(self, artifact: Artifact) -> bool:
        """Tell whether the disk holds other bytes, or none."""
        path = self.path(artifact)
        try:
            return path.read_bytes() != artifact.body
        except FileNotFoundError:
            return True
        except OSError as error:
            raise OutputError("file.unreadable", file=str(path), detail=str(error)) from error

    def _one(self, path: Path, body: bytes) -> bool:
        """Write one file through a temporary one beside it."""
        temporary: Path | None = None
        try:
            if path.is_file() and path.stat().st_size == len(body) and path.read_bytes() == body:
                return False
            path.parent.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=path.parent, prefix=".", suffix=".tmp", delete=False) as file:
                temporary = Path(file.name)
                file.write(body)
            temporary.chmod(0o644)
            temporary.replace(path)
        except OSError as error:
            if temporary is not None:
                temporary.unlink(missing_ok=True)
            detail = error.strerror or str(error)
            raise OutputError("output.unwritable", file=str(path), detail=detail) from error
        return True


@contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """Hold the build lock; a second build waits for the first. Raises OutputError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = (folder / "build.lock").open("w")
    except OSError as error:
        detail = error.strerror or str(error)
        raise OutputError("output.unwritable", file=str(folder), detail=detail) from error
    with file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
