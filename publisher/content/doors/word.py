"""A Word document becomes markup, by mammoth, once it is known to be no larger than an article can be."""

import re
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from publisher.errors import SeedError

SIGNATURE = b"PK\x03\x04"
OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
MEMBERS_MOST = 3000
XML_LARGEST_BYTES = 10_000_000  # of all parts together; the text of an article takes a twentieth
PARTS = (".xml", ".rels")
# No part of a document has one (ECMA-376 part 2, 8.2.5.3), so what it declares is there to do harm.
DOCTYPE = re.compile(rb"<!DOCTYPE|<!ENTITY", re.IGNORECASE)
STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Quote'] => blockquote > p:fresh
"""


def markup_of(data: bytes, file: str) -> str:
    """Make HTML, not yet sanitised; pictures are left out unread, and nothing outside the file is opened.

    Raises:
        SeedError: ``docx.extra``, ``docx.locked``, ``docx.large`` or ``docx.broken``.
    """
    if data.startswith(OLD_OR_LOCKED):
        raise SeedError("docx.locked", file=file)
    if not data.startswith(SIGNATURE):
        raise SeedError("docx.broken", file=file)
    try:
        import mammoth
    except ImportError as error:
        raise SeedError("docx.extra", file=file) from error
    try:
        _measured(data, file)
        pictures = mammoth.images.img_element(lambda _: {})
        found = mammoth.convert_to_html(BytesIO(data), style_map=STYLES, convert_image=pictures)
    except SeedError:
        raise
    except Exception as error:  # a damaged file makes mammoth, zipfile and expat raise anything
        raise SeedError("docx.broken", file=file) from error
    return str(found.value)


def _measured(data: bytes, file: str) -> None:
    """Refuse what would grow past reason. A part that says it is smaller than it is, zipfile cuts off."""
    with ZipFile(BytesIO(data)) as package:
        members = package.infolist()
        parts = [each for each in members if each.filename.lower().endswith(PARTS)]
        if len(members) > MEMBERS_MOST or sum(each.file_size for each in parts) > XML_LARGEST_BYTES:
            raise SeedError("docx.large", file=file, most=XML_LARGEST_BYTES // 1_000_000)
        for part in parts:
            if DOCTYPE.search(package.read(part).replace(b"\0", b"")):
                raise BadZipFile(part.filename)
