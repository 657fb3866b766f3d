"""Where the links of a newsletter lead, and what they say of it."""

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

from publisher.channels.email.checks.opened import Opened
from publisher.channels.email.checks.phrases import phrases
from publisher.channels.email.prose import passages
from publisher.model.artifact import Finding, Severity
from publisher.model.issue import Editorial

SCHEMES = ("https://", "http://", "mailto:", "tel:")
# A reader cannot see where these lead, nor does anybody know for how long.
SHORTENERS = frozenset(
    (
        *("bit.ly", "buff.ly", "cutt.ly", "goo.gl", "is.gd", "lnkd.in", "ow.ly", "rb.gy", "rebrand.ly"),
        *("shorturl.at", "t.co", "t.ly", "tiny.cc", "tinyurl.com"),
    )
)
IN_TEXT = re.compile(r"https?://[^\s<>\"]+")
# What looks like a link to who typed it, and is none.
TYPED = re.compile(r"\[[^\[\]]+\]\(([^\s)]*)")
AFTER = ".,;:!?)…’”'>"


def link_findings(mail: Opened) -> Iterator[Finding]:
    """Judge the links."""
    found = [
        (str(each.get("href")), " ".join(str(each.text_content()).split()))
        for each in mail.page.iter("a")
        if each.get("href") is not None
    ]
    typed = (url for words in _words(mail.issue.editorial) for url in TYPED.findall(words))
    for url in dict.fromkeys((*typed, *(url for url, _ in found if _is_relative(url)))):
        about = mail.source_of(url) if url else None
        yield mail.finding("email.link-relative", Severity.ERROR, about, link=url[:120], file=mail.issue_file)
    short = (url for url, _ in found if (urlsplit(url).hostname or "").removeprefix("www.") in SHORTENERS)
    for url in dict.fromkeys(short):
        yield mail.finding("email.link-short", Severity.REVIEW, mail.source_of(url), link=url)
    generic = phrases(mail.channel.site.language).generic
    for words in dict.fromkeys(words for _, words in found if words.casefold().strip(" .!»→>:") in generic):
        about = mail.source_of(f"[{words}") or mail.source_of(words)
        yield mail.finding("email.link-words", Severity.REVIEW, about, words=words)
    others = {words: url for url, words in found if IN_TEXT.fullmatch(words) and words != url}
    for words, url in others.items():
        yield mail.finding("email.link-other", Severity.ERROR, mail.source_of(url), words=words, link=url)
    yield from _alike(mail, found)
    yield from _twice(mail)
    yield from _differ(mail, {url for url, _ in found}, {words.rstrip(AFTER) for words in others})


def _words(said: Editorial) -> Iterator[str]:
    """Give the lines that an editor typed, as readers see them: links by their words."""
    for passage in (*passages(said.intro), *passages(said.closing)):
        for line in passage.lines:
            yield "".join(run.text for run in line)


def _is_relative(url: str) -> bool:
    """Tell whether an address leads nowhere from a mail; a mark within it is one's own affair."""
    return not url.startswith((*SCHEMES, "#"))


def _alike(mail: Opened, found: list[tuple[str, str]]) -> Iterator[Finding]:
    """Mind links of the same words that lead elsewhere."""
    goals: dict[str, set[str]] = {}
    for url, words in found:
        goals.setdefault(words, set()).add(url)
    for words, urls in goals.items():
        if words and len(urls) > 1:
            about = mail.source_of(f"[{words}")
            yield mail.finding(
                "email.links-alike", Severity.REVIEW, about, words=words[:120], count=len(urls)
            )


def _twice(mail: Opened) -> Iterator[Finding]:
    """Mind addresses that an editor links twice in one text; what a text announces, the agenda may repeat."""
    said = mail.issue.editorial
    for text in (said.intro, said.closing):
        runs = (run for passage in passages(text) for line in passage.lines for run in line)
        for url, count in Counter(run.url for run in runs if run.url).items():
            if count > 1:
                yield mail.finding(
                    "email.link-twice", Severity.REVIEW, mail.source_of(url), link=url, count=count
                )


def _differ(mail: Opened, links: set[str], worded: set[str]) -> Iterator[Finding]:
    """Compare the links of the two forms of the same mail; words that are an address are judged above."""
    in_html = {url.rstrip(AFTER) for url in links if url.startswith(("http://", "https://"))}
    in_text = {url.rstrip(AFTER) for url in IN_TEXT.findall(mail.plain)} - (worded - in_html)
    only = {"email.html": in_html - in_text, "email.txt": in_text - in_html}
    for (name, lacking), other in zip(only.items(), reversed(only), strict=True):
        if lacking:
            values = {"count": len(lacking), "link": min(lacking), "only": name, "lacks": other}
            yield mail.finding("email.links-differ", Severity.ERROR, **values)
