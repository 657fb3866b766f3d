"""How long a text is, as each network counts it.

Sources, and how sure they are (C: seen in code or a specification; M: from memory, so the stricter reading
is taken):

- ``weighted``: X, twitter-text 3: most letters one, emoji and CJK two, an address 23, bare domains too (C).
- ``mastodon``: graphemes; an http(s) address 23, a mention without its domain: StatusLengthValidator (C). An
  address under a domain that twitter-text does not know counts in full, as does a mention of a server whose
  name is longer than DNS allows (M).
- ``graphemes``: user-perceived characters, UAX 29: Bluesky's ``maxGraphemes`` (C).
- ``threads``: code points, an emoji by its UTF-8 bytes (M).
- ``utf16``: UTF-16 code units, for networks that do not say: never less than graphemes.
- ``bytes``: UTF-8.

twitter-text-parser takes milliseconds for a post. Of a text of ordinary letters it can only find what
``PLAIN`` and ``ADDRESS`` find, so these count it; ``tests/test_post_measure.py`` holds the two equal.
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

import regex

URL_COSTS = 23
URL_LONGEST = 4096  # twitter-text: a longer one is no address
GRAPHEME = regex.compile(r"\X")
EMOJI = regex.compile(r"[\p{Extended_Pictographic}\p{Regional_Indicator}]")
# Each of these is one code point, composed as NFC has it, no emoji, and one character to every network.
PLAIN = re.compile("[\n -~\u00a0«»·°À-ɏ\u2010-\u201f…€]*")
HEAVY = re.compile("[…€]")  # two, as twitter-text weighs
# An address that stands alone, of letters that twitter-text takes whole; t.co has rules of its own.
ADDRESS = re.compile(r"(?<!\S)https?://(?!t\.co/)([a-z0-9.-]+)(?:/[a-z0-9/-]*)?(?!\S)")
# Hosts that twitter-text takes, unasked: to load it takes longer than to write the posts of a month.
TAKEN = re.compile(
    r"(?:[a-z0-9](?:[a-z0-9-]{0,60}[a-z0-9])?\.)+(?:be|brussels|vlaanderen|gent|nl|eu|fr|de|lu|com|org|net|info)"
)
BARE = re.compile(r"\.[^\W\d_]")  # where a domain could be
# Account::MENTION_RE of Mastodon; the group is what it counts
MENTION = regex.compile(r"(?<![=/\w])(@\w+(?:[\w.-]*\w)?)@(\w+(?:[.-]+\w+)*)", regex.IGNORECASE)
DOMAIN_LONGEST = 253


def measure(text: str, count: str) -> int:
    """Count a text as a network does; ``count`` is a name in the list above. Raises KeyError for another."""
    return COUNTS[count](text)


def _weighted(text: str) -> int:
    """Count as twitter-text 3."""
    if PLAIN.fullmatch(text):
        length = len(text) + len(HEAVY.findall(text))
        if "." not in text:
            return length
        rest, saved = _without_addresses(text)
        if saved is not None and not BARE.search(rest):
            return length - saved
    return int(_twitter_text().parse_tweet(text).weightedLength)


def _mastodon(text: str) -> int:
    """Count as a Mastodon server."""
    if "@" not in text and PLAIN.fullmatch(text):
        rest, saved = _without_addresses(text)
        if saved is not None and "://" not in rest:
            return len(text) - saved
    from twitter_text.extract_urls import extract_urls_with_indices

    parts: list[str] = []
    at = 0
    for found in extract_urls_with_indices(text, extract_urls_without_protocol=False):
        start, end = found["indices"]
        parts += [text[at:start], "x" * URL_COSTS]
        at = end
    return _graphemes(MENTION.sub(_local, "".join([*parts, text[at:]])))


def _graphemes(text: str) -> int:
    """Count user-perceived characters."""
    return len(text) if PLAIN.fullmatch(text) else len(GRAPHEME.findall(text))


def _threads(text: str) -> int:
    """Count code points, and the bytes of emoji."""
    if PLAIN.fullmatch(text):
        return len(text)
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


def _without_addresses(text: str) -> tuple[str, int | None]:
    """Take plain addresses out of a text; tell how much less they count, None where that is not sure."""
    saved = 0
    for found in ADDRESS.finditer(text):
        known = _is_known(found[1])
        if known is None or len(found[0]) > URL_LONGEST:
            return text, None
        saved += len(found[0]) - URL_COSTS if known else 0
    return ADDRESS.sub("", text), saved


@lru_cache(maxsize=1024)
def _is_known(host: str) -> bool | None:
    """Tell whether twitter-text takes a host for one; None where it takes a part of it."""
    if TAKEN.fullmatch(host):
        return True
    address = f"https://{host}/"
    found: list[str] = _twitter_text().extract_urls(address)
    return found == [address] if found in ([], [address]) else None


def _local(mention: regex.Match[str]) -> str:
    """Leave the server out of a mention."""
    return mention[1] if len(mention[2]) <= DOMAIN_LONGEST else mention[0]


def _twitter_text() -> Any:
    """Load the library: a fifth of a second, for those who need it."""
    import twitter_text

    return twitter_text
