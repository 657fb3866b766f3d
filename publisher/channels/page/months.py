"""The twelve threads as navigation: a year, which of its months have news, and the years beside it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from publisher.model.content import Article

MONTHS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """One of the twelve threads.

    Attributes:
        number: From 1 to 12.
        name: ``YYYY-MM``.
        count: How many articles it has.
        red: Whether its thread is the red one.
    """

    number: int
    name: str
    count: int
    red: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """Twelve threads, and the way to the years beside them.

    Attributes:
        name: ``YYYY``.
        earlier: The last month with news of the nearest year before it with any; empty where there is none.
        later: The same of the nearest year after it.
    """

    name: str
    months: tuple[Month, ...]
    earlier: str
    later: str

    @property
    def count(self) -> int:
        """Tell how many articles the year has."""
        return sum(month.count for month in self.months)


def counts(articles: tuple[Article, ...]) -> dict[str, int]:
    """Tell how many articles each month has, the newest first."""
    return dict(sorted(Counter(article.date.month for article in articles).items(), reverse=True))


def around(every: Mapping[str, int], year: str) -> dict[str, int]:
    """Leave only a year and the months that lead out of it, so that news elsewhere changes nothing here."""
    earlier, later = _beside(every, year)
    return {name: count for name, count in every.items() if name[:4] == year or name in {earlier, later}}


def year_of(every: Mapping[str, int], year: str, red: str = "") -> Year:
    """Make the threads of a year.

    Args:
        red: The month, as ``YYYY-MM``, of what the page is about; empty for none.
    """
    earlier, later = _beside(every, year)
    names = [f"{year}-{number:02}" for number in range(1, MONTHS + 1)]
    return Year(
        name=year,
        months=tuple(
            Month(number=number, name=name, count=every.get(name, 0), red=name == red)
            for number, name in enumerate(names, 1)
        ),
        earlier=earlier,
        later=later,
    )


def years(every: Mapping[str, int]) -> tuple[Year, ...]:
    """Make the threads of every year with news, the newest first."""
    return tuple(year_of(every, year) for year in dict.fromkeys(name[:4] for name in every))


def _beside(every: Mapping[str, int], year: str) -> tuple[str, str]:
    """Find the last months with news of the nearest years before and after."""
    earlier = max((name for name in every if name[:4] < year), default="")
    nearest = min((name[:4] for name in every if name[:4] > year), default="")
    later = max((name for name in every if name[:4] == nearest), default="")
    return earlier, later
