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
        yield mail.finding("email.link-relative", Severity.ERROR, link=url[:120], file=mail.issue_file)
    short = (url for url, _ in found if (urlsplit(url).hostname or "").removeprefix("www.") in SHORTENERS)
    for url in dict.fromkeys(short):
        yield mail.finding("email.link-short", link=url)
    generic = phrases(mail.channel.site.language).generic
    for words in dict.fromkeys(words for _, words in found if words.casefold().strip(" .!»→>:") in generic):
        yield mail.finding("email.link-words", words=words)
    yield from _alike(mail, found)
    yield from _differ(mail, {url for url, _ in found})


def _words(said: Editorial) -> Iterator[str]:
    """Give the lines that an editor typed, as readers see them: links by their words."""
    for passage in (*passages(said.intro), *passages(said.closing)):
        for line in passage.lines:
            yield "".join(run.text for run in line)


def _is_relative(url: str) -> bool:
    """Tell whether an address leads nowhere from a mail; a mark within it is one's own affair."""
    return not url.startswith((*SCHEMES, "#"))


def _alike(mail: Opened, found: list[tuple[str, str]]) -> Iterator[Finding]:
    """Mind links of the same words that lead elsewhere, and addresses that are linked twice for nothing."""
    goals: dict[str, set[str]] = {}
    for url, words in found:
        goals.setdefault(words, set()).add(url)
    for words, urls in goals.items():
        if words and len(urls) > 1:
            yield mail.finding("email.links-alike", words=words[:120], count=len(urls))
    # an article's title, its place in the contents and its "Lees verder" lead to the same page on purpose
    pages = mail.channel.site.at("nieuws/")
    times = Counter(url for url, _ in found if url.startswith(SCHEMES) and not url.startswith(pages))
    for url, count in times.items():
        if count > 1:
            yield mail.finding("email.link-twice", link=url, count=count)


def _differ(mail: Opened, links: set[str]) -> Iterator[Finding]:
    """Compare the links of the two forms of the same mail."""
    in_html = {url.rstrip(AFTER) for url in links if url.startswith(("http://", "https://"))}
    in_text = {url.rstrip(AFTER) for url in IN_TEXT.findall(mail.plain)}
    only = {"email.html": in_html - in_text, "email.txt": in_text - in_html}
    for (name, lacking), other in zip(only.items(), reversed(only), strict=True):
        if lacking:
            values = {"count": len(lacking), "link": min(lacking), "only": name, "lacks": other}
            yield mail.finding("email.links-differ", Severity.ERROR, **values)
