"""The three pictures of an article, with their measures (docs/design.md): title, square and quotation."""

from dataclasses import dataclass

from publisher.channels.card.lines import Step

MARGIN = 72
MONTHS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A picture's measures, in pixels.

    Attributes:
        variant: What a channel.toml calls it; ``Media.variant``.
        ending: Of its file, behind the slug, in which no full stop can be.
        cloth: How high the cloth is; the rest is paper, for the threads.
        small: The size of wordmark and month.
        wordmark: Its baseline.
        words: The last baseline of title or quotation.
        speaker: The size of who said it; its baseline is ``by``.
        date: The baseline of the month.
        scales: The sizes that the words may have, the first ones first; later groups where nothing else fits.
        tracking: Of the words, in ems.
    """

    variant: str
    ending: str
    mime: str
    width: int
    height: int
    cloth: int
    small: int
    wordmark: int
    words: int
    date: int
    scales: tuple[tuple[Step, ...], ...]
    tracking: float
    speaker: int = 0
    by: int = 0

    @property
    def measure(self) -> int:
        """Give how wide a line may be."""
        return self.width - 2 * MARGIN

    @property
    def column(self) -> int:
        """Give how far the threads hang from each other."""
        return self.measure // MONTHS


# The last step is never the design's: it is there for titles up to 140 characters, very long compounds and
# quotations of two sentences, and is taken only when nothing else fits.
TITLE = Frame(
    variant="title",
    ending=".png",
    mime="image/png",
    width=1200,
    height=630,
    cloth=498,
    small=32,
    wordmark=89,
    words=429,
    date=579,
    scales=(
        (
            Step(size=84, leading=86, lines=3),
            Step(size=72, leading=76, lines=4),
            Step(size=60, leading=66, lines=4),
        ),
        (Step(size=46, leading=52, lines=4),),
    ),
    tracking=-0.03,
)
# Instagram takes JPEG alone, and shows it as wide as a phone.
SQUARE = Frame(
    variant="square",
    ending=".jpg",
    mime="image/jpeg",
    width=1080,
    height=1080,
    cloth=900,
    small=40,
    wordmark=107,
    words=828,
    date=1006,
    scales=(
        (
            Step(size=112, leading=114, lines=4),
            Step(size=96, leading=100, lines=5),
            Step(size=84, leading=88, lines=6),
            Step(size=72, leading=76, lines=6),
            Step(size=60, leading=66, lines=7),
        ),
        (Step(size=50, leading=56, lines=8), Step(size=40, leading=46, lines=8)),
    ),
    tracking=-0.03,
)
QUOTE = Frame(
    variant="quote",
    ending=".quote.png",
    mime="image/png",
    width=1200,
    height=630,
    cloth=498,
    small=32,
    wordmark=89,
    words=369,
    date=579,
    scales=(
        (Step(size=60, leading=70, lines=3), Step(size=48, leading=58, lines=4)),
        (Step(size=40, leading=48, lines=5),),
    ),
    tracking=-0.022,
    speaker=26,
    by=441,
)
