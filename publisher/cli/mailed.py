"""``publisher mailed``: a newsletter that was sent by other means is noted as sent."""

from pathlib import Path

import click

from publisher.cli.places import FOLDER


@click.command()
@click.argument("month", metavar="YYYY-MM")
@click.option("--seeds", type=FOLDER, help="The articles.  [default: seeds]")
def command(*, month: str, seeds: Path | None) -> None:
    """Note that the newsletter of a month went out.

    When an article of it is withdrawn later, build and check say that it was mailed.

    Exit status: 0 well, 2 could not run: there is no article of that month.
    """
    from publisher.cli.places import chosen
    from publisher.mailing import note
    from publisher.wiring import house
    from publisher.words import Words

    settings = chosen(seeds, None, None, None, None)
    words = Words(settings.language)
    whole, new = note(house(settings), month)
    code = "mailed.done" if new else "mailed.known"
    click.echo(words.say(code, months=month, articles=words.count("build.articles", new or whole)))
