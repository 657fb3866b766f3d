"""The few shapes that the rooms agree on."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from publisher.model.artifact import Artifact, Finding, Unit
from publisher.model.content import Issue
from publisher.model.ledger import Ledger
from publisher.model.site import ChannelSpec
from publisher.model.source import Source


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
    """

    def units(self, issue: Issue, channel: ChannelSpec) -> tuple[Unit, ...]:
        """Divide an issue into what can be rendered and rebuilt on its own."""
        ...

    def render(self, unit: Unit, channel: ChannelSpec, templates: Templates) -> tuple[Artifact, ...]:
        """Make the files of one unit: the same unit and templates give the same bytes."""
        ...

    def check(self, issue: Issue, artifacts: Sequence[Artifact], channel: ChannelSpec) -> tuple[Finding, ...]:
        """Say what a reader would trip over in what was made of this issue."""
        ...


class Seeds(Protocol):
    """The editors' folder."""

    def sources(self) -> tuple[Source, ...]:
        """Give every seed in the order of its path. Raises SeedError where there is no folder."""
        ...


class Ledgers(Protocol):
    """Where the ledger is kept."""

    def load(self) -> Ledger:
        """Give what is remembered. Raises LedgerError where it cannot be understood."""
        ...

    def save(self, ledger: Ledger) -> None:
        """Remember it, only when it differs. Raises LedgerError."""
        ...


class Writer(Protocol):
    """The way onto the disk."""

    def write(self, artifacts: Sequence[Artifact]) -> Mapping[str, bool]:
        """Write what differs, each file whole or not at all; tell for each path whether it did.

        Raises OutputError.
        """
        ...

    def differs(self, artifact: Artifact) -> bool:
        """Tell whether the disk holds other bytes, or none. Raises OutputError."""
        ...


class Clock(Protocol):
    """The one look at the time: it stamps ``updated`` on an article whose text has changed."""

    def __call__(self) -> datetime:
        """Give the present instant, aware, in UTC, without a fraction of a second."""
        ...
