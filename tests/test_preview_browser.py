"""The preview in a browser: it loads itself again, asks nothing of others, and everybody can use it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.photos import from_a_phone, sidecar
from tests.previews import Running, previewed, save
from tests.sites import TEXT, Folder
from tests.test_page_browser import WCAG
from tests.test_preview import HOSTILE
from tests.tools import needs, needs_file

SITE = '[site]\nurl = "https://stad.example/over"\n'
PAGE = "over/nieuws/stad-opent-nieuw-zwembad-wijk-overleie/"
PAGES = {
    "overview": "~/",
    "article": "~/article/kwaad/",
    "letter": "~/mail/email/2025-03/",
    "missing": "~/er/is/niets/",
    "page": PAGE,
}


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
def site(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """Make a site with a newsletter, an error and an article that means harm."""
    site = Folder(tmp_path_factory.mktemp("site"))
    site.write("publisher.toml", SITE)
    site.seed("zwembad.txt", TEXT)
    site.seed("images/markt.jpg", from_a_phone())
    site.seed("zwembad.toml", sidecar())
    site.seed("kwaad.txt", f" date 2025-03 {HOSTILE} is nieuws. En dat blijft het ook.")
    site.write("seeds/kwaad.toml", f"title = '{HOSTILE}'\n[posts.x]\ntext = '{'te lang ' * 60}'\n")
    site.seed("fout.txt", " date 2025-13 Een artikel.")
    return site


@pytest.fixture(scope="module")
def preview(site: Folder) -> Iterator[Running]:
    """Preview it."""
    needs("node")
    with previewed(site) as running:
        yield running


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
@pytest.mark.parametrize("view", [(375, "light"), (1280, "dark")], ids=str)
def test_a_page_fits_its_window_and_asks_nothing_of_others(
    browser: Any, preview: Running, view: tuple[int, str], path: str
) -> None:
    """What is not published yet is nobody else's business; not even who looks at it."""
    width, theme = view
    asked: list[str] = []
    said: list[str] = []
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=theme)
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))

    page.goto(f"{preview.address}{path}", wait_until="load")
    page.wait_for_function("document.fonts.status == 'loaded'")
    wide = page.evaluate("document.documentElement.scrollWidth")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.close()

    assert wide == width
    # Chromium says of every page that is not there that it is not there
    assert [line for line in said if "404 (Not Found)" not in line] == []
    assert [url for url in asked if not url.startswith(preview.address)] == []
    assert ground == ("rgb(255, 255, 255)" if theme == "light" else "rgb(17, 20, 31)")


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
@pytest.mark.parametrize("width", [375, 1280])
def test_axe_finds_nothing(browser: Any, preview: Running, width: int, path: str) -> None:
    """Who makes the news may be blind, too (WCAG 2.2 AA)."""
    axe = needs_file("axe-core", "axe.min.js").read_text(encoding="utf-8")
    context = browser.new_context(viewport={"width": width, "height": 800}, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{preview.address}{path}")
    page.add_script_tag(content=axe)

    found: dict[str, list[str]] = {}
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        # the mail's own tests look into its frame
        result = page.evaluate(
            "tags => axe.run({exclude: ['iframe']}, {runOnly: tags, iframes: false})", WCAG
        )
        found |= {
            f"{theme} {each['id']}": [node["html"] for node in each["nodes"]] for each in result["violations"]
        }
    context.close()

    assert found == {}
    assert len(result["passes"]) > 15


def test_a_save_shows_in_every_tab_that_is_seen(browser: Any, tmp_path: Path) -> None:
    """Nobody presses F5; scrolling stays where it was."""
    site = Folder(tmp_path)
    site.write("publisher.toml", f'{SITE}[channels]\noff = ["email", "card"]\n')
    site.seed("zwembad.txt", TEXT)
    with previewed(site) as running:
        tabs = [browser.new_page() for _ in range(8)]  # a browser keeps six connections to one server
        for tab in tabs:
            tab.goto(f"{running.address}{PAGE}")
        tabs[0].bring_to_front()
        save(site, "seeds/zwembad.txt", TEXT + " Er is ook een ligweide.")
        tabs[0].get_by_text("Er is ook een ligweide").first.wait_for()

        save(site, "seeds/zwembad.toml", "title = [\n")
        tabs[0].get_by_text("seeds/zwembad.toml").first.wait_for()
        for tab in tabs:
            tab.close()
        (tmp_path / "seeds/zwembad.toml").unlink()
        running.until(lambda: running.ask(f"/{PAGE}").status == 200)
        assert running.end() == 0


def test_a_mail_runs_nothing_and_is_of_no_origin(browser: Any, preview: Running) -> None:
    """A newsletter is made of what people pasted; it must not read the rest of the preview."""
    page = browser.new_page()
    page.goto(f"{preview.address}~/mail/email/2025-03/")
    frame = next(each for each in page.frames if "theme=dark" in each.url)
    frame.wait_for_load_state()

    origin = frame.evaluate("self.origin")
    ground = frame.evaluate("getComputedStyle(document.querySelector('.paper')).backgroundColor")
    sandbox = page.locator("iframe").first.get_attribute("sandbox")
    policy = preview.ask("/~/outbox/email/2025-03/email.html").headers["Content-Security-Policy"]
    page.close()

    assert origin == "null"
    assert "allow-scripts" not in f"{sandbox} {policy}"
    assert "allow-same-origin" not in f"{sandbox} {policy}"
    assert ground == "rgb(17, 20, 31)"  # dark, though the reader's system is light


def test_the_photos_of_a_mail_are_seen(browser: Any, preview: Running) -> None:
    """Whoever looks a newsletter over wants to see what its readers will see."""
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{preview.address}~/mail/email/2026-10/")
    shown = [
        frame.evaluate("[...document.images].map(each => [each.alt, each.naturalWidth])")
        for frame in page.frames
        if "theme=" in frame.url and "pictures=no" not in frame.url
    ]
    bare = next(frame for frame in page.frames if "pictures=no" in frame.url)
    hidden = bare.evaluate("[...document.images].map(each => [each.alt, each.naturalWidth])")
    page.close()

    assert hidden
    assert {width for _, width in hidden} == {0}
    assert len(shown) == 4
    for images in shown:
        assert "De markt" in {alt for alt, _ in images}
        assert all(width > 0 for _, width in images)
    assert said == []


def test_a_link_in_a_mail_opens_the_page_here(browser: Any, preview: Running) -> None:
    """The real address may not be there yet."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{preview.address}~/mail/email/2026-10/")
    frame = next(each for each in page.frames if "theme=light" in each.url)

    with context.expect_page() as opened:
        frame.get_by_role("link", name=re.compile("^Lees ")).first.click()
    opened.value.wait_for_load_state()
    arrived, heading = opened.value.url, opened.value.get_by_role("heading", level=1).inner_text()
    context.close()

    assert arrived == f"{preview.address}{PAGE}"
    assert "zwembad" in heading


def test_a_press_copies_a_post(browser: Any, preview: Running, site: Folder) -> None:
    """Whole, with its line breaks, and with the real address."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{preview.address}~/article/zwembad/")

    page.get_by_role("button", name=re.compile("Kopieer.*LinkedIn")).click()
    page.get_by_role("status").get_by_text("Gekopieerd").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    context.close()

    assert copied == site.read("var/preview/outbox/posts/zwembad/linkedin.txt").rstrip("\n")
    assert "https://stad.example/over/nieuws/" in copied
