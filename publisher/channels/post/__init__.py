"""One post an article, within its network's limit to the last character."""

from publisher.channels.post.check import check
from publisher.channels.post.kind import ILLUSTRATED, NEEDS, render, units
from publisher.channels.post.options import Options

__all__ = ("ILLUSTRATED", "NEEDS", "TRACES", "Options", "check", "render", "units")

# What a lost cache would leave behind (build/traces.py).
TRACES = (r"outbox/posts/(?P<id>[^/]+)/[^/]+\.(?:txt|json)", r"outbox/posts/index\.html")
