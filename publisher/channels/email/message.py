"""The newsletter as a MIME message: what a mail program opens, and what sending will start from.

Nothing in it comes from the clock or from chance: date, boundary and Message-ID are made of the issue.
"""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from email.errors import MessageError
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, Policy
from email.utils import format_datetime
from functools import partial
from hashlib import sha256
from typing import Self
from urllib.parse import quote

from publisher.channels.email.reader import SLOT, mark
from publisher.errors import SettingsError
from publisher.model.site import Site
from publisher.model.skeleton import Form, Skeleton, Slot
from publisher.settings import SETTINGS_FILE

# RFC 2606, section 2: nobody can ever be reached under .invalid
RECIPIENT = "lezer@voorbeeld.invalid"
NOWHERE = "https://uitschrijven.voorbeeld.invalid/"
LINE_LONGEST = 76  # RFC 2047, section 2
# a line of quoted-printable has 76 characters, its soft break included (RFC 2045, section 6.7)
POLICY = SMTP.clone(max_line_length=75)
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
    return _message(mail, site, own).as_bytes()


def encoded(mail: Mail, site: Site, nonce: str) -> Skeleton:
    """Encode a message once, and divide it at its slots.

    Args:
        mail: Its text and HTML hold the marks of this nonce.

    Raises:
        SettingsError: ``email.address``, where ``brand.reply_address`` is no address to send from.
    """
    names = ("to", "date", "message_id", "unsubscribe")
    own = Envelope(**{name: mark(nonce, name) for name in names})
    alone = partial(re.compile(rf"zQ{nonce}Q[a-z_]+Qz").sub, r"\n\g<0>\n")
    marked = replace(mail, text=alone(mail.text), html=alone(mail.html))
    data = _message(marked, site, own).as_bytes()
    body, html = data.index(b"\r\n\r\n"), data.index(b"Content-Type: text/html")
    pieces: list[bytes] = []
    found: list[Slot] = []
    position, after = 0, b""
    for match in SLOT.finditer(data):
        if match[1] != nonce.encode():
            continue
        start, end, name = *match.span(), match[2].decode()
        form, soft = Form.ADDRESS if name == "to" else Form.HEADER, b""
        if start > body:  # the line's ends that were put around a mark become soft ones
            form, soft = Form.HTML if start > html else Form.TEXT, b"=\r\n"
            start, end = start - 2, end + 2
        pieces.append(after + data[position:start] + soft)
        found.append(Slot(name=name, form=form))
        position, after = end, soft
    pieces.append(after + data[position:])
    return Skeleton(pieces=tuple(pieces), slots=tuple(found))


def _message(mail: Mail, site: Site, own: Envelope) -> EmailMessage:
    """Build a message, its boundary made of what it says."""
    domain = _domain(site.authority)
    made = EmailMessage(policy=POLICY)
    made["From"] = _sender(site)
    made["To"] = Verbatim("To", own.to)
    made["Subject"] = Words("Subject", mail.subject)
    made["Date"] = Verbatim("Date", own.date)
    made["Message-ID"] = Verbatim("Message-ID", f"<{own.message_id}>")
    made["List-Id"] = f"<{_domain(mail.channel)}.{domain}>"  # RFC 2919
    by_mail = f"mailto:{quote(site.brand.reply_address, safe='@')}?subject=unsubscribe"
    made["List-Unsubscribe"] = Verbatim(
        "List-Unsubscribe", f"<{own.unsubscribe}>,\r\n <{by_mail}>"
    )  # RFC 2369
    made["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"  # RFC 8058
    # no answer by a machine: RFC 3834, sections 2 and 5
    made["Precedence"] = "bulk"
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(mail.text, cte="quoted-printable")
    made.add_alternative(mail.html, subtype="html", cte="quoted-printable")
    made["Content-Language"] = site.language
    # "=_" cannot stand in a quoted-printable part (RFC 2045, section 6.7)
    made.set_boundary(f"=_{mail.digest[:32]}")
    return made


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
