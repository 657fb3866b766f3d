"""``publisher draft``: what the program made of a text, on a page beside it."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from publisher.content.drafts import Draft


@click.command()
@click.argument("files", metavar="[FILE]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
def command(*, files: tuple[Path, ...], as_json: bool) -> None:
    """Write what was derived from an article beside it, commented out; of every article without FILE.

    A line that an editor wrote is never touched.

    Exit status: 0 well, 1 an article cannot be read, 2 could not run.
    """
    from publisher.cli.report import finding_json, say_findings, say_json
    from publisher.drafting import DraftDesk
    from publisher.findings import worst_first
    from publisher.model.artifact import Severity
    from publisher.settings import read_settings
    from publisher.words import Words

    settings = read_settings(Path.cwd())
    words = Words(settings.language)
    desk = DraftDesk(settings, words.say)
    here = Path.cwd()
    every = files or tuple(
        each.relative_to(here) if each.is_relative_to(here) else each for each in desk.seeds()
    )
    rows: list[dict[str, Any]] = []
    failed = False
    for each in desk.draft(every):
        errors = [each for each in each.findings if each.severity is Severity.ERROR]
        failed |= bool(errors)
        if as_json:
            rows.append(
                {
                    "file": each.file,
                    "sidecar": each.sidecar,
                    "changed": each.changed,
                    "drafts": [draft_json(draft) for draft in each.drafts],
                    "findings": [finding_json(error, words) for error in errors],
                }
            )
        else:
            code = "draft.written" if each.changed else "draft.same"
            if each.article:
                click.echo(words.say(code, sidecar=each.sidecar))
            say_findings(worst_first(errors), words)
    if as_json:
        say_json(rows)
    raise SystemExit(1 if failed else 0)


def draft_json(draft: "Draft") -> dict[str, Any]:
    """Describe a draft for a program."""
    return {
        "key": draft.key,
        "values": {name: list(value) if isinstance(value, tuple) else value for name, value in draft.values},
        "confidence": draft.confidence,
        "candidates": list(draft.others),
    }
