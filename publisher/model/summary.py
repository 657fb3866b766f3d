"""What there is to say of a build when it is over."""

from dataclasses import dataclass

from publisher.model.artifact import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A file that is there now.

    Attributes:
        path: As the file system knows it.
        changed: Whether this build wrote it.
    """

    channel: str
    kind: str
    path: str
    media_type: str
    size_bytes: int
    mtime_ns: int
    digest: str
    changed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A build, summed up.

    Attributes:
        articles: Their ids, newest first.
        removed: Paths of files that nothing makes any more.
        left: The seeds of articles that the last build still had.
        findings: Worst first.
    """

    articles: tuple[str, ...]
    made: tuple[Made, ...]
    removed: tuple[str, ...]
    left: tuple[str, ...]
    findings: tuple[Finding, ...]
