"""What an editor types around the articles: paragraphs, lists of lines that begin with ``- ``, and links.

"[Schrijf je in](https://…)", or an address alone, is a link; all else is text, and a line's end stays one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from publisher.addresses import is_web

# An address may hold parentheses in pairs: https://nl.wikipedia.org/wiki/Kortrijk_(stad)
LINK = re.compile(
    r"\[(?P<words>[^\[\]]+)\]\((?P<url>(?:https?://|mailto:|tel:)(?:[^\s()<>\"]|\([^\s()<>\"]*\))+)\)"
    r"|(?P<bare>https?://[^\s<>\"]+)"
)
TELEPHONE = re.compile(r"tel:\+?[0-9.()-]+")
ITEM = re.compile(r"\s*[-•*] +")
AFTER = ".,;:!?)…’”'"  # no part of an address that ends a sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words in a row; a link where ``url`` is not empty."""

    text: str
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph, of the lines that were typed, or a list, of a line an item.

    Attributes:
        lines: Each as runs of words.
        plain: Each as plain text, with its addresses in full.
    """

    is_list: bool
    lines: tuple[tuple[Run, ...], ...]
    plain: tuple[str, ...]


def passages(text: str) -> tuple[Passage, ...]:
    """Read what an editor typed; an empty line divides."""
    found: list[Passage] = []
    for part in re.split(r"\n\s*\n", text.strip()):
        rows = (line for line in part.splitlines() if line.strip())
        for is_list, group in groupby(rows, key=lambda line: bool(ITEM.match(line))):
            lines = (line[item.end() :] if (item := ITEM.match(line)) else line for line in group)
            runs = tuple(tuple(_runs(" ".join(line.split()))) for line in lines)
            plain = tuple("".join(map(_plain, line)) for line in runs)
            found.append(Passage(is_list=is_list, lines=runs, plain=plain))
    return tuple(found)


def _runs(line: str) -> Iterator[Run]:
    """Divide a line at its links."""
    position = 0
    for match in LINK.finditer(line):
        url, words = match["url"] or match["bare"], match["words"]
        end = match.end()
        if not words:
            url = words = _ended(url)
            end = match.start() + len(url)
        if not (url.startswith("mailto:") or TELEPHONE.fullmatch(url) or is_web(url)):
            continue
        if match.start() > position:
            yield Run(text=line[position : match.start()])
        yield Run(text=words, url=url)
        position = end
    if position < len(line):
        yield Run(text=line[position:])


def _ended(url: str) -> str:
    """Leave out what ends the sentence around an address; a parenthesis that it opens itself is its own."""
    while url[-1] in AFTER and not (url[-1] == ")" and url.count("(") >= url.count(")")):
        url = url[:-1]
    return url


def _plain(run: Run) -> str:
    """Write a link's address behind its words."""
    address = run.url.removeprefix("mailto:").removeprefix("tel:")
    return run.text if run.text == address or not run.url else f"{run.text} ({address})"
