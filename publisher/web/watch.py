"""Hears what is saved in the folders of a site, from a moment on that nothing escapes it."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import anyio
from watchfiles import Change, awatch

from publisher.settings import SETTINGS_FILE

# What was saved counts when nothing more is saved for STEP; an endless row of saves is cut after DEBOUNCE.
# watchfiles' own 50 and 1600 ms serve restarts of servers; here somebody looks at the screen. Editors write
# and rename within a few milliseconds; a build that came in between is followed by another.
STEP_MS = 20
DEBOUNCE_MS = 50
AGAIN_S = 0.5
FILES = frozenset({SETTINGS_FILE, ".env"})
FOLDERS = frozenset({"seeds", "issues", "templates"})
LEFT_BY_EDITORS = ("~", ".swp", ".swx", ".tmp", "4913")


class Watch:
    """Watches the site's folders all the way down, and the settings beside them."""

    def __init__(
        self,
        root: Path,
        folders: Callable[[], tuple[Path, ...]],
        found: Callable[[frozenset[Path]], None],
    ) -> None:
        """Watch nothing yet.

        Args:
            root: The folder of the site.
            folders: Gives the folders that count now; one may come and go.
            found: Is told what was saved; an empty set first, when nothing can be missed any more.
        """
        self.root = root
        self.folders = folders
        self.found = found
        self._moved = anyio.Event()

    async def run(self) -> None:
        """Watch until cancelled."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self._top())
            group.create_task(self._down())
            await asyncio.sleep(0)  # both watch from their first step on
            self.found(frozenset())

    async def _top(self) -> None:
        """Watch what stands in the root itself; node_modules and feeds/ beside it are not ours."""

        def tell(paths: frozenset[Path]) -> None:
            if any(path.name in FOLDERS for path in paths):
                self._moved.set()  # a folder came or went: its old watch hears nothing any more
            self.found(paths)

        while True:
            await self._listen((self.root,), _is_top, tell, anyio.Event(), recursive=False)

    async def _down(self) -> None:
        """Watch the folders that are there."""
        while True:
            self._moved = anyio.Event()
            there = tuple(folder for folder in self.folders() if folder.is_dir())
            if there:
                await self._listen(there, _is_work, self.found, self._moved, recursive=True)
                self.found(frozenset(there))
            else:
                await self._moved.wait()

    @staticmethod
    async def _listen(
        folders: tuple[Path, ...],
        counts: Callable[[Change, str], bool],
        tell: Callable[[frozenset[Path]], None],
        stop: anyio.Event,
        *,
        recursive: bool,
    ) -> None:
        """Tell what is saved until it is time to stop; by looking again and again if it must be."""
        for polling in (None, True):
            try:
                changes = awatch(
                    *folders,
                    watch_filter=counts,
                    debounce=DEBOUNCE_MS,
                    step=STEP_MS,
                    stop_event=stop,
                    force_polling=polling,
                    recursive=recursive,
                    ignore_permission_denied=True,
                )
                async for changed in changes:
                    tell(frozenset(Path(path) for _, path in changed))
            except FileNotFoundError:  # gone between the question and the watch
                break
            except OSError:  # the system has no watches left
                continue
            return
        await asyncio.sleep(AGAIN_S)


def _is_top(_change: Change, path: str) -> bool:
    """Tell whether something in the root is the site's."""
    return Path(path).name in FILES | FOLDERS


def _is_work(_change: Change, path: str) -> bool:
    """Leave out what editors and systems put beside a file while it is open."""
    name = Path(path).name
    return not name.startswith((".", "~$")) and not name.endswith(LEFT_BY_EDITORS)
