"""The picture itself: cloth, wordmark, words, twelve threads and the month, as docs/design.md draws them.

72 |Kortrijk | stadsnieuws          |
   |                                |
   |Title, or a quotation in words  |    upwards from its last baseline
   |Who said it  as what            |    of a quotation
   +--------------------------------+    the hem
    ' ' ' | month in words ' ' ' ' '     the red thread to the very edge
"""

from dataclasses import dataclass
from functools import cache, lru_cache
from io import BytesIO
from math import ceil, floor

from PIL import Image, ImageDraw, ImageFont

from publisher.channels.card.fonts import Font, Run
from publisher.channels.card.frames import MARGIN, MONTHS, Frame
from publisher.channels.card.lines import Setting
from publisher.model.site import Palette

THREAD = (1.03, 0.34)  # of the wordmark: so far above its baseline, and below; times the size of the type
GAP = 14  # beside it
PALE, RED, TIE = (5, 28), 8, 4  # width and height of a month's thread; widths of the red one, the wordmark's
DATE_GAP = 24
BY_GAP = 0.27  # ems, between who and what
JUNE = 6  # the last month whose words stand to the right of its thread
HANGS = "“"  # in the margin
FINE = 4  # Pillow places letters on whole pixels, too coarse for 32 px: they are drawn larger, then reduced
FAST = 3  # zlib: two thirds of the time for a tenth more bytes (measured, 2026-11)
QUALITY = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Lettering:
    """Letters with the font that draws them."""

    run: Run
    font: Font

    def width(self, size: float) -> float:
        """Measure them in pixels."""
        return self.run.width(0, len(self.run.text)) * size


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What stands on a card.

    Attributes:
        city: The first word of the wordmark.
        name: The second.
        words: The title, or a quotation with its marks.
        by: Who said it and as what; one of them, or neither, may be there.
        month: From 1 to 12: which thread is red.
        date: The month in words.
    """

    city: Lettering
    name: Lettering
    words: Lettering
    setting: Setting
    by: tuple[Lettering, ...] = ()
    month: int
    date: Lettering


@lru_cache(maxsize=32)
def encoded(card: Card, frame: Frame, palette: Palette) -> bytes:
    """Draw a card; the same words in the same process are drawn once, as where only the text has changed."""
    image = Image.new("RGB", (frame.width, frame.height), palette.paper)
    image.paste(palette.bloom, (0, 0, frame.width, frame.cloth))
    _wordmark(image, card, frame, palette)
    _words(image, card, frame, palette)
    _by(image, card, frame, palette)
    _threads(image, card, frame, palette)
    body = BytesIO()
    if frame.mime == "image/jpeg":  # colours as sharp as the letters: the red thread is eight pixels wide
        image.save(body, "JPEG", quality=QUALITY, subsampling=0)
    else:
        image.save(body, "PNG", compress_level=FAST)
    return body.getvalue()


def _wordmark(image: Image.Image, card: Card, frame: Frame, palette: Palette) -> None:
    """Write city and name with a red thread between; a very long name is set smaller, not cut."""
    ems = card.city.width(1) + card.name.width(1)
    room = frame.measure - 2 * GAP - TIE
    size = max(1, min(frame.small, floor(room / ems))) if ems else frame.small
    thread = MARGIN + round(card.city.width(size)) + GAP
    _write(image, card.city, (MARGIN, frame.wordmark), size, palette.ink)
    above, below = (round(part * frame.small) for part in THREAD)
    image.paste(palette.thread, (thread, frame.wordmark - above, thread + TIE, frame.wordmark + below))
    _write(image, card.name, (thread + TIE + GAP, frame.wordmark), size, palette.ink)


def _words(image: Image.Image, card: Card, frame: Frame, palette: Palette) -> None:
    """Write title or quotation upwards from the last baseline."""
    step, words = card.setting.step, card.words
    for below, line in enumerate(reversed(card.setting.lines)):
        run = words.run.part(line)
        hung = run.edges[1] - run.edges[0] if run.text.startswith(HANGS) else 0
        place = (MARGIN - hung * step.size, frame.words - below * step.leading)
        _write(image, Lettering(run=run, font=words.font), place, step.size, palette.ink)


def _by(image: Image.Image, card: Card, frame: Frame, palette: Palette) -> None:
    """Write who said it, and as what."""
    left: float = MARGIN
    for part, colour in zip(card.by, (palette.ink, palette.quiet), strict=False):
        _write(image, part, (left, frame.by), frame.speaker, colour)
        left += part.width(frame.speaker) + BY_GAP * frame.speaker


def _threads(image: Image.Image, card: Card, frame: Frame, palette: Palette) -> None:
    """Hang a thread for each month from the hem, the red one with its words beside it."""
    for month in range(1, MONTHS + 1):
        left = MARGIN + (month - 1) * frame.column
        width, height = (RED, frame.height - frame.cloth) if month == card.month else PALE
        colour = palette.thread if month == card.month else palette.bloom
        image.paste(colour, (left, frame.cloth, left + width, frame.cloth + height))
    left = MARGIN + (card.month - 1) * frame.column
    right = left + RED + DATE_GAP
    start = right if card.month <= JUNE else left - DATE_GAP - card.date.width(frame.small)
    _write(image, card.date, (start, frame.date), frame.small, palette.ink)


def _write(
    image: Image.Image, letters: Lettering, place: tuple[float, float], size: int, colour: str
) -> None:
    """Draw letters from the left end of their baseline."""
    if not letters.run.text:
        return
    left, top = floor(place[0]) - size, floor(place[1]) - 2 * size
    mask, (x, y) = _mask(letters, size, place[0] - left, place[1] - top)
    image.paste(colour, (left + x, top + y, left + x + mask.width, top + y + mask.height), mask)


@lru_cache(maxsize=64)
def _mask(letters: Lettering, size: int, left: float, baseline: float) -> tuple[Image.Image, tuple[int, int]]:
    """Draw letters, and tell where they stand; wordmark and month, the same on many cards, once."""
    run = letters.run
    mask = Image.new("L", ((ceil(letters.width(size)) + 2 * size + 1) * FINE, 3 * size * FINE))
    pen = ImageDraw.Draw(mask)
    face = _face(letters.font, size * FINE)
    for letter, edge in zip(run.text, run.edges, strict=False):
        x = left + (edge - run.edges[0]) * size
        pen.text((round(x * FINE), round(baseline * FINE)), letter, font=face, fill=255, anchor="ls")
    small = mask.reduce(FINE)
    box = small.getbbox() or (0, 0, 1, 1)
    return small.crop(box), box[:2]


@cache
def _face(font: Font, size: int) -> ImageFont.FreeTypeFont:
    """Open a font for drawing, once in a process; where letters stand is HarfBuzz's to say."""
    return ImageFont.truetype(font.path, size, layout_engine=ImageFont.Layout.BASIC)
