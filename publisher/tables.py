"""A table of settings becomes a frozen value, or an error that names the key and its nearest kin.

Used for publisher.toml, channel.toml and sidecars. The types of a dataclass are the schema: ``str``,
``int``, ``bool``, ``tuple[str, ...]``, ``dict[str, str]``, other dataclasses, and each of these or ``None``.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from difflib import get_close_matches
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from publisher.characters import CONTROL
from publisher.errors import SettingsError

T = TypeVar("T")
# A value that begins with a quotation mark as a word processor makes it.
TYPOGRAPHIC = re.compile(
    r"(?:\s*[\w.\"'-]+\s*=)?[\s\[{]*(?:(?:\"[^\"]*\"|'[^']*'),\s*)*([\u2018-\u201f\xab\xbb])"
)
TYPES = {str: "text", int: "number", bool: "yes-no", tuple: "list", dict: "table"}


def parsed(text: str, file: str) -> dict[str, Any]:
    """Read TOML. Raises SettingsError with the line of the fault."""
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # the first is tomllib's own, and any number past reason
        place = re.search(r"at line (\d+)", str(error))
        line = int(place[1]) if place else text.count("\n") + 1
        rows = text.splitlines()
        if line <= len(rows) and (found := TYPOGRAPHIC.match(rows[line - 1])):
            raise SettingsError("toml.quotes", file=file, line=line, character=found[1]) from error
        raise SettingsError("toml.syntax", file=file, line=line, detail=str(error)) from error


def line_of(text: str, key: str) -> int:
    """Find the line on which a dotted key is set, counted from 1; 0 where it is not found."""
    return next(lines_of(text, key), 0)


def lines_of(text: str, key: str) -> Iterator[int]:
    """Find the lines on which a dotted key is set: in each of many tables of one name."""
    *section, last = key.split(".")
    here: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        if header := re.match(r"\s*\[+\s*([^\]]+?)\s*\]", line):
            here = [part.strip().strip("\"'") for part in header[1].split(".")]
            if here == [*section, last]:
                yield number
        elif (name := re.match(r"\s*([\w.\"'-]+)\s*=", line)) and [
            *here,
            *(part.strip("\"'") for part in name[1].split(".")),
        ] == [*section, last]:
            yield number


def value_of(  # noqa: PLR0913  # the last four are named
    cls: type[T],
    table: Mapping[str, Any],
    *,
    file: str,
    text: str = "",
    at: str = "",
    also: tuple[str, ...] = (),
) -> T:
    """Make a frozen value of a table; what the table leaves out keeps its default.

    Args:
        file: Named in errors.
        text: The file's text, in which an error looks for its line.
        at: The dotted name of the table within the file.
        also: Keys that were read before and may be the nearest known one.

    Raises:
        SettingsError: ``key.unknown``, ``key.type`` or ``key.missing``.
    """
    assert is_dataclass(cls)
    hints = get_type_hints(cls)
    known = {field.name: field for field in fields(cls)}
    values: dict[str, Any] = {}
    for key, value in table.items():
        name = f"{at}.{key}" if at else key
        if key not in known:
            near = get_close_matches(key, (*known, *also), n=1, cutoff=0.5)
            raise SettingsError(
                "key.unknown-near" if near else "key.unknown",
                file=file,
                line=line_of(text, name),
                key=name,
                near=near[0] if near else ", ".join((*known, *also)),
            )
        values[key] = _checked(hints[key], value, name, file, text)
    for name, field in known.items():
        if name not in values and field.default is MISSING and field.default_factory is MISSING:
            raise SettingsError("key.missing", file=file, key=f"{at}.{name}" if at else name)
    try:
        made: T = cls(**values)
    except SettingsError as error:  # a value that the class itself refuses
        key = str(error.values.get("key", ""))
        line = line_of(text, f"{at}.{key}" if at else key)
        raise SettingsError(error.code, file=file, line=line, **error.values) from error
    return made


def _checked(hint: Any, value: Any, name: str, file: str, text: str) -> Any:
    """Give the value in the type that the schema asks for."""
    if isinstance(hint, UnionType):
        hint = next(arm for arm in get_args(hint) if arm is not NoneType)
    if is_dataclass(hint) and isinstance(value, Mapping):
        assert isinstance(hint, type)
        return value_of(hint, value, file=file, text=text, at=name)
    kind = get_origin(hint) or hint
    if kind is tuple and isinstance(value, list):
        inner = get_args(hint)[0]
        return tuple(_checked(inner, each, name, file, text) for each in value)
    if kind is dict and isinstance(value, dict):
        inner = get_args(hint)[1]
        return {key: _checked(inner, each, f"{name}.{key}", file, text) for key, each in value.items()}
    if type(value) is kind:  # a bool is no int here
        if isinstance(value, str) and (found := CONTROL.search(value)):
            # TOML can write it as \\u0000
            character = f"U+{ord(found[0]):04X}"
            raise SettingsError(
                "key.control", file=file, line=line_of(text, name), key=name, character=character
            )
        return value
    expected = "tables" if kind is tuple and is_dataclass(get_args(hint)[0]) else TYPES.get(kind, "table")
    raise SettingsError("key.type", file=file, line=line_of(text, name), key=name, expected=expected)
