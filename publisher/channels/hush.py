"""Whom no channel names before elections (*sperperiode*): politicians are their function then."""

import re
from dataclasses import dataclass

from publisher.model.content import Article, Precision, Quote
from publisher.model.site import Silence

WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hush:
    """Whom an article must not name.

    Attributes:
        names: The names of its politicians.
        pattern: Finds any of them in a text; also a function before a name that nobody knew.
    """

    names: frozenset[str]
    pattern: re.Pattern[str]

    def silences(self, text: str) -> bool:
        """Tell whether a text names a politician."""
        return bool(self.pattern.search(text))

    def quote(self, quote: Quote) -> tuple[str, str] | None:
        """Give speaker and role as they may be said; None where there is nothing left to say who it was."""
        if quote.speaker not in self.names:
            return quote.speaker, quote.role
        return ("", quote.role) if quote.role else None


def hush(article: Article, silence: Silence) -> Hush | None:
    """Tell whom an article must not name; None outside of the silence."""
    if not (silence.first and silence.last and silence.functions) or not _within(article, silence):
        return None
    functions = "|".join(map(re.escape, silence.functions))
    politician = re.compile(rf"\b(?:{functions})", re.IGNORECASE)
    names = frozenset(
        mention.name
        for mention in article.mentions
        if politician.search(mention.role) or politician.match(mention.name)
    )
    # a name, or what of it stands for it later: all but the first name
    parts = {part for name in names for part in (name, name.partition(" ")[2]) if part}
    known = "|".join(map(re.escape, sorted(parts, key=len, reverse=True)))
    tags = "|".join("".join(WORD.findall(name)) for name in sorted(names))
    titled = rf"\b(?i:{functions})\w* (?=[A-ZÀ-Þ])"
    named = rf"\b(?:{known})\b|#(?i:{tags})\b|{titled}" if known else titled
    return Hush(names=names, pattern=re.compile(named))


def _within(article: Article, silence: Silence) -> bool:
    """Tell whether an article is of the silence; of a month, any day may be meant."""
    exact = article.date.precision is Precision.DAY
    first, last = (silence.first, silence.last) if exact else (silence.first[:7], silence.last[:7])
    return first <= article.date.text <= last
