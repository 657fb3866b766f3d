"""Stylesheet, script, fonts and icon, each named by its content, so that browsers may keep it."""

from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from publisher.model.site import ChannelSpec
from publisher.ports import Templates

FONTS = "fonts"
# Long enough that no two versions of one file ever share it.
HASH_DIGITS = 12
MEDIA_TYPES = {".woff2": "font/woff2", ".txt": "text/plain; charset=utf-8"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """A file that pages refer to.

    Attributes:
        path: Relative to the public folder.
    """

    path: str
    media_type: str
    body: bytes


def style(channel: ChannelSpec, templates: Templates) -> Asset:
    """Make the stylesheet, in the colours of the brand."""
    fonts = {source.name: f"{FONTS}/{_named(source)}" for source in font_files(channel)}
    body = templates.render("style.css", fonts=fonts).encode()
    return Asset(path=f"assets/style.{_hash(body)}.css", media_type="text/css; charset=utf-8", body=body)


def icon(templates: Templates) -> Asset:
    """Make the icon of the site, in the colours of the brand."""
    body = templates.render("icon.svg").encode()
    return Asset(path=f"assets/icon.{_hash(body)}.svg", media_type="image/svg+xml", body=body)


def script(templates: Templates) -> Asset:
    """Make the one script of the site, which adds the button that copies the feed's address."""
    body = templates.render("copy.js").encode()
    return Asset(path=f"assets/copy.{_hash(body)}.js", media_type="text/javascript; charset=utf-8", body=body)


def fonts(channel: ChannelSpec) -> tuple[Asset, ...]:
    """Give the fonts, and the licences that they are shared under."""
    return tuple(
        Asset(
            path=f"assets/{FONTS}/{_named(source)}",
            media_type=MEDIA_TYPES[source.suffix],
            body=source.read_bytes(),
        )
        for source in font_files(channel)
    )


def font_files(channel: ChannelSpec) -> tuple[Path, ...]:
    """List the fonts and licences of the template set, by name."""
    folder = channel.folder / FONTS
    return tuple(sorted(path for path in folder.glob("*") if path.suffix in MEDIA_TYPES and path.is_file()))


def _named(source: Path) -> str:
    """Name a font by its content; a licence keeps its name, which people look for."""
    if source.suffix == ".txt":
        return source.name
    known = source.stat()
    return f"{source.stem}.{_file_hash(source, known.st_mtime_ns, known.st_size)}{source.suffix}"


# Every page names the stylesheet, which names the fonts: they are read again only when they change.
@lru_cache(maxsize=64)
def _file_hash(source: Path, changed_ns: int, size_bytes: int) -> str:
    """Name the content of a file as it is at this moment and size."""
    return _hash(source.read_bytes())


def _hash(body: bytes) -> str:
    """Name some bytes in a few digits."""
    return sha256(body).hexdigest()[:HASH_DIGITS]
