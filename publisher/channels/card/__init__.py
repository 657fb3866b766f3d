"""The card kind: the picture that goes with an article, 1200 x 630, its title on the city's cloth."""

from collections.abc import Sequence
from dataclasses import dataclass

from publisher.channels.card.drawable import Drawable, drawable
from publisher.channels.card.fonts import font, shaped
from publisher.channels.card.lines import Setting, fitted
from publisher.channels.card.picture import HEIGHT, MEASURE, WIDTH, Card, Lettering, png
from publisher.errors import TemplateError
from publisher.model.artifact import About, Artifact, Finding, Place, Severity, Unit
from publisher.model.content import Article, Issue, IssueKind, Media
from publisher.model.site import ChannelSpec
from publisher.ports import Templates

MEDIA_TYPE = "image/png"
# What a lost cache would leave behind (build/traces.py).
TRACES = (r"feeds/cards/(?P<slug>[^/]+)\.png",)
TITLE_TRACKING = -0.03
WORDMARK_TRACKING = -0.01
MOST = 400  # characters: four lines of the narrowest letters hold fewer, and HarfBuzz refuses a megabyte
NAMED = 10  # no more characters than these are named in a finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The keys of a card's channel.toml: font files within its folder, .ttf or .otf.

    Attributes:
        regular: For the name in the wordmark.
        medium: For the month.
        bold: For the city in the wordmark, and the title.
    """

    regular: str = "fonts/SchibstedGrotesk-Regular.ttf"
    medium: str = "fonts/SchibstedGrotesk-Medium.ttf"
    bold: str = "fonts/SchibstedGrotesk-Bold.ttf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """The title as it can be drawn.

    Attributes:
        setting: ``None`` where nothing is left to draw, or it does not fit.
    """

    words: Drawable
    letters: Lettering
    setting: Setting | None


def units(issue: Issue, channel: ChannelSpec) -> tuple[Unit, ...]:
    """Give one unit an article."""
    return tuple(
        Unit(key=article.id, issue=Issue(kind=IssueKind.ONE, name=article.id, articles=(article,)))
        for article in issue.articles
    )


def render(unit: Unit, channel: ChannelSpec, templates: Templates) -> tuple[Artifact, ...]:
    """Draw the card of an article; none where its title cannot be set, which ``check`` tells.

    Raises:
        TemplateError: A font or a template is not there, or is none.
    """
    article = unit.issue.articles[0]
    title = _title(article, channel)
    if title.setting is None:
        return ()
    options = _options(channel)
    card = Card(
        city=_lettering(channel.site.brand.city, channel, options.bold, WORDMARK_TRACKING),
        name=_lettering(channel.site.brand.name, channel, options.regular, WORDMARK_TRACKING),
        title=title.letters,
        setting=title.setting,
        month=article.date.first.month,
        date=_lettering(_date(article, templates), channel, options.medium, 0),
    )
    return (
        Artifact(
            channel=channel.name,
            unit=unit.key,
            place=Place.PUBLIC,
            path=f"cards/{article.slug}.png",
            media_type=MEDIA_TYPE,
            body=png(card, channel.site.brand.light),
        ),
    )


def check(issue: Issue, artifacts: Sequence[Artifact], channel: ChannelSpec) -> tuple[Finding, ...]:
    """Name titles that give no card, and characters that a card leaves out."""
    try:
        return tuple(finding for article in issue.articles for finding in _findings(article, channel))
    except TemplateError:  # a font is not there: rendering has said so, and nothing can be measured
        return ()


def media(article: Article, artifact: Artifact, channel: ChannelSpec, templates: Templates) -> Media:
    """Describe a card to who shows it; its alternative text is the words on it."""
    words = _title(article, channel).words.text
    alt = templates.render("alt.txt.j2", title=words, date=_date(article, templates))
    return Media(
        path=artifact.path,
        alt=alt.strip(),
        mime=artifact.media_type,
        size_bytes=len(artifact.body),
        width=WIDTH,
        height=HEIGHT,
    )


def _findings(article: Article, channel: ChannelSpec) -> tuple[Finding, ...]:
    """Say what is wrong with the card of one article."""
    about = About(file=article.file)
    title = _title(article, channel)
    missing = title.words.missing
    if not title.words.says_something:
        return (Finding(code="card.title-empty", severity=Severity.REVIEW, about=about),)
    findings: list[Finding] = []
    if title.setting is None:
        values = {"length": len(title.words.text)}
        findings.append(Finding(code="card.title-long", severity=Severity.REVIEW, about=about, values=values))
    if missing:
        named = {"characters": " ".join(missing[:NAMED])}
        findings.append(Finding(code="card.glyphs", severity=Severity.HINT, about=about, values=named))
    return tuple(findings)


def _title(article: Article, channel: ChannelSpec) -> Title:
    """Set the title of an article."""
    face = font(channel, _options(channel).bold)
    words = drawable(article.title.text, face)
    sets = words.says_something and len(words.text) <= MOST
    run = shaped(words.text if sets else "", face, TITLE_TRACKING)
    return Title(words=words, letters=Lettering(run=run, font=face), setting=fitted(run, MEASURE))


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
