"""Promises of the website: what stands on its pages, where their links lead, and what they never do."""

import json
import re
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urljoin

import pytest

from publisher.channels import page
from publisher.channels.registry import channel
from publisher.model.artifact import Place
from publisher.model.content import Article, BlockKind
from publisher.model.site import LIGHT, Brand
from tests.pages import (
    HOSTILE,
    PICTURE,
    SITE,
    TEMPLATES,
    article,
    artifacts_of,
    illustrated,
    issue,
    made,
    many,
    photo_of,
    tree,
    words,
)

LONG = "woord " * 60
SAID = "We willen dat iedereen zich welkom voelt"
NEWS = article(
    "De stad opent een nieuw huis voor tot 85 Kortrijkzanen. Het kost niets.",
    "Er komen 105 plaatsen bij.",
    (BlockKind.HEADING, "Nog meer"),
    "Er is meer.",
    (BlockKind.PULLQUOTE, SAID),
    f"“{SAID} in mini-VORK”, zegt Ruth.",
    (BlockKind.LIST, "een\ntwee"),
    (BlockKind.SIGNOFF, "Meer info: de stad"),
    name="001_nieuws",
    quotes=((f"{SAID} in mini-VORK", "Ruth Vandenberghe"),),
    facts=("tot 85 Kortrijkzanen", "105 plaatsen"),
)
NASTY = article(
    HOSTILE, (BlockKind.HEADING, HOSTILE), name="002_x", title=HOSTILE, teaser=HOSTILE, when="2023-01-31"
)
BARE = article(name="003_y", teaser="", when="2022-07")
PICTURED = replace(illustrated(article(name="004_z", when="2021-02-03")), former=("oud",))
WEBSITES = {"news": (NEWS, NASTY, BARE, PICTURED), "empty": (), "full": many(60)}
NEWS_PAGE = "nieuws/001-nieuws/index.html"


def srcset(page_tree: Any) -> list[str]:
    """List what the pictures of a page may be taken from."""
    return [part for each in page_tree.findall(".//img") for part in each.get("srcset").split(", ")]


def of_article(one: Article) -> Any:
    """Make the page of an article and read it."""
    return tree(made(one)[f"nieuws/{one.slug}/index.html"])


@pytest.mark.parametrize("articles", WEBSITES.values(), ids=WEBSITES)
def test_every_page_is_html_without_a_fault(articles: tuple[Article, ...]) -> None:
    """A browser repairs what is wrong, each in its own way; a screen reader may not."""
    pages = [body for path, body in made(*articles).items() if path.endswith(".html")]

    # a strict parser: the first fault raises
    assert [tree(body).find(".//main") is not None for body in pages] == [True] * len(pages)


def test_hostile_text_is_text() -> None:
    """Whoever writes a seed writes words, never a page."""
    found = of_article(NASTY)

    scripts = found.findall(".//script")
    assert [each.get("type") for each in scripts] == ["application/ld+json"]
    assert json.loads(scripts[0].text)["headline"] == HOSTILE
    assert words(found.find(".//h1")) == HOSTILE
    assert words(found.find(".//h2[@id='deel-2']")) == HOSTILE
    assert found.find(".//meta[@name='description']").get("content") == HOSTILE


@pytest.mark.parametrize("articles", WEBSITES.values(), ids=WEBSITES)
def test_links_between_pages_lead_somewhere_wherever_the_site_lies(articles: tuple[Article, ...]) -> None:
    """A site under a path, or opened from a folder, must not lose its stylesheet or its articles."""
    files = made(*articles, gone=("weg",))
    pictures = {media.path: PICTURE for each in articles if each.photo for media in photo_of(each)}
    for path, body in files.items():
        found = re.findall(r"url\(\"(.*?)\"\)", body.decode()) if path.endswith(".css") else []
        if path.endswith(".html"):
            page_tree = tree(body)
            anchors = {each.get("id") for each in page_tree.iter() if each.get("id")}
            found = [link for each in page_tree.iter() if (link := each.get("href") or each.get("src"))]
            found += [each.split()[0] for each in srcset(page_tree)]
            assert {link[1:] for link in found if link.startswith("#")} <= anchors
        for link in found:
            if not link.startswith(("#", "https://", "mailto:")):
                # a page for who is lost is shown at any depth, so its links begin at the host
                assert link.startswith("/over/nieuws/") == (path == "404.html")
                target = urljoin(f"/over/nieuws/{path}", link).partition("#")[0].removeprefix("/over/nieuws/")
                found_in = files | pictures
                assert target in found_in or str(PurePosixPath(target) / "index.html") in files, (path, link)


def test_what_others_read_is_absolute() -> None:
    """Networks, feed readers and search engines see an address without the page around it."""
    found = of_article(NEWS)

    metas = {each.get("property"): each.get("content") for each in found.findall(".//meta[@property]")}
    assert found.find(".//link[@rel='canonical']").get("href") == f"{SITE.url}/nieuws/001-nieuws/"
    assert metas["og:url"] == f"{SITE.url}/nieuws/001-nieuws/"
    assert metas["og:image"] == f"{SITE.url}/cards/001-nieuws.png"
    assert metas["og:locale"] == "nl_BE"
    feeds = [each.get("href") for each in found.findall(".//link[@rel='alternate']")]
    assert feeds == [f"{SITE.url}/{name}" for name in ("rss.xml", "atom.xml", "feed.json")]


def test_no_page_asks_another_host_for_anything() -> None:
    """A reader of the city's news tells nobody else that they read it."""
    for path, body in made(NEWS, NASTY, PICTURED, gone=("weg",)).items():
        if path.endswith(".html"):
            found = tree(body)
            loaded = srcset(found)
            loaded += [each.get("src") for each in found.iter() if each.get("src")]
            loaded += [
                each.get("href") for each in found.iter("link") if each.get("rel") in {"stylesheet", "icon"}
            ]
            assert not [link for link in loaded if "//" in link]
        elif path.endswith(".css"):
            assert b"//" not in re.sub(rb"/\*.*?\*/", b"", body, flags=re.DOTALL)


def test_the_same_articles_give_the_same_bytes() -> None:
    """The public folder is in git: a build that changes nothing must show nothing."""
    assert made(NEWS, NASTY) == made(NEWS, NASTY)


def test_an_article_draws_on_itself_alone() -> None:
    """A new article must not rebuild a thousand old pages."""
    assert made(NEWS, NASTY)[NEWS_PAGE] == made(NEWS)[NEWS_PAGE]


def test_keys_of_units_are_never_an_articles_id() -> None:
    """A seed may well be called front.txt or assets.txt."""
    spec = channel(TEMPLATES, SITE)

    keys = [unit.key for unit in page.units(issue(article(name="front"), article(name="assets")), spec)]

    assert len(set(keys)) == len(keys)
    assert all(key.startswith(".") or "/" in key for key in keys[2:])


def test_everything_is_public_and_says_its_type() -> None:
    """A web server that guesses may offer a font as a download."""
    artifacts = artifacts_of(issue(NEWS))

    types = {PurePosixPath(each.path).suffix: each.media_type.partition(";")[0] for each in artifacts}
    assert {each.place for each in artifacts} == {Place.PUBLIC}
    assert types == {
        ".html": "text/html",
        ".css": "text/css",
        ".js": "text/javascript",
        ".svg": "image/svg+xml",
        ".woff2": "font/woff2",
        ".xml": "application/xml",
        ".txt": "text/plain",
    }


def test_another_colour_is_another_stylesheet() -> None:
    """Browsers keep a stylesheet for ever; a new look must not wait for them."""
    brand = Brand(light=replace(LIGHT, bloom="#FFEECC"))

    old, new = (
        next(path for path in made(site=site) if path.endswith(".css"))
        for site in (SITE, replace(SITE, brand=brand))
    )

    assert old != new
    assert b"--bloom: #FFEECC" in made(site=replace(SITE, brand=brand))[new]


def test_a_page_says_no_more_of_the_date_than_is_known() -> None:
    """A day that nobody wrote is an invention, for people and for machines."""
    month, day = of_article(NEWS), of_article(NASTY)

    assert json.loads(month.find(".//script").text)["datePublished"] == "2023-11"
    assert words(month.find(".//p[@class='when m11']")) == "november 2023"
    assert words(day.find(".//p[@class='when m1']")) == "31 januari 2023"
    assert json.loads(day.find(".//script").text)["datePublished"] == "2023-01-31"


@pytest.mark.parametrize(
    ("first", "quotes", "lead"),
    [
        ("Kort nieuws. Meer.", (), "Kort nieuws. Meer."),
        (f"Kort nieuws. {LONG}.", (), "Kort nieuws."),
        (f"{LONG} {LONG}.", (), None),
        (f"“Kort nieuws. {LONG}.”", ((f"Kort nieuws. {LONG}.", ""),), None),
    ],
    ids=["short", "long", "endless", "quotation"],
)
def test_the_lead_is_the_first_paragraph_or_its_first_sentence(
    first: str, quotes: tuple[tuple[str, str], ...], lead: str | None
) -> None:
    """A whole screen in large type is no lead, and no quotation is torn to make one."""
    found = of_article(article(first, quotes=quotes))

    leads = [words(each) for each in found.findall(".//p[@class='lead']")]
    assert leads == ([lead] if lead else [])
    assert words(found.find(".//div[@class='opening']")) == " ".join(first.split())


@pytest.mark.parametrize(
    ("quotes", "shown", "speaker"),
    [
        ((), SAID, None),
        (((f"{SAID}. Echt.", "Ruth Vandenberghe"),), f"“{SAID}”", "Ruth Vandenberghe"),
        (((f"{SAID}. Echt.", ""),), f"“{SAID}”", None),
        (((f"{SAID}. Echt.", "Ruth Vandenberghe"), (SAID, "Philippe De Coene")), f"“{SAID}”", None),
    ],
    ids=["nowhere", "one", "nobody", "two"],
)
def test_a_pull_quote_has_a_speaker_only_when_one_is_sure(
    quotes: tuple[tuple[str, str], ...], shown: str, speaker: str | None
) -> None:
    """Words given to the wrong person are the worst error of all."""
    one = article("Een zin.", (BlockKind.PULLQUOTE, SAID), f"“{SAID}. Echt.”", quotes=quotes)

    found = of_article(one).find(".//figure")

    named = found.find(".//figcaption/b")
    assert words(found.find(".//p")) == shown
    assert (named.text if named is not None else None) == speaker


def test_figures_stand_word_for_word_with_the_sentence_they_come_from() -> None:
    """A figure without its qualifier, "tot 85", is another figure."""
    rows = of_article(NEWS).findall(".//section[@class='figures']//div")

    assert [(words(row.find("dt")), words(row.find("dd"))) for row in rows] == [
        ("tot 85 Kortrijkzanen", "De stad opent een nieuw huis voor tot 85 Kortrijkzanen."),
        ("105 plaatsen", "Er komen 105 plaatsen bij."),
    ]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Er komen 105 plaatsen bij.", ("105 plaatsen",)),
        (
            "De schuld daalt van 1.310 euro naar 1.245 euro. Er zijn 9 banen.",
            ("1.310 euro", "1.245 euro", "9 banen"),
        ),
        ("Dit kost 5 euro. Er zijn 9 banen.", ("5 euro", "9 banen")),
        ("Dat kost vandaag 5 euro. Er zijn 9 banen.", ("5 euro", "9 banen")),
        (f"Dat kost 5 euro {LONG}. Er zijn 9 banen.", ("5 euro", "9 banen")),
        ("Er zijn drie banen. Er zijn twee zalen.", ("drie banen", "twee zalen")),
    ],
    ids=["one", "two in a sentence", "leaning", "stale", "long", "in words"],
)
def test_no_facts_box_is_better_than_a_clumsy_one(text: str, facts: tuple[str, ...]) -> None:
    """A figure that needs the text around it says little, or the wrong thing."""
    assert of_article(article(text, facts=facts)).find(".//section") is None


def test_findings_name_what_readers_of_the_website_trip_over() -> None:
    """An editor can still change a title before anybody reads it."""
    spec = channel(TEMPLATES, SITE)
    long = article(name="l", title="woord " * 24)
    talkative = article(name="t", teaser="woord " * 60)
    wide = article(name="w", title="Arbeidsongeschiktheidsverzekering opent")

    whole = issue(long, talkative, wide, BARE, NEWS)
    found = page.check(whole, artifacts_of(whole), spec)

    assert [(each.code, each.about.file) for each in found] == [
        ("page.title-long", "seeds/l.txt"),
        ("page.teaser-long", "seeds/t.txt"),
        ("page.word-long", "seeds/w.txt"),
        ("page.no-teaser", "seeds/003_y.txt"),
    ]
