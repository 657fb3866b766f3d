"""``publisher preview``: the site on this machine, built again with every save."""

import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from publisher.model.artifact import Finding
    from publisher.web.rebuild import Look
    from publisher.words import Words

# Findings of one kind that are said; the overview shows the others.
MANY = 10


@click.command()
@click.option(
    "--port",
    type=click.IntRange(min=0, max=65535),
    help="Of this machine; 0 takes any.  [default: the first free one from 8000]",
)
@click.option("--open/--no-open", "wanted", default=None, help="Open a browser.  [default: on a terminal]")
def command(*, port: int | None, wanted: bool | None) -> None:
    """Show everything on this machine, and build again with every save.

    Nothing is published: it builds into var/preview/; feeds/ and the ledger stay as they are.
    Ctrl-C stops it.
    """
    from publisher.cli.build import bar
    from publisher.cli.report import say_findings
    from publisher.settings import read_settings
    from publisher.web.rebuild import Rebuilder, Stopped
    from publisher.web.serve import address, opened, serve
    from publisher.words import Words

    root = Path.cwd()
    settings = read_settings(root)
    words = Words(settings.language)
    rebuilder = Rebuilder(settings, lambda: read_settings(root))
    with opened(port) as taken:
        # an exception out of the blue might lose sight of a helper that has just started
        for each in (signal.SIGINT, signal.SIGTERM):
            signal.signal(each, lambda _signal, _frame: rebuilder.stop())
        try:
            with bar(words, shown=sys.stderr.isatty()) as progress:
                look = rebuilder.build(frozenset(), progress)
        except Stopped as error:
            raise click.Abort from error
        teller = _Teller(words, look)
        say_findings((*_faults(look), *look.built.findings), words, MANY)
        where = address(taken)
        click.echo(words.say("preview.ready", address=where, overview=f"{where}~/"))
        if wanted or (wanted is None and sys.stdout.isatty()):
            _open(f"{where}~/")
        serve(taken, root, look, rebuilder, teller)
    click.echo(words.say("preview.stopped"))


class _Teller:
    """Says on the terminal what each build did: what is new among the findings, and no more."""

    def __init__(self, words: "Words", look: "Look") -> None:
        """Know what was said already."""
        self.words = words
        self._said = {words.finding(each) for each in (*_faults(look), *look.built.findings)}

    def __call__(self, look: "Look") -> None:
        """Say what changed."""
        from publisher.cli.report import say_findings

        now = (*_faults(look), *look.built.findings)
        new = [each for each in now if self.words.finding(each) not in self._said]
        self._said = {self.words.finding(each) for each in now}
        click.echo(
            self.words.say(
                "preview.failed" if look.fault else "preview.rebuilt",
                time=time.strftime("%H:%M:%S"),
                files=self.words.count("build.files", sum(each.changed for each in look.built.outputs)),
                seconds=f"{look.seconds:.1f}",
            )
        )
        say_findings(new, self.words, MANY)


def _faults(look: "Look") -> "tuple[Finding, ...]":
    """Give what stopped a build as a finding, where something did."""
    from publisher.findings import finding_of

    return (finding_of(look.fault),) if look.fault else ()


def _open(where: str) -> None:
    """Open a browser with windows; one of text would take the terminal."""
    import webbrowser

    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return
    if type(browser) not in {webbrowser.GenericBrowser, getattr(webbrowser, "Elinks", None)}:
        browser.open(where)
