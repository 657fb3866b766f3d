"""Disks that are full or closed, a ledger that is not to be trusted: words, status 2, and nothing lost."""

import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from tests.sites import ROOT, TEXT, Folder

BUILD = (sys.executable, "-m", "publisher", "build", "--only", "page,feed", "--jobs", "1")
COULD_NOT_RUN = 2
BLOCK = 4096  # bytes; a file system gives no less to a file
# Room for some of the pages that have grown, not for all.
ROOM = 40 * BLOCK
LONGER = "\n\nDe stad legt er ook een park aan met bomen en banken. " * 400
# The disk is a file system of its own, which is really full; its content is laid where the test can see it.
ON_ITS_OWN_DISK = """
set -e
room=$1 && shift
mount -t tmpfs -o "size=$room,mode=755" tmpfs feeds
cp -a before/. feeds/
code=0
"$@" || code=$?
cp -a feeds/. during/
mount -o remount,size=64m feeds
"$@" >/dev/null 2>&1 || code="$code, then $?"
cp -a feeds/. after/
[ "$code" = 2 ]
"""
# Where no disk can be mounted, no file may grow past a limit: a write stops in its midst all the same.
UNDER_A_LIMIT = """
set -e
shift
cp -a before/. feeds/
code=0
(ulimit -f 64 && "$@") || code=$?
cp -a feeds/. during/
"$@" >/dev/null 2>&1 || code="$code, then $?"
cp -a feeds/. after/
[ "$code" = 2 ]
"""


@cache
def namespace() -> tuple[str, ...]:
    """Give the way to mount a disk that nobody else sees; nothing where this machine does not allow it."""
    for way in (("unshare", "--mount"), ("unshare", "--map-root-user", "--mount")):
        try:
            subprocess.run([*way, "mount", "-t", "tmpfs", "tmpfs", "/mnt"], check=True, capture_output=True)
        except (OSError, subprocess.CalledProcessError):
            continue
        return way
    return ()


def files(folder: Path) -> dict[str, bytes]:
    """Give all files of a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@pytest.mark.parametrize("own", [True, False], ids=["a disk", "a limit"])
def test_a_full_disk_is_said_and_the_next_build_completes_it(tmp_path: Path, own: bool) -> None:  # noqa: FBT001
    """The last good files are whole, none is there by half, and no temporary one takes what room is left."""
    way = namespace() if own else ()
    site = Folder(tmp_path)
    seeds = [(f"{index:02}.txt", TEXT.replace("2026-10", f"2025-{index + 1:02}")) for index in range(12)]
    for name, text in seeds:
        site.seed(name, text.replace("zwembad", f"zwembad {name}"))
    assert site.build(("page", "feed")).errors == ()
    before = files(site.path / "feeds")
    (site.path / "feeds").rename(site.path / "before")
    for name, text in seeds:
        site.seed(name, text.replace("zwembad", f"zwembad {name}") + LONGER)
    for name in ("feeds", "during", "after"):
        (site.path / name).mkdir()
    room = sum(-(-len(body) // BLOCK) * BLOCK for body in before.values()) + ROOM

    done = subprocess.run(
        [*way, "/bin/sh", "-c", ON_ITS_OWN_DISK if way else UNDER_A_LIMIT, "sh", str(room), *BUILD],
        cwd=site.path,
        check=False,
        capture_output=True,
        text=True,
        timeout=240,
        env={**os.environ, "LC_ALL": "nl_BE.UTF-8", "PYTHONPATH": str(ROOT)},
    )

    assert done.returncode == 0, done.stderr
    assert "de schijf is vol. Maak plaats vrij" in done.stderr
    assert "feeds/" in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr
    during, after = files(site.path / "during"), files(site.path / "after")
    assert before.keys() <= during.keys() <= before.keys() | after.keys()
    assert [path for path, body in during.items() if body not in (before.get(path), after.get(path))] == []
    assert during != after
    clean = Folder(tmp_path / "clean")
    for path, body in files(site.path / "seeds").items():
        clean.seed(path, body)
    clean.build(("page", "feed"))
    assert after == files(clean.path / "feeds")


def closed(site: Folder, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program as somebody for whom the modes of files count, root or not."""
    unprivileged = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if os.getuid() == 0 else []
    return subprocess.run(
        [*unprivileged, *BUILD, *arguments],
        cwd=site.path,
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "LC_ALL": "nl_BE.UTF-8", "PYTHONPATH": str(ROOT)},
    )


@pytest.mark.parametrize(
    ("folder", "words"),
    [
        ("feeds", "hier kan niet geschreven worden"),
        ("var", "hier kan niet geschreven worden"),
        ("seeds", "het publicatieregister kan niet bewaard worden"),
    ],
)
def test_a_folder_that_is_closed_is_said_with_what_to_do(tmp_path: Path, folder: str, words: str) -> None:
    """Somebody else owns it, or the disk is there to be read only."""
    site = Folder(tmp_path)
    site.seed("a.txt", TEXT)
    for name in ("feeds", "var"):
        (site.path / name).mkdir()
    (site.path / folder).chmod(0o555)

    done = closed(site)

    assert done.returncode == COULD_NOT_RUN
    line = done.stderr.splitlines()[-1]
    assert words in line
    assert folder in line
    assert "schrijfrechten" in line
    assert "Traceback" not in done.stderr
    (site.path / folder).chmod(0o755)
    assert closed(site).returncode == 0


def test_seeds_that_are_only_there_to_be_read_can_be_built_again(tmp_path: Path) -> None:
    """A checkout of somebody else's is enough, as long as the ledger has nothing to learn."""
    site = Folder(tmp_path)
    site.seed("a.txt", TEXT)
    site.build(("page", "feed"))
    expected = files(site.path / "feeds")
    (site.path / "feeds").rename(site.path / "old")
    (site.path / "seeds").chmod(0o555)

    done = closed(site)
    (site.path / "seeds").chmod(0o755)

    assert done.returncode == 0, done.stderr
    assert files(site.path / "feeds") == expected


@pytest.mark.parametrize(
    ("ledger", "words"),
    [
        ("<<<<<<< HEAD", "het publicatieregister is beschadigd"),
        (
            '{"version": 2, "articles": {}}',
            "het publicatieregister is van een nieuwere Publisher (versie 2, deze kent 1)",
        ),
        ('{"version": "x", "articles": {}}', "het publicatieregister is beschadigd"),
    ],
)
def test_a_ledger_that_is_not_to_be_trusted_stops_the_build(tmp_path: Path, ledger: str, words: str) -> None:
    """Half a merge, or the file of a newer program: nothing is guessed, and nothing overwritten."""
    site = Folder(tmp_path)
    site.seed("a.txt", TEXT)
    site.build(("page", "feed"))
    expected = files(site.path / "feeds")
    path = site.seed("published.json", ledger)
    site.seed("a.txt", TEXT + LONGER)

    done = closed(site)

    assert done.returncode == COULD_NOT_RUN
    assert f"seeds/published.json: {words}" in done.stderr
    assert path.read_text(encoding="utf-8") == ledger
    assert files(site.path / "feeds") == expected


@pytest.mark.parametrize(
    "url",
    [
        "nieuws.stad.example",
        "//nieuws.stad.example",
        "ftp://nieuws.stad.example",
        "https://u:geheim@stad.example",
    ],
)
def test_an_address_without_its_beginning_is_said(tmp_path: Path, url: str) -> None:
    """Every link of every feed would be made of it."""
    site = Folder(tmp_path)
    site.seed("a.txt", TEXT)

    done = closed(site, "--base-url", url)

    assert done.returncode == COULD_NOT_RUN
    assert f'"{url}" is geen webadres. Schrijf het voluit: https://' in done.stderr
    assert not (site.path / "feeds").exists()


def test_a_site_may_lie_under_a_path(tmp_path: Path) -> None:
    """Many a city has one host: what is named in full begins with that path."""
    site = Folder(tmp_path)
    site.seed("a.txt", TEXT)

    done = closed(site, "--base-url", "https://www.stad.example/nieuws/")

    assert done.returncode == 0, done.stderr
    made = {path: body.decode() for path, body in files(site.path / "feeds").items() if "." in path[-5:]}
    named = [made[name] for name in ("rss.xml", "atom.xml", "feed.json", "sitemap.xml", "robots.txt")]
    for text in named:
        assert "https://www.stad.example/nieuws/" in text
        assert text.count("https://www.stad.example/") == text.count("https://www.stad.example/nieuws/")
        assert "nieuws//" not in text
    assert 'href="/nieuws/assets/style.' in made["404.html"]
