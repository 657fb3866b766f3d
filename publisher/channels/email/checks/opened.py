"""A newsletter as its checks read it: opened once, for all of them."""

import re
from dataclasses import dataclass
from typing import Self

from lxml import html as markup

from publisher.channels.email.options import options_of
from publisher.model.artifact import About, Artifact, Finding, Severity
from publisher.model.content import Issue
from publisher.model.site import ChannelSpec

HIDDEN = re.compile(r"display:\s*none")
UNSEEN = {"head", "style", "script", "title"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A newsletter, read.

    Attributes:
        source: The HTML as text.
        page: The HTML as a tree.
        words: What a reader of the HTML reads, subject and preheader included, on one line.
        plain: The plain text.
    """

    issue: Issue
    html: Artifact
    channel: ChannelSpec
    source: str
    page: markup.HtmlElement
    subject: str
    preheader: str
    words: str
    plain: str

    @classmethod
    def of(cls, issue: Issue, html: Artifact, text: Artifact, channel: ChannelSpec) -> Self:
        """Open a newsletter."""
        source = html.body.decode()
        page = markup.document_fromstring(source or "<html></html>")
        hidden = (each for each in page.iter("div") if HIDDEN.search(each.get("style", "")))
        subject = page.findtext(".//title") or ""
        body = page.find("body")
        seen = () if body is None else (text for text in body.itertext() if text.strip())
        return cls(
            issue=issue,
            html=html,
            channel=channel,
            source=source,
            page=page,
            subject=" ".join(subject.split()),
            preheader=" ".join(next((str(each.text_content()) for each in hidden), "").split()),
            words=" ".join(f"{subject} {' '.join(seen)}".split()),
            plain=text.body.decode(),
        )

    @property
    def own_link(self) -> str:
        """Give what stands in plain text where each reader's own link will."""
        return options_of(self.channel).own_link

    @property
    def issue_file(self) -> str:
        """Name the file in which the editor can say something else."""
        return self.issue.editorial.file or f"issues/{self.issue.name}.toml"

    def finding(self, code: str, severity: Severity = Severity.REVIEW, /, **values: str | int) -> Finding:
        """Say something of the newsletter."""
        about = About(file=f"{self.html.place}/{self.html.path}")
        return Finding(code=code, severity=severity, about=about, values=values)
