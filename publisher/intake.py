"""A text from elsewhere becomes a seed: a ``.txt`` in ``seeds/`` and what its front matter says beside it."""

import os
from contextlib import suppress
from functools import partial
from pathlib import Path

from publisher.build.writer import one_at_a_time
from publisher.content.dates import DATE_LINE, day_of
from publisher.content.doors import opened
from publisher.content.images import ImageFolder
from publisher.content.notes import page_of
from publisher.content.reading import read
from publisher.content.seeds import IMAGES, SEED, SIDECAR, TEXT, SeedFolder, named
from publisher.errors import OutputError, SeedError, unwritable
from publisher.model.source import Source, beside
from publisher.settings import Settings
from publisher.tables import parsed


def take_in(settings: Settings, file: Path, date: str) -> tuple[Path, ...]:
    """Make a seed of a file; give the files that were written.

    Args:
        date: For a text that has none: ``YYYY-MM``; may be empty.

    Raises:
        SeedError: The file cannot be read, ``import.ending``, ``import.no-date``.
        OutputError: ``import.exists``: nothing is ever overwritten; or the disk refuses.
    """
    if file.suffix.lower() not in SEED:
        raise SeedError("import.ending", file=str(file), known=", ".join(SEED))
    site = settings.site
    images = ImageFolder(settings.seeds / IMAGES).digest
    understood = partial(read, language=site.language, city=site.brand.city, images=images)
    given = named(file)
    try:
        understood(given)
    except SeedError as error:
        if error.code != "seed.no-date":
            raise
        if not date:
            raise SeedError("import.no-date", file=given.path) from error
    seed = _seed_of(given, date)
    understood(seed)  # nothing is taken in that is no article
    text = settings.seeds / f"{seed.stem}{TEXT}"
    files = (
        [(text, seed.data)]
        if seed.sidecar is None
        else [(text.with_name(f"{seed.stem}{SIDECAR}"), seed.sidecar), (text, seed.data)]
    )
    with one_at_a_time(settings.var):
        _refuse_known(settings.seeds, seed.stem)
        _write_new(files)
    return tuple(path for path, _ in reversed(files))


def _seed_of(given: Source, date: str) -> Source:
    """Give the ``.txt`` that says the same as a file, whose own date goes before the one that is given."""
    written = opened(given)
    text = written.text
    own = parsed((given.sidecar or b"").decode("utf-8-sig"), beside(given.path)) if given.sidecar else {}
    if not DATE_LINE.match(text) and "date" not in own:
        text = f"date {day_of(date, given.path).text}\n\n{text.lstrip()}"
    front = {
        key: value for key, value in (written.front.table if written.front else {}).items() if key not in own
    }
    sidecar = given.sidecar
    if front:
        values = {key: value for key, value in front.items() if not isinstance(value, dict)}
        tables = {key: value for key, value in front.items() if isinstance(value, dict)}
        before = (
            b"" if given.sidecar is None else given.sidecar.removeprefix(b"\xef\xbb\xbf").rstrip() + b"\n"
        )
        sidecar = page_of(values).encode() + before + page_of(tables).encode()
    data = f"{text.rstrip()}\n".encode()
    path = str(Path(given.path).with_suffix(TEXT))
    return Source(path=path, stem=given.stem, size_bytes=len(data), data=data, sidecar=sidecar)


def _refuse_known(folder: Path, stem: str) -> None:
    """Refuse a name that an article has: it is its name for ever."""
    known: dict[str, str] = {}
    with suppress(SeedError):  # a folder without seeds, or none at all
        known = {
            path.rpartition("/")[2].rpartition(".")[0].casefold(): path
            for path in SeedFolder(folder).stamps()
        }
    if stem.casefold() in known:
        raise OutputError("import.exists", file=f"{folder.name}/{known[stem.casefold()]}")


def _write_new(files: list[tuple[Path, bytes]]) -> None:
    """Write files that are not there yet, each whole; where one cannot be written, none is left."""
    done: list[Path] = []
    for path, body in files:
        temporary = path.with_name(f".{path.name}.tmp")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_bytes(body)
            os.link(temporary, path)  # refuses to overwrite, as a rename would not
            done.append(path)
        except OSError as error:
            for each in done:
                each.unlink(missing_ok=True)
            if isinstance(error, FileExistsError):
                raise OutputError("import.exists", file=f"{path.parent.name}/{path.name}") from error
            raise unwritable(path, error) from error
        finally:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
