"""Files that were made once and that no cache remembers: ledger and names tell that they are ours."""

import re
from collections.abc import Iterable, Iterator

from publisher.characters import filed
from publisher.model.artifact import Place
from publisher.model.ledger import Ledger
from publisher.model.manifest import Output


def traces(ledger: Ledger, patterns: Iterable[str], files: Iterable[tuple[Place, str]]) -> Iterator[Output]:
    """Find, among the files that are there, those that a build made of what the ledger knows.

    Args:
        patterns: Regular expressions of place and path, such as ``feeds/maand/(?P<month>[^/]+)/index.html``.
            What stands in ``slug``, ``month`` or ``id`` must be in the ledger; anything else is not ours.
        files: Place and path of each file.
    """
    rows = ledger.publications
    known = {
        "slug": {slug for row in rows.values() for slug in (row.slug, *row.former)},
        "month": {f"{row.published:%Y-%m}" for row in rows.values()},
        "id": {filed(key) for key in rows},
    }
    whole = re.compile("|".join(f"(?:{pattern})" for pattern in _numbered(patterns)))
    for place, path in files:
        match = whole.fullmatch(f"{place}/{path}")
        if match and all(
            value in known[name.partition("_")[0]]
            for name, value in match.groupdict().items()
            if value is not None
        ):
            yield Output(
                channel="", place=place, path=path, media_type="", size_bytes=0, mtime_ns=0, digest=""
            )


def _numbered(patterns: Iterable[str]) -> Iterator[str]:
    """Give each group a name of its own, as one expression of many asks."""
    for number, pattern in enumerate(dict.fromkeys(patterns)):
        yield (
            pattern.replace("(?P<slug>", f"(?P<slug_{number}>")
            .replace("(?P<month>", f"(?P<month_{number}>")
            .replace("(?P<id>", f"(?P<id_{number}>")
        )
