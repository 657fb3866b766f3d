"""The speaker behind a quotation: ``, VERB (FUNCTION) NAME (, FUNCTION)``, whatever the verb."""

import re

from publisher.content.derive.people import People
from publisher.content.derive.roles import is_office, is_somebody
from publisher.content.derive.subject import WORD, Subjects
from publisher.content.derive.who import Who
from publisher.content.language import Language

START = re.compile(r"[\s,.]*(?P<dash>[–—-]\s*)?(?P<bracket>\()?")
PHRASE_LONGEST = 300  # characters


def speaker_behind(
    after: str, known: People, language: Language, *, verb: bool = False, bare: bool = False
) -> Who:
    """Read what follows a closing mark.

    Args:
        verb: Whether the text starts with the verb, without a comma before it.
        bare: Whether it starts with the name itself, as before a colon.
    """
    after = after[:PHRASE_LONGEST]
    opening = START.match(after)
    assert opening  # it matches nothing at all, too
    at = opening.end()
    if opening["bracket"]:
        after = after.partition(")")[0]
    subjects = Subjects(after, known, language)
    if bare or opening["dash"] or opening["bracket"]:
        return subjects.alone(at)
    first = WORD.match(after, at)
    if not first or not (verb or first.start(1) > 0 or at):
        return Who()
    word = first[1].rstrip(".")
    if not word[:1].islower() or not _says(word, language):
        return Who()
    at = first.end()
    second = WORD.match(after, at) if word in language.points_back else None
    says = second[1] if second and second[1] not in language.function_words else ""
    if second and language.verbs.finite(says) and not is_office(says, language):
        at = second.end()
    return _behind_verb(word, at, subjects)


def _behind_verb(verb: str, at: int, subjects: Subjects) -> Who:
    """Read who speaks behind a verb, through whom a house does, and whose words "is zijn advies" tells of."""
    after, language = subjects.after, subjects.language
    for mouth in language.mouths:
        if (where := after.find(f" {mouth} ", at)) >= 0:
            return subjects.read(where + len(mouth) + 1)
    if verb in language.sounds and (whose := _whose_words(at, subjects)):
        return whose
    form = language.verbs.finite(verb)
    found = subjects.read(at)
    if form and form.verb.infinitive in language.receives and found.name and not subjects.at_house(at):
        return Who(told=True)  # "hoorde Jan Maes": another said it
    # "zeggen ze", "vertellen Jan en An": more than one spoke, and a quotation has one speaker
    several = form and form.plural and not subjects.at_house(at)
    return Who(told=True) if found.told and several else found


def _whose_words(at: int, subjects: Subjects) -> Who | None:
    """Read "is de boodschap van Jan Maes", "luidt zijn advies"; None where a person or nothing follows."""
    language = subjects.language
    first = WORD.match(subjects.after, at)
    noun = WORD.match(subjects.after, first.end()) if first else None
    if not first or not noun or not noun[1].islower() or is_somebody(noun[1].rstrip("."), language):
        return None
    if pronoun := language.owners.get(first[1]):
        return Who(told=True, pronoun=pronoun)
    link = WORD.match(subjects.after, noun.end())
    if first[1] in language.definite and link and link[1] in language.belongs:
        return subjects.read(link.end())
    return None


def _says(word: str, language: Language) -> bool:
    """Tell whether a word can open an attribution: any verb in the third person, or "aldus"."""
    if word in language.attributes or word in language.points_back:
        return True
    return word not in language.function_words and (
        language.verbs.finite(word) is not None or word.endswith(language.verb_endings)
    )
