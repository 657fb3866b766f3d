"""Listens from the first quotation to the last: who speaks, where nothing behind the words tells."""

import re
from dataclasses import dataclass, replace

from publisher.content.derive.heard import Heard, Place, Said
from publisher.content.derive.marks import Marked
from publisher.content.derive.people import Naming
from publisher.content.derive.roles import is_somebody
from publisher.content.derive.speaker import JOINED, Who, speaker_behind
from publisher.model.content import BlockKind

NEAR = 1000  # characters before a quotation in which its speaker may be named
NAMED, KNOWN_BY, GOES_ON, LED_IN = 0.95, 0.85, 0.85, 0.75
NEAR_NAME = 40  # characters before a name in which its preposition stands
SMALL = re.compile(r"(?<![\w-])[a-zà-ÿ-]+|(?<=[.!?] )[A-Z][a-zà-ÿ-]+")
STOP = re.compile(r"[.?!] ")
FEW = 3  # words that show somebody: "schudt het hoofd"
THIRD = re.compile(r"\b(?:hij|hem|haar|zij|ze)\b", re.IGNORECASE)


@dataclass(slots=True, kw_only=True)
class Hearing(Heard):
    """Gives each quotation to whoever says it, in the order of the text."""

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
        name = self._one_of(near, who.pronoun, start, place) or self._subject_before(
            who.pronoun, start, place
        )
        if not name:
            return nobody
        self.genders[name] = self.language.speaker_pronouns[who.pronoun]
        return replace(nobody, name=name, sure=KNOWN_BY)


def _again(last: Said) -> Who:
    """Say that the last speaker goes on."""
    if not last.who.name:
        return Who()
    return Who(told=True, name=last.who.name, role=last.who.role, sure=min(GOES_ON, last.who.sure))
