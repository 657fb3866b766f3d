"""Whom a text names, and as what: full names, the function before or behind them, and every span."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from publisher.content.derive.roles import (
    AGE,
    CAPITAL,
    FULL,
    LONGEST_WORD,
    department,
    is_office,
    leads,
    role_before,
    small_first,
    told_behind,
)
from publisher.content.language import Language
from publisher.model.content import Mention, Span

NAME_WORD = rf"[{CAPITAL}](?:h?\.(?:-?[{CAPITAL}]\.)*(?!\w)|[\w’'-]*)"
CAPITALS = re.compile(f"[{CAPITAL}]")
OPENERS = frozenset('.!?…:“”„"‘’\n–(•-')  # behind one of these, a sentence or an item may open
LONG_ENOUGH = 4  # letters of a function that may be the end of a longer word
AND = frozenset((" en ", " and ", " et "))
APPOSITION = re.compile(
    r"(?<![\w,] )(?<!\w)(?P<article>[A-Za-z]{2,3}) (?:[a-zà-ÿ]+e )?(?P<role>[a-zà-ÿ-]+), $"
)
REACH = 80  # characters before a name in which its function stands


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """A run of capitalised words, as offsets in the text.

    Attributes:
        name: The words, without the function that a sentence may open with.
        role: The function that stands before or behind; empty where there is none.
        person: Whether the text shows that this is a person: by a function or an age.
        opens: Whether it stands where a sentence begins, as one word that may be any.
        thing: Whether another noun says what it is: "bakkerij Delaere" is no person.
    """

    start: int
    end: int
    name: str
    role: str
    person: bool
    opens: bool
    thing: bool


@dataclass(slots=True)
class People:
    """Who is named in a text, in its order.

    Attributes:
        namings: Every run of capitalised words.
        roles: Each known person's function, by full name; empty where the text tells none.
        fulls: Names that were completed already; ``wholes`` are the full names by first and last word.
        starts: Where each naming begins.
        shared: Surnames of two ("Gust en Maria Vereecke").
    """

    namings: tuple[Naming, ...]
    roles: dict[str, str] = field(default_factory=dict)
    fulls: dict[str, str] = field(default_factory=dict)
    wholes: dict[str, set[str]] = field(default_factory=dict)
    starts: list[int] = field(default_factory=list)
    shared: frozenset[str] = frozenset()

    def full(self, name: str) -> str:
        """Complete a surname or a first name by the one full name that has it; empty where two have it."""
        if " " in name:
            return name
        if name not in self.fulls:
            self.fulls[name] = self._full(name)
        return self.fulls[name]

    def _full(self, name: str) -> str:
        """Look for the full name."""
        if not self.wholes:
            self.wholes[""] = set()
            for whole in {each.name for each in self.namings if " " in each.name}:
                for part in (whole.partition(" ")[0], whole.rpartition(" ")[2]):
                    self.wholes.setdefault(part, set()).add(whole)
        known = self.wholes.get(name, set())
        if name in self.shared:
            return ""
        if len(known) > 1:
            known = {each for each in known if each in self.roles} or known
        if len(known) > 1:
            shortest = min(known, key=len)
            known = {shortest} if all(each.endswith(shortest) for each in known) else known
        return name if not known else next(iter(known)) if len(known) == 1 else ""

    def within(self, start: int, end: int) -> tuple[Naming, ...]:
        """Give what is named in a stretch of the text."""
        if len(self.starts) != len(self.namings):
            self.starts = [each.start for each in self.namings]
        return self.namings[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def meet(self, name: str, role: str) -> None:
        """Remember that this is a person, and the first function that is told; a title is none."""
        known = self.roles.get(name, "")
        if name not in self.roles:
            self.fulls.clear()  # who is known decides between two of a name
        if not known or (known.endswith(".") and role and not role.endswith(".")):
            self.roles[name] = role

    def with_role(self, noun: str, of: str, language: Language) -> str:
        """Find the one person whose function has this noun ("de burgemeester"); empty where two have.

        Args:
            of: What the text says of whom: "de burgemeester van Gent" is not any burgemeester.
        """
        roles = {name: role.lower().split() for name, role in self.roles.items() if role}
        found = {name for name, words in roles.items() if noun in words}
        if not found and len(noun) > LONG_ENOUGH:  # "de dichteres" is the "stadsdichteres"
            found = {name for name, words in roles.items() if _is_kind_of(words[0], noun, language)}
        if len(found) != 1:
            return ""
        (name,) = found
        told = set(of.lower().split()) - language.determiners - language.links
        former = set(roles[name]) & language.former
        return name if told <= set(roles[name]) and former <= told else ""

    def between(self, start: int, end: int) -> list[str]:
        """Name whoever is named in a stretch of the text, and may be a person."""
        near = (self.full(each.name) for each in self.within(start, end) if not each.thing)
        return list(dict.fromkeys(name for name in near if name in self.roles))

    def mentions(self) -> tuple[Mention, ...]:
        """Gather every span that names each person, in full or by surname."""
        spans: dict[str, list[Span]] = {name: [] for name in self.roles}
        for each in self.namings:
            name = each.name if each.name in spans else self.full(each.name)
            if name in spans and not each.thing:
                spans[name].append(Span(start=each.start, end=each.end))
        return tuple(
            Mention(name=name, role=self.roles[name], spans=tuple(found))
            for name, found in spans.items()
            if found
        )


def people(text: str, language: Language) -> People:
    """Find everyone whom the text names with a function or an age."""
    small = Small(text)
    namings = tuple(_namings(text, small, language))
    shared = frozenset(
        two.name.rpartition(" ")[2]
        for one, two in pairwise(namings)
        if " " not in one.name and " " in two.name and text[one.end : two.start] in AND
    )
    found = People(namings=namings, shared=shared)
    for each in found.namings:
        if each.person:
            found.meet(found.full(each.name) or each.name, each.role)
    return found


def _is_kind_of(word: str, noun: str, language: Language) -> bool:
    """Tell whether a function is a kind of another; who is "vice-" or "kinder-" is not the one meant."""
    return (
        word.endswith(noun)
        and word not in language.offices
        and not (language.lesser and language.lesser.match(word))
    )


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


def names(text: str, language: Language) -> Iterator[re.Match[str]]:
    """Find the runs of capitalised words; each is looked for where a capital stands."""
    run, end = runs(language).match, 0
    for capital in CAPITALS.finditer(text):
        at = capital.start()
        if at >= end and (match := run(text, at)):
            end = match.end()
            yield match


def _namings(text: str, small: Small, language: Language) -> Iterator[Naming]:
    """Read every run of capitalised words with what stands around it."""
    for match in names(text, language):
        start, end = match.span()
        words = match[0].rstrip(".’'-").split(" ") if match[0][-1:] in "’'-" else match[0].split(" ")
        role = ""
        before = text[max(0, start - REACH) : start]
        bare = before.rstrip(" ")
        opens = not bare or bare[-1] in OPENERS
        if opens and words[0].lower() in language.function_words:
            while words and (start == match.start() or words[0] in language.determiners):
                start += len(words[0]) + 1
                words = words[1:]
        elif len(words) > 1 and (
            _opens_with_role(words, small, language)
            if opens
            else "-" in words[0] and leads(words[0], language)
        ):
            role = small_first(words[0]) if "-" in words[0] else words[0][:1].lower() + words[0][1:]
            start += len(words[0]) + 1
            words = words[1:]
            if words[0] in language.links and (taken := department(words[1:])):
                role = " ".join([role, *words[: taken + 1]])
                start += sum(len(word) + 1 for word in words[: taken + 1])
                words = words[taken + 1 :]
        if not words or (opens and len(words) == 1 and is_office(words[0].lower(), language)):
            continue
        if start != match.start():
            before = text[max(0, start - REACH) : start]
        if not role:
            role, taken = role_before(before, words, language)
            if taken:
                start += sum(len(word) + 1 for word in words[:taken])
                words = words[taken:]
        name = " ".join(words)
        role = (
            _behind(text, end, words, role, language)
            or role
            or _in_apposition(before, text[end : end + 1], language)
        )
        someone = ("(" in text[end : end + 2] and AGE.match(text, end)) or (role and _is_function(role, language))
        yield Naming(
            start=start,
            end=start + len(name),
            name=name,
            role=role,
            person=bool(someone),
            opens=opens and start == match.start(),
            thing=not someone and (bool(role) or (len(words) < FULL and _is_thing(before, language))),
        )


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
    head = APPOSITION.search(before) if after == "," else None
    word = head["role"].lower() if head else ""
    known = head and head["article"].lower() in language.definite and is_office(word, language)
    return word if known else ""


def _opens_with_role(words: list[str], small: Small, language: Language) -> bool:
    """Tell whether the first word of a sentence is a function, not a name ("Minister Bart Somers")."""
    first = words[0].lower()
    if first in small or first in language.offices:
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
