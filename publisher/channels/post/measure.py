"""How long a text is, as each network counts it.

Sources, and how sure they are (C: seen in code or a specification; M: from memory, so the stricter reading
is taken):

- ``weighted``: X, twitter-text 3: most letters one, emoji and CJK two, an address 23 (C).
- ``mastodon``: graphemes; an http(s) address 23, a mention without its domain: StatusLengthValidator (C).
- ``graphemes``: user-perceived characters, UAX 29: Bluesky's ``maxGraphemes`` (C).
- ``threads``: code points, an emoji by its UTF-8 bytes (M).
- ``utf16``: UTF-16 code units, for networks that do not say: never less than graphemes.
- ``bytes``: UTF-8.
"""

from collections.abc import Callable, Mapping

import regex

URL_COSTS = 23
GRAPHEME = regex.compile(r"\X")
EMOJI = regex.compile(r"[\p{Extended_Pictographic}\p{Regional_Indicator}]")
URL = regex.compile(r"https?://[^\s<>\"“”]+")
MENTION = regex.compile(r"(?<![\w/])(@[\w.-]+)@[\w.-]+\w")


def measure(text: str, count: str) -> int:
    """Count a text as a network does; ``count`` is a name in the list above. Raises KeyError for another."""
    return COUNTS[count](text)


def _weighted(text: str) -> int:
    """Count as twitter-text 3."""
    from twitter_text import parse_tweet  # a fifth of a second to import

    return int(parse_tweet(text).weightedLength)


def _mastodon(text: str) -> int:
    """Count as a Mastodon server."""
    return _graphemes(MENTION.sub(r"\1", URL.sub("x" * URL_COSTS, text)))


def _graphemes(text: str) -> int:
    """Count user-perceived characters."""
    return len(GRAPHEME.findall(text))


def _threads(text: str) -> int:
    """Count code points, and the bytes of emoji."""
    return sum(
        len(grapheme.encode()) if EMOJI.search(grapheme) else len(grapheme)
        for grapheme in GRAPHEME.findall(text)
    )


def _utf16(text: str) -> int:
    """Count UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


def _bytes(text: str) -> int:
    """Count UTF-8 bytes."""
    return len(text.encode())


COUNTS: Mapping[str, Callable[[str], int]] = {
    "weighted": _weighted,
    "mastodon": _mastodon,
    "graphemes": _graphemes,
    "threads": _threads,
    "utf16": _utf16,
    "bytes": _bytes,
}
