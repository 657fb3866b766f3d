"""What a sentence says that somebody is: "Jan Maes is al tien jaar voorzitter van de buurtraad"."""

import re

from publisher.content.derive.roles import PHRASE_END, is_office
from publisher.content.language import Language

AGE_BETWEEN = re.compile(r"(?: ?\(\d{1,3}(?: jaar)?\))?,? (?P<verb>[a-z]{2,8}) ")
RELATIVE = re.compile(r", (?P<pronoun>[a-z]{3}) (?P<words>[^,.;:!?()“”]{3,60}),")  # "die vroeger gids was"
WORD = re.compile(r"[^\s,.;:()“”\"]+")
FAR = 9  # words between the verb and the function
MOST = 70  # characters of a function
FREE = 2  # words behind a number that say what it counts: "tien jaar lang"


def predicate(before: str, after: str, language: Language) -> str:
    """Read what somebody is, behind "is" or "wordt"; empty where the sentence does not say it.

    Args:
        before: What stands before the name; its last word may be the verb ("Lang was Jan Maes directeur").
        after: What stands behind the name.
    """
    if after.startswith(", ") and (told := RELATIVE.match(after)):
        words = told["words"].split()
        holds = told["pronoun"] in language.refers and words[-1] in language.copulas
        if holds and len(words) > 1 and is_office(words[-2], language):
            return words[-2]
    given = AGE_BETWEEN.match(after)
    if given and given["verb"] in language.copulas:
        return _function(after[given.end() :], language)
    verb = before.rstrip().rpartition(" ")[2]
    return _function(after.lstrip(" "), language, near=True) if verb in language.copulas else ""


def _function(rest: str, language: Language, *, near: bool = False) -> str:
    """Read a function, behind articles, times and adjectives.

    Args:
        near: Whether nothing but an article or adjective may stand before it.
    """
    stop = PHRASE_END.search(rest)
    clause = (rest[: stop.start()] if stop else rest).partition(",")[0]
    start = -1  # where what belongs to the function begins
    free = 0  # words that say when
    for count, match in enumerate(WORD.finditer(clause)):
        word = match[0].lower()
        if count > FAR or (language.grammar and word in language.grammar.negations):
            return ""
        if is_office(word, language):
            return _phrase(clause, start if start >= 0 else match.start(), match.end(), language)
        if word[:1].isdigit() or word in language.number_words:
            if near:
                return ""
            free, start = FREE, -1
        elif word in language.articles:
            start = -1
        elif word in language.links:
            following = clause[match.end() + 1 : match.end() + 2]
            if near or not following.isdigit():
                return ""
        elif word in language.former or word in language.role_adjectives:
            start = match.start() if start < 0 else start
        elif word in language.skipped or free or word.endswith("e"):
            if not free and (
                word in language.function_words - language.skipped or language.verbs.finite(word)
            ):
                return ""
            free, start = max(0, free - 1), -1
        else:
            return ""
    return ""


def _phrase(clause: str, start: int, end: int, language: Language) -> str:
    """Give a function with what it is for; empty where the noun is somebody's, or begins something else."""
    noun = clause[start:end].rpartition(" ")[2].lower()
    following = clause[end:].split(" ", 2)[1:]
    goes_on = (
        not following
        or following[0] in language.links | language.conjunctions
        or (language.verbs.participle(following[0]) is not None)
    )
    if not goes_on or (language.kin and language.kin.search(noun)):
        return ""
    cut = language.told_end.search(clause, end) if language.told_end else None
    phrase = clause[start : cut.start()] if cut else clause[start:]
    if following and following[0] not in language.links:
        phrase = clause[start:end]
    return phrase.strip() if len(phrase) <= MOST else clause[start:end]
