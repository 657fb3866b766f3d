"""Real readers subscribe over loopback: newsboat as people have it, feedparser as programs do."""

import sqlite3
import subprocess
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import feedparser
import pytest

from tests.feeds import followed, months, served
from tests.sites import NOON, TEXT, Folder
from tests.tools import needs


@dataclass(frozen=True)
class Newsboat:
    """Somebody's newsboat, with its memory in a folder."""

    program: str
    folder: Path

    def reload(self, *urls: str) -> None:
        """Subscribe to these addresses and fetch them."""
        self.folder.mkdir(exist_ok=True)
        (self.folder / "urls").write_text("\n".join(urls) + "\n", encoding="utf-8")
        (self.folder / "config").write_text("use-proxy no\ndownload-retries 1\n", encoding="utf-8")
        places = {"-u": "urls", "-c": "cache.db", "-C": "config"}
        arguments = [part for key, name in places.items() for part in (key, str(self.folder / name))]
        subprocess.run(
            [self.program, *arguments, "-x", "reload"],
            check=True,
            capture_output=True,
            timeout=60,
            env={"HOME": str(self.folder), "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"},
        )

    def entries(self) -> list[tuple[str, str, str, bool]]:
        """Give guid, title, address and whether it is new, of all that was ever seen."""
        with closing(sqlite3.connect(self.folder / "cache.db")) as cache:
            rows = cache.execute(
                "SELECT guid, title, url, unread FROM rss_item WHERE deleted = 0 ORDER BY id"
            )
            return [(str(guid), str(title), str(url), bool(unread)) for guid, title, url, unread in rows]

    def read_all(self) -> None:
        """Mark everything as read, as somebody who is up to date."""
        with closing(sqlite3.connect(self.folder / "cache.db")) as cache, cache:
            cache.execute("UPDATE rss_item SET unread = 0")


def subscriber(folder: Path) -> Newsboat:
    """Start newsboat anew in a folder."""
    return Newsboat(needs("newsboat"), folder)


@pytest.mark.parametrize("name", ["rss.xml", "atom.xml"])
def test_a_subscriber_sees_no_entry_twice_whatever_is_edited(tmp_path: Path, name: str) -> None:
    """A new title, address, text or domain is a correction, not news; what people have read stays read."""
    reader = subscriber(tmp_path / "newsboat")
    site = Folder(tmp_path)
    site.write("publisher.toml", '[feed]\nauthority = "nieuws.stad.example"\n')
    site.seed("bad.txt", TEXT)
    site.seed("brug.txt", TEXT.replace("zwembad", "brug"))
    site.build(("feed",))
    with served(tmp_path / "feeds") as address:
        url = f"{address}/{name}"
        reader.reload(url)
        first = reader.entries()
        reader.read_all()
        site.seed("bad.txt", TEXT.replace("2026-10", "2026-09") + " Het gaat in de lente open.")
        site.seed("bad.toml", 'title = "Een heel andere titel"\nslug = "heel-ander-adres"\n')
        site.write(
            "publisher.toml",
            '[site]\nurl = "https://elders.example/pad"\n[feed]\nauthority = "nieuws.stad.example"\n',
        )
        site.build(("feed",), now=NOON + timedelta(days=2))
        reader.reload(url)
        second = reader.entries()
        site.seed("school.txt", TEXT.replace("zwembad", "school").replace("2026-10", "2026-11"))
        site.build(("feed",), now=NOON + timedelta(days=3))
        reader.reload(url)
        third = reader.entries()

    assert [row[0] for row in first] == [row[0] for row in second]
    assert len({row[0] for row in first}) == 2
    assert all(row[3] for row in first)
    assert not any(row[3] for row in second)
    assert "Een heel andere titel" in {row[1] for row in second} - {row[1] for row in first}
    assert any(row[2].startswith("https://elders.example/pad/nieuws/heel-ander-adres") for row in second)
    assert [row[0] for row in third if row[3]] == ["tag:nieuws.stad.example,2023:school"]
    assert len(third) == 3


def test_a_reader_of_the_archives_sees_every_article_once(tmp_path: Path) -> None:
    """Somebody who loads all months into newsboat gets all that was written, and nothing double."""
    reader = subscriber(tmp_path / "newsboat")
    site = Folder(tmp_path)
    months(site, 30, each=2)
    articles = site.build(("feed",)).articles

    with served(tmp_path / "feeds") as address:
        walked = followed(tmp_path / "feeds", "atom.xml")
        reader.reload(*(f"{address}/{path}" for path in walked))

    guids = [row[0] for row in reader.entries()]
    assert len(walked) == 30
    assert sorted(set(guids)) == sorted(f"tag:nieuws.kortrijk.example,2023:{each.id}" for each in articles)


def test_newsboat_shows_what_was_written(tmp_path: Path) -> None:
    """Titles with signs that are markup elsewhere arrive as they were typed."""
    reader = subscriber(tmp_path / "newsboat")
    site = Folder(tmp_path)
    site.seed("bad.txt", TEXT)
    site.seed("bad.toml", 'title = "Zwemmen & fietsen: “ja!” – 5 €"\n')
    site.build(("feed",))

    with served(tmp_path / "feeds") as address:
        reader.reload(f"{address}/rss.xml")

    ((_, title, url, _),) = reader.entries()
    assert title == "Zwemmen & fietsen: “ja!” – 5 €"
    assert url.startswith("https://nieuws.kortrijk.example/nieuws/")


def test_feedparser_finds_nothing_to_mend(tmp_path: Path) -> None:
    """What a forgiving reader need not forgive, a strict one will take."""
    site = Folder(tmp_path)
    months(site, 3)
    site.build(("feed",))

    with served(tmp_path / "feeds") as address:
        feeds = [
            feedparser.parse(f"{address}/{path}")
            for path in ("rss.xml", *followed(tmp_path / "feeds", "atom.xml"))
        ]

    assert [feed.version for feed in feeds] == ["rss20", "atom10", "atom10", "atom10"]
    assert not any(feed.bozo for feed in feeds)
    for entry in (entry for feed in feeds for entry in feed.entries):
        assert entry.content[0].value.startswith("<p>")
        assert entry.published_parsed[3] == 12
        assert entry.link.startswith("https://")
