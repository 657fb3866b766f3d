"""Which whole units of an article a post says: as much as fits, what matters most first, nothing ever cut."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from publisher.channels.hush import Hush, hush
from publisher.channels.post.legal import legal
from publisher.channels.post.sources import QUOTATION, SOURCES, WORD, Said
from publisher.model.content import Article, Quote
from publisher.model.site import Tone

NAMES = ("title", "lead", "teaser", "sentence", "fact", "quote", "link", "emoji", "hashtag")
BESIDE = {"link", "emoji", "hashtag"}  # not of the text itself
OR = "|"  # in an order: the second is said where the first does not fit, or is not there
LONGEST = 2000  # characters; nothing longer is said whole by anybody
SAME = 0.7  # of two texts that share so many of their words, one says nothing new
FEW = 3
NEWS = {"title", "lead"}  # they tell what it is about
# Under a title that is somebody's words, the news itself has to follow.
NEWS_LATER = frozenset({"fact", "quote"})


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Piece:
    """A unit that a post says whole or not at all.

    Attributes:
        name: One of ``NAMES``.
        index: Its place in reading order.
        rank: The lower, the sooner it is chosen among those of its name.
        text: As it is said.
        quote: The quotation, where it is one.
    """

    name: str
    index: int
    text: str
    rank: int = 0
    quote: Quote | None = None
    words: list[frozenset[str]] = field(default_factory=list)

    def repeats(self, other: "Piece") -> bool:
        """Tell whether this says what another said already."""
        if self.text == other.text:
            return True
        if other.name in BESIDE:
            return False
        mine, theirs = self.carrying(), other.carrying()
        least = min(len(mine), len(theirs))
        return least >= FEW and len(mine & theirs) >= SAME * least

    def carrying(self) -> frozenset[str]:
        """Give the words that carry the meaning; looked for once."""
        if not self.words:
            self.words.append(frozenset(WORD.findall(self.text.casefold())))
        return self.words[0]


def pieces(article: Article, link: str, names: Iterable[str], tone: Tone) -> tuple[Piece, ...]:
    """Gather what could be said of an article under some names, in reading order.

    Nothing is stale or leans on another sentence, and nobody is named who must not be.
    """
    silent = hush(article, tone.silence)
    found: list[Piece] = []
    left = NEWS_LATER if "lead" not in names and QUOTATION.search(article.title.text) else frozenset()
    for name in NAMES:
        if name in names and name not in left:
            for rank, text, quote in _said(name, article, link, tone, silent):
                found.append(Piece(name=name, index=len(found), text=text, rank=rank, quote=quote))
    if silent and NEWS & {*names} and not any(each.name in NEWS for each in found):
        # what is left may be about nothing: the teaser stands for the title, or nothing is said at all
        told = next(_said("teaser", article, link, tone, silent), None)
        name = next((each for each in ("title", "lead") if each in names), "")
        return (Piece(name=name, index=-1, text=told[1]), *found) if told and name else ()
    return tuple(found)


def _said(name: str, article: Article, link: str, tone: Tone, silent: Hush | None) -> Iterator[Said]:
    """Give what may be said under a name; of a teaser nothing where its opening may not."""
    for rank, text, quote in SOURCES[name](article, link, tone, silent):
        whole = legal(text)
        if name != "link" and _silences(silent, whole):
            if name == "teaser":
                return
        elif whole and len(whole) <= LONGEST:
            yield rank, whole, quote


def _silences(silent: Hush | None, text: str) -> bool:
    """Tell whether a text names somebody who must not be named."""
    return silent is not None and silent.silences(text)


def composed(
    available: tuple[Piece, ...],
    order: tuple[str, ...],
    most: dict[str, int],
    fits: Callable[[tuple[Piece, ...]], bool],
) -> tuple[Piece, ...]:
    """Choose what is said: by rank, each unit that still fits and says something new, in reading order.

    Args:
        available: In reading order.
        order: Names, what says most first, or names in a choice: "lead|title". What is not named is not said.
        most: How many of a name at the most; one where nothing is said.
        fits: Tells whether a choice is within the limit; more is never shorter.
    """
    whole = _chosen(available, order, most, lambda _: True)
    return whole if fits(whole) else _chosen(available, order, most, fits)


def _chosen(
    available: tuple[Piece, ...],
    order: tuple[str, ...],
    most: dict[str, int],
    fits: Callable[[tuple[Piece, ...]], bool],
) -> tuple[Piece, ...]:
    """Add one unit after the other."""
    chosen: tuple[Piece, ...] = ()
    for entry in order:
        for name in entry.split(OR):
            taken = 0
            for piece in sorted((each for each in available if each.name == name), key=_rank):
                if taken >= most.get(name, 1):
                    break
                if name not in BESIDE and any(map(piece.repeats, chosen)):
                    continue
                trial = tuple(sorted((*chosen, piece), key=_index))
                if fits(trial):
                    chosen, taken = trial, taken + 1
            if taken:
                break
    return chosen


def _rank(piece: Piece) -> int:
    return piece.rank


def _index(piece: Piece) -> int:
    return piece.index
