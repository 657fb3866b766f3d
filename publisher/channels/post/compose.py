"""Which whole units of an article a post says: as much as fits, what matters most first, nothing ever cut."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from publisher.channels.hush import Hush, hush
from publisher.channels.post.legal import legal
from publisher.channels.post.tone import emoji
from publisher.model.attribution import attributed
from publisher.model.content import Article, Origin, Quote, Sentence
from publisher.model.site import Tone

NAMES = ("title", "lead", "teaser", "sentence", "fact", "quote", "link", "emoji", "hashtag")
BESIDE = {"link", "emoji", "hashtag"}  # not of the text itself
OR = "|"  # in an order: the second is said where the first does not fit, or is not there
LONGEST = 2000  # characters; nothing longer is said whole by anybody
POOL_LONGEST = 300  # a longer sentence or quotation is no post any more
SENTENCES_MOST = 40  # what a post could say stands early in a text
TEASED_MOST = 12  # a teaser is of the first sentences
WORDS_MOST = 25  # a sentence that is read at once (UK Government Communication Service)
WORD = re.compile(r"\w{4,}")
SAME = 0.7  # of two texts that share so many of their words, one says nothing new
FEW = 3
STOP = re.compile(r"(?<!\.)\.$")  # who said it follows
QUOTATION = re.compile("[“”„«»]")
# Under a title that is somebody's words, the news itself has to follow.
NEWS_LATER = frozenset({"fact", "quote"})
AS_MUCH = 0.5  # of the title's words: a first sentence with fewer of them tells another thing
OPEN = (":", ",", ";")  # ends what is not over
FIGURES = {"amount", "count"}  # they say more than a day or an hour


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
            for rank, text, quote in _SOURCES[name](article, link, tone, silent):
                whole = legal(text)
                if whole and len(whole) <= LONGEST and (name == "link" or not _silences(silent, whole)):
                    found.append(Piece(name=name, index=len(found), text=whole, rank=rank, quote=quote))
    return tuple(found)


def sayable(sentence: Sentence) -> str:
    """Give a sentence as it can be said away from its text; empty where it cannot."""
    if sentence.quoted or sentence.question or not sentence.stands_alone:
        return ""
    text = sentence.undated if sentence.stale else sentence.text
    return text if len(text) <= POOL_LONGEST and not text.endswith(OPEN) else ""


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


Said = tuple[int, str, Quote | None]


def _silences(silent: Hush | None, text: str) -> bool:
    """Tell whether a text names somebody who must not be named."""
    return silent is not None and silent.silences(text)


def _edited(article: Article) -> bool:
    """Tell whether an editor wrote title or teaser: the first paragraph says the same in other words."""
    return Origin.EDITOR in {article.title.origin, article.teaser.origin}


def _title(article: Article, *_: object) -> Iterator[Said]:
    """Give the title."""
    yield 0, article.title.text, None


def _lead(article: Article, *_: object) -> Iterator[Said]:
    """Give the news in the author's own sentence, where no editor wrote another and it opens the text."""
    if _opens(article):
        yield 0, sayable(article.sentences[0]), None


def _opens(article: Article) -> bool:
    """Tell whether the first sentence is the news; else the title is, and the text opens with a scene."""
    if not article.sentences or _edited(article) or article.sentences[0].block:
        return False
    title, text = (each.casefold() for each in (article.title.text, article.sentences[0].text))
    words = frozenset(WORD.findall(title))
    return bool(QUOTATION.search(title)) or len(words & {*WORD.findall(text)}) >= AS_MUCH * len(words)


def _teaser(article: Article, *_: object) -> Iterator[Said]:
    """Part the teaser into its sentences; an editor's stays whole."""
    if article.teaser.origin is Origin.EDITOR:
        yield 0, article.teaser.text, None
        return
    told = article.teaser.text
    parts = [text for each in article.sentences[:TEASED_MOST] if (text := sayable(each)) and text in told]
    yield from ((rank, text, None) for rank, text in enumerate(parts or [told]))


def _sentences(article: Article, *_: object) -> Iterator[Said]:
    """Give the sentences behind the news; the long ones are chosen last."""
    edited, first = _edited(article), int(_opens(article))
    for at, sentence in enumerate(article.sentences[first:SENTENCES_MOST]):
        text = "" if edited and sentence.block == 0 else sayable(sentence)
        if text:
            yield at + SENTENCES_MOST * _is_long(text), text, None


def _facts(article: Article, *_: object) -> Iterator[Said]:
    """Give the sentences that hold a figure and are read at once, those with more than a date first.

    A figure alone says nothing to who has not read the article.
    """
    kinds: dict[int, set[str]] = {}
    for fact in article.facts:
        if 0 < fact.sentence < SENTENCES_MOST:
            kinds.setdefault(fact.sentence, set()).add(fact.kind)
    edited = _edited(article)
    for at, found in kinds.items():
        sentence = article.sentences[at]
        text = "" if edited and sentence.block == 0 else sayable(sentence)
        if text and not _is_long(text):
            yield at + SENTENCES_MOST * (not found & FIGURES), text, None


def _quotes(article: Article, link: str, tone: Tone, silent: Hush | None) -> Iterator[Said]:
    """Give the quotations of which it is known who spoke; those with a function first, the long ones last."""
    del link, tone
    for at, quote in enumerate(article.quotes):
        if not attributed(quote) or len(quote.text) > POOL_LONGEST:
            continue
        who = silent.quote(quote) if silent else (quote.speaker, quote.role)
        if who:
            words = STOP.sub("", legal(quote.text))
            told = Quote(
                span=quote.span,
                text=words,
                speaker=legal(who[0]),
                role=legal(who[1]),
                origin=quote.origin,
                confidence=quote.confidence,
            )
            yield at + SENTENCES_MOST * (not quote.role), words, told


def _link(article: Article, link: str, *_: object) -> Iterator[Said]:
    """Give the address."""
    del article
    yield 0, link, None


def _emoji(article: Article, link: str, tone: Tone, *_: object) -> Iterator[Said]:
    """Give the emoji, where there is one."""
    del link
    yield 0, emoji(article, tone), None


def _hashtags(article: Article, *_: object) -> Iterator[Said]:
    """Give the hashtags, the best first."""
    yield from ((rank, f"#{tag}", None) for rank, tag in enumerate(article.hashtags))


def _is_long(text: str) -> bool:
    """Tell whether a sentence is not read at once."""
    return text.count(" ") >= WORDS_MOST


_SOURCES: dict[str, Callable[[Article, str, Tone, Hush | None], Iterator[Said]]] = {
    "title": _title,
    "lead": _lead,
    "teaser": _teaser,
    "sentence": _sentences,
    "fact": _facts,
    "quote": _quotes,
    "link": _link,
    "emoji": _emoji,
    "hashtag": _hashtags,
}
