"""A message that is encoded once, and filled for each reader by joining bytes.

pieces[0] + slots[0] + pieces[1] + slots[1] + … + pieces[n]
"""

import re
from binascii import b2a_base64, b2a_qp
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.utils import formataddr
from enum import StrEnum

from markupsafe import escape

LINE_LONGEST = 76  # RFC 2045, section 6.7
WORD_BYTES = 42  # of text in an encoded word, which has 75 characters at most and stands behind a space
NAME_PLAIN = re.compile(r"[ -~]{0,60}")
# What may stand in a header as it is: neither a line's end nor anything that would have to be encoded.
FIT = re.compile(r"[!-~]+(?: [!-~]+)*")
ADDRESS = re.compile(r"[!-;=?-~]+@[!-;=?-~]+")


class Form(StrEnum):
    """Where a slot stands, which says how its value is written."""

    ADDRESS = "address"
    HEADER = "header"
    TEXT = "text"
    HTML = "html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A place for what is one reader's own.

    Attributes:
        name: ``to`` (with ``name`` beside it), ``name``, ``date``, ``message_id``, ``unsubscribe`` or
            ``preferences``.
    """

    name: str
    form: Form


@dataclass(frozen=True, slots=True, kw_only=True)
class Skeleton:
    """An encoded message in pieces, with slots between them.

    Attributes:
        pieces: Bytes as they are sent, lines ended by CR and LF; one more than there are slots.
    """

    pieces: tuple[bytes, ...]
    slots: tuple[Slot, ...]

    def filled(self, values: Mapping[str, str]) -> bytes:
        """Make the message of one reader; a name that is not given is empty.

        Raises:
            KeyError: A value is missing.
            ValueError: A value cannot stand in a header: it would be another header, or none.
        """
        parts = [self.pieces[0]]
        for slot, piece in zip(self.slots, self.pieces[1:], strict=True):
            parts += (_written(slot, values), piece)
        return b"".join(parts)


def _written(slot: Slot, values: Mapping[str, str]) -> bytes:
    """Write a value as its place needs it."""
    value = values.get("name", "") if slot.name == "name" else values[slot.name]
    if slot.form is Form.HTML:
        return quoted_printable(str(escape(value)))
    if slot.form is Form.TEXT:
        return quoted_printable(value)
    if not (ADDRESS if slot.form is Form.ADDRESS else FIT).fullmatch(value):
        raise ValueError(slot.name)
    return _addressed(values.get("name", ""), value) if slot.form is Form.ADDRESS else value.encode()


def quoted_printable(text: str) -> bytes:
    """Encode words (RFC 2045, section 6.7), the last line so that a soft break may follow it.

    Line ends of a text stay such; a value of one line has none.
    """
    encoded = b2a_qp(text.encode(), istext=True)
    if len(encoded) < LINE_LONGEST:
        return encoded.replace(b"\n", b"\r\n")
    lines = encoded.split(b"\n")
    if len(lines[-1]) == LINE_LONGEST:
        cut = LINE_LONGEST - 6
        while b"=" in lines[-1][cut - 2 : cut]:  # not within an "=C3"
            cut -= 1
        lines[-1:] = [lines[-1][:cut] + b"=", lines[-1][cut:]]
    return b"\r\n".join(lines)


def _addressed(name: str, address: str) -> bytes:
    """Write a mailbox with the name of who reads it (RFC 5322, section 3.4; RFC 2047, section 5)."""
    if not name:
        return address.encode()
    if NAME_PLAIN.fullmatch(name) and "=?" not in name:
        return formataddr((name, address)).encode()
    shown = " ".join("".join(char if char.isprintable() else " " for char in name).split())
    words = b"\r\n ".join(b"=?utf-8?b?%b?=" % b2a_base64(part, newline=False) for part in _parts(shown))
    return b"%b\r\n <%b>" % (words, address.encode())


def _parts(text: str) -> Iterator[bytes]:
    """Divide a text into what one encoded word holds, no character in two (RFC 2047, section 5)."""
    part = b""
    for char in text:
        encoded = char.encode()
        if len(part) + len(encoded) > WORD_BYTES:
            yield part
            part = b""
        part += encoded
    yield part
