"""The editors' folder ``issues/``: what each ``YYYY-MM.toml`` decides of that month's newsletter."""

import re
from dataclasses import dataclass, fields
from pathlib import Path

from publisher.addresses import is_safe, is_web
from publisher.errors import PublisherError, SettingsError
from publisher.model.artifact import About, Finding, Severity
from publisher.model.issue import Editorial, Event, IssueFile
from publisher.tables import line_of, parsed, value_of

NAME = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])\.toml")
# A letter to readers is a page; past this size a file is something else, and is not even read.
LARGEST_BYTES = 500_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """The keys of an issue file; ``None`` where the editor left one out."""

    subject: str | None = None
    preheader: str | None = None
    intro: str | None = None
    articles: tuple[str, ...] | None = None
    without: tuple[str, ...] | None = None
    lead: str | None = None
    agenda: tuple[Event, ...] | None = None
    closing: str | None = None


class IssueFolder:
    """Issue files on disk; the folder need not be there."""

    def __init__(self, folder: Path) -> None:
        """Name the folder; nothing is read yet."""
        self.folder = folder

    def read(self) -> tuple[dict[str, IssueFile], tuple[Finding, ...]]:
        """Read every month's file; one that cannot be understood carries its fault, and stops no other."""
        files: dict[str, IssueFile] = {}
        strangers: list[Finding] = []
        for path in sorted(self.folder.iterdir()) if self.folder.is_dir() else ():
            shown = f"{self.folder.name}/{path.name}"
            if NAME.fullmatch(path.name):
                files[path.stem] = _issue_file(path, shown)
            elif not path.name.startswith("."):
                about = About(file=shown)
                strangers.append(Finding(code="issue.name", severity=Severity.REVIEW, about=about))
        return files, tuple(strangers)


def _issue_file(path: Path, shown: str) -> IssueFile:
    """Read one file, or its fault."""
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise SettingsError("issue.large", file=shown, most=LARGEST_BYTES // 1000)
        return understood(path.read_text(encoding="utf-8-sig"), shown)
    except PublisherError as error:
        fault = error
    except UnicodeDecodeError:
        fault = SettingsError("toml.encoding", file=shown)
    except OSError as error:
        fault = SettingsError("file.unreadable", file=shown, detail=error.strerror or str(error))
    return IssueFile(editorial=Editorial(file=shown, fault=fault))


def understood(text: str, shown: str) -> IssueFile:
    """Understand an issue file. Raises SettingsError with file, line and nearest known key."""
    said = value_of(Said, parsed(text, shown), file=shown, text=text)
    for each in fields(said):
        value = getattr(said, each.name)
        if isinstance(value, str) and not value.strip():
            raise SettingsError("key.empty", file=shown, line=line_of(text, each.name), key=each.name)
    for event in said.agenda or ():
        for key in ("when", "what"):
            if not getattr(event, key).strip():
                raise SettingsError(
                    "key.empty", file=shown, line=line_of(text, "agenda"), key=f"agenda.{key}"
                )
        if event.link and not (is_web(event.link) and is_safe(event.link)):
            line = _line(text, event.link) or line_of(text, "agenda")
            raise SettingsError("issue.link", file=shown, line=line, url=event.link)
    named = (*(said.articles or ()), *(said.without or ()), said.lead or "")
    return IssueFile(
        editorial=Editorial(
            file=shown,
            subject=said.subject or "",
            preheader=said.preheader or "",
            intro=said.intro or "",
            agenda=said.agenda or (),
            closing=said.closing or "",
        ),
        articles=said.articles,
        without=said.without or (),
        lead=said.lead or "",
        lines={name: _line(text, name) for name in named if name},
        keys={each.name: line_of(text, each.name) for each in fields(said)},
    )


def _line(text: str, value: str) -> int:
    """Find the line on which a value stands in quotation marks, counted from 1; 0 where none does."""
    for number, line in enumerate(text.splitlines(), 1):
        if f'"{value}"' in line or f"'{value}'" in line:
            return number
    return 0
