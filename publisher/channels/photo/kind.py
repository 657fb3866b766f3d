"""Photos divided into units, one a file whoever shows it, and what there is to say of each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from publisher.errors import SeedError, SettingsError
from publisher.findings import finding_of
from publisher.model.artifact import About, Artifact, Finding, Place, Severity, Unit
from publisher.model.content import Article, Issue, IssueKind, Media, Photo
from publisher.model.site import ChannelSpec
from publisher.ports import Templates

MEDIA_TYPE = "image/jpeg"
FOLDER = "fotos"
# A photo of fewer pixels is blurred across the text of a page, which is 652 wide (docs/design.md).
SHARP = 640
NAME_LENGTH = 24  # hexadecimal digits: no two photos ever share them
WIDEST = 4000  # pixels; no screen shows more of a column of text
QUALITIES = range(30, 96)  # past 95, libjpeg only adds weight


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The keys of a photo's channel.toml.

    Attributes:
        widths: In pixels; a photo that is narrower keeps its own.
        quality: Of the JPEG.
    """

    widths: tuple[int, ...] = (480, 960, 1600)
    quality: int = 80

    def __post_init__(self) -> None:
        """Refuse sizes that nobody can see, or that nobody can wait for."""
        if not self.widths or not all(1 <= width <= WIDEST for width in self.widths):
            value = ", ".join(map(str, self.widths))
            raise SettingsError("key.choice", key="widths", value=value, known=f"1 … {WIDEST}")
        if self.quality not in QUALITIES:
            known = f"{QUALITIES[0]} … {QUALITIES[-1]}"
            raise SettingsError("key.choice", key="quality", value=str(self.quality), known=known)


def units(issue: Issue, channel: ChannelSpec) -> tuple[Unit, ...]:
    """Give one unit a photo; where more than one article shows it, the newest stands for them."""
    shown: dict[str, Article] = {}
    for article in issue.articles:
        if article.photo and article.photo.digest:
            shown.setdefault(article.photo.digest, article)
    return tuple(
        Unit(
            key=digest,
            issue=Issue(kind=IssueKind.ONE, name=article.id, articles=(article,)),
            of_photo=True,
        )
        for digest, article in shown.items()
    )


def render(unit: Unit, channel: ChannelSpec, templates: Templates) -> tuple[Artifact, ...]:
    """Make the sizes of a photo; none of a file that shows nothing, which ``check`` tells."""
    from publisher.channels.photo.develop import developed  # Pillow

    photo, options = photo_of(unit.issue), options_of(channel)
    try:
        sizes = developed(photo.data, options.widths, options.quality)
    except SeedError:
        return ()
    name = _name(photo, options)
    return tuple(
        Artifact(
            channel=channel.name,
            unit=unit.key,
            place=Place.PUBLIC,
            path=f"{FOLDER}/{name}-{size.width}.jpg",
            media_type=MEDIA_TYPE,
            body=size.body,
        )
        for size in sizes
    )


def check(issue: Issue, artifacts: Sequence[Artifact], channel: ChannelSpec) -> tuple[Finding, ...]:
    """Say why a photo has no sizes, or that it is too small to be sharp."""
    from publisher.channels.photo.develop import developed, size_of

    photo, options = photo_of(issue), options_of(channel)
    file = f"{issue.articles[0].file.partition('/')[0]}/images/{photo.path}"
    try:
        widest = max(
            size_of(each.body)[0]
            for each in artifacts or developed(photo.data, options.widths, options.quality)
        )
    except SeedError as error:
        return (replace(finding_of(error), about=About(file=file)),)
    if widest >= min(SHARP, max(options.widths)):
        return ()
    values = {"width": widest, "least": SHARP}
    return (Finding(code="image.small", severity=Severity.REVIEW, about=About(file=file), values=values),)


def media(article: Article, artifact: Artifact, channel: ChannelSpec, templates: Templates) -> Media:
    """Describe one size of a photo to who shows it; what it shows is for each article to say."""
    from publisher.channels.photo.develop import size_of

    width, height = size_of(artifact.body)
    return Media(
        path=artifact.path,
        alt="",
        mime=artifact.media_type,
        size_bytes=len(artifact.body),
        width=width,
        height=height,
    )


def photo_of(issue: Issue) -> Photo:
    """Give the photo that a unit is made of."""
    photo = issue.articles[0].photo
    assert photo
    return photo


def options_of(channel: ChannelSpec) -> Options:
    """Give the kind's own settings, which the registry has checked."""
    assert isinstance(channel.options, Options)
    return channel.options


def _name(photo: Photo, options: Options) -> str:
    """Name a photo by its content and by what is made of it.

    Not by the bytes that are published: those may differ between processors, and pages that name them would
    then differ, too. Not by the name of the editor's file either, which may tell what is nobody's business.
    """
    return sha256(f"{photo.digest} {options.quality}".encode()).hexdigest()[:NAME_LENGTH]
