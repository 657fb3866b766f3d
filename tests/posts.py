"""Posts without a build: an article of words, rendered for a network, and a judge who shares no code."""

import json
from collections.abc import Callable
from functools import cache
from typing import Any

import regex
import twitter_text

from publisher.channels.post import check, render, units
from publisher.channels.registry import channel
from publisher.channels.templates import FolderTemplates
from publisher.content.reading import read
from publisher.model.artifact import Finding
from publisher.model.content import Article, Issue, IssueKind, Media
from publisher.model.site import Brand, ChannelSpec, Site, Tone
from publisher.model.source import Source
from tests.sites import TEMPLATES

NETWORKS = tuple(sorted(path.parent.name for path in TEMPLATES.glob("*/post.txt.j2")))
SITE = Site(url="https://nieuws.kortrijk.be", language="nl", authority="x.example", since=2023, brand=Brand())
CARDS = tuple(
    Media(
        path=f"cards/a.{variant}",
        alt=f"{words} – oktober 2026",
        mime="image/jpeg" if variant == "square" else "image/png",
        size_bytes=1,
        width=1,
        height=1,
        variant=variant,
    )
    for variant, words in (("title", "Titel"), ("square", "Titel"), ("quote", "“Een citaat” Lies Maes"))
)


ADDRESS = regex.compile(r"https?://\S+")


class NoCompiler:
    """Stands where MJML would; a post has none."""

    def compile(self, channel: ChannelSpec, name: str) -> str:
        """Refuse."""
        raise AssertionError((channel.name, name))


def article(body: str, sidecar: str = "", date: str = "2026-10") -> Article:
    """Read an article from words."""
    data = f" date {date} {body}".encode()
    beside = sidecar.encode() if sidecar else None
    source = Source(path="seeds/a.txt", stem="a", size_bytes=len(data), data=data, sidecar=beside)
    return read(source, language="nl", city="Kortrijk")[0]


@cache
def network(name: str, tone: Tone = SITE.tone) -> tuple[ChannelSpec, FolderTemplates]:
    """Open a network."""
    site = Site(url=SITE.url, language="nl", authority="x.example", since=2023, brand=Brand(), tone=tone)
    spec = channel(TEMPLATES / name, site)
    return spec, FolderTemplates(spec, NoCompiler())


def posted(
    one: Article, name: str, tone: Tone = SITE.tone, cards: tuple[Media, ...] = CARDS
) -> tuple[dict[str, Any] | None, tuple[Finding, ...]]:
    """Give a post as its JSON says it, and what there is to say of it."""
    spec, templates = network(name, tone)
    (unit,) = units(Issue(kind=IssueKind.ALL, name="all", articles=(one,), media={"a": cards}), spec)
    artifacts = render(unit, spec, templates)
    return json.loads(artifacts[0].body) if artifacts else None, check(unit.issue, artifacts, spec)


# What each network refuses, written down a second time and counted with other means.
LIMITS = {
    "x": 280,
    "mastodon": 500,
    "bluesky": 300,
    "threads": 500,
    "linkedin": 3000,
    "facebook": 63206,
    "instagram": 2200,
    "whatsapp": 700,
}


def _short(text: str) -> int:
    """Count what a reader sees, each address as 23: never more than a network does that counts it in full."""
    return len(regex.findall(r"\X", ADDRESS.sub("x" * 23, text)))


def _threads(text: str) -> int:
    """Count as Threads does, by another property of emoji than ours."""
    emoji = regex.compile(r"\p{Emoji_Presentation}|\p{RI}|\p{So}")
    each = regex.findall(r"\X", text)
    return sum(len(one.encode()) if emoji.search(one) else len(one) for one in each)


def refusals(post: dict[str, Any]) -> list[str]:
    """Say why a network would refuse a post, or show it torn."""
    found: list[str] = []
    name = str(post["network"])
    lengths: dict[str, Callable[[str], int]] = {
        "x": lambda text: int(twitter_text.parse_tweet(text).weightedLength),
        "threads": _threads,
        "linkedin": lambda text: len(text.encode("utf-16-be")) // 2,
    }
    counted: Callable[[str], int] = lengths.get(name, _short)
    for text in post["parts"] or [post["text"]]:
        data = text.encode()  # a lone surrogate has no bytes
        if name == "bluesky" and (len(data) > 3000 or len(regex.findall(r"\X", text)) > 300):
            found.append("bluesky: too long")
        if counted(text) > LIMITS[name]:
            found.append(f"{counted(text)} of {LIMITS[name]}")
        if name == "x" and not twitter_text.parse_tweet(text).valid:
            found.append("x: not valid")
        if name == "instagram" and len(regex.findall(r"#\w", text)) > 30:
            found.append("instagram: tags")
        if regex.search(r"[\p{Cs}\p{Cn}\x00-\x09\x0b-\x1f\x7f]", text):
            found.append("a character that nobody takes")
        if len(regex.findall("[\u202a\u202b\u202d\u202e]", text)) > text.count("\u202c"):
            found.append("a direction is open")
        if len(regex.findall("[\u2066-\u2068]", text)) > text.count("\u2069"):
            found.append("an isolate is open")
    first = (post["parts"] or [post["text"]])[0]
    if name != "instagram" and post["link"] not in first.split():
        found.append("the link is not whole")
    return found
