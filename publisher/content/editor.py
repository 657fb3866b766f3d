"""What an editor said, set into an article: quotations, and whether what was accepted still holds."""

import re
import unicodedata
from hashlib import sha256
from itertools import zip_longest

from publisher.content.decode import INVISIBLE
from publisher.content.sidecar import Said, Word, beside
from publisher.model.artifact import About, Finding, Severity
from publisher.model.content import Article, Origin, Quote, Span

MARKS = "“”„«»\"‘’'"
# What an editor can accept of what was derived.
ACCEPTABLE = ("title", "teaser", "slug", "category", "hashtags", "quotes")


def named(derived: tuple[Quote, ...], word: Word, text: str) -> tuple[Quote, ...]:
    """Put the editor's quotations in the place of those of the same words; the others stay."""
    if not word.said.quotes:
        return derived if word.said.quotes is None else ()
    own: list[Quote] = []
    for said in word.said.quotes:
        quote = _quote(said, text)
        if quote and not any(_overlap(quote, other) for other in own):
            own.append(quote)
    rest = [each for each in derived if not any(_overlap(each, other) for other in own)]
    return tuple(sorted((*own, *rest), key=lambda each: each.span.start))


def misquoted(word: Word, text: str) -> list[Finding]:
    """Name the quotations whose words do not stand in the text: nobody is quoted wrongly.

    It costs the quotation, not the article.
    """
    return [
        Finding(
            code="quote.not-verbatim",
            severity=Severity.ERROR,
            about=About(file=word.file, line=line),
            values={"quote": " ".join(said.text.split())[:60]},
        )
        for said, line in zip_longest(word.said.quotes or (), word.quote_lines, fillvalue=0)
        if isinstance(said, Said) and not _place(said, text)
    ]


def _quote(said: Said, text: str) -> Quote | None:
    """Give an editor's quotation as it stands in the text; None where it does not."""
    span = _place(said, text)
    if span is None:
        return None
    return Quote(
        span=span,
        text=text[span.start : span.end],
        speaker=" ".join(said.speaker.split()),
        role=" ".join(said.role.split()),
        origin=Origin.EDITOR,
        confidence=1.0,
    )


def _place(said: Said, text: str) -> Span | None:
    """Find an editor's words in the text, letter by letter; spaces and marks around them do not count."""
    words = INVISIBLE.sub("", unicodedata.normalize("NFC", said.text)).strip(f"{MARKS}, \t\n").split()
    found = re.search(r"\s+".join(map(re.escape, words)), text) if words else None
    return Span(start=found.start(), end=found.end()) if found else None


def _overlap(one: Quote, other: Quote) -> bool:
    """Tell whether two quotations share words."""
    return one.span.start < other.span.end and other.span.start < one.span.end


def text_digest(text: str) -> str:
    """Name a text, so that it is known whether it changed since it was looked at."""
    return f"sha256:{sha256(text.encode()).hexdigest()}"


def outdated(article: Article, word: Word) -> list[Finding]:
    """Name what was accepted for another text."""
    review = word.said.review
    if not review.source or review.source == text_digest(article.text):
        return []
    keys = review.accepted or tuple(key for key in ACCEPTABLE if getattr(word.said, key) is not None)
    about = About(file=beside(article.file), line=word.review_line)
    values = {"keys": ", ".join(keys), "accept": ",".join(keys), "seed": article.file}
    return [Finding(code="review.stale", severity=Severity.REVIEW, about=about, values=values)]
