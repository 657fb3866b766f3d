"""What an author wrote, whatever door it came in by: the text of the equal ``.txt`` and its front matter."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from publisher.model.artifact import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """The values that stand before a text, as those of a sidecar.

    Attributes:
        text: Says on which line of the file each key stands, in the way of TOML (``tables.line_of``).
    """

    table: Mapping[str, Any] = field(default_factory=dict)
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A seed's text, each line end a line feed.

    Attributes:
        text: As the ``.txt`` that says the same, with its date line where there is a date.
        findings: What was done to get it.
        lines: The line of the file for each line of the text, 0 where a file has none; empty of a ``.txt``,
            whose lines are its own.
    """

    text: str
    findings: tuple[Finding, ...] = ()
    front: Front | None = None
    lines: tuple[int, ...] = ()

    def line(self, number: int) -> int:
        """Give the line of the file for a line of the text, both counted from 1."""
        if not self.lines:
            return number
        return self.lines[number - 1] if 0 < number <= len(self.lines) else 0
