"""The shape of what is known of a language."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from publisher.content.language.gated import Gated
from publisher.content.language.grammar import Grammar
from publisher.content.language.verbs import NO_VERBS, Verbs


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Language:
    """What the rules in ``derive/`` work with; compared and hashed by identity, as there is one of each.

    Attributes:
        months: Of ``YYYY-MM``, in words, January first.
        abbreviations: Lower-case, without their last full stop; a full stop after one ends no sentence.
        closing: Those that close a list, and so perhaps its sentence ("enz.").
        numbers: How words end that stand before a number ("dossiernr.").
        leaning: Words that lean on the sentence before them when they open one.
        impersonal: Openers that lean when one of ``light_verbs`` follows ("Het is …").
        stale: Finds a day that is relative to the day of writing.
        joins: Words before a day that need it ("vanaf", "tot en met", "van"); ``lasting`` is a day since
            when something is so: without it that is as true.
        dated_opening: A sentence that opens with such a day, then a verb; groups ``verb`` and ``rest``.
        openings: Words that open a sentence whose subject comes behind its verb.
        clauses: Where a clause begins that a title can do without.
        qualifiers: Patterns of words before a number that belong to it ("meer dan").
        qualifier_ends: How they end, in lower case, with the space behind them.
        number_words: Numbers as words.
        units: What a number counts when it is no noun ("euro", "uur"); ``unit_shapes`` are
            patterns of them, ``unit_kinds`` words before them ("vierkante").
        intensifiers: Words between a number and its noun that end unlike an adjective ("zeer").
        scales: What multiplies a number ("miljoen").
        aged: Behind a figure and a hyphen, how old somebody is ("jarige"); ``aged_before`` is before a name.
        cents: Behind an amount, its smaller part.
        reaches: Words between two numbers of one range; ``joint`` is one only behind ``between``.
        against: Words between those who are for and those who are not ("16 stemmen tegen 13").
        worded: Patterns of facts that are said in words, each with its kind.
        measured: Words that belong to a measure before them ("3 meter hoog", "41 jaar dienst").
        hour_openers: Words before an hour of the clock, and not before how long something takes.
        ranges: Words between two days or hours ("tot en met").
        hours: What stands behind an hour of the clock.
        weekday: Finds a day of the week; ``weekdays`` are all of them.
        year_openers: Words before a year that is long past; without one it is a number.
        shares: Words before a number that make it a part ("een op de vier").
        street: Finds the name of a street, square or building by its ending.
        house: Finds the number of a house.
        place_openers: Words behind which a name is a place's.
        goes_to: Prepositions of a way: behind one with an article, a name is a place's.
        sad: Finds what a text of bad news says, written small; ``warning`` what a text that warns says.
        small_words: Never a keyword.
        name_particles: Lower-case words within a name ("De", "van den").
        grammar: Of its main clause; None where no headline is made of sentences.
        verbs: The forms of its verbs.
        function_words: What holds a sentence together and names nothing: never a name, a function or a verb.
        determiners: Words that open what names a thing; ``definite`` are those that point at one.
        articles: Words that a function may open with and does without.
        links: Prepositions.
        offices: What a person can be, in lower case; ``office_ending`` finds more of them by their ending.
        heads: Functions that longer ones end with ("kinderburgemeester").
        role_adjectives: Words that belong to the function they stand before ("algemeen directeur").
        adjective_endings: How a word ends that says of what kind a function is.
        attributes: Words that open an attribution without being a verb ("aldus").
        points_back: Words that point at a quotation before them ("Dat zegt …").
        according: Words that say whose opinion follows.
        titles: Words before a name that are no function ("dr."); ``courtesies`` are those that say nothing.
        copulas: Verbs behind which a sentence says what somebody is; ``sounds`` have words as their subject.
        receives: Verbs (infinitives) whose subject has not said what is told ("horen").
        departments: What a function is for, where no "van" stands between ("schepen Sport").
        tells_of_others: Finds a function of those who speak of somebody: never the one who was just named.
        conjunctions: Words between clauses; ``told_end`` finds where what somebody is ends ("sinds 2018").
        stand_ins: Who somebody may be called that was named before ("de man", "de tiener").
        mouths: How a house says through whom it speaks ("bij monde van").
        opening_office: Finds, before a first name and a surname, a function by its ending alone.
        verb_endings: How a third person ends that stands in no table.
        speaker_pronouns: Who may have spoken, and as what: ``f``, ``m`` or empty.
        kin: Finds who is somebody's, such as a mother: never the one behind "van".
        at_house: Prepositions before those who say so together; ``bodies`` finds a noun that speaks as one.
        kinds: Finds a body of which a city has many ("de vereniging"): it is called so behind its name.
        crowds: Finds a word for many people.
        somebody: Finds one who is new and has no name ("een van de", "iemand").
        third: Finds who is spoken of without a name ("hij").
        owners: Words for somebody or what they have, with their pronoun; ``belongs`` leads to a name.
        refers: Words that stand for whoever was named last ("zei die"); ``they`` for nobody in particular;
            ``again`` say that somebody goes on ("nog").
        indefinite: The article of one who is not known yet.
        whose: Words that make somebody another's ("zijn"); ``answers`` open an answer.
        handed_on: Finds that an office passes from one to another.
        former: Words before a function that is another's now; ``lesser`` finds them as part of the word.
        arriving: Those of ``former`` that call somebody new in it.
        female, male: Find a function that only a woman or only a man has.
        skipped: Small words between a verb and who spoke.
        private: How the part begins that is not for the public.
        signoff: How a closing contact block begins.
        untitled: A title for a text that gives none; ``{month}`` is filled in.
    """

    months: tuple[str, ...] = ()
    abbreviations: frozenset[str] = frozenset()
    closing: frozenset[str] = frozenset()
    numbers: tuple[str, ...] = ()
    leaning: frozenset[str] = frozenset()
    impersonal: frozenset[str] = frozenset()
    light_verbs: frozenset[str] = frozenset()
    stale: Gated | None = None
    joins: frozenset[str] = frozenset()
    lasting: re.Pattern[str] | None = None
    dated_opening: re.Pattern[str] | None = None
    openings: frozenset[str] = frozenset()
    clauses: re.Pattern[str] | None = None
    qualifiers: tuple[str, ...] = ()
    qualifier_ends: tuple[str, ...] = ()
    number_words: frozenset[str] = frozenset()
    units: tuple[str, ...] = ()
    unit_shapes: tuple[str, ...] = ()
    unit_kinds: tuple[str, ...] = ()
    intensifiers: tuple[str, ...] = ()
    scales: tuple[str, ...] = ()
    aged: tuple[str, ...] = ()
    aged_before: tuple[str, ...] = ()
    cents: str = ""
    reaches: tuple[str, ...] = ()
    joint: str = ""
    between: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    measured: frozenset[str] = frozenset()
    hour_openers: tuple[str, ...] = ()
    worded: tuple[tuple[str, Gated], ...] = ()
    ranges: tuple[str, ...] = ()
    hours: tuple[str, ...] = ()
    weekday: re.Pattern[str] | None = None
    weekdays: frozenset[str] = frozenset()
    year_openers: frozenset[str] = frozenset()
    shares: tuple[str, ...] = ()
    street: re.Pattern[str] | None = None
    house: re.Pattern[str] | None = None
    place_openers: frozenset[str] = frozenset()
    goes_to: frozenset[str] = frozenset()
    sad: Gated | None = None
    warning: Gated | None = None
    small_words: frozenset[str] = frozenset()
    name_particles: tuple[str, ...] = ()
    grammar: Grammar | None = None
    verbs: Verbs = NO_VERBS
    function_words: frozenset[str] = frozenset()
    determiners: frozenset[str] = frozenset()
    definite: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()
    office_ending: re.Pattern[str] | None = None
    heads: tuple[str, ...] = ()
    role_adjectives: frozenset[str] = frozenset()
    adjective_endings: tuple[str, ...] = ()
    attributes: frozenset[str] = frozenset()
    points_back: frozenset[str] = frozenset()
    according: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    courtesies: frozenset[str] = frozenset()
    copulas: frozenset[str] = frozenset()
    sounds: frozenset[str] = frozenset()
    receives: frozenset[str] = frozenset()
    departments: frozenset[str] = frozenset()
    tells_of_others: re.Pattern[str] | None = None
    conjunctions: frozenset[str] = frozenset()
    told_end: re.Pattern[str] | None = None
    stand_ins: frozenset[str] = frozenset()
    mouths: tuple[str, ...] = ()
    opening_office: re.Pattern[str] | None = None
    verb_endings: tuple[str, ...] = ()
    speaker_pronouns: Mapping[str, str] = field(default_factory=dict)
    kin: re.Pattern[str] | None = None
    at_house: frozenset[str] = frozenset()
    bodies: re.Pattern[str] | None = None
    kinds: re.Pattern[str] | None = None
    crowds: re.Pattern[str] | None = None
    somebody: re.Pattern[str] | None = None
    third: re.Pattern[str] | None = None
    owners: Mapping[str, str] = field(default_factory=dict)
    belongs: frozenset[str] = frozenset()
    refers: frozenset[str] = frozenset()
    they: frozenset[str] = frozenset()
    again: frozenset[str] = frozenset()
    indefinite: str = ""
    whose: frozenset[str] = frozenset()
    answers: frozenset[str] = frozenset()
    handed_on: re.Pattern[str] | None = None
    former: frozenset[str] = frozenset()
    arriving: frozenset[str] = frozenset()
    lesser: re.Pattern[str] | None = None
    female: re.Pattern[str] | None = None
    male: re.Pattern[str] | None = None
    skipped: frozenset[str] = frozenset()
    private: re.Pattern[str] | None = None
    signoff: re.Pattern[str] | None = None
    untitled: str = "{month}"


NEUTRAL = Language()
