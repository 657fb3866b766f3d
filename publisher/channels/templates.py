"""One sandboxed, strict Jinja environment for each channel folder.

A template sees its own folder and nothing else; a misspelt name is an error with file and line; what
becomes markup is escaped.
"""

import re
import traceback
from collections.abc import Callable, Hashable
from pathlib import Path

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateNotFound, UndefinedError
from jinja2 import TemplateError as JinjaError
from jinja2.exceptions import SecurityError, TemplateSyntaxError
from jinja2.loaders import split_template_path
from jinja2.runtime import Context, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from publisher.channels.typography import bound, day, initial, month, short_month, whole
from publisher.errors import TemplateError
from publisher.model.site import ChannelSpec
from publisher.ports import Compiler

PLAIN = (".txt.j2", ".css")  # all else becomes markup


class FolderLoader(BaseLoader):
    """Loads templates of one folder; MJML comes back as HTML with its Jinja still inside."""

    def __init__(self, channel: ChannelSpec, compiler: Compiler) -> None:
        """Keep the folder and the way from MJML to HTML."""
        self.channel = channel
        self.compiler = compiler

    def get_source(
        self,
        environment: Environment,  # noqa: ARG002  # BaseLoader's signature
        template: str,
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        """Give the text of a template. Raises TemplateNotFound for any path outside the folder."""
        folder = self.channel.folder.resolve()
        path = folder.joinpath(*split_template_path(template)).resolve()
        if not path.is_relative_to(folder) or not path.is_file():
            raise TemplateNotFound(template)
        if template.endswith(".mjml"):
            text = self.compiler.compile(self.channel, template)
        else:
            try:
                text = path.read_text(encoding="utf-8-sig")
            except UnicodeDecodeError as error:
                file = shown(self.channel, template)
                raise TemplateError("template.encoding", file=file) from error
            except OSError as error:
                file, detail = shown(self.channel, template), error.strerror or str(error)
                raise TemplateError("file.unreadable", file=file, detail=detail) from error
        return text, str(path), lambda: True


# What an expression of a template raises that does not fit its values.
FAULTS = (
    *(TypeError, ValueError, ArithmeticError, LookupError),
    *(AttributeError, RecursionError, MemoryError),
)


class Sandbox(ImmutableSandboxedEnvironment):
    """Lets templates read values and nothing else."""

    def getattr(self, obj: object, attribute: str) -> object:
        """Read an attribute; of our own nouns without the sandbox's questions, which halves a page's cost."""
        if attribute[0] != "_" and hasattr(obj, "__dataclass_fields__"):
            try:
                return getattr(obj, attribute)
            except AttributeError:
                pass
        return super().getattr(obj, attribute)

    def call(self, context: Context, obj: object, /, *args: object, **kwargs: object) -> object:
        """Call what a template calls; a macro, which is a template's own, without the sandbox's questions."""
        if type(obj) is not Macro:
            return super().call(context, obj, *args, **kwargs)
        kwargs.pop("_block_vars", None)  # of use to callables that ask for the context, which no macro does
        kwargs.pop("_loop_vars", None)
        return obj(context.eval_ctx, *args, **kwargs)


class FolderTemplates:
    """The template set of one channel."""

    def __init__(self, channel: ChannelSpec, compiler: Compiler) -> None:
        """Open the environment; no template is read yet."""
        self.channel = channel
        self.environment = Sandbox(
            loader=FolderLoader(channel, compiler),
            undefined=StrictUndefined,
            autoescape=lambda name: name is None or not name.endswith(PLAIN),
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self.environment.filters |= {
            "bound": bound,
            "day": day,
            "initial": initial,
            "month": month,
            "short_month": short_month,
            "whole": whole,
        }
        # of the channel only words: its folder would be a way out of it
        known = {"name": channel.name, "title": channel.title, "options": channel.options}
        self.environment.globals = {
            "site": channel.site,
            "brand": channel.site.brand,
            "channel": known,
            "piece": self._piece,
        }
        self._pieces: dict[tuple[str, tuple[tuple[str, Hashable], ...]], str] = {}

    def render(self, name: str, **values: object) -> str:
        """Fill a template. Raises TemplateError, with file and line, for any fault in it."""
        try:
            return self.environment.get_template(name).render(**values)
        except JinjaError as error:
            raise self._fault(error, name) from error
        except FAULTS as error:
            raise self._fault(error, name) from error

    def _piece(self, name: str, /, **values: Hashable) -> str:
        """Fill a template that is the same on many pages: once for the same values, all that it is given."""
        key = (name, tuple(values.items()))
        if key not in self._pieces:
            text = self.environment.get_template(name).render(**values)
            self._pieces[key] = text if name.endswith(PLAIN) else Markup(text)  # noqa: S704  # escaped in there
        return self._pieces[key]

    def _fault(self, error: Exception, name: str) -> TemplateError:
        """Say which template, which line and what."""
        file, line = shown(self.channel, name), 0
        if isinstance(error, TemplateSyntaxError):
            file = shown(self.channel, error.name or name)
            line = error.lineno
        elif not isinstance(error, TemplateNotFound):
            for frame in reversed(traceback.extract_tb(error.__traceback__)):
                if Path(frame.filename).is_relative_to(self.channel.folder.resolve()):
                    file = shown(self.channel, Path(frame.filename).name)
                    line = frame.lineno or 0
                    break
        if file.endswith(".mjml"):
            # counted in the HTML that the MJML became: the person knows the MJML
            line = line_naming(self.channel.folder / file.rpartition("/")[2], str(error))
        codes = {
            TemplateNotFound: "template.missing",
            TemplateSyntaxError: "template.syntax",
            UndefinedError: "template.name",
            SecurityError: "template.forbidden",
        }
        code = next((code for kind, code in codes.items() if isinstance(error, kind)), "template.fault")
        return TemplateError(code, file=file, line=line, detail=str(error))


def shown(channel: ChannelSpec, name: str) -> str:
    """Name a template as a person knows it."""
    return f"{channel.folder.parent.name}/{channel.folder.name}/{name}"


def line_naming(path: Path, detail: str) -> int:
    """Find the line of a template whose Jinja holds the name that an error speaks of; 0 where none does."""
    named = re.findall(r"'([^']+)'", detail)
    name = re.compile(rf"\{{[{{%][^}}]*\b{re.escape(named[-1].rpartition(' ')[2])}\b") if named else None
    lines = path.read_text(encoding="utf-8-sig").splitlines() if path.is_file() else []
    return next((number for number, line in enumerate(lines, 1) if name and name.search(line)), 0)
