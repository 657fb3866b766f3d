"""Texts from elsewhere: among the seeds in any form, or taken in as a .txt; nothing is ever overwritten."""

from dataclasses import replace
from pathlib import Path

import pytest

from publisher.content.reading import read
from publisher.content.seeds import source
from tests.doors import docx
from tests.sites import Folder, codes
from tests.test_cli import COULD_NOT_RUN, ERRORS, WELL, publisher
from tests.test_doors import HTML, MD, WORDS, YAML_FRONT


@pytest.fixture
def site(tmp_path: Path) -> Folder:
    """Make a site without seeds, and texts beside it."""
    folder = Folder(tmp_path)
    (tmp_path / "seeds").mkdir()
    folder.write("een.md", YAML_FRONT + MD)
    folder.write("twee.html", HTML)
    (tmp_path / "drie.docx").write_bytes(docx("# Overleie zwemt", *WORDS))
    return folder


def test_seeds_of_every_form_are_built(site: Folder) -> None:
    """An editor saves what she has, and it is news."""
    site.seed("een.md", YAML_FRONT + MD)
    site.seed("twee.html", HTML.replace("Duik erin: ", "Kom mee: "))
    site.seed("drie.docx", docx("date 2026-10", "# Overleie zwemt", *WORDS))
    site.seed("~$drie.docx", b"\x05Jan")

    built = site.build(only=("feed",))

    assert {article.id for article in built.articles} == {"een", "twee", "drie"}
    assert built.errors == ()
    assert "seed.ending" not in codes(built)
    site.seed("een.toml", 'title = "Anders"')
    assert "Anders" in [article.title.text for article in site.build(only=("feed",)).articles]


def test_two_seeds_with_one_stem_are_an_error(site: Folder) -> None:
    """Its name is what an article is known by: one of the two is meant, and a person knows which."""
    site.seed("een.md", YAML_FRONT + MD)
    site.seed("een.txt", "date 2026-10 Een andere tekst over iets anders in de stad.")

    built = site.build(only=("feed",))

    assert "seed.id-twice" in codes(built)
    assert len(built.articles) == 1


def test_a_folder_with_the_name_of_a_seed_is_a_folder(site: Folder) -> None:
    """Nothing is opened that is no file."""
    site.seed("map.md/een.md", YAML_FRONT + MD)

    assert [article.id for article in site.build(only=("feed",)).articles] == ["een"]
    assert publisher(site.path, "inspect", "seeds/map.md").returncode == ERRORS


@pytest.mark.parametrize("name", ["een.md", "twee.html", "drie.docx"])
def test_what_is_taken_in_is_the_article_that_it_was(site: Folder, name: str) -> None:
    """The .txt says what the document said, to the last comma."""
    path = site.path / name

    done = publisher(site.path, "import", name, "--date", "2026-10")

    assert done.returncode == WELL, done.stderr
    stem = path.stem
    assert sorted(each.name for each in (site.path / "seeds").iterdir()) == [f"{stem}.toml", f"{stem}.txt"]
    made = source(site.path / f"seeds/{stem}.txt", site.path / "seeds")
    article, _ = read(made, language="nl", city="Kortrijk")
    seed = source(path, site.path)
    if name == "drie.docx":
        seed = replace(seed, sidecar=b'date = "2026-10"')
    original, _ = read(seed, language="nl", city="Kortrijk")
    assert replace(article, file="", digest="") == replace(original, file="", digest="")


def test_nothing_is_overwritten(site: Folder) -> None:
    """A text that somebody wrote is worth more than one that is taken in."""
    site.seed("map/Een.txt", "date 2026-10 Van mij.")
    site.seed("twee.toml", "# van mij")

    done = publisher(site.path, "import", "een.md", "twee.html", "drie.docx", "--date", "2026-10")

    assert done.returncode == ERRORS
    assert done.stderr.count("niets overschreven") == 2
    names = {each.relative_to(site.path / "seeds").as_posix() for each in (site.path / "seeds").rglob("*.t*")}
    assert names == {"map/Een.txt", "twee.toml", "drie.txt", "drie.toml"}
    assert site.read("seeds/twee.toml") == "# van mij"


def test_a_text_without_a_date_asks_for_one(site: Folder) -> None:
    """The month is the one thing that nobody can guess."""
    done = publisher(site.path, "import", "drie.docx")

    assert done.returncode == ERRORS
    assert "--date 2026-10" in done.stderr
    assert list((site.path / "seeds").iterdir()) == []
    assert publisher(site.path, "import", "drie.docx", "--date", "oktober").returncode == COULD_NOT_RUN


def test_what_is_no_article_is_not_taken_in(site: Folder) -> None:
    """A file that would stop being one among the seeds is refused before it is there."""
    site.write("fout.md", "---\ndate: 2026-10\ntitel: x\n---\nEen zin.")
    site.write("foto.pdf", "%PDF-")

    done = publisher(site.path, "import", "fout.md", "foto.pdf", "weg.docx")

    assert done.returncode == ERRORS
    for name in ("fout.md:3", "foto.pdf", "weg.docx"):
        assert name in done.stderr
    assert list((site.path / "seeds").iterdir()) == []


def test_without_the_extra_a_word_document_says_what_to_install(site: Folder) -> None:
    """The others are built; who has a Word document is told what is missing."""
    site.seed("een.md", YAML_FRONT + MD)
    site.seed("drie.docx", docx("date 2026-10", *WORDS))
    site.write("zonder/mammoth.py", "raise ImportError")

    done = publisher(site.path, "build", "--only", "feed", PYTHONPATH=str(site.path / "zonder"))

    assert done.returncode == ERRORS
    assert "fout  seeds/drie.docx: " in done.stderr
    assert "city-publisher[docx]" in done.stderr
    assert "Duik erin" in site.read("feeds/rss.xml")
