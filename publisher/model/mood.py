"""How an article wants to be told."""

from enum import StrEnum


class Mood(StrEnum):
    """How a text wants to be told; neither a death nor a warning goes with a smile."""

    PLAIN = "plain"
    SAD = "sad"
    WARNING = "warning"
