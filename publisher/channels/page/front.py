"""What stands on the front page: the newest article, the months of its year, and rows for the others."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from publisher.channels.page.parts import Part, long_title, pull_quote
from publisher.model.content import Article, BlockKind

MONTHS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An article on the front page.

    Attributes:
        anchor: The month, of the first article of each month; empty for the others.
        long: Whether the title is, so that it needs a smaller size.
        quote: The one pull quote of the front page, under the article that it comes from.
    """

    article: Article
    anchor: str
    long: bool
    quote: Part | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """One of the twelve threads.

    Attributes:
        number: From 1 to 12.
        anchor: ``YYYY-MM``.
        count: How many of the page's articles are of this month.
        newest: Whether the newest article is; its thread is the red one.
        whole: Whether that is all of the month; the oldest on a full page may go on beyond it.
    """

    number: int
    anchor: str
    count: int
    newest: bool
    whole: bool


def rows(articles: tuple[Article, ...]) -> tuple[Row, ...]:
    """Show articles, newest first, each month with its anchor."""
    quotes = {article.id: quote for article in articles if (quote := next(_sure_quotes(article), None))}
    first = next(iter(quotes), "")
    made: list[Row] = []
    for above, article in zip((None, *articles), articles, strict=False):
        month = article.date.month
        made.append(
            Row(
                article=article,
                anchor="" if above and above.date.month == month else month,
                long=long_title(article),
                quote=quotes[first] if article.id == first else None,
            )
        )
    return tuple(made)


def months(articles: tuple[Article, ...], most: int) -> tuple[Month, ...]:
    """Make the twelve threads of the newest article's year; none where there is no article.

    Args:
        most: How many articles the page has room for.
    """
    if not articles:
        return ()
    newest = articles[0].date
    counts = Counter(article.date.month for article in articles)
    cut = articles[-1].date.month if len(articles) >= most else ""
    names = [f"{newest.first:%Y}-{number:02}" for number in range(1, MONTHS + 1)]
    return tuple(
        Month(number=number, anchor=name, count=counts[name], newest=name == newest.month, whole=name != cut)
        for number, name in enumerate(names, 1)
    )


def _sure_quotes(article: Article) -> Iterator[Part]:
    """Give the pull quotes of which the text surely tells who says them."""
    for block in article.blocks:
        if block.kind is BlockKind.PULLQUOTE and (quote := pull_quote(article, block)).speaker:
            yield quote
