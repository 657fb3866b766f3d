"""Tools that a test needs beside Python: used where they are, named where they are not."""

import os
import shutil

import pytest

INSTALL = {
    "chromium": "apt-get install chromium",
    "newsboat": "apt-get install newsboat",
    "node": "Node 20 or newer, then npm ci",
}


def needs(tool: str) -> str:
    """Give the path of a tool, or skip and say what to install.

    Where ``PUBLISHER_REQUIRE`` names the tool, as ``.ci/run`` does, its absence is a failure.
    """
    path = shutil.which(tool)
    if path:
        return path
    words = f"{tool} is not there: {INSTALL[tool]}"
    if tool in os.environ.get("PUBLISHER_REQUIRE", "").split(","):
        pytest.fail(words)
    pytest.skip(words)
