"""Where the work is done, in this process or in others: seeds are read, units rendered and written."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import get_close_matches
from types import TracebackType
from typing import Self
from zlib import crc32

from publisher.build.crew import Crew
from publisher.channels.registry import kind_named
from publisher.channels.templates import FolderTemplates
from publisher.content.reading import read
from publisher.content.seeds import SeedFolder
from publisher.content.sidecar import MAIL
from publisher.errors import OutputError, PublisherError
from publisher.findings import finding_of
from publisher.model.artifact import About, Artifact, Finding, Place, Severity, Unit
from publisher.model.content import Article, Media
from publisher.model.manifest import SeedRow, UnitRow, outline
from publisher.model.site import ChannelSpec, Site
from publisher.model.source import Source, beside
from publisher.model.work import ReadTask, Task, Use
from publisher.ports import Compiler, Templates, Writer

MONTH = re.compile(rb"\d{4}-\d{2}")
DATE_WITHIN = 64  # bytes, from the start of a seed
# A light unit of more articles than these is rendered where its outlines already are.
MANY = 100
# A photo takes a quarter of a second, as many pages are rendered in (measured, 2026-11).
PHOTO_WEIGHT = 100


class Workshop:
    """Does one task. What another process needs of it is where things are; it opens what it uses itself."""

    def __init__(  # each has its name
        self,
        *,
        compiler: Compiler,
        seeds: SeedFolder,
        writer: Writer,
        site: Site,
        networks: frozenset[str] = frozenset(),
    ) -> None:
        """Open nothing yet; ``networks`` are the channels that an editor can write a post for."""
        self.networks = networks
        self.compiler = compiler
        self.seeds = seeds
        self.writer = writer
        self.site = site
        self._templates: dict[str, Templates] = {}
        self._articles: dict[str, Article] = {}

    def __getstate__(self) -> dict[str, object]:
        """Leave behind what was opened and read."""
        return {**self.__dict__, "_templates": {}, "_articles": {}}

    def __call__(self, task: ReadTask | Task) -> SeedRow | UnitRow:
        """Do a task."""
        return self.read(task) if isinstance(task, ReadTask) else self.render(task)

    def read(self, task: ReadTask) -> SeedRow:
        """Understand a seed, and keep its text at hand for the units that are made of it."""
        try:
            source = self.seeds.source(task.path)
        except PublisherError as error:
            opened = error.code != "file.unreadable"
            return SeedRow(article=None, findings=(finding_of(error),), opened=opened)
        try:
            article, findings = self._understood(source)
        except PublisherError as error:
            return SeedRow(article=None, findings=(finding_of(error),))
        self._articles[article.file] = article
        unknown = tuple(
            _unknown(article, name, self.networks) for name in sorted(article.overrides.keys() - {MAIL})
        )
        found = (*findings, *(each for each in unknown if each))
        opened = all(each.code != "file.unreadable" for each in findings)  # the photo, too
        return SeedRow(article=outline(article), findings=found, opened=opened)

    def render(self, task: Task) -> UnitRow:
        """Render, check and write a unit; an error becomes a finding."""
        kind, channel = kind_named(task.channel.kind), task.channel
        try:
            if fault := task.unit.issue.editorial.fault:
                raise fault
            unit = self._whole(task.unit)
            templates = self.templates(channel)
            artifacts = kind.render(unit, channel, templates)
            findings = kind.check(unit.issue, artifacts, channel)
            media = self._described(unit, artifacts, channel, templates)
            if task.use is Use.WRITE:
                outputs = tuple(map(self.writer.write, artifacts))
                return UnitRow(fingerprint=task.fingerprint, outputs=outputs, findings=findings, media=media)
            if task.use is Use.COMPARE:
                findings += tuple(_stale(each) for each in artifacts if self.writer.differs(each))
            return UnitRow(fingerprint="", findings=findings, media=media)
        except OutputError:  # a disk that is full or closed stops the build
            raise
        except OSError as error:  # a font or another file of the template set
            file, detail = str(error.filename or task.channel.name), error.strerror or str(error)
            fault = PublisherError("file.unreadable", file=file, detail=detail)
            return UnitRow(fingerprint="", findings=(finding_of(fault),))
        except PublisherError as error:
            return UnitRow(fingerprint="", findings=(finding_of(error), *self._kept(task)))

    def _kept(self, task: Task) -> Iterator[Finding]:
        """Say that a newsletter that was made before is still there, where its issue file is at fault."""
        said, folder = task.unit.issue.editorial, f"{task.channel.name}/{task.unit.key}/"
        files = self.writer.files() if said.fault else ()
        if any(place is Place.OUTBOX and path.startswith(folder) for place, path in files):
            about = About(file=said.file or f"issues/{task.unit.key}.toml")
            yield Finding(
                code="issue.kept", severity=Severity.HINT, about=about, values={"months": task.unit.key}
            )

    def templates(self, channel: ChannelSpec) -> Templates:
        """Open the template set of a channel, once."""
        if channel.name not in self._templates:
            self._templates[channel.name] = FolderTemplates(channel, self.compiler)
        return self._templates[channel.name]

    def _whole(self, unit: Unit) -> Unit:
        """Give a unit its articles' texts, or the bytes of their photo, as it needs."""
        if unit.light:
            return unit
        fill = self._pictured if unit.of_photo else self._article
        articles = tuple(map(fill, unit.issue.articles))
        return replace(unit, issue=replace(unit.issue, articles=articles))

    def _understood(self, source: Source) -> tuple[Article, tuple[Finding, ...]]:
        """Read a seed as this site does."""
        site = self.site
        return read(source, language=site.language, city=site.brand.city, images=self.seeds.photos.digest)

    def _pictured(self, known: Article) -> Article:
        """Give an article's photo its bytes."""
        assert known.photo
        return replace(known, photo=replace(known.photo, data=self.seeds.photos.read(known.photo.path)))

    def _article(self, known: Article) -> Article:
        """Give an article its text, as it was read before or from its seed."""
        article = self._articles.get(known.file)
        if article is None or article.digest != known.digest:
            source = self.seeds.source(known.file.removeprefix(f"{self.seeds.folder.name}/"))
            article, _ = self._understood(source)
            self._articles[known.file] = article
        return replace(article, slug=known.slug, former=known.former, updated=known.updated)

    def _described(
        self, unit: Unit, artifacts: Sequence[Artifact], channel: ChannelSpec, templates: Templates
    ) -> tuple[Media, ...]:
        """Describe the picture of an article in its sizes, where the kind draws one."""
        describe = getattr(kind_named(channel.kind), "media", None)
        if describe is None:
            return ()
        return tuple(describe(unit.issue.articles[0], each, channel, templates) for each in artifacts)


class Bench:
    """A team of one workshop, or of one in each process; articles of one month go to the same."""

    def __init__(self, workshop: Workshop, jobs: int = 0) -> None:
        """Start nothing yet."""
        self.workshop = workshop
        self.crew: Crew[ReadTask | Task, SeedRow | UnitRow] = Crew(workshop, jobs)

    def __enter__(self) -> Self:
        """Be ready."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let the processes go."""
        self.crew.__exit__(kind, error, trace)

    def read(self, tasks: Sequence[ReadTask]) -> Iterator[tuple[ReadTask, SeedRow]]:
        """Understand seeds; they come back in whatever order."""
        for task, row in self.crew.run(tasks, self._shard):
            assert isinstance(task, ReadTask)
            assert isinstance(row, SeedRow)
            yield task, row

    def render(self, tasks: Sequence[Task]) -> Iterator[tuple[Task, UnitRow]]:
        """Render units; they come back in whatever order."""
        here = [task for task in tasks if task.unit.light and len(task.unit.issue.articles) > MANY]
        away = [task for task in tasks if not (task.unit.light and len(task.unit.issue.articles) > MANY)]
        weight = sum(PHOTO_WEIGHT if task.unit.of_photo else 1 for task in away)
        for task, row in self.crew.run(away, self._shard, weight):
            assert isinstance(task, Task)
            assert isinstance(row, UnitRow)
            yield task, row
        yield from ((task, self.workshop.render(task)) for task in here)

    def _shard(self, task: ReadTask | Task) -> int:
        """Number the month of a task's article, so that a month's texts are in one place; or a photo."""
        if isinstance(task, Task):
            if task.unit.of_photo:
                return crc32(task.unit.key.encode())
            articles = task.unit.issue.articles
            return crc32(articles[0].date.month.encode()) if articles else 0
        month = MONTH.search(self.workshop.seeds.head(task.path, DATE_WITHIN))
        return crc32(month[0] if month else task.path.encode("utf-8", "surrogateescape"))


def _unknown(article: Article, name: str, networks: frozenset[str]) -> Finding | None:
    """Say that an editor wrote a post for a network that there is no channel for; None where there is."""
    if name in networks:
        return None
    near = get_close_matches(name, sorted(networks), n=1)
    values = {"key": f"posts.{name}", "near": near[0] if near else ", ".join(sorted(networks))}
    about = About(file=beside(article.file))
    code = "key.unknown-near" if near else "key.unknown"
    return Finding(code=code, severity=Severity.ERROR, about=about, values=values)


def _stale(artifact: Artifact) -> Finding:
    """Say that the disk holds something else."""
    about = About(file=f"{artifact.place}/{artifact.path}")
    return Finding(code="output.stale", severity=Severity.HINT, about=about)
