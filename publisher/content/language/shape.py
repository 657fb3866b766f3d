"""The shape of what is known of a language."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """The data that the rules in ``derive/`` work with.

    Attributes:
        months: Of ``YYYY-MM``, in words, January first.
        abbreviations: Lower-case, without their last full stop; a full stop after one ends no sentence.
        leaning: Words that lean on the sentence before them when they open one.
        impersonal: Openers that lean when one of ``light_verbs`` follows ("Het is …").
        stale_marks: Letters of which a sentence with such a day has some; a quick first test.
        stale: Finds a day that is relative to the day of writing.
        past: Finds a finite verb in the past tense: only what is over can lose its day and stay true.
        joins: Words before a day that need it ("vanaf", "tot en met", "van").
        dated_opening: A sentence that opens with such a day, then a verb; groups ``verb`` and ``rest``.
        phrase_breaks: Words before which a subject that starts a clause has ended.
        openings: Words that open a sentence whose subject comes behind its verb.
        clauses: Where a clause begins that a title can do without.
        qualifiers: Patterns of words before a number that belong to it ("meer dan").
        number_words: Numbers as words.
        units: What a number counts when it is no noun ("euro", "uur").
        intensifiers: Words between a number and its noun that end unlike an adjective ("zeer").
        small_words: Never a keyword.
        name_particles: Lower-case words within a name ("De", "van den").
        private: How the part begins that is not for the public.
        signoff: How a closing contact block begins.
        untitled: A title for a text that gives none; ``{month}`` is filled in.
    """

    months: tuple[str, ...] = ()
    abbreviations: frozenset[str] = frozenset()
    leaning: frozenset[str] = frozenset()
    impersonal: frozenset[str] = frozenset()
    light_verbs: frozenset[str] = frozenset()
    stale_marks: tuple[str, ...] = ()
    stale: re.Pattern[str] | None = None
    past: re.Pattern[str] | None = None
    joins: frozenset[str] = frozenset()
    dated_opening: re.Pattern[str] | None = None
    phrase_breaks: frozenset[str] = frozenset()
    openings: frozenset[str] = frozenset()
    clauses: re.Pattern[str] | None = None
    qualifiers: tuple[str, ...] = ()
    number_words: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    intensifiers: tuple[str, ...] = ()
    small_words: frozenset[str] = frozenset()
    name_particles: tuple[str, ...] = ()
    private: re.Pattern[str] | None = None
    signoff: re.Pattern[str] | None = None
    untitled: str = "{month}"


NEUTRAL = Language()
