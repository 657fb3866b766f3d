"""What can be said of an article under each name: whole units that are understood by who has not read it."""

import re
from collections.abc import Callable, Iterator

from publisher.channels.hush import Hush
from publisher.channels.post.legal import legal
from publisher.channels.post.tone import emoji
from publisher.model.attribution import attributed
from publisher.model.content import Article, Origin, Quote, Sentence
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
    told = article.teaser.text
    parts = [text for each in article.sentences[:TEASED_MOST] if (text := sayable(each)) and text in told]
    yield from ((rank, text, None) for rank, text in enumerate(parts or [told]))


def _sentences(article: Article, *_: object) -> Iterator[Said]:
    """Give the sentences behind the news; the long ones are chosen last."""
    edited, first = _edited(article), int(opens(article))
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
