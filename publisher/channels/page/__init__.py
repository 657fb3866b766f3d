"""The website: pages of articles and months, what leads to them, and what they share."""

from publisher.channels.page.findings import check
from publisher.channels.page.options import Options
from publisher.channels.page.pages import render
from publisher.channels.page.units import units

__all__ = ["ILLUSTRATED", "Options", "check", "render", "units"]

ILLUSTRATED = ("photo",)
