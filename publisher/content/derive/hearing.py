"""Listens from the first quotation to the last: who speaks, where nothing behind the words tells."""

import re
from dataclasses import dataclass, field, replace

from publisher.content.derive.marks import Marked
from publisher.content.derive.people import Naming, People
from publisher.content.derive.roles import is_office
from publisher.content.derive.speaker import Who, speaker_behind
from publisher.content.language import Language
from publisher.model.content import Block, BlockKind

NEAR = 1000  # characters before a quotation in which its speaker may be named
NAMED, KNOWN_BY, GOES_ON, LED_IN = 0.95, 0.85, 0.85, 0.75
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A quotation with what stands around it.

    Attributes:
        lead: What its sentence says before it.
        sentence: Where that sentence begins in the text.
        behind: What its sentence says after it, up to the next quotation.
        rest: Where the sentence that holds ``behind`` ends.
    """

    mark: Marked
    text: str
    lead: str
    sentence: int
    behind: str
    rest: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A quotation with who said it, where its attribution ends, and whether it stands behind the words."""

    place: Place
    who: Who
    until: int
    behind: bool


@dataclass(slots=True, kw_only=True)
class Hearing:
    """What was heard so far.

    Attributes:
        said: The quotations before, in order.
        known: Whom the text names; grows with every speaker.
    """

    text: str
    blocks: tuple[Block, ...]
    known: People
    language: Language
    said: list[Said] = field(default_factory=list)

    def next_sentence(self, place: Place, following: Marked | None) -> Who:
        """Read "Dat zegt Jan Maes." behind a quotation that ended its sentence."""
        if place.behind.strip(" .,!?…"):
            return Who()
        after = self.text[place.rest : following.start - 1 if following else place.rest + 200].lstrip()[:200]
        first, _, others = after.partition(" ")
        if first.lower() not in self.language.points_back or self.text[place.rest : place.rest + 2] == "\n\n":
            return Who()
        return replace(
            speaker_behind(others.partition("\n")[0], self.known, self.language, verb=True), behind=True
        )

    def same_sentence(self, place: Place) -> Who | None:
        """Give the speaker of a sentence that an attribution splits: “Ja”, zegt zij, “maar niet nu”."""
        if not self.said or self.said[-1].place.mark.block != place.mark.block or not self.said[-1].behind:
            return None
        between = self.text[self.said[-1].place.mark.end + 1 : place.mark.start - 1]
        return (
            _again(self.said[-1])
            if between.rstrip().endswith(",") and between.strip() == self.said[-1].place.behind.strip()
            else None
        )

    def before(self, place: Place) -> Who:
        """Find who speaks where nothing behind the words tells."""
        lead = place.lead.strip()
        if lead:
            return self._led_in(place, lead)
        last = self.said[-1] if self.said else None
        block = self.blocks[place.mark.block]
        if (
            last
            and last.place.mark.block == place.mark.block
            and not self.text[last.until : place.sentence].strip(" .,")
        ):
            return _again(last)
        opens = max(block.span.start, place.sentence - NEAR)
        before = self.text[opens : place.sentence].rstrip()
        if before:
            return self._sentence_before(before, opens, place, last)
        return self._going_on(place)

    def _led_in(self, place: Place, lead: str) -> Who:
        """Read "Jan Maes, schepen:" or "Volgens Jan Maes is dit" before a quotation."""
        inside = self.known.within(place.sentence, place.mark.start)
        colon = lead.endswith(":")
        first = lead.split(" ", 1)[0].lower().rstrip(",:")
        if inside and (subject := self._subject(inside[0], place)):
            own = speaker_behind(
                place.lead[inside[0].start - place.sentence :], self.known, self.language, bare=True
            )
            others = {each.name for each in inside[1:] if each.person} - {subject.name}
            if (
                own.name
                and (colon or not others)
                and (colon or subject.person or first in self.language.according)
            ):
                return Who(
                    told=True, name=own.name, role=subject.role or own.role, sure=NAMED if colon else LED_IN
                )
        if colon:
            persons = {each.name for each in inside if each.person or " " in each.name}
            if not inside and first in self.language.speaker_pronouns:
                return Who(told=True, pronoun=first)
            if not inside and first in self.language.determiners:
                return Who(told=True, office=lead.split(" ")[1].strip(",:"))
            if len(persons) == 1:
                name = self.known.full(persons.pop())
                return Who(told=True, name=name, role="", sure=LED_IN)
        return Who()

    def _subject(self, naming: Naming, place: Place) -> Naming | None:
        """Give the person that a sentence opens with; None where something else comes first."""
        words = place.lead[: naming.start - place.sentence].lower().split()
        words = [
            word
            for word in words
            if word not in self.language.determiners and word not in self.language.according
        ]
        return (
            naming
            if len(words) <= len(naming.role.split()) + 1 and not set(words) & self.language.links
            else None
        )

    def _sentence_before(self, before: str, opens_at: int, place: Place, last: Said | None) -> Who:
        """Give a quotation to the one person that the sentence before it is about."""
        last_stop = max(before.rfind(". "), before.rfind("? "), before.rfind("! "))
        offset = last_stop + 2 if last_stop >= 0 else 0
        lead, start = before[offset:], opens_at + offset
        if "”" in lead or '"' in lead:
            return Who()
        inside = [each for each in self.known.within(start, place.sentence) if not each.thing]
        first = lead.partition(" ")[0].lower()
        if (
            not inside
            and first in self.language.speaker_pronouns
            and last
            and last.place.mark.block == place.mark.block
        ):
            return _again(last) if last.who.name and not self._contradicts(first, last.who.role) else Who()
        if not inside:
            return Who()
        subject = inside[0]
        persons = {name for each in inside if (name := self.known.full(each.name)) in self.known.roles}
        opens = lead[: max(0, subject.start - start - len(subject.role))].lower().split()
        opens = [
            word
            for word in opens
            if word not in self.language.determiners | self.language.according | {subject.role}
        ]
        follows = before[subject.end - opens_at :].split(" ")[1:2]
        acts = bool(follows and self.language.verbs.finite(follows[0].strip(",.")))
        if not persons and " " in subject.name and not opens and acts and len(inside) == 1:
            persons = {self.known.full(subject.name)}
        if len(persons) != 1 or len(opens) > 1 or set(opens) & self.language.links:
            return Who()
        (name,) = persons
        return Who(told=True, name=name, role="", sure=LED_IN)

    def _going_on(self, place: Place) -> Who:
        """Give a paragraph that is all quotation to whoever spoke at the end of the one before."""
        last = self.said[-1] if self.said else None
        if not last or place.behind.strip(" .,"):
            return Who()
        between = self.blocks[last.place.mark.block + 1 : place.mark.block]
        if self.text[last.until : self.blocks[last.place.mark.block].span.end].strip(" .,"):
            return Who()
        if all(block.kind is BlockKind.PULLQUOTE for block in between):
            return _again(last)
        headings = all(
            block.kind in {BlockKind.PULLQUOTE, BlockKind.HEADING} or block.text.endswith("?")
            for block in between
        )
        return _again(last) if headings and len(self.known.roles) == 1 else Who()

    def resolved(self, who: Who, place: Place) -> Who:
        """Find the one person that a pronoun or a function stands for."""
        if who.office:
            name = self.known.with_role(who.office)
            return Who(told=True, name=name, role="", sure=KNOWN_BY if name else 0.0, behind=who.behind)
        block = self.blocks[place.mark.block]
        last = self.said[-1] if self.said else None
        same = last is not None and last.place.mark.block == place.mark.block
        start = last.until if last and same else block.span.start
        near = self.known.between(start, place.mark.start)
        if not near and last and (same or self._follows(last, place)):
            others = {
                word
                for word in WORD.findall(self.text[start : place.mark.start].lower())
                if is_office(word, self.language)
            }
            near = [last.who.name] if not others - set(last.who.role.lower().split()) else []
        near = [name for name in near if not self._contradicts(who.pronoun, self.known.roles.get(name, ""))]
        if len(near) != 1 or not near[0]:
            return Who(told=True, behind=who.behind)
        return Who(told=True, name=near[0], role="", sure=KNOWN_BY, behind=who.behind)

    def _follows(self, last: Said, place: Place) -> bool:
        """Tell whether nothing is told between two quotations: at most a heading or a question."""
        if self.text[last.until : self.blocks[last.place.mark.block].span.end].strip(" .,"):
            return False
        if self.text[self.blocks[place.mark.block].span.start : place.mark.start].strip(' “„«"‘'):
            return False
        between = self.blocks[last.place.mark.block + 1 : place.mark.block]
        return all(
            each.kind in {BlockKind.PULLQUOTE, BlockKind.HEADING} or each.text.endswith("?")
            for each in between
        )

    def _contradicts(self, pronoun: str, role: str) -> bool:
        """Tell whether a function is a woman's and the pronoun a man's, or the other way round."""
        first = role.partition(" ")[0].lower()
        gender = self.language.speaker_pronouns.get(pronoun, "")
        female, male = self.language.female, self.language.male
        if gender == "m":
            return bool(female and female.search(first))
        return bool(gender == "f" and male and male.search(first))


def _again(last: Said) -> Who:
    """Say that the last speaker goes on."""
    if not last.who.name:
        return Who()
    return Who(told=True, name=last.who.name, role=last.who.role, sure=min(GOES_ON, last.who.sure))
