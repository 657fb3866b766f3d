"""Promises of the pages that lead to articles: front, months, subscribing, old addresses, the sitemap."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest

from publisher.channels import page
from publisher.channels.page.months import around, counts, year_of
from publisher.channels.registry import channel
from publisher.channels.templates import FolderTemplates
from publisher.model.content import Article, BlockKind, Issue
from tests.articles import NoCompiler
from tests.pages import SITE, TEMPLATES, article, illustrated, issue, made, many, tree, words

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
MOVED = replace(
    article(name="b", title="Een zwembad", when="2023-03"), former=("zwembad-oud", "zwembad-ouder")
)


def links(found: Any, path: str) -> list[str]:
    """List where the links under an element of a page lead."""
    return [each.get("href") for each in found.findall(path)]


def test_the_front_page_lists_the_newest_fifty_and_leads_to_each_month() -> None:
    """Two hundred rows would be an archive; the months are how people find their way."""
    found = tree(made(*many(200))["index.html"])

    assert len(found.findall(".//article//h2/a")) == 51
    assert links(found, ".//ol//a") == [f"./maand/2023-{number:02}/" for number in range(1, 13)]
    assert [words(each) for each in found.findall(".//span[@class='count']")] == ["5 artikels"] * 12
    assert links(found, ".//ul[@class='years']//a") == ["./maand/2022-12/", "./maand/"]


def test_a_front_page_without_news_says_so() -> None:
    """On its first day a site has a feed to follow and nothing to read."""
    found = tree(made()["index.html"])

    assert words(found.find(".//h1")) == "Nog geen nieuws."
    assert "./abonneren/" in links(found, ".//main//a")


def test_a_month_lists_its_articles_and_leads_to_the_other_months() -> None:
    """Who remembers when something happened finds it without a search machine."""
    found = tree(made(*many(130))["maand/2022-12/index.html"])

    assert words(found.find(".//h1")) == "December 2022"
    assert words(found.find(".//p[@class='lead']")) == "5 artikels"
    assert links(found, ".//article//h2/a") == [f"../../nieuws/a{number}/" for number in range(60, 65)]
    assert links(found, ".//nav[@class='contents']//a") == [f"#nieuws-a{number}" for number in range(60, 65)]
    assert len(links(found, ".//nav//ol//a[@aria-current]")) == 1
    assert links(found, ".//ul[@class='years']//a") == [
        "../../maand/2021-12/",
        "../../maand/2023-12/",
        "../../maand/",
    ]


def test_a_month_of_two_articles_needs_no_contents() -> None:
    """Both titles are seen at a glance."""
    found = tree(made(*many(2))["maand/2023-12/index.html"])

    assert found.find(".//nav[@class='contents']") is None


def test_every_month_with_news_is_in_the_overview() -> None:
    """A month without a way to it is lost."""
    files = made(*many(200))
    found = tree(files["maand/index.html"])

    months = {path.split("/")[1] for path in files if path.startswith("maand/2")}
    assert set(links(found, ".//section//a")) == {f"../maand/{month}/" for month in months}
    assert [words(each) for each in found.findall(".//h2")] == ["2023", "2022", "2021", "2020"]
    assert [words(each) for each in found.findall(".//p[@class='total']")] == [
        *["60 artikels"] * 3,
        "20 artikels",
    ]


def test_a_month_does_not_change_with_news_of_another_year() -> None:
    """Ten years of months must not be made anew for one article."""
    one = many(130)
    other = (article(name="new", when="2023-12"), *one)

    before, after = made(*one), made(*other)

    changed = {path for path, body in after.items() if before.get(path) != body}
    assert "maand/2023-12/index.html" in changed
    assert not {path for path in changed if path.startswith("maand/2021")}


def test_a_year_leads_to_the_last_month_of_its_neighbours() -> None:
    """Years without news are passed over, and nothing else is remembered of other years."""
    every = counts(
        tuple(article(name=when, when=when) for when in ("2019-03", "2019-05", "2023-01", "2024-02"))
    )

    near = around(every, "2023")

    assert near == {"2024-02": 1, "2023-01": 1, "2019-05": 1}
    assert (year_of(near, "2023").earlier, year_of(near, "2023").later) == ("2019-05", "2024-02")
    assert year_of(near, "2023") == year_of(every, "2023")


def test_what_leads_to_articles_is_made_without_their_text() -> None:
    """Of ten thousand articles the list of addresses should not need a single sentence."""
    spec = channel(TEMPLATES, SITE)
    templates = FolderTemplates(spec, NoCompiler())
    whole = article("Een zin. “Nog een.”", (BlockKind.PULLQUOTE, "Nog een."), quotes=(("Nog een.", "Ruth"),))
    bare = replace(whole, text="", blocks=(), sentences=(), quotes=(), facts=())

    def light(one: Article) -> dict[str, bytes]:
        return {
            each.path: each.body
            for unit in page.units(issue(replace(one, former=("oud",))), spec)
            if unit.light
            for each in page.render(unit, spec, templates)
        }

    assert light(whole) == light(bare)
    assert set(light(bare)) == {
        "404.html",
        "abonneren/index.html",
        "maand/2023-11/index.html",
        "maand/index.html",
        "nieuws/oud/index.html",
        "robots.txt",
        "sitemap.xml",
    }


def test_an_old_address_leads_to_the_new_one() -> None:
    """A link that somebody mailed last year still finds the article, and search engines learn where it is."""
    files = made(MOVED)

    for slug in MOVED.former:
        found = tree(files[f"nieuws/{slug}/index.html"])
        refresh = found.find(".//meta[@http-equiv='refresh']").get("content")
        assert refresh == "0; url=../../nieuws/b/"
        assert found.find(".//link[@rel='canonical']").get("href") == f"{SITE.url}/nieuws/b/"
        assert found.find(".//meta[@name='robots']").get("content") == "noindex"
        assert words(found.find(".//p[@class='lead']")) == "Een zwembad"
        assert links(found, ".//p[@class='lead']/a") == ["../../nieuws/b/"]


def test_an_address_in_use_leads_nowhere_else() -> None:
    """What stands at an address now comes before what stood there once, and before what is gone."""
    now = article(name="zwembad-oud", title="Het oude zwembad")

    files = made(now, MOVED, gone=("zwembad-oud", "zwembad-ouder", "b"))

    assert words(tree(files["nieuws/zwembad-oud/index.html"]).find(".//h1")) == "Het oude zwembad"
    assert words(tree(files["nieuws/zwembad-ouder/index.html"]).find(".//h1")) == "Dit artikel is verhuisd"
    assert words(tree(files["nieuws/b/index.html"]).find(".//h1")) == "Een zwembad"


def test_a_withdrawn_article_leaves_no_word_of_itself() -> None:
    """Who follows an old link hears that it is gone, and what was taken back stays so."""
    found = tree(made(MOVED, gone=("weg",))["nieuws/weg/index.html"])

    assert words(found.find(".//h1")) == "Dit artikel is verdwenen"
    assert found.find(".//meta[@name='robots']").get("content") == "noindex"
    assert "../../" in links(found, ".//main//a")
    assert "weg" not in "".join(found.find("body").itertext()).split()


def test_the_sitemap_lists_every_page_worth_finding_with_its_last_change() -> None:
    """Search engines read again what has changed, and nothing that has moved or gone."""
    changed = replace(article(), updated=datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC))
    files = made(changed, MOVED, gone=("weg",))

    rows = ET.fromstring(files["sitemap.xml"])  # noqa: S314  # our own file
    listed = {row.findtext(f"{SITEMAP}loc"): row.findtext(f"{SITEMAP}lastmod") for row in rows}

    assert listed == {
        f"{SITE.url}/": "2024-05-06T07:08:09Z",
        f"{SITE.url}/abonneren/": None,
        f"{SITE.url}/maand/": None,
        f"{SITE.url}/maand/2023-11/": "2024-05-06T07:08:09Z",
        f"{SITE.url}/maand/2023-03/": "2023-11-01T12:00:00Z",
        f"{SITE.url}/nieuws/000-a/": "2024-05-06T07:08:09Z",
        f"{SITE.url}/nieuws/b/": "2023-11-01T12:00:00Z",
    }
    assert f"Sitemap: {SITE.url}/sitemap.xml" in files["robots.txt"].decode()


def test_a_photo_is_offered_in_its_sizes_and_leaves_the_card_to_networks() -> None:
    """A phone loads the small one, its maker is named; a link that is shared shows the card all the same."""
    found = tree(made(illustrated(article(name="p")))["nieuws/p/index.html"])

    picture = found.find(".//figure/img")
    metas = {each.get("property"): each.get("content") for each in found.findall(".//meta[@property]")}
    assert picture.get("srcset") == "../../photos/p-480.svg 480w, ../../photos/p-960.svg 960w"
    assert (picture.get("width"), picture.get("height")) == ("960", "640")
    assert picture.get("alt") == 'Een plein "vol" volk'
    assert words(found.find(".//figure/figcaption")) == "Foto: J. <Janssens>"
    assert metas["og:image"] == f"{SITE.url}/cards/p.png"
    assert json.loads(found.find(".//script").text)["image"] == [f"{SITE.url}/photos/p-960.svg"]


def test_who_wants_the_feed_gets_its_address_in_words() -> None:
    """A link to a feed shows code; an address in a field can be copied, with a script or without."""
    found = tree(made(*many(8))["abonneren/index.html"])

    field = found.find(".//input")
    assert field.get("value") == f"{SITE.url}/rss.xml"
    assert found.find(".//label").get("for") == field.get("id")
    assert found.find(".//button").get("hidden") is not None
    assert not [link for link in links(found, ".//a") if link.endswith((".xml", ".json"))]
    assert len(found.findall(".//ul[@class='how latest']/li")) == 5


def test_who_wants_one_mail_a_month_is_told_how_to_ask_for_it() -> None:
    """A feed is not for everybody; the mail that asks is ready, but for the press of a button."""
    brand = replace(SITE.brand, reply_address="nieuws&pers@kortrijk.example")
    found = tree(made(*many(8), site=replace(SITE, brand=brand))["abonneren/index.html"])

    (asked,) = [link for link in links(found, ".//main//a") if link.startswith("mailto:")]
    address, _, subject = asked.removeprefix("mailto:").partition("?subject=")
    assert (unquote(address), address.count("@"), address.count("&")) == (brand.reply_address, 1, 0)
    assert unquote(subject) == "Stuur mij de nieuwsbrief"
    assert "#nieuwsbrief" in links(found, ".//nav//a")
    assert found.find(".//h2[@id='nieuwsbrief']") is not None


def test_a_site_without_a_newsletter_promises_none() -> None:
    """A mail that asks for what nobody makes would lie in an inbox of the city's."""
    kinds = tuple(kind for kind in SITE.kinds if kind != "email")

    told = made(*many(8), site=replace(SITE, kinds=kinds))["abonneren/index.html"].decode()

    assert "nieuwsbrief" not in told.lower()
    assert "mailto:" not in told


@pytest.mark.parametrize("whole", [issue(), issue(MOVED)], ids=["empty", "one"])
def test_one_script_on_one_page(whole: Issue) -> None:
    """Everything can be read without a script; what runs is a file, so a strict policy can stand."""
    files = made(*whole.articles)

    running = {
        path: [each for each in tree(body).findall(".//script") if not each.get("type")]
        for path, body in files.items()
        if path.endswith(".html")
    }
    assert [path for path, scripts in running.items() if scripts] == ["abonneren/index.html"]
    assert all(each.get("src") and not each.text for each in running["abonneren/index.html"])
