"""What a newsletter says and in which order; its words and look are the templates'.

Issue -units-> Unit -render-> email.html, email.txt, email.eml
"""

import unicodedata
from dataclasses import dataclass, replace

from publisher.channels.email.message import Mail, message
from publisher.channels.email.plain import set_plain
from publisher.channels.email.pullquote import pull_quote
from publisher.model.artifact import Artifact, Place, Unit
from publisher.model.content import Article, Issue
from publisher.model.site import ChannelSpec, Site
from publisher.ports import Templates

CONTENTS_FROM = 3  # articles; fewer are seen at a glance
SUBJECT_LONGEST = 78  # characters; most inboxes on a desk show no more
PREHEADER_COMFORTABLE = 150  # characters; a second sentence is added up to here
PREHEADER_LONGEST = 250  # a sentence longer than this is no preheader
AUTUMN = 7  # from July the date stands to the left of the red thread
# The cloth's title is set smaller from so many characters on, or where a word is so long.
SHORT_TITLE, SHORT_WORD = 70, 19
MIDDLING_TITLE, MIDDLING_WORD = 115, 24
GUTTER = 40  # pixels on each side of the text, as in newsletter.mjml


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What channel.toml says of the look; ``theme`` in newsletter.mjml.

    Attributes:
        width: Of the column, in pixels.
        radius: Of the button's corners, in pixels.
    """

    width: int = 640
    radius: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A photo as the newsletter shows it, fetched from the website by who reads the mail.

    Attributes:
        width: That it is shown in, in pixels; no more than it has, nor so much that it fills the screen.
        alt: What it shows, in words.
        credit: Who made it; may be empty.
    """

    url: str
    width: int
    height: int
    alt: str
    credit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """An article as the newsletter announces it, each text on one line.

    Attributes:
        teaser: Empty where it only repeats the title.
        url: Of its page.
        language: BCP 47; may be another than that of the site.
        length: How large the title can be set: ``short``, ``middling`` or ``long``.
        photo: None where the editor gave none; never a card.
    """

    title: str
    teaser: str
    url: str
    language: str
    length: str
    photo: Picture | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Threads:
    """Where the red one of the twelve threads hangs.

    Attributes:
        months: For each of the twelve whether it is the red one.
        before: How many months come before it.
        after: How many columns are left from it on, its own included.
        left: Whether the date stands to its left.
    """

    months: tuple[bool, ...]
    before: int
    after: int
    left: bool


def units(issue: Issue, channel: ChannelSpec) -> tuple[Unit, ...]:
    """Make one newsletter of an issue, with the photos of its articles; none of an empty one."""
    if not issue.articles:
        return ()
    photos = {each.id: issue.photos[each.id] for each in issue.articles if each.id in issue.photos}
    return (Unit(key=issue.name, issue=replace(issue, photos=photos)),)


def render(unit: Unit, channel: ChannelSpec, templates: Templates) -> tuple[Artifact, ...]:
    """Make the newsletter as HTML, as plain text, and as a message to look at in a mail program.

    Raises:
        TemplateError: A template cannot be filled.
        ToolError: There is no Node or MJML to compile with.
        SettingsError: ``email.address``, where nothing can be sent from ``brand.reply_address``.
    """
    issue, site = unit.issue, channel.site
    first = issue.articles[0]
    column = options_of(channel).width - 2 * GUTTER
    pieces = [piece(article, site, picture(article, issue, site, column)) for article in issue.articles]
    given: dict[str, object] = {
        "month": first.date.month,
        "articles": pieces,
        "lead": pieces[0],
        "others": pieces[1:],
        "contents": len(pieces) >= CONTENTS_FROM,
        "quote": pull_quote(first),
        "threads": threads(first.date.first.month),
    }
    subject = first_fitting(templates.render("subject.txt.j2", **given))
    preheader = one_line(templates.render("preheader.txt.j2", opening=opening(first), **given))
    html = templates.render("newsletter.mjml", subject=subject, preheader=preheader, **given)
    text = set_plain(templates.render("newsletter.txt.j2", subject=subject, **given))
    mail = Mail(
        issue=issue.name,
        channel=channel.name,
        subject=subject,
        text=text,
        html=html,
        date=max(article.published for article in issue.articles),
    )
    files = (
        ("email.html", "text/html; charset=utf-8", html.encode()),
        ("email.txt", "text/plain; charset=utf-8", text.encode()),
        ("email.eml", "message/rfc822", message(mail, site)),
    )
    return tuple(
        Artifact(
            channel=channel.name,
            unit=unit.key,
            place=Place.OUTBOX,
            path=f"{channel.name}/{unit.key}/{name}",
            media_type=media_type,
            body=body,
        )
        for name, media_type, body in files
    )


def picture(article: Article, issue: Issue, site: Site, column: int) -> Picture | None:
    """Choose the size of an article's photo that fills the column of a mail, or comes nearest."""
    sizes = issue.photos.get(article.id, ())
    if not sizes or not article.photo:
        return None
    chosen = next((size for size in sizes if size.width > column), sizes[-1])
    width = min(column, chosen.width, max(1, column * chosen.width // chosen.height))  # no higher than wide
    return Picture(
        url=site.at(chosen.path),
        width=width,
        height=max(1, round(width * chosen.height / chosen.width)),
        alt=one_line(chosen.alt),
        credit=one_line(article.photo.credit),
    )


def options_of(channel: ChannelSpec) -> Options:
    """Give the channel's options as what they are."""
    assert isinstance(channel.options, Options)
    return channel.options


def piece(article: Article, site: Site, photo: Picture | None = None) -> Piece:
    """Gather what the newsletter says of an article."""
    title, teaser = one_line(article.title.text), one_line(mail_teaser(article))
    return Piece(
        title=title,
        teaser="" if _bare(teaser) == _bare(title) else teaser,
        url=site.article_url(article.slug),
        language=article.language,
        length=_length(title),
        photo=photo,
    )


def mail_teaser(article: Article) -> str:
    """Give the teaser: an editor's own for the newsletter, where there is one."""
    return article.overrides.get("email", {}).get("teaser") or article.teaser.text


def threads(month: int) -> Threads:
    """Place the red thread for a month given as 1 to 12."""
    return Threads(
        months=tuple(number == month for number in range(1, 13)),
        before=month - 1,
        after=13 - month,
        left=month >= AUTUMN,
    )


def opening(article: Article) -> str:
    """Give the first whole sentences of the teaser, one or two; empty where they only repeat the title."""
    teaser = one_line(mail_teaser(article))
    known = [one_line(text) for each in article.sentences for text in (each.undated, each.text) if text]
    chosen = next((text for text in known if teaser.startswith(text)), teaser)
    if len(teaser) <= PREHEADER_COMFORTABLE:
        chosen = teaser
    repeats = _bare(chosen) == _bare(one_line(article.title.text))
    return "" if repeats or len(chosen) > PREHEADER_LONGEST else chosen


def first_fitting(lines: str) -> str:
    """Choose the first line that fits as a subject; the last where none does."""
    offered = [line for each in lines.splitlines() if (line := one_line(each))]
    return next((line for line in offered if len(line) <= SUBJECT_LONGEST), offered[-1] if offered else "")


def one_line(text: str) -> str:
    """Join the words of a text with single spaces, without control characters."""
    kept = (char for char in text if char.isspace() or unicodedata.category(char) not in {"Cc", "Cs"})
    return " ".join("".join(kept).split())


def _bare(text: str) -> str:
    """Reduce a text to what makes it the same as another."""
    return text.casefold().rstrip(".!? ")


def _length(title: str) -> str:
    """Tell how large a title can be set."""
    word = max(map(len, title.split()), default=0)
    if len(title) <= SHORT_TITLE and word <= SHORT_WORD:
        return "short"
    return "middling" if len(title) <= MIDDLING_TITLE and word <= MIDDLING_WORD else "long"
