"""Channel folders, and the kinds that render them.

A folder within the templates folder is a channel as soon as it holds a channel.toml; nobody keeps a list.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, cast

from publisher.errors import PublisherError, SettingsError
from publisher.findings import finding_of
from publisher.model.artifact import Finding
from publisher.model.content import IssueKind
from publisher.model.site import ChannelSpec, Site
from publisher.ports import Kind
from publisher.tables import line_of, parsed, value_of

# Named openly, so that the usual path never scans the installed packages.
KINDS: Mapping[str, str] = {
    name: f"publisher.channels.{name}" for name in ("card", "photo", "feed", "page", "email", "post")
}
PLUGINS = "publisher.kinds"
CHANNEL_FILE = "channel.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The keys of channel.toml that every kind has; the title is the folder's name where none is given."""

    kind: str
    title: str = ""
    choice: str = IssueKind.ALL


@cache
def kind_named(name: str) -> Kind:
    """Find the code of a kind. Raises SettingsError ``kind.unknown``."""
    if module := KINDS.get(name):
        return cast("Kind", import_module(module))
    from importlib.metadata import entry_points  # of use to the few who have kinds of their own

    for point in entry_points(group=PLUGINS):
        if point.name == name:
            return cast("Kind", point.load())
    near = get_close_matches(name, KINDS, n=1)
    raise SettingsError("kind.unknown", key=name, near=near[0] if near else ", ".join(KINDS))


def channels(folder: Path, site: Site) -> tuple[tuple[ChannelSpec, ...], tuple[Finding, ...]]:
    """Read every channel folder; one that cannot be read is a finding and stops no other.

    Raises:
        SettingsError: ``templates.missing`` where there is no such folder, or no channel in it.
    """
    specs: list[ChannelSpec] = []
    findings: list[Finding] = []
    if not folder.is_dir():
        raise SettingsError("templates.missing", file=str(folder))
    for path in sorted(folder.iterdir()):
        if path.is_dir() and not path.name.startswith("."):
            try:
                specs.append(channel(path, site))
            except PublisherError as error:
                findings.append(finding_of(error))
    if not specs and not findings:
        raise SettingsError("templates.empty", file=str(folder))
    return tuple(specs), tuple(findings)


def channel(folder: Path, site: Site) -> ChannelSpec:
    """Read one channel folder. Raises SettingsError, with file, line and nearest known key."""
    file = f"{folder.parent.name}/{folder.name}/{CHANNEL_FILE}"
    try:
        text = (folder / CHANNEL_FILE).read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise SettingsError("channel.no-file", file=f"{folder.parent.name}/{folder.name}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            "file.unreadable", file=file, detail=getattr(error, "strerror", "UTF-8")
        ) from error
    table = parsed(text, file)
    common: dict[str, Any] = {key: table.pop(key) for key in ("kind", "title", "choice") if key in table}
    header = value_of(Header, common, file=file, text=text)
    try:
        schema = getattr(kind_named(header.kind), "Options", NoOptions)
    except SettingsError as error:
        line = line_of(text, "kind")
        raise SettingsError(error.code, file=file, line=line, **error.values) from error
    if header.choice not in set(IssueKind):
        raise SettingsError(
            "key.choice",
            file=file,
            line=line_of(text, "choice"),
            key="choice",
            value=header.choice,
            known=", ".join(IssueKind),
        )
    options: Any = value_of(schema, table, file=file, text=text, also=("kind", "title", "choice"))
    return ChannelSpec(
        name=folder.name,
        kind=header.kind,
        title=header.title or folder.name,
        choice=header.choice,
        folder=folder,
        site=site,
        options=options,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class NoOptions:
    """What a kind without settings of its own understands."""


def selected(
    specs: Iterable[ChannelSpec], only: tuple[str, ...], off: tuple[str, ...]
) -> tuple[ChannelSpec, ...]:
    """Leave out what was not asked for. Raises SettingsError ``channel.unknown``."""
    known = {spec.name: spec for spec in specs}
    for name in (*only, *off):
        if name not in known:
            near = get_close_matches(name, known, n=1)
            raise SettingsError("channel.unknown", key=name, near=near[0] if near else ", ".join(known))
    return tuple(spec for spec in known.values() if (not only or spec.name in only) and spec.name not in off)
