"""Judges a written feed as the W3C's validator does; says what is wrong, and in which entry."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime

from publisher.addresses import is_web
from publisher.channels.feed import markup
from publisher.channels.feed.parsed import (
    ATOM,
    RSS,
    Grammar,
    IllFormedError,
    Item,
    Parsed,
    Part,
    called,
    parsed,
)
from publisher.characters import MARKUP, control_in, is_suspect
from publisher.model.artifact import About, Artifact, Finding, Place, Severity
from publisher.model.content import Issue
from publisher.model.site import ChannelSpec

RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
RFC822 = re.compile(r"(?P<day>[A-Z][a-z]{2}), \d\d? [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d ([+-]\d{4}|GMT)")
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
# The form of BCP 47, section 2.1, as far as a city's news needs it.
LANGUAGE = re.compile(
    r"[A-Za-z]{2,3}(-[A-Za-z]{3})?(-[A-Za-z]{4})?(-([A-Za-z]{2}|\d{3}))?(-[A-Za-z0-9]{4,8})*"
)
URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
ATOM_TYPES = {"text", "html", "xhtml"}
PICTURES = {"enclosure", "media:content", "attachments"}
REVIEWS = {TITLE := "feed.title-markup"}

Values = Mapping[str, str | int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A rule that an entry, or the feed as a whole, breaks."""

    code: str
    item: Item
    values: Values


def check(issue: Issue, artifacts: Sequence[Artifact], channel: ChannelSpec) -> tuple[Finding, ...]:
    """Say what a reader of the written feeds would trip over."""
    site = channel.site
    sizes = {site.at(media.path): media.size_bytes for sizes in issue.photos.values() for media in sizes}
    findings = [
        finding
        for artifact in artifacts
        for finding in judged(artifact.body, artifact.path, site.at(artifact.path), sizes)
        # of an article's, reading has spoken once, beside the file where it can be mended
        if finding.code != TITLE or finding.values["entry"] == called(site.title)
    ]
    if artifacts and not issue.articles:
        about = About(file=f"{Place.PUBLIC}/{artifacts[0].path}")
        values = {"channel": channel.name}
        findings.append(Finding(code="feed.empty", severity=Severity.REVIEW, about=about, values=values))
    return tuple(findings)


def judged(body: bytes, path: str, url: str, sizes: Mapping[str, int]) -> Iterator[Finding]:
    """Judge one document.

    Args:
        path: Within the public folder; its ending tells XML from JSON.
        url: Where it will stand.
        sizes: Of the photos that there are, in bytes, by address.
    """
    file = f"{Place.PUBLIC}/{path}"
    try:
        feed = parsed(body, is_json=path.endswith(".json"))
    except IllFormedError as error:
        about, values = About(file=file, line=error.line), {"detail": error.detail}
        yield Finding(code="feed.ill-formed", severity=Severity.ERROR, about=about, values=values)
        return
    # one look at the whole, for 10,000 at its parts: a character stands there as it is, or as a reference
    is_clean = b"&#" not in body and b"\\u" not in body and not is_suspect(body)
    characters = () if is_clean else ((each, _characters(each)) for each in (feed.feed, *feed.entries))
    written = (Fault(code=code, item=item, values=said) for item, found in characters for code, said in found)
    for fault in (*_faults(feed, url, sizes), *written):
        yield Finding(
            code=fault.code,
            severity=Severity.REVIEW if fault.code in REVIEWS else Severity.ERROR,
            about=About(file=file, line=fault.item.line),
            values={"entry": fault.item.name, **fault.values},
        )


def _faults(feed: Parsed, url: str, sizes: Mapping[str, int]) -> Iterator[Fault]:
    """Apply every rule."""
    for item in (feed.feed, *feed.entries):
        needed = feed.grammar.feed if item is feed.feed else feed.grammar.entry
        for rule in (_parts, _addresses, _languages, _words):
            for code, values in rule(item, feed.grammar, needed):
                yield Fault(code=code, item=item, values=values)
        for code, values in _pictures(item, sizes):
            yield Fault(code=code, item=item, values=values)
    yield from _ids(feed)
    yield from _instants(feed)
    for code, values in _road(feed, url):
        yield Fault(code=code, item=feed.feed, values=values)


Rule = Iterator[tuple[str, Values]]


def _parts(item: Item, grammar: Grammar, needed: tuple[str, ...]) -> Rule:
    """Each part that is needed is there and says something; what may be there once is."""
    for name in needed:
        if not any(item.texts(name)):
            yield "feed.missing", {"part": name}
    for name, parts in item.parts.items():
        if len(parts) > 1 and name in grammar.alone:
            yield "feed.part-twice", {"part": name}
    for part in item.parts.get("content", ()) if grammar is ATOM else ():
        kind = part.attributes.get("type", "text")
        if kind not in ATOM_TYPES and "/" not in kind:
            yield "feed.type", {"type": kind}


def _addresses(item: Item, grammar: Grammar, needed: tuple[str, ...]) -> Rule:
    """Every address is whole, and no page is named twice."""
    pages: list[tuple[str, str]] = []
    given = [text for text in item.texts(*grammar.addresses) if text]
    for attributes in (part.attributes for parts in item.parts.values() for part in parts if part.attributes):
        given += [attributes[key] for key in ("href", "url", "uri") if key in attributes]
        if "href" in attributes and attributes.get("rel", "alternate") == "alternate":
            pages.append((attributes.get("type", ""), attributes.get("hreflang", "")))
    for address in given:
        if not is_web(address):
            yield "feed.address", {"url": address[:200]}
    if len(pages) > len(set(pages)):
        yield "feed.page-twice", {}


def _languages(item: Item, grammar: Grammar, needed: tuple[str, ...]) -> Rule:
    """A language is named as programs know it (BCP 47)."""
    given = [*item.texts(*grammar.language)]
    given += [
        part.attributes["hreflang"] for part in item.parts.get("link", ()) if "hreflang" in part.attributes
    ]
    for language in dict.fromkeys(given):
        if not LANGUAGE.fullmatch(language):
            yield "feed.language", {"language": language[:40]}


def _words(item: Item, grammar: Grammar, needed: tuple[str, ...]) -> Rule:
    """A title is words alone; markup runs and loads nothing."""
    for title in item.texts("title"):
        if found := MARKUP.search(title):
            yield TITLE, {"markup": found[0][:40]}
    for name in grammar.html:
        for part in item.parts.get(name, ()):
            if grammar is not ATOM or part.attributes.get("type") == "html":
                for code, what in markup.faults(part.text):
                    yield code, {"what": what}


def _characters(item: Item) -> Rule:
    """Every character can be shown."""
    words = "".join([part.text for parts in item.parts.values() for part in parts])
    if control := control_in(words):
        yield "feed.control", {"character": f"U+{ord(control[0]):04X}"}


def _pictures(item: Item, sizes: Mapping[str, int]) -> Rule:
    """A photo says what it is and how large, and both are true."""
    for name, parts in item.parts.items():
        for part in parts:
            if part.attributes and (name in PICTURES or part.attributes.get("rel") == "enclosure"):
                yield from _picture(part, sizes)


def _picture(part: Part, sizes: Mapping[str, int]) -> Rule:
    """Judge one photo."""
    given = part.attributes
    url = given.get("url") or given.get("href", "")
    length = next((given[key] for key in ("length", "fileSize", "size_in_bytes") if key in given), "")
    kind = given.get("type") or given.get("mime_type", "")
    if not re.fullmatch(r"[a-z]+/[a-z0-9.+-]+", kind):
        yield "feed.photo-type", {"url": url, "type": kind}
    if not length.isdecimal() or int(length) == 0 or sizes.get(url, int(length)) != int(length):
        yield "feed.photo-length", {"url": url, "length": length}


def _ids(feed: Parsed) -> Iterator[Fault]:
    """Each entry has an id of its own, which is no address unless it says so."""
    seen: dict[str, str] = {}
    for item in (feed.feed, *feed.entries):
        for part in item.parts.get(feed.grammar.id, ()):
            key = part.text
            if key in seen:
                yield Fault(code="feed.id-twice", item=item, values={"id": key, "other": seen[key]})
            elif not URI.fullmatch(key):
                yield Fault(code="feed.id-form", item=item, values={"id": key[:200]})
            elif (
                feed.grammar is RSS
                and part.attributes.get("isPermaLink", "true") != "false"
                and not is_web(key)
            ):
                yield Fault(code="feed.guid", item=item, values={"id": key[:200]})
            seen[key] = item.name


def _instants(feed: Parsed) -> Iterator[Fault]:
    """Dates are dates; an entry changes after it appears; the feed is as new as its newest entry."""
    read = _rfc822 if feed.grammar is RSS else _rfc3339
    newest: datetime | None = None
    for item in feed.entries:
        found = []
        for name in feed.grammar.instants:
            for text in item.texts(name):
                if (instant := read(text)) is None:
                    yield Fault(code="feed.date", item=item, values={"part": name, "date": text[:60]})
                else:
                    found.append(instant)
        if found != sorted(found):
            yield Fault(code="feed.date-order", item=item, values={})
        newest = max((*found, *([newest] if newest else [])), default=None)
    for text in feed.feed.texts(feed.grammar.changed):
        changed = read(text)
        if changed is None:
            values = {"part": feed.grammar.changed, "date": text[:60]}
            yield Fault(code="feed.date", item=feed.feed, values=values)
        elif newest and (changed < newest or (changed > newest and feed.grammar is not RSS)):
            yield Fault(
                code="feed.updated", item=feed.feed, values={"date": text, "newest": f"{newest:%Y-%m-%d}"}
            )


def _rfc3339(text: str) -> datetime | None:
    """Read an instant of Atom or JSON Feed; None where it is none."""
    return _read(text, datetime.fromisoformat) if RFC3339.fullmatch(text) else None


def _rfc822(text: str) -> datetime | None:
    """Read an instant of RSS, with the right day of the week; None where it is none."""
    form = RFC822.fullmatch(text)
    instant = _read(text, parsedate_to_datetime) if form else None
    return instant if form and instant and DAYS[instant.weekday()] == form["day"] else None


def _read(text: str, parse: Callable[[str], datetime]) -> datetime | None:
    """Read an instant that has the form of one; the thirtieth of February is none."""
    try:
        return parse(text)
    except ValueError:
        return None


def _road(feed: Parsed, url: str) -> Rule:
    """A feed knows its own address, and what leads to older news does not lead back."""
    links = [
        (part.attributes.get("rel", ""), part.attributes.get("href", ""))
        for name in ("link", "atom:link")
        for part in feed.feed.parts.get(name, ())
    ]
    own = [*feed.feed.texts("feed_url"), *(href for rel, href in links if rel == "self")]
    older = [*feed.feed.texts("next_url"), *(href for rel, href in links if rel == "prev-archive")]
    if own != [url]:
        yield "feed.self", {"url": own[0] if own else "", "expected": url}
    if url in older or len(older) > 1:
        yield "feed.older", {"url": older[0]}
    if "fh:archive" in feed.feed.parts and not any(rel == "current" for rel, _ in links):
        yield "feed.current", {}
