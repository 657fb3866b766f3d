"""What the program knows of a language: words and marks, and no rules."""

from collections.abc import Mapping

from publisher.content.language.en import ENGLISH
from publisher.content.language.fr import FRENCH
from publisher.content.language.nl import DUTCH
from publisher.content.language.shape import NEUTRAL, Language

__all__ = ("NEUTRAL", "Language", "language_named")

LANGUAGES: Mapping[str, Language] = {"nl": DUTCH, "fr": FRENCH, "en": ENGLISH}


def language_named(code: str) -> Language:
    """Find a language by its BCP 47 code; an unknown one gets neutral rules, never Dutch ones."""
    return LANGUAGES.get(code.partition("-")[0].lower(), NEUTRAL)
