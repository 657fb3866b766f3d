"""Bytes become clean text: any encoding that editors' programs write, and nothing that a feed cannot hold."""

import re
import unicodedata

from publisher.characters import CONTROL
from publisher.content.written import Written
from publisher.errors import SeedError
from publisher.model.artifact import About, Finding, Severity

# Signatures of what word processors write, at the start of a file that was renamed to .txt.
FOREIGN = {
    b"PK\x03\x04": ("seed.word", "docx"),
    b"\xd0\xcf\x11\xe0": ("seed.word", "doc"),
    b"{\\rtf": ("seed.word", "rtf"),
    b"%PDF-": ("seed.pdf", "pdf"),
}
# A letter with an accent, or a quotation mark, as UTF-8 writes it.
MULTIBYTE = re.compile(rb"\xc3[\x80-\xbf]|\xe2\x80[\x90-\xbf]")
UTF16 = (b"\xff\xfe", b"\xfe\xff")
LINE_ENDS = re.compile("\r\n?|\u0085|\u2028|\u2029")
# What word processors write for a new line or page within a paragraph: named, and a line end all the same.
SOFT_RETURNS = re.compile("[\x0b\x0c]")
# No-break and other fixed spaces are ordinary ones in a source; each channel sets its own.
SPACES = re.compile("[\t\u00a0\u2000-\u200a\u202f\u205f\u3000]")
# Soft hyphens, zero-width spaces and stray byte order marks are invisible: nobody misses them.
INVISIBLE = re.compile("[\u00ad\u200b\ufeff]")


def decoded(data: bytes, file: str) -> Written:
    """Read UTF-8 with or without byte order mark, UTF-16 with one, or Windows-1252.

    Raises:
        SeedError: ``seed.word``, ``seed.pdf``, ``seed.encoding`` or ``seed.empty``.
    """
    for signature, (code, ending) in FOREIGN.items():
        if data.startswith(signature):
            raise SeedError(code, file=file, ending=ending, named=file.rpartition(".")[2].lower())
    findings: list[Finding] = []
    try:
        text = data.decode("utf-16" if data.startswith(UTF16) else "utf-8-sig")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        if MULTIBYTE.search(data):  # UTF-8 that was damaged: read otherwise it would say "CafÃ©"
            raise SeedError("seed.encoding", file=file, line=line) from fault
        try:
            text = data.decode("cp1252")
        except UnicodeDecodeError:
            raise SeedError("seed.encoding", file=file, line=line) from fault
        findings.append(Finding(code="seed.windows-1252", severity=Severity.HINT, about=About(file=file)))
    return cleaned(text, file, tuple(findings))


def cleaned(text: str, file: str, findings: tuple[Finding, ...] = ()) -> Written:
    """Leave out what no reader can see, and say so. Raises SeedError ``seed.empty``."""
    controls: list[Finding] = []
    if not text.replace("\n", "").isprintable():  # as none of these characters is
        text = LINE_ENDS.sub("\n", text)
        controls = _control_characters(text, file)
        text = CONTROL.sub("", SOFT_RETURNS.sub("\n", text)) if controls else text
        text = INVISIBLE.sub("", SPACES.sub(" ", text))
    if not text.strip():
        raise SeedError("seed.empty", file=file)
    return Written(text=unicodedata.normalize("NFC", text), findings=(*findings, *controls))


def _control_characters(text: str, file: str) -> list[Finding]:
    """Name each kind of control character once, with the line of its first appearance."""
    first: dict[str, int] = {}
    count: dict[str, int] = {}
    for match in CONTROL.finditer(text):
        first.setdefault(match[0], match.start())
        count[match[0]] = count.get(match[0], 0) + 1
    return [
        Finding(
            code="seed.control",
            severity=Severity.REVIEW,
            about=About(file=file, line=text.count("\n", 0, at) + 1),
            values={"character": f"U+{ord(character):04X}", "count": count[character]},
        )
        for character, at in first.items()
    ]
