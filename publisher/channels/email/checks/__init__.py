"""What a reader would trip over in a newsletter: its size, its subject, its links, its words."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import PurePosixPath

from publisher.channels.email.checks.links import link_findings
from publisher.channels.email.checks.opened import Opened
from publisher.channels.email.checks.pictures import picture_findings
from publisher.channels.email.checks.words import word_findings
from publisher.channels.email.pieces import PREHEADER_COMFORTABLE, SUBJECT_LONGEST
from publisher.model.artifact import Artifact, Finding, Place, Severity
from publisher.model.content import Issue, Origin
from publisher.model.site import ChannelSpec
from publisher.model.source import beside

SUBJECT_SHORTEST = 10  # characters
TITLE_LONGEST = 140  # characters, as on a page
# Gmail clips a mail at 102 kB of HTML (measured); what is added at sending has to fit too.
LARGE_BYTES = 80_000
TOO_LARGE_BYTES = 100_000


def check(issue: Issue, artifacts: Sequence[Artifact], channel: ChannelSpec) -> tuple[Finding, ...]:
    """Judge the newsletter of one issue."""
    own = (each for each in artifacts if each.unit == issue.name and each.place is Place.OUTBOX)
    made = {PurePosixPath(each.path).name: each for each in own}
    if not {"email.html", "email.txt"} <= made.keys():
        return ()
    mail = Opened.of(issue, made["email.html"], made["email.txt"], channel)
    return (
        *_size(mail),
        *_inbox_line(mail),
        *_structure(mail),
        *link_findings(mail),
        *picture_findings(mail),
        *word_findings(mail),
        *_titles(mail),
    )


def _size(mail: Opened) -> Iterator[Finding]:
    """Mind the size at which Gmail cuts a mail off."""
    size = len(mail.html.body)
    if size > LARGE_BYTES:
        severity = Severity.ERROR if size > TOO_LARGE_BYTES else Severity.REVIEW
        values = {"size_kb": size // 1000, "most_kb": LARGE_BYTES // 1000, "clip_kb": TOO_LARGE_BYTES // 1000}
        yield mail.finding("email.size", severity, **values)


def _inbox_line(mail: Opened) -> Iterator[Finding]:
    """Mind how much of a subject an inbox shows, and that the line behind it says something else."""
    subject, preheader = mail.subject, mail.preheader
    if not SUBJECT_SHORTEST <= len(subject) <= SUBJECT_LONGEST:
        yield mail.finding(
            "email.subject-length",
            length=len(subject),
            least=SUBJECT_SHORTEST,
            most=SUBJECT_LONGEST,
            subject=subject[:120],
            file=mail.issue_file,
        )
    if not preheader or preheader.casefold() == subject.casefold():
        yield mail.finding("email.preheader-none", file=mail.issue_file)
    elif len(preheader) > PREHEADER_COMFORTABLE and mail.issue.editorial.preheader:
        yield mail.finding(
            "email.preheader-length", length=len(preheader), most=PREHEADER_COMFORTABLE, file=mail.issue_file
        )


def _structure(mail: Opened) -> Iterator[Finding]:
    """Mind what a screen reader goes by, and what the law asks for."""
    levels = [int(str(each.tag)[1]) for each in mail.page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    jumps = any(after > before + 1 for before, after in pairwise(levels))
    if levels[:1] != [1] or levels.count(1) > 1 or jumps:
        order = " ".join(f"h{level}" for level in levels[:12])
        yield mail.finding("email.headings", Severity.ERROR, order=order)
    if not mail.page.get("lang"):
        yield mail.finding("email.language", Severity.ERROR)
    lacks = [
        name
        for name, there in (
            ("email.html", 'href="#unsubscribe"' in mail.source),
            ("email.txt", mail.own_link in mail.plain),
        )
        if not there
    ]
    if lacks:
        yield mail.finding("email.unsubscribe", Severity.ERROR, lacks=", ".join(lacks))


def _titles(mail: Opened) -> Iterator[Finding]:
    """Mind titles that are long, and tell how many no editor has approved."""
    for each in mail.issue.articles:
        title = each.title.text
        if len(title) > TITLE_LONGEST:
            file, shown = beside(each.file), title[:60]
            yield mail.finding(
                "email.title-long", title=shown, length=len(title), most=TITLE_LONGEST, file=file
            )
    drafts = [each for each in mail.issue.articles if each.title.origin is Origin.DERIVED]
    if drafts:
        sidecar = beside(drafts[0].file)
        title = drafts[0].title.text[:120]
        yield mail.finding("email.title-draft", Severity.HINT, count=len(drafts), title=title, file=sidecar)
