"""The ledger ``seeds/published.json``: what was published, under which address, and when it last changed.

A slug stands fixed once it is there; only an editor moves it. The time of day enters here alone: it stamps
``updated`` on an article that the ledger knows with another digest.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from msgspec import MsgspecError, json

from publisher.build.writer import replaced
from publisher.errors import LedgerError, OutputError
from publisher.model.artifact import About, Finding, Severity
from publisher.model.content import Article, Origin
from publisher.model.ledger import LEDGER, Ledger, Publication
from publisher.model.manifest import SeedRow
from publisher.model.source import beside

VERSION = 1
REMEMBERED = "\0"  # before the id of an article of which the ledger alone knows
MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    """What every version of the file says first."""

    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    """The file, as this version of the program writes it."""

    version: int
    articles: Mapping[str, Publication]


class LedgerFile:
    """The ledger on disk."""

    def __init__(self, path: Path) -> None:
        """Name the file; nothing is read yet."""
        self.path = path
        self.shown = f"{path.parent.name}/{path.name}"

    def require(self) -> None:
        """Refuse to begin anew where a ledger was written before. Raises LedgerError: ``ledger.lost``."""
        if not self.path.exists():
            raise LedgerError("ledger.lost", file=self.shown)

    def load(self) -> Ledger:
        """Give what is remembered; nothing, where there is no file.

        Raises:
            LedgerError: ``ledger.damaged`` or ``ledger.newer``; the file is left as it is.
        """
        try:
            text = self.path.read_bytes()
        except FileNotFoundError:
            return Ledger()
        except OSError as error:
            raise LedgerError("ledger.damaged", file=self.shown, detail=str(error)) from error
        try:
            version = json.decode(text, type=_Head).version
            if version > VERSION:
                raise LedgerError("ledger.newer", file=self.shown, version=version, known=VERSION)
            rows = json.decode(text, type=_File).articles
            return Ledger(publications={key: _in_utc(row) for key, row in rows.items()})
        except (ValueError, MsgspecError) as error:
            raise LedgerError("ledger.damaged", file=self.shown, detail=str(error)) from error

    def save(self, ledger: Ledger) -> None:
        """Remember it through a temporary file, only when it differs. Raises LedgerError, OutputError."""
        text = written(ledger)
        try:
            if self.path.is_file() and self.path.read_bytes() == text:
                return
            replaced(self.path, text)
        except (OSError, OutputError) as error:
            if isinstance(error, OutputError) and error.code == "output.full":
                raise
            detail = error.values["detail"] if isinstance(error, OutputError) else str(error)
            raise LedgerError("ledger.unwritable", file=self.shown, detail=detail) from error


def written(ledger: Ledger) -> bytes:
    """Write a ledger as JSON, in the order of the ids, a line a value, so that git shows what changed."""
    rows = _File(version=VERSION, articles=dict(sorted(ledger.publications.items())))
    # what never went out by mail says nothing of it; within a string, the quotes would be escaped
    text = json.encode(rows).replace(b',"mailed":[]', b"")
    return json.format(text, indent=1) + b"\n"


def settle(
    ledger: Ledger, articles: tuple[Article, ...], now: datetime
) -> tuple[tuple[Article, ...], Ledger, tuple[Finding, ...]]:
    """Give each article its lasting address and instants, and the ledger that remembers them.

    Two articles with one address: the one that the ledger knows keeps it, else the first by id; the other
    is left out with a finding.

    Args:
        now: Stamped on what has changed.
    """
    publications = dict(ledger.publications)
    taken: dict[str, str] = {}
    # an address that was ever published is nobody else's, also while its article cannot be read
    for key, each in ledger.publications.items():
        taken |= dict.fromkeys((*each.former, each.slug), f"{REMEMBERED}{key}")
    settled: list[Article] = []
    findings: list[Finding] = []
    for article in sorted(articles, key=lambda each: (each.id not in ledger.publications, each.id)):
        known = publications.get(article.id)
        slug = article.slug if known is None or article.slug_origin is Origin.EDITOR else known.slug
        own = (*known.former, known.slug) if known else ()
        if slug in taken and slug not in own:
            findings.append(_twice(article, slug, taken[slug]))
            continue
        taken[slug] = article.file
        publication = _settled(article, known, slug, now)
        publications[article.id] = publication
        lasting = (slug, publication.former, publication.updated)
        if lasting != (article.slug, article.former, article.updated):
            slug, former, updated = lasting
            article = replace(article, slug=slug, former=former, updated=updated)  # noqa: PLW2901
        settled.append(article)
    return tuple(settled), Ledger(publications=publications), tuple(findings)


def gone(ledger: Ledger, present: Collection[str], published: Collection[str]) -> tuple[str, ...]:
    """Give the slugs, former ones too, of what was published once and is withdrawn or has no seed any more.

    Args:
        present: Ids of all seeds that are not withdrawn, readable or not: a mistake withdraws nothing.
        published: Slugs that are in use.
    """
    slugs = (
        slug
        for key, each in sorted(ledger.publications.items())
        if key not in present
        for slug in (*each.former, each.slug)
    )
    return tuple(slug for slug in dict.fromkeys(slugs) if slug not in published)


def mailed(ledger: Ledger, ids: Collection[str], month: str) -> Ledger:
    """Remember that articles went out in the newsletter of a month (``YYYY-MM``)."""
    marked = {
        key: replace(each, mailed=tuple(sorted({*each.mailed, month})))
        for key, each in ledger.publications.items()
        if key in ids
    }
    return replace(ledger, publications={**ledger.publications, **marked})


def withdrawn_mailed(
    ledger: Ledger, present: Collection[str], rows: Iterable[SeedRow]
) -> tuple[Finding, ...]:
    """Name what is withdrawn, or has no seed any more, and went out by mail: that cannot be taken back.

    Args:
        present: Ids of all seeds that are not withdrawn, readable or not.
        rows: All seeds, as they were understood.
    """
    gone_out = {key: each for key, each in ledger.publications.items() if each.mailed and key not in present}
    files = {row.article.id: row.article.file for row in rows if gone_out and row.article}
    return tuple(
        Finding(
            code="article.withdrawn-mailed",
            severity=Severity.REVIEW,
            about=About(file=files.get(key, f"seeds/{LEDGER}")),
            values={"slug": each.slug, "months": ", ".join(each.mailed)},
        )
        for key, each in sorted(gone_out.items())
    )


def _settled(article: Article, known: Publication | None, slug: str, now: datetime) -> Publication:
    """Remember one article as it is now."""
    if known is None:
        return Publication(
            slug=slug,
            published=article.published,
            updated=article.published,
            digest=article.digest,
        )
    changed = known.digest != article.digest
    if not changed and (slug, article.published) == (known.slug, known.published):
        return known
    former = tuple(each for each in (*known.former, known.slug) if each != slug)
    return replace(
        known,
        slug=slug,
        former=tuple(dict.fromkeys(former)),
        published=article.published,
        updated=max(now, article.published) if changed else known.updated,
        digest=article.digest,
    )


def _twice(article: Article, slug: str, other: str) -> Finding:
    """Say that two articles would have one address, or one article that has another file name now."""
    values = {"slug": slug, "other": other.removeprefix(REMEMBERED), "sidecar": beside(article.file)}
    code = "seed.renamed" if other.startswith(REMEMBERED) else "seed.slug-twice"
    return Finding(code=code, severity=Severity.ERROR, about=About(file=article.file), values=values)


def _in_utc(row: Publication) -> Publication:
    """Give a row with its instants in UTC. Raises ValueError where one has no zone, or a month is none."""
    if not all(map(MONTH.fullmatch, row.mailed)):
        raise ValueError(row.mailed)
    if row.published.tzinfo is None or row.updated.tzinfo is None:
        raise ValueError(row.slug)
    if row.published.tzinfo is row.updated.tzinfo is UTC:
        return row
    return replace(row, published=row.published.astimezone(UTC), updated=row.updated.astimezone(UTC))
