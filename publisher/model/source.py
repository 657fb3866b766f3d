"""A seed as it lies on disk, before anybody has read it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The bytes of a seed and of the editor's page beside it.

    Attributes:
        path: As a person knows it, such as ``seeds/x.txt``.
        stem: The file name without its ending, in NFC.
        size_bytes: Of the file on disk; ``data`` is empty where that is more than is read.
        sidecar: The bytes of ``STEM.toml``; ``None`` where there is none.
    """

    path: str
    stem: str
    size_bytes: int
    data: bytes
    sidecar: bytes | None = None


def beside(file: str) -> str:
    """Name the editor's page of a seed."""
    return f"{file.rpartition('.')[0]}.toml"
