"""What has been published, as ``seeds/published.json`` remembers it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

LEDGER = "published.json"  # of the file, in the editors' folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What the ledger keeps of one article.

    Attributes:
        slug: What its address is made of; only an editor moves it.
        former: Slugs it had before, oldest first.
        published: The instant that feeds state.
        updated: When its content last changed.
        digest: Of the source text and the editor's values; another one means a change.
        mailed: Names of the newsletters (``YYYY-MM``) it went out in: nobody takes a mail back.
    """

    slug: str
    former: tuple[str, ...] = ()
    published: datetime
    updated: datetime
    digest: str
    mailed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """All publications, by article id."""

    publications: Mapping[str, Publication] = field(default_factory=dict)
