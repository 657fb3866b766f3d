"""Documents as other programs write them, and one article in each form that a seed may have."""

import re
from html import escape
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from publisher.content.reading import read
from publisher.model.artifact import Finding
from publisher.model.content import Article
from publisher.model.source import Source

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = """<?xml version="1.0"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/word/document.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
ROOT = f"""<?xml version="1.0"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>"""
LINKS = f"""<?xml version="1.0"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId9" Type="{R}/hyperlink" Target="https://www.kortrijk.be/zwemmen" TargetMode="External"/>
</Relationships>"""
STYLES = f"""<?xml version="1.0"?><w:styles xmlns:w="{W}">
<w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Kop2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style></w:styles>"""
NUMBERS = f"""<?xml version="1.0"?><w:numbering xmlns:w="{W}">
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"""
LINK = re.compile(r"\[(?P<words>[^\]]+)\]\([^)]+\)")


def docx(*paragraphs: str, **parts: str | bytes) -> bytes:
    """Write a Word document.

    Args:
        paragraphs: Text; ``# `` begins a title, ``## `` a heading, ``- `` an item; a link is ``[words](…)``.
        parts: Other members, ``__`` for a slash and ``_`` for a full stop, or instead of those that are made.
    """
    body = "".join(map(_paragraph, paragraphs))
    document = (
        f'<?xml version="1.0"?><w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}</w:body></w:document>'
    )
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": ROOT,
        "word/document.xml": document,
        "word/_rels/document.xml.rels": LINKS,
        "word/styles.xml": STYLES,
        "word/numbering.xml": NUMBERS,
    }
    members |= {name.replace("__", "/").replace("_", "."): part for name, part in parts.items()}
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as package:
        for name, part in members.items():
            package.writestr(name, part)
    return made.getvalue()


def _paragraph(text: str) -> str:
    """Write a paragraph of a document."""
    style = ""
    for mark, named in (("# ", "Titel"), ("## ", "Kop2")):
        if text.startswith(mark):
            style, text = f'<w:pStyle w:val="{named}"/>', text.removeprefix(mark)
    if text.startswith("- "):
        style, text = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>', text[2:]
    before, found, behind = text, LINK.search(text), ""
    if found:
        before, behind = text[: found.start()], text[found.end() :]
    link = f'<w:hyperlink r:id="rId9">{_run(found["words"])}</w:hyperlink>' if found else ""
    return f"<w:p><w:pPr>{style}</w:pPr>{_run(before)}{link}{_run(behind)}</w:p>"


def _run(text: str) -> str:
    """Write a run of words."""
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def entered(name: str, data: str | bytes, sidecar: str | None = None) -> tuple[Article, tuple[Finding, ...]]:
    """Read a seed of any form."""
    raw = data.encode() if isinstance(data, str) else data
    beside = None if sidecar is None else sidecar.encode()
    stem = name.rpartition(".")[0]
    source = Source(path=f"seeds/{name}", stem=stem, size_bytes=len(raw), data=raw, sidecar=beside)
    return read(source, language="nl", city="Kortrijk")
