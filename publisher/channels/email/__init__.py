"""The monthly newsletter: subject, preheader, HTML, plain text and a sample message, of one issue each."""

from publisher.channels.email.checks import check
from publisher.channels.email.newsletter import Options, render, units

__all__ = ["ILLUSTRATED", "NEEDS", "Options", "check", "render", "units"]

ILLUSTRATED = ("photo",)
NEEDS = ("node", "mjml")
