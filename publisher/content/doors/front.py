"""Front matter: the values before a text, between two lines of ``---`` (YAML) or ``+++`` (TOML).

PyYAML parses, and makes nothing of what it parses: its nodes are read here, each scalar as the text that it
is. So ``no`` is no truth value, ``12:30`` no number, and no tag makes anything. Keys that come twice, anchors
and aliases are refused.
"""

from datetime import date
from typing import Any

import yaml

from publisher.content.written import Front
from publisher.errors import SettingsError
from publisher.tables import parsed

FENCES = ("---", "+++")
LONGEST = 400  # lines; past them there was no closing line, and the text is read as values
TRUTHS = {"true": True, "false": False}
NOTHING = {"~", "null"}


def split(text: str, file: str) -> tuple[Front | None, str, int]:
    """Take the front matter off a text; give also the text's first line.

    Raises:
        SettingsError: ``front.open``, ``front.yaml``, ``front.twice``, ``front.alias``, ``toml.syntax``.
    """
    lines = text.split("\n")
    start = next((number for number, line in enumerate(lines) if line.strip()), 0)
    fence = lines[start].rstrip()
    if fence not in FENCES:
        return None, text, 1
    ends = (
        number for number in range(start + 1, min(len(lines), LONGEST)) if lines[number].rstrip() == fence
    )
    end = next(ends, None)
    if end is None:
        raise SettingsError("front.open", file=file, line=start + 1, fence=fence)
    within = "\n" * (start + 1) + "\n".join(lines[start + 1 : end])  # each value on its line of the file
    front = _yaml(within, file) if fence == "---" else Front(table=parsed(within, file), text=within)
    return front, "\n".join(lines[end + 1 :]), end + 2


def _yaml(text: str, file: str) -> Front:
    """Read YAML as nodes."""
    places: dict[int, str] = {}
    try:
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                line = event.start_mark.line + 1 if event.start_mark else 0
                raise SettingsError("front.alias", file=file, line=line)
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        table = {} if node is None else _value(node, "", file, places)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        line = mark.line + 1 if mark else 0
        detail = str(getattr(error, "problem", None) or error).partition("\n")[0]
        raise SettingsError("front.yaml", file=file, line=line, detail=detail) from error
    except RecursionError as error:
        raise SettingsError("front.yaml", file=file, detail="too deep") from error
    if not isinstance(table, dict):
        raise SettingsError("front.yaml", file=file, line=1, detail="key: value")
    shadow = [f"{places[line]} =" if line in places else "" for line in range(max(places, default=0) + 1)]
    return Front(table=table, text="\n".join(shadow))


def _value(node: yaml.Node, name: str, file: str, places: dict[int, str]) -> Any:
    """Give a node's value: text, truth, list or table; note where each key stands."""
    if isinstance(node, yaml.SequenceNode):
        return [_value(each, name, file, places) for each in node.value]
    if isinstance(node, yaml.ScalarNode):
        plain = str(node.value)
        if node.style is not None:
            return plain
        return "" if plain in NOTHING else TRUTHS.get(plain.lower(), plain)
    table: dict[str, Any] = {}
    for key, value in node.value:
        line = key.start_mark.line
        if not isinstance(key, yaml.ScalarNode):
            raise SettingsError("front.yaml", file=file, line=line + 1, detail="key: value")
        if key.value in table:
            raise SettingsError("front.twice", file=file, line=line + 1, key=key.value[:40])
        dotted = f"{name}.{key.value}" if name else key.value
        places.setdefault(line, dotted)
        table[key.value] = _value(value, dotted, file, places)
    return table


def date_in(front: Front) -> tuple[Front, str | None, int]:
    """Take the date out of front matter; give it as text, with its line."""
    from publisher.tables import line_of

    if "date" not in front.table:
        return front, None, 0
    rest = dict(front.table)
    value = rest.pop("date")
    words = value.isoformat()[:10] if isinstance(value, date) else str(value)
    # a time behind the day, as other programs write it, says nothing here
    words = words.partition("T")[0].partition(" ")[0]
    return Front(table=rest, text=front.text), words, line_of(front.text, "date")
