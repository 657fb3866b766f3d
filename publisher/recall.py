"""The last build, said again where nothing has changed since: no template is opened, no seed is read.

settings, program, seeds, templates -name-> the same as last time? -> what was said then
"""

from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from publisher import __version__
from publisher.build.snapshot import Memory, forget, inputs, recalled, remember
from publisher.model.ledger import LEDGER
from publisher.model.summary import Summary
from publisher.settings import Settings

LAST = "cache/last.json"


def program() -> str:
    """Name this program: its version, and its files, of which some are data, where somebody works on them."""
    package = Path(__file__).parent
    files = (path for path in sorted(package.rglob("*")) if path.suffix != ".pyc" and path.is_file())
    stats = ((path, path.stat()) for path in files)
    named = [f"{path.relative_to(package)} {stat.st_size} {stat.st_mtime_ns}" for path, stat in stats]
    return f"{__version__} {sha256(chr(0).join(named).encode()).hexdigest()[:16]}"


def inputs_now(settings: Settings, only: tuple[str, ...]) -> str:
    """Name all that a build would be made of; empty where that cannot be told yet."""
    folders = (settings.seeds, settings.issues, settings.templates)
    packages = (settings.root / "node_modules", settings.shipped / "node_modules")
    locks = [folder / "mjml" / "package.json" for folder in packages]
    month = f"{datetime.now(UTC):%Y-%m}"  # what is early now is not for ever
    return inputs(f"{program()} {settings!r} {only!r} {month}", folders, locks, but=settings.seeds / LEDGER)


def recall(settings: Settings, now: str) -> Summary | None:
    """Give what the last build said, where nothing has changed since; None where there is something to do."""
    return recalled(settings.var / LAST, now) if now else None


def keep(settings: Settings, before: str, summary: Summary, *, whole: bool) -> None:
    """Remember what was said.

    Args:
        before: What the inputs were called before anything was read: what changed since is built next time.
        whole: Whether all that could be made was made; else the next build has to try again.
    """
    path = settings.var / LAST
    forget(path)
    if not before or not whole:
        return
    ledger = settings.seeds / LEDGER
    stat = ledger.stat()
    made = tuple(replace(each, changed=False) if each.changed else each for each in summary.made)
    said = replace(summary, made=made, removed=(), left=())
    written = (str(ledger), stat.st_size, stat.st_mtime_ns)
    remember(path, Memory(inputs=before, ledger=written, said=said))
