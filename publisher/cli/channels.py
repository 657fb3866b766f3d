"""``publisher channels``: what there is, and what each needs."""

from pathlib import Path

import click


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print them as JSON.")
def command(*, as_json: bool) -> None:
    """List the channels: a folder in templates/ is one, as soon as it holds a channel.toml."""
    from publisher.channels.registry import channels, kind_named
    from publisher.cli.report import say_findings, say_json, status
    from publisher.settings import read_settings
    from publisher.words import Words

    settings = read_settings(Path.cwd())
    words = Words(settings.language)
    specs, findings = channels(settings.templates, settings.site)
    off = set(settings.tables.channels.off)
    rows = []
    for spec in specs:
        limit = getattr(spec.options, "limit", None)
        needs = tuple(getattr(kind_named(spec.kind), "NEEDS", ()))
        on = spec.name not in off
        row = {"name": spec.name, "kind": spec.kind, "title": spec.title, "choice": spec.choice}
        rows.append({**row, "limit": limit, "needs": needs, "on": on})
        if not as_json:
            said = [words.say("channels.limit", limit=limit)] if limit else []
            said += [words.say(f"needs.{need}") for need in needs]
            said += [] if on else [words.say("channels.off")]
            click.echo(f"{spec.name:<12}{spec.kind:<8}{spec.title:<28}{', '.join(said)}".rstrip())
    if as_json:
        say_json(rows)
    else:
        click.echo(words.say("channels.more", folder=str(settings.templates)))
    say_findings(findings, words)
    raise SystemExit(status(findings, strict=False))
