"""What is made of articles, and what there is to say about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256

from publisher.model.content import Issue


class Place(StrEnum):
    """Who may see an artifact: the public, or the comms team before anybody else."""

    PUBLIC = "feeds"
    OUTBOX = "outbox"


class Severity(StrEnum):
    """How much a finding matters: it stops, it waits for a person, or it may help."""

    ERROR = "error"
    REVIEW = "review"
    HINT = "hint"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """What one artifact, or a few that belong together, is made of.

    Attributes:
        key: Unique within its channel, such as an article's id or ``rss``.
        issue: All that the artifact may draw on, and no more.
        light: Whether it draws on no text of its articles: their addresses, dates, titles, teasers and topics
            are enough.
        of_photo: Whether it is made of its article's photo and of nothing else; it is handed that file.
    """

    key: str
    issue: Issue
    light: bool = False
    of_photo: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Artifact:
    """A file that a channel made.

    Attributes:
        path: Relative to its place, with ``/``.
        unit: The key of the unit that it was made of.
    """

    channel: str
    unit: str
    place: Place
    path: str
    media_type: str
    body: bytes

    @property
    def digest(self) -> str:
        """Name the bytes: ``sha256:`` and 64 hexadecimal digits."""
        return digest_of(self.body)


def digest_of(body: bytes) -> str:
    """Name bytes: ``sha256:`` and 64 hexadecimal digits."""
    return f"sha256:{sha256(body).hexdigest()}"


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a finding speaks of.

    Attributes:
        file: A path as the person knows it, such as ``seeds/x.txt``; may be empty.
        line: Counted from 1; 0 for the file as a whole.
    """

    file: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that a person should know of what was read or made.

    Attributes:
        code: Which rule, such as ``seed.no-date``; the key of its sentence in ``locale/``.
        values: What the sentence names.
    """

    code: str
    severity: Severity
    about: About
    values: Mapping[str, str | int] = field(default_factory=dict)
