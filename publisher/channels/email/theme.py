"""The look goes into the MJML before it is compiled: ``[[ light.ink ]]`` becomes a colour.

The Jinja for articles, ``{{ }}`` and ``{% %}``, is text here and stays as it is.
"""

import re
import traceback

from jinja2 import StrictUndefined, UndefinedError
from jinja2 import TemplateError as JinjaError
from jinja2.exceptions import SecurityError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from publisher.channels.templates import shown
from publisher.errors import TemplateError
from publisher.model.site import ChannelSpec

COMMENT = re.compile(r"\[#.*?#\]", re.DOTALL)


def themed(text: str, channel: ChannelSpec, name: str) -> str:
    """Fill in the colours of the city and the channel's own options; every line keeps its number.

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
    brand = channel.site.brand
    text = COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), text)
    try:
        template = environment.from_string(text)
        return template.render(light=brand.light, dark=brand.dark, theme=channel.options)
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
