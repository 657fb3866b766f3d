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
    from publisher.model.site import ChannelSpec
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
    from publisher.pipeline import CARD, build
    from publisher.settings import read_settings
    from publisher.sheet import KIND, posts
    from publisher.wiring import house
    from publisher.words import Words

    settings = read_settings(Path.cwd())
    words = Words(settings.language)
    every_channel = house(settings)
    # with the cards that they name: they were drawn to be described, and no post shows an older one
    wanted = tuple(each for each in every_channel.channels if each.kind in {KIND, CARD})
    here = replace(every_channel, channels=wanted, whole=False)
    built = build(here)
    if unread := _unread(article, built):
        say_findings(unread, words)
        raise SystemExit(1)
    chosen = _named(article, built) if article or network else built.articles[:MANY]
    every = {each.id: posts(each, built.outputs, here.channels, settings.outbox) for each in chosen}
    if network:
        _copy(network, here.channels, chosen[0], every[chosen[0].id], built, words)
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
        if near := get_close_matches(wanted, known, n=1, cutoff=0.6):
            raise SettingsError("posts.unknown", key=name, near=near[0])
        raise SettingsError(
            "posts.none-so", key=name, known=", ".join(each.id for each in built.articles[:3]) or "–"
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


def _copy(  # noqa: PLR0913, PLR0917  # of one place
    name: str,
    channels: "Iterable[ChannelSpec]",
    article: "Article",
    found: "list[Post]",
    built: "Built",
    words: "Words",
) -> None:
    """Print the text for a network, named as it names itself; where there is none, why, and fail.

    Raises:
        SettingsError: Nothing is called so; with the names that there are.
    """
    from publisher.cli.report import say_findings
    from publisher.errors import SettingsError
    from publisher.model.artifact import Severity
    from publisher.sheet import KIND

    networks = [each for each in channels if each.kind == KIND]
    wanted = name.casefold()
    named = [each for each in networks if wanted in {each.name.casefold(), each.title.casefold()}]
    near = [each for each in networks if each.title.casefold().startswith(wanted)]
    if not (channel := next(iter((*named, *near)), None)):
        known = ", ".join(each.title for each in networks) or "–"
        raise SettingsError("posts.no-network", key=name, known=known)
    for post in found:
        if post.network == channel.name:
            click.echo(post.text)
            return
    errors = [
        each
        for each in built.findings
        if each.severity is Severity.ERROR
        and each.about.file.rpartition(".")[0] == article.file.rpartition(".")[0]
        and each.values.get("channel", channel.title) == channel.title
    ]
    say_findings(errors, words)
    raise SystemExit(1)


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
