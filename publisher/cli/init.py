"""``publisher init``: a new site of one's own."""

import shutil
from pathlib import Path

import click

SHIPPED = ("templates", ".env.example", "package.json", "package-lock.json", ".npmrc")
STARTER = Path(__file__).parent.parent / "starter"
# names that a wheel or git would treat otherwise
NAMES = {"gitignore": ".gitignore"}


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
def command(*, folder: Path) -> None:
    """Make a new site in DIR: settings, templates and one example article. Nothing is overwritten."""
    import os

    from publisher.errors import OutputError, unwritable
    from publisher.settings import interface_language, shipped_folder
    from publisher.words import Words

    shipped = shipped_folder()
    copies = [(shipped / name, folder / name) for name in SHIPPED]
    copies += [(path, folder / NAMES.get(path.name, path.name)) for path in sorted(STARTER.iterdir())]
    for _, target in copies:
        if target.exists():
            raise OutputError("init.exists", file=str(target))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for origin, target in copies:
            if origin.is_dir():
                shutil.copytree(origin, target)
            else:
                shutil.copyfile(origin, target)
    except OSError as error:
        raise unwritable(folder, error) from error
    words = Words(interface_language(os.environ))
    click.echo(words.say("init.done", folder=str(folder)))
