"""The website in a browser: at the width of a phone and of a desk, by day and by night."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from publisher.model.content import BlockKind
from tests.pages import HOSTILE, article, made, many, served
from tests.tools import needs

COMPOUND = "Arbeidsongeschiktheidsverzekeringsmaatschappijen"
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
    *many(12),
)
PAGES = {"front": "", "article": "nieuws/wide/"}


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Open a browser, where there is one."""
    api = pytest.importorskip("playwright.sync_api")
    path = needs("chromium")
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with api.sync_playwright() as play:
        opened = play.chromium.launch(executable_path=path, args=arguments)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the website as ``python -m http.server`` does."""
    folder: Path = tmp_path_factory.mktemp("feeds")
    with served(folder, made(*ARTICLES)) as where:
        yield where


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 375, 1280])
def test_a_page_fits_its_window_and_asks_nothing_of_others(
    browser: Any, address: str, width: int, theme: str, path: str
) -> None:
    """Nobody scrolls sideways, nothing is missing, and no other host hears of the visit."""
    asked: list[str] = []
    said: list[str] = []
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=theme)
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))

    page.goto(f"{address}{path}")
    page.wait_for_load_state("networkidle")
    wide = page.evaluate("document.documentElement.scrollWidth")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    fonts = page.evaluate("[...document.fonts].filter(each => each.status == 'loaded').length")
    page.close()

    assert wide == width
    assert said == []
    assert [url for url in asked if not url.startswith(address)] == []
    assert ground == ("rgb(255, 255, 255)" if theme == "light" else "rgb(17, 20, 31)")
    assert fonts >= 3


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
