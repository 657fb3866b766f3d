"""One post an article, within its network's limit to the last character."""

from publisher.channels.post.kind import ILLUSTRATED, NEEDS, Options, check, render, units

__all__ = ("ILLUSTRATED", "NEEDS", "Options", "check", "render", "units")
