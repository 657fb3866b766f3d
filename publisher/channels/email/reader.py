"""Who a newsletter is for, as a template sees them: nobody yet, or the slots that stand for everybody."""

import re
from dataclasses import dataclass

SLOT = re.compile(rb"zQ([0-9a-f]{16})Q([a-z_]+)Qz")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A reader, as far as their mail says anything of them.

    Attributes:
        name: May be empty.
        unsubscribe: The address at which this reader is taken off the list; preferences is another.
        own_link: What stands in plain text in the place of their links; empty in a mail that is sent.
    """

    name: str = ""
    unsubscribe: str
    preferences: str
    own_link: str = ""


def inert(own_link: str) -> Reader:
    """Give nobody: whose links lead nowhere, and say so."""
    return Reader(unsubscribe="#unsubscribe", preferences="#preferences", own_link=own_link)


def slots(nonce: str) -> Reader:
    """Give marks in the place of values.

    Args:
        nonce: Made of what the newsletter says, so that no article can hold a mark of its own newsletter.
    """
    return Reader(**{name: mark(nonce, name) for name in ("name", "unsubscribe", "preferences")})


def mark(nonce: str, name: str) -> str:
    """Write the mark of a slot: letters and digits, which no encoding changes and no line's end divides."""
    return f"zQ{nonce}Q{name}Qz"
