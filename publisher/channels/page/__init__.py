"""The website: a page for each article, the front page, and the assets that both share."""

from publisher.channels.page.findings import check
from publisher.channels.page.options import Options
from publisher.channels.page.pages import render, units

__all__ = ["Options", "check", "render", "units"]
