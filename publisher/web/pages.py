"""The preview's own pages: templates in ``web/pages/``, on the ground of the website's shipped look."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from publisher.channels.typography import bound, initial
from publisher.model.artifact import Finding, Severity
from publisher.model.site import Brand
from publisher.web.overview import worst
from publisher.web.rebuild import Look
from publisher.words import Words, placed

PAGES = Path(__file__).parent / "pages"
FONTS = "fonts"
STYLES = {".css": "text/css; charset=utf-8", ".svg": "image/svg+xml", ".js": "text/javascript; charset=utf-8"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A finding in words.

    Attributes:
        label: How bad it is, in a word.
        place: File and line.
        link: Where it stands in the overview; empty where that is here.
    """

    severity: str
    label: str
    words: str
    place: str
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How much of the worst there is to do."""

    severity: str
    words: str


class Pages:
    """Fills the templates; whatever an article says is text in them."""

    def __init__(self, shipped: Path) -> None:
        """Open the templates.

        Args:
            shipped: The folder of what comes with the program: its website lends its look and its fonts.
        """
        look = shipped / "templates" / "page"
        self.fonts = {path.name: path for path in sorted((look / FONTS).glob("*.woff2"))}
        self._environment = Environment(
            loader=FileSystemLoader([PAGES, look]),
            undefined=StrictUndefined,
            # stylesheets and the script hold nothing that an article says
            autoescape=lambda name: name is None or not name.endswith(tuple(STYLES)),  # noqa: S701
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters |= {"bound": bound, "initial": initial}

    def style(self, name: str, brand: Brand) -> str:
        """Fill a stylesheet, the script or the icon, in the colours of the city."""
        fonts = {name: f"{FONTS}/{name}" for name in self.fonts}
        return self._environment.get_template(name).render(brand=brand, fonts=fonts)

    def page(self, name: str, look: Look, version: str, **values: object) -> str:
        """Fill a page."""
        words = Words(look.settings.language)
        fault = look.fault
        return self._environment.get_template(name).render(
            say=words.say,
            count=words.count,
            language=look.settings.language,
            brand=look.settings.site.brand,
            root=root_of(look),
            version=version,
            fault=Said(
                severity=Severity.ERROR,
                label=words.say("severity.error"),
                words=words.say(fault.code, **fault.values),
                place=placed(fault.file, fault.line).rstrip(": "),
            )
            if fault
            else None,
            **values,
        )


def root_of(look: Look) -> str:
    """Give the path at which the site lies, as it stands in a link: a slash at both ends."""
    return f"{urlsplit(look.settings.site.url).path.rstrip('/')}/"


def said(findings: Iterable[Finding], words: Words, links: Mapping[int, str] | None = None) -> list[Said]:
    """Put findings into words.

    Args:
        links: Where each stands, by its place in the row.
    """
    return [
        Said(
            severity=finding.severity,
            label=words.say(f"severity.{finding.severity}"),
            words=words.say(finding.code, **finding.values),
            place=placed(finding.about.file, finding.about.line).rstrip(": "),
            link=(links or {}).get(number, ""),
        )
        for number, finding in enumerate(findings)
    ]


def tally(findings: Iterable[Finding], words: Words) -> Tally | None:
    """Count the worst of some findings, in words; None where there is nothing to do."""
    every = tuple(findings)
    severity = worst(every)
    if severity is None or severity is Severity.HINT:
        return None
    number = sum(each.severity is severity for each in every)
    code = "build.errors" if severity is Severity.ERROR else "build.reviews"
    return Tally(severity=severity, words=words.count(code, number))
