"""Articles by hand, for tests that read no seed; each room adds what its own tests are about."""

from datetime import date

from publisher.model.content import (
    Article,
    Block,
    BlockKind,
    Derived,
    Origin,
    Precision,
    PublicationDate,
    Span,
)
from publisher.model.site import ChannelSpec


class NoCompiler:
    """Stands where MJML would, for channels that have none."""

    def compile(self, channel: ChannelSpec, name: str) -> str:
        """Refuse."""
        raise AssertionError((channel.name, name))


def article(key: str, when: str = "2026-10", text: str = "Een zin.", /, **values: object) -> Article:
    """Make an article of one paragraph, of a month or a day.

    Args:
        values: Any field of it; ``title`` and ``teaser`` may be plain words.
    """
    first = date(*(int(part) for part in (*when.split("-"), "1")[:3]))
    precision = Precision.DAY if when.count("-") > 1 else Precision.MONTH
    told = PublicationDate(first=first, precision=precision)
    made: dict[str, object] = {
        "id": key,
        "file": f"seeds/{key}.txt",
        "slug": key.replace("_", "-"),
        "language": "nl",
        "date": told,
        "text": text,
        "title": f"Titel van {key}",
        "teaser": "Eén zin die ervoor staat.",
        "blocks": (Block(kind=BlockKind.PARAGRAPH, text=text, span=Span(start=0, end=len(text))),),
        "sentences": (),
        "quotes": (),
        "facts": (),
        "keywords": (),
        "hashtags": (),
        "digest": "sha256:0",
        "published": told.instant,
        "updated": told.instant,
    }
    made |= values
    for name in ("title", "teaser"):
        if isinstance(words := made[name], str):
            made[name] = Derived(text=words, origin=Origin.DERIVED, confidence=0.5)
    return Article(**made)  # type: ignore[arg-type]  # a test names the fields that it cares about
