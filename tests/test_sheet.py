"""What was written is shown: on a page that anybody can read, and on a terminal, ready to paste."""

import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from publisher import recall
from publisher.sheet.page import folded
from tests.posts import NETWORKS
from tests.sites import TEMPLATES, TEXT, Folder
from tests.test_cli import COULD_NOT_RUN, ERRORS, WELL, publisher
from tests.tools import needs, needs_file

PAGE = "outbox/posts/index.html"
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


@pytest.fixture
def desk(tmp_path: Path) -> Folder:
    """Build a site with two networks, a feed and nothing that takes long, as its editors would."""
    site = Folder(tmp_path)
    off = {path.parent.name for path in TEMPLATES.glob("*/channel.toml")} - {"x", "bluesky", "feed"}
    site.write("publisher.toml", f"[channels]\noff = {sorted(off)}\n")
    site.seed("zwembad.txt", TEXT)
    assert publisher(site.path, "build").returncode == WELL
    return site


@pytest.mark.parametrize("arguments", [("posts",), ("build", "--only", "feed,x,bluesky")])
def test_the_page_follows_the_posts_whoever_wrote_them(desk: Folder, arguments: tuple[str, ...]) -> None:
    """A post that is copied from it is the one that lies beside it."""
    desk.seed("zwembad.txt", TEXT.replace("vijf", "negen"))

    assert publisher(desk.path, *arguments).returncode == WELL
    soon = desk.read(PAGE)
    publisher(desk.path, "build")

    assert "negen" in soon
    assert "vijf" not in soon
    assert desk.read(PAGE) == soon


def test_a_page_that_was_deleted_comes_back(desk: Folder) -> None:
    """It is an output like any other: a build that has nothing else to do still sees that it is gone."""
    before = desk.read(PAGE)
    assert PAGE in publisher(desk.path, "build", "--json").stdout
    (desk.path / PAGE).unlink()

    assert publisher(desk.path, "build").returncode == WELL

    assert desk.read(PAGE) == before


def test_a_build_of_one_network_keeps_the_others_on_the_page(desk: Folder) -> None:
    """The others are shown as they wait in the outbox: with the old text, until they are built."""
    desk.seed("zwembad.txt", TEXT.replace("Overleie", "Marke"))

    publisher(desk.path, "build", "--only", "x")

    texts = [desk.read(f"outbox/posts/zwembad/{name}.txt").strip() for name in ("x", "bluesky")]
    assert [("Marke" in text, "Overleie" in text) for text in texts] == [(True, False), (False, True)]
    assert all(text in unescape(desk.read(PAGE)) for text in texts)


def test_a_post_that_somebody_deleted_stops_no_build_of_another_network(desk: Folder) -> None:
    """It is shown no more, and is back with the next build of its own."""
    (desk.path / "outbox/posts/zwembad/bluesky.json").unlink()

    assert publisher(desk.path, "build", "--only", "feed").returncode == WELL
    assert desk.read(PAGE).count("<h3") == 1

    assert publisher(desk.path, "build").returncode == WELL
    assert desk.read(PAGE).count("<h3") == 2


def test_the_page_stays_where_no_seed_can_be_read(desk: Folder) -> None:
    """Nothing is written then, and nothing is taken away."""
    before = desk.files()
    desk.seed("zwembad.txt", "geen datum")

    assert publisher(desk.path, "build").returncode == ERRORS

    assert PAGE in before
    assert desk.files() == before


@pytest.mark.parametrize("lost", [False, True])
def test_a_withdrawn_text_is_on_the_page_no_more(desk: Folder, lost: bool) -> None:  # noqa: FBT001  # a case
    """Were it the last one, and the cache gone: the page goes with it."""
    desk.write("seeds/zwembad.toml", "withdrawn = true\n")
    arguments = () if lost else ("--only", "feed")
    if lost:
        shutil.rmtree(desk.path / "var")

    publisher(desk.path, "build", *arguments)

    assert not (desk.path / PAGE).exists()


def test_another_colour_of_the_city_is_on_the_page(desk: Folder) -> None:
    """The posts are the same, what stands around them is not."""
    settings = desk.read("publisher.toml")
    desk.write("publisher.toml", f'{settings}[brand.light]\naccent = "#0B5D1E"\n')

    publisher(desk.path, "build")

    assert "#0B5D1E" in desk.read(PAGE)


def test_a_program_with_another_stylesheet_is_another_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the build would say that nothing has changed, and leave the page as it was."""
    style = tmp_path / "publisher/sheet/sheet.css"
    style.parent.mkdir(parents=True)
    style.write_text("a {}", encoding="utf-8")
    monkeypatch.setattr(recall, "__file__", str(tmp_path / "publisher/recall.py"))
    before = recall.program()
    assert recall.program() == before

    style.write_text("a { color: red }", encoding="utf-8")

    assert recall.program() != before


@pytest.mark.parametrize(
    "name",
    [
        *("zwembad", "seeds/zwembad.txt", "ZWEMBAD.md"),
        "nieuws/stad-opent-nieuw-zwembad-wijk-overleie/",
    ],
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
        (("zwembad", "--copy", "twitter"), "Bluesky"),
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


def test_a_picture_to_attach_can_be_saved_and_a_preview_is_the_networks_own(site: Folder) -> None:
    """Instagram and Bluesky get a file of the editor's; who pastes a link elsewhere gets its card unasked."""
    page = site.read(PAGE)
    slug = "stad-opent-nieuw-zwembad-wijk-overleie"

    assert f'src="../../feeds/cards/{slug}.jpg" alt="Stad opent een nieuw zwembad' in page
    assert 'width="1080" height="1080"' in page
    assert f'href="../../feeds/cards/{slug}.jpg" download' in page
    assert f'href="../../feeds/cards/{slug}.png" download' in page  # Bluesky's, of an article without a voice
    assert page.count(" download") == 4
    assert page.count("<figcaption>") == 2 * (len(NETWORKS) - 2)


def test_a_text_folds_before_a_word() -> None:
    """A dashed line stands where the network asks for more."""
    assert folded("een twee drie", 8) == ("een twee", "drie")
    assert folded("een twee drie", 7) == ("een", "twee drie")
    assert folded("eentweedrie", 4) == ("eent", "weedrie")
    assert folded("een twee", 0) == folded("een twee", 8) == ("een twee", "")
