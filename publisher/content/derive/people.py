"""Whom a text names, and as what: full names, the function before or behind them, and every span."""

from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import pairwise

from publisher.content.derive.namings import Naming, Small, namings
from publisher.content.language import Language
from publisher.model.content import Mention, Span

LONG_ENOUGH = 4  # letters of a function that may be the end of a longer word
AND = frozenset((" en ", " and ", " et "))


@dataclass(slots=True)
class People:
    """Who is named in a text, in its order.

    Attributes:
        namings: Every run of capitalised words.
        roles: Each known person's function, by full name; empty where the text tells none.
        fulls: Names that were completed already; ``wholes`` are the full names by first and last word.
        starts: Where each naming begins.
        also: What else the text says that somebody is.
        particles: Words that a surname may open with ("Van Loo").
        shared: Surnames of two ("Gust en Maria Vereecke").
    """

    namings: tuple[Naming, ...]
    roles: dict[str, str] = field(default_factory=dict)
    fulls: dict[str, str] = field(default_factory=dict)
    wholes: dict[str, set[str]] = field(default_factory=dict)
    starts: list[int] = field(default_factory=list)
    also: dict[str, list[str]] = field(default_factory=dict)
    particles: frozenset[str] = frozenset()
    shared: frozenset[str] = frozenset()

    def full(self, name: str) -> str:
        """Complete a surname or a first name by the one full name that has it; empty where two have it."""
        if " " in name and name.partition(" ")[0].lower() not in self.particles:
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
        if " " in name:  # "Van Loo" is "Jan Van Loo", and "De Lijn" is itself
            ends = f" {name.lower()}"
            known = {
                whole
                for whole in self.wholes.get(name.rpartition(" ")[2], ())
                if whole.lower().endswith(ends)
            }
        else:
            known = self.wholes.get(name, set())
        if name in self.shared:
            return ""
        if len(known) > 1:
            known = {each for each in known if each in self.roles} or known
        if len(known) > 1:
            known = {each for each in known if not self._is_surname(each)} or known
        if len(known) > 1:
            shortest = min(known, key=len)
            known = {shortest} if all(each.endswith(shortest) for each in known) else known
        return name if not known else next(iter(known)) if len(known) == 1 else ""

    def _is_surname(self, name: str) -> bool:
        """Tell whether a name of more words is a surname alone."""
        return name.partition(" ")[0].lower() in self.particles

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
        told = [
            (name, each.lower().split())
            for name, role in self.roles.items()
            for each in (role, *self.also.get(name, ()))
            if each
        ]
        found = [(name, set(words)) for name, words in told if noun in words]
        if not found and len(noun) > LONG_ENOUGH:  # "de dichteres" is the "stadsdichteres"
            found = [(name, set(words)) for name, words in told if _is_kind_of(words[0], noun, language)]
        around = set(of.lower().split()) - language.determiners - language.links
        time = around & language.former
        fit = {name for name, words in found if _same_time(words & language.former, time, language)}
        fit = {name for name, words in found if name in fit and around - time <= words}
        unsaid = {name for name, _ in found} - fit if not time else set()
        return fit.pop() if len(fit) == 1 and not unsaid else ""

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
    named = tuple(namings(text, small, language))
    shared = frozenset(
        two.name.rpartition(" ")[2]
        for one, two in pairwise(named)
        if " " not in one.name and " " in two.name and text[one.end : two.start] in AND
    )
    particles = frozenset(part for words in language.name_particles for part in words.split()) | {"de"}
    found = People(
        namings=named, shared=shared, particles=particles if language.name_particles else frozenset()
    )
    for each in found.namings:
        if each.person:
            found.meet(found.full(each.name) or each.name, each.role)
    for each in found.namings:
        name = found.full(each.name) if each.also else ""
        if (name in found.roles or " " in name) and each.also != found.roles.get(name):
            found.meet(name, each.also)
            found.also.setdefault(name, []).append(each.also)
    return found


def _same_time(one: set[str], other: set[str], language: Language) -> bool:
    """Tell whether two functions are held at one time: "de kersverse korpschef" is the "nieuwe korpschef"."""
    return bool(one & other) or one == other or bool(one & language.arriving and other & language.arriving)


def _is_kind_of(word: str, noun: str, language: Language) -> bool:
    """Tell whether a function is a kind of another; who is "vice-" or "kinder-" is not the one meant."""
    return (
        word.endswith(noun)
        and word not in language.offices
        and not (language.lesser and language.lesser.match(word))
    )
