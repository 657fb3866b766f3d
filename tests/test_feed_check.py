"""The judge of feeds names what is wrong, and in which entry, in words that say what to do."""

import json
from dataclasses import replace

import pytest

from publisher.channels.feed import check
from publisher.channels.feed.check import judged
from publisher.channels.feed.entries import Feed
from publisher.model.artifact import Finding, Severity
from publisher.words import Words
from tests.articles import article
from tests.feeds import SITE, channel, issue_of, photo, rendered

OWN, SIZES = photo("zwembad")
ISSUE = issue_of(
    article("zwembad", photo=OWN, title="Een zwembad", topics=("Zwemmen",)),
    article("brug", "2026-08", title="Een brug"),
    zwembad=SIZES,
)
MADE = {path: artifact.body.decode() for path, artifact in rendered(ISSUE, channel()).items()}
PAGE = '<link href="https://x.example/" type="text/html" hreflang="nl"/>'
PHOTO = "https://nieuws.stad.example/beelden/zwembad-1280.jpg"


def found(path: str, body: str | bytes) -> list[Finding]:
    """Judge a document that stands where one of ours does."""
    data = body if isinstance(body, bytes) else body.encode()
    sizes = {SITE.at(media.path): media.size_bytes for media in SIZES}
    return list(judged(data, path, SITE.at(path), sizes))


def spoilt(path: str, old: str, new: str) -> list[Finding]:
    """Judge one of ours after somebody changed it."""
    assert old in MADE[path], MADE[path]
    return found(path, MADE[path].replace(old, new, 1))


def test_what_we_write_is_faultless() -> None:
    """A judge that cries over sound feeds is soon switched off."""
    issue = issue_of(
        *(replace(each, language="fr") for each in ISSUE.articles),
        article("a", "2026-10", "1 < 2 & 3 > 2 &amp; “zo” <b>"),
        zwembad=SIZES,
    )
    spec = channel(replace(SITE, hub="https://hub.example/"))
    made = rendered(issue, spec)

    assert set(made) == {"rss.xml", "atom.xml", "feed.json", "archief/2026-08.xml", "archief/2026-08.json"}
    assert check(issue, tuple(made.values()), spec) == ()


XML = {
    "feed.missing": ("rss.xml", "<title>Een brug</title>", ""),
    "feed.part-twice": ("rss.xml", "<title>Een brug</title>", "<title>Een brug</title><title>x</title>"),
    "feed.id-twice": ("atom.xml", ":brug</id>", ":zwembad</id>"),
    "feed.id-form": ("atom.xml", "<id>tag:nieuws.stad.example,2023:brug</id>", "<id>een brug</id>"),
    "feed.guid": ("rss.xml", '<guid isPermaLink="false">tag', "<guid>tag"),
    "feed.address": ("rss.xml", "https://nieuws.stad.example/nieuws/brug/", "/nieuws/brug/"),
    "feed.self": ("atom.xml", "https://nieuws.stad.example/atom.xml", "https://elders.example/atom.xml"),
    "feed.date": ("rss.xml", "<pubDate>Sat, 01 Aug 2026", "<pubDate>Sun, 01 Aug 2026"),
    "feed.date-order": ("atom.xml", "<published>2026-08", "<published>2026-09"),
    "feed.updated": ("atom.xml", "<updated>2026-10", "<updated>2026-09"),
    "feed.language": ("rss.xml", "<language>nl</language>", "<language>Nederlands</language>"),
    "feed.title-markup": ("rss.xml", "Een brug</title>", "Een &lt;b&gt;brug&lt;/b&gt;</title>"),
    "feed.markup-active": ("atom.xml", "&lt;p&gt;", "&lt;p onclick=x&gt;&lt;script&gt;"),
    "feed.markup-relative": ("rss.xml", "<content:encoded>", '<content:encoded>&lt;img src="a.png"&gt;'),
    "feed.control": ("atom.xml", "Een brug", "Een brug\x85"),
    "feed.photo-length": ("rss.xml", 'length="128000"', 'length="128001"'),
    "feed.photo-type": ("atom.xml", 'type="image/jpeg" length', 'type="" length'),
    "feed.page-twice": ("atom.xml", "</entry>", f"{PAGE}</entry>"),
    "feed.type": ("atom.xml", 'content type="html"', 'content type="CDATA"'),
    "feed.older": ("atom.xml", "archief/2026-08.xml", "atom.xml"),
    "feed.current": ("archief/2026-08.xml", 'rel="current"', 'rel="related"'),
    "feed.ill-formed": ("atom.xml", "</feed>", ""),
}  # fmt: skip


@pytest.mark.parametrize("code", XML)
def test_each_fault_in_xml_is_named(code: str) -> None:
    """What the W3C's validator would say in English and by line number, said to an editor."""
    path, old, new = XML[code]

    findings = spoilt(path, old, new)

    assert code in [each.code for each in findings], findings
    for finding in findings:
        assert finding.about.file == f"feeds/{path}"
        for language in ("nl", "en"):
            said = Words(language).finding(finding)
            assert "{" not in said
            assert finding.code not in said


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("feed.missing", '"id": "tag:nieuws.stad.example,2023:brug"', '"id": 8'),
        ("feed.missing", '"content_html"', '"content_htm"'),
        ("feed.id-twice", ":brug", ":zwembad"),
        ("feed.address", '"image": "https://nieuws.stad.example/', '"image": "/'),
        ("feed.date", '"date_published": "2026-08-01T12:00:00Z"', '"date_published": "2026-08-01"'),
        ("feed.date", '"date_published": "2026-08-01', '"date_published": "2026-02-30'),
        ("feed.language", '"language": "nl"', '"language": "Nederlands"'),
        ("feed.title-markup", "Een brug", "Een &amp; brug"),
        ("feed.markup-active", "<p>", "<p><iframe src='https://x.example/'>"),
        ("feed.markup-relative", "<p>", "<p><a href='../a'>"),
        ("feed.markup-active", "<p>", "<p><a href='java\\tscript:x'>"),
        ("feed.control", "Een brug", "Een brug\\u000b"),
        ("feed.photo-length", '"size_in_bytes": 128000', '"size_in_bytes": 0'),
        ("feed.self", "/feed.json", "/feed.jsn"),
        ("feed.older", "archief/2026-08.json", "feed.json"),
        ("feed.ill-formed", '"items"', '"itms"'),
        ("feed.ill-formed", "{", "{{"),
    ],
)
def test_each_fault_in_json_is_named(code: str, old: str, new: str) -> None:
    """The same rules hold for the format that no validator of the W3C's reads."""
    assert code in [each.code for each in spoilt("feed.json", old, new)]


def test_the_entry_is_named_with_its_line() -> None:
    """Among fifty entries, who has to look must know at which."""
    (finding,) = spoilt("rss.xml", "<title>Een brug</title>", "<title>Een &lt;i&gt;brug</title>")

    assert finding.severity is Severity.REVIEW
    assert finding.values == {"entry": "Een <i>brug", "markup": "<i>"}
    line = MADE["rss.xml"][: MADE["rss.xml"].index("Een brug")].count("\n")
    assert finding.about.line == line
    assert (
        Words("nl").finding(finding).startswith(f'nakijken  feeds/rss.xml:{line}: in de titel "Een <i>brug"')
    )


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html></html>",
        b'<rss version="0.91"><channel/></rss>',
        b'<rss version="2.0"/>',
        b"\xff\xfe<",
        b'<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><rss version="2.0"><channel>&b;</channel></rss>',
        b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><rss version="2.0"><channel/></rss>',
        b"<a>" * 100_000,
    ],
)
def test_what_is_no_feed_is_said_and_nothing_falls_over(body: bytes) -> None:
    """A judge reads what anybody may have written."""
    assert [each.code for each in found("rss.xml", body)] == ["feed.ill-formed"]


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"1", b'{"items": 1}', b'{"items": [1]}', b"\xff", b"[" * 200_000, b'"\\ud800"']
)
def test_what_is_no_json_feed_is_said_and_nothing_falls_over(body: bytes) -> None:
    """Nor does a nest of a hundred thousand brackets fell it."""
    assert [each.code for each in found("feed.json", body)] == ["feed.ill-formed"]


def test_a_feed_of_nothing_lacks_everything_by_name() -> None:
    """Each missing part is named, since each is added in another place."""
    findings = found("atom.xml", '<feed xmlns="http://www.w3.org/2005/Atom"/>')

    missing = [each.values["part"] for each in findings if each.code == "feed.missing"]
    assert missing == ["id", "title", "updated", "author"]


def test_a_photo_is_given_in_every_format_and_a_card_in_none() -> None:
    """A reader shows the editor's picture; a card would show the title twice."""
    for path in ("rss.xml", "atom.xml"):
        assert (
            f'<media:content url="{PHOTO}" fileSize="128000" type="image/jpeg" medium="image"' in MADE[path]
        )
        assert '<media:description type="plain">Een zwembad</media:description>' in MADE[path]
        assert "<media:credit>Jan &amp; Jo</media:credit>" in MADE[path]
    assert f'<enclosure url="{PHOTO}" length="128000" type="image/jpeg"/>' in MADE["rss.xml"]
    assert f'<link href="{PHOTO}" rel="enclosure" type="image/jpeg" length="128000"/>' in MADE["atom.xml"]
    item, other = json.loads(MADE["feed.json"])["items"]
    assert item["image"] == PHOTO
    assert item["attachments"] == [
        {"url": PHOTO, "mime_type": "image/jpeg", "title": "Een zwembad", "size_in_bytes": 128000}
    ]
    assert f'<figure><img src="{PHOTO}" alt="Een zwembad" width="1280" height="640">' in item["content_html"]
    assert "<figcaption>Foto: Jan &amp; Jo</figcaption>" in item["content_html"]
    assert "image" not in other
    assert not any("cards/" in body for body in MADE.values())
    assert "media" not in MADE["archief/2026-08.xml"]


def test_an_entry_says_its_language_its_author_and_its_page() -> None:
    """A French article in a Dutch feed is read aloud in French."""
    made = rendered(issue_of(article("a", language="fr")), channel())
    rss, atom = (made[name].body.decode() for name in ("rss.xml", "atom.xml"))

    assert '<entry xml:lang="fr">' in atom
    page = 'href="https://nieuws.stad.example/nieuws/a/" rel="alternate" type="text/html" hreflang="fr"'
    assert f"<link {page}/>" in atom
    assert atom.count("https://nieuws.stad.example/nieuws/a/") == 1
    assert "<dc:language>fr</dc:language>" in rss
    assert "<dc:creator>Stad Kortrijk</dc:creator>" in rss
    assert json.loads(made["feed.json"].body)["items"][0]["language"] == "fr"


def test_a_feed_is_as_new_as_its_newest_entry() -> None:
    """The hour of a build is no news."""
    assert Feed.__doc__
    assert "<updated>2026-10-01T12:00:00+00:00</updated>" in MADE["atom.xml"].partition("<entry")[0]
    assert (
        "<updated>2026-08-01T12:00:00+00:00</updated>" in MADE["archief/2026-08.xml"].partition("<entry")[0]
    )
