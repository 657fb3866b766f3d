"""The subject behind a verb of saying: a name, a function and a name, a pronoun, a function, a house."""

import re
from functools import cache

from publisher.content.derive.named import ALMOST, JOINED, NAMED, Named, Phrase
from publisher.content.derive.roles import CAPITAL, is_office, is_somebody, leads
from publisher.content.derive.who import Who
from publisher.content.language import Language

WORD = re.compile(r"\s*([^\s,.;:()“”\"]+\.?)")
SAYS_NOTHING = re.compile(r"[\s,.]*(?P<verb>\w+) het(?: [a-zà-ÿ]+){0,4}\s*[.,]?\s*$")
APPOSED = re.compile(
    rf"\s*(?P<article>[A-Za-z]{{2,5}}) (?P<role>[^,.;:!?“”()\"\n]{{2,80}}), (?=(?:[a-z]+\. )*[{CAPITAL}])"
)
ENDS_NAME = re.compile(r"\s*(?:[,.;:!?(]|$|[a-zà-ÿ])")
CALLED = re.compile(rf",? (?:[a-z]+\. )?[{CAPITAL}]")
PRE_MOST = 8  # words between a verb and a name


@cache
def _unnamed(language: Language) -> re.Pattern[str]:
    """Build the pattern of one without a name: "nog een bewoner van nummer 48"."""
    links = "|".join(sorted(language.belongs)) or r"(?!)"
    kept = "|".join(sorted(language.former | language.role_adjectives)) or r"(?!)"
    a = language.indefinite or r"(?!)"
    name = rf"[{CAPITAL}][\w’-]*(?: [{CAPITAL}][\w’-]*)*"
    of = rf"(?:{links}) (?:[a-z]{{2,3}} )?(?:{name}|[a-zà-ÿ-]{{3,}}(?: (?:\d+|{name}))?)"
    return re.compile(
        rf"\s*(?:(?P<f>(?!{a})[a-z]+) )?(?:(?P<some>(?i:{a}) (?:{links}) (?:de|het) (?P<group>[a-zà-ÿ-]+))|"
        rf"(?i:{a}) (?P<quality>(?:[A-Za-zà-ÿ]+e|{kept}) )?(?P<noun>[a-zà-ÿ-]+)(?P<of> {of})?)(?![\w-])"
    )


class Subjects(Named):
    """Reads whom a stretch of text names as the one who speaks."""

    __slots__ = ()

    def read(self, at: int) -> Who:
        """Read a name, a function and a name, a pronoun or a function alone."""
        if told := self.in_apposition(at, behind=True) or self.unnamed(at):
            return told
        phrase = Phrase()
        for _ in range(PRE_MOST):
            match = WORD.match(self.after, at)
            if not match or self.after[at : match.start(1)].strip():
                break
            word = match[1]
            if word[:1].isupper() and not self._describes(match):
                return self._named(match.start(1), phrase)
            small = word.lower().rstrip(".")
            if (
                small in self.language.speaker_pronouns
                and not phrase.words
                and not self.at_house(match.start())
            ):
                return Who(told=True, pronoun=small)
            if small in self.language.links - self.language.at_house and not phrase.words:
                break
            self._take(word, small, phrase)
            if word[-1] == "." and small not in self.language.abbreviations | self.language.titles:
                break
            at = match.end()
        if phrase.article in self.language.refers and not any(
            is_somebody(word, self.language) or self._is_body(word) for word in phrase.words
        ):
            return Who(told=True, pronoun=phrase.article)
        empty = SAYS_NOTHING.match(self.after)
        if (
            empty
            and not set(empty[0].split()) & self.language.at_house
            and (not phrase.words or self._only_sounds(empty["verb"], phrase))
        ):
            return Who(told=True, again=True)
        return self._office_alone(phrase)

    def _only_sounds(self, verb: str, phrase: Phrase) -> bool:
        """Tell whether "klinkt het droogjes" says how, and of nobody."""
        return verb in self.language.sounds and not any(
            is_somebody(word, self.language) or self._is_body(word) for word in phrase.words
        )

    def _take(self, word: str, small: str, phrase: Phrase) -> None:
        """Add a small word to a phrase."""
        if not phrase.words:
            if small in self.language.at_house:
                phrase.house = True
                return
            if small in self.language.determiners:
                phrase.article = small
                return
            if small in self.language.skipped or small in self.language.they:
                return
        phrase.words.append(word)

    def unnamed(self, at: int) -> Who | None:
        """Read "een bewoner van de Kerkstraat", "een van de leerkrachten": who has a function and no name."""
        language = self.language
        match = _unnamed(language).match(self.after, at)
        if (
            not match
            or CALLED.match(self.after, match.end())
            or (match["f"] or "nog") not in language.skipped
        ):
            return None
        if group := match["group"]:
            nouns = [group.rpartition(" ")[2].removesuffix(end) for end in ("en", "s")]
            some = any(is_office(noun, language) for noun in nouns)
            return Who(told=True, role=match["some"]) if some else None
        noun, quality, of = match["noun"], match["quality"] or "", match["of"] or ""
        if quality and is_somebody(quality.strip(), language):  # "een getuige die"
            noun, quality, of = quality.strip(), "", ""
        kin = language.kin and language.kin.search(noun)
        if noun in language.stand_ins or kin or not is_somebody(noun, language):
            return None
        named = quality[:1].isupper() or quality.strip() in language.former | language.role_adjectives
        return Who(told=True, role=f"{quality if named else ''}{noun}{of}")

    def in_apposition(self, at: int, *, behind: bool = False) -> Who | None:
        """Read "de voorzitter van de buurtraad, Jan Maes," as one who is named; None where it is not that.

        Args:
            behind: Whether a verb of saying stands before it: then any noun is what somebody is.
        """
        match = APPOSED.match(self.after, at)
        language = self.language
        if not match or match["article"].lower() not in language.determiners:
            return None
        words = match["role"].split(" ")
        head = next((index for index, word in enumerate(words) if is_somebody(word, language)), -1)
        if head < 0 and behind and not self._is_body(words[0]) and self._is_noun(words):
            head = 0
        if head < 0 or any(not word.endswith(language.adjective_endings) for word in words[:head]):
            return None
        start = match.end()
        while title := next(
            (each for each in language.titles if self.after.startswith(f"{each} ", start)), ""
        ):
            start += len(title) + 1
        run, end = self._run(start)
        if head == 0 and not self._is_persons(run.split(" ")):
            return None
        if " " not in run or not ENDS_NAME.match(self.after, end) or JOINED.match(self.after, end):
            return None
        noun = words[head].lower()
        kin = language.kin and language.kin.search(noun)
        vague = kin or (noun in language.stand_ins and len(words) == head + 1)
        role = "" if vague else " ".join(words[head:])
        return Who(told=True, name=self.known.full(run), role=role, sure=NAMED)

    def _is_noun(self, words: list[str]) -> bool:
        """Tell whether words are one noun, with what belongs to it or not: "bazin van het café"."""
        language = self.language
        alone = len(words) == 1 or words[1] in language.belongs
        return alone and words[0].islower() and words[0] not in language.function_words

    def at_house(self, at: int) -> bool:
        """Tell whether a house follows a pronoun ("weten ze bij De Lijn")."""
        first = WORD.match(self.after, at)
        match = WORD.match(self.after, first.end()) if first else None
        return bool(match and match[1].lower() in self.language.at_house)

    def _is_body(self, word: str) -> bool:
        """Tell whether a noun is a body that speaks as one."""
        return bool(self.language.bodies and self.language.bodies.search(word.lower()))

    def _describes(self, match: re.Match[str]) -> bool:
        """Tell whether a capitalised word belongs to a function: "Vlaams minister", "OCMW-baas en gids"."""
        following = WORD.match(self.after, match.end())
        if not following or not following[1][:1].islower():
            return False
        word = match[1]
        if "-" in word and leads(word, self.language):
            return self.after[match.end() : following.start(1)] == " " and not following[1].endswith(".")
        body = self._is_body(following[1].rstrip("."))
        return word.endswith(("s", "se")) and (is_office(following[1], self.language) or body)

    def _office_alone(self, phrase: Phrase) -> Who:
        """Read "de burgemeester"; without "de" it is nobody that the text has named.

        A body that speaks as one is named as it stands: "het parket", "de vzw".
        """
        words, language = phrase.words, self.language
        if phrase.article not in language.definite or not words:
            return Who(told=True)
        cut = next((index for index, word in enumerate(words) if word in language.links), len(words))
        nouns = [word.lower().rstrip(".") for word in words[:cut]]
        offices = [
            index
            for index, word in enumerate(nouns)
            if (is_office(word, language) and (word in language.offices or not self._is_body(word)))
            or word in language.stand_ins
        ]
        if not offices:
            body = next((index for index, word in enumerate(nouns) if self._is_body(word)), -1)
            whole = cut == len(words) or words[cut] not in language.belongs
            plain = whole and body >= 0 and all(word.endswith(("e", "s")) for word in nouns[:body])
            name = f"{phrase.article} {' '.join(words[: body + 1]).rstrip('.')}" if plain else ""
            return Who(told=True, name=name, sure=ALMOST if plain else 0.0)
        noun = offices[-1]
        around = [word for word in words[:noun] if word[:1].isupper() or word.lower() in language.former]
        of = " ".join([*around, *words[cut + 1 :]])
        return Who(told=True, office=nouns[noun], of=of, role=" ".join(words[noun:]).rstrip("."))
