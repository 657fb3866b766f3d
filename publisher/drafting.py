"""Drafts onto the page beside a seed, and what an editor accepts of them.

seed -read-> Article -drafts-> STEM.toml, commented out -review-> accepted, for this text
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from publisher.build.ledger import LedgerFile
from publisher.build.writer import one_at_a_time, replaced
from publisher.channels.registry import channels, kind_named
from publisher.channels.templates import FolderTemplates
from publisher.content.doors import opened
from publisher.content.drafts import Draft, drafts, wanted
from publisher.content.editor import ACCEPTABLE, text_digest
from publisher.content.images import ImageFolder
from publisher.content.issues import choose
from publisher.content.notes import accepted, has_drafts, refreshed
from publisher.content.reading import read
from publisher.content.seeds import IMAGES, SIDECAR, SeedFolder, named
from publisher.content.sidecar import Sidecar, word
from publisher.errors import PublisherError, SettingsError
from publisher.findings import finding_of
from publisher.model.artifact import Finding
from publisher.model.content import Article, IssueKind
from publisher.model.ledger import LEDGER, Ledger
from publisher.model.site import ChannelSpec
from publisher.model.source import beside
from publisher.ports import Templates
from publisher.settings import Settings
from publisher.tables import parsed
from publisher.wiring import compiler

Say = Callable[..., str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """A seed with what waits for an editor.

    Attributes:
        file: The seed, as a person named it.
        article: None where it cannot be read.
        said: What an editor wrote.
        page: The sidecar's text; empty where there is none.
        changed: Whether the sidecar was written.
    """

    file: str
    article: Article | None = None
    said: Sidecar
    drafts: tuple[Draft, ...] = ()
    page: str = ""
    changed: bool = False
    findings: tuple[Finding, ...] = ()

    @property
    def sidecar(self) -> str:
        """Name the page."""
        return beside(self.file)


class DraftDesk:
    """Reads the seeds of a site, and writes the pages beside them."""

    def __init__(self, settings: Settings, say: Say) -> None:
        """Read nothing yet; ``say`` makes the comments."""
        self.settings = settings
        self.say = say

    def seeds(self) -> tuple[Path, ...]:
        """Name every seed. Raises SeedError."""
        return tuple(self.settings.seeds / path for path in SeedFolder(self.settings.seeds).stamps())

    def draft(self, files: tuple[Path, ...]) -> Iterator[Drafted]:
        """Write the drafts of each seed beside it; say why one cannot be read. Raises OutputError."""
        for file in files:
            seen = self.look(file)
            if seen.article is None:
                yield seen
                continue
            try:
                page = refreshed(seen.page, seen.drafts, self.say, seen.sidecar)
            except SettingsError as error:
                yield replace(seen, findings=(*seen.findings, finding_of(error)))
                continue
            changed = page != seen.page
            if changed:
                self._write(file, page)
            yield replace(seen, changed=changed)

    def accept(self, file: Path, keys: tuple[str, ...]) -> tuple[str, ...]:
        """Write drafts as an editor's own lines; give the keys that are accepted now.

        Raises:
            PublisherError: The seed cannot be read; ``review.unknown``; ``review.also``, where something
                else was accepted for another text and nobody has looked at it since.
        """
        seen = self.look(file)
        if seen.article is None:
            fault = seen.findings[0]
            raise SettingsError(fault.code, file=fault.about.file, line=fault.about.line, **fault.values)
        known = {each.key for each in seen.drafts if each.whole} | set(_standing(seen.said))
        for key in keys:
            if key not in known | {"all"}:
                raise SettingsError(
                    "review.unknown", file=seen.sidecar, key=key, known=", ".join(sorted(known))
                )
        digest, review = text_digest(seen.article.text), seen.said.review
        taken = wanted(seen.drafts, keys)
        now = {each.key for each in taken} | {key for key in _standing(seen.said) if {key, "all"} & set(keys)}
        before = set(review.accepted) - now
        if before and review.source != digest:
            raise SettingsError("review.also", file=seen.sidecar, keys=", ".join(sorted(before)))
        every = tuple(sorted(now | before))
        told = {"source": digest, "accepted": every}
        self._write(file, accepted(seen.page, taken, told, seen.sidecar))
        if has_drafts(seen.page):  # they depend on what was accepted
            tuple(self.draft((file,)))
        return every

    def look(self, file: Path) -> Drafted:
        """Read a seed, the page beside it, and what is derived."""
        settings, site = self.settings, self.settings.site
        nothing = Drafted(file=str(file), said=Sidecar())
        try:
            seed = named(file)
            images = ImageFolder(settings.seeds / IMAGES).digest
            article, findings = read(seed, language=site.language, city=site.brand.city, images=images)
            said = word(seed, opened(seed).front).said
            page = (seed.sidecar or b"").decode()
            table = parsed(page.removeprefix("\ufeff"), beside(str(file)))
            known = self._ledger.publications.get(article.id)
            lasting = replace(article, slug=known.slug) if known and said.slug is None else article
            found = drafts(lasting, said, table, self._posts(lasting))
        except PublisherError as error:
            return replace(nothing, findings=(finding_of(error),))
        return replace(nothing, article=article, said=said, drafts=found, page=page, findings=findings)

    def _write(self, file: Path, page: str) -> None:
        """Write a page whole or not at all, while nobody builds; through a link onto what it leads to."""
        path = file.absolute().with_suffix(SIDECAR)
        with one_at_a_time(self.settings.var):
            replaced(path.resolve() if path.is_symlink() else path, page.encode())

    @cached_property
    def _ledger(self) -> Ledger:
        """Give what was published."""
        return LedgerFile(self.settings.seeds / LEDGER).load()

    @cached_property
    def _networks(self) -> tuple[tuple[ChannelSpec, Templates], ...]:
        """Open the channels that an editor can write a post for."""
        specs, _ = channels(self.settings.templates, self.settings.site)
        off = self.settings.tables.channels.off
        mjml = compiler(self.settings)
        posts = (spec for spec in specs if spec.kind == "post" and spec.name not in off)
        return tuple((spec, FolderTemplates(spec, mjml)) for spec in posts)

    def _posts(self, article: Article) -> Mapping[str, str]:
        """Write an article's posts; none for a network whose templates have a fault, as a build will say."""
        texts: dict[str, str] = {}
        for spec, templates in self._networks:
            kind = kind_named(spec.kind)
            issues = choose((article,), IssueKind(spec.choice))
            units = [unit for issue in issues for unit in kind.units(issue, spec)]
            try:
                made = [each for unit in units for each in kind.render(unit, spec, templates)]
            except PublisherError:
                continue
            for each in made:
                if each.path.endswith(".txt"):
                    texts[spec.name] = each.body.decode().strip()
        return texts


def _standing(said: Sidecar) -> tuple[str, ...]:
    """Name what an editor wrote already, and may accept for a text that has changed."""
    keys = tuple(key for key in ACCEPTABLE if getattr(said, key) is not None)
    return (
        *keys,
        *(("email",) if said.email.teaser is not None else ()),
        *(f"posts.{x}" for x in said.posts),
    )
