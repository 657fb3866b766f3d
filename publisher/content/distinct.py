"""Which articles there are: of two with one name one stays, and what is withdrawn is left out."""

import unicodedata
from collections.abc import Mapping

from publisher.errors import PublisherError
from publisher.findings import finding_of
from publisher.model.artifact import Finding
from publisher.model.content import Article
from publisher.model.ledger import Ledger
from publisher.model.manifest import SeedRow


def distinct(
    rows: Mapping[str, SeedRow], ledger: Ledger
) -> tuple[tuple[Article, ...], set[str], list[Finding]]:
    """Leave out what is withdrawn or there twice; give also the ids that are present, readable or not.

    Of two with one name the one that was published stays, else the one that stands higher.
    """
    articles: dict[str, Article] = {}
    present: set[str] = set()
    findings: list[Finding] = []

    def rank(path: str) -> tuple[bool, int, str]:
        article = rows[path].article
        known = article and ledger.publications.get(article.id)
        return (not (article and known and known.digest == article.digest), path.count("/"), path)

    for path in sorted(rows, key=rank):
        article = rows[path].article
        if article is None:
            present.add(stem(path))
        elif other := articles.get(article.id.casefold()):
            twice = PublisherError("seed.id-twice", file=article.file, id=article.id, other=other.file)
            findings.append(finding_of(twice))
            continue
        elif not article.withdrawn:
            present.add(article.id)
            articles[article.id.casefold()] = article
        findings += rows[path].findings
    return tuple(articles.values()), present, findings


def left(before: Mapping[str, SeedRow], now: Mapping[str, SeedRow]) -> tuple[str, ...]:
    """Give the files of articles that were there and are not any more: withdrawn, taken away or renamed."""
    here = {row.article.id if row.article else stem(path) for path, row in now.items() if _there(row)}
    was = (row.article for row in before.values() if row.article and _there(row))
    return tuple(sorted(article.file for article in was if article.id not in here))


def _there(row: SeedRow) -> bool:
    """Tell whether a seed is meant to be published; of one that cannot be read nobody knows otherwise."""
    return row.article is None or not row.article.withdrawn


def stem(path: str) -> str:
    """Give the id of an article by the path of its seed."""
    return unicodedata.normalize("NFC", path.rpartition("/")[2].rpartition(".")[0])
