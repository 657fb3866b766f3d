"""``publisher build``: everything from the seeds, and a short word of what was made."""

import gc
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from publisher.cli.places import chosen, listed, places

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

    from publisher.model.summary import Summary
    from publisher.model.work import Phase
    from publisher.pipeline import Progress
    from publisher.settings import Settings
    from publisher.words import Words

PATIENCE_S = 1.0
# Findings of one kind that a person reads before they ask for the list: `publisher check`.
MANY = 10
# Articles that are named among those that are gone.
FEW = 5
PHASES = {"read": "build.read", "draw": "build.draw", "make": "build.make"}
ORDER = ("page", "feed", "email", "post", "card", "photo")


@click.command()
@places
@click.option("--jobs", type=click.IntRange(min=0), default=0, help="Processes at most; 0 is one a core.")
@click.option("--strict", is_flag=True, help="Fail on what waits for a person, too.")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
def command(  # noqa: PLR0913  # one argument an option
    *,
    seeds: Path | None,
    templates: Path | None,
    out: Path | None,
    outbox: Path | None,
    base_url: str | None,
    only: str,
    jobs: int,
    strict: bool,
    as_json: bool,
) -> None:
    """Build everything from the seeds: feeds, pages, newsletter, posts and cards.

    Exit status: 0 well (drafts may wait for a person), 1 errors were found, 2 could not run.
    """
    from publisher.cli.report import say_findings, status
    from publisher.recall import inputs_now, keep, recall
    from publisher.words import Words

    gc.disable()  # a build makes few cycles and is soon over; to look for them is a quarter of its time
    start = time.monotonic()
    settings = chosen(seeds, templates, out, outbox, base_url)
    words = Words(settings.language)
    before = inputs_now(settings, listed(only))
    summary = recall(settings, before)
    if summary is None:
        with bar(words, shown=not as_json and sys.stderr is not None and sys.stderr.isatty()) as progress:
            summary, whole = _build(settings, listed(only), jobs, progress)
        keep(settings, before, summary, whole=whole)
    seconds = time.monotonic() - start
    code = status(summary.findings, strict=strict)
    if as_json:
        _say_json(summary, words, seconds, code)
    else:
        say_findings(summary.findings, words, MANY)
        _say_summary(summary, words, seconds)
    raise SystemExit(code)


def _build(
    settings: "Settings", only: tuple[str, ...], jobs: int, progress: "Progress"
) -> "tuple[Summary, bool]":
    """Build, and sum up; tell also whether all that could be made was made."""
    from publisher.model.artifact import Place
    from publisher.model.summary import Made, Summary
    from publisher.pipeline import SHEET, build
    from publisher.sheet import KIND
    from publisher.wiring import house

    made_by = house(settings, only, jobs)
    built = build(made_by, progress)
    kinds = {channel.name: channel.kind for channel in (*made_by.channels, *made_by.drawing)} | {SHEET: KIND}
    folders = {Place.PUBLIC: f"{settings.out}{os.sep}", Place.OUTBOX: f"{settings.outbox}{os.sep}"}
    made = tuple(
        Made(
            channel=each.channel,
            kind=kinds[each.channel],
            path=f"{folders[each.place]}{each.path}",
            media_type=each.media_type,
            size_bytes=each.size_bytes,
            mtime_ns=each.mtime_ns,
            digest=each.digest,
            changed=each.changed,
        )
        for each in built.outputs
    )
    summary = Summary(
        articles=tuple(article.id for article in built.articles),
        made=made,
        removed=tuple(f"{folders[each.place]}{each.path}" for each in built.removed),
        left=built.left,
        findings=built.findings,
    )
    return summary, built.whole


@contextmanager
def bar(words: "Words", *, shown: bool) -> Iterator["Progress"]:
    """Show a progress bar, one a phase, to a person who has waited for a second."""
    start = time.monotonic()
    bars: dict[Phase, ProgressBar[int]] = {}

    def progress(phase: "Phase", done: int, whole: int) -> None:
        if shown and phase not in bars and done < whole and time.monotonic() - start > PATIENCE_S:
            label = words.say(PHASES[phase])
            bars[phase] = click.progressbar(length=whole, label=label, file=sys.stderr)
            bars[phase].update(done - 1)
        if phase in bars:
            bars[phase].update(1)
            if done == whole:
                bars[phase].render_finish()

    yield progress


def _say_summary(summary: "Summary", words: "Words", seconds: float) -> None:
    """Say what was written and where to look, a line a kind, in the order in which people look."""
    from publisher.model.artifact import Severity

    click.echo(
        words.say(
            "build.done",
            articles=words.count("build.articles", len(summary.articles)),
            files=words.count("build.files", len(summary.made)),
            changed=sum(each.changed for each in summary.made),
            seconds=f"{seconds:.1f}",
        )
    )
    paths: dict[str, list[str]] = {}
    for each in summary.made:
        paths.setdefault(each.kind, []).append(each.path)
    for kind in sorted(paths, key=lambda each: (*ORDER, each).index(each)):
        count = words.count("build.files", len(paths[kind]))
        click.echo(f"  {words.say(f'kind.{kind}'):<22}{count:>13}   {_near(_door(kind, paths[kind]))}")
    errors = sum(each.severity is Severity.ERROR for each in summary.findings)
    reviews = sum(each.severity is Severity.REVIEW for each in summary.findings)
    if errors or reviews:
        told = {
            "errors": words.count("build.errors", errors),
            "reviews": words.count("build.reviews", reviews),
        }
        click.echo(words.say("build.to-do", **told))
    if summary.removed:
        click.echo(words.say("build.removed", files=words.count("build.files", len(summary.removed))))
    if summary.left:
        named, others = ", ".join(summary.left[:FEW]), len(summary.left) - FEW
        more = words.count("build.left-more", others) if others > 0 else ""
        click.echo(words.say("build.left", files=f"{named}{more}"))


def _door(kind: str, paths: list[str]) -> str:
    """Choose what a person would open first: the front page, the newest mail, the folder of many posts."""
    if kind in {"post", "card", "photo"}:
        return os.path.commonpath([str(Path(path).parent) for path in paths])
    wanted = [path for path in paths if path.endswith(".html")] or paths
    nearest = min(path.count(os.sep) for path in wanted)
    return max(path for path in wanted if path.count(os.sep) == nearest)


def _near(path: str) -> str:
    """Name a path from the current folder where it is within it."""
    try:
        return str(Path(path).relative_to(Path.cwd()))
    except ValueError:
        return path


def _say_json(summary: "Summary", words: "Words", seconds: float, code: int) -> None:
    """Print the summary for a program."""
    from publisher.cli.report import finding_json, say_json

    rows = [
        {
            "channel": each.channel,
            "path": each.path,
            "media_type": each.media_type,
            "bytes": each.size_bytes,
            "digest": each.digest,
            "changed": each.changed,
        }
        for each in summary.made
    ]
    say_json(
        {
            "status": code,
            "seconds": round(seconds, 3),
            "articles": list(summary.articles),
            "artifacts": rows,
            "removed": list(summary.removed),
            "left": list(summary.left),
            "findings": [finding_json(finding, words) for finding in summary.findings],
        }
    )
