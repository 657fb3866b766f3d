"""One article, every channel: feed, web page, newsletter and posts from the same seed."""

__version__ = "0.1.0"
