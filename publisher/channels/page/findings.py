"""What a reader of the website would trip over."""

import re
from collections.abc import Iterator, Sequence

from publisher.model.artifact import About, Artifact, Finding, Severity
from publisher.model.content import Article, Issue
from publisher.model.site import ChannelSpec

# Where a title fills the screen of a phone before any news is seen.
TITLE_LONGEST = 140
# A wider word does not fit a phone of 375 px in the size of a title (measured), so it is broken.
WORD_LONGEST = 18
# More than six lines in large type on the front page of a desk, a whole screen of a phone (measured).
TEASER_LONGEST = 300
# A line may end behind a hyphen, a dash or a slash.
BREAK = re.compile(r"[\s\-–—/]+")


def check(issue: Issue, artifacts: Sequence[Artifact], channel: ChannelSpec) -> tuple[Finding, ...]:
    """Say which articles read badly as a page: of those whose page is among what was made."""
    made = {artifact.path for artifact in artifacts}
    return tuple(
        finding
        for article in issue.articles
        if f"nieuws/{article.slug}/index.html" in made
        for finding in _findings(article)
    )


def _findings(article: Article) -> Iterator[Finding]:
    """Look at one article."""
    about = About(file=article.file)
    title = article.title.text
    if len(title) > TITLE_LONGEST:
        yield Finding(
            code="page.title-long",
            severity=Severity.REVIEW,
            about=about,
            values={"length": len(title), "most": TITLE_LONGEST},
        )
    longest = max(BREAK.split(title), key=len)
    if len(longest) > WORD_LONGEST:
        yield Finding(
            code="page.word-long",
            severity=Severity.HINT,
            about=about,
            values={"word": longest, "length": len(longest)},
        )
    teaser = article.teaser.text.strip()
    if not teaser:
        yield Finding(code="page.no-teaser", severity=Severity.REVIEW, about=about)
    if len(teaser) > TEASER_LONGEST:
        yield Finding(
            code="page.teaser-long",
            severity=Severity.HINT,
            about=about,
            values={"length": len(teaser), "most": TEASER_LONGEST},
        )
