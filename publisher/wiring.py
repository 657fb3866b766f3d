"""Builds the house from Settings; the only place that names the edges."""

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from publisher.build.ledger import LedgerFile
from publisher.build.manifest import ManifestFile, Marks
from publisher.build.writer import FolderWriter, one_at_a_time
from publisher.colours import pale
from publisher.content.issuefiles import IssueFolder
from publisher.content.seeds import SeedFolder
from publisher.errors import PublisherError
from publisher.model.artifact import Finding, Place
from publisher.model.ledger import LEDGER
from publisher.model.site import ChannelSpec, Site
from publisher.pipeline import PHOTO, PICTURES, House
from publisher.recall import program
from publisher.settings import Settings
from publisher.sheet import KIND
from publisher.sheet.page import newest
from publisher.workshop import Bench, Workshop

if TYPE_CHECKING:
    from publisher.build.untold import Untold
    from publisher.channels.email.mjml import MjmlCli

MANIFEST = "cache/manifest.json"
UNTOLD = "untold.json"


def house(settings: Settings, only: tuple[str, ...] = (), jobs: int = 0) -> House:
    """Build the house.

    Args:
        only: The channels that are wanted; all where empty.
        jobs: At most so many processes; 0 for one a core.

    Raises:
        SettingsError: The templates folder is not there, or a channel is named that does not exist.
    """
    from publisher.channels.registry import channels, kind_named, selected

    specs, findings = channels(settings.templates, settings.site)
    broken = {finding.about.file.split("/")[-2]: finding for finding in findings}
    off = tuple(name for name in settings.tables.channels.off if name not in broken)
    # a channel that cannot be read keeps its last good files
    kinds = tuple(sorted({*broken, *(spec.kind for spec in specs if spec.name not in off)}))
    specs = tuple(replace(spec, site=replace(spec.site, kinds=kinds)) for spec in specs)
    wanted = selected(specs, tuple(name for name in only if name not in broken), off)
    if only:
        wanted = _with_photos(tuple(spec for spec in wanted if spec.name in only), specs, off)
        findings = tuple(finding for name, finding in broken.items() if name in only)
    folders = {Place.PUBLIC: settings.out, Place.OUTBOX: settings.outbox}
    writer = FolderWriter(folders)
    posts = tuple(spec for spec in specs if spec.kind == KIND and spec.name not in off)
    seeds = SeedFolder(settings.seeds)
    mjml = compiler(settings)
    networks = frozenset({spec.name for spec in specs if spec.kind == KIND} | set(broken))
    this = program()
    workshop = Workshop(compiler=mjml, seeds=seeds, writer=writer, site=settings.site, networks=networks)
    return House(
        seeds=seeds,
        issue_files=IssueFolder(settings.issues),
        ledgers=LedgerFile(settings.seeds / LEDGER),
        manifests=ManifestFile(settings.var / _manifest(settings), _manifest_key(settings, this, networks)),
        marks=Marks(),
        writer=writer,
        clock=now,
        channels=wanted,
        drawing=tuple(spec for spec in specs if spec.kind in PICTURES and spec.name not in off),
        whole=not only and not findings,
        findings=(*findings, *pale(settings.site.brand)),
        kinds=kind_named,
        made_by=partial(_made_by, this, mjml),
        sheet=partial(newest, settings.site, posts, folders),
        team=partial(Bench, workshop, jobs),
        expect=partial(_expect, settings.site, settings.var / UNTOLD),
        announce=partial(_announce, settings.site, settings.var / UNTOLD),
        lock=partial(one_at_a_time, settings.var, writer.sweep),
    )


def _with_photos(
    wanted: tuple[ChannelSpec, ...], specs: tuple[ChannelSpec, ...], off: tuple[str, ...]
) -> tuple[ChannelSpec, ...]:
    """Add the photos that the wanted channels show: a page whose photo is not there is a broken page.

    A card is another matter: a page only tells where it would be, and networks do without.
    """
    from publisher.channels.registry import kind_named

    shown = any(PHOTO in getattr(kind_named(spec.kind), "ILLUSTRATED", ()) for spec in wanted)
    photos = (spec for spec in specs if shown and spec.kind == PHOTO and spec.name not in off)
    return (*wanted, *(spec for spec in photos if spec not in wanted))


def compiler(settings: Settings) -> "MjmlCli":
    """Find the way from MJML to HTML: beside the site first, then beside the program."""
    from publisher.channels.email.mjml import MjmlCli

    return MjmlCli(
        search=(settings.root, settings.shipped),
        cache=settings.var / "cache",
        mjml=settings.tables.email.mjml,
        node=settings.tables.email.node,
    )


def now() -> datetime:
    """Give the present instant in UTC, without a fraction of a second."""
    return datetime.now(UTC).replace(microsecond=0)


def _expect(site: Site, path: Path) -> None:
    """Note, where the settings name a WebSub hub, that feeds are about to be written."""
    if site.hub:
        _untold(site, path).begin()


def _announce(site: Site, path: Path, changed: tuple[str, ...]) -> tuple[Finding, ...]:
    """Tell the WebSub hub, where the settings name one, which feeds have changed since it last listened."""
    if not site.hub:
        return ()
    from publisher.channels.feed.websub import ping, topics

    untold = _untold(site, path)
    findings = ping(site.hub, untold.owed(topics(site, changed)))
    if not findings:
        untold.told()
    return findings


def _untold(site: Site, path: Path) -> "Untold":
    """Open what is kept of the feeds that the hub has not heard of."""
    from publisher.build.untold import Untold
    from publisher.channels.feed.websub import TOPICS, topics

    return Untold(path, topics(site, TOPICS))


def _manifest(settings: Settings) -> str:
    """Name the manifest: each pair of folders that is built into has its own."""
    if (settings.out, settings.outbox) == (settings.root / "feeds", settings.root / "outbox"):
        return MANIFEST
    named = sha256(f"{settings.out}\0{settings.outbox}".encode()).hexdigest()[:12]
    return MANIFEST.replace(".json", f"-{named}.json")


def _manifest_key(settings: Settings, this: str, networks: frozenset[str]) -> str:
    """Name what every remembered article was read by."""
    return f"{this} {settings.site.language} {settings.site.brand.city} {sorted(networks)}"


def _made_by(program: str, mjml: "MjmlCli", channel: ChannelSpec) -> str:
    """Name a channel: the program, its settings and every file of its folder."""
    named = sha256(f"{program} {channel.title} {channel.options!r} {channel.site!r}".encode())
    if channel.kind == "email":
        with suppress(PublisherError):  # not there: rendering will say so
            named.update(mjml.tools.version(mjml.tools.entry()).encode())
    for path in sorted(channel.folder.rglob("*")):
        if path.is_file():
            named.update(path.relative_to(channel.folder).as_posix().encode())
            named.update(path.read_bytes())
    return named.hexdigest()
