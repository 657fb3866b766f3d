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
from hashlib import sha256
from typing import Self

from publisher.errors import SettingsError
from publisher.model.site import Site
from publisher.settings import SETTINGS_FILE

# RFC 2606, section 2: nobody can ever be reached under .invalid
RECIPIENT = "lezer@voorbeeld.invalid"
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


def message(mail: Mail, site: Site) -> bytes:
    """Build the sample message.

    Raises:
        SettingsError: ``email.address``, where ``brand.reply_address`` is no address to send from.
    """
    digest = sha256(repr((mail.issue, mail.subject, mail.text, mail.html)).encode()).hexdigest()
    domain = _domain(site.authority)
    made = EmailMessage(policy=SMTP)
    made["From"] = _sender(site)
    made["To"] = RECIPIENT
    made["Subject"] = Words("Subject", mail.subject)
    made["Date"] = mail.date
    made["Message-ID"] = f"<{mail.issue}.{digest[:24]}@{domain}>"
    made["List-Id"] = f"<{_domain(mail.channel)}.{domain}>"  # RFC 2919
    made.set_content(mail.text, cte="quoted-printable")
    made.add_alternative(mail.html, subtype="html", cte="quoted-printable")
    made["Content-Language"] = site.language
    # "=_" cannot stand in a quoted-printable part (RFC 2045, section 6.7)
    made.set_boundary(f"=_{digest[:32]}")
    return made.as_bytes()


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
