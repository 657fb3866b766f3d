"""How a template sets whole units: learnt once for each number of units, then filled in a microsecond.

The template is filled with marks in the place of texts. What stands between the marks seldom depends on the
texts, so a choice of units is measured without asking the template. For the post itself it is asked; where
it then says something else, for every choice.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from publisher.channels.post.compose import BESIDE, NAMES, Piece
from publisher.ports import Templates

TEMPLATE = "post.txt.j2"
BLANK_LINES = re.compile(r"\n{3,}")
TRAILING = re.compile(r"[ \t]+(?=\n|$)")
FIRST_MARK = 0xF0000  # a plane for private use
MARK = re.compile(f"([{chr(FIRST_MARK)}-{chr(FIRST_MARK + 0xFFFD)}])")
Shape = tuple[object, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How the fixed phrases of a template speak.

    Attributes:
        formal: Whether they say ``u``; else ``je``.
        sober: Whether the news is sad or warns: nobody is invited to read "all about it".
    """

    formal: bool = False
    sober: bool = False


_learnt: WeakKeyDictionary[Templates, dict[Shape, list[str]]] = WeakKeyDictionary()


def filled(choice: tuple[Piece, ...], templates: Templates, manner: Manner) -> str:
    """Give a post as its template would, by what is known of the template."""
    shapes = _learnt.setdefault(templates, {})
    shape = (manner, *(_shape(piece) for piece in choice))
    if shape not in shapes:
        marks = (chr(code) for code in range(FIRST_MARK, FIRST_MARK + 0xFFFD))
        shapes[shape] = MARK.split(_rendered(choice, templates, lambda text: text and next(marks), manner))
    parts = list(shapes[shape])
    texts = list(_texts(choice))
    for at in range(1, len(parts), 2):
        parts[at] = texts[ord(parts[at]) - FIRST_MARK]
    return "".join(parts)


def rendered(choice: tuple[Piece, ...], templates: Templates, manner: Manner) -> str:
    """Give a post as its template does."""
    return _rendered(choice, templates, lambda text: text, manner)


def _rendered(
    choice: tuple[Piece, ...], templates: Templates, say: Callable[[str], str], manner: Manner
) -> str:
    """Fill the template with whole units; runs of blank lines close up."""
    by_name: dict[str, list[str]] = {name: [] for name in NAMES}
    units: list[str] = []
    quote: dict[str, str] | None = None
    for piece in choice:
        if piece.quote:
            said = piece.quote
            quote = {"text": say(said.text), "speaker": say(said.speaker), "role": say(said.role)}
            who = ", ".join(filter(None, (quote["speaker"], quote["role"])))
            units.append(f"“{quote['text']}” – {who}")
        else:
            text = say(piece.text)
            by_name[piece.name].append(text)
            if piece.name not in BESIDE:
                units.append(text)
    text = templates.render(
        TEMPLATE,
        units=units,
        title="".join(by_name["title"]),
        lead="".join(by_name["lead"]),
        teaser=" ".join(by_name["teaser"]),
        sentences=by_name["sentence"],
        facts=by_name["fact"],
        quote=quote,
        link="".join(by_name["link"]),
        emoji="".join(by_name["emoji"]),
        hashtags=by_name["hashtag"],
        formal=manner.formal,
        sober=manner.sober,
    )
    return BLANK_LINES.sub("\n\n", TRAILING.sub("", text)).strip()


def _shape(piece: Piece) -> object:
    """Give all of a unit that can change what stands around it."""
    return (piece.name, bool(piece.quote.speaker), bool(piece.quote.role)) if piece.quote else piece.name


def _texts(choice: tuple[Piece, ...]) -> Iterator[str]:
    """Give the texts in the order in which they get their marks."""
    for piece in choice:
        if piece.quote:
            yield from filter(None, (piece.quote.text, piece.quote.speaker, piece.quote.role))
        else:
            yield piece.text
