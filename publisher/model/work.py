"""What there is to do: a seed to be read, a unit to be rendered."""

from dataclasses import dataclass
from enum import StrEnum

from publisher.model.artifact import Unit
from publisher.model.site import ChannelSpec


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadTask:
    """A seed to be read: its path within the editors' folder."""

    path: str


class Phase(StrEnum):
    """What a build is at, in this order; a phase with nothing to do is left out."""

    READ = "read"
    DRAW = "draw"
    MAKE = "make"


class Use(StrEnum):
    """What becomes of what is rendered: written, compared with the disk, or only described to other kinds."""

    WRITE = "write"
    COMPARE = "compare"
    DESCRIBE = "describe"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A unit to be rendered and checked."""

    channel: ChannelSpec
    unit: Unit
    fingerprint: str
    use: Use
