"""The photo kind: an editor's photo in the sizes that pages, feeds and mails show.

    seeds/images/markt.jpg -render-> feeds/fotos/<name>-480.jpg, <name>-960.jpg, <name>-1600.jpg

Nothing but what is to be seen is published: no place, no camera, no maker's notes (``develop.py``).
"""

from publisher.channels.photo.kind import Options, check, media, render, units

__all__ = ["TRACES", "Options", "check", "media", "render", "units"]

# What a lost cache would leave behind (build/traces.py).
TRACES = (r"feeds/fotos/[0-9a-f]{24}-\d+\.jpg",)
