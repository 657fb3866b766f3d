"""What is older than the newest entries stands in archives: all of it, in one chain, steady."""

import json
import subprocess
import sys
from pathlib import Path

import feedparser
import pytest

from publisher.channels.feed import units
from publisher.errors import SettingsError
from publisher.model.content import Issue, IssueKind
from publisher.settings import Choices, read_settings
from publisher.wiring import house
from tests.articles import article
from tests.feeds import channel, followed, issue_of, months
from tests.sites import ROOT, TEXT, Folder, codes

HISTORY = "http://purl.org/syndication/history/1.0"


def test_the_chain_holds_every_article_without_a_gap(tmp_path: Path) -> None:
    """Who subscribes late can still read all that the city ever wrote."""
    site = Folder(tmp_path)
    months(site, 40, each=2)
    built = site.build(("feed",))

    everything = {f"tag:nieuws.kortrijk.example,2023:{each.id}" for each in built.articles}
    for start in ("atom.xml", "feed.json"):
        walked = followed(tmp_path / "feeds", start)
        found: set[str] = set()
        for path in walked:
            text = site.read(f"feeds/{path}")
            if path.endswith(".json"):
                found |= {item["id"] for item in json.loads(text)["items"]}
            else:
                found |= {entry.id for entry in feedparser.parse(text).entries}
        assert found == everything
        assert len(walked) == 40
    assert len(feedparser.parse(site.read("feeds/atom.xml")).entries) == 50
    assert len(feedparser.parse(site.read("feeds/rss.xml")).entries) == 50
    assert not codes(built).count("feed.updated")


def test_an_archive_says_that_it_is_one_and_where_the_news_is(tmp_path: Path) -> None:
    """A reader must not take what is past for news (RFC 5005, section 4)."""
    site = Folder(tmp_path)
    months(site, 3)
    site.build(("feed",))

    text = site.read("feeds/archief/2026-09.xml")
    archive = feedparser.parse(text)
    links = {link.rel: link.href for link in archive.feed.links}

    assert f'xmlns:fh="{HISTORY}"' in text
    assert "<fh:archive/>" in text
    assert "fh:archive" not in site.read("feeds/atom.xml")
    assert links["self"] == "https://nieuws.kortrijk.example/archief/2026-09.xml"
    assert links["current"] == "https://nieuws.kortrijk.example/atom.xml"
    assert links["prev-archive"] == "https://nieuws.kortrijk.example/archief/2026-08.xml"
    assert "next-archive" not in text
    assert archive.feed.id == feedparser.parse(site.read("feeds/atom.xml")).feed.id
    assert archive.feed.updated == max(entry.updated for entry in archive.entries)
    assert not (tmp_path / "feeds/archief/2026-10.xml").exists()


def test_an_old_month_stays_as_it_is_while_new_ones_come(tmp_path: Path) -> None:
    """Who has fetched an archive need never fetch it again."""
    site = Folder(tmp_path)
    months(site, 3)
    site.build(("feed",))
    before = {path: path.read_bytes() for path in (tmp_path / "feeds/archief").iterdir()}
    site.seed("nieuw.txt", TEXT.replace("2026-10", "2026-11"))

    site.build(("feed",))

    assert {path: path.read_bytes() for path in before} == before
    assert followed(tmp_path / "feeds", "atom.xml")[1] == "archief/2026-10.xml"


def test_a_change_touches_the_month_of_the_article_alone(tmp_path: Path) -> None:
    """A typing error in 2024 is no reason to upload every month."""
    site = Folder(tmp_path)
    months(site, 30, each=2)
    site.build(("feed",))
    (old,) = (tmp_path / "seeds").glob("m202405-0.txt")
    site.seed(old.name, old.read_text(encoding="utf-8") + " Er komen bomen bij.")

    names = {output.path for output in site.build(("feed",)).outputs if output.changed}

    assert names == {"archief/2024-05.xml", "archief/2024-05.json"}


def test_a_month_that_outgrows_the_feed_has_its_archive_at_once() -> None:
    """The fifty-first article of a month must be found somewhere."""
    articles = [article(f"a{number:02}") for number in range(60)] + [article("oud", "2026-08")]

    found = {unit.key: unit.issue for unit in units(issue_of(*articles), channel())}

    assert list(found) == ["latest", "2026-10", "2026-08"]
    assert len(found["latest"].articles) == 50
    assert len(found["2026-10"].articles) == 60
    assert [issue.before for issue in found.values()] == ["2026-10", "2026-08", ""]


def test_a_choice_of_the_latest_has_no_archives() -> None:
    """A feed that is not given all articles cannot promise that none is missing."""
    latest = Issue(kind=IssueKind.LATEST, name="latest", articles=(article("a"), article("b", "2025-01")))

    (unit,) = units(latest, channel())

    assert unit.issue.before == ""


def test_how_many_are_newest_is_a_setting_of_the_channel(tmp_path: Path) -> None:
    """A city with ten articles a day wants more of them in its feed."""
    site = Folder(tmp_path)
    months(site, 4)
    toml = site.own_templates() / "feed" / "channel.toml"
    toml.write_text(toml.read_text(encoding="utf-8").replace("newest = 50", "newest = 3"), encoding="utf-8")
    site.build(("feed",))
    assert len(json.loads(site.read("feeds/feed.json"))["items"]) == 3

    toml.write_text(toml.read_text(encoding="utf-8").replace("newest = 3", "newest = 0"), encoding="utf-8")
    findings = house(read_settings(tmp_path, Choices(), {}), ("feed",)).findings

    assert [(each.code, each.about.line) for each in findings] == [("key.choice", 5)]
    with pytest.raises(SettingsError):
        channel(newest=0)


def test_the_kind_can_be_asked_for_its_units_without_its_tools() -> None:
    """A build with nothing to do must not load what writes feeds."""
    code = "import sys, publisher.channels.feed; print({'feedgen', 'lxml', 'jinja2'} & set(sys.modules))"

    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "set()"
