"""One post an article, within its network's limit to the last character."""

from typing import TYPE_CHECKING

from publisher.channels.late import late
from publisher.channels.post.options import Options

if TYPE_CHECKING:
    from publisher.channels.post.checks import check
    from publisher.channels.post.kind import render, units

__all__ = ["ILLUSTRATED", "NEEDS", "TRACES", "Options", "check", "render", "units"]

ILLUSTRATED = ("card",)
NEEDS = ("card",)

# What a lost cache would leave behind (build/traces.py).
TRACES = (r"outbox/posts/(?P<id>[^/]+)/[^/]+\.(?:txt|json)", r"outbox/posts/index\.html")

__getattr__ = late(__name__, check="checks", render="kind", units="kind")
