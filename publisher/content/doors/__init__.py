"""The doors that a text comes in by: ``.txt``, ``.md``, ``.html``, ``.docx``; behind them all are alike.

bytes -its door-> markup -sanitised-> passages -> the text of the equal .txt, and the table of its sidecar
"""

from publisher.content.dates import DATE_LINE
from publisher.content.decode import cleaned, decoded
from publisher.content.seeds import DOCX, HTML, MARKDOWN
from publisher.content.written import Front, Written
from publisher.errors import SeedError
from publisher.model.artifact import About, Finding, Severity
from publisher.model.source import Source


def opened(source: Source) -> Written:
    """Read what was written.

    Raises:
        SeedError: The file is not what its name says; its code, line and values say why.
        SettingsError: The front matter cannot be understood.
    """
    file = source.path
    ending = file[file.rfind(".") :].lower()
    if ending == DOCX:
        from publisher.content.doors.word import markup_of as markup_of_word

        return _written(markup_of_word(source.data, file), file, Front(), ())
    written = decoded(source.data, file)
    if ending not in {MARKDOWN, HTML}:
        return written
    from publisher.content.doors.front import split

    front, body, first_line = split(written.text, file)
    if ending == MARKDOWN:
        from publisher.content.doors.markdown import markup_of

        body = markup_of(body, first_line, file)
    return _written(body, file, front or Front(), written.findings)


def _written(markup: str, file: str, front: Front, findings: tuple[Finding, ...]) -> Written:
    """Write the text that a ``.txt`` would hold: the date first, a line for each line."""
    from publisher.content.doors.front import date_in
    from publisher.content.doors.markup import prose

    said = prose(markup, file)
    front, date, line = date_in(front)
    passages = list(said.passages)
    own = bool(passages) and DATE_LINE.match(passages[0].text)
    first = 1 if own and DATE_LINE.fullmatch(passages[0].text) else 0
    if len(passages) > first and passages[first].tag == "h1":
        title = " ".join(passages[first].text.split())
        line_of_title = passages[first].rows[0][0]
        if front.table.get("title", title) == title:
            del passages[first]
            front = _titled(front, title, line_of_title)
    rows = [(line, f"date {date or said.date}")] if date or (said.date and not own) else []
    for passage in passages:
        rows += [(0, ""), *passage.rows] if rows else passage.rows
    if not rows:
        raise SeedError("seed.empty", file=file)
    text = cleaned("\n".join(text for _, text in rows), file, findings)
    if said.pictures:
        about = About(file=file)
        values = {"count": said.pictures}
        left_out = Finding(code="seed.pictures", severity=Severity.REVIEW, about=about, values=values)
        findings = (*text.findings, left_out)
    else:
        findings = text.findings
    return Written(text=text.text, findings=findings, front=front, lines=tuple(line for line, _ in rows))


def _titled(front: Front, title: str, line: int) -> Front:
    """Give front matter the heading that opens the text as its title, where it names none."""
    if "title" in front.table:
        return front
    lines = front.text.split("\n")
    lines += [""] * (line - len(lines))
    if line and not lines[line - 1]:
        lines[line - 1] = "title ="
    return Front(table={**front.table, "title": title}, text="\n".join(lines))
