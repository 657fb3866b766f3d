"""Patterns that are tried only where they can match: each stands beside the letters that every match has."""

import re
from collections.abc import Iterator


def lowered(text: str) -> str:
    """Write a text small, letter for letter, as ``re.IGNORECASE`` reads it."""
    return text.replace("\u0130", "i").replace("\u0131", "i").replace("\u017f", "s").lower()


class Gated:
    """A pattern, and letters of which each match has some: a text without them is not searched.

    To look whether letters stand in a text costs a hundredth of a search that finds nothing.
    """

    __slots__ = ("ignores_case", "needs", "pattern")

    def __init__(self, pattern: str, *needs: str, flags: int = 0) -> None:
        """Name the letters: small ones, where the pattern ignores case."""
        self.pattern = re.compile(pattern, flags)
        self.needs = needs
        self.ignores_case = bool(flags & re.IGNORECASE)

    def may_stand_in(self, text: str) -> bool:
        """Tell whether a text has the letters; where not, no part of it has a match."""
        return any(map((lowered(text) if self.ignores_case else text).__contains__, self.needs))

    def search(self, text: str) -> re.Match[str] | None:
        """Find the first match."""
        return self.pattern.search(text) if self.may_stand_in(text) else None

    def finditer(self, text: str, small: str) -> Iterator[re.Match[str]]:
        """Find every match.

        Args:
            small: The text as ``lowered`` writes it, once for many patterns.
        """
        may = any(map((small if self.ignores_case else text).__contains__, self.needs))
        return self.pattern.finditer(text) if may else iter(())
