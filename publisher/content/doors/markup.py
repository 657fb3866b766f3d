"""Markup becomes text: paragraphs, headings, lists and links, sanitised; nothing in it ever runs or shows.

HTML -nh3-> a few known elements -> blocks -> lines of text
"""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

import nh3

from publisher.errors import SeedError

# Dropped with all that is in them.
UNSEEN = set(
    "script style iframe object embed applet noscript template svg math canvas audio video title textarea "
    "select option button form nav dialog frameset noframes noembed xmp plaintext".split()
)
PARTING = set(
    "p h1 h2 h3 h4 h5 h6 ul ol li blockquote pre table tr div section article main header footer aside "
    "figure figcaption dl dt dd hr address".split()
)
KEPT = PARTING | set("a br td th img meta".split())
BETWEEN = {"br": "\n", "td": " – ", "th": " – "}
LINKED = {"http", "https", "mailto"}
DATE_NAMES = {"date", "dc.date", "dcterms.date", "article:published_time"}
NUMBERED = re.compile(r"-?\d{1,9}")
# These close themselves, so that a thousand of them in a row lie beside each other, not within.
FLAT = set(
    "p li br img meta link hr input td th tr tbody thead dt dd option col source wbr area base".split()
)
TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*)")
# The time that html5ever takes grows with the square of this (measured, 2026-11: 100,000 took 100 seconds).
DEEPEST = 500


@dataclass(slots=True, kw_only=True)
class Passage:
    """A paragraph, a heading, or the items of a list; each line with that of the file, 0 where unknown."""

    tag: str
    rows: list[tuple[int, str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Join the lines."""
        return "\n".join(text for _, text in self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """What a document says.

    Attributes:
        date: As its ``meta`` element gives it; empty where there is none.
        pictures: How many there were.
    """

    passages: tuple[Passage, ...]
    date: str
    pictures: int


def prose(markup: str, file: str) -> Prose:
    """Read sanitised text out of markup. Raises SeedError ``html.deep``."""
    if _depth(markup) > DEEPEST:
        raise SeedError("html.deep", file=file)
    attributes = {"a": {"href"}, "meta": {"name", "property", "content"}, "ol": {"start"}}
    attributes |= {tag: attributes.get(tag, set()) | {"data-line"} for tag in PARTING}
    clean = nh3.clean(
        markup,
        tags=KEPT,
        clean_content_tags=UNSEEN,
        attributes=attributes,
        url_schemes=LINKED,
        link_rel=None,
    )
    reader = _Reader()
    reader.feed(clean)
    reader.close()
    reader.flush()
    return Prose(passages=tuple(reader.passages), date=reader.date, pictures=reader.pictures)


def _depth(markup: str) -> int:
    """Tell how many elements are never closed, or closed last: at least as many as lie within each other."""
    opened: dict[str, int] = {}
    deepest = now = 0
    for match in TAG.finditer(markup):
        name = match["name"].lower()
        if name in FLAT:
            continue
        if not match["end"]:
            opened[name] = opened.get(name, 0) + 1
            now += 1
            deepest = max(deepest, now)
        elif opened.get(name):
            opened[name] -= 1
            now -= 1
    return deepest


def _number(words: str, otherwise: int) -> int:
    """Read a number that an attribute gives."""
    return int(words) if NUMBERED.fullmatch(words) else otherwise


class _Reader(HTMLParser):
    """Gathers passages; it is only ever given what was sanitised."""

    def __init__(self) -> None:
        """Know nothing yet."""
        super().__init__(convert_charrefs=True)
        self.passages: list[Passage] = []
        self.date = ""
        self.pictures = 0
        self._words: list[str] = []
        self._begun = False
        self._tag = ""
        self._line = self._since = 0
        self._lists: list[int | None] = []  # the next number of an ordered one
        self._mark = ""
        self._plain = 0  # within <pre>, where lines break as they are written
        self._link: tuple[str, int] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a passage, a line, a cell or a link."""
        told = {name: value or "" for name, value in attrs}
        if tag in PARTING:
            self.flush()
            self._tag = tag
            self._line = _number(told.get("data-line", ""), self._line)
        if tag in {"ul", "ol"}:
            self._lists.append(_number(told.get("start", ""), 1) if tag == "ol" else None)
        elif tag == "li":
            self._mark = self._next_mark()
        elif tag == "pre":
            self._plain += 1
        elif tag in BETWEEN and (self._begun or tag == "br"):
            self._words.append(BETWEEN[tag])
        elif tag == "img":
            self.pictures += 1
        elif tag == "a":
            self._link = (told.get("href", ""), len(self._words))
        elif tag == "meta":
            self._dated(told)

    def handle_endtag(self, tag: str) -> None:
        """End what was begun."""
        if tag in PARTING:
            self.flush()
            self._tag = ""
        if tag in {"ul", "ol"} and self._lists:
            self._lists.pop()
        elif tag == "li":
            self._mark = ""
        elif tag == "pre" and self._plain:
            self._plain -= 1
        elif tag == "a" and self._link:
            self._end_link(*self._link)
            self._link = None

    def handle_data(self, data: str) -> None:
        """Gather words."""
        if not self._begun and data.strip():
            self._since, self._begun = self._line, True
        self._words.append(data if self._plain else data.replace("\n", " "))

    def flush(self) -> None:
        """End a passage; an item goes with the items before it."""
        lines = [" ".join(line.split()) for line in "".join(self._words).split("\n")]
        lines = [line for line in lines if line]
        self._words, self._link, self._begun = [], None, False
        if not lines:
            return
        if self._mark:
            item = (self._since, f"{self._mark}{' '.join(lines)}")
            self._mark = ""
            if not (self.passages and self.passages[-1].tag == "li"):
                self.passages.append(Passage(tag="li"))
            self.passages[-1].rows.append(item)
        else:
            rows = [(self._since, line) for line in lines]
            self.passages.append(Passage(tag=self._tag if self._tag != "li" else "p", rows=rows))

    def _dated(self, told: dict[str, str]) -> None:
        """Take the first date that the document states."""
        if DATE_NAMES & {told.get("name", "").lower(), told.get("property", "").lower()}:
            self.date = self.date or told.get("content", "").strip()[:10]

    def _next_mark(self) -> str:
        """Write what stands before an item."""
        if not self._lists or self._lists[-1] is None:
            return "- "
        number = self._lists[-1]
        self._lists[-1] = number + 1
        return f"{number}. " if 0 <= number <= 99 else "- "  # noqa: PLR2004  # as a text's lists are known by

    def _end_link(self, address: str, start: int) -> None:
        """Write a link's address behind its words, unless they say it; a footnote's mark is left out."""
        if address.startswith(("#footnote", "#endnote")):
            del self._words[start:]
            return
        scheme, _, rest = address.partition(":")
        if scheme.lower() not in LINKED:
            return
        shown = rest.partition("?")[0] if scheme.lower() == "mailto" else address
        bare = shown.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
        words = "".join(self._words[start:])
        if words.strip() and bare.lower() not in words.lower():
            self._words.append(f" ({shown})")
        elif not words.strip() and shown and not self.pictures:
            self._words.append(shown)
