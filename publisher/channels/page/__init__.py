"""The website: pages of articles and months, what leads to them, and what they share."""

from publisher.channels.page.findings import check
from publisher.channels.page.options import Options
from publisher.channels.page.pages import render
from publisher.channels.page.units import units

__all__ = ["ILLUSTRATED", "TRACES", "Options", "check", "render", "units"]

ILLUSTRATED = ("photo",)

# What a lost cache would leave behind (build/traces.py).
TRACES = (
    r"feeds/nieuws/(?P<slug>[^/]+)/index\.html",
    r"feeds/maand/(?P<month>[^/]+)/index\.html",
    r"feeds/assets/(?:style|icon|copy)\.[0-9a-f]{12}\.(?:css|svg|js)",
)
