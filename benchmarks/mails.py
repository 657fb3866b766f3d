"""How fast newsletters are made and filled, beside MJML's own API and React Email: ``make mails``.

The same eight articles in all; MJML has our template, React Email the same parts and styles. Rates are of
a second of one core, in turn, and the middle of the rounds is shown; only their ratio counts.
"""

import argparse
import json
import os
import re
import subprocess
import time
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from jinja2.sandbox import ImmutableSandboxedEnvironment

from publisher.channels.email import skeleton, units
from publisher.channels.email.mjml import MjmlCli
from publisher.channels.email.newsletter import Letter, letter
from publisher.channels.email.pieces import pieces
from publisher.channels.email.pullquote import pull_quote
from publisher.channels.email.reader import inert
from publisher.channels.email.theme import coloured, palettes, themed
from publisher.channels.figures import figures
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
STYLE = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL)
READER = {
    "to": "jan@stad.example",
    "name": "Zoë Peeters",
    "message_id": "1@stad.example",
    "date": "Sun, 22 Nov 2026 12:00:00 +0000",
    "unsubscribe": "https://stad.example/u/" + "a" * 60,
    "preferences": "https://stad.example/p/" + "a" * 60,
}
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
    parser = argparse.ArgumentParser(prog="benchmarks.mails", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    spec = channel(ROOT / "templates" / "email", SITE)
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        templates = FolderTemplates(spec, MjmlCli(search=(ROOT,), cache=folder))
        issue = _issue()
        (unit,) = units(issue, spec)
        start = time.process_time()
        made = letter(issue, spec, templates)
        html = made.html(inert("-"))
        first = time.process_time() - start
        mjml, react = _for_mjml(made, spec, folder), _for_react(made, html, folder)
        rates = [
            (rate(lambda: letter(issue, spec, templates).html(inert("-")), 300), _mjml(mjml), _react(react))
            for _ in range(rounds)
        ]
        filled = skeleton(unit, spec, templates)
        spliced = rate(lambda: filled.filled(READER), 20_000)
    own, mjmls, reacts = (median(each) for each in zip(*rates, strict=True))
    ratios = (
        median(ours / theirs for ours, theirs, _ in rates),
        median(ours / theirs for ours, _, theirs in rates),
    )
    print(f"first newsletter, the template still to be opened: {first * 1000:.0f} ms (aim: under 150)")
    print(f"newsletters of {ARTICLES} articles, {len(html.encode()) // 1000} kB: {own:,.0f} a second")
    print(f"  React Email: {reacts:,.0f}; ratio {ratios[1]:.1f} (aim: 3)")
    print(f"  MJML's warm API: {mjmls:,.0f}; ratio {ratios[0]:.0f} (aim: 15)")
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


def _for_mjml(made: Letter, spec: ChannelSpec, folder: Path) -> Path:
    """Write the newsletter as MJML, its articles filled in before."""
    text = themed((spec.folder / NAME).read_text(encoding="utf-8"), spec, NAME)
    environment = ImmutableSandboxedEnvironment(autoescape=True)
    environment.filters |= {"bound": bound, "month": month, "whole": whole}
    known = {"name": spec.name, "title": spec.title, "options": spec.options}
    given = {"site": SITE, "brand": SITE.brand, "channel": known, "reader": inert("-"), **made.given}
    path = folder / "filled.mjml"
    path.write_text(coloured(environment.from_string(text).render(**given), palettes(spec)), encoding="utf-8")
    return path


def _mjml(path: Path) -> float:
    """Let MJML compile it, again and again."""
    program = ["node", "--no-warnings", "-e", WARM, str(ROOT / "node_modules" / "mjml"), str(path)]
    return float(subprocess.run(program, capture_output=True, text=True, check=True).stdout)


def _for_react(made: Letter, html: str, folder: Path) -> Path:
    """Write the texts of the newsletter, and its style, for React Email."""
    given = made.given
    told = [asdict(each) for each in pieces(made.issue, made.channel)]
    values = {
        **{key: given[key] for key in ("subject", "preheader", "web_url")},
        "lead": told[0],
        "others": told[1:],
        "month": month(str(given["month"]), SITE.language),
        "city": SITE.brand.city,
        "name": SITE.brand.name,
        "address": SITE.brand.postal_address,
        "threads": [number == int(made.issue.name[-2:]) for number in range(1, 13)],
        "quote": asdict(quote) if (quote := pull_quote(made.issue.articles[0])) else None,
        "figures": [asdict(each) for each in figures(made.issue.articles[0])],
        "style": "".join(STYLE.findall(html)),
        "bytes": len(html.encode()),
    }
    path = folder / "mail.json"
    path.write_text(json.dumps(values), encoding="utf-8")
    return path


def _react(path: Path) -> float:
    """Let React Email render it, again and again."""
    program = ["node", "--no-warnings", str(ROOT / "benchmarks" / "react_mail.mjs"), str(path)]
    environment = {**os.environ, "NODE_ENV": "production"}
    done = subprocess.run(program, capture_output=True, text=True, check=True, env=environment)
    return float(done.stdout)


if __name__ == "__main__":
    main()
