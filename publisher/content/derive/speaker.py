"""The speaker behind a quotation: ``, VERB (FUNCTION) NAME (, FUNCTION)``, whatever the verb."""

import re
from dataclasses import dataclass

from publisher.content.derive.people import People, runs
from publisher.content.derive.roles import CAPITAL, is_office, leads, role_before, role_behind, small_first
from publisher.content.language import Language

START = re.compile(r"[\s,.]*(?P<dash>[–—-]\s*)?(?P<bracket>\()?")
WORD = re.compile(r"\s*([^\s,.;:()“”\"]+\.?)")
SAYS_NOTHING = re.compile(r"[\s,.]*\w+ het(?: nog| ook| er)?\s*[.,]?\s*$")
WHOSE = re.compile(r"[’']? ([a-zà-ÿ-]+)")
JOINED = re.compile(
    rf" en (?:\w+ (?=[{CAPITAL}])|[{CAPITAL}]|(?:de|het|zijn|haar|hun) )|, [{CAPITAL}][^,.]* en [{CAPITAL}]"
)
DEPARTMENTS_GO_ON = re.compile(rf"(?:, [{CAPITAL}][\w-]+(?: [{CAPITAL}][\w-]+)*)* en (?=[{CAPITAL}])")
NAMED, ALMOST = 0.95, 0.75
PHRASE_LONGEST = 300  # characters
PRE_MOST = 8  # words between a verb and a name


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """What a sentence tells of the speaker.

    Attributes:
        told: Whether it tells at all, surely or not.
        pronoun: "ze" or "hij", where that is all.
        office: The noun in "de burgemeester", where that is all; ``of`` is what stands around it ("Gent").
        sure: From 0 to 1.
        behind: Whether it was read behind the words.
        again: Whether it only says that somebody goes on ("klinkt het nog").
    """

    told: bool = False
    name: str = ""
    role: str = ""
    pronoun: str = ""
    office: str = ""
    of: str = ""
    sure: float = 0.0
    behind: bool = False
    again: bool = False


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
    form = language.verbs.finite(word)
    found = _subject_of(after, at, known, language)
    # "zeggen ze", "vertellen Jan en An": more than one spoke, and a quotation has one speaker
    return Who(told=True) if found.told and form and form.plural else found


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
    article = ""
    house = False
    for _ in range(PRE_MOST):
        match = WORD.match(after, at)
        if not match or after[at : match.start(1)].strip():
            break
        word = match[1]
        if word[:1].isupper() and not _is_adjective(after, match, language):
            return _named(after, match.start(1), " ".join(pre), known, language, house=house, article=article)
        small = word.lower().rstrip(".")
        if small in language.speaker_pronouns and not pre:
            return Who(told=True, pronoun=small)
        if small in language.determiners and not pre:
            article = small
        elif small in language.skipped and not pre:
            house = house or small in language.at_house
        elif small in language.links and not pre:
            break
        else:
            pre.append(word)
        if word[-1] == "." and small not in language.abbreviations and word.lower() not in language.titles:
            break
        at = match.end()
    if not pre and SAYS_NOTHING.match(after):
        return Who(told=True, again=True)
    return _office_alone(pre, article, language)


def _is_adjective(after: str, match: re.Match[str], language: Language) -> bool:
    """Tell whether a capitalised word bends a function that follows ("Vlaams minister")."""
    following = WORD.match(after, match.end())
    return bool(
        following
        and match[1].endswith(("s", "se"))
        and following[1][:1].islower()
        and is_office(following[1], language)
    )


def _named(
    after: str,
    at: int,
    pre: str,
    known: People,
    language: Language,
    *,
    house: bool = False,
    article: str = "",
) -> Who:
    """Read a name, with the function before or behind it.

    Args:
        house: Whether it is the name of where they say so ("klinkt het bij vakbond ABC").
        article: What opened the phrase.
    """
    run = runs(language).match(after, at)
    if not run:
        return Who(told=True)
    words = run[0].rstrip("’'-").split(" ")
    behind = after[run.end() :]
    role, title = "", ""
    heads = pre.split(" ") if pre else []
    while heads and heads[-1].lower() in language.titles:
        title = f"{heads.pop()} {title}".strip()
    if heads:
        link = next((index for index, word in enumerate(heads) if word in language.links), 0)
        if link:
            return _with_link(after, run, words, heads, link, known, language, article)
        role = " ".join(heads)
        if not any(is_office(word.lower(), language) for word in heads) and not _is_persons(words, known):
            # "bakkerij Delaere" says what it is, and "timmerman Delaere" who
            return Who(told=True, name=f"{role} {run[0]}", sure=ALMOST) if house else Who(told=True)
    elif len(words) > 1 and leads(words[0], language):
        role, words = small_first(words[0]), words[1:]
    if _several(behind, language):
        return Who(told=True)
    return _who(words, role, title, behind, known, language)


def _who(words: list[str], role: str, title: str, behind: str, known: People, language: Language) -> Who:
    """Complete a name, and its function by what stands behind it."""
    name = known.full(" ".join(words))
    role = role or role_behind(behind, language) or title
    return Who(told=True, name=name, role=role, sure=NAMED if name else 0.0)


def _is_persons(words: list[str], known: People) -> bool:
    """Tell whether a name is somebody's: two words or more, none an article or in capitals alone."""
    name = known.full(" ".join(words))
    if name in known.roles:
        return True
    first = name.partition(" ")[0]
    return " " in name and first not in {"De", "Het", "’t", "'t"} and not (first.isupper() and len(first) > 1)


def _several(behind: str, language: Language) -> bool:
    """Tell whether a name is only the first of several, or whose somebody is ("Noors moeder")."""
    if JOINED.match(behind):
        return True
    whose = WHOSE.match(behind)
    return bool(whose and (is_office(whose[1], language) or (language.kin and language.kin.search(whose[1]))))


def _with_link(
    after: str,
    run: re.Match[str],
    words: list[str],
    heads: list[str],
    link: int,
    known: People,
    language: Language,
    article: str,
) -> Who:
    """Read "schepen van Onderwijs Kristof Maes"; "de zus van Jan Maes" and "de baas van De Kroon" are nobody.

    Behind a noun of its own ("van de jury An Peeters"), a name is the speaker's only where the text
    calls it a person elsewhere.
    """
    if language.kin and any(language.kin.search(word.lower()) for word in heads[:link]):
        return Who(told=True)
    if link < len(heads) - 1:
        name = known.full(" ".join(words))
        other = any(is_office(word, language) for word in heads[link + 1 :])
        sure = len(words) > 1 and name in known.roles and heads[link + 1] in language.definite and not other
        return Who(told=True, name=name, role=" ".join(heads), sure=NAMED) if sure else Who(told=True)
    office = heads[link - 1].lower() if article in language.definite else ""
    more = DEPARTMENTS_GO_ON.match(after, run.end())
    last = runs(language).match(after, more.end()) if more else run
    if not last:
        return Who(told=True)
    role, taken = role_before(f"{heads[link - 1]} {heads[link]} ", last[0].split(" "), language, sure=False)
    if not taken:
        return Who(told=True, office=office, of=run[0] if is_office(office, language) else "")
    if _several(after[last.end() :], language):
        return Who(told=True)
    words = last[0].split(" ")
    role = " ".join([*heads[: link - 1], role])
    if more:
        role = " ".join([*heads, after[run.start() : more.end()] + " ".join(words[:taken])])
    return _who(words[taken:], role, "", "", known, language)


def _office_alone(pre: list[str], article: str, language: Language) -> Who:
    """Read "de burgemeester"; without "de" it is nobody that the text has named.

    A body that speaks as one is named as it stands: "het parket", "de vzw".
    """
    if article not in language.definite or not pre:
        return Who(told=True)
    cut = next((index for index, word in enumerate(pre) if word in language.links), len(pre))
    offices = [index for index, word in enumerate(pre[:cut]) if is_office(word.lower().rstrip("."), language)]
    if not offices:
        body = pre[0].rstrip(".").lower()
        plain = language.bodies and language.bodies.search(body) and cut == len(pre)
        return Who(told=True, name=f"{article} {body}", sure=ALMOST) if plain else Who(told=True)
    noun = offices[-1]
    around = [word for word in pre[:noun] if word[:1].isupper() or word.lower() in language.former]
    return Who(told=True, office=pre[noun].lower().rstrip("."), of=" ".join([*around, *pre[cut + 1 :]]))
