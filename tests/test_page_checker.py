"""The website before the strictest reader of markup: the Nu checker, which validator.w3.org runs."""

import subprocess
from dataclasses import replace
from pathlib import Path

from tests.pages import made
from tests.test_page import WEBSITES
from tests.tools import needs, needs_file

OPTIONS = ("--stdout", "--also-check-css", "--also-check-svg", "--skip-non-html")


def test_the_nu_checker_finds_nothing(tmp_path: Path) -> None:
    """Pages, stylesheet and icon are without an error, and without a warning."""
    java = needs("java")
    checker = needs_file("vnu-jar", "build/dist/vnu.jar")
    for name, articles in WEBSITES.items():
        foreign = (
            replace(each, id=f"fr-{each.id}", slug=f"fr-{each.slug}", language="fr") for each in articles
        )
        for path, body in made(*articles[:20], *foreign, gone=("weg",)).items():
            target = tmp_path / name / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(body)

    done = subprocess.run(
        [java, "-jar", str(checker), *OPTIONS, str(tmp_path)], capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
