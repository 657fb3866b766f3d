"""What the benchmarks say of us is what there was: nothing is flattered."""

import sys
from pathlib import Path

import pytest

from benchmarks.__main__ import cost

MIB = 40
# two processes that hold as much each, and nothing in common, at the same time
BOTH = f"""
import subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", "import time; held = b'x' * ({MIB} << 20); time.sleep(1)"])
held = b"y" * ({MIB} << 20)
child.wait()
"""


def test_memory_is_that_of_all_processes_together(tmp_path: Path) -> None:
    """A program that spreads its work would look as if it needed the memory of one."""
    if not Path("/proc/self/smaps_rollup").exists():
        pytest.skip("there is no /proc")

    took = cost([sys.executable, "-c", BOTH], tmp_path)

    assert 2 * MIB < took.peak_mib < 4 * MIB
