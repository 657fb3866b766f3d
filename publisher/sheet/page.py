"""The page ``outbox/posts/index.html``: each post roughly as its network shows it, with a button to copy it.

It stands alone: no file beside it but the cards, nothing from any other host.
"""

import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from publisher.channels.typography import day
from publisher.model.artifact import About, Artifact, Finding, Place, Severity
from publisher.model.content import Article
from publisher.model.manifest import UnitRow
from publisher.model.site import ChannelSpec, Site
from publisher.pipeline import SHEET
from publisher.sheet import Post, Unmade, posts, twins, unmade
from publisher.words import Words

PATH = "posts/index.html"
MOST = 50  # the newest articles; who wants an older one asks for it by name
WHOLE = 100  # percent
PICTURE_FIRST = {"instagram", "whatsapp"}
# Before these a text may fold.
WORD = re.compile(r"\s")


Works = Sequence[tuple[Article, Sequence[Post]]]


def newest(
    site: Site,
    channels: Sequence[ChannelSpec],
    folders: Mapping[Place, Path],
    articles: Sequence[Article],
    units: Mapping[str, Mapping[str, UnitRow]],
) -> tuple[Artifact | None, tuple[Finding, ...]]:
    """Lay out the posts of the newest articles as they wait in the outbox; None where none does.

    Two that say the same are found here, where they stand beside each other.
    """
    shown: list[tuple[Article, list[Post]]] = []
    missing: dict[str, list[Unmade]] = {}
    for article in articles[:MOST]:
        rows = [units.get(channel.name, {}).get(article.id) for channel in channels]
        made = [output for row in rows if row for output in row.outputs]
        found = posts(article, made, channels, folders[Place.OUTBOX])
        missing[article.id] = unmade(article, units, channels)
        if found or missing[article.id]:
            shown.append((article, found))
    return (page(shown, missing, site, folders) if shown else None), tuple(map(_same, twins(shown)))


def page(
    every: Works, missing: Mapping[str, Sequence[Unmade]], site: Site, folders: Mapping[Place, Path]
) -> Artifact:
    """Lay out the posts of some articles, in the site's own language: bytes depend on no machine.

    Args:
        missing: By article id, the posts that could not be made: why stands in their place.
    """
    language = "nl" if site.language.startswith("nl") else "en"
    words = Words(language)
    public = os.path.relpath(folders[Place.PUBLIC], (folders[Place.OUTBOX] / PATH).parent)
    same = {(post.network, article.id) for post, article, _ in twins(every)}
    shown = [
        {
            "id": f"a{number}",
            "title": article.title.text,
            "language": article.language,
            "date": day(article.date, language),
            "ready": words.count("sheet.ready", len(found)),
            "posts": [
                {
                    **_shown(post, words, folders[Place.PUBLIC], public),
                    "at": f"a{number}-{post.network}",
                    "same": (post.network, article.id) in same,
                }
                for post in found
            ],
            "missing": [
                {
                    "at": f"a{number}-{each.network}",
                    "title": each.title,
                    "errors": [words.say(error.code, **error.values) for error in each.errors],
                }
                for each in missing.get(article.id, ())
            ],
        }
        for number, (article, found) in enumerate(every, 1)
    ]
    return Artifact(
        channel=SHEET,
        unit="index",
        place=Place.OUTBOX,
        path=PATH,
        media_type="text/html; charset=utf-8",
        body=_filled(shown, site, words, language).encode(),
    )


def _same(twin: tuple[Post, Article, Article]) -> Finding:
    """Say that a post says what another said before."""
    post, article, other = twin
    values = {"channel": post.title, "other": other.file}
    return Finding(code="post.same", severity=Severity.REVIEW, about=About(file=article.file), values=values)


def _filled(articles: list[dict[str, Any]], site: Site, words: Words, language: str) -> str:
    """Fill the template."""
    own = Path(__file__).parent
    environment = Environment(
        loader=FileSystemLoader(own),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("sheet.html.j2").render(
        articles=articles,
        site=site,
        brand=site.brand,
        language=language,
        host=urlsplit(site.url).hostname or "",
        style=(own / "sheet.css").read_text(encoding="utf-8"),
        script=(own / "sheet.js").read_text(encoding="utf-8"),
        say={
            "posts": words.say("sheet.posts"),
            "desk": words.say("sheet.desk"),
            "button": words.say("sheet.copy"),
            "copied": words.say("sheet.copied"),
            "failed": words.say("sheet.failed"),
            "skip": words.say("sheet.skip"),
            "same": words.say("sheet.same"),
            "keep": words.say("sheet.keep"),
        },
    )


def _shown(post: Post, words: Words, folder: Path, public: str) -> dict[str, Any]:
    """Give a post as its frame needs it."""
    before, after = folded(post.parts[0], post.stops)
    return {
        "title": post.title,
        "network": post.network,
        "before": before,
        "after": after,
        "more": words.say("sheet.more", channel=post.title) if after else "",
        "parts": post.parts[1:],
        "text": post.text,
        "count": words.say("sheet.count", length=f"{post.length}", limit=_grouped(post.limit)),
        "share": min(WHOLE, round(WHOLE * post.length / post.limit)),
        "card": f"{quote(public)}/{quote(post.card)}" if post.card and (folder / post.card).is_file() else "",
        "alt": post.alt,
        "width": post.size[0],
        "height": post.size[1],
        "previews": post.previews,
        "bio": words.say("sheet.bio", link=post.link) if post.linkless else "",
        "picture_first": post.network in PICTURE_FIRST,
    }


def _grouped(number: int) -> str:
    """Write a large number in groups, with the space that no language misreads (ISO 80000-1)."""
    return f"{number:,}".replace(",", "\u202f")


def folded(text: str, stops: int) -> tuple[str, str]:
    """Part a text where its network folds it, before a word; the second is empty where it does not."""
    if not stops or len(text) <= stops:
        return text, ""
    spaces = [found.start() for found in WORD.finditer(text, 0, stops + 1)]
    at = spaces[-1] if spaces else stops
    return text[:at].rstrip(), text[at:].lstrip()
