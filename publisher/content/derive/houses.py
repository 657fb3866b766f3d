"""Which house speaks: the one that is named, where the text goes on to call it by what it is ("de club")."""

import re
from dataclasses import replace

from publisher.content.derive.heard import NEAR_NAME, Heard, Place
from publisher.content.derive.namings import Naming
from publisher.content.derive.roles import CAPITAL
from publisher.content.derive.who import Who

ALMOST = 0.75
GOES_ON = re.compile(rf"(?: (?P<link>[a-z]+)(?: [a-z]{{2,3}})? [{CAPITAL}][\w’-]*)?")
OPENS = re.compile(r"(?P<article>[A-Z][a-z]{1,3}) (?P<body>[a-zà-ÿ-]+) (?P<verb>[a-zà-ÿ]+)\b")
CALLED = re.compile(r"(?:^|[ .“])(?P<body>[a-zà-ÿ-]+) $")
NEXT = re.compile(r" ([a-zà-ÿ]+)")


class Houses(Heard):
    """Finds the house behind "de vereniging", which is one of many, unlike "de politie"."""

    __slots__ = ()

    def is_kind(self, who: Who) -> bool:
        """Tell whether a speaker is called by what it is alone."""
        first, _, noun = who.name.partition(" ")
        kinds = self.language.kinds
        small = noun.rpartition(" ")[2]
        return bool(kinds and small.islower() and first in self.language.definite and kinds.search(small))

    def house(self, who: Who, place: Place) -> Who:
        """Call it by its name, where one house is near; as it stands, where none is; else not at all."""
        start = self.blocks[place.mark.block].span.start
        words = set(place.behind.split())  # "klinkt het nog bij het bedrijf": it spoke before
        about: dict[str, bool] = {}  # by name: whether it spoke or is what a sentence is about
        for each in self.said[-1:]:
            if each.place.mark.block == place.mark.block and each.who.name[:1].isupper():
                person = " " in each.who.name or self.known.roles.get(each.who.name)
                about |= {} if person else {each.who.name: bool(words & self.language.again)}
        for naming in self.known.within(start, place.sentence):
            full = self.known.full(naming.name)
            if not naming.person and full not in self.known.roles and not self._is_place(naming.name):
                noun = self._noun_before(naming)  # "de vzw Meemobiel"
                name = self._whole(naming) or (f"{noun} {full}" if noun and who.name.endswith(noun) else "")
                about[name or full] = about.get(name or full, False) or bool(name)
        kin = [name for name in about if self._is_called(name, who)]
        fit = kin or [name for name, subject in about.items() if subject]
        if len(fit) == 1:
            return replace(who, name=fit[0], sure=ALMOST)
        return replace(who, name="") if about else who

    def _is_called(self, name: str, who: Who) -> bool:
        """Tell whether a name says itself what it is: "Ondernemersvereniging Hart" is "de vereniging"."""
        noun = who.name.rpartition(" ")[2]
        return any(word.lower().endswith(noun) for word in name.split()[:2])

    def _whole(self, naming: Naming) -> str:
        """Give the whole name of a house that a sentence is about; empty where it is about something else."""
        if not self._is_subject(naming):
            return ""
        more = GOES_ON.match(self.text, naming.end)
        end = more.end() if more and more["link"] in self.language.belongs else naming.end
        verb = NEXT.match(self.text, end)
        acts = self.language.verbs.finite(verb[1]) if verb else None
        if (acts and acts.plural) or (verb and verb[1] in self.language.conjunctions):
            return ""
        return f"{self._noun_before(naming)} {self.text[naming.start : end]}".lstrip()

    def _noun_before(self, naming: Naming) -> str:
        """Give the noun that says what a house is, directly before its name."""
        if naming.thing and naming.role:  # "Vakbond ACV", where the text has "de vakbond" too
            return self.text[naming.start - len(naming.role) - 1 : naming.start - 1]
        called = CALLED.search(self.text[max(0, naming.start - NEAR_NAME) : naming.start])
        bodies = self.language.bodies
        return called["body"] if called and bodies and bodies.search(called["body"]) else ""

    def _is_subject(self, naming: Naming) -> bool:
        """Tell whether a name opens its sentence, or stands behind a verb."""
        before = self.text[max(0, naming.start - NEAR_NAME) : naming.start].rstrip("“")
        word = (before.split() or [""])[-1]
        verb = self.language.verbs.finite(word)
        opening = self.language.skipped | self.language.according
        if word.lower() in opening and word[:1].isupper():  # "Ook An Claes is blij"
            return True
        return (
            naming.opens
            or before.endswith("\n")
            or before.rstrip()[-1:] in {"", ".", "?", "!"}
            or bool(verb and not verb.plural)
            or self._behind_body(before)
        )

    def _behind_body(self, before: str) -> bool:
        """Tell whether what stands before a name is "De vzw", and nothing else in its sentence."""
        sentence = re.split(r"[.?!] |\n", before)[-1].split()
        bodies = self.language.bodies
        return bool(
            bodies
            and sentence
            and bodies.search(sentence[-1].lower())
            and {word.lower() for word in sentence[:-1]} <= self.language.definite
        )

    def body_before(self, start: int, end: int) -> str:
        """Name the body that alone a sentence is about: "De gemeente spreekt dat tegen."."""
        sentence = self.text[start:end]
        match = OPENS.match(sentence)
        bodies = self.language.bodies
        if not match or self.known.within(start + 1, end) or not bodies or not bodies.search(match["body"]):
            return ""
        verb = self.language.verbs.finite(match["verb"])
        rest = sentence[match.end("body") :]
        alone = verb and not verb.plural and not self._tells_of_many(rest) and not self._others(rest, "")
        return f"{match['article'].lower()} {match['body']}" if alone else ""
