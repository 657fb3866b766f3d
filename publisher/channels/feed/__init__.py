"""RSS, Atom and JSON Feed: the same entries, whole, in three formats, with all that is past in archives."""

from publisher.channels.feed.check import check
from publisher.channels.feed.kind import Options, render, units

__all__ = ["ILLUSTRATED", "TRACES", "Options", "check", "render", "units"]

ILLUSTRATED = ("photo",)

# What a lost cache would leave behind (build/traces.py).
TRACES = (r"feeds/archief/(?P<month>[^/]+)\.(?:xml|json)",)
