"""Articles become cards: drawn, named by what they show, and described for whoever attaches them."""

from collections.abc import Iterator, Sequence

from publisher.channels.card.drawable import drawable
from publisher.channels.card.fonts import font, shaped
from publisher.channels.card.frames import QUOTE, SQUARE, TITLE, Frame
from publisher.channels.card.options import Options
from publisher.channels.card.picture import Card, Lettering, encoded
from publisher.channels.card.words import Words, quoted, titled
from publisher.errors import TemplateError
from publisher.model.artifact import About, Artifact, Finding, Place, Severity, Unit
from publisher.model.content import Article, Issue, IssueKind, Media
from publisher.model.site import ChannelSpec
from publisher.ports import Templates

WORDMARK_TRACKING = -0.01
NAMED = 10  # no more characters than these are named in a finding


def units(issue: Issue, channel: ChannelSpec) -> tuple[Unit, ...]:
    """Give one unit an article."""
    return tuple(
        Unit(key=article.id, issue=Issue(kind=IssueKind.ONE, name=article.id, articles=(article,)))
        for article in issue.articles
    )


def render(unit: Unit, channel: ChannelSpec, templates: Templates) -> tuple[Artifact, ...]:
    """Draw the cards of an article; none where its title cannot be set, which ``check`` tells.

    Raises:
        TemplateError: A font or a template is not there, or is none.
    """
    (article,) = unit.issue.articles
    return tuple(
        Artifact(
            channel=channel.name,
            unit=unit.key,
            place=Place.PUBLIC,
            path=f"cards/{article.slug}{frame.ending}",
            media_type=frame.mime,
            body=_drawn(article, frame, words, channel, templates),
        )
        for frame, words in _cards(article, channel)
    )


def check(issue: Issue, artifacts: Sequence[Artifact], channel: ChannelSpec) -> tuple[Finding, ...]:
    """Name titles that give no card, and characters that a card leaves out."""
    try:
        return tuple(finding for article in issue.articles for finding in _findings(article, channel))
    except TemplateError:  # a font is not there: rendering has said so, and nothing can be measured
        return ()


def media(article: Article, artifact: Artifact, channel: ChannelSpec, templates: Templates) -> Media:
    """Describe a card to who shows it; its alternative text is the words on it."""
    shown = artifact.path.removeprefix(f"cards/{article.slug}")
    frame, words = next((frame, words) for frame, words in _cards(article, channel) if frame.ending == shown)
    alt = templates.render("alt.txt.j2", title=words.text, date=_date(article, templates))
    return Media(
        path=artifact.path,
        alt=alt.strip(),
        mime=frame.mime,
        size_bytes=len(artifact.body),
        width=frame.width,
        height=frame.height,
        variant=frame.variant,
    )


def _drawn(article: Article, frame: Frame, words: Words, channel: ChannelSpec, templates: Templates) -> bytes:
    """Draw one card."""
    options, brand = _options(channel), channel.site.brand
    assert words.setting
    card = Card(
        city=_lettering(brand.city, channel, options.bold, WORDMARK_TRACKING),
        name=_lettering(brand.name, channel, options.regular, WORDMARK_TRACKING),
        words=words.letters,
        setting=words.setting,
        by=words.by,
        month=article.date.first.month,
        date=_lettering(_date(article, templates), channel, options.medium, 0),
    )
    return encoded(card, frame, brand.dark if frame is QUOTE else brand.light)


def _findings(article: Article, channel: ChannelSpec) -> tuple[Finding, ...]:
    """Say what is wrong with the cards of one article; a quotation is no must."""
    about = About(file=article.file)
    titles = [_titled(article, frame, channel) for frame in (TITLE, SQUARE)]
    if not titles[0].says_something:
        return (Finding(code="card.title-empty", severity=Severity.REVIEW, about=about),)
    findings: list[Finding] = []
    if any(title.setting is None for title in titles):
        values = {"length": len(titles[0].text)}
        findings.append(Finding(code="card.title-long", severity=Severity.REVIEW, about=about, values=values))
    if missing := titles[0].missing:
        named = {"characters": " ".join(missing[:NAMED])}
        findings.append(Finding(code="card.glyphs", severity=Severity.REVIEW, about=about, values=named))
    return tuple(findings)


def _cards(article: Article, channel: ChannelSpec) -> Iterator[tuple[Frame, Words]]:
    """Give the pictures that can be drawn: where the title does not fit in both shapes, none."""
    titles = [(frame, _titled(article, frame, channel)) for frame in (TITLE, SQUARE)]
    if all(title.setting for _, title in titles):
        yield from titles
        if quotation := _quoted(article, channel):
            yield QUOTE, quotation


def _quoted(article: Article, channel: ChannelSpec) -> Words | None:
    """Set a quotation; ``None`` where there is none that fits."""
    options = _options(channel)
    faces = (font(channel, name) for name in (options.medium, options.bold, options.regular))
    return quoted(article, channel.site.tone.silence, *faces)


def _titled(article: Article, frame: Frame, channel: ChannelSpec) -> Words:
    """Set the title."""
    return titled(article, frame, font(channel, _options(channel).bold))


def _lettering(text: str, channel: ChannelSpec, name: str, tracking: float) -> Lettering:
    """Place the letters of a small text, less what its font lacks."""
    face = font(channel, name)
    return Lettering(run=shaped(drawable(text, face).text, face, tracking), font=face)


def _date(article: Article, templates: Templates) -> str:
    """Write the month in words."""
    return templates.render("date.txt.j2", article=article).strip()


def _options(channel: ChannelSpec) -> Options:
    """Give the kind's own settings, which the registry has checked."""
    assert isinstance(channel.options, Options)
    return channel.options
