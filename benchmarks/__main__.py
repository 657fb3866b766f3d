"""Times whole processes in turn, ours and a peer's, and prints the ratios: ``make bench``.

python -m benchmarks [--articles 1000] [--rounds 3]
"""

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.articles import write_articles


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a process took: seconds of the clock, seconds of all cores, and its largest memory."""

    wall_s: float
    cpu_s: float
    peak_mib: float


def cost(command: Sequence[str], folder: Path) -> Cost:
    """Run a command to its end."""
    start = time.monotonic()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    peak = usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
    return Cost(wall_s=time.monotonic() - start, cpu_s=usage.ru_utime + usage.ru_stime, peak_mib=peak)


def main() -> None:
    """Build the same articles cold with both, and ours a second time with nothing changed."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    build = [sys.executable, "-m", "publisher", "build", "--only", "page,feed"]
    cases: dict[str, list[Cost]] = {"cold build": [], "nothing changed": [], "plain peer": []}
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        write_articles(folder / "seeds", chosen.articles)
        root = str(Path(__file__).parent.parent)
        peer = [
            sys.executable,
            "-c",
            f"import sys; sys.path.insert(0, {root!r}); sys.argv = ['', 'seeds', 'plain']; ",
        ]
        peer[-1] += (
            "from pathlib import Path; from benchmarks.plain import main; main(Path('seeds'), Path('plain'))"
        )
        for _ in range(chosen.rounds):
            for name in ("feeds", "var", "plain"):
                shutil.rmtree(folder / name, ignore_errors=True)
            (folder / "seeds" / "published.json").unlink(missing_ok=True)
            cases["cold build"].append(cost(build, folder))
            cases["plain peer"].append(cost(peer, folder))
            cases["nothing changed"].append(cost(build, folder))
    print(f"{chosen.articles} articles, pages and feeds; median of {chosen.rounds} rounds")
    print(f"{'':18}{'wall s':>8}{'CPU s':>8}{'MiB':>7}   ratio to the peer: wall, CPU")
    base = cases["plain peer"]
    for name, costs in cases.items():
        wall = median(each.wall_s / other.wall_s for each, other in zip(costs, base, strict=True))
        cpu = median(each.cpu_s / other.cpu_s for each, other in zip(costs, base, strict=True))
        row = [median(getattr(each, key) for each in costs) for key in ("wall_s", "cpu_s", "peak_mib")]
        print(f"{name:18}{row[0]:8.2f}{row[1]:8.2f}{row[2]:7.0f}   {wall:5.2f}  {cpu:5.2f}")


if __name__ == "__main__":
    main()
