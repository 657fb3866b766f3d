"""Who said what, from where the words stand. Unsure means no speaker: never the wrong person.

A quotation is given to whoever its own sentence names behind or before it; to the speaker of the sentence
before, where it only goes on; to the one person that "ze" or "de burgemeester" can be. Else to nobody.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from publisher.content.derive.heard import Place, Said
from publisher.content.derive.hearing import Hearing
from publisher.content.derive.marks import Loose, Marked, marked
from publisher.content.derive.meant import LED_IN
from publisher.content.derive.people import People
from publisher.content.derive.speaker import speaker_behind
from publisher.content.derive.who import Who
from publisher.content.language import Language
from publisher.model.content import Block, Origin, Quote, Sentence, Span

QUOTED_WORDS = 5  # fewer words between marks are a term, unless a speaker follows
ALONE = 0.65  # confidence in a speaker of one name
ENDS = re.compile(r"[.!?…,]$")


def quotes(
    text: str, blocks: tuple[Block, ...], sentences: tuple[Sentence, ...], known: People, language: Language
) -> tuple[tuple[Quote, ...], tuple[Loose, ...]]:
    """Find quotations with their speakers, and marks that do not pair."""
    marks, loose = marked(blocks, language)
    heard = Hearing(text=text, blocks=blocks, known=known, language=language)
    ends = [sentence.span.end for sentence in sentences] if marks else []
    for index, mark in enumerate(marks):
        following = marks[index + 1] if index + 1 < len(marks) else None
        place = _place(text, mark, following, sentences, ends)
        behind = replace(speaker_behind(place.behind, known, language), behind=True)
        if not behind.told and not mark.turn:
            behind = heard.next_sentence(place, following)
        goes_on = heard.same_sentence(place)
        who = behind if behind.told or mark.turn else goes_on or heard.before(place)
        if who.again:
            told = heard.adjoining(place) or heard.before(replace(place, behind=""))
            who = replace(told if told.name else heard.impersonal(place), behind=True, told=True)
        if not mark.turn and not _is_speech(
            place, who, goes_on=bool(goes_on), inscribed=heard.inscribed(place)
        ):
            continue
        if mark.turn and not who.name:
            who = Who(role=who.role)
        if who.pronoun or who.office or heard.is_kind(who):
            who = heard.resolved(who, place)
        if who.name and who.sure > LED_IN:
            later = "" if who.role and who.role[-1] != "." else heard.told_later(who.name, place)
            known.meet(who.name, later or who.role)
        heard.said.append(Said(place=place, who=who, until=max(place.rest, mark.end + 1), behind=behind.told))
    return tuple(_quotes(heard.said, known)), loose


def _place(
    text: str, mark: Marked, following: Marked | None, sentences: Sequence[Sentence], ends: list[int]
) -> Place:
    """Look around a quotation."""
    first = bisect_right(ends, mark.start)
    last = bisect_right(ends, mark.end)
    sentence = sentences[first].span.start if first < len(sentences) else mark.start
    rest = sentences[last].span.end if last < len(sentences) else mark.end
    if last < len(sentences) and sentences[last].span.start > mark.end:
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


def _is_speech(place: Place, who: Who, *, goes_on: bool, inscribed: bool) -> bool:
    """Tell a quotation from a term, a title or a slogan between marks.

    Args:
        inscribed: Whether its sentence says where it stands, and of nobody who says it.
    """
    words = len(place.text.split())
    vague = not (who.name or who.pronoun or who.office)
    lead = place.lead.strip()
    if (
        vague
        and not lead
        and words < QUOTED_WORDS
        and place.behind[:1] == " "
        and not ENDS.search(place.text)
    ):
        return False  # “Warm wonen” is een van de acties: what is named, not what is said
    if goes_on or (who.told and who.behind and not (vague and place.lead.strip())):
        return words > 1 or bool(ENDS.search(place.text)) or place.text[:1].isupper()
    if lead and not who.name and (not lead.endswith(":") or inscribed):
        return False  # "onder de slogan “Samen voor een propere stad”" is nobody's speech
    if words < QUOTED_WORDS:
        whole = ENDS.search(place.text) or (not lead and place.behind[:1] == ".")
        return words > 1 and place.text[:1].isupper() and not place.behind.strip(" .") and bool(whole)
    return True


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
                role=role if who.name else who.role,
                origin=Origin.DERIVED,
                confidence=sure if who.name else 0.0,
            )
        )
    return found[::-1]
