"""What may not stand in the markup of an entry: what runs, what loads, and what leads nowhere."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

# What readers show; anything else they cut out, or should (the W3C's validator: SecurityRisk).
ELEMENTS = frozenset(
    "a abbr address audio b bdi bdo blockquote br caption cite code col colgroup dd del details dfn "
    "div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p picture pre q s samp "
    "section small source span strong sub summary sup table tbody td tfoot th thead time tr u ul var "
    "video wbr".split()
)
ATTRIBUTES = frozenset(
    "abbr align alt border cite class colspan controls datetime dir headers height href hreflang id "
    "lang loading media open poster rel reversed rowspan scope sizes span src srcset start title type "
    "value width".split()
)
ADDRESSES = frozenset("cite href poster src".split())
SCHEMES = ("https://", "http://", "mailto:", "tel:")
# Markup that holds nothing but these needs no closer look: 10,000 entries are judged in a wink.
PLAIN = re.compile(r"<(?!/?(?:p|h2|h3|ul|ol|li|blockquote|figure|figcaption|em|strong|br)>)")

RELATIVE = "feed.markup-relative"
ACTIVE = "feed.markup-active"


class Look(HTMLParser):
    """Walks through markup and writes down what may not be there, as code and what it is."""

    def __init__(self) -> None:
        """Find nothing yet."""
        super().__init__()
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Judge an element and its attributes."""
        if tag not in ELEMENTS:
            self.found.append((ACTIVE, f"<{tag}>"))
        for name, value in attrs:
            if name not in ATTRIBUTES:
                self.found.append((ACTIVE, name))
            elif name in ADDRESSES:
                self._address(value or "")
            elif name == "srcset":
                for each in (value or "").split(","):
                    self._address((each.split() or [""])[0])

    def _address(self, value: str) -> None:
        """Judge an address."""
        plain = re.sub(r"[\x00-\x20]", "", value).lower()
        if plain.startswith(("javascript:", "vbscript:", "data:")):
            self.found.append((ACTIVE, value[:80]))
        elif not plain.startswith(SCHEMES):
            self.found.append((RELATIVE, value[:80]))


def faults(html: str) -> Iterator[tuple[str, str]]:
    """Give code and words of each thing in the markup that may not be there, once."""
    if not PLAIN.search(html):
        return
    look = Look()
    look.feed(html)
    look.close()
    yield from dict.fromkeys(look.found)
