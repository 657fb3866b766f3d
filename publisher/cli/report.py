"""What a command says of what it found: lines for people, JSON for programs."""

import json
import sys
from collections import Counter
from collections.abc import Iterable
from typing import Any

import click

from publisher.model.artifact import Finding, Severity
from publisher.words import Words

COLOURS = {Severity.ERROR: "red", Severity.REVIEW: "yellow", Severity.HINT: "cyan"}


def say_findings(findings: Iterable[Finding], words: Words, most: int = sys.maxsize) -> None:
    """Say each finding on a line of its own, on standard error.

    Args:
        most: How many of one code are said; of the others only how many there are.
    """
    said = Counter[str]()
    for finding in findings:
        said[finding.code] += 1
        if said[finding.code] > most:
            continue
        label, _, sentence = words.finding(finding).partition("  ")
        click.echo(f"{click.style(label, fg=COLOURS[finding.severity], bold=True)}  {sentence}", err=True)
    left = sum(number - most for number in said.values() if number > most)
    if left:
        click.echo(words.count("build.more", left), err=True)


def finding_json(finding: Finding, words: Words) -> dict[str, Any]:
    """Describe a finding for a program."""
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "file": finding.about.file,
        "line": finding.about.line,
        "message": words.say(finding.code, **finding.values),
        "values": dict(finding.values),
    }


def say_json(value: object) -> None:
    """Print JSON."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def status(findings: Iterable[Finding], *, strict: bool) -> int:
    """Give the exit status: 1 for errors, and for what waits for a person where that is asked for."""
    failing = {Severity.ERROR, Severity.REVIEW} if strict else {Severity.ERROR}
    return 1 if any(finding.severity in failing for finding in findings) else 0
