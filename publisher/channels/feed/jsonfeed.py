"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/), from the same entries."""

import json
from datetime import datetime
from typing import Any

from publisher.channels.feed.entries import Entry, Feed, Picture

JSON_TYPE = "application/feed+json"
VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(feed: Feed, path: str) -> bytes:
    """Write JSON Feed, an entry a line, so that git shows which one has changed."""
    site = feed.site
    value: dict[str, Any] = {
        "version": VERSION,
        "title": site.title,
        "home_page_url": f"{site.url}/",
        "feed_url": site.at(path),
        "description": feed.description,
        "language": site.language,
        "authors": [{"name": site.brand.sender, "url": f"{site.url}/"}],
    }
    if feed.before:
        value["next_url"] = feed.archive_url(feed.before, "json")
    if feed.hub:
        value["hubs"] = [{"type": "WebSub", "url": feed.hub}]
    head = json.dumps(value, ensure_ascii=False, indent=1).removesuffix("\n}")
    items = ",\n".join(json.dumps(_item(entry), ensure_ascii=False) for entry in feed.entries)
    return f'{head},\n "items": [\n{items}\n ]\n}}\n'.encode()


def _item(entry: Entry) -> dict[str, Any]:
    """Describe one entry."""
    item: dict[str, Any] = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "content_html": entry.html,
        "content_text": entry.text,
        "date_published": _instant(entry.published),
        "date_modified": _instant(entry.updated),
        "language": entry.language,
    }
    if entry.summary:
        item["summary"] = entry.summary
    if entry.categories:
        item["tags"] = list(entry.categories)
    if entry.photo:
        item["image"] = entry.photo.url
        item["attachments"] = [_attachment(entry.photo)]
    return item


def _attachment(photo: Picture) -> dict[str, Any]:
    """Describe a photo."""
    return {"url": photo.url, "mime_type": photo.mime, "title": photo.alt, "size_in_bytes": photo.size_bytes}


def _instant(value: datetime) -> str:
    """Write an instant as RFC 3339."""
    return value.strftime("%Y-%m-%dT%H:%M:%SZ")
