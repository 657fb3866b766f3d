"""Builds the house from Settings; the only place that names the edges."""

from datetime import UTC, datetime
from functools import partial

from publisher.build.ledger import LedgerFile
from publisher.build.pool import spread
from publisher.build.writer import FolderWriter, one_at_a_time
from publisher.channels.email.mjml import MjmlCli
from publisher.channels.registry import channels, kind_named, selected
from publisher.channels.templates import FolderTemplates
from publisher.content.seeds import SeedFolder
from publisher.model.artifact import Place
from publisher.model.site import ChannelSpec
from publisher.pipeline import PICTURES, House, Outcome, Task, render
from publisher.ports import Templates
from publisher.settings import Settings

LEDGER = "published.json"


def house(settings: Settings, only: tuple[str, ...] = (), jobs: int = 0) -> House:
    """Build the house.

    Args:
        only: The channels that are wanted; all where empty.
        jobs: At most so many processes; 0 for one a core.

    Raises:
        SettingsError: The templates folder is not there, or a channel is named that does not exist.
    """
    specs, findings = channels(settings.templates, settings.site)
    broken = {finding.about.file.split("/")[-2]: finding for finding in findings}
    off = tuple(name for name in settings.tables.channels.off if name not in broken)
    wanted = selected(specs, tuple(name for name in only if name not in broken), off)
    if only:
        wanted = tuple(spec for spec in wanted if spec.name in only)
        findings = tuple(finding for name, finding in broken.items() if name in only)
    workshop = Workshop(compiler=compiler(settings))
    return House(
        site=settings.site,
        seeds=SeedFolder(settings.seeds),
        ledgers=LedgerFile(settings.seeds / LEDGER),
        writer=FolderWriter({Place.PUBLIC: settings.out, Place.OUTBOX: settings.outbox}),
        clock=now,
        channels=wanted,
        drawing=tuple(spec for spec in specs if spec.kind == PICTURES),
        findings=findings,
        kinds=kind_named,
        templates=workshop.templates,
        spread=lambda tasks: spread(workshop, tasks, jobs),
        lock=partial(one_at_a_time, settings.var),
    )


def compiler(settings: Settings) -> MjmlCli:
    """Find the way from MJML to HTML: beside the site first, then beside the program."""
    return MjmlCli(
        search=(settings.root, settings.shipped),
        cache=settings.var / "cache",
        mjml=settings.tables.email.mjml,
        node=settings.tables.email.node,
    )


def now() -> datetime:
    """Give the present instant in UTC, without a fraction of a second."""
    return datetime.now(UTC).replace(microsecond=0)


class Workshop:
    """Opens template sets and renders with them; what another process needs of it is the compiler alone."""

    def __init__(self, compiler: MjmlCli) -> None:
        """Open nothing yet."""
        self.compiler = compiler
        self._open: dict[str, Templates] = {}

    def __reduce__(self) -> tuple[type["Workshop"], tuple[MjmlCli]]:
        """Send the compiler; templates are opened anew where they are needed."""
        return Workshop, (self.compiler,)

    def templates(self, channel: ChannelSpec) -> Templates:
        """Open the template set of a channel, once."""
        if channel.name not in self._open:
            self._open[channel.name] = FolderTemplates(channel, self.compiler)
        return self._open[channel.name]

    def __call__(self, task: Task) -> Outcome:
        """Render one unit."""
        return render(kind_named, self.templates(task.channel), task)
