"""A change becomes the fewest writes, and a build that dies leaves the old or the new, never half."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
import unicodedata
from contextlib import suppress
from pathlib import Path
from typing import Literal

import pytest

from publisher.build.crew import WORTH_SPREADING
from publisher.model.built import Built
from publisher.pipeline import build
from publisher.settings import Choices, read_settings
from publisher.wiring import house
from tests.sites import LIGHT, SEEDS, TEXT, Folder, codes

MANIFEST = "var/cache/manifest.json"
LAST = "var/cache/last.json"
# a build of many units by helpers; cards take time and show nothing else
QUICK = ",".join(name for name in LIGHT if name != "card")
SPREAD = (sys.executable, "-m", "publisher", "build", "--only", QUICK, "--jobs", "2")


def site_of(folder: Path, number: int) -> Folder:
    """Make a site of so many articles, a month each."""
    site = Folder(folder)
    for each in range(number):
        text = TEXT.replace("2026-10", f"2025-{each % 12 + 1:02}").replace("zwembad", f"zwembad {each}")
        site.seed(f"{each:02}.txt", text)
    return site


def changed(built: Built) -> set[str]:
    """Name the files that a build wrote."""
    return {output.path for output in built.outputs if output.changed}


def command(site: Folder, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program."""
    line = [sys.executable, "-m", "publisher", "build", "--only", ",".join(LIGHT), *arguments]
    return subprocess.run(line, cwd=site.path, capture_output=True, text=True, check=False)


def test_one_changed_article_touches_what_holds_it_and_nothing_else(tmp_path: Path) -> None:
    """An editor who mends a comma must not send a thousand pages to the server again."""
    site = site_of(tmp_path, 12)
    site.build()
    site.seed("03.txt", TEXT.replace("2026-10", "2025-04") + " Er is ook een ligweide.")

    after = changed(site.build())

    slugs = {path for path in after if path.startswith("nieuws/")}
    posts = {path.split("/")[1] for path in after if path.startswith("posts/")}
    assert len(slugs) == 1
    assert posts <= {"03", "index.html"}
    assert "rss.xml" in after
    assert not any(path.startswith("assets/") for path in after)


def test_an_article_that_did_not_change_is_not_even_read(tmp_path: Path) -> None:
    """Reading ten thousand seeds to find that one changed would cost more than the change."""
    site = site_of(tmp_path, 3)
    site.build(("card",))
    site.seed("00.txt", TEXT.replace("2026-10", "2025-01"))
    stale = site.path / "seeds" / "01.txt"
    stat = stale.stat()
    stale.write_bytes(b"x" * stat.st_size)  # no seed any more, but of the same size and time
    os.utime(stale, ns=(stat.st_atime_ns, stat.st_mtime_ns))

    built = site.build(("card",))

    assert len(built.articles) == 3
    assert not [code for code in codes(built) if code.startswith("seed.")]


def test_what_nothing_makes_any_more_goes(tmp_path: Path) -> None:
    """A page that no seed makes is a page that nobody can correct."""
    site = site_of(tmp_path, 3)
    site.build()
    before = set(site.files())
    (tmp_path / "seeds" / "01.txt").unlink()

    built = site.build()

    gone = before - set(site.files())
    assert {path.split("/")[2] for path in gone if path.startswith("outbox/posts/")} == {"01"}
    assert {path.rpartition(".")[2] for path in gone if path.startswith("feeds/cards/")} == {"jpg", "png"}
    assert {f"{each.place}/{each.path}" for each in built.removed} == gone
    assert not (tmp_path / "outbox/posts/01").exists()


def test_an_article_that_cannot_be_read_now_keeps_what_was_last_made_of_it(tmp_path: Path) -> None:
    """A slip in a published text is mended in a minute; until then its readers find what stood there."""
    site = site_of(tmp_path, 2)
    site.build()
    before = site.files()
    seed = tmp_path / "seeds" / "01.txt"
    good = seed.read_bytes()
    pages = [path for path in before if path.startswith(("outbox/posts/01/", "feeds/nieuws/"))]

    seed.write_bytes(good.replace(b"date", b"dat"))
    slip = site.build()
    during = site.files()
    again = site.build()
    seed.write_bytes(good)
    site.build()
    mended = site.files()
    seed.unlink()
    site.build()

    assert {"seed.no-date", "seed.absent"} <= set(codes(slip))
    assert codes(again) == codes(slip)
    assert {path: during[path] for path in pages} == {path: before[path] for path in pages}
    assert mended == before
    assert not [path for path in site.files() if path.startswith("outbox/posts/01/")]


def test_what_is_withdrawn_goes_even_where_the_cache_has_gone(tmp_path: Path) -> None:
    """A fresh clone has the ledger and the committed pages, and nothing else to remember by."""
    site = Folder(tmp_path)
    site.seed("a.txt", TEXT)
    site.seed("b.txt", TEXT.replace("2026-10", "2026-03").replace("Overleie", "Heule"))
    mine = site.write("feeds/nieuws/eigen/index.html", "van de stad zelf")
    other = site.write("feeds/maand/agenda.html", "van de stad zelf")
    site.build(())
    shutil.rmtree(tmp_path / "var")
    site.write("seeds/b.toml", "withdrawn = true\n")

    built = site.build(())

    left = {path: body for path, body in site.files().items() if b"Heule" in body}
    assert left == {}
    assert "maand/2026-03/index.html" in {each.path for each in built.removed}
    assert not [path for path in site.files() if path.startswith("outbox/posts/b/")]
    assert len(list((tmp_path / "feeds/cards").glob("*.png"))) == 1
    assert (mine.is_file(), other.is_file()) == (True, True)


def test_two_folders_that_are_built_into_are_two_memories(tmp_path: Path) -> None:
    """Who builds elsewhere, to have a look, must not leave what is withdrawn on the air."""
    site = Folder(tmp_path)
    site.seed("a.txt", TEXT)
    site.seed("b.txt", TEXT.replace("Overleie", "Heule"))
    elsewhere = Choices(out=tmp_path / "elders", outbox=tmp_path / "bak")

    def build_there() -> None:
        build(house(read_settings(tmp_path, elsewhere, {}), LIGHT))

    site.build()
    build_there()
    site.write("seeds/b.toml", "withdrawn = true\n")
    build_there()
    site.build()

    assert len(list((tmp_path / "feeds/cards").glob("*.png"))) == 1


def test_a_slip_withdraws_nothing_though_the_cache_is_lost_too(tmp_path: Path) -> None:
    """Nobody knows then which files were made of what cannot be made now, so none goes."""
    site = site_of(tmp_path, 2)
    site.build()
    before = site.files()
    seed = tmp_path / "seeds" / "01.txt"

    seed.write_bytes(seed.read_bytes().replace(b"date", b"dat"))
    shutil.rmtree(tmp_path / "var")
    slip = site.build()

    assert "seed.absent" in codes(slip)
    assert before.keys() <= site.files().keys()


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_slip_withdraws_nothing_however_a_name_is_written(
    tmp_path: Path, form: Literal["NFC", "NFD"]
) -> None:
    """Macs take the accents of file names apart."""
    site = site_of(tmp_path, 1)
    seed = site.seed(unicodedata.normalize(form, "café.txt"), TEXT.replace("Overleie", "Heule"))
    site.build()
    seed.write_text(" dat 2026", encoding="utf-8")

    site.build()

    assert not [path for path, body in site.files().items() if b"Dit artikel is verdwenen" in body]


def test_the_last_article_can_be_withdrawn_beside_one_that_cannot_be_read(tmp_path: Path) -> None:
    """A mistake in one article keeps no other on the air."""
    site = Folder(tmp_path)
    site.seed("a.txt", TEXT)
    site.build()
    site.write("seeds/a.toml", "withdrawn = true\n")
    site.seed("b.txt", "zonder datum")

    site.build()

    assert not [path for path, body in site.files().items() if b"vijf banen" in body]


def test_what_another_program_made_goes_too_where_nothing_makes_it(tmp_path: Path) -> None:
    """An upgrade that names a file otherwise, such as a stylesheet, leaves the old one nowhere."""
    site = Folder(tmp_path)
    site.seed("a.txt", TEXT)
    site.build()
    old = tmp_path / "feeds" / "assets" / "style.0.css"
    (style,) = (tmp_path / "feeds" / "assets").glob("style.*.css")
    style.rename(old)
    manifest = tmp_path / MANIFEST
    _, _, rows = manifest.read_text(encoding="utf-8").partition("\n")
    manifest.write_text('"another program"\n' + rows.replace(style.name, old.name), encoding="utf-8")

    built = site.build()

    assert [each.path for each in built.removed] == ["assets/style.0.css"]
    assert style.is_file()
    assert not old.exists()


def test_leaving_channels_out_takes_nothing_of_theirs_away(tmp_path: Path) -> None:
    """Who builds one channel in a hurry must not lose the others."""
    site = site_of(tmp_path, 2)
    site.build()
    before = site.files()

    site.build(("x",))

    assert site.files() == before


def test_a_file_that_somebody_changed_or_deleted_is_made_again(tmp_path: Path) -> None:
    """The output is what the seeds say, whoever was at it."""
    site = site_of(tmp_path, 2)
    site.build()
    before = site.files()
    (tmp_path / "feeds/rss.xml").write_text("kapot", encoding="utf-8")
    (tmp_path / "outbox/posts/00/x.txt").unlink()

    site.build()

    assert site.files() == before


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"key": 1}', "\x00\x01"])
def test_a_lost_or_damaged_cache_is_as_good_as_none(tmp_path: Path, damage: str) -> None:
    """It may be deleted at will, so it may be broken at will."""
    site = site_of(tmp_path, 2)
    site.build()
    before = site.files()
    for name in (MANIFEST, LAST):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(damage, encoding="utf-8")

    built = site.build()

    assert site.files() == before
    assert not changed(built)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("publisher.toml", '[brand]\ncity = "Waregem"'),
        ("publisher.toml", '[brand.light]\nbloom = "#FFEEDD"'),
        ("publisher.toml", '[site]\nurl = "https://elders.example/pad"'),
    ],
)
def test_other_settings_are_another_output(tmp_path: Path, name: str, text: str) -> None:
    """A cache that misses a setting publishes the old city's name."""
    site = site_of(tmp_path / "a", 2)
    site.build()
    site.write(name, text)
    site.build()
    fresh = site_of(tmp_path / "b", 2)
    fresh.write(name, text)

    fresh.build()

    assert site.files() == fresh.files()


def test_a_changed_template_is_seen(tmp_path: Path) -> None:
    """Who changes a word in a template wants to see it."""
    site = site_of(tmp_path, 2)
    folder = site.own_templates()
    site.build()
    template = folder / "x" / "post.txt.j2"
    template.write_text(
        template.read_text(encoding="utf-8").replace("Lees het", "Lees nu het"), encoding="utf-8"
    )

    after = changed(site.build())

    assert {path.rpartition("/")[2] for path in after} == {"x.json", "x.txt", "index.html"}


def test_a_unit_that_failed_is_tried_again_and_its_last_output_stays(tmp_path: Path) -> None:
    """A typing error in a template must cost no post that was there."""
    site = site_of(tmp_path, 1)
    folder = site.own_templates()
    site.build()
    before = site.files()
    template = folder / "x" / "post.txt.j2"
    good = template.read_text(encoding="utf-8")
    template.write_text("{{ titel }}", encoding="utf-8")

    broken = site.build()

    assert [finding.code for finding in broken.errors] == ["template.name"]
    assert site.files() == before
    template.write_text(good, encoding="utf-8")
    assert not site.build().errors
    assert site.files() == before


def test_findings_are_said_again_when_there_is_nothing_to_do(tmp_path: Path) -> None:
    """A draft does not become a title because nobody touched it."""
    site = site_of(tmp_path, 2)
    site.seed("fout.txt", "geen datum")
    first = command(site)
    time.sleep(0.1)
    second = command(site)
    third = command(site)

    assert first.returncode == second.returncode == third.returncode == 1
    assert first.stderr == second.stderr == third.stderr
    assert "2 articles" in third.stdout or "2 artikels" in third.stdout


def test_a_build_with_nothing_to_do_opens_nothing_heavy(tmp_path: Path) -> None:
    """Nothing changed, so nothing is rendered, parsed or drawn: not even the tools for it are loaded."""
    site = site_of(tmp_path, 2)
    command(site)
    time.sleep(0.1)
    command(site)
    assert (tmp_path / LAST).is_file()
    code = (
        "import sys\nfrom publisher.cli import main\ntry:\n    main()\nexcept SystemExit:\n    pass\n"
        "heavy = {'jinja2', 'lxml', 'feedgen', 'PIL', 'babel', 'regex', 'uharfbuzz', 'sqlalchemy',\n"
        "'starlette', 'uvicorn', 'watchfiles'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )

    line = [sys.executable, "-c", code, "build", "--only", ",".join(LIGHT)]
    done = subprocess.run(line, cwd=tmp_path, capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[-1] == "[]"


def test_a_change_is_noticed_after_a_build_with_nothing_to_do(tmp_path: Path) -> None:
    """The quick way must never be the wrong way."""
    site = site_of(tmp_path, 2)
    for _ in range(2):
        command(site)
        time.sleep(0.1)
    site.seed("01.txt", TEXT + " Er is een peuterbad.")

    done = command(site, "--json")

    written = {Path(row["path"]).name for row in json.loads(done.stdout)["artifacts"] if row["changed"]}
    assert "rss.xml" in written
    assert "peuterbad" in site.read("feeds/rss.xml")


def test_two_builds_at_once_are_two_builds_after_each_other(tmp_path: Path) -> None:
    """An editor's build and the server's must not write into each other's files."""
    site = site_of(tmp_path, 6)
    line = [sys.executable, "-m", "publisher", "build", "--only", ",".join(LIGHT)]
    both = [
        subprocess.Popen(line, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(2)
    ]

    assert [process.wait(timeout=120) for process in both] == [0, 0]

    alone = site_of(tmp_path / "alone", 6)
    subprocess.run(line, cwd=alone.path, capture_output=True, check=True)
    assert site.files() == alone.files()


def test_a_build_that_is_killed_leaves_whole_files_and_the_next_one_completes_it(tmp_path: Path) -> None:
    """Power goes when it goes: in the first build, in one over older output, in one over what a kill left."""
    site = Folder(tmp_path)
    chance = random.Random(2)  # noqa: S311  # the same parts of a build in every run
    before: dict[str, bytes] = {}
    duration, halfway = 2.0, 0
    for edition in range(3):
        for number in range(WORTH_SPREADING // 8):  # nine units each, so that helpers make them
            site.seed(f"{number:02}.txt", TEXT.replace("zwembad", f"zwembad {number}") + f" Druk {edition}.")
        anywhen = killed(site, chance.uniform(0, duration), once_it_writes=False)
        writing = killed(site, chance.uniform(0, duration / 8), once_it_writes=True)
        began = time.monotonic()
        subprocess.run(SPREAD, cwd=site.path, capture_output=True, check=True)
        duration = max(duration, time.monotonic() - began)
        after = site.files()
        for files in (anywhen, writing):
            for path, body in files.items():
                assert body in {before.get(path), after.get(path)}, path
        halfway += before != writing != after
        assert not list(tmp_path.rglob("*.tmp"))
        before = after

    shutil.rmtree(tmp_path / "feeds")
    shutil.rmtree(tmp_path / "var")
    subprocess.run(SPREAD, cwd=site.path, capture_output=True, check=True)
    assert site.files() == before
    assert halfway, "no kill came while files were written"


def test_who_is_killed_alone_leaves_no_helper_behind(tmp_path: Path) -> None:
    """A helper that stays would hold the lock, and every later build would wait for it in silence."""
    site = site_of(tmp_path, WORTH_SPREADING + 100)  # so many are read by helpers, too
    with subprocess.Popen(SPREAD, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        if not children.exists():
            process.kill()
            pytest.skip("there is no /proc")
        while not (helpers := children.read_text(encoding="utf-8").split()):
            assert process.poll() is None
        process.kill()
        process.communicate(timeout=60)  # a helper that is left would keep the pipe open

    assert helpers
    subprocess.run(SPREAD, cwd=tmp_path, capture_output=True, check=True, timeout=120)
    assert "zwembad 0" in site.read("feeds/archief/2025-01.xml")


def test_half_a_file_of_a_killed_build_goes_even_where_nothing_writes_it_again(tmp_path: Path) -> None:
    """It would be uploaded with the rest, for ever; what is not ours stays."""
    site = site_of(tmp_path, 3)
    site.build(LIGHT)
    left = [site.write(f"{name}.tmp", "half") for name in ("feeds/nieuws/weg/.index.html", "outbox/.x.txt")]
    others = [site.write(name, "x") for name in ("feeds/.git/.x.tmp", "feeds/x.tmp", "feeds/.x.swp")]

    site.build(LIGHT)
    assert all(path.exists() for path in left)  # nobody was killed: nothing is looked for
    site.write("var/build.lock", "running\n")
    site.build(LIGHT)
    assert not any(path.exists() for path in left)
    assert all(path.exists() for path in others)
    assert not (tmp_path / "var/build.lock").read_bytes()


def test_a_build_that_does_not_come_to_its_end_is_known_by_the_next(tmp_path: Path) -> None:
    """Only then is it worth a walk through all that was made."""
    site = site_of(tmp_path, 3)
    lock = tmp_path / "var/build.lock"
    with subprocess.Popen(SPREAD, cwd=tmp_path, stdout=subprocess.DEVNULL) as process:
        while not (lock.exists() and lock.read_bytes()):
            assert process.poll() is None
        process.kill()
    assert lock.read_bytes()

    site.build(LIGHT)

    assert not lock.read_bytes()


def killed(site: Folder, seconds: float, *, once_it_writes: bool) -> dict[str, bytes]:
    """Kill a build and its helpers after a while, and give the files that it leaves under their names."""

    def seen() -> list[tuple[Path, int]]:
        return [(path, path.stat().st_mtime_ns) for path in site.path.glob("outbox/posts/*")]

    before = seen()
    with subprocess.Popen(
        SPREAD,
        cwd=site.path,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        while once_it_writes and process.poll() is None and seen() == before:
            time.sleep(0.01)
        time.sleep(seconds)
        with suppress(ProcessLookupError):  # it may have come to its end
            os.killpg(process.pid, signal.SIGKILL)
    return {path: body for path, body in site.files().items() if not path.endswith(".tmp")}


def test_both_real_seeds_survive_a_rebuild_from_nothing(tmp_path: Path) -> None:
    """Deleting the cache and the output loses no address and no date."""
    site = Folder(tmp_path)
    for path in SEEDS.glob("*.txt"):
        site.seed(path.name, path.read_bytes())
    site.build()
    before = site.files()
    ledger = (tmp_path / "seeds/published.json").read_bytes()
    shutil.rmtree(tmp_path / "feeds")
    shutil.rmtree(tmp_path / "var")

    site.build()

    assert site.files() == before
    assert (tmp_path / "seeds/published.json").read_bytes() == ledger


def test_a_withdrawn_article_leaves_a_page_that_says_so_and_nothing_else(tmp_path: Path) -> None:
    """Taken back means taken back: from feed, page, card and outbox, and the address says what happened."""
    site = site_of(tmp_path, 2)
    slug = next(article.slug for article in site.build().articles if article.id == "01")
    site.seed("01.toml", "withdrawn = true")

    built = site.build()

    page = site.read(f"feeds/nieuws/{slug}/index.html")
    assert "zwembad 1 " not in page
    assert "noindex" in page
    assert not (tmp_path / f"feeds/cards/{slug}.png").exists()
    assert not (tmp_path / "outbox/posts/01").exists()
    assert slug not in site.read("feeds/feed.json") + site.read("feeds/sitemap.xml")
    assert [article.id for article in built.articles] == ["00"]


def test_an_address_that_an_editor_moved_leads_to_the_new_one(tmp_path: Path) -> None:
    """A link that somebody shared must not end nowhere."""
    site = site_of(tmp_path, 1)
    old = site.build().articles[0].slug
    site.seed("00.toml", 'slug = "nieuw-adres"')

    site.build()

    assert "nieuws/nieuw-adres/" in site.read(f"feeds/nieuws/{old}/index.html")
    assert not (tmp_path / f"feeds/cards/{old}.png").exists()
    assert (tmp_path / "feeds/cards/nieuw-adres.png").is_file()
