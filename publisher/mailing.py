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
        PublisherError: ``mailed.unknown``, where no article is of that month; the ledger is left as it is.
    """
    with house.lock(), house.team() as team:
        reading = read_all(house, team, house.manifests.load())
        held = [article.id for article in reading.articles if article.date.month == month]
        if not held:
            known = dict.fromkeys(article.date.month for article in reading.articles)
            listed = ", ".join(list(known)[:MONTHS_SHOWN]) or "–"
            raise PublisherError("mailed.unknown", month=month, known=listed)
        new = [key for key in held if month not in reading.ledger.publications[key].mailed]
        house.ledgers.save(mailed(reading.ledger, held, month))
    return len(held), len(new)
