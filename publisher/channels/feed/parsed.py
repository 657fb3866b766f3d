"""A written feed, read back: the same nouns for RSS, Atom and JSON Feed, so that each rule is told once."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

PREFIXES = {
    "http://www.w3.org/2005/Atom": "atom:",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://purl.org/syndication/history/1.0": "fh:",
    "http://search.yahoo.com/mrss/": "media:",
    "http://www.w3.org/XML/1998/namespace": "xml:",
}
NAME_LONGEST = 60
SPACE = " \t\r\n"  # of XML: more is space to Python


class IllFormedError(Exception):
    """What was written is no feed at all.

    Attributes:
        line: Counted from 1; 0 where it is not known.
    """

    def __init__(self, detail: str, line: int = 0) -> None:
        """Keep what is wrong, and where."""
        super().__init__(detail)
        self.detail = detail
        self.line = line


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """An element, or a member of a JSON object: its text and its attributes."""

    text: str
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An entry, or the feed as a whole.

    Attributes:
        name: What a person knows it by: its title, else its id, else its number.
        line: Where it begins; 0 where that is not known.
        parts: By name, each as often as it stands there.
    """

    name: str
    line: int
    parts: Mapping[str, list[Part]]

    def texts(self, *names: str) -> Iterator[str]:
        """Give the texts of the parts with these names."""
        return (part.text for name in names for part in self.parts.get(name, ()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """What a format calls its parts, and which of them a feed and an entry need.

    Attributes:
        feed, entry: What has to be there.
        alone: What may be there once.
        html: What readers show as markup.
        addresses: What holds an address; of the others, the attributes ``href`` and ``url`` do.
        changed: The instant of the feed.
        instants: Those of an entry; the first is when it appeared, the last when it changed.
    """

    feed: tuple[str, ...]
    entry: tuple[str, ...]
    alone: frozenset[str]
    id: str
    html: tuple[str, ...]
    addresses: tuple[str, ...]
    language: tuple[str, ...]
    changed: str
    instants: tuple[str, ...]


RSS = Grammar(
    feed=("title", "link", "description"),
    entry=("title", "link", "guid", "description"),
    alone=frozenset(
        "title link description language lastBuildDate guid pubDate author content:encoded".split()
    ),
    id="guid",
    html=("description", "content:encoded"),
    addresses=("link",),
    language=("language", "dc:language"),
    changed="lastBuildDate",
    instants=("pubDate",),
)
ATOM = Grammar(
    feed=("id", "title", "updated", "author"),
    entry=("id", "title", "updated", "content"),
    alone=frozenset("id title updated published subtitle summary content generator".split()),
    id="id",
    html=("content", "summary"),
    addresses=(),
    language=("xml:lang",),
    changed="updated",
    instants=("published", "updated"),
)
JSON = Grammar(
    feed=("version", "title", "feed_url"),
    entry=("id", "url", "title", "content_html"),
    alone=frozenset(),
    id="id",
    html=("content_html",),
    addresses=("url", "home_page_url", "feed_url", "next_url", "image"),
    language=("language",),
    changed="",
    instants=("date_published", "date_modified"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """A feed, read back."""

    grammar: Grammar
    feed: Item
    entries: tuple[Item, ...]


def parsed(body: bytes, *, is_json: bool) -> Parsed:
    """Read a feed. Raises IllFormedError."""
    return _of_json(body) if is_json else _of_xml(body)


def _of_xml(body: bytes) -> Parsed:
    """Read RSS or Atom."""
    from lxml import etree  # of no use to a build with nothing new

    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(body, parser)
    except etree.XMLSyntaxError as error:
        raise IllFormedError(error.msg or "XML", error.lineno or 0) from error
    if root.getroottree().docinfo.doctype:
        raise IllFormedError("DOCTYPE", 1)
    if root.tag == "{http://www.w3.org/2005/Atom}feed":
        return _gathered(ATOM, root, "atom:entry", "atom:")
    if root.tag == "rss" and root.get("version") == "2.0" and len(root) == 1 and root[0].tag == "channel":
        return _gathered(RSS, root[0], "item", "")
    what = str(root.tag).rpartition("}")[2]
    raise IllFormedError("<" + what + ">", root.sourceline or 0)


def _gathered(grammar: Grammar, root: Any, entry: str, own: str) -> Parsed:
    """Part a feed in itself and its entries; names of the feed's own namespace lose their prefix."""
    entries = [each for each in root if _name(each.tag) == entry]
    return Parsed(
        grammar=grammar,
        feed=_element(root, [each for each in root if _name(each.tag) != entry], grammar.id, own, "feed"),
        entries=tuple(
            _element(each, list(each), grammar.id, own, f"{number}") for number, each in enumerate(entries, 1)
        ),
    )


def _element(element: Any, children: list[Any], key: str, own: str, number: str) -> Item:
    """Read an element with its children, and what lies in their ``media:content``."""
    parts: dict[str, list[Part]] = {}
    for child in children:
        name = _name(child.tag).removeprefix(own) if own else _name(child.tag)
        text = child.text if len(child) == 0 else "".join(child.itertext())
        attributes = {_name(key): value for key, value in child.attrib.items()} if child.attrib else {}
        parts.setdefault(name, []).append(Part(text=(text or "").strip(SPACE), attributes=attributes))
    language = element.get("{http://www.w3.org/XML/1998/namespace}lang")
    if language is not None:
        parts["xml:lang"] = [Part(text=language)]
    return Item(name=_called(parts, key, number), line=element.sourceline or 0, parts=parts)


@cache
def _name(tag: str) -> str:
    """Write a name with the prefix that everybody knows it by; a stranger's keeps its namespace."""
    namespace, brace, name = tag.removeprefix("{").rpartition("}")
    return f"{PREFIXES.get(namespace, f'{namespace}#')}{name}" if brace else tag


def _of_json(body: bytes) -> Parsed:
    """Read JSON Feed."""
    try:
        value = json.loads(body.decode())
    except json.JSONDecodeError as error:
        raise IllFormedError(error.msg, error.lineno) from error
    except (UnicodeDecodeError, RecursionError) as error:
        raise IllFormedError(str(error)) from error
    items = value.get("items") if isinstance(value, dict) else None
    if not isinstance(items, list) or not all(isinstance(each, dict) for each in items):
        raise IllFormedError('"items"')
    feed = {key: each for key, each in value.items() if key != "items"}
    return Parsed(
        grammar=JSON,
        feed=_object(feed, "feed"),
        entries=tuple(_object(each, f"{number}") for number, each in enumerate(items, 1)),
    )


def _object(value: Mapping[str, Any], number: str) -> Item:
    """Read a JSON object: texts, and lists of texts or objects; what is neither says nothing."""
    parts = {key: found for key, each in value.items() if (found := _members(each))}
    return Item(name=_called(parts, "id", number), line=0, parts=parts)


def _members(value: object) -> list[Part]:
    """Read the value of a member."""
    if isinstance(value, str):
        return [Part(text=value)]
    found: list[Part] = []
    for each in value if isinstance(value, list) else ():
        if isinstance(each, str):
            found.append(Part(text=each))
        elif isinstance(each, dict):
            found.append(Part(text="", attributes={str(key): str(text) for key, text in each.items()}))
    return found


def _called(parts: Mapping[str, list[Part]], key: str, number: str) -> str:
    """Name an item as a person knows it."""
    texts = (part.text for name in ("title", key) for part in parts.get(name, ()))
    return next((called(text) for text in texts if text), f"#{number}")


def called(text: str) -> str:
    """Give as much of a title as a sentence has room for."""
    return " ".join(text.split())[:NAME_LONGEST]
