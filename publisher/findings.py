"""Findings: made of errors, and put in the order in which a person should read them."""

from collections.abc import Iterable

from publisher.errors import PublisherError
from publisher.model.artifact import About, Finding, Severity

SEVERITIES = tuple(Severity)


def finding_of(error: PublisherError) -> Finding:
    """Turn an error that stops one article or channel into a finding."""
    about = About(file=error.file, line=error.line)
    return Finding(code=error.code, severity=Severity.ERROR, about=about, values=dict(error.values))


def worst_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Order findings by severity, then by file and line; the same one is said once."""
    distinct = {
        (each.code, each.about.file, each.about.line, tuple(sorted(each.values.items(), key=str))): each
        for each in findings
    }
    return tuple(sorted(distinct.values(), key=_order))


def _order(finding: Finding) -> tuple[int, str, int, str]:
    """Give what a finding is ordered by."""
    place = finding.about
    return (SEVERITIES.index(finding.severity), place.file, place.line, finding.code)
