"""The newsletter as a MIME message: what a mail program opens, and what sending will start from.

Nothing in it comes from the clock or from chance: date, boundary and Message-ID are made of the issue.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from email.errors import MessageError
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, Policy
from email.utils import format_datetime
from hashlib import sha256
from typing import Self
from urllib.parse import quote

from publisher.channels.email.reader import SLOT, mark
from publisher.errors import SettingsError
from publisher.model.site import Site
from publisher.model.skeleton import Form, Skeleton, Slot, quoted_printable
from publisher.settings import SETTINGS_FILE

# RFC 2606, section 2: nobody can ever be reached under .invalid
RECIPIENT = "lezer@voorbeeld.invalid"
NOWHERE = "https://uitschrijven.voorbeeld.invalid/"
LINE_LONGEST = 76  # RFC 2047, section 2
NOT_IN_DOMAIN = re.compile(r"[^a-z0-9.-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """What is put in an envelope.

    Attributes:
        issue: The name of the issue, such as ``2023-11``.
        channel: The name of the channel; one mailing list each.
        subject: One line, without control characters.
        date: Aware.
    """

    issue: str
    channel: str
    subject: str
    text: str
    html: str
    date: datetime

    @property
    def digest(self) -> str:
        """Name what it says, in hexadecimal digits."""
        return sha256(repr((self.issue, self.subject, self.text, self.html)).encode()).hexdigest()


class Words(str):
    """The words of a header, encoded once and as they are (RFC 2047).

    The standard library reads a header's text before it writes it: it would decode a title that looks encoded
    ("=?utf-8?q?…?="), and it fails on some very long words. This form passes through it untouched.
    """

    __slots__ = ("name",)
    name: str

    def __new__(cls, name: str, text: str) -> Self:
        """Keep the header's name, by which ``email.policy`` knows a finished value."""
        made = super().__new__(cls, text)
        made.name = name
        return made

    def fold(self, *, policy: Policy) -> str:
        """Write the header in lines of at most 76 characters."""
        simple = self.isascii() and "=?" not in self and max(map(len, self.split(" "))) < LINE_LONGEST // 2
        charset = "us-ascii" if simple else "utf-8"
        header = Header(str(self), charset, maxlinelen=LINE_LONGEST, header_name=self.name)
        return f"{self.name}: {header.encode(splitchars=' ', linesep=policy.linesep)}{policy.linesep}"


class Verbatim(Words):
    """A header's text that stands as it is: ASCII, its folds already made."""

    __slots__ = ()

    def fold(self, *, policy: Policy) -> str:
        """Write the header."""
        return f"{self.name}: {self}{policy.linesep}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """The headers that are one reader's own, as they are written."""

    to: str
    date: str
    message_id: str
    unsubscribe: str


def sample(mail: Mail, site: Site) -> bytes:
    """Build a message to look at, which can reach nobody.

    Raises:
        SettingsError: ``email.address``, where ``brand.reply_address`` is no address to send from.
    """
    digest = mail.digest
    own = Envelope(
        to=RECIPIENT,
        date=format_datetime(mail.date),
        message_id=f"{mail.issue}.{digest[:24]}@{_domain(site.authority)}",
        unsubscribe=NOWHERE,
    )
    return _message(mail, site, own, digest).as_bytes()


def encoded(mail: Mail, site: Site, nonce: str) -> Skeleton:
    """Encode a message once, and divide it at its slots.

    Args:
        mail: Its text and HTML hold the marks of this nonce.

    Raises:
        SettingsError: ``email.address``, where ``brand.reply_address`` is no address to send from.
    """
    names = ("to", "date", "message_id", "unsubscribe")
    own = Envelope(**{name: mark(nonce, name) for name in names})
    marks = re.compile(rf"(zQ{nonce}Q[a-z_]+Qz)")
    data = _message(mail, site, own, mail.digest, marks).as_bytes()
    body, html = data.index(b"\r\n\r\n"), data.index(b"Content-Type: text/html")
    pieces: list[bytes] = []
    found: list[Slot] = []
    position = 0
    for match in SLOT.finditer(data):
        if match[1] == nonce.encode():
            name, start = match[2].decode(), match.start()
            form = Form.ADDRESS if name == "to" else Form.HEADER
            if start > body:
                form = Form.HTML if start > html else Form.TEXT
            pieces.append(data[position:start])
            found.append(Slot(name=name, form=form))
            position = match.end()
    pieces.append(data[position:])
    return Skeleton(pieces=tuple(pieces), slots=tuple(found))


def _message(
    mail: Mail, site: Site, own: Envelope, digest: str, marks: re.Pattern[str] | None = None
) -> EmailMessage:
    """Build a message, its boundary made of what it says."""
    domain = _domain(site.authority)
    by_mail = f"mailto:{quote(site.brand.reply_address, safe='@')}?subject=unsubscribe"
    made = EmailMessage(policy=SMTP)
    made["From"] = _sender(site)
    made["Subject"] = Words("Subject", mail.subject)
    headers = {
        "To": own.to,
        "Date": own.date,
        "Message-ID": f"<{own.message_id}>",
        "List-Id": f"<{_domain(mail.channel)}.{domain}>",  # RFC 2919
        "List-Unsubscribe": f"<{own.unsubscribe}>,\r\n <{by_mail}>",  # RFC 2369
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",  # RFC 8058
        # no answer by a machine: RFC 3834, sections 2 and 5
        "Precedence": "bulk",
        "Auto-Submitted": "auto-generated",
        "Content-Language": site.language,
        "MIME-Version": "1.0",
        # "=_" cannot stand in a quoted-printable part (RFC 2045, section 6.7)
        "Content-Type": f'multipart/alternative;\r\n boundary="=_{digest[:32]}"',
    }
    for name, text in headers.items():
        made[name] = Verbatim(name, text)
    made.attach(_part("plain", mail.text, marks))
    made.attach(_part("html", mail.html, marks))
    return made


def _part(subtype: str, text: str, marks: re.Pattern[str] | None) -> EmailMessage:
    """Encode one form of the mail; each mark on a line of its own, between soft line ends."""
    part = EmailMessage(policy=SMTP)
    part["Content-Type"] = Verbatim("Content-Type", f'text/{subtype}; charset="utf-8"')
    part["Content-Transfer-Encoding"] = Verbatim("Content-Transfer-Encoding", "quoted-printable")
    pieces = marks.split(text) if marks else [text]
    # every second piece is a mark
    words = (piece.encode() if at % 2 else quoted_printable(piece) for at, piece in enumerate(pieces))
    part.set_payload(b"=\r\n".join(words).decode("ascii"))
    return part


def _sender(site: Site) -> Address:
    """Make the address that the newsletter comes from, and that readers answer to."""
    address = site.brand.reply_address
    cause: Exception | None = None
    try:
        sender = Address(display_name=" ".join(site.brand.sender.split()), addr_spec=address)
        if sender.domain and address.isascii():
            return sender
    except (ValueError, IndexError, MessageError) as error:
        cause = error
    key = "brand.reply_address"
    raise SettingsError("email.address", file=SETTINGS_FILE, key=key, value=address) from cause


def _domain(text: str) -> str:
    """Write a domain, or a part of one, as headers can hold it."""
    try:
        plain = text.lower().encode("idna").decode()
    except UnicodeError:
        plain = text.lower()
    return NOT_IN_DOMAIN.sub("-", plain).strip("-.") or "localhost"
