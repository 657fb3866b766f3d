"""A sidecar as a page of lines: drafts come and go, an editor's lines stay byte for byte.

A line is a draft's where it is commented out and carries the mark ``#:``. Without its ``#``, the editor's.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from publisher.content.drafts import Draft
from publisher.errors import SettingsError
from publisher.tables import parsed

MARK = "#:"
BOM = "\ufeff"
# What is said above the tables of a kind.
ABOVE = {"quotes": "draft.quotes", "image": "draft.image", "email": "draft.email", "posts": "draft.posts"}
LINE = re.compile(r"[^\n]*\n|[^\n]+")
HEADER = re.compile(r"\s*\[")
REVIEW = re.compile(r"\s*\[\s*review\s*\]")
REVIEWED = re.compile(r"\s*(source|accepted)\s*=")
# Tables that grow by what is accepted.
GROWING = {"email", "posts", "quotes", "review"}

Say = Callable[..., str]


def refreshed(page: str, found: Sequence[Draft], say: Say, file: str) -> str:
    """Write the drafts anew around an editor's lines: values above, since a table takes what stands below it.

    Raises:
        SettingsError: ``toml.syntax``; ``draft.within``, where the page would say something else then.
    """
    made = _around(page, _own(page), found, say)
    if parsed(_bare(made), file) != parsed(_bare(page), file):
        raise SettingsError("draft.within", file=file)
    return made


def accepted(page: str, taken: Sequence[Draft], review: Mapping[str, Any], file: str) -> str:
    """Write drafts as an editor's lines, with what they were accepted for; leave out what is a draft still.

    Raises:
        SettingsError: As ``refreshed``.
    """
    expected = parsed(_bare(page), file)
    own, end = _unreviewed(_own(page)), _line_end(page)
    top = [pair for each in taken if not each.header for pair in each.values]
    above = [f"{name} = {_toml(value)}" for name, value in top]
    below: list[str] = []
    for each in (each for each in taken if each.header):
        below += [each.header, *(f"{name} = {_toml(value)}" for name, value in each.values)]
    below += ["[review]", *(f"{name} = {_toml(value)}" for name, value in review.items())]
    text = "".join(f"{line}{end}" for line in above) + _ended(own, end)
    made = f"{BOM if page.startswith(BOM) else ''}{text}{''.join(f'{line}{end}' for line in below)}"
    expected |= {name: list(value) if isinstance(value, tuple) else value for name, value in top}
    told = parsed(_bare(made), file)
    if any(told.get(key) != value for key, value in expected.items() if key not in GROWING):
        raise SettingsError("draft.within", file=file)
    return made


def has_drafts(page: str) -> bool:
    """Tell whether drafts stand on a page."""
    return any(map(_is_draft, LINE.findall(_bare(page))))


def page_of(table: Mapping[str, Any]) -> str:
    """Write a table as TOML: values first, then tables."""
    return "\n".join(_lines(table, "")) + "\n" if table else ""


def _lines(table: Mapping[str, Any], name: str) -> Iterable[str]:
    """Give the lines of a table."""
    for key, value in table.items():
        if not isinstance(value, Mapping) and not (
            isinstance(value, list) and value and isinstance(value[0], dict)
        ):
            yield f"{_key(key)} = {_toml(value)}"
    for key, value in table.items():
        dotted = f"{name}.{_key(key)}" if name else _key(key)
        if isinstance(value, Mapping):
            yield f"[{dotted}]"
            yield from _lines(value, dotted)
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            for each in value:
                yield f"[[{dotted}]]"
                yield from _lines(each, dotted)


def _key(key: str) -> str:
    """Write a key."""
    return key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else _toml(key)


def _toml(value: Any) -> str:
    """Write a value on one line; JSON's strings are TOML's, but for one character."""
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_toml, value))}]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _around(page: str, own: str, found: Sequence[Draft], say: Say) -> str:
    """Set the drafts above and below an editor's lines."""
    end = _line_end(page)
    above = [f"{MARK} {line}" for line in say("draft.intro").split("\n")]
    above += [line for each in found if not each.header for line in _drafted(each, say)]
    below: list[str] = []
    group = ""
    for each in (each for each in found if each.header):
        if (kind := each.key.partition(".")[0]) != group:
            below += [f"{MARK} {line}" for line in say(ABOVE[kind]).split("\n")]
            group = kind
        below += _drafted(each, say)
    if not found:
        above = []
    bom = BOM if page.startswith(BOM) else ""
    text = own if not below else _ended(own, end)
    return bom + "".join(f"{line}{end}" for line in above) + text + "".join(f"{line}{end}" for line in below)


def _drafted(draft: Draft, say: Say) -> Iterable[str]:
    """Write a draft, commented out."""
    sure = "" if draft.confidence is None else say("draft.sure", percent=round(draft.confidence * 100))
    if draft.header:
        yield f"# {draft.header}  {MARK} {sure}".rstrip()
        sure = ""
    for name, value in draft.values:
        yield f"# {name} = {_toml(value)}  {MARK} {sure}".rstrip()
    for other in draft.others:
        yield f"# {draft.key} = {_toml(other)}  {MARK} {say('draft.or')}"


def _own(page: str) -> str:
    """Give an editor's lines, as they are."""
    return "".join(line for line in LINE.findall(_bare(page)) if not _is_draft(line))


def _is_draft(line: str) -> bool:
    """Tell whether the program wrote a line."""
    return line.startswith("#") and MARK in line


def _unreviewed(own: str) -> str:
    """Leave out the table of what was accepted."""
    kept: list[str] = []
    within = False
    for line in LINE.findall(own):
        if HEADER.match(line):
            within = bool(REVIEW.match(line))
            if within:
                continue
        if not (within and REVIEWED.match(line)):
            kept.append(line)
    return "".join(kept)


def _bare(page: str) -> str:
    """Take the byte order mark off."""
    return page.removeprefix(BOM)


def _ended(own: str, end: str) -> str:
    """End the last line."""
    return own if not own or own.endswith("\n") else own + end


def _line_end(page: str) -> str:
    """Tell how the page ends its lines."""
    return "\r\n" if "\r\n" in page else "\n"
