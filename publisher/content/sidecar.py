"""The editor's page beside a seed: ``STEM.toml``. What stands in it wins over what was derived."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from publisher.errors import PublisherError, SettingsError
from publisher.findings import finding_of
from publisher.model.artifact import Finding
from publisher.model.source import Source
from publisher.tables import line_of, parsed, value_of

# Every network ends a tag at the first mark or space, and none takes figures alone.
HASHTAG = r"#?(?!\d+$)\w+"
SLUG_LONGEST = 100
SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"


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
        withdrawn: Whether the article is taken back; its address then says so, without its text.
        posts: What the editor wishes for one network, as ``[posts.x] text = "…"``.
    """

    title: str | None = None
    teaser: str | None = None
    slug: str | None = None
    language: str | None = None
    hashtags: tuple[str, ...] | None = None
    withdrawn: bool = False
    posts: dict[str, Wish] = field(default_factory=dict)

    @property
    def overrides(self) -> dict[str, dict[str, str]]:
        """Give the wishes as an article carries them; a thread that was asked for is any word."""
        return {
            network: ({} if wish.text is None else {"text": wish.text})
            | ({"thread": "thread"} if wish.thread else {})
            for network, wish in self.posts.items()
        }


def beside(file: str) -> str:
    """Name the editor's page of a seed."""
    return f"{file.rpartition('.')[0]}.toml"


def sidecar(source: Source) -> tuple[Sidecar, Image | None, tuple[Finding, ...]]:
    """Read the editor's page; give also the photo that it names, and what is wrong with how it does.

    Raises:
        SettingsError: With file, line and nearest known key.
    """
    import re

    if source.sidecar is None:
        return Sidecar(), None, ()
    file = beside(source.path)
    try:
        text = source.sidecar.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SettingsError("toml.encoding", file=file) from error
    table = parsed(text, file)
    image, faults = _image({"image": table.pop("image")}, file, text) if "image" in table else (None, ())
    found = value_of(Sidecar, table, file=file, text=text, also=("image",))
    for key in ("title", "teaser", "slug"):
        value = getattr(found, key)
        if value is not None and not value.strip():
            raise SettingsError("key.empty", file=file, line=line_of(text, key), key=key)
    for tag in found.hashtags or ():
        if not re.fullmatch(HASHTAG, tag):
            raise SettingsError("hashtag.form", file=file, line=line_of(text, "hashtags"), tag=tag)
    if found.slug is not None and not (len(found.slug) <= SLUG_LONGEST and re.fullmatch(SLUG, found.slug)):
        raise SettingsError("slug.form", file=file, line=line_of(text, "slug"), slug=found.slug)
    return found, image, faults


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
