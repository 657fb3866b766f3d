"""Which words of an article may stand large, with the person who said them.

What the author pulled out comes first, then a short quotation, then one whole sentence of a longer one.
Without a sure speaker there is no pull quote.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from publisher.model.attribution import attributed
from publisher.model.content import Article, BlockKind, Quote

SHORTEST, LONGEST = 30, 160  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class PullQuote:
    """Words of an article, verbatim, and who said them."""

    text: str
    speaker: str
    role: str


def pull_quote(article: Article) -> PullQuote | None:
    """Choose the words to set large; None where nobody surely said any that fit."""
    sure = [quote for quote in article.quotes if attributed(quote)]
    for candidates in (_pulled_out(article, sure), _whole(sure), _sentences(article, sure)):
        for quote, text in candidates:
            words = " ".join(text.split()).rstrip(",")
            if SHORTEST <= len(words) <= LONGEST:
                return PullQuote(text=words, speaker=quote.speaker, role=quote.role)
    return None


def _pulled_out(article: Article, sure: list[Quote]) -> Iterator[tuple[Quote, str]]:
    """Give the author's own pull quotes, where one quotation holds the words."""
    for block in article.blocks:
        holders = [quote for quote in sure if block.text.strip(' .,“”"') in quote.text]
        if block.kind is BlockKind.PULLQUOTE and len({quote.speaker for quote in holders}) == 1:
            yield holders[0], block.text.strip('“”"')


def _whole(sure: list[Quote]) -> Iterator[tuple[Quote, str]]:
    """Give every quotation as it is."""
    for quote in sure:
        yield quote, quote.text


def _sentences(article: Article, sure: list[Quote]) -> Iterator[tuple[Quote, str]]:
    """Give the sentences of longer quotations that are understood on their own."""
    for quote in sure:
        for sentence in article.sentences:
            # the attribution that follows belongs to the sentence, not to what was said
            start, end = max(sentence.span.start, quote.span.start), min(sentence.span.end, quote.span.end)
            begins_here = quote.span.start - 1 <= sentence.span.start < quote.span.end
            if begins_here and sentence.stands_alone and not sentence.stale and not sentence.question:
                yield quote, article.text[start:end]
