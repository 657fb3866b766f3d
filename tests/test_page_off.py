"""A channel that is switched off: no page leads to what it would have made."""

import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from tests.sites import TEXT, Folder
from tests.test_cli import publisher

HOST = "https://nieuws.kortrijk.example"
ADDRESS = re.compile(rf'(?:href|src)="([^"#]+)|"({HOST}[^"]*)"|<loc>([^<]+)')


@pytest.fixture
def site(tmp_path: Path) -> Folder:
    """Make a site of two articles."""
    made = Folder(tmp_path)
    made.seed("zwembad.txt", TEXT)
    made.seed("brug.txt", TEXT.replace("2026-10", "2026-09").replace("zwembad", "brug"))
    return made


def dangling(site: Folder) -> set[str]:
    """Give the paths that pages and sitemap name, and that are not there."""
    feeds = site.path / "feeds"
    named: set[str] = set()
    for page in [*feeds.rglob("*.html"), feeds / "sitemap.xml"]:
        here = f"{HOST}/{page.relative_to(feeds).as_posix().removesuffix('index.html')}"
        for match in ADDRESS.finditer(page.read_text(encoding="utf-8")):
            parts = urlsplit(urljoin(here, match[1] or match[2] or match[3]))
            if parts.hostname == urlsplit(HOST).hostname:
                named.add(parts.path)
    assert "/maand/" in named
    files = {
        path: feeds / f"{path.lstrip('/')}{'index.html' if path.endswith('/') else ''}" for path in named
    }
    return {path for path, file in files.items() if not file.is_file()}


def switched_off(site: Folder, *names: str) -> None:
    """Build without some channels, the newsletter among them."""
    off = ", ".join(f'"{name}"' for name in ("email", *names))
    site.write("publisher.toml", f"[channels]\noff = [{off}]\n")
    assert publisher(site.path, "build").returncode == 0


@pytest.mark.parametrize("off", [(), ("card",), ("feed",), ("card", "feed")], ids=str)
def test_pages_lead_only_to_what_is_made(site: Folder, off: tuple[str, ...]) -> None:
    """A picture that is not there is an empty box under a shared link; a dead link is worse than none."""
    switched_off(site, *off)

    front = site.read("feeds/index.html")
    assert dangling(site) == set()
    assert ("og:image" in front) is ("card" not in off)
    assert ("application/rss+xml" in front) is ("feed" not in off)
    assert ("Abonneren" in front) is ("feed" not in off)
    assert (site.path / "feeds" / "abonneren").exists() is ("feed" not in off)


def test_switching_a_channel_off_later_takes_the_links_to_it_away(site: Folder) -> None:
    """The pages of before would still name what has gone."""
    switched_off(site)
    assert "og:image" in site.read("feeds/index.html")

    switched_off(site, "card", "feed")

    assert dangling(site) == set()
    assert not (site.path / "feeds" / "rss.xml").exists()


def test_leaving_channels_out_once_changes_no_page(site: Folder) -> None:
    """``--only`` is for who is in a hurry: the card that a page names comes with the next whole build."""
    site.build(("page", "feed", "card"))
    whole = site.read("feeds/index.html")

    site.build(("page",))

    assert site.read("feeds/index.html") == whole
