"""What was heard of the quotations so far, and what a pronoun or a stretch of the text can mean then."""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from publisher.content.derive.marks import Marked
from publisher.content.derive.people import People
from publisher.content.derive.roles import is_somebody
from publisher.content.derive.speaker import JOINED, Who
from publisher.content.language import Language
from publisher.model.content import Block, BlockKind

NEAR_NAME = 40  # characters before a name in which its preposition stands
SMALL = re.compile(r"(?<![\w-])[a-zà-ÿ-]+|(?<=[.!?] )[A-Z][a-zà-ÿ-]+")
STOP = re.compile(r"[.?!] ")
THIRD = re.compile(r"\b(?:hij|hem|haar|zij|ze)\b", re.IGNORECASE)


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
    """

    text: str
    blocks: tuple[Block, ...]
    known: People
    language: Language
    said: list[Said] = field(default_factory=list)
    genders: dict[str, str] = field(default_factory=dict)

    def _one_of(self, names: list[str], pronoun: str, start: int, place: Place) -> str:
        """Give the only one whom a pronoun can mean; empty where a stretch of the text has others."""
        fit = [name for name in names if not self._contradicts(pronoun, name)]
        if len(fit) != 1 or not fit[0] or self._strangers(start, place.mark.start, fit[0]):
            return ""
        stretch = self.text[start : place.mark.start]
        return "" if self._others(stretch, self.known.roles.get(fit[0], "")) else fit[0]

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

    def _tells_of_another(self, place: Place) -> bool:
        """Tell whether the words speak of "him" or "her" and name nobody: who stands before them, then."""
        named = self.known.within(place.mark.start, place.mark.end)
        return bool(THIRD.search(place.text)) and not named

    def _named_together(self, start: int, end: int) -> list[str]:
        """Name those whom a stretch of the text names in one breath: "Jan Maes en directeur An Peeters"."""
        inside = self.known.within(start, end)
        pairs = [
            (one, two)
            for one, two in pairwise(inside)
            if JOINED.match(self.text, one.end) and two.start - one.end < NEAR_NAME
        ]
        return [self.known.full(each.name) for pair in pairs for each in pair if not each.thing]

    def _speakers(self, block: int) -> list[str]:
        """Name everyone who spoke in a paragraph; who is not known is named by nothing."""
        return list(dict.fromkeys(each.who.name for each in self.said if each.place.mark.block == block))

    def _strangers(self, start: int, end: int, name: str) -> bool:
        """Tell whether a stretch of the text names somebody else, who may be a person."""
        for each in self.known.within(start, end):
            full = self.known.full(each.name)
            if full in self.known.roles and full != name:
                return True
            before = self.text[max(0, each.start - NEAR_NAME) : each.start]
            word = (
                before.rpartition("\n")[2].rstrip().rpartition(" ")[2].lower() if before[-1:] == " " else ""
            )
            thing = each.thing or word in self.language.determiners or word in self.language.place_openers
            thing = thing or before.endswith("(")
            if (
                full != name
                and not thing
                and not (each.opens and " " not in full)
                and not each.name.isupper()
            ):
                return True
        return False

    def _others(self, text: str, role: str) -> bool:
        """Tell whether a text speaks of somebody by what they are, and it is not this function."""
        return bool(
            {word.lower() for word in SMALL.findall(text) if is_somebody(word, self.language)}
            - set(role.lower().replace(".", "").split())
        )

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
