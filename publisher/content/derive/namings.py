"""Runs of capitalised words: whom or what they name, with the function before or behind them."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from publisher.content.derive.predicate import predicate
from publisher.content.derive.roles import (
    AGE,
    CAPITAL,
    FULL,
    LONGEST_WORD,
    department,
    is_office,
    leading,
    leads,
    role_before,
    small_first,
    told_behind,
)
from publisher.content.language import Language

NAME_WORD = rf"[{CAPITAL}](?:h?\.(?:-?[{CAPITAL}]\.)*(?!\w)|[\w’'-]*)"
CAPITALS = re.compile(f"[{CAPITAL}]")
OPENERS = frozenset('.!?…:“”„"‘’\n–(•-')  # behind one of these, a sentence or an item may open
APPOSITION = re.compile(
    r"(?<![\w,] )(?<!\w)(?P<article>[A-Za-z]{2,3}) (?:[a-zà-ÿ]+e )?(?P<role>[a-zà-ÿ-]+), $"
)
OWN = re.compile(r" (?P<article>[a-z]{3,5}) (?P<role>[a-zà-ÿ-]+), $")  # "zijn raadsman, mr. Jan Maes"
DEPARTMENT_GOES_ON = re.compile(rf"(?:,| en) [{CAPITAL}]")
REACH = 80  # characters before a name in which its function stands


class Naming(NamedTuple):
    """A run of capitalised words, as offsets in the text.

    Attributes:
        name: The words, without the function that a sentence may open with.
        role: The function that stands before or behind; empty where there is none.
        also: What the sentence says besides that they are ("wordt de nieuwe korpschef").
        person: Whether the text shows that this is a person: by a function or an age.
        opens: Whether it stands where a sentence begins, as one word that may be any.
        thing: Whether another noun says what it is: "bakkerij Delaere" is no person.
    """

    start: int
    end: int
    name: str
    role: str
    also: str
    person: bool
    opens: bool
    thing: bool


class Small:
    """Tells whether a text also writes a word small; looks only when it is asked."""

    def __init__(self, text: str) -> None:
        """Keep the text."""
        self.text = text
        self.words: set[str] = set()

    def __contains__(self, word: str) -> bool:
        """Tell whether the word stands in the text in lower case."""
        if word not in self.text:
            return False
        if not self.words:
            self.words = set(re.findall(r"\b[a-zà-ÿ][\w-]+", self.text))
        return word in self.words


@cache
def runs(language: Language) -> re.Pattern[str]:
    """Build the pattern of names: capitalised words, with their particles."""
    particle = "|".join(re.escape(word) for word in language.name_particles) or r"(?!)"
    # "Van den Berghe" anywhere, "Jan van den Berg" behind the first name only: not "Luc Maes van Okra"
    word = rf"(?:(?:Van|Vande|Op|Uit|In|Ter|Ten) (?:de[nr]?|het|’t|'t) )?{NAME_WORD}"
    return re.compile(rf"(?<![\w’'-]){word}(?: (?:{particle}) {NAME_WORD})?(?: {word}){{0,5}}")


@cache
def born(language: Language) -> re.Pattern[str]:
    """Build the pattern of a surname that opens small, behind a first name alone: "An de Vries"."""
    particle = "|".join(re.escape(word) for word in language.name_particles) or r"(?!)"
    return re.compile(rf" (?:{particle}|de|te|la|le) [{CAPITAL}][\w’-]+")


def names(text: str, language: Language) -> Iterator[re.Match[str]]:
    """Find the runs of capitalised words; each is looked for where a capital stands."""
    run, end = runs(language).match, 0
    for capital in CAPITALS.finditer(text):
        at = capital.start()
        if at >= end and (match := run(text, at)):
            end = match.end()
            yield match


def namings(text: str, small: Small, language: Language) -> Iterator[Naming]:
    """Read every run of capitalised words with what stands around it."""
    until = 0
    for match in names(text, language):
        naming = _naming(text, match, small, language) if match.start() >= until else None
        if naming:
            until = naming.end
            yield naming


def _naming(text: str, match: re.Match[str], small: Small, language: Language) -> Naming | None:
    """Read a run of capitalised words; None where nothing of it is a name."""
    start, end = match.span()
    words = match[0].rstrip(".’'-").split(" ") if match[0][-1:] in "’'-" else match[0].split(" ")
    before = text[max(0, start - REACH) : start]
    bare = before.rstrip(" ")
    opens = not bare or bare[-1] in OPENERS
    words, role = _without_opening(words, small, language, opens=opens)
    if role and words and words[0] in language.links and DEPARTMENT_GOES_ON.match(text, end):
        return None  # "Schepen van Erfgoed en Toerisme Jan Maes": the name comes later
    if not words or (opens and len(words) == 1 and is_office(words[0].lower(), language)):
        return None
    start = end - len(" ".join(words)) if role or len(words) != match[0].count(" ") + 1 else start
    if start != match.start():
        before = text[max(0, start - REACH) : start]
    if not role:
        role, taken = role_before(before, words, language)
        if taken:
            start += sum(len(word) + 1 for word in words[:taken])
            words = words[taken:]
    if len(words) < FULL and role and (surname := born(language).match(text, end)):
        words, end = [*words, *surname[0].split()], surname.end()
    name, title = " ".join(words), False
    also = predicate(before, text[end : end + REACH * 2], language) if before[-1:] != "“" else ""
    titled = role if role.endswith(".") else ""
    role = (
        _behind(text, end, words, role, language)
        or role.removesuffix(titled)
        or _in_apposition(before, text[end : end + 1], language)
        or titled
        or (also if len(words) >= FULL and not _is_house(words, before, language) else "")
    )
    if role.lower() in language.courtesies:
        role, title = also if len(words) >= FULL else "", True
    aged = (
        title
        or ("(" in text[end : end + 2] and AGE.match(text, end))
        or before.endswith(language.aged_before)
    )
    someone = aged or (role and _is_function(role, language))
    return Naming(
        start=start,
        end=start + len(name),
        name=name,
        role=role,
        also=also,
        person=bool(someone),
        opens=opens and start == match.start(),
        thing=not someone and (bool(role) or (len(words) < FULL and _is_thing(before, language))),
    )


def _without_opening(
    words: list[str], small: Small, language: Language, *, opens: bool
) -> tuple[list[str], str]:
    """Leave out what a sentence opens with before a name; give the function that it was, too."""
    if opens and words[0].lower() in language.function_words:
        words = words[1:]
        while words and words[0] in language.determiners:
            words = words[1:]
        return words, ""
    if opens and len(words) > FULL and _asks(words, language):  # "Gelooft Jan Maes het?"
        return words[1:], ""
    if opens and len(words) > 1 and _is_many(words[0].lower(), language):  # "Broers Jan en Piet Maes"
        return words[1:], ""
    if len(words) > FULL and (taken := leading(words, language)) == FULL:
        return words[taken:], " ".join(words[:taken])
    opening = (
        _opens_with_role(words, small, language) if opens else "-" in words[0] and leads(words[0], language)
    )
    if len(words) < FULL or not opening:
        return words, ""
    first = words[0]
    role = small_first(first, language) if "-" in first else first[:1].lower() + first[1:]
    words = words[1:]
    if words[0] in language.links and (taken := department(words[1:])):
        role = " ".join([role, *words[: taken + 1]])
        words = words[taken + 1 :]
    return words, role


def _asks(words: list[str], language: Language) -> bool:
    """Tell whether a verb stands before a first name and a surname, as in a question."""
    verb = language.verbs.finite(words[0].lower()) if words[0].endswith(language.verb_endings) else None
    return bool(verb and not verb.plural and words[1].lower() not in language.name_particles)


def _is_many(word: str, language: Language) -> bool:
    """Tell whether a word says what several people are."""
    ends = ((word.removesuffix(end)) for end in ("en", "s") if word.endswith(end))
    return word not in language.offices and any(each in language.offices for each in ends)


def _is_house(words: list[str], before: str, language: Language) -> bool:
    """Tell whether a name of two words is no person's: it opens with an article, or has one before it."""
    articles = language.articles
    return words[0].lower() in articles or before.rstrip().rpartition(" ")[2].lower() in articles


def _behind(text: str, end: int, words: list[str], role: str, language: Language) -> str:
    """Read the function behind a whole name; none where one that is no title stands before it."""
    if len(words) < FULL and not text.startswith(" als ", end):
        return ""
    if role and role.rpartition(" ")[2].lower() not in language.titles:
        return ""
    return told_behind(text[end : end + REACH * 2], language)


def _is_function(role: str, language: Language) -> bool:
    """Tell whether a function is a person's: "Sporthal De Kroon" is none, though a noun stands before it."""
    end = language.opening_office
    return any(
        is_office(word, language) or word in language.titles or (end and end.search(word[-LONGEST_WORD:]))
        for word in role.lower().replace(",", "").split()
    )


def _in_apposition(before: str, after: str, language: Language) -> str:
    """Read the function in "De burgemeester, Jan Maes, is blij"."""
    if after != ",":
        return ""
    while before.endswith(tuple(f", {title} " for title in language.titles)):
        before = before.rstrip().rpartition(" ")[0] + " "
    head = APPOSITION.search(before) or OWN.search(before)
    word = head["role"].lower() if head else ""
    kin = language.kin and language.kin.search(word)
    points = language.definite if kin else language.definite | language.whose
    return word if head and head["article"].lower() in points and is_office(word, language) else ""


def _opens_with_role(words: list[str], small: Small, language: Language) -> bool:
    """Tell whether the first word of a sentence is a function, not a name ("Minister Bart Somers")."""
    first = words[0].lower()
    if first in small or first in language.offices:
        return True
    if any(first.endswith(office) for office in language.heads):  # "Kinderburgemeester Noor"
        return True
    if len(words) <= FULL or words[1].lower() in {word.lower() for word in language.name_particles}:
        return False
    ends = language.opening_office and language.opening_office.search(first[-LONGEST_WORD:])
    return bool(ends or is_office(first, language))


def _is_thing(before: str, language: Language) -> bool:
    """Tell whether a noun stands directly before a name."""
    word = before[:-1].rpartition(" ")[2] if before[-1:] == " " else ""
    if not (word.isalpha() and word.islower()) or word in language.function_words:
        return False
    return word not in language.attributes and not language.verbs.finite(word)
