"""What was written is shown: on a page that anybody can read, and on a terminal, ready to paste."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from publisher.sheet.page import folded
from tests.posts import NETWORKS
from tests.sites import TEXT, Folder
from tests.test_cli import COULD_NOT_RUN, ERRORS, WELL, publisher
from tests.tools import needs, needs_file

ONLY = ",".join((*NETWORKS, "card"))
HOSTILE = (
    " date 2026-09 De stad <script>alert(1)</script> opent \u202e een </textarea> & park. Het is #groot."
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """Build a site with two articles, one of them hostile."""
    folder = Folder(tmp_path_factory.mktemp("site"))
    folder.seed("zwembad.txt", TEXT)
    folder.seed("park.txt", HOSTILE)
    assert publisher(folder.path, "build", "--only", ONLY).returncode == WELL
    return folder


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


@pytest.mark.parametrize(("width", "theme"), [(320, "dark"), (390, "light"), (1280, "light"), (1280, "dark")])
def test_the_page_shows_every_post_to_everybody_and_asks_nobody(
    browser: Any, site: Folder, width: int, theme: str
) -> None:
    """It lies on a disk: nothing is fetched, nothing of an article runs, nobody scrolls sideways."""
    axe = needs_file("axe-core", "axe.min.js")
    asked: list[str] = []
    said: list[str] = []
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=theme)
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: said.append(dialog.message))

    page.goto((site.path / "outbox/posts/index.html").as_uri())
    shown = page.locator("article h3").all_inner_texts()
    wide = page.evaluate("document.documentElement.scrollWidth")
    cards = page.locator("img").count()
    page.add_script_tag(path=str(axe))
    found = page.evaluate("axe.run().then(result => result.violations.map(each => each.id))")
    page.close()

    assert len(shown) == 2 * len(NETWORKS)
    assert cards == 2 * len(NETWORKS)
    assert wide == width
    assert said == []
    assert [url for url in asked if not url.startswith("file:")] == []
    assert found == []


def test_a_button_copies_the_post_to_the_last_character(browser: Any, site: Folder) -> None:
    """Who pastes it gets what was measured."""
    page = browser.new_page()
    kept = "{value: {writeText: async text => { window.copied = text }}}"
    page.add_init_script(f"Object.defineProperty(navigator, 'clipboard', {kept})")
    page.goto((site.path / "outbox/posts/index.html").as_uri())

    page.locator("[data-copy$='-x-text']").first.click()
    status = page.get_by_text("Gekopieerd.").count()
    copied = page.evaluate("window.copied")
    page.close()

    assert status == 1
    assert f"{copied}\n" == site.read("outbox/posts/zwembad/x.txt")


def test_the_page_goes_when_the_last_post_goes(tmp_path: Path) -> None:
    """What nothing makes any more is removed; a build that makes no posts leaves it alone."""
    site = Folder(tmp_path)
    site.seed("zwembad.txt", TEXT)
    page = tmp_path / "outbox/posts/index.html"
    site.write("publisher.toml", '[channels]\noff = ["email"]\n')
    publisher(tmp_path, "build")
    assert page.is_file()

    publisher(tmp_path, "build", "--only", "feed")
    assert page.is_file()

    off = ", ".join(f'"{name}"' for name in (*NETWORKS, "email"))
    site.write("publisher.toml", f"[channels]\noff = [{off}]\n")
    publisher(tmp_path, "build")
    assert not page.is_file()


@pytest.mark.parametrize(
    "name", ["zwembad", "seeds/zwembad.txt", "nieuws/stad-opent-nieuw-zwembad-wijk-overleie/"]
)
def test_posts_are_printed_in_frames_with_their_counters(site: Folder, name: str) -> None:
    """Whoever works on a terminal sees what a network would count."""
    done = publisher(site.path, "posts", name)

    assert done.returncode == WELL
    for line in ("╭─ X 1", "/280 ──", "╭─ Bluesky ", "/300 ──", "╭─ LinkedIn ", "│ De stad opent", "╰──"):
        assert line in done.stdout
    assert "park" not in done.stdout


def test_without_a_name_the_newest_are_shown(site: Folder) -> None:
    """Both of two."""
    done = publisher(site.path, "posts")

    assert done.stdout.count("╭─ WhatsApp-kanaal ") == 2


def test_copy_prints_the_text_and_nothing_else(site: Folder) -> None:
    """So that it can be piped into a clipboard."""
    done = publisher(site.path, "posts", "zwembad", "--copy", "mastodon")

    assert done.stdout == site.read("outbox/posts/zwembad/mastodon.txt")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("zwenbad",), "zwembad"),
        (("zwembad", "--copy", "twitter"), "bluesky"),
        (("--copy", "x"), "Noem er een"),
    ],
)
def test_a_name_that_nobody_has_is_answered_with_the_nearest(
    site: Folder, arguments: tuple[str, ...], said: str
) -> None:
    """A slip of the finger is no traceback."""
    done = publisher(site.path, "posts", *arguments)

    assert done.returncode == COULD_NOT_RUN
    assert said in done.stderr
    assert done.stdout == ""


def test_what_is_wrong_with_a_post_stands_below_it(tmp_path: Path) -> None:
    """And two articles that say the same on a network are named."""
    site = Folder(tmp_path)
    site.seed("a.txt", TEXT)
    site.seed("b.txt", TEXT)
    site.seed("b.toml", 'slug = "b"\n[posts.x]\ntext = ""\n')

    done = publisher(tmp_path, "posts")

    assert done.returncode == ERRORS
    assert "seeds/b.toml: je eigen tekst voor X is leeg of te lang" in done.stderr
    assert "Instagram: de posts van " in done.stderr


def test_a_text_folds_before_a_word() -> None:
    """A dashed line stands where the network asks for more."""
    assert folded("een twee drie", 8) == ("een twee", "drie")
    assert folded("een twee drie", 7) == ("een", "twee drie")
    assert folded("eentweedrie", 4) == ("eent", "weedrie")
    assert folded("een twee", 0) == folded("een twee", 8) == ("een twee", "")
