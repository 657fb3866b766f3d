"""Feeds that the hub has not heard of yet, kept in ``var/`` until a later build can tell it."""

import json
from contextlib import suppress
from pathlib import Path

from publisher.build.writer import replaced
from publisher.errors import OutputError


def untold(path: Path) -> tuple[str, ...]:
    """Give the addresses that are still to be told; none where nothing is kept, or nothing understood."""
    try:
        kept = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return ()
    return tuple(kept) if isinstance(kept, list) and all(isinstance(each, str) for each in kept) else ()


def keep_untold(path: Path, topics: tuple[str, ...]) -> None:
    """Keep the addresses for the next build; a disk that does not let us costs subscribers time, no more."""
    with suppress(OSError, OutputError):
        if topics:
            replaced(path, json.dumps(topics).encode())
        else:
            path.unlink(missing_ok=True)
