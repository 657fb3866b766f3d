"""LinkedIn's "little text": in its API these marks are commands; one that is not escaped cuts the post off.

Two who met it say so (T), and name the same marks. Text to paste is not escaped.
"""

import re

from publisher.channels.post.legal import HASHTAG

RESERVED = re.compile(r"[\\|{}@\[\]()<>#*_~]")


def little(text: str) -> str:
    """Write a text as the API's ``commentary``."""
    parts: list[str] = []
    at = 0
    for tag in HASHTAG.finditer(text):
        parts += [_escaped(text[at : tag.start()]), rf"{{hashtag|\#|{_escaped(tag[0][1:])}}}"]
        at = tag.end()
    return "".join([*parts, _escaped(text[at:])])


def _escaped(text: str) -> str:
    """Put a backslash before each reserved mark."""
    return RESERVED.sub(r"\\\g<0>", text)
