"""``publisher check``: what readers would trip over, worst first."""

from pathlib import Path

import click

from publisher.cli.places import chosen, listed, places


@click.command()
@places
@click.option("--strict", is_flag=True, help="Fail on what waits for a person, too.")
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
    checked = check(house(settings, listed(only)))
    code = status(checked.findings, strict=strict)
    if as_json:
        findings = [finding_json(finding, words) for finding in checked.findings]
        say_json({"status": code, "findings": findings})
    else:
        say_findings(checked.findings, words)
        articles = words.count("build.articles", len(checked.articles))
        number = words.count("check.findings", len(checked.findings))
        click.echo(words.say("check.done", articles=articles, findings=number))
    raise SystemExit(code)
