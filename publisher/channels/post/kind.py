"""The kind ``post``: an article on one network, as text to paste and as JSON for whoever sends it."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from publisher.channels.post.compose import NAMES, Piece, composed, pieces
from publisher.channels.post.facets import facets
from publisher.channels.post.measure import COUNTS, measure
from publisher.characters import filed
from publisher.errors import SettingsError
from publisher.model.artifact import About, Artifact, Finding, Place, Severity, Unit
from publisher.model.content import Article, Issue, IssueKind
from publisher.model.site import ChannelSpec
from publisher.ports import Templates

ILLUSTRATED = ("card",)
NEEDS = ("card",)
TEMPLATE = "post.txt.j2"
BLANK_LINES = re.compile(r"\n{3,}")
TRAILING = re.compile(r"[ \t]+(?=\n|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Compose:
    """``[compose]``: what a network's readers are told.

    Attributes:
        order: What says most first; the names are ``compose.NAMES``.
        most: How many of each at the most; one where nothing is said.
    """

    order: tuple[str, ...] = ("link", "title", "teaser", "hashtag", "quote")
    most: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """A network's own rules.

    Attributes:
        limit: Characters, as ``count`` counts them.
        count: A name in ``measure``.
        limit_bytes: UTF-8 bytes, where the network limits these too; 0 where it does not.
        langs: Language tags of the post, for networks that take them.
        facets: Whether the JSON marks links and tags by byte, as Bluesky wants.
    """

    limit: int
    count: str = "graphemes"
    limit_bytes: int = 0
    langs: tuple[str, ...] = ()
    facets: bool = False
    compose: Compose = field(default_factory=Compose)

    def __post_init__(self) -> None:
        """Refuse a count or a unit that does not exist."""
        if self.count not in COUNTS:
            raise SettingsError("key.choice", key="count", value=self.count, known=", ".join(COUNTS))
        for name in (*self.compose.order, *self.compose.most):
            if name not in NAMES:
                raise SettingsError("key.choice", key="compose", value=name, known=", ".join(NAMES))
        if self.limit < 1:
            raise SettingsError("key.choice", key="limit", value=str(self.limit), known="1, 2, 3 …")


def units(issue: Issue, channel: ChannelSpec) -> tuple[Unit, ...]:  # ports.Kind
    """Make a unit an article, with its picture."""
    return tuple(
        Unit(
            key=article.id,
            issue=Issue(
                kind=IssueKind.ONE,
                name=article.id,
                articles=(article,),
                media={key: media for key, media in issue.media.items() if key == article.id},
            ),
        )
        for article in issue.articles
    )


def render(unit: Unit, channel: ChannelSpec, templates: Templates) -> tuple[Artifact, ...]:
    """Write the post as text and as JSON; nothing where not even the link fits."""
    (article,) = unit.issue.articles
    options = options_of(channel)
    link = channel.site.article_url(article.slug)
    own = article.overrides.get(channel.name, {}).get("text")
    if own is not None:
        text, said = own.strip(), pieces(article, link)
    else:
        text, said = _written(article, link, options, templates)
    if not text or not within(text, options):
        return ()
    tags = [piece.text.removeprefix("#") for piece in said if piece.name == "hashtag" and piece.text in text]
    value: dict[str, Any] = {
        "network": channel.name,
        "article": article.id,
        "text": text,
        "parts": [],
        "link": link,
        "langs": list(options.langs),
        "hashtags": tags,
        "media": [
            {
                "path": f"{Place.PUBLIC}/{media.path}",
                "alt": media.alt,
                "mime": media.mime,
                "bytes": media.size_bytes,
                "width": media.width,
                "height": media.height,
            }
            for media in unit.issue.media.values()
        ],
        "length": measure(text, options.count),
        "limit": options.limit,
    }
    if options.facets:
        value["facets"] = facets(text, link, tags)
    body = json.dumps(value, ensure_ascii=False, indent=1) + "\n"
    stem = f"posts/{filed(article.id)}/{channel.name}"
    return (
        _artifact(channel, unit, f"{stem}.json", "application/json", body),
        _artifact(channel, unit, f"{stem}.txt", "text/plain; charset=utf-8", f"{text}\n"),
    )


def check(issue: Issue, artifacts: Sequence[Artifact], channel: ChannelSpec) -> tuple[Finding, ...]:
    """Name the articles that fit no post, posts that leave their title out, and those without a picture."""
    made = {
        artifact.unit: json.loads(artifact.body) for artifact in artifacts if artifact.path.endswith(".json")
    }
    findings: list[Finding] = []
    for article in issue.articles:
        about = About(file=article.file)
        values = {"channel": channel.title}
        own = article.overrides.get(channel.name, {}).get("text", "").strip()
        if article.id not in made and channel.name in article.overrides:
            options = options_of(channel)
            length = measure(own, options.count)
            told: dict[str, str | int] = {"length": length, "limit": options.limit, **values}
            beside = About(file=f"{article.file.rpartition('.')[0]}.toml")
            findings.append(Finding(code="post.own-text", severity=Severity.ERROR, about=beside, values=told))
        elif article.id not in made:
            findings.append(
                Finding(code="post.does-not-fit", severity=Severity.ERROR, about=about, values=values)
            )
        else:
            value = made[article.id]
            if channel.name not in article.overrides:
                findings += _left_out(article, value, channel)
            if article.id not in issue.media:
                findings.append(
                    Finding(code="post.no-card", severity=Severity.HINT, about=about, values=values)
                )
    return tuple(findings)


def _left_out(article: Article, value: dict[str, Any], channel: ChannelSpec) -> Iterator[Finding]:
    """Say that there was no room for the title or for the link, where the network's posts have one."""
    wanted = (
        ("title", "post.title-left-out", article.title.text),
        ("link", "post.link-left-out", value["link"]),
    )
    for name, code, text in wanted:
        if name in options_of(channel).compose.order and text not in value["text"]:
            values: dict[str, str | int] = {"channel": channel.title, "length": len(text)}
            about = About(file=article.file)
            yield Finding(code=code, severity=Severity.REVIEW, about=about, values=values)


def options_of(channel: ChannelSpec) -> Options:
    """Give the channel's options as what they are."""
    assert isinstance(channel.options, Options)
    return channel.options


def within(text: str, options: Options) -> bool:
    """Tell whether a text is within every limit of its network."""
    fits = measure(text, options.count) <= options.limit
    return fits and (not options.limit_bytes or measure(text, "bytes") <= options.limit_bytes)


def _written(
    article: Article, link: str, options: Options, templates: Templates
) -> tuple[str, tuple[Piece, ...]]:
    """Compose, render and measure until what says most is in; give the text and what it says."""
    texts: dict[tuple[Piece, ...], str] = {}

    def fits(choice: tuple[Piece, ...]) -> bool:
        texts[choice] = _rendered(choice, link, templates)
        return within(texts[choice], options)

    chosen = composed(pieces(article, link), options.compose.order, options.compose.most, fits)
    return texts.get(chosen, ""), chosen


def _rendered(choice: tuple[Piece, ...], link: str, templates: Templates) -> str:
    """Fill the template with whole units; runs of blank lines close up."""
    by_name = {name: tuple(piece.text for piece in choice if piece.name == name) for name in NAMES}
    quotes = [asdict(piece.quote) for piece in choice if piece.quote]
    text = templates.render(
        TEMPLATE,
        units=tuple(piece.text for piece in choice if piece.name not in {"link", "hashtag"}),
        title="".join(by_name["title"]),
        teaser=" ".join(by_name["teaser"]),
        sentences=by_name["sentence"],
        facts=by_name["fact"],
        quote=quotes[0] if quotes else None,
        link=link if by_name["link"] else "",
        hashtags=by_name["hashtag"],
    )
    return BLANK_LINES.sub("\n\n", TRAILING.sub("", text)).strip()


def _artifact(channel: ChannelSpec, unit: Unit, path: str, media_type: str, body: str) -> Artifact:
    """Make a file of the outbox."""
    return Artifact(
        channel=channel.name,
        unit=unit.key,
        place=Place.OUTBOX,
        path=path,
        media_type=media_type,
        body=body.encode(),
    )
