"""The kind ``post``: an article on one network, as text to paste and as JSON for whoever sends it."""

from collections.abc import Callable
from typing import Any

from msgspec import json

from publisher.channels.hush import hush
from publisher.channels.post.compose import Piece, composed, pieces
from publisher.channels.post.facets import facets
from publisher.channels.post.layout import Manner, filled, rendered
from publisher.channels.post.little import little
from publisher.channels.post.measure import measure
from publisher.channels.post.options import QUOTE, TITLE, options_of
from publisher.channels.post.thread import BETWEEN, thread
from publisher.channels.post.tone import explained
from publisher.characters import filed
from publisher.model.artifact import Artifact, Place, Unit
from publisher.model.content import Article, Issue, IssueKind, Media
from publisher.model.mood import Mood
from publisher.model.site import ChannelSpec, Tone
from publisher.ports import Templates

Choice = tuple[Piece, ...]


def units(issue: Issue, channel: ChannelSpec) -> tuple[Unit, ...]:  # ports.Kind
    """Make a unit an article, with its picture."""
    return tuple(
        Unit(
            key=article.id,
            issue=Issue(
                kind=IssueKind.ONE,
                name=article.id,
                articles=(article,),
                media=_cards(issue.media.get(article.id, ()), article, channel),
            ),
        )
        for article in issue.articles
    )


def render(unit: Unit, channel: ChannelSpec, templates: Templates) -> tuple[Artifact, ...]:
    """Write the post as text and as JSON; nothing where not even the link fits."""
    (article,) = unit.issue.articles
    options = options_of(channel)
    link = channel.site.article_url(article.slug)
    wish = article.overrides.get(channel.name, {})
    parts: tuple[str, ...] = ()
    if (own := wish.get("text")) is not None:
        text, tags = own.strip(), [tag for tag in article.hashtags if f"#{tag}" in own]
    else:
        text, chosen = written(article, link, channel, templates)
        tags = [piece.text[1:] for piece in chosen if piece.name == "hashtag"]
        if wish.get("thread") and options.compose.parts:
            parts = thread(article, text, chosen, options, channel.site.tone)
            text = parts[0] if parts else text
    if not text or not options.allows(text):
        return ()
    value: dict[str, Any] = {
        "network": channel.name,
        "article": article.id,
        "text": text,
        "parts": list(parts),
        "link": link,
        "langs": _langs(article, options.langs),
        "hashtags": tags,
        "media": [_pictured(media) for media in _shown(unit, article, channel)],
        "length": measure(text, options.count),
        "limit": options.limit,
    }
    if options.markup == "facets":
        value["facets"] = facets(text, options.mentions)
        value["parts_facets"] = [facets(part, options.mentions) for part in parts]
    elif options.markup == "little":
        value["commentary"] = little(text)
    stem = f"posts/{filed(article.id)}/{channel.name}"
    return (
        _artifact(channel, unit, f"{stem}.json", "application/json", b"%b\n" % json.encode(value)),
        _artifact(
            channel,
            unit,
            f"{stem}.txt",
            "text/plain; charset=utf-8",
            f"{BETWEEN.join(parts) or text}\n".encode(),
        ),
    )


def _cards(drawn: tuple[Media, ...], article: Article, channel: ChannelSpec) -> dict[str, tuple[Media, ...]]:
    """Choose the picture that a network shows; where there is no quotation, the title."""
    wanted = options_of(channel).picture
    by_variant = {media.variant: media for media in drawn}
    chosen = by_variant.get(wanted) or (by_variant.get(TITLE) if wanted == QUOTE else None)
    return {article.id: (chosen,)} if chosen else {}


def _shown(unit: Unit, article: Article, channel: ChannelSpec) -> tuple[Media, ...]:
    """Give the picture of a post; none that names somebody who must not be named."""
    silent = hush(article, channel.site.tone.silence)
    cards = unit.issue.media.get(article.id, ())
    return tuple(each for each in cards if not (silent and silent.silences(each.alt)))


def _langs(article: Article, langs: tuple[str, ...]) -> list[str]:
    """Give the languages of a post; that of an article in another one is its own."""
    spoken = article.language.partition("-")[0].casefold()
    if not langs or any(each.partition("-")[0].casefold() == spoken for each in langs):
        return list(langs)
    return [article.language]


def _pictured(media: Media) -> dict[str, str | int]:
    """Name a picture to whoever sends it."""
    return {
        "path": f"{Place.PUBLIC}/{media.path}",
        "alt": media.alt,
        "mime": media.mime,
        "bytes": media.size_bytes,
        "width": media.width,
        "height": media.height,
    }


def written(article: Article, link: str, channel: ChannelSpec, templates: Templates) -> tuple[str, Choice]:
    """Compose, render and measure until what says most is in; give the text and what it says."""
    options, tone = options_of(channel), channel.site.tone
    manner = Manner(formal=tone.formal, sober=article.mood is not Mood.PLAIN)
    order, most = options.compose.order, options.compose.most
    available = pieces(article, link, options.compose.names, tone)

    def learnt(choice: Choice) -> bool:
        return options.allows(filled(choice, templates, manner))

    def asked(choice: Choice) -> bool:
        return options.allows(rendered(choice, templates, manner))

    chosen = _explained(composed(available, order, most, learnt), tone, learnt)
    text = rendered(chosen, templates, manner)
    if text != filled(chosen, templates, manner):
        # a template that does something to the words themselves: it must be asked each time
        chosen = _explained(composed(available, order, most, asked), tone, asked)
        text = rendered(chosen, templates, manner)
    return (text, chosen) if chosen else ("", ())


def _explained(chosen: Choice, tone: Tone, fits: Callable[[Choice], bool]) -> Choice:
    """Explain each abbreviation at its first use outside of title and quotation, where there is room."""
    if tone.glossary:
        for at, piece in enumerate(chosen):
            if piece.name in {"lead", "teaser", "sentence", "fact"}:
                while (longer := _longer(chosen, at, tone)) and fits(longer):
                    chosen = longer
    return chosen


def _longer(chosen: Choice, at: int, tone: Tone) -> Choice:
    """Explain one abbreviation more in one unit; nothing where there is none."""
    piece = chosen[at]
    text = explained(piece.text, tone, " ".join(each.text for each in chosen[:at]))
    if text == piece.text:
        return ()
    return (*chosen[:at], Piece(name=piece.name, index=piece.index, text=text), *chosen[at + 1 :])


def _artifact(channel: ChannelSpec, unit: Unit, path: str, media_type: str, body: bytes) -> Artifact:
    """Make a file of the outbox."""
    return Artifact(
        channel=channel.name,
        unit=unit.key,
        place=Place.OUTBOX,
        path=path,
        media_type=media_type,
        body=body,
    )
