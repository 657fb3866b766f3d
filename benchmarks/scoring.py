"""Scores what the program makes of the annotated texts in ``tests/devset/``, as their annotators do.

Names and words are compared without case and marks at their ends, boundaries of sentences without spaces.
"""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from publisher.content.reading import read
from publisher.content.seeds import source
from publisher.model.content import Article, BlockKind

HOME = Path(__file__).parent.parent
SETS = {name: HOME / "tests" / "devset" / name for name in ("known", "blind", "second", "third", "fourth")}
KEYWORDS = 8
CONTAINED = 5  # letters of a keyword that may stand within another
NGRAMS = 6
MOSTLY = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """An annotated text with what the program made of it."""

    name: str
    gold: Mapping[str, Any]
    article: Article


@dataclass(slots=True)
class Tally:
    """Hits, what was said and what there was to say, by part."""

    hits: Counter[str] = field(default_factory=Counter)
    said: Counter[str] = field(default_factory=Counter)
    there: Counter[str] = field(default_factory=Counter)

    def add(self, part: str, hits: float, said: float, there: float) -> None:
        """Count one text."""
        self.hits[part] += hits  # type: ignore[assignment]  # a mean is counted like a sum
        self.said[part] += said  # type: ignore[assignment]
        self.there[part] += there  # type: ignore[assignment]

    def recall(self, part: str) -> float:
        """Give hits of what there was."""
        return self.hits[part] / (self.there[part] or 1)

    def f1(self, part: str) -> float:
        """Give the harmonic mean of precision and recall."""
        return f1(self.hits[part] / (self.said[part] or 1), self.recall(part))


def examples(name: str) -> list[Example]:
    """Read every annotated text of a set."""
    found = []
    for path in sorted(SETS[name].glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        real = path.stem.startswith("seed_")
        text = HOME / "seeds" / f"{path.stem.removeprefix('seed_')}.txt" if real else path.with_suffix(".txt")
        article, _ = read(source(text, text.parent), language="nl", city="Kortrijk")
        found.append(Example(name=path.stem, gold=gold, article=article))
    return found


def scores(texts: Iterable[Example]) -> dict[str, float]:
    """Score them all."""
    tally = Tally()
    for each in texts:
        _sentences(each, tally)
        _blocks(each, tally)
        _quotes(each, tally)
        _words(each, tally)
    named = tally.said["named"] or 1
    return {
        "sentences, F1 with those inside quotations": tally.f1("sentences"),
        "kinds of blocks": tally.recall("blocks"),
        "text of quotations, F1": tally.f1("quotes"),
        "speaker and role, recall": tally.recall("who"),
        "named speakers that are right": 1 - tally.hits["wrong"] / named,
        "wrong person": float(tally.hits["wrong"]),
        "facts, recall": tally.recall("facts"),
        "keywords, soft recall": tally.recall("keywords"),
        "sentences of the teaser, recall": tally.recall("teaser"),
        "title, ROUGE-L (editors among themselves: 0.41)": tally.recall("rouge"),
        "title, chrF (editors among themselves: 0.51)": tally.recall("chrf"),
        "titles sure of themselves": tally.recall("sure"),
    }


def f1(precision: float, recall: float) -> float:
    """Give the harmonic mean."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def bare(text: str) -> str:
    """Leave out spaces."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text)).replace("’", "'").replace("‘", "'")


def plain(text: str) -> str:
    """Leave out case, and the marks at both ends."""
    small = unicodedata.normalize("NFC", text).casefold().replace("’", "'").replace("‘", "'")
    return re.sub(r"\s+", " ", small).strip(" .,:;!?“”„\"«»'")


def tokens(text: str) -> list[str]:
    """Give the words."""
    return re.findall(r"[^\W_]+(?:[-'.,][^\W_]+)*", plain(text))


def rouge_l(one: str, other: str) -> float:
    """Compare by the longest common row of words."""
    left, right = tokens(one), tokens(other)
    if not left or not right:
        return 0.0
    row = [0] * (len(right) + 1)
    for word in left:
        before = 0
        for index, each in enumerate(right, 1):
            before, row[index] = row[index], before + 1 if word == each else max(row[index], row[index - 1])
    return f1(row[-1] / len(left), row[-1] / len(right))


def chrf(one: str, other: str) -> float:
    """Compare by rows of letters, recall counting double."""
    found = []
    for length in range(1, NGRAMS + 1):
        left, right = (
            Counter(text[index : index + length] for index in range(len(text) - length + 1))
            for text in (bare(one), bare(other))
        )
        if left and right:
            hits = (left & right).total()
            precision, recall = hits / left.total(), hits / right.total()
            found.append(5 * precision * recall / (4 * precision + recall) if hits else 0.0)
    return sum(found) / len(found) if found else 0.0


def _sentences(each: Example, tally: Tally) -> None:
    """Compare where sentences end, but for the ends of blocks, which nobody can miss."""
    body = bare("".join(block["text"] for block in each.gold["blocks"]))
    ends, length = set(), 0
    for block in each.gold["blocks"]:
        for part in block["text"].split("\n") if block["kind"] == "list" else [block["text"]]:
            length += len(bare(part))
            ends.add(length)
    gold = _ends(body, each.gold["sentences"]) - ends
    made = _ends(body, [sentence.text for sentence in each.article.sentences]) - ends - {0, len(body)}
    tally.add("sentences", len(gold & made), len(made), len(gold))


def _ends(body: str, sentences: Sequence[str]) -> set[int]:
    """Find where sentences begin and end in a text without spaces."""
    found: set[int] = set()
    at = 0
    for sentence in map(bare, sentences):
        start = body.find(sentence, at) if sentence else -1
        if start >= 0:
            found |= {start, start + len(sentence)} if start > at else {start + len(sentence)}
            at = start + len(sentence)
    return found


def _blocks(each: Example, tally: Tally) -> None:
    """Compare the kinds."""
    made = {bare(block.text): block.kind for block in each.article.blocks}
    gold = each.gold["blocks"]
    hits = sum(made.get(bare(block["text"])) == BlockKind(block["kind"]) for block in gold)
    tally.add("blocks", hits, len(made), len(gold))


def _quotes(each: Example, tally: Tally) -> None:
    """Compare what was said, and by whom."""
    made = {plain(quote.text): quote for quote in each.article.quotes}
    gold = each.gold["quotes"]
    hits = right = wrong = named = 0
    for quote in gold:
        found = made.get(plain(quote["text"]))
        if found is None:
            continue
        speaker = plain(found.speaker) in ([plain(name) for name in quote["speaker"]] or [""])
        role = plain(found.role) in ([plain(name) for name in quote["role"]] or [""])
        hits += 1
        right += speaker and role
        named += bool(found.speaker)
        wrong += bool(found.speaker) and not speaker
    tally.add("quotes", hits, len(each.article.quotes), len(gold))
    tally.add("who", right, named, len(gold))
    tally.add("named", 0, named, 0)
    tally.add("wrong", wrong, 0, 0)


def _words(each: Example, tally: Tally) -> None:
    """Compare facts, keywords, teaser and title."""
    article, gold = each.article, each.gold
    facts = [plain(fact.text) for fact in article.facts]
    hits = sum(any(_is_fact(plain(fact), made) for made in facts) for fact in gold["facts"])
    tally.add("facts", hits, len(facts), len(gold["facts"]))
    made = [re.sub(r"[\s\-#]+", "", plain(word)) for word in article.keywords[:KEYWORDS]]
    wanted = [re.sub(r"[\s\-#]+", "", plain(word)) for word in gold["keywords"]]
    hits = sum(any(_is_word(word, other) for other in made) for word in wanted)
    tally.add("keywords", hits, len(made), len(wanted))
    have = Counter(tokens(article.teaser.text))
    told = [Counter(tokens(sentence)) for sentence in gold["teaser"]]
    hits = sum((each & have).total() >= MOSTLY * each.total() for each in told)
    tally.add("teaser", hits, 1, len(told))
    title = article.title.text
    tally.add("rouge", max(rouge_l(title, other) for other in gold["headlines"]), 1, 1)
    tally.add("chrf", max(chrf(title, other) for other in gold["headlines"]), 1, 1)
    tally.add("sure", article.title.confidence >= 0.7, 1, 1)  # noqa: PLR2004  # publisher.content.derive.title.SURE


def _is_fact(fact: str, made: str) -> bool:
    """Tell whether a fact was found, whole or for the most part."""
    return bool(made) and (fact in made or (made in fact and len(made) >= 0.6 * len(fact)))


def _is_word(word: str, other: str) -> bool:
    """Tell whether two keywords are one, or one is part of the other."""
    return word == other or (min(len(word), len(other)) >= CONTAINED and (word in other or other in word))
