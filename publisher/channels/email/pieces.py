"""What a newsletter says of its articles, each text on one line: words and sizes, no look."""

import unicodedata
from dataclasses import dataclass

from publisher.channels.email.options import options_of
from publisher.model.content import Article, Issue
from publisher.model.site import ChannelSpec, Site

SUBJECT_LONGEST = 78  # characters; most inboxes on a desk show no more
PREHEADER_COMFORTABLE = 150  # characters; a second sentence is added up to here
PREHEADER_LONGEST = 250  # a sentence longer than this is no preheader
AUTUMN = 7  # from July the date stands to the left of the red thread
# The cloth's title is set smaller from so many characters on, or where a word is so long.
SHORT_TITLE, SHORT_WORD = 70, 19
MIDDLING_TITLE, MIDDLING_WORD = 115, 24
GUTTER = 40  # pixels on each side of the text, as in newsletter.mjml


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
        month: ``YYYY-MM``; may be another than that of the issue.
        photo: None where the editor gave none; never a card.
    """

    title: str
    teaser: str
    url: str
    language: str
    length: str
    month: str = ""
    photo: Picture | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """An editor's own title of the issue."""

    text: str
    length: str


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


def pieces(issue: Issue, channel: ChannelSpec) -> tuple[Piece, ...]:
    """Gather what the newsletter says of each article."""
    column = options_of(channel).width - 2 * GUTTER
    return tuple(
        piece(article, channel.site, picture(article, issue, channel.site, column))
        for article in issue.articles
    )


def piece(article: Article, site: Site, photo: Picture | None = None) -> Piece:
    """Gather what the newsletter says of an article."""
    title, teaser = one_line(article.title.text), one_line(teaser_of(article))
    return Piece(
        title=title,
        teaser="" if _bare(teaser) == _bare(title) else teaser,
        url=site.article_url(article.slug),
        language=article.language,
        length=length(title),
        month=article.date.month,
        photo=photo,
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


def threads(month: int) -> Threads:
    """Place the red thread for a month given as 1 to 12."""
    return Threads(
        months=tuple(number == month for number in range(1, 13)),
        before=month - 1,
        after=13 - month,
        left=month >= AUTUMN,
    )


def teaser_of(article: Article) -> str:
    """Give the teaser: an editor's own for the newsletter, where there is one."""
    return article.overrides.get("email", {}).get("teaser") or article.teaser.text


def opening(article: Article) -> str:
    """Give the first whole sentences of the teaser, one or two; empty where they only repeat the title."""
    teaser = one_line(teaser_of(article))
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
    if text.isprintable() and "  " not in text:
        return text.strip()
    kept = (char for char in text if char.isspace() or unicodedata.category(char) not in {"Cc", "Cs"})
    return " ".join("".join(kept).split())


def length(title: str) -> str:
    """Tell how large a title can be set."""
    word = max(map(len, title.split()), default=0)
    if len(title) <= SHORT_TITLE and word <= SHORT_WORD:
        return "short"
    return "middling" if len(title) <= MIDDLING_TITLE and word <= MIDDLING_WORD else "long"


def _bare(text: str) -> str:
    """Reduce a text to what makes it the same as another."""
    return text.casefold().rstrip(".!? ")
