"""Whom a pronoun, a function or a verb without a subject can mean, by what was heard and named before."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from publisher.content.derive.heard import NEAR, NEAR_NAME, Place, Said
from publisher.content.derive.houses import Houses
from publisher.content.derive.named import JOINED
from publisher.content.derive.predicate import predicate
from publisher.content.derive.roles import CAPITAL, FULL, is_office, is_somebody
from publisher.content.derive.who import Who

KNOWN_BY, GOES_ON, LED_IN = 0.85, 0.85, 0.75
LATER = re.compile(
    rf" (?P<first>[A-Z][a-z]{{1,3}}) (?P<noun>[a-zà-ÿ-]+)"
    rf"(?P<of> \w{{3,4}} [{CAPITAL}][\w-]+(?:(?:,| en)? [{CAPITAL}][\w-]+)*)?"
)
STOP = re.compile(r"[.?!] ")
POINTED = re.compile(r"(?<!\w)(\w{2,4}) ([a-zà-ÿ-]+)")
GROUP = 3  # words behind "een van" that may name a group
INVERTED = 6  # words before a pronoun that stands behind its verb


@dataclass(slots=True, kw_only=True)
class Meant(Houses):
    """Finds the one person whom the text can mean; nobody, where it can mean two."""

    def resolved(self, who: Who, place: Place) -> Who:
        """Find the one person that a pronoun or a function stands for."""
        nobody = Who(told=True, behind=who.behind)
        if self.is_kind(who):
            return self.house(who, place)
        if who.office:
            unsure = self._handed_on() and not who.of
            name = "" if unsure else self.known.with_role(who.office, who.of, self.language)
            if name or unsure:
                return replace(nobody, name=name, sure=KNOWN_BY) if name else nobody
            return replace(self._called(who, place), behind=who.behind)
        if who.pronoun in self.language.refers:
            name = self._named_last(place)
            return replace(nobody, name=name, sure=LED_IN) if name else nobody
        name = self._by_pronoun(who.pronoun, place)
        if not name:
            return nobody
        self.genders[name] = self.language.speaker_pronouns[who.pronoun]
        return replace(nobody, name=name, sure=KNOWN_BY)

    def _start(self, place: Place) -> int:
        """Give where the stretch begins in which a pronoun may find its name."""
        last = self.said[-1] if self.said else None
        same = last is not None and last.place.mark.block == place.mark.block
        return last.until if last and same else self.blocks[place.mark.block].span.start

    def _by_pronoun(self, pronoun: str, place: Place) -> str:
        """Name the only one whom "ze" can mean."""
        start = self._start(place)
        last = self.said[-1] if self.said else None
        same = last is not None and last.place.mark.block == place.mark.block
        if self._somebody_new(start, place.sentence):
            return ""
        near = self.known.between(start, place.sentence)
        near += [name for name in self._by_function(start, place.sentence) if name not in near]
        if not near and last and (same or self._follows(last, place)):
            near = self._speakers(last.place.mark.block)
            block = self.blocks[place.mark.block]
            paired = self._named_together(max(block.span.start, place.sentence - NEAR), place.sentence)
            near += [name for name in paired if name not in near] if same else []
        elif not near and last and self._speakers(last.place.mark.block) == [last.who.name]:
            if not self._somebody_new(last.until, place.sentence):
                return self._one_of([last.who.name], pronoun, last.until, place) or self._shown_last(
                    pronoun, place
                )
            return self._shown_last(pronoun, place)
        return self._one_of(near, pronoun, start, place) or self._shown_last(pronoun, place)

    def _shown_last(self, pronoun: str, place: Place) -> str:
        """Name whom the sentence before is about."""
        start = self._start(place)
        return self._subject_before(pronoun, start, place) or (
            "" if self.known.between(start, place.sentence) else self._bare_subject(pronoun, start, place)
        )

    def _by_function(self, start: int, end: int) -> list[str]:
        """Name whoever a stretch of the text calls by a function alone ("verklapte de burgemeester")."""
        if end - start > NEAR or (self._handed_on()):
            return []
        found = (
            self.known.with_role(match[2], "", self.language)
            for match in POINTED.finditer(self.text, start, end)
            if match[1].lower() in self.language.definite and is_office(match[2], self.language)
        )
        return list(dict.fromkeys(name for name in found if name))

    def _bare_subject(self, pronoun: str, start: int, place: Place) -> str:
        """Name whose full name is the subject of a sentence ("Daar dacht An Peeters anders over")."""
        whole = [
            each for each in self.known.within(start, place.sentence) if not each.thing and " " in each.name
        ]
        if len(whole) != 1 or not self._is_subject(whole[0]):
            return ""
        return self._one_of([self.known.full(whole[0].name)], pronoun, start, place)

    def _called(self, who: Who, place: Place) -> Who:
        """Find whom "de man" or "de fractieleidster" is: the only one near, of no other function."""
        start = self._start(place)
        last = self.said[-1] if self.said else None
        near = self.known.between(start, place.sentence)
        if not near and last and last.place.mark.block == place.mark.block:
            near = self._speakers(last.place.mark.block)
        if not near:
            named = [each for each in self.known.within(start, place.sentence) if not each.thing]
            near = [each.name for each in named if " " in each.name and self._is_subject(each)]
        pronoun = self._pronoun_of(who.office)
        name = self._one_of(near, pronoun, start, place)
        vague = who.office in self.language.stand_ins
        if not name or (vague and who.of):
            return Who(told=True)
        role = self.known.roles.get(name, "")
        if vague:
            return Who(told=True, name=name, role=role, sure=KNOWN_BY if role or " " in name else LED_IN)
        tells = self.language.tells_of_others
        if (role and role[-1] != ".") or name.count(" ") < FULL - 1 or (tells and tells.search(who.office)):
            return Who(told=True)
        self.known.meet(name, who.role)
        return Who(told=True, name=name, role=who.role, sure=LED_IN)

    def told_later(self, name: str, place: Place) -> str:
        """Read what the next sentence calls a speaker: "De schepen van Cultuur nodigt uit", "Ze is gids"."""
        role = self.known.roles.get(name, "")
        if role and role[-1] != ".":
            return ""
        match = LATER.match(self.text, place.rest)
        if not match:
            return ""
        first, noun = match["first"].lower(), match["noun"]
        if first in self.language.speaker_pronouns:
            return predicate(
                "", f" {noun}{self.text[match.end('noun') : match.end() + NEAR_NAME]}", self.language
            )
        known = first in self.language.definite and is_somebody(noun, self.language)
        if not known or noun in self.language.stand_ins or self.known.with_role(noun, "", self.language):
            return ""
        return noun + (match["of"] or "")

    def _pronoun_of(self, noun: str) -> str:
        """Give the pronoun that a noun would have; empty where it has no gender of its own."""
        female, male = self.language.female, self.language.male
        gender = "f" if female and female.search(noun) else "m" if male and male.search(noun) else ""
        return next(
            (word for word, each in self.language.speaker_pronouns.items() if gender and each == gender), ""
        )

    def _named_last(self, place: Place) -> str:
        """Name whoever "die" points at: the one named last, who has not just spoken."""
        last = self.said[-1] if self.said else None
        same = last is not None and last.place.mark.block == place.mark.block
        start = last.place.mark.end if last and same else self.blocks[place.mark.block].span.start
        spoke = last.who.name if last and same else ""
        named = [
            self.known.full(each.name) for each in self.known.within(start, place.sentence) if not each.thing
        ]
        persons = [name for name in named if name in self.known.roles or " " in name]
        if not persons or persons[-1] == spoke or (not spoke and len(persons) != FULL):
            return ""
        return persons[-1]

    def impersonal(self, place: Place) -> Who:
        """Give "klinkt het droogjes" to the one person whom the sentence before is about."""
        start = self._start(place)
        before = self.text[start : place.sentence].rstrip()
        stop = max(before.rfind(stop) for stop in (". ", "? ", "! "))
        sentence = start + stop + 2 if stop >= 0 else start
        if before and (body := self.body_before(sentence, place.sentence)):
            return Who(told=True, name=body, sure=LED_IN)
        if not before or self._tells_of_many(self.text[sentence : place.sentence]):
            return Who()
        name = self._subject_before("", start, place)
        return Who(told=True, name=name, sure=LED_IN) if name in self.known.roles else Who()

    def _somebody_new(self, start: int, end: int) -> bool:
        """Tell whether a stretch of the text brings in one who gets no name ("een van de zaakvoerders")."""
        new = self.language.somebody
        found = new.search(self.text, start, end) if new else None
        if not found or self.known.between(found.end(), end):
            return False
        following = self.text[found.end() : end].split()[:GROUP]
        return found[0].split()[-1] not in self.language.belongs or self._tells_of_many(" ".join(following))

    def same_voice(self, lead: str, start: int, place: Place) -> Who | None:
        """Give a quotation to who spoke before, where the sentence between is about them alone.

        Args:
            lead: That sentence, which begins at ``start``.
        """
        last = self.said[-1] if self.said else None
        if not last or not last.who.name or self._tells_of_another(place):
            return None
        name = last.who.name
        if set(self._speakers(last.place.mark.block)) != {name} or self._about(lead, start, place) != name:
            return None
        role = " ".join((self.known.roles.get(name, ""), *self.known.also.get(name, ())))
        if self._strangers(last.until, place.mark.start, name) or self._others(
            self.text[last.until : place.mark.start], role
        ):
            return None
        return again(last)

    def _about(self, lead: str, start: int, place: Place) -> str:
        """Name the subject of a sentence; empty where it is not somebody who was named."""
        words = lead.lower().split()[:INVERTED]
        if not words:
            return ""
        if words[0] in self.language.definite and len(words) > 1:
            return self.known.with_role(words[1], "", self.language) or (
                self.said[-1].who.name if words[1] in self.language.stand_ins else ""
            )
        if words[0] in self.language.according and len(words) > 1 and words[1] in self.language.owners:
            pronoun, name = self.language.owners[words[1]], self.said[-1].who.name
            known = pronoun in self.language.speaker_pronouns
            return name if known and not self._contradicts(pronoun, name) else ""
        for index, word in enumerate(words):
            verb = self.language.verbs.finite(words[index - 1] if index else words[min(1, len(words) - 1)])
            if word in self.language.speaker_pronouns and verb and not verb.plural:
                name = self.said[-1].who.name
                return "" if self._contradicts(word, name) else name
        naming = next(iter(self.known.within(start, place.sentence)), None)
        return self.known.full(naming.name) if naming and self._is_subject(naming) else ""

    def _handed_on(self) -> bool:
        """Tell whether an office passes to another in this text: who holds it then is not sure."""
        if self.handed is None:
            handed = self.language.handed_on
            self.handed = bool(handed and handed.search(self.text))
        return self.handed

    def _one_of(self, names: list[str], pronoun: str, start: int, place: Place) -> str:
        """Give the only one whom a pronoun can mean; empty where a stretch of the text has others."""
        fit = [name for name in names if not self._contradicts(pronoun, name)]
        if len(fit) != 1 or not fit[0] or self._strangers(start, place.mark.start, fit[0]):
            return ""
        stretch = self.text[start : place.mark.start]
        role = " ".join((self.known.roles.get(fit[0], ""), *self.known.also.get(fit[0], ())))
        return "" if self._others(stretch, role, pronoun) else fit[0]

    def _subject_before(self, pronoun: str, start: int, place: Place) -> str:
        """Give the one person of the sentence before, where that opens with them and no others are meant."""
        before = self.text[start : place.sentence].rstrip()
        if not before or self._tells_of_another(place):
            return ""
        start += (
            max(before.rfind(stop) + len(stop) for stop in (". ", "? ", "! ")) if STOP.search(before) else 0
        )
        naming = next(iter(self.known.within(start, place.sentence)), None)
        opens = self.text[start : naming.start].lower().split() if naming else []
        role = naming.role.lower().split() if naming else []
        if naming is None or set(opens) - set(role) - self.language.determiners - self.language.titles:
            return ""
        return self._one_of([self.known.full(naming.name)], pronoun, start, place)

    def _named_together(self, start: int, end: int) -> list[str]:
        """Name those whom a stretch of the text names in one breath: "Jan Maes en directeur An Peeters"."""
        inside = self.known.within(start, end)
        pairs = [
            (one, two)
            for one, two in pairwise(inside)
            if JOINED.match(self.text, one.end) and two.start - one.end < NEAR_NAME
        ]
        return [self.known.full(each.name) for pair in pairs for each in pair if not each.thing]


def again(last: Said) -> Who:
    """Say that the last speaker goes on."""
    if not last.who.name and not last.who.role:
        return Who()
    return Who(told=True, name=last.who.name, role=last.who.role, sure=min(GOES_ON, last.who.sure))
