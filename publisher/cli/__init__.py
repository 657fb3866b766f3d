"""The commands, a file each; this one imports click and nothing heavy, so that ``--help`` answers at once."""

import importlib
import io
import os
import sys
from pathlib import Path

import click

from publisher import __version__
from publisher.errors import PublisherError

COMMANDS = (
    "build",
    "preview",
    "check",
    "inspect",
    "posts",
    "draft",
    "review",
    "import",
    "channels",
    "mailed",
    "init",
    "doctor",
)
# A word of the language names no module.
MODULES = {"import": "intake"}
COULD_NOT_RUN = 2
STOPPED = 130


class Commands(click.Group):
    """Loads a command only when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        """Give the names, in the order in which people meet them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import one command."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"publisher.cli.{MODULES.get(cmd_name, cmd_name)}")
        command: click.Command = module.command
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="publisher")
def group() -> None:
    """Turn a city's articles into feeds, web pages, a newsletter and posts.

    Run it in the folder of your site: the one that holds seeds/ and publisher.toml.
    """


def main() -> None:
    """Run a command; an error is a sentence and exit status 2, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal that lacks a letter shows its code
            stream.reconfigure(errors="backslashreplace")
    try:
        sys.exit(group.main(standalone_mode=False))
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.Abort:
        click.echo(err=True)
        sys.exit(STOPPED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(STOPPED)
    except OSError as error:
        _say(
            PublisherError("file.unreadable", file=error.filename or "", detail=error.strerror or str(error))
        )
    except PublisherError as error:
        _say(error)


def _say(error: PublisherError) -> None:
    """Say what stopped a command, and stop."""
    from publisher.settings import SETTINGS_FILE, interface_language
    from publisher.words import Words

    words = Words(interface_language(os.environ, _wanted_language(Path(SETTINGS_FILE))))
    if "--json" in sys.argv:  # a program reads what it asked for, however it ends
        from publisher.cli.report import finding_json, say_json
        from publisher.findings import finding_of

        say_json({"status": COULD_NOT_RUN, "findings": [finding_json(finding_of(error), words)]})
    click.echo(words.error(error), err=True)
    sys.exit(COULD_NOT_RUN)


def _wanted_language(path: Path) -> str:
    """Ask publisher.toml for the language of messages; it may be the very file that cannot be read."""
    import re

    try:
        found = re.search(
            r'^\s*language\s*=\s*"(nl|en)"',
            path.read_text(encoding="utf-8").partition("[interface]")[2],
            re.MULTILINE,
        )
    except (OSError, UnicodeDecodeError):
        return ""
    return found[1] if found else ""
