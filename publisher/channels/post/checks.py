"""What to look at in a post before it is pasted."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from unicodedata import normalize

from msgspec import json

from publisher.channels.hush import Hush, hush
from publisher.channels.post.compose import pieces
from publisher.channels.post.facets import faults
from publisher.channels.post.legal import left_open
from publisher.channels.post.measure import measure
from publisher.channels.post.options import Options, options_of
from publisher.channels.post.sources import WORDS_MOST, is_untold
from publisher.model.artifact import About, Artifact, Finding, Severity
from publisher.model.content import Article, Issue
from publisher.model.site import ChannelSpec, Tone
from publisher.model.source import beside

SENTENCE = re.compile(r"[^.!?\n]+[.!?]?")
FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
LOUD = re.compile(r"(?:\b[^\W\d_a-zà-ÿ]{2,}\b[ ]?){3,}")  # three words in capitals
BAD_TAG = re.compile(r"(?<![\w&/#])(?:#{2,}\w*|#\d+\b|#(?![\w#]))")
QUOTED = re.compile(r"[“\"]([^”\"]+)[”\"]")
# What the editor's page beside the seed can mend, rather than the seed.
BESIDE = {
    *(
        "own-text",
        "own-empty",
        "link",
        "hashtag",
        "direction",
        "figure",
        "quote",
        "long-sentence",
        "capitals",
    ),
    *("no-thread", "silence-own", "silence-all", "silence-link", "silence", "news-left-out"),
}
# Of the article, not of one network: said once.
OF_ARTICLE = {"silence", "silence-all", "silence-link", "news-left-out"}
Slip = tuple[str, Severity, Mapping[str, str | int]]


def check(issue: Issue, artifacts: Sequence[Artifact], channel: ChannelSpec) -> tuple[Finding, ...]:
    """Name articles that fit no post, posts without news, link or picture, and slips in an editor's own."""
    made = {
        artifact.unit: json.decode(artifact.body) for artifact in artifacts if artifact.path.endswith(".json")
    }
    findings: list[Finding] = []
    for article in issue.articles:
        post = made.get(article.id)
        found = _of(post, article, issue, channel) if post else _missing(article, channel)
        for code, severity, values in found:
            file = beside(article.file) if code in BESIDE else article.file
            told = values if code in OF_ARTICLE else {**values, "channel": channel.title}
            findings.append(
                Finding(code=f"post.{code}", severity=severity, about=About(file=file), values=told)
            )
    return tuple(findings)


def _missing(article: Article, channel: ChannelSpec) -> Iterator[Slip]:
    """Say why there is no post."""
    options = options_of(channel)
    own = article.overrides.get(channel.name, {}).get("text")
    if own is not None:
        length = measure(own.strip()[: 2 * options.limit], options.count)
        code = "own-text" if length else "own-empty"
        yield code, Severity.ERROR, {"length": length, "limit": options.limit} if length else {}
    elif hush(article, channel.site.tone.silence) and not pieces(
        article, "", options.compose.names, channel.site.tone
    ):
        yield "silence-all", Severity.ERROR, {}
    else:
        yield "does-not-fit", Severity.ERROR, {}


def _of(post: dict[str, Any], article: Article, issue: Issue, channel: ChannelSpec) -> Iterator[Slip]:
    """Say what there is to say of a post."""
    options, wish = options_of(channel), article.overrides.get(channel.name, {})
    text: str = post["text"]
    silent = hush(article, channel.site.tone.silence)
    if "text" in wish:
        yield from slips(text, article, options, post["link"])
        if silent and silent.silences(text):
            yield "silence-own", Severity.REVIEW, {}
    elif silent and silent.silences(article.title.text):
        yield "silence", Severity.REVIEW, {}
    elif is_untold(article):
        yield "news-left-out", Severity.REVIEW, {"sentence": article.sentences[0].text[:80]}
    elif not _has_news(text, article, channel.site.tone):
        yield "title-left-out", Severity.REVIEW, {"length": len(article.title.text)}
    if silent and (name := _in_address(silent, article.slug)):
        yield "silence-link", Severity.REVIEW, {"name": name, "slug": article.slug}
    if "text" not in wish and "link" in options.compose.names and post["link"] not in text:
        yield "link-left-out", Severity.REVIEW, {"length": len(post["link"])}
    if article.id not in issue.media:
        yield "no-card", Severity.HINT, {}
    if wish.get("thread") and not post["parts"]:
        yield "no-thread", Severity.REVIEW, {}
    yield from _marked(post, options)


def _in_address(silent: Hush, slug: str) -> str:
    """Give who is named by the link of an article and must not be; empty where nobody is."""
    for name in sorted(silent.names):
        for part in (name, name.partition(" ")[2]):
            plain = normalize("NFKD", part.casefold()).encode("ascii", "ignore").decode()
            words = "-".join(re.findall(r"[a-z0-9]+", re.sub(r"['’]", "", plain)))
            if words and f"-{words}-" in f"-{slug}-":
                return name
    return ""


def _marked(post: dict[str, Any], options: Options) -> Iterator[Slip]:
    """Look at what goes with a text: the words for its picture, and its facets."""
    for media in post["media"]:
        if options.limit_alt and len(media["alt"]) > options.limit_alt:
            yield "alt-long", Severity.REVIEW, {"length": len(media["alt"]), "limit": options.limit_alt}
    marked = [
        (post["text"], post.get("facets", [])),
        *zip(post["parts"], post.get("parts_facets", []), strict=False),
    ]
    if any(faults(words, facets, options.mentions) for words, facets in marked):
        yield "facets", Severity.ERROR, {}


def _has_news(text: str, article: Article, tone: Tone) -> bool:
    """Tell whether a post says what is new: its title, or the first sentence, explained or not."""
    for word, meaning in tone.glossary.items():
        text = text.replace(f" ({meaning})", "").replace(f" ({word}: {meaning})", "")
    first = [said for each in article.sentences[:1] for said in (each.text, each.undated) if said]
    return any(" ".join(said.split()) in text for said in (article.title.text, *first))


def slips(text: str, article: Article, options: Options, link: str) -> Iterator[Slip]:
    """Name what a person may have overlooked in a text of their own."""
    if "link" in options.compose.names and link not in text:
        yield "link", Severity.REVIEW, {"link": link}
    rest = text.replace(link, "")
    if bad := BAD_TAG.search(rest):
        yield "hashtag", Severity.REVIEW, {"tag": bad[0]}
    if left_open(text):
        yield "direction", Severity.ERROR, {}
    source = " ".join(f"{article.title.text} {article.teaser.text} {article.text}".split())
    figures = set(FIGURE.findall(source))
    if strange := next((each for each in FIGURE.findall(rest) if each not in figures), ""):
        yield "figure", Severity.REVIEW, {"figure": strange}
    if other := next((each for each in QUOTED.findall(rest) if " ".join(each.split()) not in source), ""):
        yield "quote", Severity.REVIEW, {"quote": other[:60]}
    yield from style(rest)


def style(text: str) -> Iterator[Slip]:
    """Name what makes a text hard to read: a long sentence, capitals."""
    for sentence in SENTENCE.findall(QUOTED.sub("", text)):  # nobody shortens what another said
        words = len(sentence.split())
        if words > WORDS_MOST:
            yield "long-sentence", Severity.HINT, {"words": words, "sentence": sentence.strip()[:60]}
            break
    if loud := LOUD.search(text):
        yield "capitals", Severity.HINT, {"words": loud[0].strip()[:60]}
