"""What is known of a language's main clause; a language without it gets no headline of our making."""

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Grammar:
    """Closed classes of words: a language gets no new ones.

    Attributes:
        subordinators: Words that open a clause which hangs on another.
        pronouns: Words that stand for somebody or something said before.
        reflexives: "zich".
        adverbs: Words that tell how or when, one by one; ``empty`` are those that a headline does without.
        negations: Adverbs without which a clause says the opposite.
        fillers: Adverbs that may stand between a verb and its subject.
        quantifiers: Words before a number ("ruim").
        particles: The second parts of separable verbs.
        joins_things: "en", "of".
        compares: "dan", "als".
        here: What a preposition may govern that is no thing ("sinds kort").
        closed: Where what names a thing ends.
        to: Before an infinitive ("te").
        in_order: What opens such a clause ("om").
        focus: Adverbs that are not true without the phrase behind them ("alleen").
        of: What binds two things into one ("van"); ``within``, a thing and its town ("in").
        origin: Prepositions behind a name that belong to it ("De Meander uit Meerdaal").
        time: Matches a phrase of time at the start of a text; ``relative`` finds one that goes stale.
        time_opens: The first two or three letters of such a phrase that opens with no figure.
        dated: Finds a day with its month.
        adjective: Finds an adjective that ends like a noun; ``noun_in_e`` a noun that ends like an adjective.
        degrees: Adverbs before an adjective ("meest").
        with_link: Adverbs that form one phrase with the preposition behind them ("samen met").
        ranges_from: Prepositions that open a range; ``ranges_to`` are those that close it.
        timely: Finds a phrase of time that a headline can do without.
        when: Prepositions of such a phrase; ``at_hour`` are those of an hour.
        free: Words that open a subject which is a clause ("wie").
        councils: Who governs a town, whose name goes without saying in its own news.
        verbs_too: Words of closed classes that are verbs as well ("zijn").
        hearsay: Prepositions that say who claims what follows; a headline may not leave it out.
        points_away: Finds an adverb that stands for a thing said before ("daarvoor").
        perhaps_noun: Finds a word that is a noun where a verb follows ("de hoogte").
        numbering: Words between a street and its number.
        inhabitant: Finds an adjective with a capital ("Kortrijkse").
        measure: Words behind which the thing measured follows ("meter").
        groups: Those of them that are always followed by it ("aantal").
        modals: Verbs that need an infinitive; ``passives`` need a participle, ``perfects`` may have one.
        static: Infinitives of verbs that tell no news.
        needs: Infinitives of verbs that say nothing without the phrase that follows.
        opens_with: Articles that a headline leaves out.
        neuter: The article behind which an adjective bends that would not without it.
        bend: Ends of adjectives, and how they end without that article.
        singular: Determiners of one thing.
        each: Determiners that a headline may open with ("alle").
        weekday: Matches a day of the week.
        drops: Articles that an object can do without; ``new`` are adjectives that a subject can.
        towns: Nouns before the name of a town, which does without them.
        praise: Adjectives that only praise.
        ago: Finds that a sentence tells of earlier times.
    """

    subordinators: frozenset[str]
    pronouns: frozenset[str]
    reflexives: frozenset[str]
    adverbs: frozenset[str]
    empty: frozenset[str]
    negations: frozenset[str]
    fillers: frozenset[str]
    quantifiers: frozenset[str]
    particles: frozenset[str]
    joins_things: frozenset[str]
    compares: frozenset[str]
    here: frozenset[str]
    closed: frozenset[str]
    to: str
    in_order: str
    focus: frozenset[str]
    of: str
    within: str
    origin: frozenset[str]
    time: re.Pattern[str]
    time_opens: frozenset[str]
    relative: re.Pattern[str]
    dated: re.Pattern[str]
    adjective: re.Pattern[str]
    noun_in_e: re.Pattern[str]
    degrees: frozenset[str]
    with_link: frozenset[str]
    ranges_from: frozenset[str]
    ranges_to: frozenset[str]
    timely: re.Pattern[str]
    when: frozenset[str]
    at_hour: frozenset[str]
    free: frozenset[str]
    councils: frozenset[str]
    verbs_too: frozenset[str]
    hearsay: frozenset[str]
    points_away: re.Pattern[str]
    perhaps_noun: re.Pattern[str]
    numbering: frozenset[str]
    inhabitant: re.Pattern[str]
    measure: frozenset[str]
    groups: frozenset[str]
    modals: frozenset[str]
    passives: frozenset[str]
    perfects: frozenset[str]
    static: frozenset[str]
    needs: frozenset[str]
    opens_with: frozenset[str]
    neuter: str
    bend: Mapping[str, str]
    singular: frozenset[str]
    each: frozenset[str]
    weekday: re.Pattern[str]
    drops: frozenset[str]
    new: frozenset[str]
    towns: frozenset[str]
    praise: frozenset[str]
    ago: re.Pattern[str]

    def may_open_time(self, word: str) -> bool:
        """Tell whether a phrase of time may begin with a word."""
        return word[:3] in self.time_opens or word[:2] in self.time_opens or word[:1].isdecimal()

    def measures(self, word: str) -> bool:
        """Tell whether the thing that is measured follows."""
        return word in self.measure

    def without_particle(self, word: str) -> str:
        """Give a verb without the particle it begins with ("aangekondigd"); empty where it has none."""
        for length in (6, 5, 4, 3, 2):
            if word[:length] in self.particles:
                return word[length:]
        return ""

    def particle_of(self, word: str) -> str:
        """Give the particle that a verb begins with."""
        bare = self.without_particle(word)
        return word[: len(word) - len(bare)] if bare else ""
