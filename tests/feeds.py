"""What the tests of feeds share: articles by the hundred, a chain walked to its end, a folder on loopback."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import feedparser

from publisher.channels.feed import Options, render, units
from publisher.channels.templates import FolderTemplates
from publisher.model.artifact import Artifact
from publisher.model.content import (
    Article,
    Issue,
    IssueKind,
    Media,
    Photo,
)
from publisher.model.site import Brand, ChannelSpec, Site
from tests.articles import NoCompiler
from tests.sites import TEMPLATES, Folder

SITE = Site(
    url="https://nieuws.stad.example",
    language="nl",
    authority="nieuws.stad.example",
    since=2023,
    brand=Brand(),
)


def channel(site: Site = SITE, newest: int = 50) -> ChannelSpec:
    """Describe the shipped feed channel."""
    return ChannelSpec(
        name="feed",
        kind="feed",
        title="Feeds",
        choice="all",
        folder=TEMPLATES / "feed",
        site=site,
        options=Options(newest=newest),
    )


def photo(key: str) -> tuple[Photo, tuple[Media, ...]]:
    """Give an editor's photo and its published sizes."""
    sizes = tuple(
        Media(
            path=f"beelden/{key}-{width}.jpg",
            alt="Een zwembad",
            mime="image/jpeg",
            size_bytes=width * 100,
            width=width,
            height=width // 2,
        )
        for width in (640, 1280)
    )
    return Photo(path=f"{key}.jpg", alt="Een zwembad", credit="Jan & Jo", digest="sha256:0"), sizes


def rendered(issue: Issue, spec: ChannelSpec) -> dict[str, Artifact]:
    """Render all units of an issue; give the artifacts by path."""
    templates = FolderTemplates(spec, NoCompiler())
    return {
        artifact.path: artifact for unit in units(issue, spec) for artifact in render(unit, spec, templates)
    }


def issue_of(*articles: Article, **photos: tuple[Media, ...]) -> Issue:
    """Make an issue of all articles, the newest first."""
    ordered = sorted(articles, key=lambda each: each.date.first, reverse=True)
    return Issue(kind=IssueKind.ALL, name="all", articles=tuple(ordered), photos=photos)


def months(site: Folder, number: int, each: int = 2) -> None:
    """Write seeds in consecutive months, the last of them October 2026."""
    for month in range(number):
        year, rest = divmod(2026 * 12 + 9 - month, 12)
        for one in range(each):
            name = f"m{year}{rest + 1:02}-{one}"
            words = f"Straat {name} wordt heraangelegd. De werken duren een jaar."
            site.seed(f"{name}.txt", f" date {year}-{rest + 1:02} {words}")


def followed(folder: Path, start: str, base: str = "https://nieuws.kortrijk.example/") -> list[str]:
    """Walk from a feed to the end of its archives; give the paths of the documents."""
    path, walked = start, [start]
    while True:
        text = (folder / path).read_bytes()
        if path.endswith(".json"):
            older = [json.loads(text)["next_url"]] if "next_url" in json.loads(text) else []
        else:
            links = feedparser.parse(text).feed.links
            older = [link.href for link in links if link.rel == "prev-archive"]
        if not older:
            return walked
        path = older[0].removeprefix(base)
        assert path not in walked, "the way leads back"
        walked.append(path)


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    extensions_map = {  # noqa: RUF012  # as SimpleHTTPRequestHandler has it
        "": "application/octet-stream",
        ".xml": "application/xml",
        ".json": "application/feed+json",
    }

    def send_header(self, keyword: str, value: str) -> None:
        """Leave out the hour: HTTP counts in seconds, and would not tell apart what a test builds in one."""
        if keyword != "Last-Modified":
            super().send_header(keyword, value)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # its signature
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on loopback; give its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
