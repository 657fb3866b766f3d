"""What an editor decides of one month's newsletter, as ``issues/YYYY-MM.toml`` says it."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A line of the agenda.

    Attributes:
        when: As the editor writes it: "zaterdag 2 december, 14 uur".
        where: May be empty.
        link: Absolute, with http or https; may be empty.
    """

    when: str
    what: str
    where: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Editorial:
    """What stands around the articles of an issue; empty where the editor leaves it to the program.

    Attributes:
        file: Where it was said, as a person knows it: ``issues/2026-11.toml``.
        intro: Paragraphs and lists, as typed; ``[words](https://…)`` is a link.
        closing: The same, after the articles.
        fault: A PublisherError: why the issue cannot be made; its last good files are left.
    """

    file: str = ""
    subject: str = ""
    preheader: str = ""
    intro: str = ""
    agenda: tuple[Event, ...] = ()
    closing: str = ""
    fault: Exception | None = None


NOTHING_SAID = Editorial()


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueFile:
    """An issue file, read: what stands around the articles, and which they are.

    Attributes:
        articles: Their ids or slugs, in order; None for all of the month, the newest first.
        without: Those that are left out.
        lead: The one that comes first; empty for the first of the others.
        lines: The line on which an article is named, counted from 1.
        keys: The line on which a key is set, counted from 1.
    """

    editorial: Editorial
    articles: tuple[str, ...] | None = None
    without: tuple[str, ...] = ()
    lead: str = ""
    lines: Mapping[str, int] = field(default_factory=dict)
    keys: Mapping[str, int] = field(default_factory=dict)
