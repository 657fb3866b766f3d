"""``publisher import``: a text from elsewhere becomes a seed."""

from pathlib import Path

import click


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--date", metavar="YYYY-MM", default="", help="The month of texts that name none.")
def command(*, files: tuple[Path, ...], date: str) -> None:
    """Make an article in seeds/ of a .docx, .html, .md or .txt from elsewhere. Nothing is overwritten.

    Exit status: 0 well, 1 a file could not be taken in (the others were), 2 could not run.
    """
    from publisher.cli.report import say_findings
    from publisher.content.dates import day_of
    from publisher.errors import PublisherError
    from publisher.findings import finding_of
    from publisher.intake import take_in
    from publisher.settings import read_settings
    from publisher.words import Words

    settings = read_settings(Path.cwd())
    words = Words(settings.language)
    if date:
        day_of(date, "--date")
    faults = []
    for file in files:
        try:
            for path in take_in(settings, file, date):
                click.echo(
                    words.say("import.done", file=f"{settings.seeds.name}/{path.name}", origin=str(file))
                )
        except PublisherError as error:
            faults.append(finding_of(error))
    say_findings(faults, words)
    raise SystemExit(1 if faults else 0)
