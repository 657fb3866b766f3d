"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/), from the same entries."""

import json
from datetime import datetime
from typing import Any

from publisher.channels.feed.entries import Entry, Feed

VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(feed: Feed) -> bytes:
    """Write JSON Feed."""
    site = feed.site
    value = {
        "version": VERSION,
        "title": site.title,
        "home_page_url": f"{site.url}/",
        "feed_url": site.at("feed.json"),
        "description": feed.description,
        "language": site.language,
        "authors": [{"name": site.brand.sender, "url": f"{site.url}/"}],
        "items": [_item(entry) for entry in feed.entries],
    }
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _item(entry: Entry) -> dict[str, Any]:
    """Describe one entry."""
    item: dict[str, Any] = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.html,
        "content_text": entry.text,
        "date_published": _instant(entry.published),
        "date_modified": _instant(entry.updated),
        "language": entry.language,
    }
    if entry.categories:
        item["tags"] = list(entry.categories)
    return item


def _instant(value: datetime) -> str:
    """Write an instant as RFC 3339."""
    return value.strftime("%Y-%m-%dT%H:%M:%SZ")
