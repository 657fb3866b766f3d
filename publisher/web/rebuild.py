"""The site, built aside to be looked at: into ``var/preview/``, with nothing published and nobody told.

    saved files -> settings -> House -> build -> Look

A build that fails leaves the last Look in place, with the reason beside it.
"""

import gc
import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from multiprocessing import active_children
from pathlib import Path
from threading import Event

from publisher.content.seeds import SEED, SIDECAR
from publisher.errors import PublisherError
from publisher.model.built import Built
from publisher.model.ledger import Ledger
from publisher.model.manifest import Manifest, past
from publisher.model.site import ChannelSpec
from publisher.model.work import Phase
from publisher.pipeline import House, Progress, build, silent
from publisher.ports import Ledgers, Manifests
from publisher.settings import Settings
from publisher.wiring import house, now

ASIDE = "preview"
SEEDS = {*SEED, SIDECAR}


class Stopped(Exception):  # noqa: N818  # nothing went wrong
    """The preview ends while a build is under way; what is not written yet is not missed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The site as it was last built, and what there is to say of it now.

    Attributes:
        settings: By which it was built; its folders are those of the preview.
        channels: By name.
        addresses: The seed of every article that had a page since the preview began, by slug.
        fault: Why what was saved last is not in it; None where it is.
        seconds: How long the last build took.
        fresh: Whether there is anything to see that was not there before.
    """

    settings: Settings
    channels: Mapping[str, ChannelSpec] = field(default_factory=dict)
    built: Built = field(default_factory=lambda: Built(findings=()))
    addresses: Mapping[str, str] = field(default_factory=dict)
    fault: PublisherError | None = None
    seconds: float = 0
    fresh: bool = True


class UnwrittenLedger:
    """The ledger, read and never written: an article that is looked at has no lasting address yet."""

    def __init__(self, ledgers: Ledgers) -> None:
        """Keep what reads it; a house of the preview ends when the file is another."""
        self.ledgers = ledgers
        self._known: Ledger | None = None

    def require(self) -> None:
        """Be content: a site that was never built has none yet."""

    def load(self) -> Ledger:
        """Give what is remembered. Raises LedgerError."""
        self._known = self._known or self.ledgers.load()
        return self._known

    def save(self, ledger: Ledger) -> None:
        """Leave the file as it is."""


class NearManifests:
    """The manifest, kept at hand; the file is written by the first build of a house, for the next preview."""

    def __init__(self, manifests: Manifests) -> None:
        """Keep what reads and writes it."""
        self.manifests = manifests
        self._known: Manifest | None = None

    def load(self) -> Manifest:
        """Give what is remembered."""
        return self._known or self.manifests.load()

    def save(self, manifest: Manifest) -> None:
        """Remember it. Raises OutputError."""
        if self._known is None:
            self.manifests.save(manifest)
        self._known = past(manifest)


class Rebuilder:
    """Builds again and again; the one place that the preview's speed hangs on."""

    def __init__(self, settings: Settings, read: Callable[[], Settings]) -> None:
        """Build nothing yet.

        Args:
            settings: As they are now.
            read: Reads them again: somebody may have changed them.
        """
        self.look = Look(settings=aside(settings))
        self._read = read
        # templates, articles and what was made of them stay at hand while only seeds are saved
        self._warm: tuple[Settings, House] | None = None
        self._stopped = Event()

    def build(self, changed: frozenset[Path], progress: Progress = silent) -> Look:
        """Build what has changed; a fault is part of the Look, not an exception.

        Args:
            changed: What was saved since the last time; empty where that is not known.

        Raises:
            Stopped: ``stop`` was called.
        """

        def step(phase: Phase, done: int, whole: int) -> None:
            if self._stopped.is_set():
                raise Stopped
            progress(phase, done, whole)

        if self._stopped.is_set():
            raise Stopped
        began = time.monotonic()
        try:
            look = self._built(changed, step)
        except PublisherError as error:
            look = replace(self.look, fault=error)
        except OSError as error:
            detail = error.strerror or str(error)
            fault = PublisherError("file.unreadable", file=str(error.filename or ""), detail=detail)
            look = replace(self.look, fault=fault)
        except Stopped:
            self.stop()  # a helper may have come since
            raise
        except Exception as error:  # a fault of ours, or of a plug-in's, ends no preview
            if self._stopped.is_set():
                self.stop()
                raise Stopped from error
            look = self.crashed(self.look, error)
        fresh = _fresh(self.look, look)
        self.look = replace(look, fresh=fresh, seconds=time.monotonic() - began)
        return self.look

    def crashed(self, last: Look, error: Exception) -> Look:
        """Go back to the last Look that could be shown, with a fault of ours beside it."""
        logging.getLogger(__name__).error("the preview failed", exc_info=error)
        fault = PublisherError("preview.crashed", detail=f"{type(error).__name__}: {error}")
        self.look = replace(last, fault=fault, fresh=True)
        return self.look

    def stop(self) -> None:
        """End a build that is under way at its next step, and its helpers at once."""
        self._stopped.set()
        for helper in active_children():
            helper.kill()

    def _built(self, changed: frozenset[Path], progress: Progress) -> Look:
        """Build with the settings of this moment. Raises PublisherError."""
        if self._warm is None or not _only_seeds(changed, self._warm[0].seeds):
            self._warm = None  # a house that cannot be built is not the old one either
            settings = aside(self._read())
            self._warm = (settings, _quiet(house(settings)))
        else:
            self._warm[1].seeds.expect(changed)
        settings, made_by = self._warm
        built = build(made_by, progress)
        gc.freeze()  # what is known stays known: the collector need not look through it with every save
        before = self.look.built
        if (
            before.outputs and not built.articles and built.errors
        ):  # nothing could be read, nothing was written
            built = replace(before, findings=built.findings, removed=())
        channels = {spec.name: spec for spec in (*made_by.channels, *made_by.drawing)}
        addresses = {**self.look.addresses, **{each.slug: each.file for each in built.articles}}
        return Look(settings=settings, channels=channels, built=built, addresses=addresses)


def aside(settings: Settings) -> Settings:
    """Move all that a build writes into a folder of the preview's own."""
    var = settings.var / ASIDE
    return replace(settings, out=var / "feeds", outbox=var / "outbox", var=var)


def _only_seeds(changed: frozenset[Path], seeds: Path) -> bool:
    """Tell whether nothing but seeds was saved: no folder, of which nobody knows what is in it, no ledger."""
    return bool(changed) and all(path.is_relative_to(seeds) and path.suffix in SEEDS for path in changed)


def _quiet(made_by: House) -> House:
    """Let a house build without a trace outside the preview's folder, and remember without the disk."""
    return replace(
        made_by,
        ledgers=UnwrittenLedger(made_by.ledgers),
        manifests=NearManifests(made_by.manifests),
        clock=_today,
        sheet=lambda _articles, _units: (None, ()),  # its own pages show the posts
        expect=lambda: None,
        announce=lambda _paths: (),  # a hub would tell the world
    )


def _today() -> datetime:
    """Give an instant that stands still for a day, so that a changed article is stamped alike each time."""
    instant = now()
    return instant - timedelta(hours=instant.hour, minutes=instant.minute, seconds=instant.second)


def _fresh(before: Look, after: Look) -> bool:
    """Tell whether a reader would see anything else."""
    wrote = any(each.changed for each in after.built.outputs) and after.built is not before.built
    said = (before.built.findings, str(before.fault)) != (after.built.findings, str(after.fault))
    return bool(wrote or after.built.removed or said)
