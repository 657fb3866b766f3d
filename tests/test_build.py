"""A build is a function of its inputs: one bad seed stops no other, and what was good stays."""

import os
import shutil
import stat
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from publisher.build.ledger import LedgerFile, settle
from publisher.build.writer import FolderWriter
from publisher.errors import LedgerError, OutputError, PublisherError
from publisher.model.artifact import Artifact, Place, Severity
from publisher.model.ledger import Ledger
from tests.sites import DRAFT, LIGHT, NOON, ROOT, SEEDS, TEXT, Folder, codes

BAD: dict[str, tuple[str | bytes, str]] = {
    "geen-datum.txt": ("Een artikel zonder datum.", "seed.no-date"),
    "maand.txt": (" date 2024-13 Een artikel.", "seed.month"),
    "leeg.txt": ("", "seed.empty"),
    "word.txt": (b"PK\x03\x04...", "seed.word"),
}


def real_site(folder: Path) -> Folder:
    """Make a site of the two real seeds."""
    site = Folder(folder)
    for path in SEEDS.glob("*.txt"):
        site.seed(path.name, path.read_bytes())
    return site


def test_a_second_build_writes_nothing(tmp_path: Path) -> None:
    """Nothing changed, so no reader, backup or upload should see a change."""
    site = real_site(tmp_path)
    first = site.build()
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "feeds").rglob("*")}

    second = site.build(now=datetime(2030, 1, 1, tzinfo=UTC))

    assert len(first.outputs) > 20
    assert all(output.changed for output in first.outputs)
    assert len(second.outputs) == len(first.outputs)
    assert not any(output.changed for output in second.outputs)
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "feeds").rglob("*")} == before


def test_the_same_seeds_give_the_same_bytes_anywhere(tmp_path: Path) -> None:
    """Another hour, time zone, language or folder must not show in what the public reads."""
    outputs = []
    for zone, language in (("Pacific/Auckland", "nl_BE.UTF-8"), ("America/Los_Angeles", "C")):
        folder = tmp_path / zone.replace("/", "-")
        site = real_site(folder)
        environ = {**os.environ, "TZ": zone, "LC_ALL": language, "PYTHONHASHSEED": str(len(zone))}
        subprocess.run(
            [sys.executable, "-m", "publisher", "build", "--only", ",".join(LIGHT)],
            cwd=folder,
            env=environ,
            check=True,
            capture_output=True,
        )
        outputs.append(site.files() | {"ledger": (folder / "seeds/published.json").read_bytes()})

    assert outputs[0] == outputs[1]
    assert len(outputs[0]) > 20


def test_what_is_committed_is_what_a_build_makes(tmp_path: Path) -> None:
    """Who clones the repository sees on the web what the seeds say, and nothing else."""
    site = real_site(tmp_path)
    site.write("publisher.toml", (ROOT / "publisher.toml").read_text(encoding="utf-8"))
    site.seed("published.json", (ROOT / "seeds/published.json").read_bytes())

    site.build((*LIGHT, "email"))

    made = {name: body for name, body in site.files().items() if name.startswith("feeds/")}
    public = {name: body for name, body in made.items() if not name.startswith("feeds/cards/")}
    committed = {
        path.relative_to(ROOT).as_posix(): path.read_bytes()
        for path in (ROOT / "feeds").rglob("*")
        if path.is_file() and "cards" not in path.parts
    }
    assert public == committed


@pytest.mark.parametrize("name", BAD)
def test_a_bad_seed_stops_no_other(tmp_path: Path, name: str) -> None:
    """One editor's mistake must not take the others' news off the air."""
    site = Folder(tmp_path)
    content, code = BAD[name]
    site.seed("goed.txt", TEXT)
    site.seed(name, content)

    result = site.build()

    assert [finding.code for finding in result.errors] == [code]
    assert result.errors[0].about.file == f"seeds/{name}"
    assert [article.id for article in result.articles] == ["goed"]
    assert (tmp_path / "outbox/posts/goed/x.txt").is_file()
    assert "zwembad" in site.read("feeds/rss.xml")


def test_a_build_with_nothing_readable_leaves_the_last_good_output(tmp_path: Path) -> None:
    """A broken folder of seeds must not empty the feed of a city."""
    site = Folder(tmp_path)
    site.seed("a.txt", TEXT)
    site.build()
    before = site.files()
    site.seed("a.txt", "kapot")

    result = site.build()

    assert result.errors
    assert site.files() == before


def test_two_seeds_of_one_name_or_one_address_are_named_together(tmp_path: Path) -> None:
    """Who has to choose must see both."""
    site = Folder(tmp_path)
    site.seed("2025/bad.txt", TEXT)
    site.seed("2026/bad.txt", TEXT)
    site.seed("ander.txt", TEXT)

    result = site.build()

    assert sorted(finding.code for finding in result.errors) == ["seed.id-twice", "seed.slug-twice"]
    assert {str(finding.values["other"]) for finding in result.errors} == {
        "seeds/2025/bad.txt",
        "seeds/ander.txt",
    }
    assert [article.id for article in result.articles] == ["ander"]


def test_an_address_stays_when_the_title_changes(tmp_path: Path) -> None:
    """Links that people shared must keep working; only an editor's slug moves them."""
    site = Folder(tmp_path)
    site.seed("a.txt", TEXT)
    slug = site.build().articles[0].slug
    site.seed("a.toml", 'title = "Heel iets anders"')
    assert site.build().articles[0].slug == slug

    site.seed("a.toml", 'title = "Heel iets anders"\nslug = "zwembad"')

    assert site.build().articles[0].slug == "zwembad"
    publication = LedgerFile(tmp_path / "seeds/published.json").load().publications["a"]
    assert (publication.slug, publication.former) == ("zwembad", (slug,))


def test_the_article_that_was_first_keeps_its_address(tmp_path: Path) -> None:
    """A new article must not push an old one off its page."""
    site = Folder(tmp_path)
    site.seed("z-oud.txt", TEXT)
    site.build()
    site.seed("a-nieuw.txt", TEXT)

    result = site.build()

    assert [article.id for article in result.articles] == ["z-oud"]
    assert result.errors[0].about.file == "seeds/a-nieuw.txt"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{", "ledger.damaged"),
        ("[]", "ledger.damaged"),
        ('{"version": 1, "articles": {"a": {}}}', "ledger.damaged"),
        ('{"version": 99, "articles": {}}', "ledger.newer"),
    ],
)
def test_a_ledger_that_is_not_understood_is_not_overwritten(tmp_path: Path, text: str, code: str) -> None:
    """It is the memory of every address and id: a guess would lose them."""
    site = Folder(tmp_path)
    site.seed("a.txt", TEXT)
    path = site.seed("published.json", text)

    with pytest.raises(LedgerError) as caught:
        site.build()

    assert caught.value.code == code
    assert path.read_text(encoding="utf-8") == text
    assert site.files() == {}


def test_the_clock_stamps_changes_alone(tmp_path: Path) -> None:
    """An instant before the article's own month would be nonsense in a reader."""
    site = Folder(tmp_path)
    site.seed("a.txt", TEXT)
    (article,) = site.build().articles

    _, ledger, _ = settle(Ledger(), (article,), NOON)

    assert ledger.publications["a"].updated == article.published
    again, _, _ = settle(ledger, (article,), datetime(2031, 1, 1, tzinfo=UTC))
    assert again[0].updated == article.published


def test_a_folder_that_cannot_be_written_is_an_error_in_words(tmp_path: Path) -> None:
    """A file stands where the folder should be: this cannot be written even by root."""
    site = Folder(tmp_path)
    site.seed("a.txt", TEXT)
    site.write("outbox", "geen map")

    with pytest.raises(OutputError) as caught:
        site.build(("x",))

    assert caught.value.code == "output.unwritable"
    assert "outbox" in caught.value.file


def test_no_artifact_leaves_its_folder(tmp_path: Path) -> None:
    """A name is untrusted text, too."""
    writer = FolderWriter({Place.PUBLIC: tmp_path / "feeds"})
    artifact = Artifact(
        channel="x", unit="x", place=Place.PUBLIC, path="../../weg.txt", media_type="text/plain", body=b"x"
    )

    with pytest.raises(PublisherError) as caught:
        writer.write(artifact)

    assert caught.value.code == "output.outside"
    assert not (tmp_path / "weg.txt").exists()


def test_files_are_readable_by_a_web_server_and_no_temporary_one_stays(tmp_path: Path) -> None:
    """A page that only its author can read is not published."""
    site = Folder(tmp_path)
    site.seed("a.txt", TEXT)
    site.build()

    for path in (tmp_path / "feeds").rglob("*"):
        if path.is_file():
            assert stat.S_IMODE(path.stat().st_mode) == 0o644
            assert not path.name.endswith(".tmp")


def test_check_tells_what_was_not_built_and_writes_nothing(tmp_path: Path) -> None:
    """Who checks before publishing must learn that the last build is old."""
    site = Folder(tmp_path)
    site.seed("a.txt", TEXT)

    assert "output.stale" in codes(site.check())
    assert not (tmp_path / "feeds").exists()
    assert not (tmp_path / "seeds/published.json").exists()
    site.build()
    assert "output.stale" not in codes(site.check())


def test_derived_titles_wait_for_a_person_and_fail_nothing(tmp_path: Path) -> None:
    """A draft is honest work, not a mistake; a title that is sure of itself waits for nobody."""
    site = real_site(tmp_path)
    site.seed("zwembad.txt", DRAFT)

    result = site.build()

    assert codes(result).count("title.review") == 1
    assert {finding.severity for finding in result.findings if finding.code == "title.review"} == {
        Severity.REVIEW
    }
    assert not result.errors


def test_many_articles_are_rendered_by_all_cores_with_the_same_bytes(tmp_path: Path) -> None:
    """Work that is spread over processes must not come back in another order."""
    from dataclasses import replace

    from publisher.pipeline import build
    from publisher.settings import Choices, read_settings
    from publisher.wiring import house

    outputs = []
    for jobs in (1, 2):
        site = Folder(tmp_path / str(jobs))
        for number in range(320):
            site.seed(f"{number:03}.txt", TEXT.replace("zwembad", f"zwembad nummer {number}"))
        settings = read_settings(site.path, Choices(), {})
        build(replace(house(settings, ("page", "feed"), jobs), clock=lambda: NOON))
        outputs.append(site.files())

    assert outputs[0] == outputs[1]
    assert len(outputs[0]) > 320


def test_a_published_article_keeps_its_name_against_a_newcomer(tmp_path: Path) -> None:
    """A new file in a folder must not take over the page, the feed entry and the address of an old one."""
    site = Folder(tmp_path)
    site.seed("zwembad.txt", TEXT)
    site.build(("feed",))
    before = site.read("feeds/rss.xml")
    site.seed("archief/zwembad.txt", " date 2026-11 Een heel ander bericht over de markt.")

    result = site.build(("feed",))

    assert [(each.code, each.about.file) for each in result.errors] == [
        ("seed.id-twice", "seeds/archief/zwembad.txt")
    ]
    assert site.read("feeds/rss.xml") == before


def test_an_empty_folder_takes_no_site_off_the_air(tmp_path: Path) -> None:
    """A share that is not mounted looks like a folder without articles."""
    site = Folder(tmp_path)
    seed = site.seed("a.txt", TEXT)
    site.build(("feed",))
    before = site.files()
    seed.unlink()

    with pytest.raises(PublisherError) as caught:
        site.build(("feed",))

    assert caught.value.code == "seeds.none"
    assert site.files() == before


def test_files_that_are_not_read_are_named(tmp_path: Path) -> None:
    """Who saved an article under another ending waits for it in vain."""
    site = Folder(tmp_path)
    site.seed("GROOT.TXT", TEXT)
    site.seed("brug.odt", "x")
    site.seed("wees.toml", 'title = "x"')

    result = site.build(("feed",))

    named = {(each.code, each.about.file) for each in result.findings if each.code != "title.review"}
    assert named == {("seed.ending", "seeds/brug.odt"), ("sidecar.orphan", "seeds/wees.toml")}
    assert [article.id for article in result.articles] == ["GROOT"]


def test_a_date_to_come_is_asked_about(tmp_path: Path) -> None:
    """An article of 2062 stands above all others until then."""
    site = Folder(tmp_path)
    site.seed("a.txt", TEXT.replace("2026-10", "2062-05"))

    assert "seed.future" in codes(site.build(("feed",)))


def test_an_editors_text_that_is_too_long_is_measured_for_them(tmp_path: Path) -> None:
    """They wrote one, so asking them to write one would be no help."""
    site = Folder(tmp_path)
    site.seed("a.txt", TEXT)
    site.seed("a.toml", f'[posts.x]\ntext = "{"x" * 300}"')

    (error,) = site.build(("x",)).errors

    assert (error.code, error.about.file) == ("post.own-text", "seeds/a.toml")
    assert (error.values["length"], error.values["limit"]) == (300, 280)


def test_an_address_that_was_published_is_nobody_elses(tmp_path: Path) -> None:
    """While its article cannot be read, and after it has moved, a link must not lead to other news."""
    site = Folder(tmp_path)
    site.seed("oud.txt", TEXT)
    slug = site.build(("feed",)).articles[0].slug
    site.seed("oud.txt", "kapot")
    site.seed("nieuw.txt", TEXT)

    broken = site.build(("feed",))

    assert "seed.renamed" in [each.code for each in broken.errors]
    site.seed("oud.txt", TEXT)
    assert [article.id for article in site.build(("feed",)).articles] == ["oud"]
    site.seed("oud.toml", 'slug = "verhuisd"')
    moved = site.build(("feed",))
    assert [(each.id, each.slug) for each in moved.articles] == [("oud", "verhuisd")]
    (tmp_path / "seeds/oud.toml").unlink()
    assert LedgerFile(tmp_path / "seeds/published.json").load().publications["oud"].former == (slug,)


def test_a_comment_in_a_sidecar_is_no_news(tmp_path: Path) -> None:
    """Readers show an entry as new when its date moves; a note of the editor's is not meant for them."""
    site = Folder(tmp_path)
    site.seed("a.txt", TEXT)
    site.seed("a.toml", 'title = "Duik mee"')
    first = site.build(("feed",)).articles[0]
    site.seed("a.toml", '# nagekeken\ntitle = "Duik mee"')

    assert site.build(("feed",)).articles[0].updated == first.updated


def test_two_channels_that_make_one_file_are_named(tmp_path: Path) -> None:
    """A copied folder would write over the first one at every build, without a word."""
    site = Folder(tmp_path)
    site.seed("a.txt", TEXT)
    folder = site.own_templates()
    shutil.copytree(folder / "feed", folder / "feed2")

    assert "output.twice" in [each.code for each in site.build(("feed", "feed2")).errors]


def test_a_post_for_a_network_that_does_not_exist_is_named(tmp_path: Path) -> None:
    """An editor who writes for "twiter" waits for a post that never comes."""
    site = Folder(tmp_path)
    site.seed("a.txt", TEXT)
    site.seed("a.toml", '[posts.blusky]\ntext = "Hallo"')

    (error,) = site.build(("feed",)).errors

    assert (error.about.file, error.values["near"]) == ("seeds/a.toml", "bluesky")
