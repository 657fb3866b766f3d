"""The fonts of the template set, and where each letter of a text stands.

HarfBuzz says where: it knows the kerning of any font, on any machine. Pillow's own way to kern (RAQM) needs
a library that its wheels do not bring, and its basic way does not kern (docs/decisions/0001-card-type.md).
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import regex
import uharfbuzz

from publisher.errors import TemplateError
from publisher.model.content import Span
from publisher.model.site import ChannelSpec

# What may be set letter by letter, from left to right; no accent apart from its letter (script Inherited).
SETTABLE = regex.compile(r"[\p{Latin}\p{Greek}\p{Cyrillic}\p{Common}]")
# Letters that are pulled together or apart must not be joined (CSS Text 3, section 8.2).
FEATURES = {"kern": True, "liga": False, "clig": False, "calt": False}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Font:
    """One font file, opened.

    Attributes:
        shaper: HarfBuzz's view of it.
        units: How many of the font's own units make an em.
    """

    path: Path
    shaper: Any
    units: int

    def draws(self, letter: str) -> bool:
        """Tell whether the font has this letter, in a script that we can set."""
        return bool(SETTABLE.match(letter)) and self.shaper.get_nominal_glyph(ord(letter)) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Letters in a row, measured in ems: times the size of the type they are pixels.

    Attributes:
        edges: Where each letter begins, and where the next would: one more than there are letters.
        tracking: What was added after each letter; less than nothing pulls them together.
    """

    text: str
    edges: tuple[float, ...]
    tracking: float

    def width(self, start: int, end: int) -> float:
        """Measure the letters from one offset to another, without the tracking after the last."""
        return self.edges[end] - self.edges[start] - (self.tracking if end > start else 0)

    def part(self, span: Span) -> "Run":
        """Give some of the letters, where they stand."""
        edges = self.edges[span.start : span.end + 1]
        return Run(text=self.text[span.start : span.end], edges=edges, tracking=self.tracking)


def font(channel: ChannelSpec, name: str) -> Font:
    """Open a font of the channel's folder. Raises TemplateError ``card.font``."""
    folder = channel.folder.resolve()
    path = (folder / name).resolve()
    file = f"{channel.folder.parent.name}/{channel.folder.name}/{name}"
    if not path.is_relative_to(folder) or not path.is_file():
        raise TemplateError("card.font", file=file)
    opened = _opened(path, path.stat().st_mtime_ns)
    if opened is None:
        raise TemplateError("card.font", file=file)
    return opened


@cache
def _opened(path: Path, _changed_ns: int) -> Font | None:
    """Open a font once in a process, and again when its file has changed; ``None`` where it is no font."""
    face = uharfbuzz.Face(uharfbuzz.Blob(path.read_bytes()))
    if not face.glyph_count:
        return None
    return Font(path=path, shaper=uharfbuzz.Font(face), units=face.upem)


def shaped(text: str, font: Font, tracking: float = 0) -> Run:
    """Place each letter of a text that the font can draw."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.direction = "ltr"
    buffer.script = "Latn"
    buffer.cluster_level = uharfbuzz.BufferClusterLevel.CHARACTERS  # one place for each letter
    uharfbuzz.shape(font.shaper, buffer, FEATURES)
    advances = [0.0] * len(text)
    # of no text, HarfBuzz gives None
    for glyph, place in zip(buffer.glyph_infos or (), buffer.glyph_positions or (), strict=True):
        advances[glyph.cluster] += place.x_advance / font.units
    edges = [0.0]
    for advance in advances:
        edges.append(edges[-1] + advance + tracking)
    return Run(text=text, edges=tuple(edges), tracking=tracking)
