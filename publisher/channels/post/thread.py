"""A thread: the post itself, and the story behind it in numbered parts, broken between sentences only."""

from publisher.channels.post.compose import Piece, pieces
from publisher.channels.post.options import Options
from publisher.channels.post.sources import SENTENCES_MOST
from publisher.model.content import Article
from publisher.model.site import Tone

BETWEEN = "\n\n– – –\n\n"  # in a text to paste
SHORTEST = 2  # of fewer parts there is no thread


def thread(
    article: Article, first: str, said: tuple[Piece, ...], options: Options, tone: Tone
) -> tuple[str, ...]:
    """Part the story; nothing where it has no more than the post says.

    Args:
        first: The post, with its link: the first part.
        said: What it says already.
    """
    most = options.compose.parts
    story = _story(article, said, tone)
    number = _number(most, most)
    parts: list[str] = []
    if options.allows(first + number):
        parts.append(first)
    quoted = False
    for piece in story:
        text = _quoted(piece) if piece.quote else piece.text
        space = "\n\n" if quoted or piece.quote else " "  # a quotation is a paragraph of its own
        quoted = bool(piece.quote)
        joined = f"{parts[-1]}{space}{text}" if len(parts) > 1 else ""
        if joined and options.allows(joined + number):
            parts[-1] = joined
        elif len(parts) < most and parts and options.allows(text + number):
            parts.append(text)
    if len(parts) < SHORTEST:
        return ()
    return tuple(f"{part}{_number(at, len(parts))}" for at, part in enumerate(parts, 1))


def _story(article: Article, said: tuple[Piece, ...], tone: Tone) -> list[Piece]:
    """Gather sentences and quotations as they follow each other in the article, less what is said already."""
    places = {each.text: each.span.start for each in article.sentences[:SENTENCES_MOST]}
    places |= {each.undated: each.span.start for each in article.sentences if each.undated}
    told = list(said)
    story: list[tuple[int, Piece]] = []
    for piece in pieces(article, "", ("sentence", "quote"), tone):
        if not any(piece.repeats(each) for each in told):
            told.append(piece)
            place = piece.quote.span.start if piece.quote else _place(piece.text, places)
            story.append((place, piece))
    return [piece for _, piece in sorted(story, key=lambda pair: pair[0])]


def _place(text: str, places: dict[str, int]) -> int:
    """Give where a text stands in the article: that of its first sentence, where it has more."""
    return places.get(text) or next((at for each, at in places.items() if each and text.startswith(each)), 0)


def _quoted(piece: Piece) -> str:
    """Set a quotation with who said it."""
    assert piece.quote
    who = ", ".join(filter(None, (piece.quote.speaker, piece.quote.role)))
    return f"“{piece.quote.text}” – {who}"


def _number(at: int, whole: int) -> str:
    """Number a part."""
    return f"\n\n{at}/{whole}"
