"""From MJML to HTML with its Jinja still inside: compiled once for each change, cached by content.

    template -theme-> MJML -Node-> HTML with Jinja -> cache/mjml/<hash of what it was made of>.html

The templates that come with the program come compiled, in ``compiled/``: unchanged, they need no Node at all.

MJML's own program is silent about much that it throws away; what it does not say is checked here.
"""

import json
import re
import subprocess
from collections import Counter
from contextlib import suppress
from hashlib import sha256
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory

from publisher.channels.email.cache import Cache
from publisher.channels.email.rules import JINJA, held
from publisher.channels.email.theme import coloured, palettes, themed
from publisher.channels.email.tools import Tools
from publisher.channels.templates import shown
from publisher.errors import TemplateError, ToolError, unwritable
from publisher.model.site import ChannelSpec

TIMEOUT_S = 120
# Its minifier must leave attributes alone: it sorts the words of a class, and so takes {{ }} apart (5.4.1).
MINIFY = {
    "minifyCss": False,
    "collapseAttributeWhitespace": False,
    "deduplicateAttributeValues": False,
    "normalizeAttributeValues": False,
    "removeEmptyAttributes": False,
    "sortAttributesWithLists": False,
}
OPTIONS = (
    "--stdout",
    "--noStdoutFileComment",
    "--config.validationLevel=strict",
    "--config.fonts={}",  # else a font named Roboto is fetched from Google
    "--config.beautify=false",
    "--config.minify=true",
    f"--config.minifyOptions={json.dumps(MINIFY)}",
)
LINE = re.compile(r"Line (\d+) of .*? (\([\w-]+\) — .*)")
SHIPPED = Path(__file__).parent / "compiled"
# What MJML writes and ours does without: on every cell what half of all mail programs do not know (the style
# says overflow-wrap), in every text what its column says already, and a margin for all paragraphs.
NEEDLESS = (
    (re.compile(r"word-break:break-word;"), ""),
    (re.compile(r"(line-height:[\w.%]+;)text-align:left;"), r"\1"),
    (re.compile(r"\n *p \{ display:block;margin:13px 0; \}"), ""),
)
# The web copy of a newsletter is a page of its own.
WRAPPER = 'aria-roledescription="email" role="article"'
EITHER = f'{{% if reader %}}{WRAPPER}{{% else %}}role="main"{{% endif %}}'
DENIED = "mj-include denied"


class MjmlCli:
    """Compiles with MJML's own program, run by Node."""

    def __init__(
        self,
        *,
        search: tuple[Path, ...],
        cache: Path,
        mjml: str = "",
        node: str = "",
        shipped: Path = SHIPPED,
    ) -> None:
        """Keep where to look; nothing is started yet.

        Args:
            search: Folders that may hold ``node_modules``, the nearest first.
            cache: A folder that may be thrown away.
            mjml: The program to use instead of what is found.
            node: The same for Node.
            shipped: The folder of what comes compiled.
        """
        self.tools = Tools(search=search, mjml=mjml, node=node)
        self.cache = Cache(cache / "mjml")
        self.shipped = shipped
        self._refused: dict[str, TemplateError] = {}

    def __getstate__(self) -> dict[str, object]:
        """Leave behind what was refused here."""
        return {**self.__dict__, "_refused": {}}

    def compile(self, channel: ChannelSpec, name: str) -> str:
        """Give the HTML of one template; where nothing has changed, no Node is started.

        Raises:
            SettingsError: ``theme.contrast``.
            TemplateError: ``mjml.failed``, ``mjml.lost-jinja`` or another rule, with file and line.
            ToolError: ``mjml.missing``, ``mjml.no-node``, ``mjml.old-node`` or ``mjml.timeout``.
            OutputError: ``output.full`` or ``output.unwritable``, where the cache cannot be written.
        """
        file = shown(channel, name)
        try:
            text = (channel.folder / name).read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            raise TemplateError("template.encoding", file=file) from error
        colours = palettes(channel)
        source = themed(text, channel, name)
        held(source, file)
        return coloured(lightened(self._compiled(source, file)), colours)

    def _compiled(self, source: str, file: str) -> str:
        """Give the HTML of MJML: as it came with the program, as it was compiled before, or compiled now."""
        with suppress(FileNotFoundError):
            return (self.shipped / shipped_name(source)).read_text(encoding="utf-8")
        entry = self.tools.entry()
        made_of = "\0".join((source, self.tools.version(entry), *OPTIONS))
        name = f"{sha256(made_of.encode()).hexdigest()}.html"
        if (known := self.cache.known(name)) is not None:
            return known
        if refused := self._refused.get(name):  # each month of a build asks
            raise refused
        node = self.tools.current_node()  # nothing is made where there is none
        with self.cache.alone():
            if (known := self.cache.known(name)) is not None:
                return known
            try:
                html = self.run(source, file, node)
            except TemplateError as error:
                self._refused[name] = error
                raise
            self.cache.keep(name, html)
        return html

    def run(self, source: str, file: str, node: str) -> str:
        """Start Node once. Whatever it says on its error stream is an error; so is Jinja that it dropped."""
        entry = self.tools.entry()
        with TemporaryDirectory() as folder:
            # not through its standard input: that takes apart letters of more than one byte (5.4.1)
            template = Path(folder, "template.mjml")
            try:
                template.write_text(source, encoding="utf-8")
            except OSError as error:
                raise unwritable(template, error) from error
            command = [node, "--no-warnings", str(entry), f"--read={template.name}", *OPTIONS]
            try:
                done = subprocess.run(
                    command, cwd=folder, capture_output=True, timeout=TIMEOUT_S, check=False
                )
            except subprocess.TimeoutExpired as error:
                raise ToolError("mjml.timeout", file=file, seconds=TIMEOUT_S) from error
            except OSError as error:
                raise ToolError("mjml.no-node", file=file, detail=str(error)) from error
        html, complaint = done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace").strip()
        if done.returncode or complaint or DENIED in html or "</html>" not in html:
            raise _failure(complaint or (DENIED if DENIED in html else f"status {done.returncode}"), file)
        kept(source, html, file)
        return html


def shipped_name(source: str) -> str:
    """Name the compiled form of MJML that comes with the program."""
    return f"{sha256(chr(0).join((source, *OPTIONS)).encode()).hexdigest()[:32]}.html"


def lightened(html: str) -> str:
    """Take out what MJML writes without need, and let the web copy be the main part of its page."""
    for needless, instead in NEEDLESS:
        html = needless.sub(instead, html)
    return html.replace(WRAPPER, EITHER)


def kept(source: str, html: str, file: str) -> None:
    """Refuse a result in which Jinja is missing: between tags and in comments MJML drops it silently."""
    lost = Counter(map(_plain, JINJA.findall(source))) - Counter(map(_plain, JINJA.findall(html)))
    for tag in JINJA.finditer(source):
        if _plain(tag[0]) in lost:
            line = source.count("\n", 0, tag.start()) + 1
            raise TemplateError("mjml.lost-jinja", file=file, line=line, tag=_plain(tag[0])[:80])


def _plain(tag: str) -> str:
    """Write a tag of Jinja in one way, whatever was escaped or joined."""
    return " ".join(unescape(tag).split())


def _failure(complaint: str, file: str) -> TemplateError:
    """Say what MJML says, without the name of our temporary file."""
    if told := LINE.search(complaint):
        return TemplateError("mjml.failed", file=file, line=int(told[1]), detail=told[2])
    return TemplateError("mjml.failed", file=file, detail=" ".join(complaint.split())[:300])
