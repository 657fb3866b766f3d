"""Who said what, from where the words stand. Unsure means no speaker: never the wrong person.

A quotation is given to whoever its own sentence names behind or before it; to the speaker of the sentence before,
where it only goes on; to the one person that "ze" or "de burgemeester" can be. In every other case to nobody.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from publisher.content.derive.marks import Loose, Marked, marked
from publisher.content.derive.people import Naming, People, is_office
from publisher.content.derive.speaker import Who, speaker_behind
from publisher.content.language import Language
from publisher.model.content import Block, BlockKind, Origin, Quote, Sentence, Span

NEAR = 1000  # characters before a quotation in which its speaker may be named
QUOTED_WORDS = 5  # fewer words between marks are a term, unless a speaker follows
NAMED, KNOWN_BY, GOES_ON, LED_IN, ALONE = 0.95, 0.85, 0.85, 0.75, 0.65
WORD = re.compile(r"\w+")
ENDS = re.compile(r"[.!?…,]$")


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


def quotes(
    text: str, blocks: tuple[Block, ...], sentences: tuple[Sentence, ...], known: People, language: Language
) -> tuple[tuple[Quote, ...], tuple[Loose, ...]]:
    """Find quotations with their speakers, and marks that do not pair."""
    marks, loose = marked(blocks)
    said: list[Said] = []
    ends = [sentence.span.end for sentence in sentences] if marks else []
    for index, mark in enumerate(marks):
        following = marks[index + 1] if index + 1 < len(marks) else None
        place = _place(text, mark, following, sentences, ends)
        behind = replace(speaker_behind(place.behind, known, language), behind=True)
        if not behind.told:
            behind = _next_sentence(text, place, following, known, language)
        goes_on = _same_sentence(place, said, text)
        who = behind if behind.told else goes_on or _before(place, text, blocks, said, known, language)
        if not _is_speech(place, who, bool(goes_on)):
            continue
        if who.pronoun or who.office:
            who = _resolved(who, place, text, blocks, said, known, language)
        if who.name and who.sure > LED_IN:
            known.meet(who.name, who.role)
        said.append(Said(place=place, who=who, until=max(place.rest, mark.end + 1), behind=behind.told))
    return tuple(_quotes(said, known)), loose


def _place(
    text: str, mark: Marked, following: Marked | None, sentences: Sequence[Sentence], ends: list[int]
) -> Place:
    """Look around a quotation."""
    first = bisect_right(ends, mark.start)
    last = bisect_right(ends, mark.end)
    sentence = sentences[first].span.start if first < len(sentences) else mark.start
    rest = sentences[last].span.end if last < len(sentences) else mark.end
    if last < len(sentences) and sentences[last].span.start > mark.end:  # the sentence ended with the quotation
        rest = mark.end + 1
    if following and following.start - 1 < rest:
        rest = following.start - 1
    return Place(
        mark=mark,
        text=text[mark.start : mark.end],
        lead=text[sentence : mark.start - 1] if sentence < mark.start else "",
        sentence=min(sentence, mark.start),
        behind=text[mark.end + 1 : max(rest, mark.end + 1)],
        rest=rest,
    )


def _next_sentence(
    text: str, place: Place, following: Marked | None, known: People, language: Language
) -> Who:
    """Read "Dat zegt Jan Maes." behind a quotation that ended its sentence."""
    if place.behind.strip(" .,!?…"):
        return Who()
    after = text[place.rest : following.start - 1 if following else place.rest + 200].lstrip()[:200]
    first, _, others = after.partition(" ")
    if first.lower() not in language.points_back or text[place.rest : place.rest + 2] == "\n\n":
        return Who()
    return replace(speaker_behind(others.partition("\n")[0], known, language, verb=True), behind=True)


def _same_sentence(place: Place, said: list[Said], text: str) -> Who | None:
    """Give the speaker of a sentence that an attribution splits: “Ja”, zegt zij, “maar niet nu”."""
    if not said or said[-1].place.mark.block != place.mark.block or not said[-1].behind:
        return None
    between = text[said[-1].place.mark.end + 1 : place.mark.start - 1]
    return _again(said[-1]) if between.rstrip().endswith(",") and between.strip() == said[-1].place.behind.strip() else None


def _is_speech(place: Place, who: Who, goes_on: bool) -> bool:  # noqa: FBT001  # one fact of three
    """Tell a quotation from a term, a title or a slogan between marks."""
    words = len(place.text.split())
    vague = not (who.name or who.pronoun or who.office)
    if goes_on or (who.told and who.behind and not (vague and place.lead.strip())):
        return words > 1 or bool(ENDS.search(place.text)) or place.text[:1].isupper()
    lead = place.lead.strip()
    if lead and not lead.endswith(":") and not who.name:
        return False  # "onder de slogan “Samen voor een propere stad”" is nobody's speech
    if words < QUOTED_WORDS:
        return words > 1 and place.text[:1].isupper() and not place.behind.strip(" .") and bool(ENDS.search(place.text))
    return True


def _before(
    place: Place, text: str, blocks: tuple[Block, ...], said: list[Said], known: People, language: Language
) -> Who:
    """Find who speaks where nothing behind the words tells."""
    lead = place.lead.strip()
    if lead:
        return _led_in(place, lead, known, language)
    last = said[-1] if said else None
    block = blocks[place.mark.block]
    if last and last.place.mark.block == place.mark.block and not text[last.until : place.sentence].strip(" .,"):
        return _again(last)
    opens = max(block.span.start, place.sentence - NEAR)
    before = text[opens : place.sentence].rstrip()
    if before:
        return _sentence_before(before, opens, place, last, known, language)
    return _going_on(place, blocks, said, text, known)


def _led_in(place: Place, lead: str, known: People, language: Language) -> Who:
    """Read "Jan Maes, schepen:" or "Volgens Jan Maes is dit" before a quotation."""
    inside = known.within(place.sentence, place.mark.start)
    colon = lead.endswith(":")
    first = lead.split(" ", 1)[0].lower().rstrip(",:")
    if inside and (subject := _subject(inside[0], place, language)):
        own = speaker_behind(place.lead[inside[0].start - place.sentence :], known, language, bare=True)
        others = {each.name for each in inside[1:] if each.person} - {subject.name}
        if own.name and (colon or not others) and (colon or subject.person or first in language.according):
            return Who(told=True, name=own.name, role=subject.role or own.role, sure=NAMED if colon else LED_IN)
    if colon:
        persons = {each.name for each in inside if each.person or " " in each.name}
        if not inside and first in language.speaker_pronouns:
            return Who(told=True, pronoun=first)
        if not inside and first in language.determiners:
            return Who(told=True, office=lead.split(" ")[1].strip(",:"))
        if len(persons) == 1:
            name = known.full(persons.pop())
            return Who(told=True, name=name, role="", sure=LED_IN)
    return Who()


def _subject(naming: Naming, place: Place, language: Language) -> Naming | None:
    """Give the person that a sentence opens with; None where something else comes first."""
    words = place.lead[: naming.start - place.sentence].lower().split()
    words = [word for word in words if word not in language.determiners and word not in language.according]
    return naming if len(words) <= len(naming.role.split()) + 1 and not set(words) & language.links else None


def _sentence_before(
    before: str, opens_at: int, place: Place, last: Said | None, known: People, language: Language
) -> Who:
    """Give a quotation to the one person that the sentence before it is about."""
    last_stop = max(before.rfind(". "), before.rfind("? "), before.rfind("! "))
    offset = last_stop + 2 if last_stop >= 0 else 0
    lead, start = before[offset:], opens_at + offset
    if "”" in lead or '"' in lead:
        return Who()
    inside = [each for each in known.within(start, place.sentence) if not each.thing]
    first = lead.partition(" ")[0].lower()
    if not inside and first in language.speaker_pronouns and last and last.place.mark.block == place.mark.block:
        return _again(last) if last.who.name and not _contradicts(first, last.who.role, language) else Who()
    if not inside:
        return Who()
    subject = inside[0]
    persons = {name for each in inside if (name := known.full(each.name)) in known.roles}
    opens = lead[: max(0, subject.start - start - len(subject.role))].lower().split()
    opens = [word for word in opens if word not in language.determiners | language.according | {subject.role}]
    follows = before[subject.end - opens_at :].split(" ")[1:2]
    acts = bool(follows and language.verbs.finite(follows[0].strip(",.")))
    if not persons and " " in subject.name and not opens and acts and len(inside) == 1:
        persons = {known.full(subject.name)}
    if len(persons) != 1 or len(opens) > 1 or set(opens) & language.links:
        return Who()
    (name,) = persons
    return Who(told=True, name=name, role="", sure=LED_IN)


def _going_on(place: Place, blocks: tuple[Block, ...], said: list[Said], text: str, known: People) -> Who:
    """Give a paragraph that is all quotation to whoever spoke at the end of the one before."""
    last = said[-1] if said else None
    if not last or place.behind.strip(" .,"):
        return Who()
    between = blocks[last.place.mark.block + 1 : place.mark.block]
    if text[last.until : blocks[last.place.mark.block].span.end].strip(" .,"):
        return Who()
    if all(block.kind is BlockKind.PULLQUOTE for block in between):
        return _again(last)
    headings = all(block.kind in {BlockKind.PULLQUOTE, BlockKind.HEADING} or block.text.endswith("?") for block in between)
    return _again(last) if headings and len(known.roles) == 1 else Who()


def _again(last: Said) -> Who:
    """Say that the last speaker goes on."""
    if not last.who.name:
        return Who()
    return Who(told=True, name=last.who.name, role=last.who.role, sure=min(GOES_ON, last.who.sure))


def _resolved(
    who: Who, place: Place, text: str, blocks: tuple[Block, ...], said: list[Said], known: People, language: Language
) -> Who:
    """Find the one person that a pronoun or a function stands for."""
    if who.office:
        name = known.with_role(who.office)
        return Who(told=True, name=name, role="", sure=KNOWN_BY if name else 0.0, behind=who.behind)
    block = blocks[place.mark.block]
    last = said[-1] if said else None
    same = last is not None and last.place.mark.block == place.mark.block
    start = last.until if last and same else block.span.start
    near = known.between(start, place.mark.start)
    if not near and last and (same or _follows(last, place, blocks, text)):
        others = {word for word in WORD.findall(text[start : place.mark.start].lower()) if is_office(word, language)}
        near = [last.who.name] if not others - set(last.who.role.lower().split()) else []
    near = [name for name in near if not _contradicts(who.pronoun, known.roles.get(name, ""), language)]
    if len(near) != 1 or not near[0]:
        return Who(told=True, behind=who.behind)
    return Who(told=True, name=near[0], role="", sure=KNOWN_BY, behind=who.behind)


def _follows(last: Said, place: Place, blocks: tuple[Block, ...], text: str) -> bool:
    """Tell whether nothing is told between two quotations: at most a heading or a question."""
    if text[last.until : blocks[last.place.mark.block].span.end].strip(" .,"):
        return False
    if text[blocks[place.mark.block].span.start : place.mark.start].strip(" “„«\"‘"):
        return False
    between = blocks[last.place.mark.block + 1 : place.mark.block]
    return all(each.kind in {BlockKind.PULLQUOTE, BlockKind.HEADING} or each.text.endswith("?") for each in between)


def _contradicts(pronoun: str, role: str, language: Language) -> bool:
    """Tell whether a function is a woman's and the pronoun a man's, or the other way round."""
    first = role.partition(" ")[0].lower()
    gender = language.speaker_pronouns.get(pronoun, "")
    female, male = language.female, language.male
    if gender == "m":
        return bool(female and female.search(first))
    return bool(gender == "f" and male and male.search(first))


def _quotes(said: list[Said], known: People) -> list[Quote]:
    """Make quotes; what a paragraph leaves open is said by whoever closes it."""
    found: list[Quote] = []
    later = Who()
    for each in reversed(said):
        who = each.who
        if each.place.mark.goes_on and not who.name:
            who = later
        later = who
        text = each.place.text
        stripped = text.rstrip(", ")
        told = known.roles.get(who.name, "")
        role = told if who.role.endswith(".") else who.role or told
        sure = min(who.sure, ALONE) if who.name and " " not in who.name else who.sure
        start = each.place.mark.start + len(text) - len(text.lstrip())
        found.append(
            Quote(
                span=Span(start=start, end=start + len(stripped.lstrip())),
                text=stripped.lstrip(),
                speaker=who.name,
                role=role if who.name else "",
                origin=Origin.DERIVED,
                confidence=sure if who.name else 0.0,
            )
        )
    return found[::-1]
