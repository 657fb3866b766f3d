"""What has gone out by mail is noted in the ledger: a mail cannot be taken back, so nobody may forget it."""

from publisher.build.ledger import mailed
from publisher.errors import PublisherError
from publisher.pipeline import House, read_all

MONTHS_SHOWN = 12


def note(house: House, month: str) -> tuple[int, int]:
    """Note that the newsletter of a month went out; give how many articles it has, and how many were new.

    Args:
        month: ``YYYY-MM``.

    Raises:
        PublisherError: ``mailed.unknown`` or ``mailed.none``, where no newsletter is of that month; the
            ledger is left as it is.
    """
    with house.lock(), house.team() as team:
        reading = read_all(house, team, house.manifests.load())
        issues = (issue for issue in reading.months if issue.name == month)
        held = [article.id for issue in issues for article in issue.articles]
        if not held:
            known = [issue.name for issue in reading.months if issue.articles]
            if not known:
                raise PublisherError("mailed.none")
            listed = ", ".join(known[:MONTHS_SHOWN])
            raise PublisherError("mailed.unknown", month=month, known=listed)
        new = [key for key in held if month not in reading.ledger.publications[key].mailed]
        house.ledgers.save(mailed(reading.ledger, held, month))
    return len(held), len(new)
