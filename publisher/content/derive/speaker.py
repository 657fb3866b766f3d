"""The speaker behind a quotation: ``, VERB (FUNCTION) NAME (, FUNCTION)``, whatever the verb."""

import re
from dataclasses import dataclass

from publisher.content.derive.people import People, runs
from publisher.content.derive.roles import CAPITAL, is_office, role_before, role_behind
from publisher.content.language import Language

START = re.compile(r"[\s,.]*(?P<dash>[–—-]\s*)?(?P<bracket>\()?")
WORD = re.compile(r"\s*([^\s,.;:()“”\"]+\.?)")
SAYS_NOTHING = re.compile(r"[\s,.]*\w+ het(?: nog| ook| er)?\s*[.,]?\s*$")
DEPARTMENTS_GO_ON = re.compile(rf"(?:, [{CAPITAL}][\w-]+(?: [{CAPITAL}][\w-]+)*)* en (?=[{CAPITAL}])")
NAMED = 0.95
PHRASE_LONGEST = 300  # characters
PRE_MOST = 8  # words between a verb and a name


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """What a sentence tells of the speaker.

    Attributes:
        told: Whether it tells at all, surely or not.
        pronoun: "ze" or "hij", where that is all.
        office: The noun in "de burgemeester", where that is all.
        sure: From 0 to 1.
        behind: Whether it was read behind the words.
    """

    told: bool = False
    name: str = ""
    role: str = ""
    pronoun: str = ""
    office: str = ""
    sure: float = 0.0
    behind: bool = False


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
    if bare or opening["dash"] or opening["bracket"]:
        return _named(after, at, "", known, language)
    first = WORD.match(after, at)
    if not first or not (verb or first.start(1) > 0 or at):
        return Who()
    word = first[1].rstrip(".")
    if not word[:1].islower() or not _says(word, language):
        return Who()
    at = first.end()
    second = WORD.match(after, at) if word in language.points_back else None
    if second and language.verbs.finite(second[1]) and not is_office(second[1], language):
        at = second.end()
    return _subject_of(after, at, known, language)


def _says(word: str, language: Language) -> bool:
    """Tell whether a word can open an attribution: any verb in the third person, or "aldus"."""
    if word in language.attributes or word in language.points_back:
        return True
    return word not in language.function_words and (
        language.verbs.finite(word) is not None or word.endswith(language.verb_endings)
    )


def _subject_of(after: str, at: int, known: People, language: Language) -> Who:
    """Read the subject behind the verb: a name, a function and a name, a pronoun or a function alone."""
    pre: list[str] = []
    definite = False
    for _ in range(PRE_MOST):
        match = WORD.match(after, at)
        if not match or after[at : match.start(1)].strip():
            break
        word = match[1]
        if word[:1].isupper() and not _is_adjective(after, match, language):
            return _named(after, match.start(1), " ".join(pre), known, language)
        small = word.lower().rstrip(".")
        if small in language.speaker_pronouns and not pre:
            return Who(told=True, pronoun=small)
        if small in language.determiners and not pre:
            definite = small in language.definite
        elif small in language.skipped and not pre:
            pass
        elif small in language.links and not pre:
            break
        else:
            pre.append(word)
        if word[-1] == "." and small not in language.abbreviations and word.lower() not in language.titles:
            break
        at = match.end()
    if not pre and SAYS_NOTHING.match(after):
        return Who()
    return _office_alone(pre, definite=definite, language=language)


def _is_adjective(after: str, match: re.Match[str], language: Language) -> bool:
    """Tell whether a capitalised word bends a function that follows ("Vlaams minister")."""
    following = WORD.match(after, match.end())
    return bool(
        following
        and match[1].endswith(("s", "se"))
        and following[1][:1].islower()
        and is_office(following[1], language)
    )


def _named(after: str, at: int, pre: str, known: People, language: Language) -> Who:
    """Read a name, with the function before or behind it."""
    run = runs(language).match(after, at)
    if not run:
        return Who(told=True)
    words = run[0].rstrip("’'-").split(" ")
    role, title = "", ""
    heads = pre.split(" ") if pre else []
    while heads and heads[-1].lower() in language.titles:
        title = f"{heads.pop()} {title}".strip()
    if heads:
        pre = " ".join(heads)
        link = next((index for index, word in enumerate(heads) if word in language.links), 0)
        if link:
            if link < len(heads) - 1 and any(is_office(word, language) for word in heads[link + 1 :]):
                return Who(told=True)  # "de woordvoerder van minister Maes" is not the minister
            if link < len(heads) - 1:
                return _with_link(after, run, words, heads, known, language)
            role, taken = role_before(f"{heads[link - 1]} {heads[link]} ", words, language, sure=False)
            if not taken:
                return _with_departments(after, run, heads, known, language)
            words = words[taken:]
            role = " ".join([*heads[: link - 1], role])
        else:
            role = pre
    elif len(words) > 1 and words[0].lower() in language.offices:
        role, words = words[0].lower(), words[1:]
    name = known.full(" ".join(words))
    if not role:
        role = role_behind(after[run.end() :], language) or title
    return Who(told=True, name=name, role=role, sure=NAMED if name else 0.0)


def _with_departments(
    after: str, run: re.Match[str], heads: list[str], known: People, language: Language
) -> Who:
    """Read "schepen van Onderwijs, Jeugd en Natuur Kristof Maes"."""
    more = DEPARTMENTS_GO_ON.match(after, run.end())
    last = runs(language).match(after, more.end()) if more else None
    if not more or not last:
        return Who(told=True, office=heads[-2] if len(heads) > 1 else "")
    role, taken = role_before(f"{heads[-2]} {heads[-1]} ", last[0].split(" "), language, sure=False)
    if not taken:
        return Who(told=True, office=heads[-2])
    words = last[0].split(" ")
    role = " ".join([*heads, after[run.start() : more.end()] + " ".join(words[:taken])])
    name = known.full(" ".join(words[taken:]))
    return Who(told=True, name=name, role=role, sure=NAMED if name else 0.0)


def _with_link(
    after: str, run: re.Match[str], words: list[str], heads: list[str], known: People, language: Language
) -> Who:
    """Read "voorzitter van de jury An Peeters": only a full name that is known as a person's is sure."""
    name = " ".join(words)
    if len(words) > 1 and not role_behind(after[run.end() :], language):
        return Who(told=True, name=known.full(name), role=" ".join(heads), sure=NAMED)
    return Who(told=True)


def _office_alone(pre: list[str], *, definite: bool, language: Language) -> Who:
    """Read "de burgemeester"; without "de" it is nobody that the text has named."""
    heads = pre
    for index, word in enumerate(pre):
        if word in language.links:
            heads = pre[:index]
            break
    offices = [word for each in heads if is_office(word := each.lower().rstrip("."), language)]
    return Who(told=True, office=offices[-1] if definite and offices else "")
