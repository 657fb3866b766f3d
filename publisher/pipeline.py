"""The main flow, on one page: seeds, articles, issues, units, artifacts.

    seeds/ -read-> Article -choose-> Issue -units-> Unit -render-> Artifact -write-> feeds/, outbox/
                                       |                              |
                                       +----------- check ------------+-> Finding

Every arrow is one function; nothing runs the other way. What touches disk or clock comes in with the House.
A seed that has not changed is not read again, a unit that has not changed is not rendered again.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from functools import partial

from publisher.build.ledger import gone, settle, withdrawn_mailed
from publisher.build.manifest import Marks, stamped
from publisher.build.traces import traces
from publisher.content.distinct import distinct, left, stem
from publisher.content.issues import choose, illustrated, monthly, newest_first
from publisher.findings import absent, claimed_twice, early, worst_first
from publisher.model.artifact import Artifact, Finding, Place, Unit
from publisher.model.built import Built, Reading
from publisher.model.content import Article, IssueKind, Media
from publisher.model.manifest import Manifest, Output, UnitRow
from publisher.model.site import ChannelSpec
from publisher.model.work import Phase, ReadTask, Task, Use
from publisher.ports import Clock, IssueFiles, Kind, Ledgers, Manifests, Seeds, Team, Writer

CARD, PHOTO = PICTURES = ("card", "photo")
PAGE, POST = "page", "post"
# Tasks that are done at once; of more, all are gathered first, so that they keep every core busy.
FEW = 30
SHEET = "posts/index"  # stands among the channels; no folder can have this name

Progress = Callable[[Phase, int, int], None]
Rows = dict[str, dict[str, UnitRow]]
Units = Mapping[str, Mapping[str, UnitRow]]
# By kind, then by the key of the unit that drew it, in its sizes.
Drawn = dict[str, dict[str, tuple[Media, ...]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """Everything that the flow is handed; ``wiring.py`` fills it.

    Attributes:
        channels: The channels that were asked for, and those of the photos that they show.
        drawing: Those that draw the pictures, asked for or not: a post names its picture.
        whole: Whether every channel was asked for, so that what none of them makes any more can go.
        findings: What there is to say of channel folders that could not be read.
        marks: Fingerprints of units; those of an earlier build in this process save time, and no more.
        kinds: Finds the code of a kind.
        made_by: Names a channel with its templates, its settings and the program.
        sheet: Lays out the posts of articles, of every channel in these rows, if any; names what is alike.
        team: Hires those who do the work.
        expect: Notes that public files are about to change, so that who asked for it hears of it even if this
            build is killed.
        announce: Tells who asked for it which public files have changed.
        lock: Held while a build writes.
    """

    seeds: Seeds
    issue_files: IssueFiles
    ledgers: Ledgers
    manifests: Manifests
    marks: Marks
    writer: Writer
    clock: Clock
    channels: tuple[ChannelSpec, ...]
    drawing: tuple[ChannelSpec, ...]
    whole: bool
    findings: tuple[Finding, ...]
    kinds: Callable[[str], Kind]
    made_by: Callable[[ChannelSpec], str]
    sheet: Callable[[tuple[Article, ...], Units], tuple[Artifact | None, tuple[Finding, ...]]]
    team: Callable[[], AbstractContextManager[Team]]
    expect: Callable[[], None]
    announce: Callable[[tuple[str, ...]], tuple[Finding, ...]]
    lock: Callable[[], AbstractContextManager[None]]


def silent(_phase: Phase, _done: int, _whole: int) -> None:
    """Show no progress."""


def build(house: House, progress: Progress = silent) -> Built:
    """Read, render and write everything; a fault in one article or channel stops no other.

    Raises:
        PublisherError: Nothing could be read, or nothing written; the last good output is left.
    """
    with house.lock(), house.team() as team:
        known = house.manifests.load()
        if known.units:
            house.ledgers.require()
        reading = read_all(house, team, known, progress)
        if reading.is_lost:  # an empty feed is no answer to a folder that cannot be read
            return Built(findings=worst_first(reading.findings))
        house.ledgers.save(reading.ledger)
        house.expect()
        rows = make_all(house, team, reading, known, progress=progress, use=Use.WRITE)
        rows[SHEET] = _laid_out(house, reading, known, rows)
        removed = _leftovers(house, reading, known, rows)
        for output in removed:
            house.writer.remove(output)
        made = {name: rows[name] for name in _wanted(house)}
        units = made if house.whole else {**known.units, **made}
        house.manifests.save(Manifest(seeds=reading.rows, units=units))
    built = _built(house, reading, rows, removed)
    changed = tuple(each.path for each in built.outputs if each.changed and each.place is Place.PUBLIC)
    silent_hub = house.announce(changed)  # told again by the next build
    return replace(
        built,
        left=left(known.seeds, reading.rows),
        whole=built.whole and not silent_hub,
        findings=(*built.findings, *silent_hub),
    )


def check(house: House) -> Built:
    """Say what readers would trip over, and what on the disk is not what the seeds would make now."""
    with house.team() as team:
        reading = read_all(house, team, Manifest())
        if reading.is_lost:
            return Built(findings=worst_first(reading.findings))
        rows = make_all(house, team, reading, Manifest(), progress=silent, use=Use.COMPARE)
    return _built(house, reading, rows, ())


def read_all(house: House, team: Team, known: Manifest, progress: Progress = silent) -> Reading:
    """Understand every seed that has changed, and give each article its address and instants."""
    stamps, images = house.seeds.stamps(), house.seeds.images()
    rows = {
        path: row
        for path, row in known.seeds.items()
        if row.opened and path in stamps and stamped(row, stamps[path], images) == row.stamp
    }
    tasks = [ReadTask(path=path) for path in stamps if path not in rows]
    for done, (task, row) in enumerate(team.read(tasks), 1):
        rows[task.path] = replace(row, stamp=stamped(row, stamps[task.path], images))
        progress(Phase.READ, done, len(tasks))
    rows = {path: rows[path] for path in stamps}
    ledger = house.ledgers.load()
    articles, present, findings = distinct(rows, ledger)
    now = house.clock()
    findings += [*house.seeds.strangers(), *early(articles, now)]
    settled, remembered, said = settle(ledger, articles, now)
    files, strangers = house.issue_files.read()
    unread = {stem(path): row for path, row in rows.items() if row.article is None}
    findings += absent(unread.items(), ledger)
    mailed = {month for each in settled for month in remembered.publications[each.id].mailed}
    months, told = monthly(settled, files, {*remembered.publications, *map(stem, rows)}, mailed)
    return Reading(
        articles=newest_first(settled),
        months=months,
        gone=gone(remembered, present, {article.slug for article in settled}),
        unread=frozenset(unread),
        ledger=remembered,
        rows=rows,
        findings=(
            *(*house.findings, *findings, *said, *strangers, *told),
            *withdrawn_mailed(remembered, present, rows.values()),
        ),
    )


def make_all(  # noqa: PLR0913  # the flow's own values
    house: House, team: Team, reading: Reading, known: Manifest, *, progress: Progress, use: Use
) -> Rows:
    """Render all that the channels ask for and that has changed, the pictures first."""
    drawn: Drawn = {kind: {} for kind in PICTURES}
    rows: Rows = {}
    for pictures in (True, False):
        phase = Phase.DRAW if pictures else Phase.MAKE
        tasks: list[Task] = []
        for channel, to_do in _channels(house, use, pictures=pictures):
            made_by = house.made_by(channel)
            made = rows.setdefault(channel.name, _kept(channel, reading, known))
            for unit in _units(house, channel, reading, drawn):
                mark = house.marks.of(channel.name, made_by, unit)
                row = known.units.get(channel.name, {}).get(unit.key)
                if row and row.fingerprint == mark and all(map(house.writer.holds, row.outputs)):
                    made[unit.key] = row
                else:
                    tasks.append(Task(channel=channel, unit=unit, fingerprint=mark, use=to_do))
            if len(tasks) < FEW:  # who has saved a text looks at its page, not at what else it has to become
                _make(team, tasks, known, rows, partial(progress, phase))
                tasks = []
        _make(team, tasks, known, rows, partial(progress, phase))
        for channel in house.drawing:
            made = rows.get(channel.name, {})
            drawn[channel.kind].update({key: row.media for key, row in made.items() if row.media})
    return rows


def _make(
    team: Team, tasks: list[Task], known: Manifest, rows: Rows, progress: Callable[[int, int], None]
) -> None:
    """Render units into their rows; what fails keeps its last good output."""
    for done, (task, row) in enumerate(team.render(tasks), 1):
        before = known.units.get(task.channel.name, {}).get(task.unit.key)
        # where the article itself allows no post any more, the last one says what is no longer so
        keeps = row.failed and not (row.fingerprint and task.channel.kind == POST)
        left = before.outputs if before and keeps else row.outputs
        rows[task.channel.name][task.unit.key] = replace(row, outputs=left)
        progress(done, len(tasks))


def _kept(channel: ChannelSpec, reading: Reading, known: Manifest) -> dict[str, UnitRow]:
    """Give what was last made of articles that cannot be read now: a slip takes no page off the air."""
    before = known.units.get(channel.name, {}) if reading.unread else {}
    # whose photos they show, nobody knows
    return {key: row for key, row in before.items() if key in reading.unread or channel.kind == PHOTO}


def _channels(house: House, use: Use, *, pictures: bool) -> Iterator[tuple[ChannelSpec, Use]]:
    """Give the channels of one round: those that draw, asked for or needed, or all others, pages first."""
    if not pictures:
        others = (channel for channel in house.channels if channel.kind not in PICTURES)
        yield from ((channel, use) for channel in sorted(others, key=lambda each: each.kind != PAGE))
        return
    wanted = {channel.name for channel in house.channels}
    needed = {kind for channel in house.channels for kind in _shown(house, channel)}
    for channel in house.drawing:
        if channel.name in wanted or channel.kind in needed:
            yield channel, use if channel.name in wanted else Use.DESCRIBE


def _units(house: House, channel: ChannelSpec, reading: Reading, drawn: Drawn) -> Iterator[Unit]:
    """Divide what a channel asks for into units, with the pictures that it shows."""
    kinds = _shown(house, channel)
    cards = drawn[CARD] if CARD in kinds else {}
    photos = illustrated(reading.articles, drawn[PHOTO]) if PHOTO in kinds else {}
    divide = house.kinds(channel.kind).units
    for issue in choose(reading.articles, IssueKind(channel.choice), reading.gone, reading.months):
        shown = replace(issue, media=cards, photos=photos) if cards or photos else issue
        yield from divide(shown, channel)


def _shown(house: House, channel: ChannelSpec) -> tuple[str, ...]:
    """Name the kinds of pictures that a channel describes; of a card, pages name the address only."""
    return tuple(getattr(house.kinds(channel.kind), "ILLUSTRATED", ()))


def _laid_out(house: House, reading: Reading, known: Manifest, rows: Rows) -> dict[str, UnitRow]:
    """Write the page of all posts, where there are any; those of other channels as they were last made."""
    sheet, findings = house.sheet(reading.articles, {**known.units, **rows})
    if sheet is None:
        return {}
    output = house.writer.write(sheet)
    return {sheet.unit: UnitRow(fingerprint=sheet.digest, outputs=(output,), findings=findings)}


def _wanted(house: House) -> tuple[str, ...]:
    """Name what a build is to make: the channels that were asked for, and the page of all posts."""
    return (*(channel.name for channel in house.channels), SHEET)


def _leftovers(house: House, reading: Reading, known: Manifest, rows: Rows) -> tuple[Output, ...]:
    """Name the files of earlier builds that nothing makes any more."""
    made = {
        (each.place, each.path) for units in rows.values() for row in units.values() for each in row.outputs
    }
    scope = known.units if house.whole else {name: known.units.get(name, {}) for name in _wanted(house)}
    before = [output for units in scope.values() for row in units.values() for output in row.outputs]
    failed = reading.unread or any(row.failed for units in rows.values() for row in units.values())
    # the cache is gone: what it would have told is still there; also which files to keep of what has failed
    if house.whole and not known.units and not failed:
        kinds = (house.kinds(channel.kind) for channel in house.channels)
        patterns = [pattern for kind in kinds for pattern in getattr(kind, "TRACES", ())]
        before += traces(reading.ledger, patterns, house.writer.files())
    return tuple(output for output in before if (output.place, output.path) not in made)


def _built(house: House, reading: Reading, rows: Rows, removed: tuple[Output, ...]) -> Built:
    """Sum up."""
    wanted = _wanted(house)
    every = [row for units in rows.values() for _, row in sorted(units.items())]
    outputs = tuple(output for row in every for output in row.outputs if output.channel in wanted)
    made = all(row.fingerprint for name in wanted for row in rows.get(name, {}).values())
    seen = all(row.opened for row in reading.rows.values())
    findings = [finding for row in every for finding in row.findings]
    findings += claimed_twice(outputs)
    return Built(
        articles=reading.articles,
        outputs=outputs,
        removed=removed,
        whole=made and seen,
        findings=worst_first((*reading.findings, *findings)),
    )
