"""The main flow, on one page: seeds, articles, issues, units, artifacts.

    seeds/ -read-> Article -choose-> Issue -units-> Unit -render-> Artifact -write-> feeds/, outbox/
                                       |                              |
                                       +----------- check ------------+-> Finding

Every arrow is one function; nothing runs the other way. What touches disk or clock comes in with the House.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from typing import Protocol, cast

from publisher.build.ledger import gone, settle
from publisher.content.issues import choose, newest_first
from publisher.content.reading import read
from publisher.errors import PublisherError
from publisher.findings import finding_of, worst_first
from publisher.model.artifact import About, Artifact, Finding, Severity, Unit
from publisher.model.content import Article, Issue, IssueKind, Media
from publisher.model.ledger import Ledger
from publisher.model.site import ChannelSpec, Site
from publisher.ports import Clock, Kind, Ledgers, Seeds, Templates, Writer

PICTURES = "card"


class Drawing(Kind, Protocol):
    """A kind whose artifacts are pictures that other kinds name."""

    def media(
        self, article: Article, artifact: Artifact, channel: ChannelSpec, templates: Templates
    ) -> Media:
        """Describe the picture of an article."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """Everything that the flow is handed; ``wiring.py`` fills it.

    Attributes:
        channels: The channels that were asked for.
        drawing: Those that draw the pictures, asked for or not: a post names its picture.
        findings: What there is to say of channel folders that could not be read.
        kinds: Finds the code of a kind.
        templates: Opens the template set of a channel.
        spread: Renders many tasks, in their order, on the machine's cores.
        lock: Held while a build writes.
    """

    site: Site
    seeds: Seeds
    ledgers: Ledgers
    writer: Writer
    clock: Clock
    channels: tuple[ChannelSpec, ...]
    drawing: tuple[ChannelSpec, ...]
    findings: tuple[Finding, ...]
    kinds: Callable[[str], Kind]
    templates: Callable[[ChannelSpec], Templates]
    spread: "Callable[[Sequence[Task]], Iterator[Outcome]]"
    lock: Callable[[], AbstractContextManager[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One unit to render."""

    channel: ChannelSpec
    unit: Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a unit became: artifacts, or the finding that says why not."""

    artifacts: tuple[Artifact, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The seeds, understood."""

    articles: tuple[Article, ...]
    gone: tuple[str, ...]
    ledger: Ledger
    findings: tuple[Finding, ...]

    @property
    def is_lost(self) -> bool:
        """Tell whether there were seeds and none could be read."""
        return not self.articles and any(each.severity is Severity.ERROR for each in self.findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build made.

    Attributes:
        changed: The paths, as the writer knows them, whose bytes are new.
        findings: Worst first.
    """

    articles: tuple[Article, ...]
    artifacts: tuple[Artifact, ...]
    changed: frozenset[str]
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """Give the findings that make a build fail."""
        return tuple(each for each in self.findings if each.severity is Severity.ERROR)


def build(house: House, progress: Callable[[int, int], None] = lambda _done, _all: None) -> Built:
    """Read, render and write everything; a fault in one article or channel stops no other.

    Raises:
        PublisherError: Nothing could be read, or nothing written; the last good output is left.
    """
    with house.lock():
        reading = read_all(house)
        if reading.is_lost:
            return _nothing(reading)  # an empty feed is no answer to a folder that cannot be read
        artifacts, findings = make(house, reading, progress)
        house.ledgers.save(reading.ledger)
        written = house.writer.write(artifacts)
    return Built(
        articles=reading.articles,
        artifacts=artifacts,
        changed=frozenset(path for path, new in written.items() if new),
        findings=worst_first((*reading.findings, *findings)),
    )


def check(house: House) -> Built:
    """Say what readers would trip over, and what on the disk is not what the seeds would make now."""
    reading = read_all(house)
    if reading.is_lost:
        return _nothing(reading)
    artifacts, findings = make(house, reading)
    stale = tuple(
        Finding(code="output.stale", severity=Severity.HINT, about=About(file=f"{each.place}/{each.path}"))
        for each in artifacts
        if house.writer.differs(each)
    )
    return Built(
        articles=reading.articles,
        artifacts=artifacts,
        changed=frozenset(),
        findings=worst_first((*reading.findings, *findings, *stale)),
    )


def _nothing(reading: Reading) -> Built:
    """Make nothing, and say why."""
    findings = worst_first(reading.findings)
    return Built(articles=(), artifacts=(), changed=frozenset(), findings=findings)


def read_all(house: House) -> Reading:
    """Turn every seed into an article that the ledger gave its address and instants."""
    ledger = house.ledgers.load()
    articles: dict[str, Article] = {}
    paths: dict[str, str] = {}
    findings: list[Finding] = []
    sources = house.seeds.sources()
    present = {source.stem for source in sources}
    for source in sources:
        key = source.stem.casefold()
        try:
            article, found = read(source, language=house.site.language, city=house.site.brand.city)
        except PublisherError as error:
            findings.append(finding_of(error))
            continue
        if key in paths:
            twice = PublisherError("seed.id-twice", file=source.path, id=source.stem, other=paths[key])
            findings.append(finding_of(twice))
            continue
        paths[key] = source.path
        if article.withdrawn:
            present.discard(article.id)
            continue
        articles[article.id] = article
        findings += found
    settled, remembered, found = settle(ledger, tuple(articles.values()), house.clock())
    return Reading(
        articles=newest_first(settled),
        gone=gone(remembered, present, {article.slug for article in settled}),
        ledger=remembered,
        findings=(*house.findings, *findings, *found),
    )


def make(
    house: House,
    reading: Reading,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> tuple[tuple[Artifact, ...], tuple[Finding, ...]]:
    """Render all that the channels ask for, the pictures first, and check what was made."""
    wanted = {channel.name for channel in house.channels}
    illustrated = any(_names_pictures(house, channel) for channel in house.channels)
    drawing = tuple(each for each in house.drawing if each.name in wanted or illustrated)
    others = tuple(each for each in house.channels if each.kind != PICTURES)
    pictures, drawn = _made(house, drawing, reading, {}, progress)
    media, described = _media(house, drawing, reading.articles, pictures)
    rest, said = _made(house, others, reading, media, progress)
    kept = tuple(artifact for artifact in pictures if artifact.channel in wanted)
    return (*kept, *rest), (*drawn, *described, *said)


def render(house_kinds: Callable[[str], Kind], templates: Templates, task: Task) -> Outcome:
    """Render one unit; an error becomes a finding, and the last good output is left."""
    try:
        kind = house_kinds(task.channel.kind)
        return Outcome(artifacts=kind.render(task.unit, task.channel, templates))
    except PublisherError as error:
        return Outcome(findings=(finding_of(error),))


def _made(
    house: House,
    channels: tuple[ChannelSpec, ...],
    reading: Reading,
    media: Mapping[str, Media],
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> tuple[tuple[Artifact, ...], tuple[Finding, ...]]:
    """Render some channels: give what was made, and what there is to say of it."""
    issues: list[tuple[ChannelSpec, Issue]] = [
        (channel, replace(issue, media=media) if _names_pictures(house, channel) else issue)
        for channel in channels
        for issue in choose(reading.articles, IssueKind(channel.choice), reading.gone)
    ]
    tasks = [
        Task(channel=channel, unit=unit)
        for channel, issue in issues
        for unit in house.kinds(channel.kind).units(issue, channel)
    ]
    made: dict[str, list[Artifact]] = {channel.name: [] for channel in channels}
    findings: list[Finding] = []
    for done, (task, outcome) in enumerate(zip(tasks, house.spread(tasks), strict=True), 1):
        made[task.channel.name] += outcome.artifacts
        findings += outcome.findings
        progress(done, len(tasks))
    for channel, issue in issues:
        try:
            findings += house.kinds(channel.kind).check(issue, made[channel.name], channel)
        except PublisherError as error:
            findings.append(finding_of(error))
    return tuple(artifact for each in made.values() for artifact in each), tuple(findings)


def _names_pictures(house: House, channel: ChannelSpec) -> bool:
    """Tell whether a channel names the bytes of a picture; pages and feeds name its address only."""
    return bool(getattr(house.kinds(channel.kind), "ILLUSTRATED", False))


def _media(
    house: House,
    drawing: tuple[ChannelSpec, ...],
    articles: tuple[Article, ...],
    pictures: tuple[Artifact, ...],
) -> tuple[dict[str, Media], tuple[Finding, ...]]:
    """Describe each article's picture, by the article's id; one that cannot be described is not named."""
    by_id = {article.id: article for article in articles}
    media: dict[str, Media] = {}
    findings: list[Finding] = []
    for channel in drawing:
        kind = cast("Drawing", house.kinds(channel.kind))
        templates = house.templates(channel)
        for picture in pictures:
            if picture.channel == channel.name and picture.unit in by_id:
                article = by_id[picture.unit]
                try:
                    media[article.id] = kind.media(article, picture, channel, templates)
                except PublisherError as error:
                    findings.append(finding_of(error))
    return media, tuple(findings)
