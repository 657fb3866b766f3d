"""``publisher review``: an editor accepts what was drafted."""

from pathlib import Path

import click


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--accept", metavar="title,teaser,…|all", default="", help="Take these drafts over, as they are."
)
def command(*, file: Path, accept: str) -> None:
    """Show what was drafted and what waits; with --accept, write it as an editor's own.

    Exit status: 0 well, 1 the article cannot be read, 2 could not run.
    """
    from publisher.cli.places import listed
    from publisher.cli.report import say_findings, status
    from publisher.drafting import DraftDesk
    from publisher.findings import worst_first
    from publisher.settings import read_settings
    from publisher.words import Words

    settings = read_settings(Path.cwd())
    words = Words(settings.language)
    desk = DraftDesk(settings, words.say)
    if keys := listed(accept):
        taken = desk.accept(file, keys)
        seen = desk.look(file)
        click.echo(words.say("review.done", keys=", ".join(taken), sidecar=seen.sidecar))
        return
    seen = desk.look(file)
    for draft in seen.drafts:
        sure = "" if draft.confidence is None else f"  [{draft.confidence:.0%}]"
        value = "; ".join(
            ", ".join(value) if isinstance(value, tuple) else value for _, value in draft.values if value
        )
        click.echo(f"{draft.key + ':':<17}{value}{sure}")
        for other in draft.others:
            click.echo(f"{'':<17}{words.say('draft.or')}: {other}")
    accepted = seen.said.review.accepted
    if accepted:
        click.echo(words.say("review.accepted", keys=", ".join(accepted)))
    if seen.drafts:
        click.echo(words.say("review.how", file=str(file)))
    say_findings(worst_first(seen.findings), words)
    raise SystemExit(status(seen.findings, strict=False))
