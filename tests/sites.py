"""A site in a folder, as a test needs it: its own seeds, the shipped templates, an hour that stands still."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from publisher.model.built import Built
from publisher.pipeline import build, check
from publisher.settings import Choices, read_settings
from publisher.wiring import house

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
TEMPLATES = ROOT / "templates"
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
# everything but the newsletter: what needs no Node
LIGHT = tuple(sorted({path.parent.name for path in TEMPLATES.glob("*/channel.toml")} - {"email"}))
DRAFT = (
    " date 2026-10 Wie wil zwemmen in het zwembad van Overleie, kan kiezen uit vijf banen."  # no sure title
)
TEXT = " date 2026-10 De stad opent een nieuw zwembad in de wijk Overleie. Zwemmers vinden er vijf banen."


@dataclass(frozen=True)
class Folder:
    """A site in a folder of its own."""

    path: Path

    def seed(self, name: str, content: str | bytes) -> Path:
        """Write a file into ``seeds/``."""
        target = self.path / "seeds" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode() if isinstance(content, str) else content)
        return target

    def write(self, name: str, content: str) -> Path:
        """Write any other file."""
        target = self.path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8")
        return target

    def own_templates(self) -> Path:
        """Copy the shipped templates into the site, to be changed."""
        return Path(shutil.copytree(TEMPLATES, self.path / "templates"))

    def build(
        self, only: tuple[str, ...] = LIGHT, environ: Mapping[str, str] | None = None, now: datetime = NOON
    ) -> Built:
        """Build the site."""
        return build(
            replace(house(read_settings(self.path, Choices(), environ or {}), only), clock=lambda: now)
        )

    def check(self, only: tuple[str, ...] = LIGHT) -> Built:
        """Check the site."""
        return check(replace(house(read_settings(self.path, Choices(), {}), only), clock=lambda: NOON))

    def read(self, name: str) -> str:
        """Read a file that a build made."""
        return (self.path / name).read_text(encoding="utf-8")

    def files(self) -> dict[str, bytes]:
        """Give everything that a build made, by path."""
        return {
            path.relative_to(self.path).as_posix(): path.read_bytes()
            for place in ("feeds", "outbox")
            for path in sorted((self.path / place).rglob("*"))
            if path.is_file()
        }


def codes(built: Built) -> list[str]:
    """List the codes of the findings, worst first."""
    return [finding.code for finding in built.findings]
