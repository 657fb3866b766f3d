"""Ten thousand seeds that mean harm, through the whole build: every page is whole, and nothing in it runs."""

import random
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest

from publisher.model.artifact import Place
from tests.pages import browsing, served
from tests.sites import Folder
from tests.test_feed_hostile import NASTY
from tests.test_page_checker import OPTIONS
from tests.tools import needs, needs_file

ARTICLES = 10_000
SAMPLE = 300
SHOWN = 25
# What our own templates write, and a browser obeys; any other would be the text's.
SCRIPTS = {"application/ld+json", None}


class Markup(HTMLParser):
    """What a page asks a browser to do."""

    def __init__(self) -> None:
        """Know of nothing yet."""
        super().__init__()
        self.faults: list[str] = []
        self.scripts = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what could run."""
        named = dict(attrs)
        if tag == "script":
            self.scripts += 1
            if named.get("type") != "application/ld+json":
                self.faults.append(f"<script {attrs}>")
        for name, value in attrs:
            address = (value or "").strip().casefold()
            if name.startswith("on") or (name in {"href", "src"} and address.startswith("javascript:")):
                self.faults.append(f"<{tag} {name}={value!r}>")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site of ten thousand seeds."""
    folder = Folder(tmp_path_factory.mktemp("hostile"))
    chance = random.Random(10_000)  # noqa: S311  # the same seeds in every run, not a secret
    for number in range(ARTICLES):
        month = f"{2000 + number // 400}-{number % 12 + 1:02}"
        parts = ("".join(chance.choices(NASTY, k=chance.randrange(1, 9))) for _ in range(3))
        text = f" date {month} Nieuws {number}: " + "\n\n".join(parts)
        folder.seed(
            f"{number:05}.txt", text.encode("utf-8", "surrogatepass" if number % 50 == 0 else "replace")
        )
    folder.seed("lang.txt", " date 2024-01 " + "<b>&]]>" * 150_000 + "\n\nEinde.")
    built = folder.build(("page",))
    # what is no UTF-8, or would have another's address, is named and left out; no other suffers
    left_out = [each for each in built.errors if each.code in {"seed.encoding", "seed.slug-twice"}]
    assert len(built.articles) == ARTICLES + 1 - len(left_out)
    assert len(left_out) < ARTICLES / 10
    assert {each.place for each in built.outputs} == {Place.PUBLIC}
    return folder.path / "feeds"


def test_no_page_runs_what_a_text_says(site: Path) -> None:
    """Whatever was typed stands on the page as words."""
    pages = sorted(site.glob("nieuws/*/index.html"))
    for path in pages:
        markup = Markup()
        markup.feed(path.read_text(encoding="utf-8"))
        assert (markup.faults, markup.scripts) == ([], 1), path

    assert len(pages) > ARTICLES * 0.9


def test_the_nu_checker_finds_no_fault(site: Path, tmp_path: Path) -> None:
    """A sample of the pages, and the page of a million characters, before the strictest reader."""
    java, checker = needs("java"), needs_file("vnu-jar", "build/dist/vnu.jar")
    pages = sorted(site.glob("nieuws/*/index.html"))
    longest = max(pages, key=lambda path: path.stat().st_size)
    chosen = [*random.Random(1).sample(pages, SAMPLE), longest]  # noqa: S311  # always the same
    for path in chosen:
        target = tmp_path / path.parent.name / "index.html"
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(path.read_bytes())

    command = [java, "-Xss8m", "-jar", str(checker), "--errors-only", *OPTIONS, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout[:3000], done.stderr[:3000]) == (0, "", "")


def test_a_browser_runs_none_of_it(site: Path) -> None:
    """No dialog, no error, and no request to anywhere else."""
    pages = sorted(site.glob("nieuws/*/index.html"))
    chosen = random.Random(2).sample(pages, SHOWN)  # noqa: S311  # always the same
    said: list[str] = []
    with served(site, {}) as address, browsing() as browser:
        page = browser.new_page()
        page.on("dialog", lambda dialog: said.append(f"dialog {dialog.message}"))
        page.on("pageerror", lambda error: said.append(f"error {error}"))
        page.on("request", lambda asked: said.append(f"asked {asked.url}"))
        for path in chosen:
            page.goto(f"{address}{path.parent.relative_to(site).as_posix()}/")

    assert [each for each in said if not each.startswith(f"asked {address}")] == []
