"""The website in a browser: at the width of a phone and of a desk, by day and by night, for everybody."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from publisher.model.content import BlockKind
from tests.pages import HOSTILE, PICTURE, article, browsing, illustrated, made, many, photo_of, served
from tests.tools import needs_file

COMPOUND = "Arbeidsongeschiktheidsverzekeringsmaatschappijen"
PICTURED = replace(illustrated(article(name="picture", when="2024-09")), former=("old",))
ARTICLES = (
    article(
        f"De stad opent een huis voor tot 85 mensen in {COMPOUND}.",
        "Er komen 105 plaatsen bij.",
        *((BlockKind.HEADING, f"Deel {number}") for number in range(3)),
        (BlockKind.PULLQUOTE, f"{COMPOUND} voor iedereen"),
        HOSTILE,
        name="wide",
        title=f"{COMPOUND} komen naar Kortrijk, " + "en dat is nieuws " * 6,
        facts=("tot 85 mensen", "105 plaatsen"),
        when="2024-09-30",
    ),
    PICTURED,
    *many(70),
)
# As far down as the site may lie: who is lost may be anywhere.
ROOT = "over/nieuws/"
PAGES = {
    "front": "",
    "article": "nieuws/wide/",
    "photo": "nieuws/picture/",
    "month": "maand/2024-09/",
    "months": "maand/",
    "subscribe": "abonneren/",
    "gone": "nieuws/weg/",
    "moved": "nieuws/still/",
    "missing": "a/b/c/",
}
# width, theme, and how many times as large the text is set
VIEWS = [
    (320, "dark", 1),
    (375, "light", 1),
    (375, "light", 2),
    (768, "dark", 1),
    (1280, "light", 1),
    (1280, "dark", 2),
]
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Open a browser."""
    with browsing() as opened:
        yield opened


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the website, under a path, as ``python -m http.server`` does."""
    folder: Path = tmp_path_factory.mktemp("feeds")
    files = made(*ARTICLES, gone=("weg",))
    files |= {media.path: PICTURE for media in photo_of(PICTURED)}
    files["a/b/c/index.html"] = files["404.html"]
    # a page that leads elsewhere at once cannot be looked at, unless it stays
    files["nieuws/still/index.html"] = files["nieuws/old/index.html"].replace(b"http-equiv", b"data-equiv")
    with served(folder, {f"{ROOT}{path}": body for path, body in files.items()}) as where:
        yield f"{where}{ROOT}"


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_a_page_fits_its_window_and_asks_nothing_of_others(
    browser: Any, address: str, view: tuple[int, str, int], path: str
) -> None:
    """Nobody scrolls sideways, nothing is missing, and no other host hears of the visit."""
    width, theme, text = view
    asked: list[str] = []
    said: list[str] = []
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=theme)
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))

    page.goto(f"{address}{path}")
    page.evaluate(f"document.documentElement.style.fontSize = '{text * 100}%'")
    page.wait_for_function("document.fonts.status == 'loaded'")
    wide = page.evaluate("document.documentElement.scrollWidth")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    fonts = page.evaluate("[...document.fonts].filter(each => each.status == 'loaded').length")
    page.close()

    assert wide == width
    assert said == []
    assert [url for url in asked if not url.startswith(address)] == []
    assert ground == ("rgb(255, 255, 255)" if theme == "light" else "rgb(17, 20, 31)")
    assert fonts >= 3


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
@pytest.mark.parametrize("width", [375, 1280])
def test_axe_finds_nothing(browser: Any, address: str, width: int, path: str) -> None:
    """Who reads with a keyboard, a voice or a magnifier reads the same news (WCAG 2.2 AA)."""
    axe = needs_file("axe-core", "axe.min.js").read_text(encoding="utf-8")
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(f"{address}{path}")
    page.add_script_tag(content=axe)

    found: dict[str, list[str]] = {}
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        result = page.evaluate("tags => axe.run({runOnly: tags})", WCAG)
        found |= {
            f"{theme} {each['id']}": [node["html"] for node in each["nodes"]] for each in result["violations"]
        }
    page.close()

    assert found == {}
    assert len(result["passes"]) > 20


def test_the_first_key_leads_past_the_navigation(browser: Any, address: str) -> None:
    """Who cannot use a mouse should not walk through every link first."""
    page = browser.new_page()
    page.goto(f"{address}nieuws/wide/")

    page.keyboard.press("Tab")
    first = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    then = page.evaluate("document.activeElement.id")
    page.close()

    assert (first, then) == ("Naar de inhoud", "inhoud")


def test_an_old_address_arrives_at_once(browser: Any, address: str) -> None:
    """The reader does not notice that an editor moved the article."""
    page = browser.new_page()

    page.goto(f"{address}nieuws/old/")
    page.wait_for_url(f"{address}nieuws/picture/")
    arrived = page.url
    page.close()

    assert arrived == f"{address}nieuws/picture/"


def test_a_press_copies_the_address_of_the_feed(browser: Any, address: str) -> None:
    """The button says what it did, to who sees it and to who hears it."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}abonneren/")

    page.get_by_role("button", name="Kopieer het adres").click()
    page.get_by_role("status").get_by_text("Gekopieerd").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    context.close()

    assert copied == "https://kortrijk.example/over/nieuws/rss.xml"


def test_where_copying_is_refused_the_address_is_selected(browser: Any, address: str) -> None:
    """One step is left to the reader, and the page says which."""
    page = browser.new_page()
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
    page.goto(f"{address}abonneren/")

    page.get_by_role("button", name="Kopieer het adres").click()
    page.get_by_role("status").get_by_text("kopieer het zelf").wait_for()
    chosen = page.evaluate("getSelection().toString()")
    page.close()

    assert chosen == "https://kortrijk.example/over/nieuws/rss.xml"


def test_without_a_script_the_page_to_subscribe_has_no_dead_button(browser: Any, address: str) -> None:
    """The address stands there, and can be selected."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}abonneren/")

    visible = page.get_by_role("button").count(), page.get_by_label("Adres van de feed").input_value()
    context.close()

    assert visible == (0, "https://kortrijk.example/over/nieuws/rss.xml")
