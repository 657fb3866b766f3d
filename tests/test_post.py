"""Posts fit their network to the last character, and say whole things only."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from publisher.channels.post.compose import Piece, composed
from publisher.channels.post.facets import TAG, facets, faults
from publisher.channels.post.little import little
from publisher.channels.post.measure import measure
from publisher.channels.registry import channel
from publisher.model.artifact import Severity
from publisher.model.site import Brand, Site
from tests.sites import SEEDS, TEMPLATES, TEXT, Folder, codes

NETWORKS = tuple(sorted(path.parent.name for path in TEMPLATES.glob("*/post.txt.j2")))
SITE = Site(url="https://x.example", language="nl", authority="x.example", since=2023, brand=Brand())


def post(site: Folder, article: str, network: str) -> dict[str, Any]:
    """Read a post as it waits in the outbox."""
    value: dict[str, Any] = json.loads(site.read(f"outbox/posts/{article}/{network}.json"))
    return value


def test_both_real_seeds_give_a_post_for_each_of_eight_networks(tmp_path: Path) -> None:
    """One article, every network, ready to paste."""
    site = Folder(tmp_path)
    for path in SEEDS.glob("*.txt"):
        site.seed(path.name, path.read_bytes())

    result = site.build((*NETWORKS, "card"))

    assert not result.errors
    assert len(NETWORKS) == 8
    for path in SEEDS.glob("*.txt"):
        texts = set()
        for network in NETWORKS:
            value = post(site, path.stem, network)
            text = str(value["text"])
            assert site.read(f"outbox/posts/{path.stem}/{network}.txt") == f"{text}\n"
            assert value["network"] == network
            assert value["article"] == path.stem
            assert (str(value["link"]) in text) is (network != "instagram")
            assert "\n\n\n" not in text
            assert text == text.strip()
            texts.add(text)
            (media,) = value["media"]
            picture = tmp_path / media["path"]
            with Image.open(picture) as drawn:
                assert drawn.size == (media["width"], media["height"])
            assert media["mime"] == ("image/jpeg" if network == "instagram" else "image/png")
            assert media["bytes"] == picture.stat().st_size
            assert media["alt"]
        assert len(texts) == 8


def test_posts_name_the_same_card_when_they_are_built_alone(tmp_path: Path) -> None:
    """Leaving channels out never changes another channel's bytes."""
    site = Folder(tmp_path)
    site.seed("a.txt", f"{TEXT} “Eindelijk zwemmen we”, zegt Jan Janssens, schepen van Sport.")
    site.build((*NETWORKS, "card"))
    names = [f"outbox/posts/a/{network}.json" for network in ("x", "bluesky", "instagram")]
    whole = [site.read(name) for name in names]
    for name in names:
        (tmp_path / name).unlink()

    site.build(("x", "bluesky", "instagram"))

    assert [site.read(name) for name in names] == whole
    assert [post(site, "a", name)["media"][0]["path"] for name in ("x", "bluesky", "instagram")] == [
        "feeds/cards/stad-opent-nieuw-zwembad-wijk-overleie.png",
        "feeds/cards/stad-opent-nieuw-zwembad-wijk-overleie.quote.png",
        "feeds/cards/stad-opent-nieuw-zwembad-wijk-overleie.jpg",
    ]


@settings(max_examples=30, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1, max_size=400))
def test_whatever_the_title_each_post_is_within_its_limit(title: str) -> None:
    """A post over the limit is refused by the network, or cut without a word."""
    from publisher.channels.post import render, units
    from publisher.channels.post.options import options_of
    from publisher.channels.templates import FolderTemplates
    from publisher.content.reading import read
    from publisher.model.content import Issue, IssueKind
    from publisher.model.source import Source
    from publisher.settings import Choices, read_settings
    from publisher.wiring import compiler

    sidecar = f"title = {json.dumps(title, ensure_ascii=False)}".encode() if title.strip() else None
    data = f" date 2026-10 {title}. Een gewone zin.".encode()
    source = Source(path="seeds/a.txt", stem="a", size_bytes=len(data), data=data, sidecar=sidecar)
    article, _ = read(source, language="nl", city="Kortrijk")
    issue = Issue(kind=IssueKind.ALL, name="all", articles=(article,))
    mjml = compiler(read_settings(Path(), Choices(), {}))
    for network in NETWORKS:
        spec = channel(TEMPLATES / network, SITE)
        templates = FolderTemplates(spec, mjml)
        for unit in units(issue, spec):
            for artifact in render(unit, spec, templates)[:1]:
                value = json.loads(artifact.body)
                assert measure(value["text"], options_of(spec).count) <= options_of(spec).limit
                for facet in value.get("facets", []):
                    marked = value["text"].encode()[facet["index"]["byteStart"] : facet["index"]["byteEnd"]]
                    feature = facet["features"][0]
                    assert marked.decode() in {feature.get("uri"), f"#{feature.get('tag')}"}


DIDS = {"@stad.kortrijk.be": "did:plc:stad"}


def test_facets_count_bytes_and_do_not_mark_half_a_tag() -> None:
    """Bluesky takes wrong offsets without a word."""
    text = "Café 👍 #2026 #Kortrijk-Zuid (https://x.example/é). @stad.kortrijk.be @iemand.be #Kortrijk"

    found = facets(text, DIDS)

    marked = [text.encode()[each["index"]["byteStart"] : each["index"]["byteEnd"]].decode() for each in found]
    assert marked == ["#Kortrijk", "https://x.example/é", "@stad.kortrijk.be", "#Kortrijk"]
    assert faults(text, found, DIDS) == []


@pytest.mark.parametrize(
    ("start", "end", "fault"),
    [
        *((0, 99, "range"), (3, 3, "range"), (-1, 2, "range")),
        *((0, 4, "border"), (6, 9, "text"), (8, 14, "overlap")),
    ],
)
def test_a_facet_that_is_wrong_is_found(start: int, end: int, fault: str) -> None:
    """Out of range, within a letter, over another, or not what it marks: no server would tell."""
    right = {"index": {"byteStart": 6, "byteEnd": 15}, "features": [{"$type": TAG, "tag": "Kortrijk"}]}
    wrong = {"index": {"byteStart": start, "byteEnd": end}, "features": [{"$type": TAG, "tag": "Kortrijk"}]}

    assert faults("Café #Kortrijk", [right], {}) == []
    assert f"{start}-{end}: {fault}" in faults("Café #Kortrijk", [right, wrong], {})


def test_linkedins_marks_are_escaped_for_its_api_and_left_alone_for_pasting() -> None:
    """One bracket that is not escaped, and LinkedIn cuts the post off there without a word."""
    assert little("(a) [b] #Plan2 x_y* #3") == r"\(a\) \[b\] {hashtag|\#|Plan2} x\_y\* \#3"


UNITS = st.lists(st.integers(min_value=1, max_value=60), max_size=6)


@given(UNITS, st.integers(min_value=0, max_value=120))
def test_no_unit_is_left_out_that_would_have_fitted(sizes: list[int], limit: int) -> None:
    """The room that a network gives is used by what says most."""
    available = tuple(Piece(name="sentence", index=i, text=f"{i}" * size) for i, size in enumerate(sizes))

    chosen = composed(
        available,
        ("sentence",),
        {"sentence": 9},
        lambda choice: sum(len(each.text) for each in choice) <= limit,
    )

    used = sum(len(each.text) for each in chosen)
    assert used <= limit
    assert all(used + len(each.text) > limit for each in available if each not in chosen)
    assert list(chosen) == sorted(chosen, key=lambda each: each.index)


def test_an_editors_own_text_is_taken_as_it_is(tmp_path: Path) -> None:
    """Who writes a post by hand means it."""
    site = Folder(tmp_path)
    site.seed("a.txt", TEXT)
    site.seed("a.toml", '[posts.x]\ntext = "Duik erin! {{ 7*7 }} #Zwemmen"\n')

    site.build(("x",))

    assert post(site, "a", "x")["text"] == "Duik erin! {{ 7*7 }} #Zwemmen"


def test_a_title_that_does_not_fit_is_named_and_nothing_is_cut(tmp_path: Path) -> None:
    """An editor's title of 300 characters fits no post on X; half a title is worse than none."""
    site = Folder(tmp_path)
    site.seed("a.txt", TEXT)
    site.seed("a.toml", f'title = "{"woord " * 50}"\n')

    result = site.build(("x",))

    assert "post.title-left-out" in codes(result)
    assert "woord woord" not in str(post(site, "a", "x")["text"])
    assert str(post(site, "a", "x")["link"]) in str(post(site, "a", "x")["text"])


def test_a_link_that_does_not_fit_is_named(tmp_path: Path) -> None:
    """Bluesky counts an address in full: where it is longer than a post, the post leads nowhere."""
    site = Folder(tmp_path)
    site.seed("a.txt", TEXT)
    site.write("publisher.toml", f'[site]\nurl = "https://nieuws.stad.example/{"map/" * 70}"\n')

    said = {network: codes(site.build((network,))) for network in ("bluesky", "mastodon", "instagram")}

    assert "post.link-left-out" in said["bluesky"]
    assert "https://" not in str(post(site, "a", "bluesky")["text"])
    assert "post.link-left-out" not in said["mastodon"] + said["instagram"]  # shortened there, and none here


@pytest.mark.parametrize("name", ["Wat nu?", "bad: deel 2", "CON", "aux.2026", "open einde. ", "a|b", 'd"e'])
def test_a_folder_of_the_outbox_has_a_name_that_every_disk_takes(tmp_path: Path, name: str) -> None:
    """The comms team copies the outbox to a share, and opens it on Windows."""
    site = Folder(tmp_path)
    site.seed(f"{name}.txt", TEXT)
    site.seed("Wat nu_.txt", TEXT.replace("zwembad", "park"))

    site.build(("x",))

    folders = sorted(path.name for path in (tmp_path / "outbox" / "posts").iterdir() if path.is_dir())
    assert len(folders) == 2
    assert "Wat nu_" in folders  # what can stand as it is does
    assert not {each.partition(".")[0].upper() for each in folders} & {
        "CON",
        "PRN",
        "AUX",
        "NUL",
        "COM1",
        "LPT1",
    }
    assert not set("".join(folders)) & set('<>:"/\\|?*')
    assert not any(each.endswith((".", " ")) for each in folders)
    (own,) = set(folders) - {"Wat nu_"}
    assert json.loads(site.read(f"outbox/posts/{own}/x.json"))["article"] == name


def test_two_names_that_differ_by_such_a_character_stay_two(tmp_path: Path) -> None:
    """Otherwise one post would be written over the other."""
    site = Folder(tmp_path)
    site.seed("Wat nu?.txt", TEXT)
    site.seed("Wat nu:.txt", TEXT.replace("zwembad", "park"))

    site.build(("x",))

    assert len([path for path in (tmp_path / "outbox" / "posts").iterdir() if path.is_dir()]) == 2


@pytest.mark.parametrize("seed", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem)
@pytest.mark.parametrize("network", NETWORKS)
def test_a_post_reads_as_it_was_approved(tmp_path: Path, seed: Path, network: str) -> None:
    """A rule that changes shows here what it does to real posts; read them before taking them over."""
    site = Folder(tmp_path)
    site.seed(seed.name, seed.read_bytes())

    site.build((network,))

    golden = Path(__file__).parent / "golden" / "posts" / seed.stem / f"{network}.txt"
    assert site.read(f"outbox/posts/{seed.stem}/{network}.txt") == golden.read_text(encoding="utf-8")


def test_two_articles_that_say_the_same_on_a_network_are_named_by_a_build(tmp_path: Path) -> None:
    """The finding names the newer one, and the one that is out already; their own links are no difference."""
    site, page = Folder(tmp_path), "outbox/posts/index.html"
    site.seed("oud.txt", TEXT)
    site.seed("nieuw.txt", TEXT.replace("2026-10", "2026-11"))
    site.seed("nieuw.toml", 'slug = "b"\n[posts.x]\ntext = "Iets eigens. https://n.example/nieuws/b/"\n')

    result = site.build(("x", "instagram", "feed"))

    (same,) = (each for each in result.findings if each.code == "post.same")
    assert same.severity is Severity.REVIEW
    assert same.about.file == "seeds/nieuw.txt"
    assert same.values == {"channel": "Instagram", "other": "seeds/oud.txt"}
    assert page in {f"{each.place}/{each.path}" for each in result.outputs}
    assert site.read(page).count("dezelfde tekst") == 1
    assert "post.same" in codes(site.build(("x", "instagram", "feed")))  # said until it is mended
