"""Whom a text names, and as what: full names, the function before or behind them, and every span."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache

from publisher.content.language import Language
from publisher.model.content import Mention, Span

CAPITAL = "A-ZÀ-ÖØ-Þ"
NAME_WORD = rf"[{CAPITAL}](?:h?\.(?:-?[{CAPITAL}]\.)*(?!\w)|[\w’'-]*)"
AGE = re.compile(r" ?\((?P<age>\d{1,3})(?: jaar)?\)")
BRACKETS = re.compile(r" ?\(([^()]{1,80})\)")
OPENERS = frozenset(".!?…:“”„\"‘’\n–(•-")  # behind one of these, a sentence or an item may open
MARK = re.compile(r"[,;:()“”\"]")
DEPARTMENTS = re.compile(
    rf"(\w+) (?:van|voor) (?:[{CAPITAL}][\w-]+(?: [{CAPITAL}][\w-]+)*, )*[{CAPITAL}][\w-]+(?: [{CAPITAL}][\w-]+)* en $"
)
AS = re.compile(r"[^.!?“”]{0,120}? als (?P<role>[a-zà-ÿ]{5,})(?=[ .,])")
PHRASE_END = re.compile(r"[;:!?\n]|\.(?:\s|$)|[“”„\"]| [–—] ")
LIST_GOES_ON = re.compile(rf", (?=(?:[{CAPITAL}][\w-]+, )*[{CAPITAL}][\w-]+ en [{CAPITAL}])")
LONGEST_ROLE = 90  # characters
LONG_ENOUGH = 4  # letters of a function that may be the end of a longer word
FULL = 2  # words of a full name, at least
CACHED = 16_384  # words
LONGEST_WORD = 40  # letters
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
    """

    namings: tuple[Naming, ...]
    roles: dict[str, str] = field(default_factory=dict)
    fulls: dict[str, str] = field(default_factory=dict)
    wholes: dict[str, set[str]] = field(default_factory=dict)
    starts: list[int] = field(default_factory=list)

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

    def with_role(self, noun: str) -> str:
        """Find the one person whose function has this noun ("de burgemeester"); empty where two have."""
        found = {name for name, role in self.roles.items() if noun in role.lower().split()}
        if not found and len(noun) > LONG_ENOUGH:  # "de dichteres" is the "stadsdichteres"
            found = {name for name, role in self.roles.items() if role.lower().partition(" ")[0].endswith(noun)}
        return found.pop() if len(found) == 1 else ""

    def between(self, start: int, end: int) -> list[str]:
        """Name whoever is named in a stretch of the text, and may be a person."""
        found = []
        for each in self.within(start, end):
            if not each.thing and (name := self.full(each.name)) in self.roles:
                found.append(name)
        return list(dict.fromkeys(found))

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
    found = People(namings=tuple(_namings(text, small, language)))
    for each in found.namings:
        if each.person:
            found.meet(found.full(each.name) or each.name, each.role)
    return found


class Small:
    """Tells whether a text also writes a word small; looks only when it is asked."""

    def __init__(self, text: str) -> None:
        """Keep the text."""
        self.text = text
        self.words: set[str] = set()

    def __contains__(self, word: str) -> bool:
        """Tell whether the word stands in the text in lower case."""
        if not self.words:
            self.words = set(re.findall(r"\b[a-zà-ÿ][\w-]+", self.text))
        return word in self.words


@cache
def runs(language: Language) -> re.Pattern[str]:
    """Build the pattern of names: capitalised words, with their particles."""
    particle = "|".join(re.escape(word) for word in language.name_particles) or r"(?!)"
    # "Van den Berghe" anywhere, "Jan van den Berg" only behind the first name: "Luc Maes van Okra" is Luc Maes
    word = rf"(?:(?:Van|Vande|Op|Uit|In|Ter|Ten) (?:de[nr]?|het|’t|'t) )?{NAME_WORD}"
    return re.compile(rf"(?<![\w’'-]){word}(?: (?:{particle}) {NAME_WORD})?(?: {word}){{0,5}}")


def _namings(text: str, small: Small, language: Language) -> Iterator[Naming]:
    """Read every run of capitalised words with what stands around it."""
    for match in runs(language).finditer(text):
        start, end = match.span()
        words = match[0].rstrip(".’'-").split(" ") if match[0][-1:] in "’'-" else match[0].split(" ")
        role = ""
        before = text[max(0, start - REACH) : start]
        bare = before.rstrip(" ")
        opens = not bare or bare[-1] in OPENERS
        if opens and words[0].lower() in language.function_words:
            start += len(words[0]) + 1
            words = words[1:]
        elif opens and len(words) > 1 and _opens_with_role(words, small, language):
            role = words[0][:1].lower() + words[0][1:]
            start += len(words[0]) + 1
            words = words[1:]
            if words[0] in language.links and (taken := _department(words[1:])):
                role = " ".join([role, *words[: taken + 1]])
                start += sum(len(word) + 1 for word in words[: taken + 1])
                words = words[taken + 1 :]
        if not words or (opens and len(words) == 1 and is_office(words[0].lower(), language)):
            continue
        if start != match.start():
            before = text[max(0, start - REACH) : start]
        if not role:
            role, taken = role_before(before, words, language)
            start += sum(len(word) + 1 for word in words[:taken])
            words = words[taken:]
        name = " ".join(words)
        age = AGE.match(text, end)
        titled = role.rpartition(" ")[2].lower() in language.titles
        behind = "" if len(words) < FULL or (role and not titled) else _behind(text[end : end + REACH * 2], language)
        role = behind or role
        yield Naming(
            start=start,
            end=start + len(name),
            name=name,
            role=role,
            person=bool(role or age),
            opens=opens and start == match.start(),
            thing=not (role or age) and len(words) < FULL and _is_thing(before, language),
        )


def _opens_with_role(words: list[str], small: Small, language: Language) -> bool:
    """Tell whether the first word of a sentence is a function, not a name ("Minister Bart Somers")."""
    first = words[0].lower()
    if first in small or first in language.offices:
        return True
    particles = {word.lower() for word in language.name_particles}
    ends = language.opening_office and language.opening_office.search(first[-LONGEST_WORD:])
    return len(words) > FULL and words[1].lower() not in particles and bool(ends or is_office(first, language))


def _is_thing(before: str, language: Language) -> bool:
    """Tell whether a noun stands directly before a name."""
    word = before.rpartition(" ")[0].rpartition(" ")[2] if before.endswith(" ") else ""
    known = word in language.function_words or word in language.attributes or language.verbs.finite(word)
    return word.isalpha() and word.islower() and not known


def _behind(after: str, language: Language) -> str:
    """Read the function that a sentence gives a person: between commas, behind an age, or with "als"."""
    if role := role_behind(after, language, sure=True):
        return role
    if age := AGE.match(after):
        follows = re.match(r" (\w+)(?=[.,]| van )", after[age.end() :])
        if follows and is_office(follows[1], language):
            return follows[1]
    given = AS.match(after) if " als " in after else None
    return given["role"] if given and is_office(given["role"], language) else ""


@lru_cache(maxsize=CACHED)
def is_office(word: str, language: Language) -> bool:
    """Tell whether a noun in lower case is what a person can be: by its ending, or because it is known."""
    if word in language.offices:
        return True
    if len(word) > LONGEST_WORD:
        return False
    return bool(language.office_ending and language.office_ending.search(word))


def role_before(
    before: str, words: list[str], language: Language, *, sure: bool = True
) -> tuple[str, int]:
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
    other, _, word = before[:-1].rpartition(" ")
    if not before.endswith(" ") or not word or MARK.search(word):
        return "", ""
    other = other.rpartition(" ")[2]
    return ("" if not other or other[-1] in ".,;:!?()“”\"" else other), word


def _role_before(
    before: str, other: str, word: str, words: list[str], language: Language, *, sure: bool
) -> tuple[str, int]:
    """Read the function before a name and its titles."""
    long = DEPARTMENTS.search(before) if word == "en" else None
    if long and is_office(long[1].lower(), language) and (taken := _department(words)):
        return f"{long[0].strip()} {' '.join(words[:taken])}", taken
    if word in language.links and other and (not sure or is_office(other.lower(), language)):
        taken = _department(words)
        return (f"{other} {word} {' '.join(words[:taken])}", taken) if taken else ("", 0)
    if word in language.function_words or (word[-1] == "." and word[:-1] not in language.abbreviations):
        return "", 0
    if word[:1].isupper() and not other and is_office(word.lower(), language):
        return word[:1].lower() + word[1:], 0
    if word[:1].isupper() or not is_office(word.rstrip("."), language):
        return "", 0
    if other and (other.lower().endswith(language.adjective_endings) or other[:1].isupper()):
        follows = other.lower() not in language.function_words and not language.verbs.finite(other)
        if follows and (other[:1].isupper() or other in language.role_adjectives):
            return f"{other} {word}", 0
    return word, 0


def _department(words: list[str]) -> int:
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
        if words[:1].islower() and not role and not words[:1].isdigit():
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
    first, _, others = phrase.partition(" ")
    if first.lower() in language.articles and others:
        phrase, first = others, others.partition(" ")[0]
    starts = first[:1].islower() or (others[:1].islower() and first.endswith(("s", "se")))
    if not starts or first.lower() in language.function_words or len(phrase) > LONGEST_ROLE:
        return ""
    if first[:1].isdigit() or (language.verbs.finite(first) and not is_office(first.lower(), language)):
        return ""
    return phrase if not sure or _office_in(phrase, language) else ""


def _office_in(phrase: str, language: Language) -> bool:
    """Tell whether one of the first words is what a person can be."""
    return any(is_office(word, language) for word in phrase.lower().split()[:3])

