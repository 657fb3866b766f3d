"""A newsletter, to be looked at: its line in an inbox, and its HTML in light or dark, which runs nothing."""

import re
from base64 import b64encode
from dataclasses import dataclass
from email import message_from_bytes
from email.policy import default
from html import unescape
from urllib.parse import unquote

from lxml import html
from lxml.etree import ParserError

from publisher.model.site import Site
from publisher.web.files import Shelf

HIDDEN = re.compile(r"display:\s*none", re.IGNORECASE)
SCHEME = re.compile(rb"prefers-color-scheme:\s*(light|dark)")
SOURCE = re.compile(rb'(<img\b[^>]*\bsrc=")[^"]*')
HEAD = re.compile(rb"<head[^>]*>", re.IGNORECASE)
# A condition that always holds, and one that never does.
HOLDS, FAILS = b"min-width:0px", b"max-width:0px"


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxLine:
    """What a reader sees before they open a mail.

    Attributes:
        preheader: What stands behind the subject; hidden in the mail itself.
    """

    sender: str
    subject: str
    preheader: str


def inbox_line(message: bytes, body: bytes) -> InboxLine:
    """Read the line from a message and its HTML."""
    mail = message_from_bytes(message, policy=default)
    sender = mail["From"].addresses[0] if mail["From"] and mail["From"].addresses else None
    return InboxLine(
        sender=(sender.display_name or sender.addr_spec) if sender else "",
        subject=str(mail["Subject"] or ""),
        preheader=_preheader(body),
    )


def shown(body: bytes, site: Site, root: str, theme: str, public: Shelf | None) -> bytes:
    """Make the HTML of a mail fit to be shown here.

    Its pictures stand in it, since a page of no origin may fetch none from here. Its links to the site lead
    to the preview, and open outside of the frame; a theme is chosen for it, whatever the reader's system
    prefers. Everything else is as it will be sent.

    Args:
        root: The path at which the site lies here.
        theme: ``light`` or ``dark``; the reader's own where it is neither.
        public: The files of the site, with the mail's pictures among them; None to show none of them, as
            many programs do until they are told to.
    """

    def within(found: re.Match[bytes]) -> bytes:
        path = unquote(unescape(found[1].decode()))
        data = public.read(path) if public else None
        if public is None or data is None:
            return found[0]
        return b'src="data:%s;base64,%s"' % (public.kind(path).encode(), b64encode(data))

    if public:
        body = re.sub(rb'src="%s/([^"]+)"' % re.escape(site.url.encode()), within, body)
    else:
        body = SOURCE.sub(rb"\1data:,", body)
    body = body.replace(f'"{site.url}/'.encode(), f'"{root}'.encode())
    if theme in {"light", "dark"}:
        body = SCHEME.sub(lambda found: HOLDS if found[1].decode() == theme else FAILS, body)
    return HEAD.sub(lambda found: found[0] + b'<base target="_blank">', body, count=1)


def _preheader(body: bytes) -> str:
    """Give the text of the first hidden part of a mail."""
    try:
        page = html.fromstring(body)
    except (ParserError, ValueError):
        return ""
    for part in page.iter("div"):
        if HIDDEN.search(part.get("style") or ""):
            return " ".join(str(part.text_content()).split())
    return ""
