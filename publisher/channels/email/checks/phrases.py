"""The words that checks look for, by language: in a mail that is read on any day, by anybody."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """What to look for in one language, in lower case.

    Attributes:
        generic: Link texts that do not say where the link leads.
        relative: Days counted from the day of writing.
        attached: Words that promise an attachment.
    """

    generic: frozenset[str]
    relative: tuple[str, ...]
    attached: tuple[str, ...]


DUTCH = Phrases(
    generic=frozenset(
        (
            *("hier", "klik hier", "lees hier", "meer", "lees meer", "lees verder", "meer info", "info"),
            *("meer informatie", "link", "deze link", "deze pagina", "website", "ga verder", "verder"),
        )
    ),
    relative=(
        *("vandaag", "morgen", "overmorgen", "gisteren", "eergisteren", "vanavond", "vanmiddag"),
        *("vanmorgen", "vanochtend", "vannacht", "deze week", "volgende week", "vorige week"),
        *("dit weekend", "volgend weekend", "afgelopen weekend"),
    ),
    attached=("in bijlage", "als bijlage", "de bijlage", "bijgevoegd", "bijgevoegde"),
)
ENGLISH = Phrases(
    generic=frozenset(
        (
            *("here", "click here", "read more", "more", "learn more", "more info", "link", "this link"),
            *("this page", "website", "continue", "read on"),
        )
    ),
    relative=(
        *("today", "tomorrow", "yesterday", "tonight", "this morning", "this afternoon", "this week"),
        *("next week", "last week", "this weekend", "next weekend"),
    ),
    attached=("attached", "attachment", "in the attachment"),
)
LANGUAGES = {"nl": DUTCH, "en": ENGLISH}


def phrases(language: str) -> Phrases:
    """Give what to look for; as in English, where nobody knows."""
    return LANGUAGES.get(language.partition("-")[0], ENGLISH)
