"""The wheel is whole: installed elsewhere, it makes and builds a site without the checkout."""

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from tests.sites import LIGHT, ROOT
from tests.tools import needs


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel and install it, alone, beside the libraries of this environment."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "venv", with_pip=False, symlinks=True)
    (site_packages,) = (folder / "venv").glob("lib/python*/site-packages")
    pip = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "-q",
        "--no-deps",
        "--no-index",
        "--target",
        str(site_packages),
    ]
    subprocess.run([*pip, str(wheel)], check=True, capture_output=True)
    libraries = next(path for path in sys.path if path.endswith("site-packages"))
    # the libraries of this environment, without the line that leads to the checkout
    (site_packages / "libraries.pth").write_text(
        f"import sys; sys.path.append({libraries!r})\n", encoding="utf-8"
    )
    return folder / "venv" / "bin" / "python"


def run(program: Path, folder: Path, *arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run the installed program in a folder."""
    return subprocess.run(
        [str(program), "-m", "publisher", *arguments],
        cwd=folder,
        env={**os.environ, "LC_ALL": "nl_BE.UTF-8", **environ},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_installed_program_makes_and_builds_a_site(program: Path, tmp_path: Path) -> None:
    """Most people will never see the checkout."""
    told = run(program, tmp_path, "-h")
    assert "build" in told.stdout, told.stderr
    where = subprocess.run(
        [str(program), "-c", "import publisher; print(publisher.__file__)"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert str(ROOT) not in where.stdout

    made = run(program, tmp_path, "init", "site")
    built = run(program, tmp_path / "site", "build", "--only", ",".join(LIGHT))

    assert made.returncode == 0, made.stderr
    assert built.returncode == 0, built.stderr
    assert "voorbeeld" in run(program, tmp_path / "site", "inspect", "seeds/voorbeeld.txt").stdout
    for name in (
        ".gitignore",
        ".env.example",
        ".npmrc",
        "package.json",
        "package-lock.json",
        "templates/page",
    ):
        assert (tmp_path / "site" / name).exists(), name


def test_the_shipped_templates_serve_where_a_site_has_none(program: Path, tmp_path: Path) -> None:
    """A folder with articles is enough to begin with."""
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "a.txt").write_text(" date 2026-10 De stad opent een zwembad in Overleie.", encoding="utf-8")

    built = run(program, tmp_path, "build", "--only", "page,feed,x")

    assert built.returncode == 0, built.stderr
    assert (tmp_path / "feeds/index.html").is_file()


def test_the_installed_program_finds_mjml_where_it_is_told(program: Path, tmp_path: Path) -> None:
    """The newsletter is made outside the checkout, too: as shipped without Node, and changed with it."""
    needs("node")
    run(program, tmp_path, "init", "site")
    mjml = str(ROOT / "node_modules/mjml/bin/mjml")
    template = tmp_path / "site/templates/email/newsletter.mjml"
    build = ("build", "--only", "email")

    shipped = run(program, tmp_path / "site", *build, PATH="/nowhere")
    template.write_text(
        template.read_text(encoding="utf-8").replace("Lees verder", "Lees meer"), encoding="utf-8"
    )
    without = run(program, tmp_path / "site", *build)
    told = run(program, tmp_path / "site", *build, PUBLISHER_EMAIL__MJML=mjml)

    assert shipped.returncode == 0, shipped.stderr
    assert without.returncode == 1
    assert "npm ci" in without.stderr
    assert told.returncode == 0, told.stderr
    assert (tmp_path / "site/outbox/email/2026-11/email.eml").is_file()
