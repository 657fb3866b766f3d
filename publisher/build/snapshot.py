"""Whether anything has changed since the last whole build, told without reading a file.

    everything that goes in, everything that came out -> a number -> the same as last time: nothing to do

Sizes and times stand for contents here, as they do for git; where a time is so young that a file may have
been written again within its grain, nothing is remembered.
"""

import os
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from msgspec import MsgspecError, json

from publisher.build.writer import replaced
from publisher.errors import OutputError
from publisher.model.summary import Summary

YOUNG_NS = 50_000_000  # the grain of a file's time, with room to spare


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What a build with nothing to do says again.

    Attributes:
        inputs: Names settings, program, seeds and templates with their sizes and times.
        ledger: Its path, size and time: the one file besides those of ``said`` that the build wrote.
        said: What the last build said of it all.
    """

    inputs: str
    ledger: tuple[str, int, int]
    said: Summary


def recalled(path: Path, inputs: str) -> Summary | None:
    """Give what was said, where it still holds: nothing went in or came out that is not the same."""
    try:
        memory = json.decode(path.read_bytes(), type=Memory)
        if memory.inputs != inputs:
            return None
        written = ((each.path, each.size_bytes, each.mtime_ns) for each in memory.said.made)
        for name, size, mtime in (memory.ledger, *written):
            stat = os.stat(name)
            if (stat.st_size, stat.st_mtime_ns) != (size, mtime):
                return None
    except (OSError, ValueError, MsgspecError):
        return None
    return memory.said


def remember(path: Path, memory: Memory) -> None:
    """Keep it; a disk that does not let us, or a name that is no text, costs time and nothing else."""
    with suppress(OutputError, UnicodeError):
        replaced(path, json.encode(memory))


def forget(path: Path) -> None:
    """Remember nothing any more."""
    with suppress(OSError):
        path.unlink(missing_ok=True)


def inputs(settled: str, folders: Iterable[Path], files: Iterable[Path], but: Path) -> str:
    """Name all that goes in; empty where something is so young that its time proves nothing.

    Args:
        settled: Names the settings and the program.
        folders: Whose files count, all the way down.
        files: That count besides.
        but: A file that does not count, since the build itself writes it.
    """
    named = sha256(settled.encode())
    youngest = 0
    for folder in folders:
        for name, size, mtime in sorted(_walk(str(folder))):
            if name == str(but):
                continue
            named.update(f"{name}\x00{size}\x00{mtime}\x00".encode("utf-8", "surrogateescape"))
            youngest = max(youngest, mtime)
    for path in files:
        try:
            stat = path.stat()
        except OSError:
            continue
        named.update(f"{path}\x00{stat.st_size}\x00{stat.st_mtime_ns}\x00".encode("utf-8", "surrogateescape"))
        youngest = max(youngest, stat.st_mtime_ns)
    return "" if youngest > time.time_ns() - YOUNG_NS else named.hexdigest()


def _walk(folder: str) -> Iterable[tuple[str, int, int]]:
    """Give every file below a folder with its size and time."""
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    yield from _walk(entry.path)
                else:
                    stat = _stat(entry)
                    yield entry.path, stat.st_size, stat.st_mtime_ns
    except FileNotFoundError:
        return


def _stat(entry: os.DirEntry[str]) -> os.stat_result:
    """Look at a file, or at a link that leads nowhere: editors leave such links beside what they write."""
    try:
        return entry.stat()
    except OSError:
        return entry.stat(follow_symlinks=False)
