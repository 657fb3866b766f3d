"""How words are divided into lines: as large as it may be, evenly, and without tearing a word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from publisher.channels.card.fonts import Run
from publisher.model.content import Span

WORD = re.compile(r"[^ ]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A size of type, in pixels, and the most lines it may fill."""

    size: int
    leading: int
    lines: int


PAIR = 2  # of two words each may have its line


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Words, set.

    Attributes:
        lines: What stands on each line, as offsets in the run's text.
    """

    step: Step
    lines: tuple[Span, ...]


def fitted(run: Run, measure: int, scales: tuple[tuple[Step, ...], ...]) -> Setting | None:
    """Set words as large as they fit a measure in pixels; ``None`` where they fit in no way.

    A smaller size comes before a single word on the last line, and that before the next group of sizes.
    """
    words = tuple(Span(start=word.start(), end=word.end()) for word in WORD.finditer(run.text))
    for steps in scales:
        for least in (2, 1):
            for step in steps:
                for count in range(1, step.lines + 1):
                    lines = balanced(run, words, measure / step.size, count, least)
                    if lines:
                        return Setting(step=step, lines=lines)
    return None


def balanced(
    run: Run, words: tuple[Span, ...], measure: float, count: int, least: int
) -> tuple[Span, ...] | None:
    """Divide words into so many lines of the most even width; ``None`` where that does not fit.

    Args:
        measure: The widest a line may be, in ems.
        least: How many words the last line needs, unless there are but two in all.
    """
    total = len(words)
    last = 1 if total <= PAIR else least

    @cache
    def best(first: int, left: int) -> tuple[float, tuple[Span, ...]] | None:
        """Find the least uneven way to set the words from the first one on in the lines that are left."""
        ways: list[tuple[float, tuple[Span, ...]]] = []
        for after, line, width in _lines(run, words, first, measure):
            if left == 1 and after == total and after - first >= last:
                ways.append((width**2, (line,)))
            elif left > 1 and after < total and (rest := best(after, left - 1)):
                ways.append((width**2 + rest[0], (line, *rest[1])))
        return min(ways, key=lambda way: way[0], default=None)

    found = best(0, count)
    return found[1] if found else None


def _lines(
    run: Run, words: tuple[Span, ...], first: int, measure: float
) -> Iterator[tuple[int, Span, float]]:
    """Give each line that may begin with a word: the word after it, the line and its width."""
    for after in range(first + 1, len(words) + 1):
        line = Span(start=words[first].start, end=words[after - 1].end)
        width = run.width(line.start, line.end)
        if width > measure:
            return
        yield after, line, width
