"""Listens from the first quotation to the last: who speaks, where nothing behind the words tells."""

from dataclasses import dataclass, replace

from publisher.content.derive.heard import NEAR, Place, Said
from publisher.content.derive.ledin import LedIn
from publisher.content.derive.marks import Marked
from publisher.content.derive.meant import LED_IN, again
from publisher.content.derive.namings import Naming
from publisher.content.derive.speaker import speaker_behind
from publisher.content.derive.who import Who
from publisher.model.content import BlockKind

FEW = 3  # words that show somebody: "schudt het hoofd"


@dataclass(slots=True, kw_only=True)
class Hearing(LedIn):
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
            again(self.said[-1])
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
        return again(last)

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
            return again(last) if last.who.name and not self._contradicts(first, last.who.name) else Who()
        if goes_on := self.same_voice(lead, start, place):
            return goes_on
        presented = self._presented(inside, lead, start)
        return presented if presented.told or not inside else self._shown(inside, lead, start, place)

    def _shown(self, inside: list[Naming], lead: str, start: int, place: Place) -> Who:
        """Give a quotation to whom a sentence shows, as on a stage: "Ilyas grijnst", "Jan Maes is blij".

        "Voor schepen Jan Maes is dat belangrijk." may be longer, as it tells whose view follows.
        """
        subject, name = inside[0], self.known.full(inside[0].name)
        inside = [
            each for each in inside if not subject.end < each.start < subject.end + len(subject.role) + 2
        ]
        opens = lead[: subject.start - start].lower().replace(",", "").split()
        own = subject.role.lower().split()
        opens = opens[: len(opens) - len(own)] if own and opens[-len(own) :] == own else opens
        view = bool(opens) and opens[0] in self.language.according
        rest = lead[subject.end - start :]
        if subject.role and rest.startswith(f", {subject.role},"):
            rest = rest[len(subject.role) + 3 :]
        acts = rest.strip(" .,!?…").split()
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

    def _presented(self, inside: list[Naming], lead: str, start: int) -> Who:
        """Give a quotation to whom a sentence brings in: "De bezieler is Jan Maes, een turnleraar"."""
        for each in inside:
            opens, rest = lead[: each.start - start].lower().split(), lead[each.end - start :]
            role = each.role or self.known.roles.get(each.name, "")
            others = [other for other in inside if other.start > each.end and other.name not in role]
            others += [other for other in inside if other.start < each.start and not other.opens]
            if (
                role
                and " " in each.name
                and rest[:1] in {",", "."}
                and opens
                and opens[-1] in self.language.copulas
                and not others
                and not set(opens) & self.language.whose
                and not self._others(rest, role)
            ):
                return Who(told=True, name=self.known.full(each.name), sure=LED_IN)
        return Who()

    def _going_on(self, place: Place) -> Who:
        """Give a paragraph that is all quotation to whoever spoke at the end of the one before."""
        last = self.said[-1] if self.said else None
        if told := self._asked(place) or self._told_before(place):
            return told
        if (
            not last
            or last.place.mark.turn
            or place.behind.strip(" .,")
            or len(self._speakers(last.place.mark.block)) > 1
        ):
            return Who()
        between = self.blocks[last.place.mark.block + 1 : place.mark.block]
        if self.text[last.until : self.blocks[last.place.mark.block].span.end].strip(" .,"):
            return Who()
        if all(block.kind is BlockKind.PULLQUOTE for block in between):
            return again(last)
        headings = all(
            block.kind in {BlockKind.PULLQUOTE, BlockKind.HEADING} or block.text.endswith("?")
            for block in between
        )
        return again(last) if headings and len(self.known.roles) == 1 else Who()

    def _asked(self, place: Place) -> Who | None:
        """Give an answer to whom the question calls by name ("Hoe was dat, meneer Maes?")."""
        before = self.blocks[place.mark.block - 1] if place.mark.block else None
        if not before or not before.text.endswith("?"):
            return None
        inside = self.known.within(before.span.start, before.span.end)
        comma = before.text.rfind(", ")
        if not inside or comma < 0 or inside[-1].end != before.span.end - 1:
            return None
        called = before.text[comma + 2 : inside[-1].start - before.span.start].lower().split()
        name = self.known.full(inside[-1].name)
        fit = not set(called) - self.language.titles and name in self.known.roles
        return Who(told=True, name=name, sure=LED_IN) if fit else None

    def _told_before(self, place: Place) -> Who | None:
        """Give a paragraph that is all quotation to the last speaker, where the one before tells of them."""
        index = place.mark.block - 1
        last = self.said[-1] if self.said else None
        if index < 0 or not last or last.place.mark.block >= index or place.behind.strip(" .,"):
            return None
        block = self.blocks[index]
        if block.kind is not BlockKind.PARAGRAPH:
            return None
        stop = max(block.text.rfind(mark) for mark in (". ", "? ", "! "))
        start = block.span.start + (stop + 2 if stop >= 0 else 0)
        return self.same_voice(
            self.text[start : block.span.end], start, replace(place, sentence=block.span.end)
        )
