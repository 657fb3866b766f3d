"""An editor's photo from ``seeds/images/`` to page, feeds and mail, and away again."""

import json
import os
import re
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.content.images import LARGEST_BYTES, ImageFolder
from publisher.errors import SeedError
from publisher.model.artifact import Severity
from tests.pages import tree
from tests.photos import from_a_phone, halves, saved, sidecar
from tests.sites import LIGHT, NOON, TEXT, Folder, codes

MEDIA = "{http://search.yahoo.com/mrss/}"
PAGE = "feeds/nieuws/zwembad/index.html"


def site_of(folder: Path, photo: bytes | None = None, name: str = "markt.jpg") -> Folder:
    """Write an article with a photo, and one without."""
    site = Folder(folder)
    site.seed("zwembad.txt", TEXT)
    site.seed("zwembad.toml", f"slug = 'zwembad'\n{sidecar(name)}")
    site.seed("brug.txt", " date 2026-10 De brug over de Leie gaat open. Fietsers mogen eerst.")
    site.seed(f"images/{name}", photo or from_a_phone())
    return site


def photos(site: Folder) -> list[str]:
    """List the photos that are published."""
    return sorted(path for path in site.files() if path.startswith("feeds/fotos/"))


def test_a_photo_stands_on_the_page_in_the_sizes_that_are_there(tmp_path: Path) -> None:
    """Who has a phone loads the small one; who cannot see it hears what it shows."""
    site = site_of(tmp_path)

    built = site.build()

    assert not built.errors
    picture = tree(site.read(PAGE).encode()).find(".//figure[@class='photo']/img")
    offered = [each.split()[0].removeprefix("../../") for each in picture.get("srcset").split(",")]
    assert [f"feeds/{path}" for path in sorted(offered)] == photos(site)
    assert (picture.get("width"), picture.get("height")) == ("1200", "800")
    assert picture.get("alt") == "De markt"
    assert "Foto: Jan Janssens" in site.read(PAGE)
    assert "<figure" not in site.read("feeds/nieuws/brug-leie-gaat-open/index.html")


def test_names_tell_nothing_of_the_editors_file(tmp_path: Path) -> None:
    """A file is called after whoever is on it, or whoever sent it."""
    site = site_of(tmp_path, name="Jan Janssens, ontslag.jpg")

    site.build()

    assert all(re.fullmatch(r"feeds/fotos/[0-9a-f]{24}-\d+\.jpg", path) for path in photos(site))
    assert not [path for path, body in site.files().items() if b"ontslag" in body]


def test_feeds_say_of_a_photo_what_is_true(tmp_path: Path) -> None:
    """A podcast app trusts the length that it is told; ours is that of the file."""
    site = site_of(tmp_path)
    site.build()

    rss = ET.fromstring(site.read("feeds/rss.xml"))  # noqa: S314  # our own
    enclosure, media = rss.find(".//enclosure"), rss.find(f".//{MEDIA}content")
    attached = [
        each
        for item in json.loads(site.read("feeds/feed.json"))["items"]
        for each in item.get("attachments", [])
    ]

    assert enclosure is not None
    assert media is not None
    path = enclosure.get("url", "").removeprefix("https://nieuws.kortrijk.example/")
    size = (tmp_path / "feeds" / path).stat().st_size
    assert enclosure.get("length") == media.get("fileSize") == str(size)
    assert attached == [
        {"url": enclosure.get("url"), "mime_type": "image/jpeg", "title": "De markt", "size_in_bytes": size}
    ]
    assert len(rss.findall(".//enclosure")) == 1


def test_another_photo_under_the_same_name_is_a_change_of_its_article_alone(tmp_path: Path) -> None:
    """An editor overwrites the file; readers' feeds must hear of it, and nobody else's page be made anew."""
    site = site_of(tmp_path)
    before = site.build()
    first = photos(site)
    site.seed("images/markt.jpg", saved(halves((900, 900))))

    after = site.build(now=NOON + timedelta(hours=1))

    changed = {output.path for output in after.outputs if output.changed}
    assert {"nieuws/zwembad/index.html", "rss.xml", "atom.xml", "feed.json", "sitemap.xml"} <= changed
    assert not [path for path in changed if path.startswith("nieuws/brug")]
    updated = {article.id: article.updated for article in after.articles}
    assert updated["zwembad"] == NOON + timedelta(hours=1)
    assert updated["brug"] == next(each.updated for each in before.articles if each.id == "brug")
    assert not set(first) & set(photos(site))
    assert {f"feeds/{output.path}" for output in after.removed} == set(first)


@pytest.mark.parametrize("key", ["alt", "credit"])
def test_other_words_for_a_photo_are_a_change_but_draw_nothing_anew(tmp_path: Path, key: str) -> None:
    """A better description reaches readers at once, without a second at the lightbox."""
    site = site_of(tmp_path)
    site.build()
    site.seed("zwembad.toml", f"slug = 'zwembad'\n{sidecar(**{key: 'Vijf banen'})}")

    built = site.build(now=NOON + timedelta(hours=1))

    changed = {output.path for output in built.outputs if output.changed}
    assert {"nieuws/zwembad/index.html", "rss.xml"} <= changed
    assert not [path for path in changed if path.startswith("fotos/")]
    assert "Vijf banen" in site.read(PAGE)


def test_another_text_draws_no_photo_anew(tmp_path: Path) -> None:
    """Saving a text is a moment; a photo takes longer than its page."""
    site = site_of(tmp_path)
    site.build()
    for path in photos(site):
        os.utime(tmp_path / path, ns=(1, 1))  # to be drawn would be to be looked at again
    site.build()
    rows = (tmp_path / "var/cache/manifest.json").read_bytes()
    site.seed("zwembad.txt", TEXT + " Er is een peuterbad.")

    built = site.build()

    fotos = [output for output in built.outputs if output.path.startswith("fotos/")]
    assert "peuterbad" in site.read(PAGE)
    assert fotos
    assert all(f'"mtime_ns":{output.mtime_ns}'.encode() in rows for output in fotos)


@pytest.mark.parametrize("how", ["table", "sidecar", "withdrawn", "seed", "file"])
def test_a_photo_that_nobody_shows_any_more_is_gone(tmp_path: Path, how: str) -> None:
    """A photo taken back must not stay at an address that somebody kept."""
    site = site_of(tmp_path)
    site.build()
    assert len(photos(site)) == 3

    if how == "table":
        site.seed("zwembad.toml", "slug = 'zwembad'")
    elif how == "withdrawn":
        site.seed("zwembad.toml", f"withdrawn = true\n{sidecar()}")
    else:
        (
            tmp_path
            / {"sidecar": "seeds/zwembad.toml", "seed": "seeds/zwembad.txt"}.get(
                how, "seeds/images/markt.jpg"
            )
        ).unlink()
    built = site.build()

    assert photos(site) == []
    assert [code for code in codes(built) if code.startswith("image")] == (
        ["image.missing"] if how == "file" else []
    )
    assert not [path for path, body in site.files().items() if b"fotos/" in body]


def test_two_articles_share_a_photo_until_the_last_one_goes(tmp_path: Path) -> None:
    """The town hall is in many articles, and on the disk once; each says for itself what it shows."""
    site = site_of(tmp_path)
    site.seed("brug.toml", f"slug = 'brug'\n{sidecar('kopie.jpg', alt='Een brug')}")
    site.seed("images/kopie.jpg", from_a_phone())
    site.build()
    shared = photos(site)
    (tmp_path / "seeds/zwembad.toml").unlink()
    site.build()

    assert len(shared) == 3
    assert photos(site) == shared
    assert 'alt="Een brug"' in site.read("feeds/nieuws/brug/index.html")
    (tmp_path / "seeds/brug.toml").unlink()
    site.build()
    assert photos(site) == []


@pytest.mark.parametrize("only", ["page", "feed"])
def test_a_page_alone_comes_with_its_photo(tmp_path: Path, only: str) -> None:
    """A page that names a photo which is not there is a broken page; what the others made stays."""
    site = site_of(tmp_path)

    built = site.build(only=(only,))

    assert len(photos(site)) == 3
    assert {output.channel for output in built.outputs} == {only, "photo"}
    assert not [output for output in site.build(only=(only,)).outputs if output.changed]
    assert not site.build(only=("x",)).removed
    assert len(photos(site)) == 3


def test_who_wants_no_photos_turns_them_off(tmp_path: Path) -> None:
    """As any other channel."""
    site = site_of(tmp_path)
    site.write("publisher.toml", '[channels]\noff = ["photo", "email"]\n')

    built = site.build(only=())

    assert not built.errors
    assert photos(site) == []
    assert "<img" not in site.read(PAGE)


def test_a_photo_that_was_not_there_is_found_when_it_comes(tmp_path: Path) -> None:
    """The editor is told, puts it there, and builds again: no other file has changed."""
    site = site_of(tmp_path)
    (tmp_path / "seeds/images/markt.jpg").unlink()
    built = site.build()
    assert codes(built)[0] == "image.missing"
    assert not [output for output in site.build().outputs if output.changed]
    assert "zwembad" in site.read("feeds/rss.xml")

    site.seed("images/markt.jpg", from_a_phone())

    assert not site.build().errors
    assert len(photos(site)) == 3


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads what is closed to all others")
def test_a_photo_that_was_closed_is_tried_again(tmp_path: Path) -> None:
    """Somebody opens it to the program, and its size and time are the same as before."""
    site = site_of(tmp_path)
    photo = tmp_path / "seeds/images/markt.jpg"
    photo.chmod(0)
    assert [each.code for each in site.build().errors] == ["file.unreadable"]
    photo.chmod(0o644)

    assert not site.build().errors
    assert len(photos(site)) == 3


def command(site: Folder, zone: str = "Europe/Brussels", jobs: int = 0) -> subprocess.CompletedProcess[str]:
    """Run the program as a person does."""
    line = [sys.executable, "-m", "publisher", "build", "--only", ",".join(LIGHT), "--jobs", str(jobs)]
    environ = {**os.environ, "TZ": zone, "LC_ALL": "nl_BE.UTF-8"}
    return subprocess.run(line, cwd=site.path, env=environ, capture_output=True, text=True, check=False)


def test_the_quick_way_sees_another_photo(tmp_path: Path) -> None:
    """Nothing changed but the bytes of a photo: that is something."""
    site = site_of(tmp_path)
    for _ in range(2):
        assert command(site).returncode == 0
        time.sleep(0.1)
    first = photos(site)
    site.seed("images/markt.jpg", saved(halves((900, 900))))

    done = command(site)

    assert done.returncode == 0
    assert not set(first) & set(photos(site))
    assert photos(site)[0].rpartition("-")[0].removeprefix("feeds/") in site.read(PAGE)


def test_a_link_that_leads_nowhere_hides_nothing(tmp_path: Path) -> None:
    """Programs leave such links beside what they write; what comes behind them still counts."""
    site = site_of(tmp_path)
    for folder in ("seeds", "seeds/images"):
        (tmp_path / folder / ".#aaa").symlink_to("jan@bureau.1234")
        (tmp_path / folder / "aaa.jpg").symlink_to("aaa.jpg")
    for _ in range(2):
        assert command(site).returncode == 0
        time.sleep(0.1)
    first = photos(site)
    site.seed("images/markt.jpg", saved(halves((900, 900))))

    assert command(site).returncode == 0
    assert not set(first) & set(photos(site))


def test_inspect_names_the_photo(tmp_path: Path) -> None:
    """The editor sees at a glance whether the file is found."""
    site = site_of(tmp_path)
    line = [sys.executable, "-m", "publisher", "inspect", "seeds/zwembad.txt"]

    shown = subprocess.run(line, cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    table = json.loads(
        subprocess.run([*line, "--json"], cwd=tmp_path, capture_output=True, check=True).stdout
    )
    (site.path / "seeds/images/markt.jpg").unlink()
    gone = subprocess.run(line, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert "markt.jpg: De markt" in shown
    assert table["photo"] == {"file": "markt.jpg", "alt": "De markt", "credit": "Jan Janssens"}
    assert gone.returncode == 1
    assert "seeds/images/markt.jpg" in gone.stderr


def test_two_builds_in_two_time_zones_give_the_same_bytes(tmp_path: Path) -> None:
    """Same photo, same files, wherever and whenever."""
    made = []
    for zone in ("Pacific/Kiritimati", "America/Los_Angeles"):
        site = site_of(tmp_path / zone.replace("/", "-"))
        assert command(site, zone).returncode == 0
        made.append(site.files())

    assert made[0] == made[1]


def test_many_photos_are_drawn_on_all_cores_and_come_out_the_same(tmp_path: Path) -> None:
    """A month of photos is more work than a year of pages; who does it makes no difference."""
    made = []
    for jobs in (1, 2):
        site = site_of(tmp_path / str(jobs))
        for number in range(4):
            site.seed(f"{number}.txt", TEXT.replace("zwembad", f"zwembad {number}"))
            site.seed(f"{number}.toml", sidecar(f"{number}.png"))
            site.seed(f"images/{number}.png", saved(halves((700 + number, 500)), "PNG"))
        assert command(site, jobs=jobs).returncode == 0
        made.append(site.files())

    assert len([path for path in made[0] if "/fotos/" in path]) == 3 + 4 * 2
    assert made[0] == made[1]


BAD = {
    "image.no-alt": sidecar(alt=""),
    "image.no-file": "[image]\nalt = 'De markt'\n",
    "key.unknown-near": "[image]\nfiel = 'markt.jpg'\nalt = 'De markt'\n",
    "key.type": "image = 'markt.jpg'\n",
    "key.control": '[image]\nfile = "markt.jpg\\u0000.png"\nalt = "De markt"\n',
    "image.missing-near": sidecar("Markt.JPG"),
    "image.missing": sidecar("iets-heel-anders.png"),
    "image.outside": sidecar("../../publisher.toml"),
    "image.format": sidecar("tekst.jpg"),
    "image.damaged": sidecar("half.jpg"),
}


@pytest.mark.parametrize("code", BAD)
def test_a_fault_costs_the_photo_and_never_the_article(tmp_path: Path, code: str) -> None:
    """The news does not wait for a picture; the editor is told which file, and what to do."""
    site = site_of(tmp_path)
    site.seed("images/tekst.jpg", "geen foto")
    site.seed("images/half.jpg", from_a_phone()[:5000])
    site.seed("zwembad.toml", f"slug = 'zwembad'\n{BAD[code]}")

    built = site.build()

    (finding,) = built.errors
    assert finding.code == code
    in_sidecar = code.startswith("key") or code in {"image.no-alt", "image.no-file"}
    assert finding.about.file.startswith("seeds/zwembad.toml" if in_sidecar else "seeds/images/")
    assert bool(finding.about.line) is in_sidecar
    assert "zwembad" in site.read("feeds/rss.xml")
    assert "<img" not in site.read(PAGE)
    assert photos(site) == []
    assert [each.code for each in site.build().errors] == [code], "said again by a build with nothing to do"


def test_a_small_photo_is_shown_and_named(tmp_path: Path) -> None:
    """It is the editor's to judge whether a blurred photo is better than none."""
    site = site_of(tmp_path, saved(halves((300, 200))))

    built = site.build()

    assert [(each.code, each.severity) for each in built.findings if each.code.startswith("image")] == [
        ("image.small", Severity.REVIEW)
    ]
    assert len(photos(site)) == 1


def reason(folder: ImageFolder, path: str) -> str:
    """Tell why a photo cannot be read."""
    with pytest.raises(SeedError) as caught:
        folder.read(path)
    return caught.value.code


def test_no_path_leads_out_of_the_folder(tmp_path: Path) -> None:
    """A sidecar is typed by people and sent by mail; it must not publish the server's files."""
    inside = tmp_path / "seeds" / "images"
    (inside / "wijk").mkdir(parents=True)
    (inside / "wijk" / "plein.jpg").write_bytes(b"plein")
    (inside / ".geheim.jpg").write_bytes(b"geheim")
    (tmp_path / "geheim.jpg").write_bytes(b"geheim")
    (inside / "uit.jpg").symlink_to(tmp_path / "geheim.jpg")
    (inside / "map").symlink_to(tmp_path)
    (inside / "kring.jpg").symlink_to(inside / "kring.jpg")
    (inside / "binnen.jpg").symlink_to(inside / "wijk" / "plein.jpg")
    os.mkfifo(inside / "pijp.jpg")
    with (inside / "groot.jpg").open("wb") as file:
        file.truncate(LARGEST_BYTES + 1)
    folder = ImageFolder(inside)

    assert folder.read("wijk/plein.jpg") == folder.read("binnen.jpg") == b"plein"
    for path in ("../../geheim.jpg", str(tmp_path / "geheim.jpg"), "wijk/../../../geheim.jpg", "..\\x.jpg"):
        assert reason(folder, path) == "image.outside"
    assert reason(folder, "uit.jpg") == "image.outside"
    for path in (
        "map/geheim.jpg",
        "kring.jpg",
        "pijp.jpg",
        "wijk",
        "",
        ".",
        "./",
        "wijk//plein.jpg",
        ".geheim.jpg",
    ):
        assert reason(folder, path).startswith("image.missing"), path
    assert reason(folder, "groot.jpg") == "image.large"
    assert reason(folder, "wijk/Plein.jpg") == "image.missing-near"


@pytest.fixture(scope="module")
def images(tmp_path_factory: pytest.TempPathFactory) -> ImageFolder:
    """Give a folder that holds no photo, with secrets on every floor above it."""
    top: Path = tmp_path_factory.mktemp("stad")
    folder = top / "seeds" / "images"
    (folder / "images").mkdir(parents=True)
    for above in (top.parent, top, top / "seeds"):
        (above / "geheim.jpg").write_bytes(b"geheim")
    return ImageFolder(folder)


PARTS = ["..", ".", "/", "\\", "\x00", "~", "é", "e\u0301", " ", "geheim.jpg", "images", "seeds", "//"]


@settings(max_examples=300, deadline=None)
@given(parts=st.lists(st.sampled_from(PARTS) | st.text(max_size=3), max_size=8))
def test_whatever_is_typed_nothing_outside_is_read(images: ImageFolder, parts: list[str]) -> None:
    """Nothing but what stands in the folder, by its name."""
    for path in ("".join(parts), "/".join(parts), f"{images.folder.parent}/{'/'.join(parts)}"):
        assert reason(images, path).startswith("image."), path


def test_accents_are_the_same_however_a_system_writes_them(tmp_path: Path) -> None:
    """A Mac takes the accent off its letter; the editor typed one letter."""
    site = site_of(tmp_path, name="cafe\u0301.jpg")
    site.seed("zwembad.toml", f"slug = 'zwembad'\n{sidecar('café.jpg')}")

    assert not site.build().errors
    assert len(photos(site)) == 3


def test_a_note_among_the_photos_is_no_article(tmp_path: Path) -> None:
    """Photographers send their licence along."""
    site = site_of(tmp_path)
    site.seed("images/licentie.txt", "Enkel voor de stad.")

    assert not site.build().errors
