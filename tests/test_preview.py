"""The preview, as a browser and as somebody else's browser ask it."""

import json
import signal
import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.photos import halves, saved, sidecar
from tests.previews import COMMAND, Running, previewed, save
from tests.sites import DRAFT, TEXT, Folder
from tests.test_cli import publisher

HOSTILE = '<script>alert(1)</script> & "zwembad" <img src=x onerror=alert(2)>'
# everything but the newsletter, which takes Node, and the cards, which take time
LIGHT = '[site]\nurl = "https://stad.example/over/ons"\n[channels]\noff = ["email", "card"]\n'
PAGE = "/over/ons/nieuws/stad-opent-nieuw-zwembad-wijk-overleie/"
WELL, COULD_NOT_RUN = 0, 2


def site_of(folder: Path, settings: str = LIGHT) -> Folder:
    """Make a site of two articles, one of them hostile."""
    site = Folder(folder)
    site.write("publisher.toml", settings)
    site.seed("zwembad.txt", TEXT)
    site.seed("kwaad.txt", f" date 2025-03 {HOSTILE} is nieuws. En dat blijft het ook.")
    site.write("seeds/kwaad.toml", f"title = '{HOSTILE}'\n")
    return site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """Make a site that nobody changes, with a title that waits for an editor."""
    site = site_of(tmp_path_factory.mktemp("site"), LIGHT.replace('"email", "card"', '"email"'))
    site.seed("zwembad.txt", DRAFT)
    site.write("seeds/zwembad.toml", f'slug = "{PAGE.split("/")[-2]}"\n')
    site.write("buiten.txt", "geheim")
    return site


@pytest.fixture(scope="module")
def preview(site: Folder) -> Iterator[Running]:
    """Preview it."""
    with previewed(site) as running:
        yield running


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("", "text/html; charset=utf-8"),
        ("abonneren/", "text/html; charset=utf-8"),
        ("rss.xml", "application/rss+xml; charset=utf-8"),
        ("atom.xml", "application/atom+xml; charset=utf-8"),
        ("feed.json", "application/feed+json"),
        ("sitemap.xml", "application/xml; charset=utf-8"),
        ("robots.txt", "text/plain; charset=utf-8"),
        ("cards/stad-opent-nieuw-zwembad-wijk-overleie.png", "image/png"),
    ],
)
def test_every_file_has_its_media_type_and_is_kept_by_nobody(preview: Running, path: str, kind: str) -> None:
    """What a browser kept of yesterday's preview would be taken for today's."""
    got, head = preview.ask(f"/over/ons/{path}"), preview.ask(f"/over/ons/{path}", "HEAD")

    assert got.status == head.status == 200
    assert got.headers["Content-Type"] == kind
    assert got.headers["Cache-Control"] == "no-store"
    assert got.headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'; script-src 'self'" in got.headers["Content-Security-Policy"]
    assert not [name for name in got.headers if name.lower().startswith("access-control")]
    assert got.body
    assert head.body == b""
    assert head.headers["Content-Length"] == got.headers["Content-Length"] == str(len(got.body))


def test_what_is_served_is_what_would_be_published(preview: Running, site: Folder) -> None:
    """Whoever looks at a feed wants to see the real one, with the real addresses."""
    feed = preview.ask("/over/ons/rss.xml")

    assert feed.body == (site.path / "var/preview/feeds/rss.xml").read_bytes()
    assert b"https://stad.example/over/ons/nieuws/" in feed.body
    assert b"127.0.0.1" not in feed.body


def test_the_site_lies_at_its_own_path_and_links_work(preview: Running) -> None:
    """A link that works here has to work there, and the other way round."""
    front = preview.ask("/")
    bare = preview.ask(PAGE.rstrip("/"))
    lost = preview.ask("/over/ons/er/is/niets")

    assert (front.status, front.headers["Location"]) == (307, "/over/ons/")
    assert (bare.status, bare.headers["Location"]) == (307, PAGE)
    assert preview.ask(PAGE).status == 200
    assert lost.status == 404
    assert "Deze pagina bestaat niet" in lost.text
    assert 'href="/over/ons/assets/style.' in lost.text
    assert preview.ask("/elders/").status == 404


def test_a_part_of_a_picture_can_be_asked_for(preview: Running) -> None:
    """Browsers ask for ranges of large files."""
    part = preview.ask("/over/ons/cards/stad-opent-nieuw-zwembad-wijk-overleie.png", Range="bytes=0-7")

    assert part.status == 206
    assert part.body == b"\x89PNG\r\n\x1a\n"


@pytest.mark.parametrize("host", ["kwaad.example", "127.0.0.1", "127.0.0.1:1", "localhost.kwaad.example", ""])
def test_another_name_for_this_machine_is_turned_away(preview: Running, host: str) -> None:
    """A page elsewhere can let its own name point to 127.0.0.1, and would read what nobody has published."""
    answer = preview.ask("/~/", Host=host)

    assert answer.status in {400, 421}
    assert "zwembad" not in answer.text


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "LOCALHOST", "[::1]"])
def test_our_own_names_are_answered(preview: Running, name: str) -> None:
    """People type either."""
    assert preview.ask("/~/", Host=f"{name}:{preview.port}").status == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"])
def test_nothing_can_be_done_but_look(preview: Running, method: str) -> None:
    """A preview has nothing to change."""
    answer = preview.ask("/~/", method)

    assert answer.status == 405
    assert answer.headers["Allow"] == "GET, HEAD"


@pytest.mark.parametrize(
    "path",
    [
        "/over/ons/../../../../buiten.txt",
        "/over/ons/%2e%2e/%2e%2e/%2e%2e/buiten.txt",
        "/over/ons/..%2f..%2f..%2fbuiten.txt",
        "/over/ons//etc/passwd",
        "/over/ons/%00",
        "/over/ons/weg.txt",
        "/~/outbox/../../../buiten.txt",
        "/~/outbox/..%2f..%2f..%2fbuiten.txt",
        "/~/outbox/%2fetc%2fpasswd",
        "/~/assets/fonts/../../../../pyproject.toml",
        "/~/assets/base.html.j2",
        "/~/mail/..%2f..%2fseeds/",
        "/~/article/..%2fbuiten/",
        "/~/article/%3Cscript%3E/",
        "//kwaad.example/",
        "/over/ons//kwaad.example/..",
    ],
)
def test_only_what_was_made_is_served(preview: Running, site: Folder, path: str) -> None:
    """No path leads out of the folders, not by dots, not by a link in them."""
    link = site.path / "var/preview/feeds/weg.txt"
    if not link.exists():
        link.symlink_to(site.path / "buiten.txt")

    answer = preview.ask(path)

    assert answer.status == 404
    assert "geheim" not in answer.text
    assert "root:" not in answer.text
    assert "<script>" not in answer.text


def test_a_link_in_place_of_a_file_is_not_followed(preview: Running, site: Folder) -> None:
    """What the build wrote there is what may be seen there."""
    robots = site.path / "var/preview/feeds/robots.txt"
    kept = robots.read_bytes()
    robots.unlink()
    robots.symlink_to(site.path / "buiten.txt")
    try:
        answer = preview.ask("/over/ons/robots.txt")
    finally:
        robots.unlink()
        robots.write_bytes(kept)

    assert answer.status == 404
    assert "geheim" not in answer.text


def test_what_an_article_says_is_text_everywhere(preview: Running) -> None:
    """An article may hold anything that somebody pasted."""
    pages = [preview.ask(path).text for path in ("/~/", "/~/article/kwaad/", "/over/ons/")]

    for page in pages:
        assert "&lt;script&gt;alert(1)" in page
        assert "<script>alert" not in page
        assert "<img src=x" not in page


def test_the_overview_shows_posts_with_their_length_and_what_to_look_at(
    preview: Running, site: Folder
) -> None:
    """Somebody pastes them by hand, and wants to know whether they fit."""
    overview, article = preview.ask("/~/").text, preview.ask("/~/article/zwembad/").text
    post = json.loads((site.path / "var/preview/outbox/posts/zwembad/x.json").read_text(encoding="utf-8"))

    assert "2 artikels, 0 nieuwsbrieven en 16 berichten" in overview
    assert 'href="/~/article/zwembad/"' in overview
    assert f"{post['length']} van 280 tekens" in article
    assert f'id="t-x" lang="nl">{post["text"]}</p>' in article
    assert "Titel nakijken" in article
    assert 'src="/over/ons/cards/stad-opent-nieuw-zwembad-wijk-overleie.png"' in article


def test_a_page_of_the_site_says_what_there_is_to_do_for_it(preview: Running, site: Folder) -> None:
    """The finding stands beside what it speaks of; the page itself stays as it is."""
    page = preview.ask(PAGE).text
    made = (site.path / f"var/preview/feeds/{PAGE.removeprefix('/over/ons/')}index.html").read_text()

    before, bar, after = page.partition("<publisher-bar>")
    assert made.startswith(before)
    assert "1 keer nakijken" in bar + after
    assert 'href="/~/article/zwembad/"' in after
    assert "publisher-bar" not in made


def test_an_article_under_any_name_has_its_posts_and_photo_findings_beside_it(tmp_path: Path) -> None:
    """A question mark stands in no file name of Windows; the folder of its posts is called otherwise."""
    site = Folder(tmp_path)
    site.write("publisher.toml", LIGHT)
    name = "wat nu?"
    site.seed(f"{name}.txt", DRAFT)
    site.seed("images/m.jpg", saved(halves((300, 200))))
    site.seed(f"{name}.toml", f"{sidecar('m.jpg')}[posts.x]\ntext = '{'te lang ' * 60}'\n")
    site.seed("ook.txt", TEXT)
    site.seed("ook.toml", sidecar("m.jpg"))

    with previewed(site) as running:
        overview = running.ask("/~/").text
        articles = [running.ask(f"/~/article/{each}/").text for each in (quote(name), "ook")]

    assert "2 artikels, 0 nieuwsbrieven en 15 berichten" in overview, "all but the one that is too long"
    assert "Verder nog" not in overview
    assert 'id="t-linkedin"' in articles[0]
    assert overview.count('href="/~/article/wat%20nu%3F/"') > 1, "an error leads there, too"
    for article in articles:
        assert "deze foto is maar 300 beeldpunten breed" in article.lower()


def test_nothing_is_published_by_looking(tmp_path: Path) -> None:
    """The ledger would fix the address of a text that is still being written."""
    site = site_of(tmp_path)
    with previewed(site) as running, running.events() as following:
        following()
        save(site, "seeds/zwembad.txt", TEXT.replace("zwembad", "speelplein"))
        following()
        moved = running.ask("/over/ons/nieuws/stad-opent-nieuw-speelplein-wijk-overleie/").status
        ended = running.end()

    assert (moved, ended) == (200, WELL)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["publisher.toml", "seeds", "var"]
    assert sorted(each.name for each in (tmp_path / "seeds").iterdir()) == [
        "kwaad.toml",
        "kwaad.txt",
        "zwembad.txt",
    ]
    assert running.said("Er is niets gepubliceerd")


def test_an_address_that_was_published_is_the_one_that_is_shown(tmp_path: Path) -> None:
    """The preview reads the ledger, and leaves it as it is."""
    site = site_of(tmp_path)
    site.build(("page",))
    ledger = site.read("seeds/published.json")
    site.seed("zwembad.txt", TEXT.replace("nieuw zwembad", "speelplein"))

    with previewed(site) as running:
        page = running.ask(PAGE)

    assert page.status == 200
    assert "speelplein" in page.text
    assert site.read("seeds/published.json") == ledger


def test_nobody_is_told_of_what_is_only_looked_at(tmp_path: Path) -> None:
    """A WebSub hub would tell every subscriber."""
    with socket.create_server(("127.0.0.1", 0)) as hub:
        hub.settimeout(0.5)
        port = hub.getsockname()[1]
        site = site_of(tmp_path, LIGHT + f'[feed]\nhub = "http://127.0.0.1:{port}/"\n')
        with previewed(site) as running, running.events() as following:
            following()
            save(site, "seeds/zwembad.txt", TEXT + " Er is ook een ligweide.")
            following()
            assert f"127.0.0.1:{port}" in running.ask("/over/ons/rss.xml").text
        with pytest.raises(TimeoutError):
            hub.accept()


def test_a_port_that_is_taken_is_named_and_the_next_one_is_found(tmp_path: Path) -> None:
    """Two sites side by side are nothing special."""
    site = site_of(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        refused = publisher(tmp_path, "preview", "--no-open", "--port", port)
    with previewed(site, "--no-open") as first, previewed(site, "--no-open") as second:
        ports = first.port, second.port

    assert refused.returncode == COULD_NOT_RUN
    assert f"fout  op poort {port} kan niets getoond worden" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert 8000 <= ports[0] < ports[1] < 8020


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_cleanly_with_tabs_open(tmp_path: Path, how: signal.Signals) -> None:
    """Ctrl-C is how people end it; a service manager sends SIGTERM."""
    site = site_of(tmp_path)
    with previewed(site) as running, running.events() as first, running.events() as second:
        assert first() == second()
        status = running.end(how)

    assert status == WELL
    assert "Traceback" not in "".join(running.lines)
    assert running.said("Het voorbeeld is gestopt")


def test_settings_that_cannot_be_read_stop_it_before_it_begins(tmp_path: Path) -> None:
    """As with every other command: which file, which line, what to do."""
    site = site_of(tmp_path, '[site]\nulr = "x"\n')

    done = publisher(site.path, *COMMAND[3:], "--port", "0")

    assert done.returncode == COULD_NOT_RUN
    assert 'publisher.toml:2: "site.ulr" bestaat niet' in done.stderr
