"""The few shapes that the rooms agree on."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol

from publisher.model.artifact import Artifact, Finding, Place, Unit
from publisher.model.content import Issue
from publisher.model.issue import IssueFile
from publisher.model.ledger import Ledger
from publisher.model.manifest import Manifest, Output, SeedRow, Stamp, UnitRow
from publisher.model.site import ChannelSpec
from publisher.model.work import ReadTask, Task


class Templates(Protocol):
    """The template set of one channel, and nothing beside it."""

    def render(self, name: str, **values: object) -> str:
        """Fill a template. Raises TemplateError, with file and line, for any fault in it."""
        ...


class Compiler(Protocol):
    """The way from MJML to HTML; its Jinja is left as it is."""

    def compile(self, channel: ChannelSpec, name: str) -> str:
        """Give the HTML of one template. Raises TemplateError or ToolError."""
        ...


class Kind(Protocol):
    """The code that renders a family of channels; a module with three functions will do.

    All three are pure: no clock, no disk but the template set, no network.

    It may also say in ``ILLUSTRATED`` which kinds of pictures it describes, ``("card", "photo")``, in
    ``NEEDS`` what else has to be there, and in ``TRACES`` which files are surely its own
    (``build/traces.py``). A kind of pictures has a fourth function: ``media`` describes one.
    """

    def units(self, issue: Issue, channel: ChannelSpec) -> tuple[Unit, ...]:
        """Divide an issue into what can be rendered and rebuilt on its own.

        Its articles are outlines here (``model.manifest.outline``): title, teaser, address and date are
        there, the text is not.
        """
        ...

    def render(self, unit: Unit, channel: ChannelSpec, templates: Templates) -> tuple[Artifact, ...]:
        """Make the files of one unit: the same unit and templates give the same bytes."""
        ...

    def check(self, issue: Issue, artifacts: Sequence[Artifact], channel: ChannelSpec) -> tuple[Finding, ...]:
        """Say what a reader would trip over in what was made of one unit, whose issue this is."""
        ...


class Seeds(Protocol):
    """The editors' folder."""

    def expect(self, changed: frozenset[Path]) -> None:
        """Take the caller's word, once, that since the last look nothing but these files has changed."""
        ...

    def stamps(self) -> Mapping[str, Stamp]:
        """Give every seed's path within the folder, in order, with what changes when it does.

        Raises SeedError where there is no folder.
        """
        ...

    def images(self) -> Mapping[str, Stamp]:
        """Give every photo's path within the folder of photos, with what changes when it does."""
        ...

    def strangers(self) -> tuple[Finding, ...]:
        """Name the files that stand among the seeds and are not read: sidecars of nothing, other endings.

        Those that were there when stamps() looked.
        """
        ...


class IssueFiles(Protocol):
    """The editors' folder of what each month's newsletter says around its articles."""

    def read(self) -> tuple[Mapping[str, IssueFile], tuple[Finding, ...]]:
        """Give every month's file, or its fault, by month; and what there is to say of other files."""
        ...


class Ledgers(Protocol):
    """Where the ledger is kept."""

    def require(self) -> None:
        """Raise LedgerError where there is none, though one was written before."""
        ...

    def load(self) -> Ledger:
        """Give what is remembered. Raises LedgerError where it cannot be understood."""
        ...

    def save(self, ledger: Ledger) -> None:
        """Remember it, only when it differs. Raises LedgerError."""
        ...


class Manifests(Protocol):
    """Where the manifest is kept."""

    def load(self) -> Manifest:
        """Give what the last build knew; nothing, where that is of no use any more."""
        ...

    def save(self, manifest: Manifest) -> None:
        """Remember it. Raises OutputError."""
        ...


class Writer(Protocol):
    """The way onto the disk; every method may raise OutputError."""

    def write(self, artifact: Artifact) -> Output:
        """Write a file, whole or not at all, where its bytes differ."""
        ...

    def holds(self, output: Output) -> bool:
        """Tell whether the disk still has what was written: by size and time, not by its bytes."""
        ...

    def differs(self, artifact: Artifact) -> bool:
        """Tell whether the disk holds other bytes, or none."""
        ...

    def files(self) -> Iterable[tuple[Place, str]]:
        """List place and path of each file that is there, whoever made it."""
        ...

    def remove(self, output: Output) -> None:
        """Take a file away, and the folders that it leaves empty."""
        ...


class Team(Protocol):
    """Those who do the work, on one core or on all of them."""

    def read(self, tasks: Sequence[ReadTask]) -> Iterator[tuple[ReadTask, SeedRow]]:
        """Understand seeds; they come back in whatever order."""
        ...

    def render(self, tasks: Sequence[Task]) -> Iterator[tuple[Task, UnitRow]]:
        """Render units; they come back in whatever order."""
        ...


class Clock(Protocol):
    """The one look at the time: it stamps ``updated`` on an article whose text has changed."""

    def __call__(self) -> datetime:
        """Give the present instant, aware, in UTC, without a fraction of a second."""
        ...
