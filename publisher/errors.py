"""Everything that can go wrong, as one tree; each error with a code and its values.

    PublisherError
    ├── SeedError        a seed cannot be read as an article
    ├── SettingsError    publisher.toml, channel.toml or a sidecar says what nobody understands
    ├── TemplateError    a template, or the MJML in it, cannot be rendered
    ├── ToolError        a program that is needed is not there, or fails
    ├── LedgerError      what has been published cannot be read or kept
    ├── OutputError      a file or folder cannot be written
    └── ServerError      nothing can be served

``words.py`` makes the sentence; nothing here is meant to be read by an editor.
"""

import errno
from pathlib import Path

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}  # no room on the disk, or none that is ours


class PublisherError(Exception):
    """Something that a person has to act on.

    Attributes:
        code: Which rule was broken, such as ``seed.no-date``; the key of its sentence.
        file: A path as the person knows it; may be empty.
        line: Counted from 1; 0 for the file as a whole.
        values: What the sentence names.
    """

    def __init__(self, code: str, *, file: str = "", line: int = 0, **values: str | int) -> None:
        """Keep the code and its values apart, so that either language can say them."""
        super().__init__(code, file, line, values)
        self.code = code
        self.file = file
        self.line = line
        self.values = values

    def __reduce__(self) -> tuple[object, ...]:
        """Travel whole from one process to another."""
        return _same, (type(self), self.code, self.file, self.line, dict(self.values))


def _same(
    kind: type[PublisherError], code: str, file: str, line: int, values: dict[str, str | int]
) -> object:
    """Make an error again in another process."""
    return kind(code, file=file, line=line, **values)


class SeedError(PublisherError):
    """A seed file cannot be read as an article."""


class SettingsError(PublisherError):
    """A settings file cannot be read, or says what nobody understands."""


class TemplateError(PublisherError):
    """A template cannot be rendered."""


class ToolError(PublisherError):
    """A program that is needed is not there, or fails."""


class LedgerError(PublisherError):
    """What has been published cannot be read or kept."""


class OutputError(PublisherError):
    """A file or folder cannot be written."""


class ServerError(PublisherError):
    """Nothing can be served."""


def unwritable(path: Path | str, error: OSError) -> OutputError:
    """Say where could not be written, and why."""
    code = "output.full" if error.errno in FULL else "output.unwritable"
    return OutputError(code, file=str(path), detail=error.strerror or str(error))
