"""Feeds are whole, valid and steady: ids and instants outlive rebuilds, titles and addresses."""

import json
from pathlib import Path

import feedparser
from lxml import etree

from tests.sites import SEEDS, TEXT, Folder

NASTY = (
    " date 2026-10 Formule {{ 7*7 }} en {% raw %} en <script>alert(1)</script> en ]]> en -- en &amp;.\n\n"
    "Nog een zin met \x0b en 👩‍👩‍👧 en العربية."
)


def built(folder: Path, **seeds: str) -> Folder:
    """Build a site of some seeds."""
    site = Folder(folder)
    for name, text in seeds.items():
        site.seed(f"{name}.txt", text)
    site.build(("feed",))
    return site


def test_the_three_formats_say_the_same(tmp_path: Path) -> None:
    """A reader of one must not miss what a reader of another gets."""
    site = Folder(tmp_path)
    for path in SEEDS.glob("*.txt"):
        site.seed(path.name, path.read_bytes())
    site.build(("feed",))

    rss, atom = (feedparser.parse(site.read(f"feeds/{name}")) for name in ("rss.xml", "atom.xml"))
    items = json.loads(site.read("feeds/feed.json"))["items"]

    assert not rss.bozo
    assert not atom.bozo
    ids = [item["id"] for item in items]
    assert [entry.id for entry in rss.entries] == [entry.id for entry in atom.entries] == ids
    assert ids == [
        "tag:nieuws.kortrijk.example,2023:000_bdf16333957b811e",
        "tag:nieuws.kortrijk.example,2023:003_e660b746eca85c5c",
    ]
    for one, two, three in zip(rss.entries, atom.entries, items, strict=True):
        assert one.title == two.title == three["title"]
        assert one.link == two.link == three["url"]
        assert one.content[0].value == two.content[0].value == three["content_html"]
        assert one.summary == two.summary == three["summary"]
        assert one.author == "Stad Kortrijk"
    assert items[0]["date_published"] == "2023-11-01T12:00:00Z"
    assert rss.feed.updated == "Wed, 01 Nov 2023 12:00:00 +0000"


def test_the_whole_text_is_in_the_feed(tmp_path: Path) -> None:
    """Summaries alone are what readers complain of most."""
    site = built(
        tmp_path, bad=TEXT + "\n\nTussentitel\n\n- één\n- twee\n\nDe laatste alinea van dit artikel."
    )

    html = json.loads(site.read("feeds/feed.json"))["items"][0]["content_html"]

    assert "<h2>Tussentitel</h2>" in html
    assert "<li>één</li>\n<li>twee</li>" in html
    assert html.endswith("<p>De laatste alinea van dit artikel.</p>")


def test_hostile_text_is_text(tmp_path: Path) -> None:
    """What an author types is never run, in any format."""
    site = built(tmp_path, a=NASTY)

    html = json.loads(site.read("feeds/feed.json"))["items"][0]["content_html"]
    document = etree.fromstring((tmp_path / "feeds/rss.xml").read_bytes())

    assert "{{ 7*7 }}" in html
    assert "{% raw %}" in html
    assert "&lt;script&gt;" in html
    assert "<script" not in html
    assert "49" not in html
    assert str(document.findtext("channel/item/title")).startswith("Formule {{ 7*7 }}")
    assert not feedparser.parse(site.read("feeds/atom.xml")).bozo


def test_an_id_outlives_title_address_and_date(tmp_path: Path) -> None:
    """A changed id shows every reader the same news twice."""
    site = built(tmp_path, bad=TEXT)
    first = json.loads(site.read("feeds/feed.json"))["items"][0]
    site.seed("bad.toml", 'title = "Een andere titel"\nslug = "ander-adres"')
    site.seed("bad.txt", TEXT.replace("2026-10", "2025-02"))
    site.write(
        "publisher.toml",
        '[site]\nurl = "https://elders.example/pad"\n[feed]\nauthority = "nieuws.kortrijk.example"',
    )

    site.build(("feed",))

    second = json.loads(site.read("feeds/feed.json"))["items"][0]
    assert second["id"] == first["id"]
    assert second["url"] == "https://elders.example/pad/nieuws/ander-adres/"
    assert second["title"] == "Een andere titel"


def test_no_article_has_the_id_of_the_feed_itself(tmp_path: Path) -> None:
    """A reader that keeps things by id would take the one for the other."""
    site = Folder(tmp_path)
    site.seed("latest.txt", TEXT)

    site.build(("feed",))

    feed = feedparser.parse(site.read("feeds/atom.xml"))
    ids = [feed.feed.id, *(entry.id for entry in feed.entries)]
    assert ids == [
        "tag:nieuws.kortrijk.example,2023:latest",
        "tag:nieuws.kortrijk.example,2023:latest%2F",
    ]


def test_updated_moves_with_the_content_alone(tmp_path: Path) -> None:
    """Readers show an entry as new when it moves; a rebuild is no news."""
    site = built(tmp_path, bad=TEXT)
    before = json.loads(site.read("feeds/feed.json"))["items"][0]
    site.build(("feed",))
    assert json.loads(site.read("feeds/feed.json"))["items"][0] == before

    site.seed("bad.txt", TEXT + " Op 3 januari gaat het open.")
    site.build(("feed",))

    after = json.loads(site.read("feeds/feed.json"))["items"][0]
    assert before["date_modified"] == before["date_published"] == "2026-10-01T12:00:00Z"
    assert after["date_modified"] == "2026-11-22T12:00:00Z"
    assert after["date_published"] == before["date_published"]
