"""The card kind: the pictures that go with an article, its title or a quotation on the city's cloth."""

from typing import TYPE_CHECKING

from publisher.channels.card.options import Options
from publisher.channels.late import late

if TYPE_CHECKING:
    from publisher.channels.card.kind import check, media, render, units

__all__ = ["TRACES", "Options", "check", "media", "render", "units"]

# What a lost cache would leave behind (build/traces.py).
TRACES = (r"feeds/cards/(?P<slug>[^/.]+)\.(?:png|jpg|quote\.png)",)

__getattr__ = late(__name__, check="kind", media="kind", render="kind", units="kind")
