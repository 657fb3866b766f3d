"""The editor's page beside a seed: ``STEM.toml``. What stands in it wins over what was derived."""

from dataclasses import dataclass, field

from publisher.errors import SettingsError
from publisher.model.source import Source
from publisher.tables import line_of, parsed, value_of

# Every network ends a tag at the first mark or space, and none takes figures alone.
HASHTAG = r"#?(?!\d+$)\w+"
SLUG_LONGEST = 100
SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sidecar:
    """What an editor wrote; ``None`` where nothing was.

    Attributes:
        withdrawn: Whether the article is taken back; its address then says so, without its text.
        posts: A text of the editor's own for one network, as ``[posts.x] text = "…"``.
    """

    title: str | None = None
    teaser: str | None = None
    slug: str | None = None
    language: str | None = None
    hashtags: tuple[str, ...] | None = None
    withdrawn: bool = False
    posts: dict[str, dict[str, str]] = field(default_factory=dict)


def sidecar(source: Source) -> Sidecar:
    """Read the editor's page. Raises SettingsError with file, line and nearest known key."""
    import re

    if source.sidecar is None:
        return Sidecar()
    file = source.path.removesuffix(".txt") + ".toml"
    try:
        text = source.sidecar.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SettingsError("toml.encoding", file=file) from error
    found = value_of(Sidecar, parsed(text, file), file=file, text=text)
    for key in ("title", "teaser", "slug"):
        value = getattr(found, key)
        if value is not None and not value.strip():
            raise SettingsError("key.empty", file=file, line=line_of(text, key), key=key)
    for network, table in found.posts.items():
        for key in table.keys() - {"text"}:
            name = f"posts.{network}.{key}"
            raise SettingsError(
                "key.unknown-near", file=file, line=line_of(text, name), key=name, near="text"
            )
    for tag in found.hashtags or ():
        if not re.fullmatch(HASHTAG, tag):
            raise SettingsError("hashtag.form", file=file, line=line_of(text, "hashtags"), tag=tag)
    if found.slug is not None and not (len(found.slug) <= SLUG_LONGEST and re.fullmatch(SLUG, found.slug)):
        raise SettingsError("slug.form", file=file, line=line_of(text, "slug"), slug=found.slug)
    return found
