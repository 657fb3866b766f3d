"""What the newsletter says, the message it becomes, and what is checked of it."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP, default
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import fromstring

from publisher.channels.email import check, units
from publisher.channels.email.message import Words
from publisher.channels.email.mjml import MjmlCli
from publisher.channels.email.pieces import first_fitting, one_line
from publisher.channels.email.plain import COLUMNS, set_plain
from publisher.channels.email.pullquote import pull_quote
from publisher.channels.registry import channel
from publisher.errors import SettingsError
from publisher.model.artifact import Severity
from publisher.model.content import (
    Block,
    BlockKind,
    Span,
)
from publisher.model.issue import Editorial, Event
from tests.mails import (
    FOLDER,
    GOLDEN,
    SITE,
    Passing,
    article,
    checked,
    drafted,
    newsletter,
    november,
    opened,
    sentence,
    several,
)

SAID = Editorial(
    file="issues/2023-11.toml",
    subject="Een najaar vol nieuws",
    intro="Beste lezer,\n\nDeze maand [schrijf je je in](https://stad.example/in) voor de rondleiding, of je "
    "komt gewoon langs.\n\n- Bel 1777\n- Of kom langs",
    agenda=(
        Event(
            when="zaterdag 2 december", what="Rondleiding", where="Deelfabriek", link="https://stad.example/r"
        ),
        Event(when="zondag 10 december", what="Kerstmarkt"),
    ),
    closing="Tot volgende maand!",
)

COMPILED = MjmlCli(search=(), cache=Path("unused"), node="nowhere")


def test_a_month_becomes_three_files_in_the_outbox() -> None:
    """The comms team finds the HTML, the text and a message to open, under the month's name."""
    made = newsletter(several(2), Passing())

    assert [each.path for each in made.values()] == [
        "email/2023-11/email.html",
        "email/2023-11/email.txt",
        "email/2023-11/email.eml",
    ]
    assert {each.place for each in made.values()} == {"outbox"}
    assert {each.unit for each in made.values()} == {"2023-11"}


def test_an_empty_issue_makes_no_newsletter() -> None:
    """A month without articles has nothing to say."""
    assert units(november(), channel(FOLDER, SITE)) == ()


def test_the_plain_text_is_as_carefully_set_as_the_page() -> None:
    """Many people read only this part; the golden file is what they read."""
    long = article(
        2, "Een titel die langer is dan een regel van achtenzeventig tekens, en die dus moet breken"
    )

    issue = replace(november(article(), long, article(3)), editorial=SAID)

    made = newsletter(issue, Passing())

    assert made[".txt"].body.decode() == (GOLDEN / "newsletter.txt").read_text(encoding="utf-8")


def test_a_link_is_named_after_its_article_and_nothing_else() -> None:
    """A topic, "Leie" or "jaren", says another thing than what is behind the link."""
    made = newsletter(november(article(1, topics=("Leie",)), article(2, topics=("jaren",))), COMPILED)

    words = {" ".join(each.text_content().split()) for each in fromstring(made[".html"].body).iter("a")}
    for number in (1, 2):
        named = f"Lees verder: De stad opent park nummer {number}"
        assert named in words
        address = f"https://nieuws.stad.example/nieuws/artikel-{number}/"
        assert f"{named}\n{address}\n" in made[".txt"].body.decode()


def test_one_article_is_not_one_of_many() -> None:
    """A month with one article has no contents list, no number and no "en nog 0 artikels"."""
    made = newsletter(several(1), Passing())

    text = made[".txt"].body.decode()
    assert opened(made)["Subject"] == "De stad opent park nummer 1"
    assert "In deze nieuwsbrief" not in text
    assert "1." not in text
    assert "nog" not in text


def test_the_subject_counts_the_others_where_there_is_room() -> None:
    """The inbox says how much there is to read, but never at the price of a cut title."""
    long = "Kortrijk vraagt alle inwoners om mee te denken over het nieuwe stadspark"

    assert opened(newsletter(several(2), Passing()))["Subject"].endswith(", en nog één artikel")
    assert opened(newsletter(several(4), Passing()))["Subject"].endswith(", en nog 3 artikels")
    assert opened(newsletter(november(article(title=long), article(2)), Passing()))["Subject"] == long


def test_a_subject_that_never_fits_is_kept_whole() -> None:
    """Cutting a title is an editor's work."""
    assert first_fitting(f"{'a' * 100}\n\n{'b' * 90}\n") == "b" * 90


def test_the_preheader_has_words_of_its_own() -> None:
    """The second line in the inbox says something else than the first, in whole sentences."""
    park = article(title="Nieuw park voor iedereen")
    repeats = replace(park, teaser=drafted("Nieuw park voor iedereen."))
    long = replace(park, teaser=drafted(f"De stad opent een park. {'En verder nog een zin. ' * 8}"))

    says = [newsletter(november(each), Passing())[".html"].body.decode() for each in (park, repeats, long)]

    assert "'display:none'>De stad opent een park. Iedereen is welkom op zondag.<" in says[0]
    assert "'display:none'>Nieuws uit Kortrijk, november 2023<" in says[1]
    assert "'display:none'>De stad opent een park.<" in says[2]


def test_a_pull_quote_has_a_sure_speaker() -> None:
    """Words given to the wrong person are the worst error of all; so an unsure quote is none."""
    sure = article()
    unsure = replace(sure, quotes=(replace(sure.quotes[0], confidence=0.6),))
    nobody = replace(sure, quotes=(replace(sure.quotes[0], speaker=""),))

    chosen = pull_quote(sure)

    assert chosen is not None
    assert (chosen.text, chosen.speaker) == (sure.quotes[0].text, "Ruth Vandenberghe")
    assert pull_quote(unsure) is None
    assert pull_quote(nobody) is None


def test_what_the_author_pulled_out_comes_first() -> None:
    """The author's own choice beats ours, when one quotation holds its words."""
    sure = article()
    block = Block(kind=BlockKind.PULLQUOTE, text="iedereen zich hier thuis voelt", span=Span(start=0, end=1))

    chosen = pull_quote(replace(sure, blocks=(*sure.blocks, block)))

    assert chosen is not None
    assert chosen.text == "iedereen zich hier thuis voelt"


def test_of_a_long_quotation_one_whole_sentence_is_taken() -> None:
    """A sentence that leans on the one before it says something else on its own."""
    said = f"{'Dit is een lange zin vol woorden ' * 6}einde. Maar dat leunt op de zin ervoor."
    whole = "De initiatieven werken op volle snelheid in de hele stad"
    text = f"“{said} {whole}”, zegt Ruth Vandenberghe."
    quote = replace(article().quotes[0], span=Span(start=1, end=text.index("”")), text=f"{said} {whole}")
    cut = text.index("Maar"), text.index(whole)
    parts = text[: cut[0] - 1], text[cut[0] : cut[1] - 1], text[cut[1] :]
    sentences = tuple(sentence(text, part, stands_alone="Maar" not in part) for part in parts)

    chosen = pull_quote(article(text=text, quotes=(quote,), sentences=sentences))

    assert chosen is not None
    assert chosen.text == whole
    assert chosen.text in text


@given(st.text())
def test_plain_text_has_short_lines_and_no_runs_of_blank_ones(text: str) -> None:
    """Whatever an article holds, only a link may be wider than the window."""
    made = set_plain(text)

    assert "\n\n\n" not in made
    assert all(len(line) <= COLUMNS or "://" in line for line in made.split("\n"))


def test_a_link_is_never_broken() -> None:
    """Half an address leads nowhere."""
    link = f"https://nieuws.stad.example/nieuws/{'lang-' * 30}/"

    assert set_plain(f"Lees:\n{link}\n") == f"Lees:\n{link}\n"
    said = set_plain(f"1. Wie meer wil weten, leest {link}, of belt {'lang' * 30} naar de stad.\n")
    assert f"\n   {link},\n" in said
    assert all(len(line) <= COLUMNS or link in line for line in said.split("\n"))


def test_the_message_holds_both_forms_the_text_first() -> None:
    """RFC 2046, section 5.1.4: the form that says most comes last."""
    made = newsletter(several(3), Passing())
    message = opened(made)

    parts = list(message.iter_parts())
    assert message.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in parts] == ["text/plain", "text/html"]
    assert parts[0].get_content().splitlines() == made[".txt"].body.decode().splitlines()
    assert parts[1].get_content().splitlines() == made[".html"].body.decode().splitlines()


def test_the_sample_can_reach_nobody_and_says_whose_it_is() -> None:
    """It is made to be looked at; RFC 2606 keeps .invalid empty."""
    message = opened(newsletter(several(1), Passing()))

    assert message["To"].endswith(".invalid")
    assert message["From"] == "Stad Kortrijk <nieuws@kortrijk.example>"
    assert message["List-Id"] == "<email.stad.example>"
    assert message["Content-Language"] == "nl"
    assert message["Date"].datetime == datetime(2023, 11, 1, 12, tzinfo=UTC)
    assert re.fullmatch(r"<2023-11\.[0-9a-f]{24}@stad\.example>", message["Message-ID"])


def test_the_same_issue_is_the_same_bytes() -> None:
    """Neither clock nor chance is in it; another text has another Message-ID."""
    once, again = newsletter(several(2), Passing()), newsletter(several(2), Passing())
    other = newsletter(november(article(title="Iets anders")), Passing())

    assert once == again
    assert opened(once)["Message-ID"] != opened(other)["Message-ID"]


@given(st.text(min_size=1))
def test_a_title_cannot_reach_into_the_headers(title: str) -> None:
    """Line ends, encoded-looking words and emoji stay one subject, exactly as written."""
    subject = one_line(title)
    message = EmailMessage(policy=SMTP)

    message["Subject"] = Words("Subject", subject)

    raw = message.as_bytes()
    assert list(message_from_bytes(raw, policy=default)) == ["Subject"]
    assert one_line(str(message_from_bytes(raw, policy=default)["Subject"])) == subject
    assert max(map(len, raw.split(b"\r\n"))) <= 78


@pytest.mark.parametrize(
    "title",
    [
        "x" * 10_000,
        "é" * 3_000,
        "woord " * 2_000,
        "👩‍👩‍👧 feest",
        "=?utf-8?q?hallo?= stad",
        "a\r\nBcc: x@example.com",
    ],
)
def test_a_hostile_title_makes_a_sound_message(title: str) -> None:
    """RFC 5322, section 2.1.1: no line above 998 bytes, whatever an editor pastes."""
    made = newsletter(november(article(title=title)), Passing())

    message = opened(made)
    assert str(message["Subject"]) == one_line(title)
    assert "Bcc" not in message
    assert max(map(len, made[".eml"].body.split(b"\r\n"))) <= 998


@pytest.mark.parametrize(
    "address", ["", "stad", "é@stad.example", "a b@stad.example", "x@y>, <z@example.com"]
)
def test_an_address_that_cannot_send_is_named(address: str) -> None:
    """The installer reads which setting is wrong, not a traceback of the mail library."""
    site = replace(SITE, brand=replace(SITE.brand, reply_address=address))

    with pytest.raises(SettingsError) as caught:
        newsletter(several(1), Passing(), site)

    assert caught.value.code == "email.address"
    assert caught.value.values == {"key": "brand.reply_address", "value": address}


def test_an_ordinary_newsletter_has_no_findings() -> None:
    """Silence is the usual case."""
    issue = several(3)

    assert checked(newsletter(issue, Passing()), issue) == []


def test_the_check_looks_at_its_own_month_only() -> None:
    """All months of a channel are handed to each; a finding is said once, of the right one."""
    issue, other = november(article(title="Kort")), replace(several(1), name="2023-10")
    made = [*newsletter(issue, Passing()).values(), *newsletter(other, Passing()).values()]

    assert [each.about.file for each in check(issue, made, channel(FOLDER, SITE))] == [
        "outbox/email/2023-11/email.html"
    ]
    assert check(other, made, channel(FOLDER, SITE)) == ()


@pytest.mark.parametrize(
    ("title", "found"), [("Te kort", 1), ("Tien teken", 0), ("a" * 78, 0), ("a" * 79, 1)]
)
def test_a_subject_has_the_length_that_inboxes_show(title: str, found: int) -> None:
    """Ten to 78 characters; an editor decides."""
    issue = november(article(title=title))

    assert checked(newsletter(issue, Passing()), issue) == [("email.subject-length", Severity.REVIEW)] * found


@pytest.mark.parametrize(("size", "severity"), [(80_001, Severity.REVIEW), (100_001, Severity.ERROR)])
def test_a_mail_that_gmail_would_clip_is_found(size: int, severity: Severity) -> None:
    """What is behind the cut is lost, the link to unsubscribe first of all."""
    issue = several(1)
    made = newsletter(issue, Passing())
    made[".html"] = replace(made[".html"], body=made[".html"].body.ljust(size))

    assert checked(made, issue) == [("email.size", severity)]


def test_both_forms_lead_to_the_same_articles() -> None:
    """Who reads plain text is told as much."""
    issue = several(2)
    made = newsletter(issue, Passing())
    made[".txt"] = replace(made[".txt"], body=made[".txt"].body.replace(b"artikel-2/", b"artikel-9/"))

    found = check(issue, tuple(made.values()), channel(FOLDER, SITE))

    assert [(each.code, each.values["lacks"], each.values["link"]) for each in found] == [
        ("email.links-differ", "email.txt", "https://nieuws.stad.example/nieuws/artikel-2/"),
        ("email.links-differ", "email.html", "https://nieuws.stad.example/nieuws/artikel-9/"),
    ]
