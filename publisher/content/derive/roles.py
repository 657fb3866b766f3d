"""What somebody is: the function that stands before a name, behind it in commas, or in brackets."""

import re
from functools import lru_cache

from publisher.content.language import Language

CAPITAL = "A-ZÀ-ÖØ-Þ"
AGE = re.compile(r" ?\((?P<age>\d{1,3})(?: jaar)?\)")
BRACKETS = re.compile(r" ?\(([^()]{1,80})\)")
MARK = re.compile(r"[,;:()“”\"]")
DEPARTMENTS = re.compile(
    rf"(\w+) (?:van|voor) (?:[{CAPITAL}][\w-]+(?: [{CAPITAL}][\w-]+)*, )*"
    rf"[{CAPITAL}][\w-]+(?: [{CAPITAL}][\w-]+)* en $"
)
AS = re.compile(r"[^.!?“”]{0,120}? als (?P<role>[a-zà-ÿ]{5,})(?=[ .,])")
AS_ONE = re.compile(r" als (?:\w+ )?(?P<role>[a-zà-ÿ]{5,})(?=[.,])")
PHRASE_END = re.compile(r"[;:!?\n]|\.(?:\s|$)|[“”„\"]| [–—] ")
LIST_GOES_ON = re.compile(rf", (?=(?:[{CAPITAL}][\w-]+, )*[{CAPITAL}][\w-]+ en [{CAPITAL}])")
SURNAME = re.compile(rf"[{CAPITAL}][\w’'-]* [{CAPITAL}][\w’'-]* [a-zà-ÿ-]+ $")
LONGEST_ROLE = 90  # characters
CACHED = 16_384  # words
LONGEST_WORD = 40  # letters
FULL = 2  # words of a full name, at least


@lru_cache(maxsize=CACHED)
def is_office(word: str, language: Language) -> bool:
    """Tell whether a noun in lower case is what a person can be: by its ending, or because it is known."""
    if word in language.offices:
        return True
    if len(word) > LONGEST_WORD:
        return False
    return bool(language.office_ending and language.office_ending.search(word))


def leads(word: str, language: Language) -> bool:
    """Tell whether a word with a capital is a function before a name: "Schepen", "CEO", "IT-manager"."""
    head, _, noun = word.rpartition("-")
    return word.lower() in language.offices or bool(head and noun.islower() and is_office(noun, language))


def leading(words: list[str], language: Language) -> int:
    """Count the words with a capital that are a function before a name: "Schepen", "Vlaams Parlementslid"."""
    if len(words) > FULL + 1 and words[0].endswith(("s", "se")) and is_office(words[1].lower(), language):
        return FULL
    return int(len(words) > 1 and leads(words[0], language))


def small_first(word: str, language: Language) -> str:
    """Write a function as it stands within a sentence; what begins with a name keeps it: "Infrabel-baas"."""
    head, joined, _ = word.partition("-")
    lesser = language.lesser
    named = joined and not is_office(head.lower(), language) and not (lesser and lesser.match(word.lower()))
    return word if word[1:2].isupper() or named else word.lower()


def is_aside(words: str, language: Language) -> bool:
    """Tell whether brackets hold what somebody does, not what they are: "(lacht)", "(met een knipoog)"."""
    first = words.partition(" ")[0].lower()
    if is_office(first, language):
        return False
    verbs = language.verbs
    return bool(
        _is_state(first, language)
        or verbs.finite(first)
        or verbs.infinitive(first)
        or first in language.function_words
    )


@lru_cache(maxsize=CACHED)
def is_somebody(word: str, language: Language) -> bool:
    """Tell whether a noun stands for one person: a function or a relation, and neither a body nor a verb."""
    word = word.lower()
    if word in language.offices or (language.kin and language.kin.search(word[-LONGEST_WORD:])):
        return True
    if language.verbs.finite(word) or (language.bodies and language.bodies.search(word[-LONGEST_WORD:])):
        return False
    return is_office(word, language)


def role_before(before: str, words: list[str], language: Language, *, sure: bool = True) -> tuple[str, int]:
    """Read the function before a name; give it, and how many words of the name belong to it.

    "schepen van Financiën Hilde Maes": the first word after "van" is what she is responsible for.

    Args:
        sure: Whether it must be what a person can be; behind a verb of saying, it is.
    """
    title = ""
    other, word = _last_words(before)
    while word.lower() in language.titles:
        title = f"{word} {title}"
        before = before[: -len(word) - 1]
        other, word = _last_words(before)
    role, taken = _role_before(before, other, word, words, language, sure=sure) if word else ("", 0)
    return (role, taken) if role else (title.strip(), 0)


def _last_words(before: str) -> tuple[str, str]:
    """Give the last two words before a name; the second is empty where a mark stands between."""
    if before[-1:] != " ":
        return "", ""
    other, _, word = before[:-1].rpartition("\n")[2].rpartition(" ")
    if not word or (not word.isalnum() and MARK.search(word)):
        return "", ""
    other = other.rpartition(" ")[2]
    return ("" if not other or other[-1] in '.,;:!?()“”"' else other), word


def _role_before(
    before: str, other: str, word: str, words: list[str], language: Language, *, sure: bool
) -> tuple[str, int]:
    """Read the function before a name and its titles."""
    long = DEPARTMENTS.search(before) if word == "en" else None
    if long and is_office(long[1].lower(), language) and (taken := department(words)):
        return f"{long[0][:1].lower()}{long[0][1:].strip()} {' '.join(words[:taken])}", taken
    if word in language.links and other and (not sure or is_office(other.lower(), language)):
        taken = department(words)
        return (f"{other} {word} {' '.join(words[:taken])}", taken) if taken else ("", 0)
    if word in language.function_words or (word[-1] == "." and word[:-1] not in language.abbreviations):
        return "", 0
    if word[:1].isupper() and not other and is_office(word.lower(), language):
        return word[:1].lower() + word[1:], 0
    if word[:1].isupper() or not is_office(word.rstrip("."), language):
        return "", 0
    if other and (other.lower().endswith(language.adjective_endings) or other[:1].isupper()):
        follows = other.lower() not in language.function_words and not language.verbs.finite(other)
        if other[:1].isupper() and SURNAME.search(before):  # "beet An Peeters schepen Jan Maes toe"
            return word, 0
        if follows and (other[:1].isupper() or other in language.role_adjectives):
            opens = not other.endswith(("s", "se")) and other.lower() != other
            return f"{other.lower() if opens else other} {word}", 0
    return word, 0


def department(words: list[str]) -> int:
    """Count the words between "van" and a name of two words or more; 0 where there is no such name."""
    particles = {"De", "Van", "Den", "Der", "El", "Al", "Ait", "Ben", "Vande", "Vanden", "Vander"}
    if len(words) <= FULL:
        return 0
    name = FULL
    while name < len(words) - 1 and (words[-name] in particles or words[-name].islower()):
        name += 1
    return len(words) - name


def role_behind(after: str, language: Language, *, sure: bool = False) -> str:
    """Read the function behind a name: in parentheses or between commas.

    Args:
        sure: Whether the first noun must be what a person can be; behind a verb of saying, it is.
    """
    role = ""
    while bracket := BRACKETS.match(after):
        words = bracket[1]
        if words[:1].islower() and not role and not is_aside(words, language):
            role = words
        after = after[bracket.end() :]
    if role:
        return role if not sure or _office_in(role, language) else ""
    if not after.startswith(", "):
        return ""
    after = after[2:]
    stop = PHRASE_END.search(after)
    phrase = after[: stop.start()] if stop else after
    goes_on = LIST_GOES_ON.search(phrase)
    if goes_on and "," not in phrase[: goes_on.start()]:
        head, tail = phrase[: goes_on.start()], phrase[goes_on.start() + 2 :]
        phrase = f"{head}, {re.split(r',(?! [A-Z][^,]* en [A-Z])', tail)[0]}"
    else:
        phrase = phrase.partition(",")[0]
    return _tidy_role(phrase.strip(), language, sure=sure)


def _tidy_role(phrase: str, language: Language, *, sure: bool) -> str:
    """Take a phrase for a function where it is one: a noun in lower case, without its article."""
    words = phrase.split(" ")
    while len(words) > 1 and (
        drop := _says_when(words, language)
    ):  # "tevens", "al dertig jaar", "sinds 2019"
        words = words[drop:]
    phrase = " ".join(words)
    first, _, others = phrase.partition(" ")
    if first.lower() in language.articles and others:
        phrase, first = others, others.partition(" ")[0]
    if language.aged_before and f"{first} ".endswith(language.aged_before):  # "de 19-jarige voorzitster"
        _, _, phrase = phrase.partition(" ")
        first, _, others = phrase.partition(" ")
    for word in language.refers:  # "gids die iedereen kent"
        phrase = phrase.partition(f" {word} ")[0]
    starts = first[:1].islower() or (others[:1].islower() and first.endswith(("s", "se")))
    if not starts or first.lower() in language.function_words | language.whose or len(phrase) > LONGEST_ROLE:
        return ""
    if first[:1].isdigit() or (language.verbs.finite(first) and not is_office(first.lower(), language)):
        return ""
    if not is_office(first.lower(), language) and _is_state(words[-1], language):
        return ""
    return phrase if not sure or _office_in(phrase, language) else ""


def _says_when(words: list[str], language: Language) -> int:
    """Count the words that a function does without: "tevens", "dertig jaar", "sinds 2019"."""
    first, second = words[0].lower(), words[1].lower()
    if first in language.links and second.isdigit():
        return FULL
    if first.isdigit() or first in language.number_words:
        return FULL if second in language.units else 0
    return int(first in language.skipped)


def _is_state(word: str, language: Language) -> bool:
    """Tell whether a word says how somebody is, not what: "lachend", "zichtbaar ontroerd"."""
    verbs = language.verbs
    return bool(verbs.participle(word) or (word.endswith("d") and verbs.infinitive(word[:-1])))


def _office_in(phrase: str, language: Language) -> bool:
    """Tell whether one of the first words is what a person can be."""
    return any(is_office(word, language) for word in phrase.lower().split()[:3])


def told_behind(after: str, language: Language) -> str:
    """Read the function that a sentence gives a person: between commas, behind an age, or with "als"."""
    if not after.startswith((",", "(", " (")):
        return _told_with_as(after, language)
    if role := role_behind(after, language, sure=True):
        return role
    if age := AGE.match(after):
        follows = re.match(r" (\w+)(?=[.,]| van )", after[age.end() :])
        if follows and is_office(follows[1], language):
            return follows[1]
    return _told_with_as(after, language)


def _told_with_as(after: str, language: Language) -> str:
    """Read the function in "Jan Maes is aangesteld als directeur"."""
    for given in (AS_ONE.match(after), AS.match(after)) if " als " in after else ():
        if given and is_office(given["role"], language):
            return given["role"]
    return ""
