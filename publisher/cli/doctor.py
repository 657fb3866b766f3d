"""``publisher doctor``: every setting with where it came from, and what is missing."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from publisher.settings import Settings

EXAMPLE = (".example", "example.com", "example.org")


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that was looked at.

    Attributes:
        code: The key of its sentence.
        good: Whether it is as it should be.
        needed: Whether a build fails without it.
    """

    code: str
    good: bool
    value: str
    needed: bool = True


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
def command(*, as_json: bool) -> None:
    """Show every setting with where it came from, and what is missing.

    Exit status: 0 well, 1 something that a build needs is missing, 2 could not run.
    """
    from publisher.cli.report import say_json
    from publisher.settings import listed, read_settings
    from publisher.words import Words

    settings = read_settings(Path.cwd())
    words = Words(settings.language)
    rows = listed(settings)
    checks = tuple(_checks(settings))
    code = 1 if any(check.needed and not check.good for check in checks) else 0
    if as_json:
        say_json(
            {
                "status": code,
                "settings": [{"key": key, "value": value, "origin": origin} for key, value, origin in rows],
                "checks": [{"code": each.code, "good": each.good, "value": each.value} for each in checks],
            }
        )
        raise SystemExit(code)
    wide = max(len(key) for key, _, _ in rows)
    for key, value, origin in rows:
        click.echo(f"{key:<{wide}}  {value or '–':<48}  {words.say(f'origin.{origin}')}")
    click.echo()
    for check in checks:
        state = "ok" if check.good else "missing" if check.needed else "look"
        colour = {"ok": "green", "missing": "red", "look": "yellow"}[state]
        label = click.style(f"{words.say(f'doctor.{state}'):<10}", fg=colour, bold=True)
        sentence = words.say(check.code if check.good else f"{check.code}-missing", value=check.value)
        click.echo(f"{label}  {sentence}")
    raise SystemExit(code)


def _checks(settings: "Settings") -> Iterator[Check]:
    """Look at what a build needs."""
    from publisher.errors import PublisherError
    from publisher.wiring import compiler

    version = ".".join(map(str, sys.version_info[:3]))
    yield Check(code="doctor.python", good=True, value=version)
    yield Check(code="doctor.seeds", good=settings.seeds.is_dir(), value=str(settings.seeds))
    yield Check(code="doctor.templates", good=settings.templates.is_dir(), value=str(settings.templates))
    # the shipped newsletter comes compiled: without these only a template of one's own cannot be
    asked = bool(settings.tables.email.mjml or settings.tables.email.node)
    try:
        tools = compiler(settings).tools
        version = tools.version(tools.entry())
        yield Check(code="doctor.mjml", good=True, value=f"MJML {version}, {tools.current_node()}")
    except PublisherError as error:
        yield Check(code=f"doctor.{error.code}", good=False, value="", needed=asked)
    yield Check(code="doctor.env", good=(settings.root / ".env").is_file(), value=".env", needed=False)
    for key, value in (
        ("site.url", settings.site.url),
        ("brand.reply_address", settings.site.brand.reply_address),
        ("feed.authority", settings.site.authority),
    ):
        good = not any(word in value for word in EXAMPLE)
        yield Check(code="doctor.example", good=good, value=f"{key} = {value}", needed=False)
