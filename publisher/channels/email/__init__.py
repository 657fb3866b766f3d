"""The monthly newsletter: subject, preheader, HTML, plain text and a sample message, of one issue each."""

from publisher.channels.email.checks import check
from publisher.channels.email.newsletter import render, skeleton, units
from publisher.channels.email.options import Options

__all__ = ["ILLUSTRATED", "NEEDS", "TRACES", "Options", "check", "render", "skeleton", "units"]

ILLUSTRATED = ("photo",)
NEEDS = ("node", "mjml")

# What a lost cache would leave behind (build/traces.py).
TRACES = (
    r"feeds/nieuwsbrief/(?P<month>[^/]+)/index\.html",
    r"outbox/email/(?P<month>[^/]+)/email\.(?:html|txt|eml)",
)
