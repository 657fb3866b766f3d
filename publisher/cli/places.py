"""The options that say where things are, the same for every command that builds."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from publisher.settings import Choices, Settings, read_settings

F = TypeVar("F", bound=Callable[..., Any])
FOLDER = click.Path(file_okay=False, path_type=Path)


def places(command: F) -> F:
    """Add ``--seeds``, ``--templates``, ``--out``, ``--outbox``, ``--base-url`` and ``--only``."""
    options = (
        click.option("--seeds", type=FOLDER, help="The articles.  [default: seeds]"),
        click.option("--templates", type=FOLDER, help="One folder is one channel.  [default: templates]"),
        click.option("--out", type=FOLDER, help="What the public sees.  [default: feeds]"),
        click.option("--outbox", type=FOLDER, help="What waits for a person.  [default: outbox]"),
        click.option("--base-url", metavar="URL", help="Where the public folder will stand."),
        click.option("--only", metavar="CHANNEL,…", default="", help="Leave the other channels out."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def chosen(
    seeds: Path | None, templates: Path | None, out: Path | None, outbox: Path | None, base_url: str | None
) -> Settings:
    """Read the settings of the site in the current folder, as the options change them."""
    choices = Choices(seeds=seeds, templates=templates, out=out, outbox=outbox, base_url=base_url)
    return read_settings(Path.cwd(), choices)


def listed(only: str) -> tuple[str, ...]:
    """Part a list of channel names at its commas."""
    return tuple(name.strip() for name in only.split(",") if name.strip())
