"""The editor's word: ``STEM.toml`` beside a seed, and front matter in it. It wins over what was derived."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any

from publisher.content.written import Front
from publisher.errors import PublisherError, SettingsError
from publisher.findings import finding_of
from publisher.model.artifact import Finding
from publisher.model.source import Source, beside
from publisher.tables import line_of, lines_of, parsed, value_of

# Every network ends a tag at the first mark or space, and none takes figures alone.
HASHTAG = r"#?(?!\d+$)\w+"
SLUG_LONGEST = 100
SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
# The newsletter's place among the channels that an editor writes for.
MAIL = "email"


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """``[image]``: the photo of an article.

    Attributes:
        file: Within ``seeds/images/``, with ``/``.
        alt: What it shows, in words: no photo goes without.
        credit: Who made it.
    """

    file: str = ""
    alt: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Illustrated:
    """The one table of a sidecar in which a fault costs the photo, not the article."""

    image: Image = field(default_factory=Image)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One of ``[[quotes]]``: words of the text, and who said them; nobody where ``speaker`` is empty."""

    text: str = ""
    speaker: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailed:
    """``[email]``: what the newsletter says of the article."""

    teaser: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """``[review]``: what was accepted, and for which text (``sha256:…``)."""

    source: str = ""
    accepted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What an editor wishes of one network's post.

    Attributes:
        text: Their own, in the place of ours.
        thread: Whether the story follows in numbered posts.
    """

    text: str | None = None
    thread: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sidecar:
    """What an editor wrote; ``None`` where nothing was.

    Attributes:
        date: Wins over the one in the text.
        category: What the article is about, first of all.
        quotes: Those with other speakers than the program found; none at all where it is empty.
        withdrawn: Whether the article is taken back; its address then says so, without its text.
        posts: What the editor wishes for one network, as ``[posts.x] text = "…"``.
    """

    date: str | None = None
    title: str | None = None
    teaser: str | None = None
    slug: str | None = None
    language: str | None = None
    category: str | None = None
    hashtags: tuple[str, ...] | None = None
    quotes: tuple[Said, ...] | None = None
    withdrawn: bool = False
    posts: dict[str, Wish] = field(default_factory=dict)
    email: Mailed = field(default_factory=Mailed)
    review: Review = field(default_factory=Review)

    @property
    def overrides(self) -> dict[str, dict[str, str]]:
        """Give the wishes as an article carries them; a thread that was asked for is any word."""
        wishes = {
            network: ({} if wish.text is None else {"text": wish.text})
            | ({"thread": "thread"} if wish.thread else {})
            for network, wish in self.posts.items()
        }
        return wishes if self.email.teaser is None else {**wishes, MAIL: {"teaser": self.email.teaser}}

    @property
    def words(self) -> tuple[tuple[str, object], ...]:
        """Give what changes an article: whatever was written, but for who accepted it."""
        return tuple((name, value) for name, value in _given(self).items() if name != "review")


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """An editor's word, and where it stands.

    Attributes:
        image: None where there is none, or where it cannot be shown.
        faults: What is wrong with how a photo is named.
        file: The page that names the quotations.
        quote_lines: Where each of them stands.
        review_line: Where it says for which text what was accepted.
    """

    said: Sidecar = field(default_factory=Sidecar)
    image: Image | None = None
    faults: tuple[Finding, ...] = ()
    file: str = ""
    quote_lines: tuple[int, ...] = ()
    review_line: int = 0


NOTHING = Word()  # as most articles have it


def word(source: Source, front: Front | None) -> Word:
    """Read the editor's page and the front matter; the page wins, key by key.

    Raises:
        SettingsError: With file, line and nearest known key.
    """
    before = _understood(front.table, source.path, front.text) if front and front.table else None
    if source.sidecar is None:
        return before or NOTHING
    file = beside(source.path)
    try:
        text = source.sidecar.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SettingsError("toml.encoding", file=file) from error
    own = _understood(parsed(text, file), file, text)
    if before is None:
        return own
    posts = {**before.said.posts, **own.said.posts}
    said = replace(before.said, **{**_given(own.said), "posts": posts})
    quoted = before if own.said.quotes is None else own
    shown = before if own.image is None and not own.faults else own
    return Word(
        said=said,
        image=shown.image,
        faults=shown.faults,
        file=quoted.file,
        quote_lines=quoted.quote_lines,
        review_line=own.review_line or before.review_line,
    )


def _given(said: Sidecar) -> dict[str, Any]:
    """Give the values that were written."""
    if said == NOTHING.said:
        return {}
    values = {each.name: getattr(said, each.name) for each in fields(Sidecar)}
    return {name: value for name, value in values.items() if value != getattr(NOTHING.said, name)}


def _understood(given: Mapping[str, Any], file: str, text: str) -> Word:
    """Check a table, and say where it is wrong."""
    table = dict(given)
    if isinstance(table.get("date"), date):  # TOML knows a day when it sees one
        table["date"] = table["date"].isoformat()[:10]
    image, faults = _image({"image": table.pop("image")}, file, text) if "image" in table else (None, ())
    found = value_of(Sidecar, table, file=file, text=text, also=("image",))
    _check(found, file, text)
    lines = tuple(lines_of(text, "quotes.text")) if found.quotes else ()
    review_line = line_of(text, "review.source")
    return Word(said=found, image=image, faults=faults, file=file, quote_lines=lines, review_line=review_line)


def _check(found: Sidecar, file: str, text: str) -> None:
    """Refuse what has the right type and cannot be."""
    given: list[tuple[str, str | None]] = [
        (key, getattr(found, key)) for key in ("date", "title", "teaser", "slug", "category")
    ]
    given += [("email.teaser", found.email.teaser)]
    given += [("quotes.text", quote.text) for quote in found.quotes or ()]
    for key, value in given:
        if value is not None and not value.strip():
            raise SettingsError("key.empty", file=file, line=line_of(text, key), key=key)
    for tag in found.hashtags or ():
        if not re.fullmatch(HASHTAG, tag):
            raise SettingsError("hashtag.form", file=file, line=line_of(text, "hashtags"), tag=tag)
    if found.slug is not None and not (len(found.slug) <= SLUG_LONGEST and re.fullmatch(SLUG, found.slug)):
        raise SettingsError("slug.form", file=file, line=line_of(text, "slug"), slug=found.slug)


def _image(table: Mapping[str, Any], file: str, text: str) -> tuple[Image | None, tuple[Finding, ...]]:
    """Read which photo goes with the article; of one that cannot be told, or has no words, say why not."""
    try:
        image = value_of(Illustrated, table, file=file, text=text).image
        for key, code in (("file", "image.no-file"), ("alt", "image.no-alt")):
            if not getattr(image, key).strip():
                line = line_of(text, f"image.{key}") or line_of(text, "image")
                raise SettingsError(code, file=file, line=line)
    except PublisherError as error:
        return None, (finding_of(error),)
    else:
        return image, ()
