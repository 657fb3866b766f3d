"""Listens from the first quotation to the last: who speaks, where nothing behind the words tells."""

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise

from publisher.content.derive.marks import Marked
from publisher.content.derive.people import Naming, People
from publisher.content.derive.roles import is_somebody
from publisher.content.derive.speaker import JOINED, Who, speaker_behind
from publisher.content.language import Language
from publisher.model.content import Block, BlockKind

NEAR = 1000  # characters before a quotation in which its speaker may be named
NAMED, KNOWN_BY, GOES_ON, LED_IN = 0.95, 0.85, 0.85, 0.75
NEAR_NAME = 40  # characters before a name in which its preposition stands
SMALL = re.compile(r"(?<![\w-])[a-zà-ÿ-]+|(?<=[.!?] )[A-Z][a-zà-ÿ-]+")
STOP = re.compile(r"[.?!] ")
FEW = 3  # words that show somebody: "schudt het hoofd"
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
class Hearing:
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

    def next_sentence(self, place: Place, following: Marked | None) -> Who:
        """Read "Dat zegt Jan Maes." behind a quotation that ended its sentence."""
        if place.behind.strip(" .,!?…"):
            return Who()
        after = self.text[place.rest : following.start - 1 if following else place.rest + 200].lstrip()[:200]
        if after.rstrip().endswith(":"):
            return Who()  # "Dat vindt ook Jan Maes:" opens the next quotation
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
        if place.behind.strip(" .,!?…"):
            return Who()  # the words are part of a sentence that was not understood
        if again := self.adjoining(place):
            return again
        block = self.blocks[place.mark.block]
        opens = max(block.span.start, place.sentence - NEAR)
        before = self.text[opens : place.sentence].rstrip()
        if before:
            return self._sentence_before(before, opens, place, self.said[-1] if self.said else None)
        return self._going_on(place)

    def adjoining(self, place: Place) -> Who | None:
        """Give the speaker of the quotation before, where nothing stands between the two."""
        last = self.said[-1] if self.said else None
        if not last or last.place.mark.block != place.mark.block:
            return None
        answers = place.text.partition(" ")[0].lower().strip(",.") in self.language.answers
        if self.text[last.until : place.sentence].strip(" .,") or (last.place.text.endswith("?") and answers):
            return None
        return _again(last)

    def _led_in(self, place: Place, lead: str) -> Who:
        """Read "Jan Maes, schepen:" or "Volgens Jan Maes is dit" before a quotation."""
        inside = self.known.within(place.sentence, place.mark.start)
        colon = lead.endswith(":")
        first = lead.split(" ", 1)[0].lower().rstrip(",:")
        if inside and (subject := self._subject(inside[0], place)):
            if JOINED.match(place.lead, inside[0].end - place.sentence):
                return Who(told=colon)
            own = speaker_behind(
                place.lead[inside[0].start - place.sentence :], self.known, self.language, bare=True
            )
            others = {each.name for each in inside[1:] if each.person} - {subject.name}
            if self._of_another(inside):
                return Who(told=colon)
            if (
                own.name
                and (colon or not others)
                and (colon or subject.person or first in self.language.according)
            ):
                return Who(
                    told=True, name=own.name, role=subject.role or own.role, sure=NAMED if colon else LED_IN
                )
        if not colon:
            return Who()
        if first in self.language.speaker_pronouns:
            verb = self.language.verbs.finite(lead.rstrip(":").split(" ")[1]) if " " in lead else None
            return Who(told=True, pronoun="" if verb and verb.plural else first)
        if not inside and first in self.language.definite:
            return Who(told=True, office=lead.split(" ", 2)[1].strip(",:") if " " in lead else "")
        if len({each.name for each in inside if each.person or " " in each.name}) == 1:
            each = next(each for each in inside if each.person or " " in each.name)
            if self._behind_verb(each, place):
                return Who(told=True, name=self.known.full(each.name), role="", sure=LED_IN)
        return Who()

    def _of_another(self, inside: tuple[Naming, ...]) -> bool:
        """Tell whether what follows may be another's: "Jan Maes verwijst naar de brief van Natuurpunt:"."""
        for each in inside[1:]:
            between = self.text[inside[0].end : each.start].split()
            acts = any(
                self.language.verbs.finite(word) and not is_somebody(word, self.language)
                for word in between
                if word.islower()
            )
            if acts and between and between[-1] in {*self.language.determiners, *self.language.links}:
                return True
        return False

    def inscribed(self, place: Place) -> bool:
        """Tell whether words are told by where they stand alone: "Op het bord staat:"."""
        first = place.lead.partition(" ")[0].lower()
        return (
            first in self.language.links - self.language.according
            and not set(SMALL.findall(place.lead)) & set(self.language.speaker_pronouns)
            and not self._others(place.lead, "")
            and not self.known.within(place.sentence, place.mark.start)
        )

    def _behind_verb(self, naming: Naming, place: Place) -> bool:
        """Tell whether a name follows its verb as subject ("Daarop antwoordde schepen Maes:")."""
        words = place.lead[: naming.start - place.sentence].lower().split()
        words = words[: len(words) - len(naming.role.split())]
        while words and (words[-1] in self.language.determiners or words[-1] in self.language.skipped):
            if words[-1] in self.language.links:
                return False
            words.pop()
        return bool(words and self.language.verbs.finite(words[-1])) and not self._others(" ".join(words), "")

    def _subject(self, naming: Naming, place: Place) -> Naming | None:
        """Give the person that a sentence opens with; None where something else comes first."""
        words = place.lead[: naming.start - place.sentence].lower().split()
        words = words[: len(words) - len(naming.role.split())] if naming.role else words
        words = [
            word
            for word in words
            if word not in self.language.determiners and word not in self.language.according
        ]
        return naming if len(words) <= 1 and not set(words) & self.language.links else None

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
            return _again(last) if last.who.name and not self._contradicts(first, last.who.name) else Who()
        if not inside:
            return Who()
        return self._shown(inside, lead, start, place)

    def _shown(self, inside: list[Naming], lead: str, start: int, place: Place) -> Who:
        """Give a quotation to whom a sentence shows, as on a stage: "Ilyas grijnst", "Jan Maes is blij".

        "Voor schepen Jan Maes is dat belangrijk." may be longer, as it tells whose view follows.
        """
        subject, name = inside[0], self.known.full(inside[0].name)
        opens = lead[: subject.start - start].lower().split()
        opens = opens[: len(opens) - len(subject.role.split())] if subject.role else opens
        view = bool(opens) and opens[0] in self.language.according
        acts = lead[subject.end - start :].strip(" .!?…").split()
        verb = self.language.verbs.finite(acts[0].strip(",")) if acts else None
        about = lead[: max(0, subject.start - start)] + lead[subject.end - start :]
        if (
            not verb
            or verb.plural
            or len(inside) > 1
            or set(opens) - self.language.determiners - self.language.according
            or (len(acts) > FEW and not view)
            or (len(acts) > 1 and self._tells_of_another(place))
            or set(acts) & self.language.whose
            or self._others(about, subject.role)
            or (name not in self.known.roles and " " not in name and len(acts) > 1)
        ):
            return Who()
        return Who(told=True, name=name, role="", sure=LED_IN)

    def _going_on(self, place: Place) -> Who:
        """Give a paragraph that is all quotation to whoever spoke at the end of the one before."""
        last = self.said[-1] if self.said else None
        if not last or place.behind.strip(" .,") or len(self._speakers(last.place.mark.block)) > 1:
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
        nobody = Who(told=True, behind=who.behind)
        if who.office:
            name = self.known.with_role(who.office, who.of, self.language)
            handed = self.language.handed_on
            if handed and handed.search(self.text) and not who.of:
                return nobody
            return replace(nobody, name=name, sure=KNOWN_BY) if name else nobody
        block = self.blocks[place.mark.block]
        last = self.said[-1] if self.said else None
        same = last is not None and last.place.mark.block == place.mark.block
        start = last.until if last and same else block.span.start
        near = self.known.between(start, place.sentence)
        if not near and last and (same or self._follows(last, place)):
            near = self._speakers(last.place.mark.block)
            paired = self._named_together(block.span.start, place.sentence)
            near += [name for name in paired if name not in near] if same else []
        name = self._one_of(near, who.pronoun, start, place) or self._subject_before(who.pronoun, start, place)
        if not name:
            return nobody
        self.genders[name] = self.language.speaker_pronouns[who.pronoun]
        return replace(nobody, name=name, sure=KNOWN_BY)

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
            if full != name and not thing and not (each.opens and " " not in full) and not each.name.isupper():
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


def _again(last: Said) -> Who:
    """Say that the last speaker goes on."""
    if not last.who.name:
        return Who()
    return Who(told=True, name=last.who.name, role=last.who.role, sure=min(GOES_ON, last.who.sure))
