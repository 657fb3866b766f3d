"""Text as every network takes it: nothing that one refuses, nothing that runs on beyond its own end."""

import re

from publisher.characters import CONTROL

# what no text can hold, and the byte order mark, which X refuses
REFUSED = re.compile(f"{CONTROL.pattern}|\ufeff")
# UAX 9: embeddings and overrides end with PDF, isolates with PDI
PDF, PDI = "\u202c", "\u2069"
CLOSES = dict.fromkeys("\u202a\u202b\u202d\u202e", PDF) | dict.fromkeys("\u2066\u2067\u2068", PDI)
DIRECTED = re.compile("[\u202a-\u202e\u2066-\u2069]")
HASHTAG = re.compile(r"(?<![\w#&/])#(?!\d+\b)\w+")


def legal(text: str) -> str:
    """Give a text in one line, without what is refused, its directions closed."""
    if text.isprintable() and "  " not in text:  # as nearly all are: no directions, no odd space
        return text.strip()
    return (cleaned := REFUSED.sub("", " ".join(text.split()))) + left_open(cleaned)


def left_open(text: str) -> str:
    """Give what closes the directions that a text leaves open: all that follows would turn with them."""
    still: list[str] = []
    for mark in DIRECTED.findall(text):
        if closes := CLOSES.get(mark):
            still.append(closes)
        elif mark in still:  # a PDI also ends the embeddings within its isolate
            while still.pop() != mark:
                pass
    return "".join(reversed(still))
