"""nginx serves what was uploaded, with the example as it stands in deploy/, and a browser looks."""

import gzip
import http.client
import os
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pytest

from tests.sites import TEXT, Folder
from tests.test_deploy import DEPLOY, online
from tests.tools import needs

NAME = "nieuws.kortrijk.example"
PHOTO = f"fotos/{24 * 'a'}-480.jpg"


@dataclass(frozen=True)
class Answer:
    """What a server says."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Server:
    """nginx with the example, on this machine."""

    plain: int
    secure: int

    def get(self, path: str, headers: Mapping[str, str] | None = None, *, secure: bool = True) -> Answer:
        """Ask for a path."""
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        link = (
            http.client.HTTPSConnection("127.0.0.1", self.secure, timeout=10, context=context)
            if secure
            else http.client.HTTPConnection("127.0.0.1", self.plain, timeout=10)
        )
        link.request("GET", path, headers=dict(headers or {}))
        answer = link.getresponse()
        heads = {name.lower(): value for name, value in answer.getheaders()}
        body = answer.read()
        link.close()
        return Answer(answer.status, heads, body)


def free_port() -> int:
    """Find a port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def nginx(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Start nginx with deploy/nginx.conf; ports, folder and certificate are the test's own."""
    program, openssl = needs("nginx"), needs("openssl")
    folder = tmp_path_factory.mktemp("nginx")
    made = Folder(folder / "site")
    made.seed("zwembad.txt", TEXT)
    made.seed("brug.txt", TEXT.replace("2026-10", "2024-03").replace("zwembad", "brug"))
    made.build(("page", "feed", "card", "email"))
    made.write(f"feeds/{PHOTO}", "...")
    assert online(made, folder / "www").returncode == 0
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    made_key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", str(key)]
    subject = ["-subj", f"/CN={NAME}", "-days", "2", "-out", str(certificate)]
    subprocess.run([openssl, "req", "-x509", *made_key, *subject], check=True, capture_output=True)
    server = Server(plain=free_port(), secure=free_port())
    own = {
        "    listen [::]:80;\n": "",
        "    listen [::]:443 ssl http2;\n": "",
        "listen 80;": f"listen 127.0.0.1:{server.plain};",
        "listen 443 ssl": f"listen 127.0.0.1:{server.secure} ssl",
        f"/etc/letsencrypt/live/{NAME}/fullchain.pem": str(certificate),
        f"/etc/letsencrypt/live/{NAME}/privkey.pem": str(key),
        "root /var/www/nieuws;": f"root {folder}/www;",
    }
    example = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    for theirs, ours in own.items():
        assert theirs in example
        example = example.replace(theirs, ours)
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = "".join(f"{kind}_temp_path {folder}/{kind};" for kind in kinds)
    user = "user root;" if os.getuid() == 0 else ""
    (folder / "nginx.conf").write_text(
        f"daemon off; {user} worker_processes 1; pid {folder}/pid; error_log {folder}/error.log;"
        f"events {{}} http {{ access_log off; {temporary}\n{example}\n}}",
        encoding="utf-8",
    )
    arguments = ["-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")]
    with subprocess.Popen([program, *arguments], stderr=subprocess.PIPE) as process:
        for _ in range(100):
            with socket.socket() as probe:
                if process.poll() is not None or probe.connect_ex(("127.0.0.1", server.secure)) == 0:
                    break
            time.sleep(0.1)
        said = (folder / "error.log").read_text(encoding="utf-8")
        assert process.poll() is None, said
        assert said == ""
        yield server
        process.terminate()


FEED = "public, max-age=600"


@pytest.mark.parametrize(
    ("path", "kind", "cache"),
    [
        ("/", "text/html; charset=utf-8", "public, max-age=300"),
        ("/abonneren/", "text/html; charset=utf-8", "public, max-age=300"),
        ("/rss.xml", "application/rss+xml; charset=utf-8", FEED),
        ("/atom.xml", "application/atom+xml; charset=utf-8", FEED),
        ("/feed.json", "application/feed+json", FEED),
        ("/archief/2024-03.xml", "application/atom+xml; charset=utf-8", "public, max-age=3600"),
        ("/archief/2024-03.json", "application/feed+json", "public, max-age=3600"),
        ("/sitemap.xml", "application/xml; charset=utf-8", "public, max-age=300"),
        ("/robots.txt", "text/plain; charset=utf-8", "public, max-age=300"),
    ],
)
def test_nginx_serves_each_file_as_what_it_is(nginx: Server, path: str, kind: str, cache: str) -> None:
    """Feed readers go by type, by cache and by "has it changed?"; compressed or not."""
    plain, packed = nginx.get(path), nginx.get(path, {"Accept-Encoding": "gzip"})

    assert (plain.status, plain.headers["content-type"]) == (200, kind)
    assert plain.headers["cache-control"] == cache
    assert "expires" not in plain.headers
    assert (packed.headers["content-encoding"], packed.headers["vary"]) == ("gzip", "Accept-Encoding")
    assert gzip.decompress(packed.body) == plain.body
    assert plain.headers["etag"].startswith('"')
    assert packed.headers["etag"].startswith('"')
    assert plain.headers["etag"] != packed.headers["etag"]
    for answer, encoding in ((plain, "identity"), (packed, "gzip")):
        asked = {"If-None-Match": answer.headers["etag"], "Accept-Encoding": encoding}
        assert nginx.get(path, asked).status == 304
        assert nginx.get(path, {**asked, "If-None-Match": '"other"'}).status == 200
    assert nginx.get(path, {"If-Modified-Since": plain.headers["last-modified"]}).status == 304


def test_nginx_lets_browsers_keep_what_is_named_by_its_content(nginx: Server) -> None:
    """Style and fonts are fetched once; a new look has a new name."""
    front = nginx.get("/").body.decode()
    style = "/assets/style." + front.partition("assets/style.")[2].partition('"')[0]
    font = nginx.get(style).body.decode().partition("fonts/")[2].partition(".woff2")[0]

    named = [nginx.get(style), nginx.get(f"/assets/fonts/{font}.woff2")]

    assert [answer.status for answer in named] == [200, 200]
    assert [answer.headers["content-type"] for answer in named] == ["text/css; charset=utf-8", "font/woff2"]
    assert {answer.headers["cache-control"] for answer in named} == {"public, max-age=31536000, immutable"}
    assert nginx.get("/assets/fonts/OFL-source-serif-4.txt").headers["cache-control"] == "public, max-age=300"


def test_nginx_answers_a_part_of_a_file(nginx: Server) -> None:
    """A card that broke off on a slow line is taken up where it stopped."""
    slug = nginx.get("/").body.decode().partition('href="./nieuws/')[2].partition("/")[0]

    part = nginx.get(f"/cards/{slug}.png", {"Range": "bytes=0-7"})

    assert (part.status, part.body) == (206, b"\x89PNG\r\n\x1a\n")
    assert part.headers["content-type"] == "image/png"
    assert part.headers["cache-control"] == "public, max-age=86400"


def test_nginx_lets_nobody_keep_a_photo_for_a_year(nginx: Server) -> None:
    """It is named by its content, but who is withdrawn from a photo wants it gone from caches, too."""
    photo = nginx.get(f"/{PHOTO}")

    assert (photo.status, photo.headers["content-type"]) == (200, "image/jpeg")
    assert photo.headers["cache-control"] == "public, max-age=86400"


@pytest.mark.parametrize(
    "path", ["/nergens/", "/assets/", "/nieuws/", "/.index.html.tmp", "/.~tmp~/index.html"]
)
def test_nginx_says_what_is_not_there_and_lists_no_folder(nginx: Server, path: str) -> None:
    """Who is lost sees the page for it, with the right status and all the headers."""
    answer = nginx.get(path)

    assert answer.status == 404
    assert b"Deze pagina bestaat niet" in answer.body
    assert answer.headers["cache-control"] == "no-cache"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["strict-transport-security"] == "max-age=31536000"
    assert answer.headers["server"] == "nginx"


def test_nginx_leads_to_https_and_to_the_folder_of_a_page(nginx: Server) -> None:
    """An address typed by hand arrives; whatever host it names, it leads to the site's own."""
    plain = nginx.get("/rss.xml?a=1", {"Host": "elders.example"}, secure=False)
    folder = nginx.get("/abonneren")

    assert (plain.status, plain.headers["location"]) == (301, f"https://{NAME}/rss.xml?a=1")
    assert (folder.status, folder.headers["location"]) == (301, "/abonneren/")


def test_a_browser_finds_nothing_forbidden_on_the_pages(nginx: Server) -> None:
    """The content security policy fits the pages: style, fonts, icon and the button that copies all work."""
    api = pytest.importorskip("playwright.sync_api")
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    said: list[str] = []
    with api.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=needs("chromium"), args=arguments)
        page: Any = browser.new_page(ignore_https_errors=True)
        page.on("console", lambda message: said.append(f"{message.text} {message.location['url']}"))
        page.on("requestfailed", lambda request: said.append(request.url))
        page.goto(f"https://127.0.0.1:{nginx.secure}/")
        page.locator("h2 a").first.click()
        page.wait_for_load_state("networkidle")
        title = page.title()
        page.goto(f"https://127.0.0.1:{nginx.secure}/abonneren/", wait_until="networkidle")
        button = page.locator("#copy").is_visible()
        fonts = page.evaluate("[...document.fonts].filter(each => each.status === 'loaded').length")
        page.goto(f"https://127.0.0.1:{nginx.secure}/nieuwsbrief/2026-10/", wait_until="networkidle")
        styled = page.evaluate("getComputedStyle(document.querySelector('h1')).fontSize")
        browser.close()

    assert "zwembad" in title
    assert styled == "46px"
    assert button
    assert fonts > 0
    # a newsletter has no icon of its own
    assert [each for each in said if not each.endswith("/favicon.ico")] == []
