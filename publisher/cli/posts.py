"""``publisher posts``: the posts as they will read, each with its counter; or the text of one, to paste."""

import textwrap
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from publisher.model.artifact import Finding
    from publisher.model.built import Built
    from publisher.model.content import Article
    from publisher.sheet import Post
    from publisher.words import Words

WIDTH = 72
MANY = 10  # articles that are shown when none is named


@click.command()
@click.argument("article", default="")
@click.option("--copy", "network", metavar="NETWORK", default="", help="Print just the text, to paste.")
def command(*, article: str, network: str) -> None:
    """Show the posts of an ARTICLE, or of the newest; they are written anew where it has changed.

    ARTICLE is the name of its file, or its address.

    Exit status: 0 well, 1 errors were found, 2 could not run.
    """
    from publisher.cli.report import say_findings, status
    from publisher.pipeline import build
    from publisher.settings import read_settings
    from publisher.sheet import KIND, posts
    from publisher.wiring import house
    from publisher.words import Words

    settings = read_settings(Path.cwd())
    words = Words(settings.language)
    every_channel = house(settings)
    networks = tuple(each for each in every_channel.channels if each.kind == KIND)
    here = replace(every_channel, channels=networks, whole=False)
    built = build(here)
    if unread := _unread(article, built):
        say_findings(unread, words)
        raise SystemExit(1)
    chosen = _named(article, built) if article or network else built.articles[:MANY]
    every = {each.id: posts(each, built.outputs, here.channels, settings.outbox) for each in chosen}
    if network:
        click.echo(_one(network, [post for found in every.values() for post in found]).text)
        return
    for each in chosen:
        _say(each, every[each.id], words)
    if len(built.articles) > len(chosen) and not article:
        click.echo(words.count("posts.more", len(built.articles) - len(chosen)))
    files = {each.file.rpartition(".")[0] for each in chosen}
    found = [each for each in built.findings if each.about.file.rpartition(".")[0] in files]
    say_findings(found, words)
    raise SystemExit(status(found, strict=False))


def _named(name: str, built: "Built") -> "tuple[Article, ...]":
    """Find the article that a person means. Raises SettingsError, with the nearest name."""
    from difflib import get_close_matches

    from publisher.errors import SettingsError

    known = {key.casefold(): each for each in built.articles for key in (each.id, each.slug)}
    if not name:
        if len(built.articles) == 1:
            return built.articles
        raise SettingsError("posts.unnamed", known=", ".join(each.id for each in built.articles[:3]) or "–")
    wanted = _stem(name)
    if wanted not in known:
        near = get_close_matches(wanted, known, n=1, cutoff=0.3)
        raise SettingsError(
            "posts.unknown", key=name, near=near[0] if near else ", ".join(known)[:100] or "–"
        )
    return (known[wanted],)


def _stem(name: str) -> str:
    """Reduce what a person may call an article, ``seeds/Zwembad.txt``, to one form."""
    from publisher.content.seeds import SEED

    last = name.rstrip("/").rpartition("/")[2].casefold()
    return next((last.removesuffix(each) for each in (*SEED, ".toml") if last.endswith(each)), last)


def _unread(name: str, built: "Built") -> "list[Finding]":
    """Give what keeps the article from being read that a person means; nothing where it was read."""
    from publisher.model.artifact import Severity

    wanted = _stem(name)
    if not wanted or any(_stem(each.file) == wanted for each in built.articles):
        return []
    errors = (each for each in built.findings if each.severity is Severity.ERROR)
    return [each for each in errors if _stem(each.about.file) == wanted]


def _one(network: str, found: "Iterable[Post]") -> "Post":
    """Find the post for a network. Raises SettingsError, with the names that there are."""
    from publisher.errors import SettingsError

    by_name = {post.network: post for post in found}
    if network not in by_name:
        raise SettingsError("posts.no-network", key=network, known=", ".join(by_name) or "–")
    return by_name[network]


def _say(article: "Article", found: "Iterable[Post]", words: "Words") -> None:
    """Print the posts of one article, each in a frame."""
    from publisher.channels.post.checks import style

    click.echo(click.style(article.title.text, bold=True))
    click.echo(f"{article.file}\n")
    for post in found:
        head = f"╭─ {post.title} {post.length}/{post.limit} "
        click.echo(f"{head}{'─' * max(2, WIDTH - len(head))}")
        for line in post.text.splitlines():
            for row in textwrap.wrap(line, WIDTH - 2, break_long_words=False, break_on_hyphens=False) or [""]:
                click.echo(f"│ {row}".rstrip())
        click.echo(f"╰{'─' * (WIDTH - 1)}")
        for code, _, values in style(post.said):
            click.echo(f"  {words.say(f'post.{code}', channel=post.title, **values)}")
        click.echo()
