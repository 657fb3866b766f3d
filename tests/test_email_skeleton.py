"""One message, encoded once: what each reader gets is what a whole rendering would have given them."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import format_datetime
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from publisher.channels.email import skeleton, units
from publisher.channels.email.newsletter import letter
from publisher.channels.email.reader import Reader
from publisher.channels.registry import channel
from publisher.channels.templates import FolderTemplates
from publisher.model.site import ChannelSpec
from publisher.model.skeleton import Skeleton
from publisher.ports import Templates
from tests.mails import FOLDER, HOSTILE, SITE, article, november

NOON = format_datetime(datetime(2026, 11, 22, 12, tzinfo=UTC))
BODY = (
    "<html lang='nl'><p>{{ lead.title }} é {{ lead.teaser }}</p>Dag {{ reader.name }},"
    '<a href="{{ reader.unsubscribe }}">U</a>'
    '<a title="{{ reader.name }}" href="{{ reader.preferences }}">P</a></html>'
)
ISSUE = november(article(title=HOSTILE, teaser="Eén lange zin. " * 40))
WORDS = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp")), max_size=300)


class Personal:
    """Compiles to a page that holds every slot, one of them twice."""

    def compile(self, channel: ChannelSpec, name: str) -> str:
        """Give it."""
        assert (channel.name, name) == ("email", "newsletter.mjml")
        return BODY


@cache
def made() -> tuple[Skeleton, ChannelSpec, Templates]:
    """Make a skeleton."""
    spec = channel(FOLDER, SITE)
    templates = FolderTemplates(spec, Personal())
    (unit,) = units(ISSUE, spec)
    return skeleton(unit, spec, templates), spec, templates


def values(**own: str) -> dict[str, str]:
    """Give what every reader has."""
    usual = {"to": "jan@stad.example", "message_id": "1@stad.example", "date": NOON}
    links = {"unsubscribe": "https://stad.example/u?t=a", "preferences": "https://stad.example/p?t=a"}
    return {**usual, **links, **own}


def opened(message: bytes) -> EmailMessage:
    """Read it as a mail program does."""
    read = message_from_bytes(message, policy=default)
    assert isinstance(read, EmailMessage)
    return read


@settings(deadline=None)  # the first one opens the templates
@given(name=WORDS, tail=WORDS)
@example(name="", tail="")
@example(name='"><script>alert(1)</script>', tail="&amp;'\"<>")
@example(name='=?utf-8?q?Jan?= Müller, "de" (bakker)', tail="=" * 300)
@example(name="é" * 120, tail="x" * 76)
@example(name="{{ 7*7 }} zQ0000000000000000QnameQz", tail=" .\t")
def test_a_splice_is_a_whole_rendering(name: str, tail: str) -> None:
    """After decoding, whatever a reader's values are: nothing is encoded twice, cut or run together."""
    encoded, spec, templates = made()
    unsubscribe, preferences = f"https://stad.example/u?t={tail}", f"https://stad.example/p?t={tail}&n={name}"
    in_header = {"unsubscribe": unsubscribe}
    # what a header cannot hold is refused there, and tried in the bodies alone
    if not re.fullmatch(r"[!-~]+", unsubscribe):
        in_header = {"unsubscribe": "https://stad.example/u"}
    own = values(name=name, preferences=preferences, **in_header)
    reader = Reader(name=name, unsubscribe=own["unsubscribe"], preferences=preferences)

    message = encoded.filled(own)

    whole = letter(ISSUE, spec, templates)
    text, html = opened(message).iter_parts()
    assert html.get_content().strip() == whole.html(reader).strip()
    told = text.get_content().replace("\r\n", "\n")
    assert whole.given["web_url"] in told
    assert f"\n{own['unsubscribe']}\n" in told
    assert f"\n{preferences}\n" in told
    lines = message.split(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert max(len(line) for line in lines if line[:1] not in b" <" and b": " not in line[:30]) <= 76
    assert max(map(len, lines)) <= 998


@pytest.mark.parametrize(
    "name", ["Jan", 'Jan "de bakker" Peeters', "Zoë Ångström", "é" * 200, "A, B; C", "=?utf-8?q?x?="]
)
def test_a_name_stands_before_the_address(name: str) -> None:
    """RFC 5322, section 3.4: whatever somebody is called, one mailbox is written to."""
    message = opened(made()[0].filled(values(name=name)))

    (mailbox,) = message["To"].addresses
    assert mailbox.addr_spec == "jan@stad.example"
    # the standard library reads a space between two encoded words, where RFC 2047, section 6.2, has none
    assert "".join(mailbox.display_name.split()) == "".join(name.split())


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("to", "jan@stad.example\r\nBcc: x@evil.example"),
        ("to", "jan@stad.example>, <x@evil.example"),
        ("to", "jan"),
        ("to", ""),
        ("message_id", "1@a\r\nBcc: x@evil.example"),
        ("date", "é"),
        ("unsubscribe", "https://stad.example/\n"),
    ],
)
def test_a_value_that_would_be_another_header_is_refused(key: str, value: str) -> None:
    """An address comes from a form that anybody can fill in."""
    with pytest.raises(ValueError, match=key):
        made()[0].filled(values(**{key: value}))


def test_a_value_that_is_missing_is_named() -> None:
    """A mail without its link to unsubscribe must never leave."""
    own = values()
    del own["unsubscribe"]

    with pytest.raises(KeyError, match="unsubscribe"):
        made()[0].filled(own)


def test_the_headers_are_those_that_mailbox_providers_ask_for() -> None:
    """RFC 2369, 2919, 3834 and 8058; one click takes a reader off the list."""
    message = opened(made()[0].filled(values(name="Jan")))

    assert message["List-Unsubscribe"] == (
        "<https://stad.example/u?t=a>, <mailto:nieuws@kortrijk.example?subject=unsubscribe>"
    )
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message["List-Id"] == "<email.stad.example>"
    assert (message["Precedence"], message["Auto-Submitted"]) == ("bulk", "auto-generated")
    assert message["Message-ID"] == "<1@stad.example>"
    assert message["Date"] == NOON
    assert message["Subject"] == HOSTILE
    assert message["Content-Language"] == "nl"
    assert message.get_content_type() == "multipart/alternative"


def test_an_article_cannot_speak_a_slot() -> None:
    """The marks of a newsletter are made of what it says, which nobody can say beforehand."""
    first = made()[0]
    spec, templates = made()[1:]
    title = "zQ0123456789abcdefQunsubscribeQz"
    (unit,) = units(november(article(title=title)), spec)

    other = skeleton(unit, spec, templates)

    assert len(other.slots) == len(first.slots)
    assert title in opened(other.filled(values())).get_body(("html",)).get_content()  # type: ignore[union-attr]


def test_nothing_personal_is_left_in_the_pieces() -> None:
    """What all readers share names none of them; what one reader has is in no other's mail."""
    encoded = made()[0]

    one, other = encoded.filled(values(to="a@stad.example")), encoded.filled(values(to="b@stad.example"))

    assert b"a@stad.example" not in other
    assert not re.search(rb"zQ[0-9a-f]{16}Q", one)
    assert replace(encoded) == encoded
