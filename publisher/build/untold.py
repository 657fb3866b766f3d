"""Feeds that the hub has not heard of yet, kept in ``var/`` until a build can tell it.

    begun -> owed -> told -> nothing kept

Whoever is killed once a build has begun has told nobody: the next build then takes every feed for changed.
"""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from msgspec import MsgspecError, json

from publisher.build.writer import replaced
from publisher.errors import OutputError


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What the file says.

    Attributes:
        owed: The addresses of feeds that are still to be told.
        begun: Whether a build has begun since, and has not told what it changed.
    """

    owed: tuple[str, ...] = ()
    begun: bool = False


class Untold:
    """The file; a disk that does not let us costs subscribers time, no more."""

    def __init__(self, path: Path, every: tuple[str, ...]) -> None:
        """Name the file, and the addresses of all feeds."""
        self.path = path
        self.every = every

    def begin(self) -> None:
        """Note that feeds are about to be written."""
        kept = self._kept()
        self._keep(Kept(owed=self.every if kept.begun else kept.owed, begun=True))

    def owed(self, changed: Iterable[str]) -> tuple[str, ...]:
        """Give what is to be told now, and keep it until it is."""
        owed = tuple(dict.fromkeys((*self._kept().owed, *changed)))
        self._keep(Kept(owed=owed))
        return owed

    def told(self) -> None:
        """Keep nothing any more."""
        self._keep(Kept())

    def _kept(self) -> Kept:
        """Read the file; nothing where there is none, or where it is not understood."""
        try:
            return json.decode(self.path.read_bytes(), type=Kept)
        except (OSError, ValueError, MsgspecError):
            return Kept()

    def _keep(self, kept: Kept) -> None:
        """Write the file, or take it away."""
        with suppress(OSError, OutputError):
            if kept == Kept():
                self.path.unlink(missing_ok=True)
            else:
                replaced(self.path, json.encode(kept))
