"""What was heard of the quotations so far, and what a pronoun or a stretch of the text can mean then."""

import re
from dataclasses import dataclass, field

from publisher.content.derive.marks import Marked
from publisher.content.derive.people import People
from publisher.content.derive.roles import is_office, is_somebody
from publisher.content.derive.who import Who
from publisher.content.language import Language
from publisher.model.content import Block, BlockKind

NEAR = 1000  # characters before a quotation in which its speaker may be named
MANY = 20  # voices that a reader remembers
NEAR_NAME = 40  # characters before a name in which its preposition stands
SMALL = re.compile(r"(?<![\w-])[a-zà-ÿ-]+|(?<=[.!?] )[A-Z][a-zà-ÿ-]+")


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
class Heard:
    """What was heard so far.

    Attributes:
        said: The quotations before, in order.
        known: Whom the text names; grows with every speaker.
        genders: What a pronoun has told of somebody: ``f`` or ``m``.
        places: Names that stand behind a word of place; "" once they were looked for.
        handed: Whether an office is handed on; None before anybody has asked.
    """

    text: str
    blocks: tuple[Block, ...]
    known: People
    language: Language
    said: list[Said] = field(default_factory=list)
    genders: dict[str, str] = field(default_factory=dict)
    places: set[str] = field(default_factory=set)
    handed: bool | None = None

    def _tells_of_another(self, place: Place) -> bool:
        """Tell whether the words speak of "him" or "her" and name nobody: who stands before them, then."""
        named = self.known.within(place.mark.start, place.mark.end)
        third = self.language.third
        return bool(third and third.search(place.text)) and not named

    def _speakers(self, block: int) -> list[str]:
        """Name everyone who spoke in a paragraph; who is not known is named by nothing."""
        return list(
            dict.fromkeys(each.who.name for each in self.said[-MANY:] if each.place.mark.block == block)
        )

    def _strangers(self, start: int, end: int, name: str) -> bool:
        """Tell whether a stretch of the text names somebody else, who may be a person."""
        for each in self.known.within(start, end):
            full = self.known.full(each.name)
            if each.name in self.known.roles.get(name, "") or self._is_place(each.name):
                continue
            if full in self.known.roles and full != name:
                return True
            before = self.text[max(0, each.start - NEAR_NAME) : each.start]
            word = (
                before.rpartition("\n")[2].rstrip().rpartition(" ")[2].lower() if before[-1:] == " " else ""
            )
            thing = each.thing or word in self.language.determiners or word in self.language.place_openers
            thing = thing or before.rfind("(") > before.rfind(")")
            if word in self.language.belongs:  # "het station van Dennenbos"
                noun = before.rstrip().rpartition(" ")[0].rpartition(" ")[2]
                bodies = self.language.bodies
                thing = thing or noun in self.language.place_openers or bool(bodies and bodies.search(noun))
            if (
                full != name
                and not thing
                and not (each.opens and " " not in full)
                and not each.name.isupper()
            ):
                return True
        return False

    def _is_place(self, name: str) -> bool:
        """Tell whether a name is a place's wherever it stands: elsewhere, "in" or "te" stands before it."""
        if not self.places:
            openers = tuple(f" {word} " for word in self.language.place_openers)
            self.places.add("")
            self.places.update(
                each.name
                for each in self.known.namings
                if not each.person and self.text.endswith(openers, max(0, each.start - NEAR_NAME), each.start)
            )
        return name in self.places

    def _others(self, text: str, role: str, pronoun: str | None = None) -> bool:
        """Tell whether a text speaks of somebody by what they are, and it is not this function.

        Args:
            pronoun: Where one is sought, whoever it cannot mean is nobody: "ze" is not "haar ouders".
        """
        found = {word.lower() for word in SMALL.findall(text) if is_somebody(word, self.language)}
        found -= {*role.lower().replace(".", "").split(), *self.language.courtesies}
        if pronoun is not None:
            found = {word for word in found if not self._cannot_be(word, pronoun)}
        return bool(found)

    def _tells_of_many(self, text: str) -> bool:
        """Tell whether a sentence speaks of a group: then it may be theirs that sounds."""
        bodies, crowds = self.language.bodies, self.language.crowds
        return any(
            (bodies and bodies.search(word))
            or (crowds and crowds.search(word))
            or (word.endswith(("s", "en")) and any(is_office(word[:cut], self.language) for cut in (-1, -2)))
            for word in re.findall(r"[a-zà-ÿ-]{3,}", text)
        )

    def _cannot_be(self, noun: str, pronoun: str) -> bool:
        """Tell whether a pronoun cannot stand for a noun: for one of the other sex, or for several."""
        female, male, kin = self.language.female, self.language.male, self.language.kin
        is_her, is_him = bool(female and female.search(noun)), bool(male and male.search(noun))
        if not is_her and not is_him:
            return bool(kin and kin.search(noun) and noun.endswith(("s", "en")))
        gender = self.language.speaker_pronouns.get(pronoun, "")
        return bool(gender) and gender != ("f" if is_her else "m")

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

    def _contradicts(self, pronoun: str, name: str) -> bool:
        """Tell whether somebody is a woman and the pronoun a man's, or the other way round."""
        first = self.known.roles.get(name, "").partition(" ")[0].lower()
        gender = self.language.speaker_pronouns.get(pronoun, "")
        if name in self.genders:
            return self.genders[name] != gender
        female, male = self.language.female, self.language.male
        if gender == "m":
            return bool(female and female.search(first))
        return bool(gender == "f" and male and male.search(first))
