"""The monthly newsletter: subject, preheader, HTML, plain text and a sample message, of one issue each."""

from typing import TYPE_CHECKING

from publisher.channels.email.options import Options
from publisher.channels.late import late

if TYPE_CHECKING:
    from publisher.channels.email.checks import check
    from publisher.channels.email.newsletter import render, skeleton, units

__all__ = ["ILLUSTRATED", "NEEDS", "TRACES", "Options", "check", "render", "skeleton", "units"]

ILLUSTRATED = ("photo",)
NEEDS = ("node", "mjml")

# What a lost cache would leave behind (build/traces.py).
TRACES = (
    r"feeds/nieuwsbrief/(?P<month>[^/]+)/index\.html",
    r"outbox/email/(?P<month>[^/]+)/email\.(?:html|txt|eml)",
)

__getattr__ = late(__name__, check="checks", render="newsletter", skeleton="newsletter", units="newsletter")
