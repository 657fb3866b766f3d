"""Tools that a test needs beside Python: used where they are, named where they are not."""

import os
import shutil
from pathlib import Path

import pytest

INSTALL = {
    "axe-core": "npm ci --prefix tests/browser",
    "chromium": "apt-get install chromium",
    "java": "apt-get install default-jre-headless",
    "newsboat": "apt-get install newsboat",
    "nginx": "apt-get install nginx-light",
    "spamassassin": "apt-get install spamassassin",
    "node": "Node 20 or newer, then npm ci",
    "openssl": "apt-get install openssl",
    "rsync": "apt-get install rsync",
    "vnu-jar": "npm ci --prefix tests/browser",
}
PACKAGES = Path(__file__).parent / "browser" / "node_modules"


def needs(tool: str) -> str:
    """Give the path of a tool, or skip and say what to install.

    Where ``PUBLISHER_REQUIRE`` names the tool, as ``.ci/run`` does, its absence is a failure.
    """
    path = shutil.which(tool)
    return path or missing(tool)


def needs_file(package: str, name: str) -> Path:
    """Give a file of one of the packages in ``tests/browser/``, or skip as ``needs`` does."""
    path = PACKAGES / package / name
    return path if path.is_file() else Path(missing(package))


def missing(tool: str) -> str:
    """Skip, or fail, with what to install."""
    words = f"{tool} is not there: {INSTALL[tool]}"
    if tool in os.environ.get("PUBLISHER_REQUIRE", "").split(","):
        pytest.fail(words)
    pytest.skip(words)
