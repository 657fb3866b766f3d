"""What a reader would trip over in a newsletter that was made: its size, its subject, its links."""

from collections.abc import Iterator, Sequence
from email import message_from_bytes
from email.policy import default
from html.parser import HTMLParser
from pathlib import PurePosixPath

from publisher.channels.email.pieces import SUBJECT_LONGEST
from publisher.model.artifact import About, Artifact, Finding, Severity
from publisher.model.content import Issue
from publisher.model.site import ChannelSpec

SUBJECT_SHORTEST = 10  # characters
# Gmail clips a mail at 102 kB of HTML (measured); what is added at sending has to fit too.
LARGE_BYTES = 80_000
TOO_LARGE_BYTES = 100_000


def check(issue: Issue, artifacts: Sequence[Artifact], channel: ChannelSpec) -> tuple[Finding, ...]:
    """Judge the newsletter of one issue."""
    made = {PurePosixPath(each.path).name: each for each in artifacts if each.unit == issue.name}
    if not {"email.html", "email.txt", "email.eml"} <= made.keys():
        return ()
    html, text, sample = made["email.html"], made["email.txt"], made["email.eml"]
    return (*_size(html), *_subject(sample), *_links(html, text, channel))


def _size(html: Artifact) -> Iterator[Finding]:
    """Mind the size at which Gmail cuts a mail off."""
    size = len(html.body)
    if size > LARGE_BYTES:
        severity = Severity.ERROR if size > TOO_LARGE_BYTES else Severity.REVIEW
        values = {"size_kb": size // 1000, "most_kb": LARGE_BYTES // 1000, "clip_kb": TOO_LARGE_BYTES // 1000}
        yield Finding(code="email.size", severity=severity, about=_about(html), values=values)


def _subject(sample: Artifact) -> Iterator[Finding]:
    """Mind how much of a subject an inbox shows."""
    subject = str(message_from_bytes(sample.body, policy=default)["Subject"] or "")
    if not SUBJECT_SHORTEST <= len(subject) <= SUBJECT_LONGEST:
        yield Finding(
            code="email.subject-length",
            severity=Severity.REVIEW,
            about=_about(sample),
            values={
                "length": len(subject),
                "least": SUBJECT_SHORTEST,
                "most": SUBJECT_LONGEST,
                "subject": subject[:120],
            },
        )


def _links(html: Artifact, text: Artifact, channel: ChannelSpec) -> Iterator[Finding]:
    """Compare the links to articles of the two forms of the same mail."""
    articles = channel.site.article_url("").rstrip("/")
    found = _Links()
    found.feed(html.body.decode())
    in_html = {link for link in found.links if link.startswith(articles)}
    in_text = {word for word in text.body.decode().split() if word.startswith(articles)}
    for only, lacks, links in ((html, text, in_html - in_text), (text, html, in_text - in_html)):
        if links:
            values: dict[str, str | int] = {
                "count": len(links),
                "link": min(links),
                "only": PurePosixPath(only.path).name,
                "lacks": PurePosixPath(lacks.path).name,
            }
            yield Finding(
                code="email.links-differ", severity=Severity.ERROR, about=_about(lacks), values=values
            )


class _Links(HTMLParser):
    """Collects where the links of a page lead."""

    def __init__(self) -> None:
        super().__init__()
        self.links: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the address of a link."""
        if tag == "a":
            self.links |= {value for name, value in attrs if name == "href" and value}


def _about(artifact: Artifact) -> About:
    """Name a file as the person finds it."""
    return About(file=f"{artifact.place}/{artifact.path}")
