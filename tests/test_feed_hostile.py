"""Ten thousand articles that mean harm: every feed is well-formed, says what was typed, and runs nothing."""

import json
import random
import re
from html import unescape
from typing import Any
from xml.parsers import expat

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from publisher.channels.feed import check
from publisher.channels.feed.entries import fit
from publisher.model.artifact import Artifact
from publisher.model.content import Block, BlockKind, Issue, Span
from tests.articles import article
from tests.feeds import channel, issue_of, rendered

NASTY = (
    *("<script>alert(1)</script>", "]]>", "<![CDATA[", "&", "&amp;", "&lt;b&gt;", "&#0;", "&#x1F;", "<!--"),
    *("-->", "<?xml version='1.0'?>", "<!DOCTYPE a [<!ENTITY x 'y'>]>", "&x;", "\x00", "\x0b", "\x1b[31m"),
    *("\x7f", "\x85", "\ud800", "\udfff", "\ufffe", "\uffff", "\u202eedoc", "\u2066", "العربية", "עברית"),
    *("👩‍👩‍👧", "\U0010ffff", "\u0301"),
    *("' onerror=alert(1) x='", '" onload="alert(1)', "<svg/onload=alert(1)>"),
    *("<img src=x onerror=alert(1)>", "javascript:alert(1)", "{{ 7*7 }}", "{% raw %}", "${7*7}", "%s"),
    *("{{ site.__class__ }}", "\\u0000", "\\", "\t", "</p>", "</content>", "</item></channel></rss>"),
    *('"},{"id":"x"', "\r", "\u2028", "\u00a0", " ", "gewoon", "<"),
)  # fmt: skip
WORDS = st.lists(st.sampled_from(NASTY) | st.text(st.characters(), max_size=8), max_size=8).map("".join)
# without attributes: nothing else in an entry is markup, so nothing runs and nothing is fetched
OURS = re.compile(r"</?(?:p|h2|ul|li|blockquote)>")


def hostile(chance: random.Random) -> dict[str, Any]:
    """Make an article's words of what breaks things."""
    title, teaser, text, topic, item = (
        "".join(chance.choices(NASTY, k=chance.randrange(1, 6))) for _ in range(5)
    )
    kind = chance.choice((BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.PULLQUOTE))
    span = Span(start=0, end=len(text))
    blocks = (
        Block(kind=kind, text=text, span=span),
        Block(kind=BlockKind.LIST, text=item, span=span, items=(item, topic)),
    )
    return {"text": text, "title": title, "teaser": teaser, "topics": (topic,), "blocks": blocks}


def runs_nothing(html: str) -> bool:
    """Tell whether all markup is that of our own template."""
    return "<" not in OURS.sub("", html)


def sound(issue: Issue, made: dict[str, Artifact]) -> None:
    """Assert what holds of every feed, whatever was typed."""
    titles = [fit(each.title.text).strip() or each.slug for each in issue.articles]
    for path, artifact in made.items():
        if path.endswith(".json"):
            items = json.loads(artifact.body)["items"]
            html = [item["content_html"] for item in items]
            assert [item["title"] for item in items] == titles
        else:
            expat.ParserCreate().Parse(artifact.body, True)  # noqa: FBT003  # its signature
            root = etree.fromstring(artifact.body)
            entries = root.findall("channel/item") or root.findall("{*}entry")
            html = [str(entry.findtext("{*}encoded") or entry.findtext("{*}content")) for entry in entries]
            assert len(entries) == len(titles)
            for entry, title in zip(entries, titles, strict=True):
                assert entry.findtext("{*}title") == title
                assert runs_nothing(str(entry.findtext("description") or ""))
        assert all(map(runs_nothing, dict.fromkeys(html)))


def test_ten_thousand_hostile_articles_make_sound_feeds() -> None:
    """One character of one article must not take the feed of a city off the air."""
    chance = random.Random(10_000)  # noqa: S311  # the same articles in every run, not a secret
    articles = [article(f"a{number:05}", **hostile(chance)) for number in range(10_000)]
    issue = issue_of(*articles)
    spec = channel(newest=10_000)
    made = rendered(issue, spec)

    sound(issue, made)
    findings = check(issue, tuple(made.values()), spec)

    assert set(made) == {"rss.xml", "atom.xml", "feed.json"}
    assert findings == ()  # markup in a title is named beside its seed


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(WORDS, WORDS, WORDS, WORDS), min_size=1, max_size=20))
def test_whatever_is_typed_the_feeds_are_sound(rows: list[tuple[str, str, str, str]]) -> None:
    """What nobody thought of is tried, too."""
    issue = issue_of(
        *(
            article(f"a{number}", "2026-10", text, title=title, teaser=teaser, topics=(topic,))
            for number, (title, teaser, text, topic) in enumerate(rows)
        )
    )

    sound(issue, rendered(issue, channel()))


def test_a_title_of_a_megabyte_goes_through() -> None:
    """Too long for any reader, but no reason to fall over."""
    issue = issue_of(article("a", "2026-10", "<b>&" * 25_000, title="<b>&" * 250_000))

    made = rendered(issue, channel())

    sound(issue, made)
    assert check(issue, tuple(made.values()), channel()) == ()


def test_a_description_says_the_same_as_markup_as_it_does_as_text() -> None:
    """RSS readers take it for HTML; Atom and JSON have a place for plain text."""
    plain, nasty = "Zwemmen & fietsen, AT&T", "1 < 2 &amp; <script>"
    made = rendered(issue_of(article("a", teaser=plain), article("b", teaser=nasty)), channel())

    root = etree.fromstring(made["rss.xml"].body)
    first, second = (str(each.text) for each in root.findall("channel/item/description"))

    assert first == plain
    assert unescape(second) == nasty
    assert "<" not in second
    atom = etree.fromstring(made["atom.xml"].body)
    assert [each.text for each in atom.findall("{*}entry/{*}summary")] == [plain, nasty]
