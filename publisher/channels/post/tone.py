"""How the city speaks: an emoji where one fits, abbreviations explained at their first use."""

import re

from publisher.model.content import Article
from publisher.model.mood import Mood
from publisher.model.site import Tone

ANY = "*"


def emoji(article: Article, tone: Tone) -> str:
    """Choose the emoji of an article: by its topics and hashtags; none for sad news, none for a warning."""
    if not tone.emoji or article.mood is not Mood.PLAIN:
        return ""
    words = [word.casefold() for word in (*article.topics, *article.keywords, *article.hashtags)]
    chosen = next((sign for word, sign in tone.emoji.items() if word.casefold() in words), "")
    return chosen or tone.emoji.get(ANY, "")


def explained(text: str, tone: Tone, known: str) -> str:
    """Say what the first abbreviation stands for that a text uses and nobody has explained.

    Args:
        known: What the reader has been told before.
    """
    for word, meaning in tone.glossary.items():
        if word not in text or meaning in text or meaning in known:
            continue
        found = re.search(rf"(?<![\w(-]){re.escape(word)}(?P<more>-\w+)?(?![\w-]| \()", text)
        if found and not re.search(rf"\b{re.escape(word)}\b", text[: found.start()]):
            told = f"{word}: {meaning}" if found["more"] else meaning  # "OKAN-school (OKAN: …)"
            return f"{text[: found.end()]} ({told}){text[found.end() :]}"
    return text
