"""Promises of the picture cards: what stands on them, where, and when there is none."""

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from shutil import copytree

import pytest
from PIL import Image, ImageChops, ImageStat

from publisher.channels import card
from publisher.channels.card.picture import encoded
from publisher.channels.registry import channel
from publisher.channels.templates import FolderTemplates
from publisher.errors import TemplateError
from publisher.model.artifact import Artifact, Finding, Place, Severity
from publisher.model.content import Article, Issue, IssueKind, Media, Mention, Origin, Quote, Span
from publisher.model.site import DARK, Brand, Site
from tests.articles import NoCompiler
from tests.articles import article as whole

ROOT = Path(__file__).parent.parent
GOLDEN = Path(__file__).parent / "golden"
TEMPLATES = ROOT / "templates" / "card"
TITLE = "Deelfabriek Kortrijk wint Europese prijs voor sociale dienstverlening"
SITE = Site(
    url="https://nieuws.kortrijk.example",
    language="nl",
    authority="kortrijk.example",
    since=2023,
    brand=Brand(),
)
NOON = datetime(2023, 11, 1, 12, tzinfo=UTC)


def article(title: str = TITLE, month: int = 11, day: int = 0) -> Article:
    """Write an article with a title and a date; a day where one is given."""
    when = f"2023-{month:02}" + (f"-{day:02}" if day else "")
    return whole("000_a", when, title, title=title, teaser="", slug="deelfabriek", blocks=())


def issue(*articles: Article) -> Issue:
    """Gather articles."""
    return Issue(kind=IssueKind.ALL, name="all", articles=articles)


def drawn(one: Article, site: Site = SITE, folder: Path = TEMPLATES) -> tuple[Artifact, ...]:
    """Render the cards of an article."""
    spec = channel(folder, site)
    return card.render(card.units(issue(one), spec)[0], spec, FolderTemplates(spec, NoCompiler()))


def found(one: Article) -> tuple[Finding, ...]:
    """Check the card of an article."""
    return card.check(issue(one), drawn(one), channel(TEMPLATES, SITE))


def pixels(one: Article, site: Site = SITE, ending: str = "k.png") -> Image.Image:
    """Draw the cards of an article and read one back: the title's, unless another is asked for."""
    (artifact,) = (each for each in drawn(one, site) if each.path.endswith(f"deelfabrie{ending}"))
    return Image.open(BytesIO(artifact.body))


def saying(*quotes: tuple[str, str, str], month: int = 3, confidence: float = 1.0) -> Article:
    """Write an article in which somebody says something."""
    said = tuple(
        Quote(
            span=Span(start=0, end=1),
            text=text,
            speaker=speaker,
            role=role,
            origin=Origin.SOURCE,
            confidence=confidence,
        )
        for text, speaker, role in quotes
    )
    people = tuple(Mention(name=speaker, role=role, spans=()) for _, speaker, role in quotes)
    return replace(article(month=month), quotes=said, mentions=people)


def described(one: Article, site: Site = SITE) -> dict[str, Media]:
    """Describe the cards of an article to other kinds."""
    spec = channel(TEMPLATES, site)
    templates = FolderTemplates(spec, NoCompiler())
    return {
        media.variant: media
        for media in (card.media(one, each, spec, templates) for each in drawn(one, site))
    }


def written(picture: Image.Image) -> bool:
    """Tell whether a stretch of a picture has more than its ground and the pale threads."""
    low, high = ImageStat.Stat(picture.convert("L")).extrema[0]
    return high - low > 60


VOICE = (
    "We willen dat iedereen zich in onze stad welkom voelt en gelijkwaardige kansen krijgt",
    "Ruth Vandenberghe",
    "burgemeester",
)


@pytest.mark.parametrize(
    ("name", "one", "ending"),
    [
        ("card-title.png", article(), "k.png"),
        ("card-square.jpg", article(), "k.jpg"),
        ("card-quote.png", saying(VOICE), "k.quote.png"),
    ],
)
def test_a_card_is_the_picture_that_was_agreed(name: str, one: Article, ending: str) -> None:
    """Pixels are compared, not bytes: compression may differ between processors."""
    golden = Image.open(GOLDEN / name).convert("RGB")

    difference = ImageChops.difference(pixels(one, ending=ending).convert("RGB"), golden).convert("L")

    assert max(ImageStat.Stat(difference).mean) < 0.2
    assert sum(difference.histogram()[64:]) < 100  # pixels that an eye would see


def test_cards_are_small_public_and_the_same_each_time() -> None:
    """Bluesky takes pictures under 1,000,000 bytes, and a build repeats itself byte for byte."""
    artifacts = drawn(saying(VOICE))
    encoded.cache_clear()

    assert [(each.path, each.media_type) for each in artifacts] == [
        ("cards/deelfabriek.png", "image/png"),
        ("cards/deelfabriek.jpg", "image/jpeg"),
        ("cards/deelfabriek.quote.png", "image/png"),
    ]
    assert {each.place for each in artifacts} == {Place.PUBLIC}
    assert max(len(each.body) for each in artifacts) < 200_000
    assert [Image.open(BytesIO(each.body)).size for each in artifacts] == [
        (1200, 630),
        (1080, 1080),
        (1200, 630),
    ]
    assert drawn(saying(VOICE)) == artifacts


def test_the_same_words_are_drawn_once() -> None:
    """A text that changes below its title costs no drawing where the process lives on, as in the preview."""
    drawn(article())
    before = encoded.cache_info()

    drawn(replace(article(), text="Iets anders.", digest="sha256:1"))

    after = encoded.cache_info()
    assert after.misses == before.misses
    assert after.hits == before.hits + 2


def test_other_kinds_learn_of_a_card_what_they_need() -> None:
    """A post names the picture; its alternative text is the words on it."""
    one = replace(saying(VOICE), title=article("Feest 🎉 in Kortrijk").title)

    found = described(one)

    assert list(found) == ["title", "square", "quote"]
    assert {found["title"].alt, found["square"].alt} == {"Feest in Kortrijk – maart 2023"}
    assert found["quote"].alt == f"“{VOICE[0]}” Ruth Vandenberghe, burgemeester – maart 2023"
    for media, artifact in zip(found.values(), drawn(one), strict=True):
        assert (media.path, media.mime) == (artifact.path, artifact.media_type)
        assert (media.width, media.height) == Image.open(BytesIO(artifact.body)).size
        assert media.size_bytes == len(artifact.body)


def test_a_title_that_cannot_be_set_has_no_card_but_a_finding() -> None:
    """Never an ellipsis, never a cut word: an editor writes a shorter title."""
    long = article("Kortrijk en de regio werken samen aan een plan " * 5)

    assert drawn(long) == ()
    (finding,) = found(long)
    assert (finding.code, finding.severity) == ("card.title-long", Severity.REVIEW)
    assert finding.about.file == "seeds/000_a.txt"
    assert finding.values == {"length": 234}


@pytest.mark.parametrize("title", ["W" * 60, "x" * 1_000_000, "woord " * 170_000])
def test_what_is_wider_than_the_card_is_not_drawn_over_its_edge(title: str) -> None:
    """One endless word, or a megabyte, is answered at once."""
    assert drawn(article(title)) == ()
    assert [finding.code for finding in found(article(title))] == ["card.title-long"]


def test_a_character_that_the_font_lacks_is_left_out_and_named() -> None:
    """A box instead of a letter looks broken to every reader."""
    strange = article(TITLE + " 🎉👩‍👩‍👧 مرحب 日本")

    assert pixels(strange).tobytes() == pixels(article()).tobytes()
    (finding,) = found(strange)
    assert (finding.code, finding.severity) == ("card.glyphs", Severity.REVIEW)
    assert finding.values == {"characters": "🎉 👩‍👩‍👧 م ر ح ب 日 本"}


@pytest.mark.parametrize("title", ["Київ: Oekraïense school 20 jaar", "Oekraïense school 20 jaar – Київ"])
def test_no_mark_is_left_where_a_word_is_left_out(title: str) -> None:
    """A card that opens with a colon looks broken."""
    one = article(title)

    assert pixels(one).tobytes() == pixels(article("Oekraïense school 20 jaar")).tobytes()


def test_a_title_of_which_nothing_is_left_has_no_card() -> None:
    """An empty cloth says nothing."""
    for title in ("مرحبا!", "🎉🎉", "…", ""):
        assert drawn(article(title)) == ()
        assert [finding.code for finding in found(article(title))] == ["card.title-empty"]


@pytest.mark.parametrize(("month", "side"), [(1, 1), (6, 1), (7, -1), (12, -1)])
def test_the_month_stands_beside_its_red_thread(month: int, side: int) -> None:
    """To the right until June and to the left from July, so that it never leaves the picture."""
    picture = pixels(article(month=month))
    thread = 72 + (month - 1) * 88
    right, left = picture.crop((thread + 8, 540, 1200, 600)), picture.crop((0, 540, thread, 600))

    assert picture.getpixel((thread + 4, 629)) == (0xD2, 0x33, 0x1F)
    assert written(right if side == 1 else left)
    assert not written(left if side == 1 else right)


def test_each_month_has_a_thread() -> None:
    """Twelve of them, one red; the others end where the design says."""
    picture = pixels(article(month=3))
    row = [picture.getpixel((72 + month * 88, 520)) for month in range(12)]

    assert [colour == (0xD2, 0x33, 0x1F) for colour in row] == [month == 2 for month in range(12)]
    assert row.count((0xCA, 0xD6, 0xF8)) == 11
    assert picture.getpixel((72, 526)) == (255, 255, 255)


def test_a_day_is_shown_as_its_month() -> None:
    """A thread is a month; a card is shown long after the day."""
    assert pixels(article(day=9)).tobytes() == pixels(article()).tobytes()


def test_a_card_has_the_colours_of_the_brand() -> None:
    """A city changes [brand] and nothing else."""
    picture = pixels(article(), replace(SITE, brand=Brand(light=DARK)))

    assert picture.getpixel((10, 10)) == (0x28, 0x33, 0x6A)
    assert picture.getpixel((10, 620)) == (0x11, 0x14, 0x1F)
    assert picture.getpixel((956, 600)) == picture.getpixel((206, 60)) == (0xFF, 0x6A, 0x4C)


def test_a_long_city_name_is_set_smaller_not_cut() -> None:
    """Not every city is called Kortrijk."""
    brand = Brand(city="Sint-Katelijne-Waver en omliggende gemeenten", name="nieuws van de stad en het OCMW")

    picture = pixels(article(), replace(SITE, brand=brand))

    assert written(picture.crop((900, 50, 1128, 110)))
    assert not written(picture.crop((1129, 50, 1200, 110)))


def test_an_empty_brand_is_no_fault() -> None:
    """A city without a second word has a wordmark of one."""
    assert drawn(article(), replace(SITE, brand=Brand(city="", name="")))


def test_signs_of_templates_and_markup_are_text() -> None:
    """A title is never code, and stays within the margins."""
    title = "{{ 7*7 }} {% if %} <script>alert(1)</script> ]]> --"

    picture = pixels(article(title))

    assert found(article(title)) == ()
    assert not written(picture.crop((0, 120, 72, 490)))
    assert not written(picture.crop((1129, 120, 1200, 490)))


@pytest.mark.parametrize("name", ["fonts/None.ttf", "fonts/OFL.txt", "../../README.md"])
def test_a_font_that_is_none_is_named(tmp_path: Path, name: str) -> None:
    """Who changes the typeface learns which file is wrong; nothing beyond the folder is read."""
    folder = tmp_path / "templates" / "card"
    copytree(TEMPLATES, folder)
    (folder / "channel.toml").write_text(f'kind = "card"\ntitle = "K"\nbold = "{name}"\n', encoding="utf-8")

    with pytest.raises(TemplateError) as error:
        drawn(article(), folder=folder)

    assert error.value.code == "card.font"
    assert error.value.file == f"templates/card/{name}"
    assert card.check(issue(article()), (), channel(folder, SITE)) == ()
