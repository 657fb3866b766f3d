"""A name behind a verb of saying, with the function before or behind it."""

import re
from dataclasses import dataclass, field

from publisher.content.derive.namings import born, runs
from publisher.content.derive.people import People
from publisher.content.derive.roles import (
    CAPITAL,
    FULL,
    department,
    is_office,
    leading,
    role_before,
    role_behind,
)
from publisher.content.derive.who import Who
from publisher.content.language import Language

WHOSE = re.compile(r"[’']? ([a-zà-ÿ-]+)")
JOINED = re.compile(
    rf" en (?:\w+ (?=[{CAPITAL}])|[{CAPITAL}]|(?:de|het|zijn|haar|hun) )|, [{CAPITAL}][^,.]* en [{CAPITAL}]"
)
DEPARTMENTS_GO_ON = re.compile(rf"(?:, [{CAPITAL}][\w-]+(?: [{CAPITAL}][\w-]+)*)* en (?=[{CAPITAL}])")
STANDS_FOR = re.compile(
    rf"(?P<whole> (?P<link>[a-z]+) (?:(?P<article>[a-z]{{2,3}}) )?(?P<body>[a-zà-ÿ-]+(?![\w’-]))?"
    rf"(?P<name>(?:(?: en)? ?[{CAPITAL}][\w’-]*){{0,5}}))(?P<more> (?P<of>[a-z]+) (?:[a-z]{{2,3}} )?[\w’-]+)?"
)
NAMED, ALMOST = 0.95, 0.75


@dataclass(slots=True, kw_only=True)
class Phrase:
    """The words between a verb and a name.

    Attributes:
        article: What opens it.
        house: Whether a name is that of where they say so ("klinkt het bij vakbond ABC").
    """

    article: str = ""
    house: bool = False
    words: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Named:
    """Reads a name in a stretch of text."""

    after: str
    known: People
    language: Language

    def alone(self, at: int) -> Who:
        """Read a name that no verb stands before."""
        return self._named(at, Phrase())

    def _run(self, at: int) -> tuple[str, int]:
        """Read a name, "An de Vries" too, and where it ends; empty where there is none."""
        run = runs(self.language).match(self.after, at)
        if not run:
            return "", at
        surname = born(self.language).match(self.after, run.end()) if " " not in run[0] else None
        return run[0] + (surname[0] if surname else ""), (surname or run).end()

    def _named(self, at: int, phrase: Phrase) -> Who:
        """Read a name, with the function before or behind it."""
        language = self.language
        run, end = self._run(at)
        if not run:
            return Who(told=True)
        words = run.rstrip("’'-").split(" ")
        role, title = "", ""
        while phrase.words and phrase.words[-1].lower() in language.titles:
            before = phrase.words.pop()
            title = title if before.lower() in language.courtesies else f"{before} {title}".strip()
        aged = tuple(each.strip() for each in language.aged_before)
        heads = phrase.words = [word for word in phrase.words if not (aged and word.endswith(aged))]
        if heads:
            if link := next((index for index, word in enumerate(heads) if word in language.links), 0):
                return self._with_link(at, link, phrase)
            if not any(is_office(word.lower(), language) for word in heads) and not self._is_persons(words):
                # "bakkerij Delaere" says what it is, and "timmerman Delaere" who
                house = Who(told=True, name=f"{' '.join(heads)} {run}", sure=ALMOST)
                return house if phrase.house else Who(told=True)
            if set(heads) & language.determiners:  # "schepen Jan en zijn vrouw An"
                return Who(told=True)
            taken = self._department(words)
            role = " ".join([*self._plain(phrase), *words[:taken]])
            words = words[taken:]
        elif taken := leading(words, language):
            role, words = " ".join(words[:taken]), words[taken:]
            role = role if "-" in role or taken > 1 else role.lower()
        if self._several(self.after[end:]):
            return Who(told=True)
        return self._who(words, role, title, self.after[end:])

    def _plain(self, phrase: Phrase) -> list[str]:
        """Leave out of a function what only praises ("de trotse ploegbaas")."""
        words = list(phrase.words)
        if phrase.article == self.language.indefinite and not any(
            is_office(word.lower(), self.language) for word in words
        ):
            return []
        kept = self.language.former | self.language.role_adjectives
        while (
            phrase.article
            and len(words) > 1
            and words[0].endswith("e")
            and not is_office(words[0], self.language)
            and words[0] not in kept
            and words[0][:-1] not in kept
        ):
            words.pop(0)
        return words

    def _department(self, words: list[str]) -> int:
        """Count the words before a name that say what a function is for ("diensthoofd Sport Jan Maes")."""
        taken = 0
        while len(words) - taken > FULL and words[taken].lower() in self.language.departments:
            taken += 1
        return taken

    def _who(self, words: list[str], role: str, title: str, behind: str) -> Who:
        """Complete a name, and its function by what stands behind it."""
        name = self.known.full(" ".join(words))
        role = role or role_behind(behind, self.language) or title or self._speaks_for(behind)
        return Who(told=True, name=name, role=role, sure=NAMED if name else 0.0)

    def _speaks_for(self, behind: str) -> str:
        """Read "van de dienst Groen" behind a name: for which body somebody speaks."""
        match = STANDS_FOR.match(behind)
        bodies, belongs = self.language.bodies, self.language.belongs
        if not match or match["link"] not in belongs or not bodies:
            return ""
        body, name = match["body"] or "", match["name"].lower().split()
        if not (bodies.search(body) if body else any(bodies.search(word) for word in name)):
            return ""
        pointed = match["article"] in self.language.articles
        more = match["more"] if match["of"] in belongs else ""
        return f"{match['whole']}{more or ''}".strip() if pointed or (body and name) else ""

    def _is_persons(self, words: list[str]) -> bool:
        """Tell whether a name is somebody's: two words or more, none an article or in capitals alone."""
        name = self.known.full(" ".join(words))
        if name in self.known.roles:
            return True
        first = name.partition(" ")[0]
        return (
            " " in name
            and first.lower() not in self.language.articles
            and first not in {"’t", "'t"}
            and not (first.isupper() and len(first) > 1)
        )

    def _several(self, behind: str) -> bool:
        """Tell whether a name is only the first of several, or whose somebody is ("Noors moeder")."""
        if JOINED.match(behind):
            return True
        whose = WHOSE.match(behind)
        kin = self.language.kin
        return bool(whose and (is_office(whose[1], self.language) or (kin and kin.search(whose[1]))))

    def _with_link(self, at: int, link: int, phrase: Phrase) -> Who:
        """Read "schepen van Onderwijs An Maes"; "de zus van Jan Maes" and "de baas van De Ster" are not."""
        heads, language = phrase.words, self.language
        if language.kin and any(language.kin.search(word.lower()) for word in heads[:link]):
            return Who(told=True)
        run, end = self._run(at)
        if link < len(heads) - 1:
            return self._with_body(run, link, phrase)
        office = heads[link - 1].lower() if phrase.article in language.definite else ""
        more = DEPARTMENTS_GO_ON.match(self.after, end)
        last = self._run(more.end()) if more else (run, end)
        role, taken = role_before(
            f"{heads[link - 1]} {heads[link]} ", last[0].split(" "), language, sure=False
        )
        if not taken:
            whole = " ".join([*heads[link - 1 :], self.after[at : last[1]]])
            return Who(told=True, office=office, of=run if is_office(office, language) else "", role=whole)
        if self._several(self.after[last[1] :]):
            return Who(told=True)
        words = last[0].split(" ")
        role = " ".join([*heads[: link - 1], role])
        if more:
            role = " ".join([*heads, self.after[at : more.end()] + " ".join(words[:taken])])
        return self._who(words[taken:], role, "", "")

    def _with_body(self, run: str, link: int, phrase: Phrase) -> Who:
        """Read "voorzitter van de jury An Peeters".

        Behind a noun of its own, a name is the speaker's where the text calls it a person elsewhere, or where
        no article opens the phrase: such a function needs its name. "Van vzw De Brug" has that of a house.
        """
        heads, language = phrase.words, self.language
        words = run.split(" ")
        if any(is_office(word, language) for word in heads[link + 1 :]) or len(words) < FULL:
            return Who(told=True)
        pointed = heads[link + 1] in language.definite
        if phrase.article:
            sure = pointed and self.known.full(run) in self.known.roles
            return Who(told=True, name=run, role=" ".join(heads), sure=NAMED) if sure else Who(told=True)
        taken = department(words)
        alone = heads[-1] in language.determiners
        if (not taken and (alone or not pointed)) or not self._is_persons(words[taken:]):
            return Who(told=True)
        role = " ".join([*heads, *words[:taken]])
        return Who(told=True, name=self.known.full(" ".join(words[taken:])), role=role, sure=ALMOST)
