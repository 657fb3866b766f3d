"""The picture itself: cloth, wordmark, title, twelve threads and the month, as docs/design.md draws them.

72 |Kortrijk | stadsnieuws          |    baseline 89
   |                                |
   |Title, four lines at most       |    last baseline 429
   +--------------------------------+    498, the hem
    ' ' ' | month in words ' ' ' ' '     the red thread to the very edge
"""

from dataclasses import dataclass
from functools import cache
from io import BytesIO
from math import ceil, floor

from PIL import Image, ImageDraw, ImageFont

from publisher.channels.card.fonts import Font, Run
from publisher.channels.card.lines import Setting
from publisher.model.site import Palette

WIDTH, HEIGHT = 1200, 630
MARGIN = 72
MEASURE = WIDTH - 2 * MARGIN
CLOTH = 498
SMALL = 32  # wordmark and date
WORDMARK_BASELINE, TITLE_BASELINE, DATE_BASELINE = 89, 429, 579
WORDMARK_THREAD = (56, 100)  # from, to
WORDMARK_GAP = 14
COLUMN = MEASURE // 12
PALE, RED, TIE = (5, 28), (8, 132), 4  # width, height; the wordmark's is as wide as the last
DATE_GAP = 24
JUNE = 6  # the last month whose words stand to the right of its thread
FINE = 4  # Pillow places letters on whole pixels, too coarse for 32 px: they are drawn larger, then reduced


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
        month: From 1 to 12: which thread is red.
        date: The month in words.
    """

    city: Lettering
    name: Lettering
    title: Lettering
    setting: Setting
    month: int
    date: Lettering


def png(card: Card, palette: Palette) -> bytes:
    """Draw a card."""
    image = Image.new("RGB", (WIDTH, HEIGHT), palette.paper)
    image.paste(palette.bloom, (0, 0, WIDTH, CLOTH))
    _wordmark(image, card, palette)
    _title(image, card, palette)
    _threads(image, card, palette)
    body = BytesIO()
    image.save(body, "PNG")
    return body.getvalue()


def _wordmark(image: Image.Image, card: Card, palette: Palette) -> None:
    """Write city and name with a red thread between; a very long name is set smaller, not cut."""
    ems = card.city.width(1) + card.name.width(1)
    room = MEASURE - 2 * WORDMARK_GAP - TIE
    size = max(1, min(SMALL, floor(room / ems))) if ems else SMALL
    thread = MARGIN + round(card.city.width(size)) + WORDMARK_GAP
    _write(image, card.city, (MARGIN, WORDMARK_BASELINE), size, palette.ink)
    top, bottom = WORDMARK_THREAD
    image.paste(palette.thread, (thread, top, thread + TIE, bottom))
    _write(image, card.name, (thread + TIE + WORDMARK_GAP, WORDMARK_BASELINE), size, palette.ink)


def _title(image: Image.Image, card: Card, palette: Palette) -> None:
    """Write the title upwards from its last baseline."""
    step, title = card.setting.step, card.title
    for below, line in enumerate(reversed(card.setting.lines)):
        letters = Lettering(run=title.run.part(line), font=title.font)
        place = (MARGIN, TITLE_BASELINE - below * step.leading)
        _write(image, letters, place, step.size, palette.ink)


def _threads(image: Image.Image, card: Card, palette: Palette) -> None:
    """Hang a thread for each month from the hem, the red one with its words beside it."""
    for month in range(1, 13):
        left = MARGIN + (month - 1) * COLUMN
        width, height = RED if month == card.month else PALE
        colour = palette.thread if month == card.month else palette.bloom
        image.paste(colour, (left, CLOTH, left + width, CLOTH + height))
    left = MARGIN + (card.month - 1) * COLUMN
    right = left + RED[0] + DATE_GAP
    start = right if card.month <= JUNE else left - DATE_GAP - card.date.width(SMALL)
    _write(image, card.date, (start, DATE_BASELINE), SMALL, palette.ink)


def _write(
    image: Image.Image, letters: Lettering, place: tuple[float, float], size: int, colour: str
) -> None:
    """Draw letters from the left end of their baseline."""
    run = letters.run
    if not run.text:
        return
    left, top = floor(place[0]) - size, floor(place[1]) - 2 * size
    extent = (ceil(letters.width(size)) + 2 * size + 1, 3 * size)
    mask = Image.new("L", (extent[0] * FINE, extent[1] * FINE))
    pen = ImageDraw.Draw(mask)
    face = _face(letters.font, size * FINE)
    y = place[1] - top
    for letter, edge in zip(run.text, run.edges, strict=False):
        x = place[0] - left + (edge - run.edges[0]) * size
        pen.text((round(x * FINE), round(y * FINE)), letter, font=face, fill=255, anchor="ls")
    image.paste(colour, (left, top, left + extent[0], top + extent[1]), mask.reduce(FINE))


@cache
def _face(font: Font, size: int) -> ImageFont.FreeTypeFont:
    """Open a font for drawing, once in a process; where letters stand is HarfBuzz's to say."""
    return ImageFont.truetype(font.path, size, layout_engine=ImageFont.Layout.BASIC)
