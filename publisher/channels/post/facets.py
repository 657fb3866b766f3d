"""Bluesky's rich text: which bytes of a post are a link, a tag or a mention.

Offsets are of UTF-8 bytes, half-open (app.bsky.richtext.facet). The server takes wrong ones; we do not.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

import regex

LINK = "app.bsky.richtext.facet#link"
TAG = "app.bsky.richtext.facet#tag"
MENTION = "app.bsky.richtext.facet#mention"
TAG_LONGEST = 64  # graphemes
GRAPHEME = regex.compile(r"\X")
# A link ends before the mark that ends its sentence; a tag stands after a space and is not figures alone.
MARKED = re.compile(
    r"(?<![\w@])(?P<link>https?://[^\s<>\"“”]*[^\s<>\"“”.,;:!?)’'])|(?<!\S)(?P<tag>#(?!\d+\b)\w+)"
    r"|(?<![\w@/])(?P<mention>@[\w.-]*\w)"
)


def facets(text: str, dids: Mapping[str, str]) -> list[dict[str, Any]]:
    """Mark links, tags, and the mentions whose DID is known, in the order of the text."""
    found: list[dict[str, Any]] = []
    for match in MARKED.finditer(text):
        words = match[0]
        if match["link"]:
            feature = {"$type": LINK, "uri": words}
        elif match["tag"] and len(GRAPHEME.findall(words)) <= TAG_LONGEST + 1:
            feature = {"$type": TAG, "tag": words[1:]}
        elif match["mention"] and words in dids:
            feature = {"$type": MENTION, "did": dids[words]}
        else:
            continue
        start = len(text[: match.start()].encode())
        index = {"byteStart": start, "byteEnd": start + len(words.encode())}
        found.append({"index": index, "features": [feature]})
    return found


def faults(text: str, marked: Iterable[Mapping[str, Any]], dids: Mapping[str, str]) -> list[str]:
    """Say what is wrong with facets: out of range, within a character, over another, of other words."""
    data = text.encode()
    said: list[str] = []
    after = 0
    for facet in sorted(marked, key=lambda each: int(each["index"]["byteStart"])):
        start, end = facet["index"]["byteStart"], facet["index"]["byteEnd"]
        where = f"{start}-{end}"
        if not 0 <= start < end <= len(data):
            said.append(f"{where}: range")
            continue
        if start < after:
            said.append(f"{where}: overlap")
        after = end
        try:
            words = data[start:end].decode()
        except UnicodeDecodeError:
            said.append(f"{where}: border")
            continue
        for feature in facet["features"]:
            means = {
                LINK: feature.get("uri"),
                TAG: f"#{feature.get('tag')}",
                MENTION: next((name for name, did in dids.items() if did == feature.get("did")), None),
            }
            if means.get(feature["$type"]) != words:
                said.append(f"{where}: text")
    return said
