"""What there is to do: a seed to be read, a unit to be rendered."""

from dataclasses import dataclass
from enum import StrEnum

from publisher.model.artifact import Unit
from publisher.model.site import ChannelSpec
from publisher.model.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadTask:
    """A seed to be understood."""

    path: str
    source: Source


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
