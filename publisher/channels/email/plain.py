"""How the plain text is set: 78 columns, links whole, one blank line where the template left several."""

import re
import textwrap
from collections.abc import Iterator

COLUMNS = 78
NUMBER = re.compile(r"\s*(?:\d+\. |- )?")


def set_plain(text: str) -> str:
    """Wrap every line but links; keep no more than one blank line in a row, none at either end."""
    lines: list[str] = []
    for line in text.splitlines():
        if line.strip():
            lines += _wrapped(line.rstrip())
        elif lines and lines[-1]:
            lines.append("")
    return "\n".join(lines).rstrip("\n") + "\n"


def _wrapped(line: str) -> Iterator[str]:
    """Give a line in pieces of at most 78 columns; what follows a number is indented under it."""
    alone = len(line.split()) == 1
    if len(line) <= COLUMNS or (alone and "://" in line):
        yield line
        return
    number = NUMBER.match(line)
    indent = " " * len(number[0]) if number else ""
    for row in textwrap.wrap(
        line, COLUMNS, subsequent_indent=indent, break_on_hyphens=False, break_long_words=False
    ):
        if len(row) <= COLUMNS or "://" in row:  # half an address leads nowhere
            yield row
        else:
            yield from textwrap.wrap(row, COLUMNS, subsequent_indent=indent, break_on_hyphens=False)
