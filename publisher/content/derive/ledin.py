"""What stands before a quotation in its own sentence: "Jan Maes, schepen:", "Volgens Jan Maes is dit"."""

from dataclasses import dataclass

from publisher.content.derive.heard import SMALL, Place
from publisher.content.derive.meant import LED_IN, Meant
from publisher.content.derive.named import JOINED
from publisher.content.derive.namings import Naming
from publisher.content.derive.roles import is_somebody
from publisher.content.derive.speaker import speaker_behind
from publisher.content.derive.subject import Subjects
from publisher.content.derive.who import Who

NAMED = 0.95
TAIL = 14  # words of an attribution before a colon: ", aldus schepen Jan Maes:"


@dataclass(slots=True, kw_only=True)
class LedIn(Meant):
    """Reads the words before a quotation."""

    def _led_in(self, place: Place, lead: str) -> Who:
        """Read "Jan Maes, schepen:" or "Volgens Jan Maes is dit" before a quotation."""
        inside = self.known.within(place.sentence, place.mark.start)
        colon = lead.endswith(":")
        ways = (self._through, self._inverted, self._attributed, self._opening)
        if colon and self._gets(lead):
            return Who(told=True)
        for way in ways if colon else ():
            if (who := way(place)).told:
                return who
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

    def _attributed(self, place: Place) -> Who:
        """Read ", aldus schepen Jan Maes:" at the end of what stands before a quotation."""
        lead = place.lead.rstrip(": ")
        comma = lead.find(", ")
        while comma >= 0:
            tail = lead[comma:]
            word = tail[2:].partition(" ")[0]
            verb = self.language.verbs.finite(word)
            if len(tail.split()) < TAIL and (word in self.language.attributes or (verb and not verb.plural)):
                who = speaker_behind(tail, self.known, self.language)
                if who.name or who.office or who.pronoun:
                    return who
            comma = lead.find(", ", comma + 1)
        return Who()

    def _gets(self, lead: str) -> bool:
        """Tell whether somebody hears, reads or gets the words that follow: another has said them."""
        forms = map(self.language.verbs.finite, lead.rstrip(":").split())
        return any(form.verb.infinitive in self.language.receives for form in forms if form)

    def _through(self, place: Place) -> Who:
        """Read "De stad laat bij monde van schepen Jan Maes weten:"."""
        for mouth in self.language.mouths:
            before, said, after = place.lead.partition(f" {mouth} ")
            if said and before:
                return Subjects(f" {after}", self.known, self.language).read(0)
        return Who()

    def _inverted(self, place: Place) -> Who:
        """Read "Zegt schepen Jan Maes:", where the verb opens the sentence."""
        lead = place.lead.strip()
        verb = self.language.verbs.finite(lead.partition(" ")[0].lower())
        if not verb or verb.plural or verb.past:
            return Who()
        who = speaker_behind(lead[:1].lower() + lead[1:], self.known, self.language, verb=True)
        return who if who.name or who.pronoun or who.office else Who()

    def _opening(self, place: Place) -> Who:
        """Read "De voorzitter, Jan Maes, knikt:", "Een bewoner zegt:", "De politie laat weten:"."""
        lead = place.lead.strip()
        if apposed := Subjects(lead, self.known, self.language).in_apposition(0):
            return apposed
        words = lead.split(" ", 2)
        if unnamed := Subjects(lead, self.known, self.language).unnamed(0):
            return unnamed
        body = words[1].strip(",:") if len(words) > 1 else ""
        bodies = self.language.bodies
        if words[0].lower() not in self.language.definite or not bodies or not bodies.search(body):
            return Who()
        named = self.known.within(place.sentence, place.mark.start)
        return Who() if named else Who(told=True, name=f"{words[0].lower()} {body}", sure=LED_IN)

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
        if len(words) > 1 or set(words) & self.language.links:
            return None
        if " " in naming.name or not naming.opens or self.known.full(naming.name) in self.known.roles:
            return naming
        # "Vraag aan Jan Maes:" opens with a noun, "Noor (8):" and "Noor zegt:" with a name
        after = place.lead[naming.end - place.sentence :].lstrip()
        return naming if after[:1] in {":", ",", "("} or self._acts(after) else None

    def _acts(self, after: str) -> bool:
        """Tell whether a verb in the singular stands first, or behind "zelf"."""
        words = (word.strip(":") for word in after.split()[:3])
        first = next((word for word in words if word not in self.language.skipped), "")
        verb = self.language.verbs.finite(first)
        return bool(verb and not verb.plural)
