"""Bluesky's rich text: which bytes of a post are a link or a tag.

Offsets are of UTF-8 bytes, half-open (app.bsky.richtext.facet). The server takes wrong ones.
"""

from collections.abc import Iterable
from typing import Any

LINK = "app.bsky.richtext.facet#link"
TAG = "app.bsky.richtext.facet#tag"


def facets(text: str, link: str, hashtags: Iterable[str]) -> list[dict[str, Any]]:
    """Mark the link and each tag, in the order of the text."""
    found = [_facet(text, link, {"$type": LINK, "uri": link})]
    found += [_facet(text, f"#{tag}", {"$type": TAG, "tag": tag}) for tag in hashtags]
    marked = [facet for facet in found if facet is not None]
    return sorted(marked, key=lambda facet: int(facet["index"]["byteStart"]))


def _facet(text: str, words: str, feature: dict[str, str]) -> dict[str, Any] | None:
    """Mark the last place where some words stand alone; None where they do not stand."""
    at = len(text)
    while words and (at := text.rfind(words, 0, at)) >= 0:
        following = text[at + len(words) : at + len(words) + 1]
        if not (following.isalnum() or following == "_"):
            start = len(text[:at].encode())
            end = start + len(words.encode())
            return {"index": {"byteStart": start, "byteEnd": end}, "features": [feature]}
        at += len(words) - 1
    return None
