"""A newsletter as its checks read it: opened once, for all of them."""

import re
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from typing import Self

from lxml import html as markup

from publisher.channels.email.options import options_of
from publisher.channels.email.pieces import one_line, teaser_of
from publisher.model.artifact import About, Artifact, Finding, Severity
from publisher.model.content import Issue, Origin
from publisher.model.site import ChannelSpec
from publisher.model.source import beside

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

    def finding(
        self,
        code: str,
        severity: Severity = Severity.REVIEW,
        about: About | None = None,
        /,
        **values: str | int,
    ) -> Finding:
        """Say something of the newsletter, or of where its words were typed."""
        about = about or About(file=f"{self.html.place}/{self.html.path}")
        return Finding(code=code, severity=severity, about=about, values=values)

    def source_of(self, words: str) -> About | None:
        """Find where words were typed: in the issue file, or in an article's seed or sidecar."""
        first, last = (r"\b" if each.isalnum() else "" for each in (words[0], words[-1]))
        plain = r"\s+".join(map(re.escape, words.split()))
        pattern = re.compile(f"{first}{plain}{last}", re.IGNORECASE)
        for about, text in self._typed():
            if pattern.search(text):
                return about
        return None

    def _typed(self) -> Iterator[tuple[About, str]]:
        """Give each text that a person typed, line by line, with where it stands; articles last."""
        said = self.issue.editorial
        for key in ("subject", "preheader", "intro", "closing"):
            lines = said.lines.get(key, ())
            for number, row in enumerate(getattr(said, key).split("\n")):
                yield self._in_file(lines, number), row
        for number, event in enumerate(said.agenda):
            yield self._in_file(said.lines.get("agenda", ()), number), "\n".join(astuple(event))
        for article in self.issue.articles:
            for text in (article.title, article.teaser):
                own = text.origin is Origin.EDITOR
                yield About(file=beside(article.file) if own else article.file), one_line(text.text)
            yield About(file=beside(article.file)), teaser_of(article)

    def _in_file(self, lines: tuple[int, ...], number: int) -> About:
        """Name a line of the issue file."""
        return About(file=self.issue_file, line=lines[number] if number < len(lines) else 0)
