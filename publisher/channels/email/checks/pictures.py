"""The pictures of a newsletter: what they say to who does not see them, and what they weigh."""

import re
from collections.abc import Iterator

from publisher.channels.email.checks.opened import Opened
from publisher.channels.email.options import options_of
from publisher.channels.email.pieces import GUTTER
from publisher.model.artifact import Finding, Severity

HEAVY_BYTES = 400_000
# What a camera, a program or a hasty hand calls a picture.
AUTOMATIC = re.compile(
    r"(?:img|dsc[nf]?|pxl|image|photo|foto|afbeelding|picture|screenshot|schermafbeelding|logo|untitled)"
    r"[\s_-]*\d*(?:\.\w{3,4})?|.*\.(?:jpe?g|png|gif|webp|heic)",
    re.IGNORECASE,
)
BLACK = re.compile(r"(?<![\w-])(?:background-)?color:\s*(?:#000(?:000)?|black)\b", re.IGNORECASE)


def picture_findings(mail: Opened) -> Iterator[Finding]:
    """Judge the pictures, and what dark mode would make of hard-coded black."""
    column = options_of(mail.channel).width - 2 * GUTTER
    for image in mail.page.iter("img"):
        source, alt, width = (str(image.get(name, "")) for name in ("src", "alt", "width"))
        name = source.rpartition("/")[2][:80]
        if not alt.strip():
            yield mail.finding("email.alt-none", Severity.ERROR, image=name)
        elif AUTOMATIC.fullmatch(alt.strip()):
            yield mail.finding("email.alt-automatic", image=name, alt=alt[:80])
        if width.isdigit() and int(width) > column:
            yield mail.finding("email.image-wide", image=name, width=int(width), most=column)
    shown = {str(image.get("src", "")) for image in mail.page.iter("img")}
    for size in (size for sizes in mail.issue.photos.values() for size in sizes):
        if mail.channel.site.at(size.path) in shown and size.size_bytes > HEAVY_BYTES:
            kilobytes, most = size.size_bytes // 1000, HEAVY_BYTES // 1000
            yield mail.finding("email.image-heavy", image=size.path, size_kb=kilobytes, most_kb=most)
    if BLACK.search(mail.source):
        yield mail.finding("email.black")
