"""Rows of articles, as the front page and the months show them; on the front page, with one quotation."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from publisher.channels.page.parts import Part, long_title, pull_quote
from publisher.model.content import Article, BlockKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An article on the front page or on that of its month.

    Attributes:
        long: Whether the title is, so that it needs a smaller size.
        quote: The one pull quote of the front page, under the article that it comes from.
    """

    article: Article
    long: bool
    quote: Part | None


def rows(articles: tuple[Article, ...]) -> tuple[Row, ...]:
    """Show articles, newest first."""
    return tuple(Row(article=article, long=long_title(article), quote=None) for article in articles)


def quoting(articles: tuple[Article, ...]) -> tuple[Row, ...]:
    """Show articles, newest first; the first that surely quotes somebody does so."""
    quotes = ((article.id, quote) for article in articles for quote in _sure_quotes(article))
    owner, shown = next(quotes, ("", None))
    return tuple(replace(row, quote=shown) if row.article.id == owner else row for row in rows(articles))


def _sure_quotes(article: Article) -> Iterator[Part]:
    """Give the pull quotes of which the text surely tells who says them."""
    for block in article.blocks:
        if block.kind is BlockKind.PULLQUOTE and (quote := pull_quote(article, block)).speaker:
            yield quote
