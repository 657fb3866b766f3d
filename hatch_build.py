"""The build hook: message catalogues are compiled, and a wheel takes along what the program reads.

    publisher/locale/nl/LC_MESSAGES/publisher.po -compile-> publisher.mo      beside it, git-ignored
    templates/, seeds/, publisher.toml, ...      -copy->    publisher/_data/  in a wheel only

A checkout, and so an editable install, finds them beside the package.
"""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

DATA = (".env.example", ".npmrc", "package-lock.json", "package.json", "publisher.toml", "seeds", "templates")


class CatalogueHook(BuildHookInterface[BuilderConfig]):
    """Runs before a wheel is put together, an editable one included."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile every catalogue in place and name what a wheel holds besides the package."""
        for po in sorted(Path(self.root).glob("publisher/locale/*/LC_MESSAGES/*.po")):
            mo = po.with_suffix(".mo")
            with po.open("rb") as source, mo.open("wb") as target:
                write_mo(target, read_po(source))
            build_data["artifacts"].append(mo.relative_to(self.root).as_posix())
        if version == "standard":
            build_data["force_include"].update({name: f"publisher/_data/{name}" for name in DATA})
