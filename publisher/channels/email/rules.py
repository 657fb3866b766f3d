"""Where Jinja may stand in MJML: elsewhere MJML drops it, moves it or breaks it, without a word.

Held before anything is compiled, each rule with the line where it is broken.
"""

import re
from xml.parsers import expat

from publisher.errors import TemplateError

JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
# MJML reads an expression as markup, and would end an attribute or escape a comparison.
SIGNS = re.compile(r"[<>&\"]")
# Their content goes through MJML as it is.
OPEN = {"mj-raw", "mj-text", "mj-table", "mj-button", "mj-title", "mj-preview"}
# Attributes of MJML's own that are words or addresses; all others decide sizes, colours and classes.
WORDS = {"alt", "dir", "href", "lang", "name", "rel", "src", "target", "title"}
STYLE = "style"


def held(source: str, file: str) -> None:
    """Refuse a template that breaks a rule.

    Raises:
        TemplateError: ``mjml.jinja-signs``, ``-place``, ``-attribute``, ``mjml.include`` or ``mjml.failed``.
    """
    for tag in JINJA.finditer(source):
        if found := SIGNS.search(tag[0][2:-2]):
            line = source.count("\n", 0, tag.start() + 2 + found.start()) + 1
            raise TemplateError("mjml.jinja-signs", file=file, line=line, tag=_plain(tag[0]), sign=found[0])
    walk = _Walk(file)
    try:
        walk.parser.Parse(source.encode(), True)  # noqa: FBT003
    except expat.ExpatError as error:  # tags that do not match: MJML swallows them with the text in them
        detail = expat.errors.messages[error.code]
        raise TemplateError("mjml.failed", file=file, line=error.lineno, detail=detail) from error


class _Walk:
    """Reads MJML from its first tag to its last, and minds where Jinja stands."""

    def __init__(self, file: str) -> None:
        """Stand at the start."""
        self.file = file
        self.within: list[str] = []
        self.parser = expat.ParserCreate()
        self.parser.UseForeignDTD(True)  # names such as &nbsp; are HTML's  # noqa: FBT003
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.CommentHandler = self._comment

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        """Mind the attributes of a tag; another file is read by none."""
        if name == "mj-include":
            raise TemplateError("mjml.include", file=self.file, line=self.parser.CurrentLineNumber)
        own = name.startswith("mj") and not self._is_open
        for key, value in attributes.items():
            tag = JINJA.search(value)
            if tag and ((own and key not in WORDS) or (not own and key == STYLE)):
                raise self._broken("mjml.jinja-attribute", tag[0], attribute=key)
        self.within.append(name)

    def _end(self, name: str) -> None:
        """Leave a tag."""
        assert self.within.pop() == name

    def _text(self, text: str) -> None:
        """Mind the text between tags."""
        if not self._is_open and ("{{" in text or "{%" in text):
            tag = JINJA.search(text)
            raise self._broken("mjml.jinja-place", tag[0] if tag else text.strip())

    def _comment(self, text: str) -> None:
        """Mind a comment, with which MJML drops what is in it."""
        if tag := JINJA.search(text):
            raise self._broken("mjml.jinja-place", tag[0])

    @property
    def _is_open(self) -> bool:
        """Tell whether what comes here is HTML, which MJML leaves alone."""
        return any(name in OPEN for name in self.within)

    def _broken(self, code: str, tag: str, **values: str) -> TemplateError:
        """Say which rule is broken, and where."""
        return TemplateError(
            code, file=self.file, line=self.parser.CurrentLineNumber, tag=_plain(tag), **values
        )


def _plain(tag: str) -> str:
    """Show a tag of Jinja on one line."""
    return " ".join(tag.split())[:80]
