"""Markdown becomes markup, by CommonMark; each block keeps the line on which it stands."""

import re

from publisher.errors import SeedError

# Nobody's paragraph; the time that brackets without a partner take grows with the square of this.
PARAGRAPH_LONGEST = 20_000
BLANK = re.compile(r"\n[ \t]*\n")


def markup_of(text: str, first_line: int, file: str) -> str:
    """Make HTML, not yet sanitised. Raises SeedError ``markdown.paragraph``."""
    from markdown_it import MarkdownIt

    at = 0
    for part in BLANK.split(text):
        at = text.index(part, at)
        if len(part) > PARAGRAPH_LONGEST:
            line = first_line + text.count("\n", 0, at)
            raise SeedError("markdown.paragraph", file=file, line=line, most=PARAGRAPH_LONGEST)
        at += len(part)
    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    tokens = parser.parse(text)
    for token in tokens:
        if token.block and token.nesting >= 0 and token.map and token.type != "html_block":
            token.attrSet("data-line", str(token.map[0] + first_line))
    return str(parser.renderer.render(tokens, parser.options, {}))
