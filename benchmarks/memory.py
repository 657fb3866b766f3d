"""What a process and all that it started hold in memory, at the most: pages that they share are counted once.

/proc/*/smaps_rollup of the tree, every 50 ms -> the sum of Pss -> its peak
"""

import re
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

PROC = Path("/proc")
EVERY_S = 0.05
PSS = re.compile(rb"^Pss: +(\d+) kB", re.MULTILINE)


class Peak:
    """Looks on while a process runs; where there is no ``/proc``, it sees nothing."""

    def __init__(self, pid: int) -> None:
        """Name the process; nothing is looked at yet."""
        self.pid = pid
        self.mib = 0.0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Self:
        """Look from now on."""
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Look no more."""
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        """Look again and again."""
        while not self._over.is_set():
            self.mib = max(self.mib, sum(map(_pss_mib, _tree(self.pid))))
            self._over.wait(EVERY_S)


def _tree(pid: int) -> Iterator[int]:
    """Give a process, and those that it started, and those that they started."""
    yield pid
    for listed in PROC.glob(f"{pid}/task/*/children"):
        with suppress(OSError):  # it has ended meanwhile
            for child in listed.read_text(encoding="ascii").split():
                yield from _tree(int(child))


def _pss_mib(pid: int) -> float:
    """Give what a process holds, its share of what it shares; nothing where it has ended."""
    with suppress(OSError):
        if found := PSS.search((PROC / str(pid) / "smaps_rollup").read_bytes()):
            return int(found[1]) / 1024
    return 0.0
