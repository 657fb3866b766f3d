"""Articles become issues: all of them, the latest fifty, a month as its editor wants it, one."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from itertools import groupby

from publisher.content.seeds import SEED
from publisher.errors import PublisherError, SettingsError
from publisher.findings import finding_of
from publisher.model.artifact import About, Finding, Severity
from publisher.model.content import Article, Issue, IssueKind, Media
from publisher.model.issue import NOTHING_SAID, IssueFile

LATEST = 50
NO_FILE = IssueFile(editorial=NOTHING_SAID)


def newest_first(articles: tuple[Article, ...]) -> tuple[Article, ...]:
    """Put the newest article first; ties are broken by id."""
    return tuple(sorted(sorted(articles, key=lambda each: each.id), key=_when, reverse=True))


def choose(
    articles: tuple[Article, ...],
    choice: IssueKind,
    gone: tuple[str, ...] = (),
    months: tuple[Issue, ...] | None = None,
) -> tuple[Issue, ...]:
    """Make the issues that a channel asks for; none of no articles, but for the choice of all.

    Args:
        articles: Newest first.
        months: As editors want them, where they were asked.
    """
    if choice is IssueKind.ALL:
        return (Issue(kind=choice, name="all", articles=articles, gone=gone),)
    if choice is IssueKind.LATEST:
        return (Issue(kind=choice, name="latest", articles=articles[:LATEST]),)
    if choice is IssueKind.MONTH:
        return monthly(articles, {}, ())[0] if months is None else months
    return tuple(Issue(kind=choice, name=each.id, articles=(each,)) for each in articles)


def monthly(
    articles: tuple[Article, ...],
    files: Mapping[str, IssueFile],
    known: Collection[str],
    mailed: Collection[str] = (),
) -> tuple[tuple[Issue, ...], tuple[Finding, ...]]:
    """Make an issue of each month, the newest first, as its issue file wants it.

    Args:
        files: By month, ``YYYY-MM``.
        known: Ids of all articles that there are or were, withdrawn or unreadable ones too.
        mailed: Months whose newsletter went out, with an article that is still there: it is never unmade.
    """
    groups = groupby(newest_first(articles), key=lambda each: each.date.month)
    months = {name: tuple(group) for name, group in groups}
    named = {key: each for each in articles for key in (each.slug, _key(each.id))}
    gone = {_key(each) for each in known}
    issues: list[Issue] = []
    findings: list[Finding] = []
    for name in sorted({*months, *files, *mailed}, reverse=True):
        file, own = files.get(name, NO_FILE), months.get(name, ())
        chosen, editorial = own, file.editorial
        if editorial.file and not editorial.fault:
            try:
                finder = Finder(file, named, gone)
                chosen = _chosen(own, file, finder)
                findings += (*finder.findings(), *_doubtful(file, finder))
                if not chosen and not finder.gone:
                    _unmade(name, own, file, mailed)
            except PublisherError as error:
                editorial = replace(editorial, fault=error)
        elif name in mailed and not own:
            shown = f"issues/{name}.toml"
            editorial = replace(editorial, fault=SettingsError("issue.mailed", file=shown, months=name))
        if isinstance(editorial.fault, PublisherError):
            findings.append(finding_of(editorial.fault))
        elif not chosen:
            about = About(file=editorial.file)
            findings.append(
                Finding(code="issue.empty", severity=Severity.REVIEW, about=about, values={"month": name})
            )
        issues.append(Issue(kind=IssueKind.MONTH, name=name, articles=chosen, editorial=editorial))
    return tuple(issues), tuple(findings)


def _chosen(own: tuple[Article, ...], file: IssueFile, finder: "Finder") -> tuple[Article, ...]:
    """Put the articles of an issue in the editor's order.

    Raises:
        SettingsError: ``issue.unknown``, ``issue.unknown-near``, ``issue.twice`` or ``issue.lead-without``,
            with file and line.
    """
    wanted = own if file.articles is None else finder.all(file.articles)
    without = {each.id for each in finder.all(file.without)}
    lead = finder.all((file.lead,) if file.lead else ())
    first = {each.id for each in lead}
    if first & without:
        raise SettingsError(
            "issue.lead-without", file=file.editorial.file, line=file.keys.get("lead", 0), name=file.lead
        )
    return (*lead, *(each for each in wanted if each.id not in without | first))


def _unmade(month: str, own: tuple[Article, ...], file: IssueFile, mailed: Collection[str]) -> None:
    """Refuse a file that leaves no article: nobody means to take a newsletter and its page away so.

    Raises:
        SettingsError: ``issue.nothing``, or ``issue.mailed`` where its articles are of other months.
    """
    if own or file.articles == ():
        key = "without" if file.without else "articles"
        raise SettingsError("issue.nothing", file=file.editorial.file, line=file.keys.get(key, 0), key=key)
    if month in mailed:
        raise SettingsError("issue.mailed", file=file.editorial.file, months=month)


def _doubtful(file: IssueFile, finder: "Finder") -> Iterator[Finding]:
    """Name what a file says twice, in two ways: which of them is meant, its editor knows."""
    if file.articles is None:
        return
    if file.without:
        yield _doubt("issue.both", file, "without")
    listed = {each.id for each in finder.all(file.articles)}
    if any(each.id not in listed for each in finder.all((file.lead,) if file.lead else ())):
        yield _doubt("issue.lead-added", file, "lead", name=file.lead)


def _doubt(code: str, file: IssueFile, key: str, **values: str) -> Finding:
    """Ask for a look at one key of a file."""
    about = About(file=file.editorial.file, line=file.keys.get(key, 0))
    return Finding(code=code, severity=Severity.REVIEW, about=about, values=values)


class Finder:
    """Finds the articles that an issue file names, by the name of their file or of their address."""

    def __init__(self, file: IssueFile, named: Mapping[str, Article], known: Collection[str]) -> None:
        """Keep what there is; what was asked for and is gone is gathered."""
        self.file = file
        self.named = named
        self.known = known
        self.gone: list[str] = []

    def all(self, names: tuple[str, ...]) -> tuple[Article, ...]:
        """Find articles, each once; leave out those that are withdrawn or cannot be read."""
        found: dict[str, Article] = {}
        for name in names:
            article = self.named.get(_key(name))
            if article is None:
                self._missing(name)
            elif article.id in found:
                raise self._fault("issue.twice", name)
            else:
                found[article.id] = article
        return tuple(found.values())

    def findings(self) -> Iterator[Finding]:
        """Say which articles were left out, though the file names them."""
        for name in self.gone:
            about = About(file=self.file.editorial.file, line=self.file.lines.get(name, 0))
            yield Finding(code="issue.gone", severity=Severity.REVIEW, about=about, values={"name": name})

    def _missing(self, name: str) -> None:
        """Leave out what there was once. Raises SettingsError for what never was."""
        if _key(name) in self.known:
            self.gone.append(name)
            return
        near = get_close_matches(_key(name), self.named, n=1)
        raise self._fault(
            "issue.unknown-near" if near else "issue.unknown", name, near=near[0] if near else ""
        )

    def _fault(self, code: str, name: str, **values: str) -> SettingsError:
        """Say what is wrong with a name, and where."""
        line = self.file.lines.get(name, 0)
        return SettingsError(code, file=self.file.editorial.file, line=line, name=name, **values)


def _key(name: str) -> str:
    """Reduce what an editor may call an article, ``seeds/Zwembad.txt``, to one form."""
    last = name.rpartition("/")[2].casefold()
    return next((last.removesuffix(each) for each in SEED if last.endswith(each)), last)


def illustrated(
    articles: tuple[Article, ...], drawn: Mapping[str, tuple[Media, ...]]
) -> dict[str, tuple[Media, ...]]:
    """Give each article the sizes of its photo, with its own words for what that shows.

    Args:
        drawn: The sizes of each photo, by the digest of its file: two articles may show the same.
    """
    return {
        article.id: tuple(replace(size, alt=article.photo.alt) for size in drawn[article.photo.digest])
        for article in articles
        if article.photo and article.photo.digest in drawn
    }


def _when(article: Article) -> date:
    """Order by day; a month without a day counts as its first."""
    return article.date.first
