"""Findings: made of errors and of what articles and files are, in the order in which a person reads them."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from publisher.errors import PublisherError
from publisher.model.artifact import About, Finding, Severity
from publisher.model.content import Article
from publisher.model.ledger import Ledger
from publisher.model.manifest import Output, SeedRow

SEVERITIES = tuple(Severity)


def finding_of(error: PublisherError) -> Finding:
    """Turn an error that stops one article or channel into a finding."""
    about = About(file=error.file, line=error.line)
    return Finding(code=error.code, severity=Severity.ERROR, about=about, values=dict(error.values))


def worst_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Order findings by severity, then by file and line; the same one is said once."""
    distinct = {
        (each.code, each.about.file, each.about.line, frozenset(each.values.items())): each
        for each in findings
    }
    return tuple(sorted(distinct.values(), key=_order))


def claimed_twice(outputs: tuple[Output, ...]) -> Iterator[Finding]:
    """Name files that two channels, or two units of one, write over each other."""
    owners: dict[tuple[str, str], str] = {}
    for each in outputs:
        other = owners.setdefault((each.place, each.path), each.channel)
        if other != each.channel:
            values = {"channel": each.channel, "other": other}
            about = About(file=f"{each.place}/{each.path}")
            yield Finding(code="output.twice", severity=Severity.ERROR, about=about, values=values)


def early(articles: tuple[Article, ...], now: datetime) -> Iterator[Finding]:
    """Name articles of a month that is yet to come: they would stand above all others until then."""
    running = (now.year, now.month)
    for article in articles:
        if (article.date.first.year, article.date.first.month) > running:
            values = {"date": article.date.text}
            about = About(file=article.file)
            yield Finding(code="seed.future", severity=Severity.REVIEW, about=about, values=values)


def absent(unread: Iterable[tuple[str, SeedRow]], ledger: Ledger) -> Iterator[Finding]:
    """Say of published articles that cannot be read now where they are missing meanwhile.

    Args:
        unread: Ids with their rows.
    """
    for key, row in unread:
        if key in ledger.publications and row.findings:
            about = About(file=row.findings[0].about.file)
            yield Finding(code="seed.absent", severity=Severity.REVIEW, about=about)


def _order(finding: Finding) -> tuple[int, str, int, str]:
    """Give what a finding is ordered by."""
    place = finding.about
    return (SEVERITIES.index(finding.severity), place.file, place.line, finding.code)
