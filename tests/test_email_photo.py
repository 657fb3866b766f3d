"""The editors' photos in the newsletter: fetched from the website, never larger than the column."""

import re
from pathlib import Path

import html5lib
import pytest

from publisher.channels.email import units
from publisher.channels.email.mjml import MjmlCli
from publisher.channels.registry import channel
from publisher.model.content import Issue, IssueKind, Media, Photo
from tests.mails import FOLDER, HOSTILE, ROOT, SITE, article, checked, newsletter
from tests.tools import needs


@pytest.fixture(scope="module")
def compiler(tmp_path_factory: pytest.TempPathFactory) -> MjmlCli:
    """Compile with the real program, once."""
    return MjmlCli(search=(ROOT,), cache=tmp_path_factory.mktemp("cache"), node=needs("node"))


def pictured(*measures: tuple[int, int], alt: str = "Het park", credit: str = "Jan") -> Issue:
    """Gather a month of articles, each with a photo of these measures at its largest, and one without."""
    photos: dict[str, tuple[Media, ...]] = {}
    photo = Photo(path="park.jpg", alt=alt, credit=credit, digest="sha256:1")
    articles = [article(number, photo=photo) for number in range(1, len(measures) + 1)]
    for one, (width, height) in zip(articles, measures, strict=True):
        sizes = sorted({min(each, width) for each in (480, 960, 1600)})
        photos[one.id] = tuple(
            Media(
                path=f"fotos/{one.id}-{each}.jpg",
                alt=alt,
                mime="image/jpeg",
                size_bytes=1,
                width=each,
                height=round(each * height / width),
            )
            for each in sizes
        )
    return Issue(kind=IssueKind.MONTH, name="2023-11", articles=(*articles, article(9)), photos=photos)


def images(issue: Issue, compiler: MjmlCli) -> list[dict[str, str]]:
    """Give what a mail program is told of each picture, and where its link leads."""
    html = newsletter(issue, compiler)[".html"].body.decode()
    found = html5lib.parse(html, namespaceHTMLElements=False)
    links = {
        id(link.find("img")): link.get("href") for link in found.iter("a") if link.find("img") is not None
    }
    return [{**each.attrib, "href": links[id(each)] or ""} for each in found.iter("img")]


def test_a_photo_stands_with_its_article_and_leads_to_it(compiler: MjmlCli) -> None:
    """With its words for who has pictures turned off, and the size that suits a mail."""
    issue = pictured((1600, 1067), (1000, 667))

    first, second = images(issue, compiler)

    assert first["src"] == f"{SITE.url}/fotos/a1-960.jpg"
    assert second["src"] == f"{SITE.url}/fotos/a2-960.jpg"
    assert (first["alt"], first["href"]) == ("Het park", f"{SITE.url}/nieuws/artikel-1/")
    assert (first["width"], first["height"]) == ("560", "373")
    assert newsletter(issue, compiler)[".html"].body.decode().count("Foto: Jan") == 2
    assert checked(newsletter(issue, compiler), issue) == []


@pytest.mark.parametrize(
    ("width", "height", "shown"),
    [(300, 200, ("300", "200")), (1600, 3200, ("280", "560")), (9, 3000, ("1", "333"))],
)
def test_a_photo_fills_no_screen(compiler: MjmlCli, width: int, height: int, shown: tuple[str, str]) -> None:
    """Outlook takes the width at its word: what is small stays small, what is tall stays in the window."""
    (image,) = images(pictured((width, height)), compiler)

    assert (image["width"], image["height"]) == shown
    assert "max-width:100%" in image["style"]


def test_words_of_a_photo_are_text(compiler: MjmlCli) -> None:
    """An editor may write anything."""
    issue = pictured((1600, 900), alt=HOSTILE, credit=HOSTILE)

    (image,) = images(issue, compiler)

    assert image["alt"] == HOSTILE
    html = newsletter(issue, compiler)[".html"].body.decode()
    assert "<script" not in html
    assert f"Foto: {HOSTILE}".split("<", maxsplit=1)[0] in html


def test_a_month_without_photos_is_as_light_as_before(compiler: MjmlCli) -> None:
    """Nothing is fetched where there is nothing to see."""
    html = newsletter(pictured(), compiler)[".html"].body.decode()

    assert "<img" not in re.sub(r"<!--.*?-->", "", html, flags=re.DOTALL)


def test_a_newsletter_draws_on_the_photos_of_its_own_articles() -> None:
    """A photo of another month makes no mail anew."""
    issue = pictured((1600, 900), (1600, 900))
    own = Issue(kind=IssueKind.MONTH, name="2023-11", articles=issue.articles[:1], photos=issue.photos)

    (unit,) = units(own, channel(Path(FOLDER), SITE))

    assert unit.issue.photos.keys() == {"a1"}
