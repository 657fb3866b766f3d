"""What each page of the overview is given: an Overview in words, ready for its template."""

import json
from typing import Any
from urllib.parse import quote

from publisher.channels.typography import day, month
from publisher.model.artifact import Place, Severity
from publisher.model.site import ChannelSpec
from publisher.web.files import Shelf
from publisher.web.letter import inbox_line
from publisher.web.overview import LETTER, PAGE_OF_ARTICLES, Letter, Overview, Work
from publisher.web.pages import said, tally
from publisher.words import Words

# Findings that stand together on the first page; a person who has more asks `publisher check`.
MANY = 50
WHOLE = 100  # percent


def overview(every: Overview, words: Words, start: int) -> dict[str, Any]:
    """Give all that was made, month by month, a pageful at a time; errors first."""
    built, language = every.look.built, every.look.settings.language
    errors = [each for each in built.findings if each.severity is Severity.ERROR][:MANY]
    months: list[dict[str, Any]] = []
    for work in every.works(start):
        name = work.article.date.month
        if not months or months[-1]["name"] != name:
            letters = [each for each in every.letters if each.month == name]
            heading = {"name": name, "title": month(name, language), "rows": []}
            months.append({**heading, "letter": _letter(letters[0], words) if letters else None})
        months[-1]["rows"].append(_row(work, words))
    general = [each for each in every.general if each.severity is not Severity.ERROR][:MANY]
    older, newer = start + PAGE_OF_ARTICLES, max(start - PAGE_OF_ARTICLES, 0)
    return {
        "counts": words.say(
            "preview.counts",
            articles=words.count("build.articles", len(built.articles)),
            letters=words.count("preview.letters", len(every.letters)),
            posts=words.count("preview.count-posts", every.posts),
            errors=words.count("build.errors", every.number(Severity.ERROR)),
            reviews=words.count("build.reviews", every.number(Severity.REVIEW)),
        ),
        "errors": said(errors, words, {number: every.link(each) for number, each in enumerate(errors)}),
        "general": said(general, words),
        "months": months,
        "older": f"?from={older}" if older < len(built.articles) else "",
        "newer": f"?from={newer}" if start else "",
    }


def article(every: Overview, work: Work, words: Words, shelf: Shelf) -> dict[str, Any]:
    """Give an article: its picture, its posts, and what to look at."""
    look = every.look
    posts = [
        _post(look.channels[name], json.loads(shelf.read(path) or b"{}"), work, words)
        for name, path in sorted(work.posts.items())
    ]
    made = {look.channels[name].title for name in work.posts}
    posts += [
        {**_EMPTY, "name": f"none-{number}", "title": title, "findings": said(found, words)}
        for number, (title, found) in enumerate(work.beside.items())
        if title not in made
    ]
    shown = f"{Place.PUBLIC}/{work.card}"
    alts = [each["alt"] for post in posts for each in post["media"] if each["path"] == shown]
    return {
        "article": work.article,
        "date": day(work.article.date, look.settings.language),
        "month": work.article.date.first.month,
        "own": said(work.findings, words),
        "card": {"path": quote(work.card), "alt": alts[0] if alts else ""},
        "page": quote(work.page.removesuffix("index.html")),
        "posts": [post for post in posts if post["text"] or post["findings"]],
        "letters": [_letter(each, words) for each in every.letters if each.month == work.article.date.month],
    }


def letter(every: Overview, chosen: Letter, words: Words, shelf: Shelf) -> dict[str, Any]:
    """Give a newsletter: as an inbox, a desk and a phone show it."""
    body = shelf.read(f"{chosen.folder}/{LETTER}") or b""
    message = f"{chosen.folder}/email.eml"
    address = f"/~/outbox/{quote(chosen.folder)}"
    frames = [
        {
            "look": f"{screen} {theme}",
            "title": f"{words.say(seen)}, {words.say(shown)}",
            "src": f"{address}/{LETTER}?theme={theme}",
        }
        for theme, shown in (("light", "preview.light"), ("dark", "preview.dark"))
        for screen, seen in (("desk", "preview.desk"), ("phone", "preview.phone"))
    ]
    bare = f"{words.say('preview.phone')}, {words.say('preview.no-pictures')}"
    frames += [
        {"look": "phone light", "title": bare, "src": f"{address}/{LETTER}?theme=light&pictures=no"},
    ]
    return {
        "line": inbox_line(shelf.read(message) or b"", body),
        "month": month(chosen.month, every.look.settings.language),
        "number": int(chosen.month[-2:]),
        "found": said(chosen.findings, words),
        "frames": frames,
        "plain": (shelf.read(f"{chosen.folder}/email.txt") or b"").decode(),
        "message": f"{address}/email.eml",
        "rows": [_row(work, words) for work in every.within(chosen)],
    }


def bar(every: Overview, page: str, words: Words) -> dict[str, Any]:
    """Give what there is to say on a page of the site; nothing where there are only hints."""
    article_id, findings = every.behind(page)
    counted = tally(findings, words)
    return {
        "broken": said(every.broken(page), words),
        "found": said(findings, words) if counted else [],
        "worst": counted.severity if counted else "",
        "tally": counted.words if counted else "",
        "more": f"article/{quote(article_id, safe='')}/" if article_id else "",
    }


_EMPTY: dict[str, Any] = {"text": "", "length": 0, "limit": 0, "share": 0, "language": "", "media": []}


def _post(channel: ChannelSpec, value: dict[str, Any], work: Work, words: Words) -> dict[str, Any]:
    """Give a post as a card shows it."""
    length, limit = value.get("length", 0), value.get("limit", 1)
    return {
        "name": channel.name,
        "title": channel.title,
        "text": value.get("text", ""),
        "length": length,
        "limit": limit,
        "share": min(WHOLE, round(WHOLE * length / limit)),
        "language": work.article.language,
        "media": value.get("media", []),
        "findings": said(work.beside.get(channel.title, ()), words),
    }


def _row(work: Work, words: Words) -> dict[str, Any]:
    """Give an article as a line in a list."""
    return {
        "title": work.article.title.text,
        "language": work.article.language,
        "href": quote(work.article.id, safe=""),
        "page": quote(work.page.removesuffix("index.html")),
        "posts": words.count("preview.count-posts", len(work.posts)),
        "tally": tally(work.every, words),
    }


def _letter(each: Letter, words: Words) -> dict[str, Any]:
    """Give a newsletter as a link."""
    language = words.language
    return {
        "href": quote(each.folder),
        "title": words.say("preview.letter-of", month=month(each.month, language)),
        "tally": tally(each.findings, words),
    }
