"""What can be said of an article under each name: whole units that are understood by who has not read it."""

import re
from collections.abc import Callable, Iterator

from publisher.channels.hush import Hush
from publisher.channels.post.legal import legal
from publisher.channels.post.tone import emoji
from publisher.model.attribution import attributed
from publisher.model.content import Article, BlockKind, Origin, Quote, Sentence
from publisher.model.site import Tone

POOL_LONGEST = 300  # a longer sentence or quotation is no post any more
SENTENCES_MOST = 40  # what a post could say stands early in a text
TEASED_MOST = 12  # a teaser is of the first sentences
WORDS_MOST = 25  # a sentence that is read at once (UK Government Communication Service)
WORD = re.compile(r"\w{4,}")
STOP = re.compile(r"(?<!\.)\.$")  # who said it follows
QUOTATION = re.compile("[“”„«»]")
AS_MUCH = 0.5  # of the title's words: a first sentence with fewer of them tells another thing
OPEN = (":", ",", ";")  # ends what is not over
YEAR = re.compile(r"\b\d{4}\b")
DAY = re.compile(r"(?<![\d.,])\d{1,2}(?![\d.,])")
NUMBERED = re.compile(r"\w+ (\d{1,2})\b")
FIGURES = {"amount", "count"}  # they say more than a day or an hour

Said = tuple[int, str, Quote | None]


def sayable(sentence: Sentence) -> str:
    """Give a sentence as it can be said away from its text; empty where it cannot."""
    if sentence.quoted or sentence.question or not sentence.stands_alone:
        return ""
    text = sentence.undated if sentence.stale else sentence.text
    return text if len(text) <= POOL_LONGEST and not text.endswith(OPEN) else ""


def _edited(article: Article) -> bool:
    """Tell whether an editor wrote title or teaser: the first paragraph says the same in other words."""
    return Origin.EDITOR in {article.title.origin, article.teaser.origin}


def _told(article: Article) -> list[str]:
    """Give what each sentence says away from its text; empty where it cannot be said so.

    What points back ("De opbrengst") takes along the sentence before it, or is not said. What is numbered
    ("Fase 1 …", "Fase 2 …") is said whole, with what announces it, or not at all.
    """
    said = article.sentences[:SENTENCES_MOST]
    told = ["" if article.blocks[each.block].kind is BlockKind.SIGNOFF else sayable(each) for each in said]
    known = f"{article.title.text} {said[0].text}".casefold() if said else ""
    for at, sentence in enumerate(said[2:], 2):
        before = said[at - 1]
        if sentence.points_at and before.block == sentence.block and sentence.points_at not in known:
            both = f"{told[at - 1]} {told[at]}" if told[at - 1] and told[at] else ""
            told[at] = both if len(both) <= POOL_LONGEST else ""
            told[at - 1] = "" if told[at] else told[at - 1]
    for start, end in _series(said):
        whole = list(map(sayable, said[start:end]))
        text = " ".join(whole) if all(whole) else ""
        told[start:end] = [text if start and len(text) <= POOL_LONGEST else "", *[""] * (end - start - 1)]
    return told


def _series(said: tuple[Sentence, ...]) -> Iterator[tuple[int, int]]:
    """Find sentences of one paragraph that are numbered in a row, with the one that announces them."""
    at = 1
    while at < len(said):
        end = at
        while (
            end < len(said) and _numbered(said[end], end - at + 1) and said[end].block == said[at - 1].block
        ):
            end += 1
        if end - at > 1:
            yield at - 1, end
        at = end + 1


def _numbered(sentence: Sentence, number: int) -> bool:
    """Tell whether a sentence opens with a word and a number: "Fase 2 begint"."""
    found = NUMBERED.match(sentence.text)
    return bool(found) and found[1] == str(number)


def _title(article: Article, *_: object) -> Iterator[Said]:
    """Give the title; before it the author's own sentence, where the title leaves the news out."""
    news = _news(article) if _is_lost(article) else ()
    yield from ((rank, text, None) for rank, text in enumerate((*news, article.title.text)))


def _lead(article: Article, *_: object) -> Iterator[Said]:
    """Give the news in the author's own sentence, where no editor wrote another and it opens the text."""
    if opens(article):
        yield from ((rank, text, None) for rank, text in enumerate(_news(article)))


def _news(article: Article) -> tuple[str, ...]:
    """Give what opens the text, with the sentence that the title was made of where that is another one."""
    first = sayable(article.sentences[0])
    if not first or tells(article.title.text, article.sentences[0].text):
        return (first,) if first else ()
    others = map(sayable, article.sentences[1:SENTENCES_MOST])
    made_of = next((each for each in others if tells(article.title.text, each)), "")
    both = f"{first} {made_of}"
    return (both, first) if made_of and len(both) <= POOL_LONGEST else (first,)


def opens(article: Article) -> bool:
    """Tell whether the first sentence is the news: no editor wrote another, and it is no old scene."""
    if not article.sentences or _edited(article) or article.sentences[0].block:
        return False
    if tells(article.title.text, article.sentences[0].text):
        return True
    years = (YEAR.findall(fact.text) for fact in article.facts if fact.kind == "date" and not fact.sentence)
    return all(int(year) >= article.date.first.year for found in years for year in found)


def _is_lost(article: Article) -> bool:
    """Tell whether the title leaves out what the first sentence says: what happened, or the day."""
    if not opens(article) or QUOTATION.search(article.title.text):
        return False
    day = next((day for at, day in days(article) if not at), "")
    title = article.title.text
    return not tells(title, article.sentences[0].text) or bool(day and day not in title)


def is_untold(article: Article) -> bool:
    """Tell whether the news goes stale with its day, so that no post says it, and the title is of another."""
    if not article.sentences or _edited(article) or article.sentences[0].block:
        return False
    first = article.sentences[0]
    lost = first.stale and not first.undated and first.stands_alone and not (first.quoted or first.question)
    return lost and not tells(article.title.text, first.text)


def tells(title: str, text: str) -> bool:
    """Tell whether a title says what a sentence says; one in somebody's words may be of any."""
    words = frozenset(WORD.findall(title.casefold()))
    return bool(QUOTATION.search(title)) or len(words & {*WORD.findall(text.casefold())}) >= AS_MUCH * len(
        words
    )


def days(article: Article) -> Iterator[tuple[int, str]]:
    """Give the days of the calendar that a text names, but those of earlier years, with their sentence."""
    for fact in article.facts:
        if fact.kind != "date" or fact.sentence >= SENTENCES_MOST or not DAY.search(fact.text):
            continue
        if all(int(year) >= article.date.first.year for year in YEAR.findall(fact.text)):
            yield fact.sentence, fact.text


def _teaser(article: Article, *_: object) -> Iterator[Said]:
    """Part the teaser into its sentences; an editor's stays whole."""
    if article.teaser.origin is Origin.EDITOR:
        yield 0, article.teaser.text, None
        return
    teased = article.teaser.text
    places = [
        at for at, each in enumerate(article.sentences[:TEASED_MOST]) if (sayable(each) or "\0") in teased
    ]
    told = _told(article)
    parts = [told[at] for at in places if told[at]] if places else [teased]
    yield from ((rank, text, None) for rank, text in enumerate(parts))


def _sentences(article: Article, *_: object) -> Iterator[Said]:
    """Give the sentences behind the news; the long ones are chosen last."""
    edited, first = _edited(article), int(opens(article))
    for at, text in enumerate(_told(article)):
        if text and at >= first and not (edited and article.sentences[at].block == 0):
            yield at - first + SENTENCES_MOST * _is_long(text), text, None


def _facts(article: Article, *_: object) -> Iterator[Said]:
    """Give the sentences that hold a figure and are read at once, those with more than a date first.

    A figure alone says nothing to who has not read the article.
    """
    edited, told = _edited(article), _told(article)
    kinds: dict[int, set[str]] = {}
    for fact in article.facts:
        at = fact.sentence
        if 0 < at < SENTENCES_MOST:
            if not told[at] and at + 1 < len(told):
                at += told[at + 1].startswith(sayable(article.sentences[at]) or OPEN)  # it is said there
            kinds.setdefault(at, set()).add(fact.kind)
    for at, found in kinds.items():
        text = "" if edited and article.sentences[at].block == 0 else told[at]
        if text and not _is_long(text) and found != {"contact"}:
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


SOURCES: dict[str, Callable[[Article, str, Tone, Hush | None], Iterator[Said]]] = {
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
