"""A hub is told of what changed, politely, and a hub that is silent stops no build."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import feedparser
import pytest

from publisher.channels.feed.websub import ping, topics
from publisher.errors import SettingsError
from publisher.settings import Choices, read_settings
from publisher.words import Words
from tests.articles import article
from tests.feeds import SITE, channel, issue_of, months, rendered
from tests.sites import TEXT, Folder

# A build whose power goes at a certain step.
KILLED = """
import os, signal
from importlib import import_module
module, _, name = "{at}".rpartition(".")
setattr(import_module(module), name, lambda *_: os.kill(os.getpid(), signal.SIGKILL))
import sys
sys.argv = ["publisher", "build", "--only", "feed"]
from publisher.cli import main
main()
"""
TOPICS = ("https://nieuws.stad.example/rss.xml", "https://nieuws.stad.example/atom.xml")


@dataclass
class Hub:
    """A hub that answers as it is told to.

    Attributes:
        heard: The forms that were sent to it.
        status: What it answers.
    """

    url: str = ""
    heard: list[dict[str, list[str]]] = field(default_factory=list)
    status: int = 204


@contextmanager
def hub(status: int = 204, wait_s: float = 0, location: str = "") -> Iterator[Hub]:
    """Run a hub on loopback."""
    told = Hub(status=status)
    leave = threading.Event()

    class Answers(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            told.heard.append(parse_qs(body) | {"type": [self.headers["Content-Type"]]})
            leave.wait(wait_s)
            self.send_response(told.status)
            if location:
                self.send_header("Location", location)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # its signature
            pass

    with HTTPServer(("127.0.0.1", 0), Answers) as server:
        told.url = f"http://127.0.0.1:{server.server_port}/hub"
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield told
        finally:
            leave.set()
            server.shutdown()
            thread.join()


def test_a_hub_hears_of_each_feed_that_changed() -> None:
    """Subscribers see news within seconds instead of within hours."""
    with hub() as told:
        findings = ping(told.url, TOPICS)

    assert findings == ()
    assert [form["hub.url"] for form in told.heard] == [[topic] for topic in TOPICS]
    assert {form["hub.mode"][0] for form in told.heard} == {"publish"}
    assert {form["type"][0] for form in told.heard} == {"application/x-www-form-urlencoded"}


@pytest.mark.parametrize(("status", "location"), [(500, ""), (404, ""), (302, "http://127.0.0.1:1/elders")])
def test_a_hub_that_refuses_is_named_once(status: int, location: str) -> None:
    """Three lines about one hub help nobody; and nobody is followed elsewhere."""
    with hub(status, location=location) as told:
        (finding,) = ping(told.url, TOPICS)

    assert finding.code == "feed.hub-silent"
    assert finding.values == {"hub": told.url, "detail": f"HTTP {status}"}
    assert len(told.heard) == 1
    said = Words("nl").finding(finding)
    assert said.startswith("nakijken  https://nieuws.stad.example/rss.xml: de hub http://127.0.0.1")
    assert "De volgende build meldt het opnieuw" in said


def test_a_hub_that_does_not_answer_is_not_waited_for() -> None:
    """A build must end, whatever a hub does."""
    with hub(wait_s=30) as told:
        (finding,) = ping(told.url, TOPICS, timeout_s=0.2)

    assert finding.code == "feed.hub-silent"
    assert "timed out" in str(finding.values["detail"])


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:1/", "http://hub.example/", "ftp://hub.example/", "file:///etc/passwd", "hub"]
)
def test_what_is_no_hub_is_a_finding_and_nothing_is_sent(url: str) -> None:
    """News goes out encrypted, or stays on this machine."""
    (finding,) = ping(url, TOPICS, timeout_s=2)

    assert finding.code == "feed.hub-silent"


def test_a_hub_that_was_silent_is_told_by_the_next_build_and_then_no_more(tmp_path: Path) -> None:
    """Otherwise its subscribers would hear of an article only when the next one comes."""
    site = Folder(tmp_path)
    months(site, 2)
    line = [sys.executable, "-m", "publisher", "build", "--only", "feed"]

    def built(hub: Hub) -> tuple[str, list[str]]:
        environ = {**os.environ, "PUBLISHER_FEED__HUB": hub.url, "LC_ALL": "nl_BE.UTF-8"}
        done = subprocess.run(line, cwd=tmp_path, env=environ, capture_output=True, text=True, check=True)
        said, hub.heard = hub.heard, []
        return done.stderr, [form["hub.topic"][0].rpartition("/")[2] for form in said]

    with hub(503) as told:
        first, second = built(told), built(told)
        told.status = 204
        third, fourth = built(told), built(told)

    assert [topics for _, topics in (first, second, third, fourth)] == [
        ["rss.xml"],  # at the first failure it stops
        ["rss.xml"],
        ["rss.xml", "atom.xml", "feed.json"],
        [],
    ]
    assert ['nam het nieuws niet aan ("HTTP 503")' in said for said, _ in (first, second, third, fourth)] == [
        True,
        True,
        False,
        False,
    ]


def test_a_hub_hears_of_what_a_killed_build_had_written(tmp_path: Path) -> None:
    """The next build finds the feeds as they should be, and would have nothing to tell."""
    site = Folder(tmp_path)
    months(site, 2)
    line = [sys.executable, "-m", "publisher", "build", "--only"]

    def heard(told: Hub) -> list[str]:
        said, told.heard = told.heard, []
        return [form["hub.topic"][0].rpartition("/")[2] for form in said]

    with hub() as told:
        environ = {**os.environ, "PUBLISHER_FEED__HUB": told.url}
        subprocess.run([*line, "feed,page"], cwd=tmp_path, env=environ, capture_output=True, check=True)
        assert heard(told) == ["rss.xml", "atom.xml", "feed.json"]
        for at in ("publisher.pipeline._leftovers", "publisher.channels.feed.websub.ping"):
            site.seed("nieuws.txt", f"{TEXT} Voor {at}.")
            feed = site.read("feeds/rss.xml")
            subprocess.run(
                [sys.executable, "-c", KILLED.format(at=at)], cwd=tmp_path, env=environ, check=False
            )
            assert (site.read("feeds/rss.xml") != feed, heard(told)) == (True, [])

            for _ in range(2):
                subprocess.run([*line, "feed"], cwd=tmp_path, env=environ, capture_output=True, check=True)

            assert heard(told) == ["rss.xml", "atom.xml", "feed.json"]
    assert not (tmp_path / "var/untold.json").exists()


def test_only_the_feeds_are_topics() -> None:
    """Nobody subscribes to what is past."""
    paths = ["archief/2026-09.xml", "atom.xml", "index.html", "rss.xml"]

    assert topics(SITE, paths) == TOPICS


def test_the_feeds_name_their_hub_and_archives_do_not(tmp_path: Path) -> None:
    """A reader that knows the hub stops asking every hour."""
    site = Folder(tmp_path)
    months(site, 2)
    site.write("publisher.toml", '[feed]\nhub = "https://hub.example/"\n')
    site.build(("feed",))

    for name in ("rss.xml", "atom.xml"):
        links = {link.rel: link.href for link in feedparser.parse(site.read(f"feeds/{name}")).feed.links}
        assert links["hub"] == "https://hub.example/"
    assert json.loads(site.read("feeds/feed.json"))["hubs"] == [
        {"type": "WebSub", "url": "https://hub.example/"}
    ]
    assert "hub.example" not in site.read("feeds/archief/2026-09.xml")
    assert "hub.example" not in site.read("feeds/archief/2026-09.json")


def test_without_a_hub_none_is_named() -> None:
    """It is off unless somebody turns it on."""
    made = rendered(issue_of(article("a")), channel(replace(SITE, hub="")))

    assert not any(b"hub" in artifact.body for artifact in made.values())


@pytest.mark.parametrize("url", ["hub.example", "http://hub.example/", "https://", "https://hub .example"])
def test_a_hub_that_could_not_be_told_is_refused_at_the_door(tmp_path: Path, url: str) -> None:
    """A typing error should be found when it is made, not at the next article."""
    Folder(tmp_path).write("publisher.toml", f'[feed]\n\nhub = "{url}"\n')

    with pytest.raises(SettingsError) as caught:
        read_settings(tmp_path, Choices(), {})

    assert (caught.value.code, caught.value.file, caught.value.line) == ("feed.hub", "publisher.toml", 3)
