"""How fast newsletters are made and filled, beside MJML's own API: ``python -m benchmarks.mails``.

The same eight articles, the same template. Rates are of a second of one core; only their ratio counts.
"""

import argparse
import subprocess
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from jinja2.sandbox import ImmutableSandboxedEnvironment

from publisher.channels.email import skeleton, units
from publisher.channels.email.mjml import MjmlCli
from publisher.channels.email.newsletter import Letter, letter
from publisher.channels.email.reader import inert
from publisher.channels.email.theme import coloured, palettes, themed
from publisher.channels.registry import channel
from publisher.channels.templates import FolderTemplates
from publisher.channels.typography import bound, month, whole
from publisher.content.reading import read
from publisher.content.seeds import source
from publisher.model.content import Issue, IssueKind
from publisher.model.site import Brand, ChannelSpec, Site

ROOT = Path(__file__).parent.parent
NAME = "newsletter.mjml"
ARTICLES = 8
SITE = Site(
    url="https://nieuws.stad.example", language="nl", authority="stad.example", since=2023, brand=Brand()
)
# Warm: the module is loaded and has compiled some before it is timed.
WARM = """
const mjml = require(process.argv[1]).default || require(process.argv[1]);
const source = require('fs').readFileSync(process.argv[2], 'utf8');
(async () => {
  for (let i = 0; i < 10; i++) await mjml(source, { fonts: {} });
  const start = process.cpuUsage();
  for (let i = 0; i < 60; i++) await mjml(source, { fonts: {} });
  const spent = process.cpuUsage(start);
  console.log(60 / ((spent.user + spent.system) / 1e6));
})();
"""


def main() -> None:
    """Measure."""
    argparse.ArgumentParser(prog="benchmarks.mails", description=__doc__).parse_args()
    spec = channel(ROOT / "templates" / "email", SITE)
    with TemporaryDirectory() as folder:
        templates = FolderTemplates(spec, MjmlCli(search=(ROOT,), cache=Path(folder)))
        issue = _issue()
        (unit,) = units(issue, spec)
        start = time.process_time()
        made = letter(issue, spec, templates)
        made.html(inert("-"))
        first = time.process_time() - start
        own = rate(lambda: letter(issue, spec, templates).html(inert("-")), 300)
        mjml = _mjml_rate(made, spec, Path(folder))
        filled = skeleton(unit, spec, templates)
        values = {
            "to": "jan@stad.example",
            "name": "Zoë Peeters",
            "message_id": "1@stad.example",
            "date": "Sun, 22 Nov 2026 12:00:00 +0000",
            "unsubscribe": "https://stad.example/u/" + "a" * 60,
            "preferences": "https://stad.example/p/" + "a" * 60,
        }
        spliced = rate(lambda: filled.filled(values), 20_000)
    print(f"first newsletter, the template still to be opened: {first * 1000:.0f} ms (aim: under 150)")
    print(f"newsletters of {ARTICLES} articles: {own:,.0f} a second; MJML's warm API {mjml:,.0f};", end=" ")
    print(f"ratio {own / mjml:.0f} (aim: 15)")
    print(f"readers, each with a message of their own: {spliced:,.0f} a second (aim: 8,000)")


def rate(work: Callable[[], object], times: int) -> float:
    """Tell how often a second something can be done."""
    work()
    start = time.process_time()
    for _ in range(times):
        work()
    return times / (time.process_time() - start)


def _issue() -> Issue:
    """Gather eight articles, made of the real seeds."""
    paths = sorted((ROOT / "seeds").glob("*.txt"))
    seeds = [read(source(path, ROOT / "seeds"), language="nl", city="Kortrijk")[0] for path in paths]
    articles = (
        replace(seeds[number % len(seeds)], id=f"a{number}", slug=f"artikel-{number}")
        for number in range(ARTICLES)
    )
    return Issue(kind=IssueKind.MONTH, name="2023-11", articles=tuple(articles))


def _mjml_rate(made: Letter, spec: ChannelSpec, folder: Path) -> float:
    """Let MJML compile the same newsletter, its articles filled in before."""
    text = themed((spec.folder / NAME).read_text(encoding="utf-8"), spec, NAME)
    environment = ImmutableSandboxedEnvironment(autoescape=True)
    environment.filters |= {"bound": bound, "month": month, "whole": whole}
    known = {"name": spec.name, "title": spec.title, "options": spec.options}
    given = {"site": SITE, "brand": SITE.brand, "channel": known, "reader": inert("-"), **made.given}
    path = folder / "filled.mjml"
    path.write_text(coloured(environment.from_string(text).render(**given), palettes(spec)), encoding="utf-8")
    program = ["node", "--no-warnings", "-e", WARM, str(ROOT / "node_modules" / "mjml"), str(path)]
    done = subprocess.run(program, capture_output=True, text=True, check=True)
    return float(done.stdout)


if __name__ == "__main__":
    main()
