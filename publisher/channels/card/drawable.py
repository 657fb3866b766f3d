"""What of a text a font can draw: the rest is left out, and named, rather than drawn as boxes."""

from dataclasses import dataclass
from functools import lru_cache
from unicodedata import normalize

import regex

from publisher.channels.card.fonts import Font

CHARACTER = regex.compile(r"\X")  # what a reader takes for one, such as an emoji of five code points
INVISIBLE = regex.compile(r"[\p{Default_Ignorable_Code_Point}\p{Cc}]")
SPACES = regex.compile(r"[^\S\u00A0]+")  # a no-break space stays one
# What word processors type and fonts seldom have: the hyphens of Unicode, and the narrow no-break space.
TYPED = str.maketrans({"\u2010": "-", "\u2011": "-", "\u202f": "\u00a0", "\u2007": "\u00a0"})


# What stood beside a word that was left out.
ORPHANED = regex.compile(r"^[\s,.:;!?\-–—/)»]+|[\s,:;\-–—/(«]+$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawable:
    """The words that can be drawn.

    Attributes:
        missing: Each character that was left out, whole or without its accent, once.
    """

    text: str
    missing: tuple[str, ...]

    @property
    def says_something(self) -> bool:
        """Tell whether a letter or figure is left."""
        return any(letter.isalnum() for letter in self.text)


def drawable(text: str, font: Font) -> Drawable:
    """Keep what the font can draw, with single spaces between the words."""
    parts: list[str] = []
    missing: dict[str, None] = {}
    for character in CHARACTER.findall(SPACES.sub(" ", text.translate(TYPED))):
        part = _part(character, font)
        if part is None:
            missing[character] = None
            part = _bare(character, font)
        parts.append(part)
    drawn = SPACES.sub(" ", "".join(parts)).strip()
    return Drawable(text=ORPHANED.sub("", drawn) if missing else drawn, missing=tuple(missing))


@lru_cache(maxsize=1024)
def _part(character: str, font: Font) -> str | None:
    """Spell a character in letters of the font: composed, or as its plain like."""
    for form in ("NFC", "NFKC"):
        spelled = INVISIBLE.sub("", normalize(form, character))
        if all(font.draws(letter) for letter in spelled):
            return spelled
    return None


def _bare(character: str, font: Font) -> str:
    """Give a letter without the accents that the font lacks; nothing where it lacks the letter itself."""
    letter = normalize("NFD", character)[:1]
    return letter if letter.isalnum() and font.draws(letter) else ""
