"""What a newsletter says and in which order; its words and look are the templates'.

Issue -units-> Unit -render-> email.html, email.txt, email.eml, the web copy
                    -skeleton-> Skeleton -filled-> the message of one reader
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from publisher.channels.email.message import Mail, encoded, sample
from publisher.channels.email.options import options_of
from publisher.channels.email.pieces import (
    Headline,
    first_fitting,
    length,
    one_line,
    opening,
    pieces,
    threads,
)
from publisher.channels.email.plain import set_plain
from publisher.channels.email.prose import passages
from publisher.channels.email.pullquote import pull_quote
from publisher.channels.email.reader import Reader, inert, slots
from publisher.channels.figures import figures
from publisher.model.artifact import Artifact, Place, Unit
from publisher.model.content import Issue
from publisher.model.site import ChannelSpec
from publisher.model.skeleton import Skeleton
from publisher.ports import Templates

CONTENTS_FROM = 3  # articles; fewer are seen at a glance
HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A newsletter before it is anybody's: what every form of it shares."""

    issue: Issue
    channel: ChannelSpec
    templates: Templates
    subject: str
    preheader: str
    given: Mapping[str, object]

    def html(self, reader: Reader | None) -> str:
        """Write it as HTML; the web copy where it is nobody's."""
        return self.templates.render("newsletter.mjml", reader=reader, **self.given)

    def text(self, reader: Reader) -> str:
        """Write it as plain text."""
        return set_plain(self.templates.render("newsletter.txt.j2", reader=reader, **self.given))

    def mail(self, text: str, html: str) -> Mail:
        """Give what is put in an envelope."""
        return Mail(
            issue=self.issue.name,
            channel=self.channel.name,
            subject=self.subject,
            text=text,
            html=html,
            date=max(article.published for article in self.issue.articles),
        )


def units(issue: Issue, channel: ChannelSpec) -> tuple[Unit, ...]:
    """Make one newsletter of an issue, with the photos of its articles; none of an empty one.

    One that cannot be made is a unit all the same: so its last good files are left.
    """
    if not issue.articles and not issue.editorial.fault:
        return ()
    photos = {each.id: issue.photos[each.id] for each in issue.articles if each.id in issue.photos}
    return (Unit(key=issue.name, issue=replace(issue, photos=photos)),)


def render(unit: Unit, channel: ChannelSpec, templates: Templates) -> tuple[Artifact, ...]:
    """Make the newsletter as HTML, as plain text, as a message to open in a mail program, and as a page.

    Raises:
        TemplateError: A template cannot be filled.
        ToolError: There is no Node or MJML to compile with.
        SettingsError: ``email.address``, where nothing can be sent from ``brand.reply_address``.
    """
    made = letter(unit.issue, channel, templates)
    nobody = inert(options_of(channel).own_link)
    html, text = made.html(nobody), made.text(nobody)
    own = f"{channel.name}/{unit.key}"
    files = (
        (Place.OUTBOX, f"{own}/email.html", HTML, html.encode()),
        (Place.OUTBOX, f"{own}/email.txt", "text/plain; charset=utf-8", text.encode()),
        (Place.OUTBOX, f"{own}/email.eml", "message/rfc822", sample(made.mail(text, html), channel.site)),
        (Place.PUBLIC, web_path(unit.issue, channel), HTML, made.html(None).encode()),
    )
    return tuple(
        Artifact(
            channel=channel.name, unit=unit.key, place=place, path=path, media_type=media_type, body=body
        )
        for place, path, media_type, body in files
    )


def skeleton(unit: Unit, channel: ChannelSpec, templates: Templates) -> Skeleton:
    """Make the message that is sent, encoded once, with a slot for all that is one reader's own.

    Raises:
        TemplateError, ToolError, SettingsError: As ``render`` does.
    """
    made = letter(unit.issue, channel, templates)
    nonce = sha256(repr((made.subject, made.given)).encode()).hexdigest()[:16]
    reader = slots(nonce)
    return encoded(made.mail(made.text(reader), made.html(reader)), channel.site, nonce)


def letter(issue: Issue, channel: ChannelSpec, templates: Templates) -> Letter:
    """Gather what a newsletter says."""
    said, every = issue.editorial, pieces(issue, channel)
    first = issue.articles[0] if issue.articles else None
    headline = one_line(said.subject)
    given: dict[str, object] = {
        "month": issue.name,
        "articles": every,
        "lead": every[0] if every else None,
        "others": every[1:],
        "contents": len(every) >= CONTENTS_FROM,
        "quote": pull_quote(first) if first else None,
        "figures": figures(first) if first else (),
        "threads": threads(int(issue.name[-2:])),
        "headline": Headline(text=headline, length=length(headline)),
        "intro": passages(said.intro),
        "agenda": said.agenda,
        "closing": passages(said.closing),
        "web_url": channel.site.at(web_path(issue, channel).removesuffix("index.html")),
    }
    subject = headline or first_fitting(templates.render("subject.txt.j2", **given))
    told = opening(first) if first else ""
    preheader = one_line(said.preheader or templates.render("preheader.txt.j2", opening=told, **given))
    given |= {"subject": subject, "preheader": preheader}
    return Letter(
        issue=issue,
        channel=channel,
        templates=templates,
        subject=subject,
        preheader=preheader,
        given=given,
    )


def web_path(issue: Issue, channel: ChannelSpec) -> str:
    """Name the web copy within the public folder."""
    return f"{options_of(channel).web}/{issue.name}/index.html"
