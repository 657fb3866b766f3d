"""Which whole units of an article a post says: as much as fits, what matters most first, nothing ever cut."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from publisher.model.attribution import attributed
from publisher.model.content import Article, Origin, Quote, Sentence

NAMES = ("title", "teaser", "sentence", "fact", "quote", "link", "hashtag")
FIGURES = {"amount", "count"}
SENTENCES_MOST = 40  # what a post could say of them stands early in a text
POOL_LONGEST = 300  # characters; a longer unit is no post any more


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A unit that a post says whole or not at all.

    Attributes:
        name: One of ``NAMES``.
        index: Its place among those of its name.
        text: As it is said.
        quote: The quotation, where it is one.
    """

    name: str
    index: int
    text: str
    quote: Quote | None = None


def pieces(article: Article, link: str) -> tuple[Piece, ...]:
    """Gather what could be said of an article, in reading order; nothing is stale or leans on another."""
    title = [article.title.text]
    teaser = _teaser(article)
    told = {*teaser, *title}
    # where an editor wrote title or teaser, the first paragraph says the same in the author's words
    edited = Origin.EDITOR in {article.title.origin, article.teaser.origin}
    sentences = [
        text
        for sentence in article.sentences
        if not (edited and sentence.block == 0)
        and (text := sayable(sentence))
        and text not in told
        and not text.startswith(article.title.text)
    ]
    quotes = [quote for quote in article.quotes if attributed(quote) and len(quote.text) <= POOL_LONGEST]
    sentences = sentences[:SENTENCES_MOST]
    return (
        *_named("title", title),
        *_named("teaser", (text for text in teaser if text.rstrip(".") != article.title.text)),
        *_named("sentence", sentences),
        *_named("fact", dict.fromkeys(_figures(article))),
        *(Piece(name="quote", index=i, text=said(quote), quote=quote) for i, quote in enumerate(quotes)),
        *_named("link", [link]),
        *_named("hashtag", (f"#{tag}" for tag in article.hashtags)),
    )


def _figures(article: Article) -> Iterator[str]:
    """Give the figures of sentences that are understood alone; a day or a place says nothing by itself."""
    for fact in article.facts:
        if fact.kind in FIGURES and article.sentences[fact.sentence].stands_alone:
            yield fact.text


def sayable(sentence: Sentence) -> str:
    """Give a sentence as it can be said away from its text; empty where it cannot."""
    if sentence.quoted or sentence.question or not sentence.stands_alone:
        return ""
    return sentence.undated if sentence.stale else sentence.text


def said(quote: Quote) -> str:
    """Set a quotation with who said it."""
    who = f"{quote.speaker}, {quote.role}" if quote.role else quote.speaker
    return f"“{quote.text}” – {who}"


def composed(
    available: tuple[Piece, ...],
    order: tuple[str, ...],
    most: dict[str, int],
    fits: Callable[[tuple[Piece, ...]], bool],
) -> tuple[Piece, ...]:
    """Choose what is said: by rank, each unit that still fits, in reading order.

    Args:
        available: In reading order.
        order: Names, what says most first; what is not named is not said.
        most: How many of a name at the most; one where nothing is said.
        fits: Tells whether a choice is within the limit.
    """
    chosen: tuple[Piece, ...] = ()
    for name in order:
        taken = 0
        for piece in available:
            if piece.name != name or taken >= most.get(name, 1):
                continue
            trial = tuple(each for each in available if each in chosen or each is piece)
            if fits(trial):
                chosen, taken = trial, taken + 1
    return chosen


def _teaser(article: Article) -> list[str]:
    """Part the teaser into its sentences; an editor's stays whole."""
    if article.teaser.origin is Origin.EDITOR:
        return [article.teaser.text]
    found = [
        text for sentence in article.sentences if (text := sayable(sentence)) in article.teaser.text and text
    ]
    return found or [article.teaser.text]


def _named(name: str, texts: Iterable[str]) -> tuple[Piece, ...]:
    """Number the units of one name."""
    return tuple(Piece(name=name, index=index, text=text) for index, text in enumerate(texts))
