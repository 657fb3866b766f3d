"""What a build has understood, and what it has made."""

from collections.abc import Mapping
from dataclasses import dataclass

from publisher.model.artifact import Finding, Severity
from publisher.model.content import Article, Issue
from publisher.model.ledger import Ledger
from publisher.model.manifest import Output, SeedRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The seeds, understood; the articles without their text."""

    articles: tuple[Article, ...]
    months: tuple[Issue, ...]
    gone: tuple[str, ...]
    unread: frozenset[str]
    ledger: Ledger
    rows: Mapping[str, SeedRow]
    findings: tuple[Finding, ...]

    @property
    def is_lost(self) -> bool:
        """Tell whether there were seeds and none could be read."""
        return all(row.article is None for row in self.rows.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build made.

    Attributes:
        articles: Without their text, newest first.
        outputs: All files, those that needed no writing too.
        removed: Files that nothing makes any more.
        left: The seeds of articles that the last build still had.
        whole: Whether all that could be made was made; else the next build tries again.
        findings: Worst first.
    """

    articles: tuple[Article, ...] = ()
    outputs: tuple[Output, ...] = ()
    removed: tuple[Output, ...] = ()
    left: tuple[str, ...] = ()
    whole: bool = False
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """Give the findings that make a build fail."""
        return tuple(each for each in self.findings if each.severity is Severity.ERROR)
