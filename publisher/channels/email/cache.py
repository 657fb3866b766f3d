"""What was compiled before, under a name made of what it was made of: kept whole or not at all."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

from publisher.errors import unwritable


class Cache:
    """A folder that may be thrown away."""

    def __init__(self, folder: Path) -> None:
        """Name it; it is made when something is kept."""
        self.folder = folder

    def known(self, name: str) -> str | None:
        """Give what was kept; nothing where that is not what was written, or the disk refuses."""
        try:
            digest, _, body = (self.folder / name).read_bytes().partition(b"\n")
        except OSError:
            return None
        return body.decode() if digest.decode("ascii", "replace") == sha256(body).hexdigest() else None

    def keep(self, name: str, html: str) -> None:
        """Write it, behind the digest of its bytes. Raises OutputError."""
        body = html.encode()
        temporary: Path | None = None
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=self.folder, suffix=".tmp", delete=False) as file:
                temporary = Path(file.name)
                file.write(sha256(body).hexdigest().encode() + b"\n" + body)
            temporary.replace(self.folder / name)
        except OSError as error:
            if temporary is not None:
                temporary.unlink(missing_ok=True)
            raise unwritable(self.folder, error) from error

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Let the other processes of a build wait for what this one compiles. Raises OutputError."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            file = (self.folder / "lock").open("w")
        except OSError as error:
            raise unwritable(self.folder, error) from error
        with file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield
