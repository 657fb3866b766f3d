"""The look of a mail: ``[[ light.ink ]]`` in the MJML becomes a mark before it is compiled, a colour after.

    template -themed-> MJML with marks -compiled-> HTML with marks -coloured-> HTML

So the same compiled template serves every city's colours. The Jinja for articles, ``{{ }}`` and ``{% %}``, is
text here and stays as it is.
"""

import re
import traceback
from collections.abc import Mapping
from dataclasses import asdict

from jinja2 import StrictUndefined, UndefinedError
from jinja2 import TemplateError as JinjaError
from jinja2.exceptions import SecurityError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from publisher.channels.email.options import Look, options_of
from publisher.channels.templates import shown
from publisher.colours import contrast
from publisher.errors import SettingsError, TemplateError
from publisher.model.site import LIGHT, ChannelSpec

THEMES = ("light", "dark")
# Beside those of the palette: what the title and the footer stand on, which the look decides.
GROUNDS = {
    Look.CLOTH: {"ground": "bloom", "foot": "wash"},
    Look.PAPER: {"ground": "paper", "foot": "wash"},
    Look.PLAIN: {"ground": "paper", "foot": "paper"},
}
NAMES = (*asdict(LIGHT), "ground", "foot")
# A mark is a colour that nobody has; MJML takes it for one.
MARKS = {
    theme: {name: f"#{number}FE{at:02X}" for at, name in enumerate(NAMES)}
    for theme, number in zip(THEMES, ("A1", "B2"), strict=True)
}
MARKED = re.compile("#(?:A1|B2)FE[0-9A-F]{2}\\b", re.IGNORECASE)
LEAST = 4.5  # of text on its ground: WCAG 2.2, 1.4.3
TEXTS = (
    *(("ink", ground) for ground in ("paper", "ground", "wash", "foot")),
    *(("quiet", ground) for ground in ("paper", "ground", "wash", "foot")),
    ("accent", "paper"),
    ("onaccent", "accent"),
)
COMMENT = re.compile(r"\[#.*?#\]", re.DOTALL)


def palettes(channel: ChannelSpec) -> dict[str, dict[str, str]]:
    """Give the colours of the mail, by theme and name.

    Raises:
        SettingsError: ``theme.contrast``, where words could not be read on their ground.
    """
    options, brand = options_of(channel), channel.site.brand
    found: dict[str, dict[str, str]] = {}
    for theme in THEMES:
        own = options.light if theme == "light" else options.dark
        colours = asdict(getattr(brand, theme)) | own
        colours |= {name: colours[base] for name, base in GROUNDS[Look(options.look)].items()}
        found[theme] = colours
        for text, ground in TEXTS:
            reached = contrast(colours[text], colours[ground])
            if reached < LEAST:
                base = GROUNDS[Look(options.look)].get(ground, ground)
                raise SettingsError(
                    "theme.contrast",
                    file=shown(channel, "channel.toml") if {text, base} & own.keys() else "publisher.toml",
                    key=f"{theme}.{text}",
                    value=colours[text],
                    ground=f"{theme}.{base}",
                    behind=colours[ground],
                    contrast=f"{int(reached * 100) / 100:.2f}",  # rounded down: 4.49 is no 4.5
                )
    return found


def coloured(html: str, colours: Mapping[str, Mapping[str, str]]) -> str:
    """Put the colours in the place of their marks."""
    known = {
        mark.upper(): colours[theme][name] for theme, each in MARKS.items() for name, mark in each.items()
    }
    return MARKED.sub(lambda mark: known[mark[0].upper()], html)


def themed(text: str, channel: ChannelSpec, name: str) -> str:
    """Fill in marks for colours, and the channel's own options; every line keeps its number.

    Raises:
        TemplateError: With file and line, for any fault in what stands between ``[[`` and ``]]``.
    """
    environment = ImmutableSandboxedEnvironment(
        block_start_string="[%",
        block_end_string="%]",
        variable_start_string="[[",
        variable_end_string="]]",
        comment_start_string="[#",
        comment_end_string="#]",
        undefined=StrictUndefined,
        autoescape=True,
        keep_trailing_newline=True,
    )
    options = options_of(channel)
    theme = {
        "width": options.width,
        "radius": options.radius,
        # letters, commas and single quotes: checked
        "title_font": Markup(options.title_font),  # noqa: S704
        "text_font": Markup(options.text_font),  # noqa: S704
    }
    text = COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), text)
    try:
        return environment.from_string(text).render(theme=theme, **MARKS)
    except (JinjaError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError) as error:
        raise _fault(error, shown(channel, name)) from error


def _fault(error: Exception, file: str) -> TemplateError:
    """Say which line and what."""
    codes = {
        TemplateSyntaxError: "template.syntax",
        UndefinedError: "template.name",
        SecurityError: "template.forbidden",
    }
    code = next((code for kind, code in codes.items() if isinstance(error, kind)), "template.fault")
    if isinstance(error, TemplateSyntaxError):
        return TemplateError(code, file=file, line=error.lineno, detail=str(error))
    frames = traceback.extract_tb(error.__traceback__)
    line = next((frame.lineno for frame in reversed(frames) if frame.filename == "<template>"), 0)
    return TemplateError(code, file=file, line=line or 0, detail=str(error))
