"""``publisher check``: what readers would trip over, worst first."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from publisher.cli.places import chosen, listed, places

if TYPE_CHECKING:
    from publisher.model.artifact import Finding

STALE = "output.stale"
# Files that were not built again are named one by one up to here; all have the same remedy.
FEW = 3


@click.command()
@places
@click.option("--strict", is_flag=True, help="Fail on what waits for a person, too.")
@click.option("--online", is_flag=True, help="Ask for the links of newsletters, too, whether they work.")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
def command(  # noqa: PLR0913  # one argument an option
    *,
    seeds: Path | None,
    templates: Path | None,
    out: Path | None,
    outbox: Path | None,
    base_url: str | None,
    only: str,
    strict: bool,
    online: bool,
    as_json: bool,
) -> None:
    """Say what readers would trip over, worst first; nothing is written.

    Exit status: 0 well (drafts may wait for a person), 1 errors were found, 2 could not run.
    """
    from publisher.cli.report import finding_json, say_findings, say_json, status
    from publisher.pipeline import check
    from publisher.wiring import house
    from publisher.words import Words

    settings = chosen(seeds, templates, out, outbox, base_url)
    words = Words(settings.language)
    asked = house(settings, listed(only))
    checked = check(asked)
    findings = checked.findings
    if online:
        from publisher.channels.email.online import dead_links
        from publisher.findings import worst_first

        mails = tuple(channel.name for channel in asked.channels if channel.kind == "email")
        findings = worst_first((*findings, *dead_links(settings.outbox, settings.out, mails, settings.site)))
    code = status(findings, strict=strict)
    if as_json:
        said = [finding_json(finding, words) for finding in findings]
        say_json({"status": code, "findings": said})
    else:
        findings = _together(findings)
        say_findings(findings, words)
        articles = words.count("build.articles", len(checked.articles))
        number = words.count("check.findings", len(findings))
        click.echo(words.say("check.done", articles=articles, findings=number))
    raise SystemExit(code)


def _together(findings: "tuple[Finding, ...]") -> "tuple[Finding, ...]":
    """Say once of many files that they are to be built again."""
    from dataclasses import replace

    stale = [each for each in findings if each.code == STALE]
    if len(stale) <= FEW:
        return findings
    others = tuple(each for each in findings if each.code != STALE)
    return (*others, replace(stale[0], code="output.stale-many", values={"more": len(stale) - 1}))
