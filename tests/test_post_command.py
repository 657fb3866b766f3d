"""``publisher posts``: what is handed out is what is so now, with its picture, or the reason why not."""

from pathlib import Path

import pytest

from tests.sites import TEXT, Folder
from tests.test_cli import ERRORS, publisher
from tests.test_post import post


def test_an_article_that_cannot_be_read_is_answered_with_the_reason(tmp_path: Path) -> None:
    """It is there, and its name is right: what is wrong is in it."""
    site = Folder(tmp_path)
    site.seed("zwembad.txt", TEXT)
    site.seed("zwembad.toml", "titel = 1\n")

    done = publisher(tmp_path, "posts", "zwembad.txt", "--copy", "x")

    assert done.returncode == ERRORS
    assert "seeds/zwembad.toml:1" in done.stderr


def test_what_is_wrong_with_a_post_stands_below_it(tmp_path: Path) -> None:
    """Whoever prints them wants to know before they paste."""
    site = Folder(tmp_path)
    site.seed("b.txt", TEXT)
    site.seed("b.toml", 'slug = "b"\n[posts.x]\ntext = ""\n')

    done = publisher(tmp_path, "posts")

    assert done.returncode == ERRORS
    assert "seeds/b.toml: je eigen tekst voor X is leeg" in done.stderr


def test_a_post_that_can_no_longer_be_made_is_not_handed_out_as_it_was(tmp_path: Path) -> None:
    """The old text is no longer so: its file goes, the page says why, and nothing is printed to paste."""
    site, page = Folder(tmp_path), "outbox/posts/index.html"
    site.seed("a.txt", TEXT)
    site.build(("x", "mastodon"))
    site.seed("a.toml", f'title = "Zwembad"\n[posts.x]\ntext = "{"a" * 300}"\n')

    done = publisher(tmp_path, "posts", "a", "--copy", "x")

    assert done.returncode == ERRORS
    assert done.stdout == ""
    assert "je eigen tekst voor X is te lang: 300 tekens, hoogstens 280" in done.stderr
    assert not (tmp_path / "outbox/posts/a/x.txt").exists()
    assert "je eigen tekst voor X is te lang: 300 tekens" in site.read(page)
    assert 'data-copy="a1-x-text"' not in site.read(page)
    assert 'data-copy="a1-mastodon-text"' in site.read(page)


@pytest.mark.parametrize("name", ["whatsapp", "WhatsApp", "WhatsApp-kanaal", "WHATSAPP"])
def test_a_network_is_found_by_the_name_in_its_frame(tmp_path: Path, name: str) -> None:
    """Who copies reads that name, not the folder's."""
    site = Folder(tmp_path)
    site.seed("a.txt", TEXT)

    done = publisher(tmp_path, "posts", "a", "--copy", name)
    other = publisher(tmp_path, "posts", "a", "--copy", "Myspace")

    assert done.stdout == site.read("outbox/posts/a/whatsapp.txt")
    assert "WhatsApp-kanaal" in other.stderr


def test_posts_written_anew_show_a_card_drawn_anew(tmp_path: Path) -> None:
    """Its words are those of its description."""
    site = Folder(tmp_path)
    site.seed("a.txt", TEXT)
    site.build(("x", "card"))
    site.seed("a.toml", 'title = "Een nieuw bad voor iedereen"\n')

    publisher(tmp_path, "posts", "a")

    (media,) = post(site, "a", "x")["media"]
    assert media["alt"].startswith("Een nieuw bad voor iedereen")
    assert media["bytes"] == (tmp_path / media["path"]).stat().st_size


def test_a_name_is_only_guessed_where_it_is_near(tmp_path: Path) -> None:
    """A guess at random helps nobody."""
    site = Folder(tmp_path)
    site.seed("zwembad.txt", TEXT)

    assert "Bedoelde je zwembad?" in publisher(tmp_path, "posts", "zwemmbad").stderr
    assert "Bedoelde je" not in publisher(tmp_path, "posts", "begraafplaats").stderr
