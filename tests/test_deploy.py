"""Online for real: rsync uploads, and a workflow does what it says."""

import gzip
import os
import shutil
import stat
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.sites import ROOT, TEXT, Folder
from tests.tools import needs

DEPLOY = ROOT / "deploy"


def online(site: Folder, to: Path, *options: str, build: str = "true") -> subprocess.CompletedProcess[str]:
    """Upload a site that was built already."""
    needs("rsync")
    script = site.path / "deploy" / "online"
    script.parent.mkdir(exist_ok=True)
    script.write_bytes((DEPLOY / "online").read_bytes())
    return subprocess.run(
        ["/bin/sh", str(script), *options, f"{to}/"],
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
        env={"PATH": os.environ["PATH"], "LC_ALL": "C", "BUILD": build},
    )


def lying(folder: Path) -> dict[str, bytes]:
    """Give all files of a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@pytest.fixture
def site(tmp_path: Path) -> Folder:
    """Build a site of two articles."""
    made = Folder(tmp_path / "site")
    made.seed("zwembad.txt", TEXT)
    made.seed("brug.txt", TEXT.replace("2026-10", "2026-09").replace("zwembad", "brug"))
    made.build(("page", "feed", "card"))
    return made


def test_all_of_it_is_uploaded_and_each_text_compressed_too(site: Folder, tmp_path: Path) -> None:
    """A server that finds a compressed text beside the other need not make it for every reader."""
    www = tmp_path / "www"

    done = online(site, www)

    assert done.returncode == 0, done.stderr
    files = lying(www)
    plain = {name: body for name, body in files.items() if not name.endswith(".gz")}
    packed = {name.removesuffix(".gz"): gzip.decompress(files[name]) for name in files.keys() - plain.keys()}
    assert plain == lying(site.path / "feeds")
    assert packed == {
        name: body for name, body in plain.items() if not name.endswith((".png", ".jpg", ".woff2"))
    }
    assert {stat.S_IMODE((www / name).stat().st_mode) for name in files} == {0o644}


def test_who_forgets_where_to_is_told_in_a_line(tmp_path: Path) -> None:
    """A line number of the script is of no use to who calls it."""
    script = tmp_path / "deploy" / "online"
    script.parent.mkdir()
    script.write_bytes((DEPLOY / "online").read_bytes())

    for given in ([], [""], ["--dry-run"]):
        done = subprocess.run(["/bin/sh", script, *given], check=False, capture_output=True, text=True)
        assert done.returncode == 2
        assert done.stderr.startswith("deploy: where to? For example: deploy/online user@server:")
        assert done.stderr.count("\n") == 1


def test_what_has_not_changed_is_not_uploaded_again_whoever_built_it(site: Folder, tmp_path: Path) -> None:
    """A file's time is part of its ETag: a new one would have every reader fetch the same bytes again."""
    www = tmp_path / "www"
    online(site, www)
    times = {path: path.stat().st_mtime_ns for path in www.rglob("*")}
    for path in (site.path / "feeds").rglob("*"):
        os.utime(path, (1, 1))  # as a fresh clone
    shutil.rmtree(site.path / "var" / "online")  # as another machine

    done = online(site, www)

    assert (done.returncode, done.stdout) == (0, "")
    assert {path: path.stat().st_mtime_ns for path in www.rglob("*")} == times


def test_what_is_gone_is_taken_away_last_and_assets_never(site: Folder, tmp_path: Path) -> None:
    """A page in somebody's cache may still name an old stylesheet; what is not ours stays, too."""
    www = tmp_path / "www"
    online(site, www)
    (www / "assets" / "style.000000000000.css").write_text("old", encoding="utf-8")
    (www / ".well-known").mkdir()
    (www / ".well-known" / "security.txt").write_text("ours", encoding="utf-8")
    (site.path / "feeds" / "maand" / "2026-09" / "index.html").unlink()
    (site.path / "feeds" / "maand" / "2026-09").rmdir()
    (site.path / "feeds" / "nieuw.html").write_text("<p>new", encoding="utf-8")

    done = online(site, www)

    files = lying(www)
    assert files.keys() >= {"nieuw.html", "nieuw.html.gz"}
    assert {"assets/style.000000000000.css", ".well-known/security.txt"} <= files.keys()
    assert not (www / "maand" / "2026-09").exists()
    lines = done.stdout.splitlines()
    deleted = [index for index, line in enumerate(lines) if line.startswith("*deleting")]
    assert len(deleted) == 3  # the page, its compressed twin, their folder
    assert min(deleted) > max(index for index, line in enumerate(lines) if line.startswith(">f"))


def test_half_a_site_and_a_build_with_errors_are_not_uploaded(site: Folder, tmp_path: Path) -> None:
    """To take away what is not there would take the site off the air."""
    www = tmp_path / "www"
    online(site, www)
    before = lying(www)

    failed = online(site, www, build="false")
    (site.path / "feeds" / "rss.xml").unlink()
    half = online(site, www)

    assert (failed.returncode, half.returncode) == (1, 2)
    assert "feeds/rss.xml" in half.stderr
    assert lying(www) == before


def test_a_site_without_feeds_is_whole_too(tmp_path: Path) -> None:
    """Who wants only pages says so in the settings; a feed that no page names is not missing."""
    made = Folder(tmp_path / "site")
    made.write("publisher.toml", '[channels]\noff = ["feed"]\n')
    made.seed("zwembad.txt", TEXT)
    made.build(("page",))

    done = online(made, tmp_path / "www")

    assert done.returncode == 0, done.stderr
    assert lying(tmp_path / "www").keys() >= {"index.html", "404.html"}
    assert not (tmp_path / "www" / "rss.xml").exists()


def test_a_dry_run_says_what_would_change(site: Folder, tmp_path: Path) -> None:
    """Who uploads for the first time wants to see it before it is done."""
    www = tmp_path / "www"
    www.mkdir()

    done = online(site, www, "--dry-run")

    assert "index.html" in done.stdout
    assert lying(www) == {}


def workflow() -> dict[Any, Any]:
    """Read the workflow for GitHub Pages."""
    table = yaml.safe_load((DEPLOY / "pages.yml").read_text(encoding="utf-8"))
    assert isinstance(table, dict)
    return table


def test_the_workflow_may_do_no_more_than_it_must() -> None:
    """A step that somebody else wrote cannot write into the repository, and cannot change under our hands."""
    jobs = workflow()["jobs"]
    used = [step["uses"] for job in jobs.values() for step in job["steps"] if "uses" in step]

    assert workflow()["permissions"] == {}
    assert [job["permissions"] for job in jobs.values()] == [
        {"contents": "read"},
        {"pages": "write", "id-token": "write"},
    ]
    assert len(used) == 3
    for action in used:
        name, _, commit = action.partition("@")
        assert name.startswith("actions/")
        assert len(commit) == 40
        assert set(commit) <= set("0123456789abcdef")


def test_the_workflow_builds_with_the_projects_own_commands() -> None:
    """What is published there is what `make build` makes here."""
    steps = workflow()["jobs"]["build"]["steps"]
    lines = [step["run"] for step in steps if step.get("run", "").startswith("make ")]

    assert lines == ["make build", "make test"]
    for line in lines:
        subprocess.run([*line.split(), "--dry-run"], cwd=ROOT, check=True, capture_output=True, timeout=60)
    assert steps[-1]["with"] == {"path": "feeds"}


def test_the_workflow_stops_where_the_ledger_is_not_committed(tmp_path: Path) -> None:
    """What only the workflow's machine remembers is forgotten when it ends."""
    step = next(each for each in workflow()["jobs"]["build"]["steps"] if "ledger" in each.get("name", ""))
    who = ("-c", "user.name=t", "-c", "user.email=t@t.example", "-c", "commit.gpgsign=false")
    ledger = Folder(tmp_path).seed("published.json", "{}")
    for command in (["init", "-q"], ["add", "."], [*who, "commit", "-q", "-m", "x"]):
        subprocess.run(["git", *command], cwd=tmp_path, check=True)

    def run() -> int:
        shell = ["/bin/bash", "-eo", "pipefail", "-c", step["run"]]
        return subprocess.run(shell, cwd=tmp_path, check=False, capture_output=True).returncode

    well = run()
    ledger.write_text('{"version": 1}', encoding="utf-8")
    changed = run()

    assert (well, changed) == (0, 1)
