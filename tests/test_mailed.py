"""What went out by mail is remembered, and said when its article is withdrawn."""

import json
from pathlib import Path

import pytest

from publisher.build.ledger import LedgerFile
from publisher.errors import LedgerError, PublisherError
from publisher.mailing import note
from publisher.model.built import Built
from publisher.settings import Choices, read_settings
from publisher.wiring import house
from tests.sites import TEXT, Folder
from tests.test_cli import publisher

CODE = "article.withdrawn-mailed"


@pytest.fixture
def site(tmp_path: Path) -> Folder:
    """Build a site of two articles in one month and one in another."""
    made = Folder(tmp_path)
    made.seed("zwembad.txt", TEXT)
    made.seed("brug.txt", TEXT.replace("zwembad", "brug"))
    made.seed("park.txt", TEXT.replace("2026-10", "2026-09").replace("zwembad", "park"))
    made.build(("feed",))
    return made


def noted(site: Folder, month: str) -> tuple[int, int]:
    """Note that a newsletter was sent."""
    return note(house(read_settings(site.path, Choices(), {})), month)


def told(built: Built) -> list[tuple[str, str]]:
    """Give where the finding stands, and which months it names."""
    return [(each.about.file, str(each.values["months"])) for each in built.findings if each.code == CODE]


def test_a_withdrawn_article_that_was_mailed_is_said_by_build_and_check(site: Folder) -> None:
    """It lies in mailboxes: somebody has to decide whether a correction follows."""
    noted(site, "2026-10")
    site.seed("zwembad.toml", "withdrawn = true")
    (site.path / "seeds" / "brug.txt").unlink()
    (site.path / "seeds" / "park.txt").unlink()
    site.seed("over.txt", TEXT.replace("zwembad", "plein"))

    said = told(site.build(("feed",)))

    assert said == [("seeds/published.json", "2026-10"), ("seeds/zwembad.txt", "2026-10")]
    assert told(site.check(("feed",))) == said
    site.seed("zwembad.toml", "")
    assert told(site.build(("feed",))) == [("seeds/published.json", "2026-10")]


def test_it_is_said_again_by_a_build_with_nothing_to_do(site: Folder) -> None:
    """Who did not read it the first time has to find it the second, in words."""
    assert publisher(site.path, "mailed", "2026-10").returncode == 0
    site.seed("zwembad.toml", "withdrawn = true")

    both = [publisher(site.path, "build", "--only", "feed") for _ in range(2)]

    for done in both:
        assert "stond in de nieuwsbrief van oktober 2026, die al verstuurd is" in done.stderr
        assert done.returncode == 0
    assert "waarvan 0 nieuw" in both[1].stdout


def test_noting_it_twice_is_noting_it_once(site: Folder) -> None:
    """A second look at the calendar does no harm; an article of the month that came later is added."""
    assert noted(site, "2026-10") == (2, 2)
    ledger = (site.path / "seeds" / "published.json").read_bytes()
    assert noted(site, "2026-10") == (2, 0)
    assert (site.path / "seeds" / "published.json").read_bytes() == ledger
    site.seed("plein.txt", TEXT.replace("zwembad", "plein"))
    assert noted(site, "2026-10") == (3, 1)


def test_only_what_went_out_carries_it_and_a_change_keeps_it(site: Folder) -> None:
    """A ledger of before has no such field, and needs none."""
    path = site.path / "seeds" / "published.json"
    assert "mailed" not in path.read_text(encoding="utf-8")

    noted(site, "2026-10")
    site.seed("brug.txt", TEXT.replace("zwembad", "brug") + " Ook fietsers mogen erover.")
    site.build(("feed",))

    rows = json.loads(path.read_text(encoding="utf-8"))["articles"]
    assert {key: row.get("mailed") for key, row in rows.items()} == {
        "brug": ["2026-10"],
        "park": None,
        "zwembad": ["2026-10"],
    }


@pytest.mark.parametrize("month", ["2026-08", "2026-13", "oktober", ""])
def test_a_month_without_articles_is_refused_in_words(site: Folder, month: str) -> None:
    """A slip of the finger would have another month's articles called mailed."""
    before = (site.path / "seeds" / "published.json").read_bytes()

    with pytest.raises(PublisherError) as caught:
        noted(site, month)

    assert caught.value.code == "mailed.unknown"
    assert caught.value.values["known"] == "2026-10, 2026-09"
    assert (site.path / "seeds" / "published.json").read_bytes() == before


def test_the_command_says_how_many(site: Folder) -> None:
    """And what there is to choose, where it is none."""
    first, again = (publisher(site.path, "mailed", "2026-10") for _ in range(2))
    none = publisher(site.path, "mailed", "2026-08")

    assert first.stdout == "Genoteerd: de nieuwsbrief van oktober 2026 is verstuurd (2 artikels).\n"
    assert (
        again.stdout == "Dat de nieuwsbrief van oktober 2026 verstuurd is, was al genoteerd (2 artikels).\n"
    )
    assert none.returncode == 2
    assert 'geen nieuwsbrief van "2026-08"' in none.stderr
    assert "2026-10, 2026-09" in none.stderr


def test_where_there_is_no_newsletter_at_all_none_is_offered(tmp_path: Path) -> None:
    """An empty list to choose from helps nobody."""
    site = Folder(tmp_path)
    site.seed("park.txt", TEXT)
    site.seed("park.toml", "withdrawn = true")

    done = publisher(site.path, "mailed", "2026-10")

    assert done.returncode != 0
    assert "er is nog geen enkele nieuwsbrief" in done.stderr


@pytest.mark.parametrize("mailed", ['"2026-10"', "[1]", '["oktober"]', "null"])
def test_a_ledger_with_other_words_there_is_damaged(tmp_path: Path, mailed: str) -> None:
    """A guess would be written back as the truth."""
    path = tmp_path / "published.json"
    instants = '"published": "2026-10-01T12:00:00Z", "updated": "2026-10-01T12:00:00Z"'
    row = f'{{"slug": "a", "former": [], {instants}, "digest": "sha256:", "mailed": {mailed}}}'
    path.write_text(f'{{"version": 1, "articles": {{"a": {row}}}}}', encoding="utf-8")

    with pytest.raises(LedgerError) as caught:
        LedgerFile(path).load()

    assert caught.value.code == "ledger.damaged"
