"""Tells a WebSub hub which feeds have changed (https://www.w3.org/TR/websub/). An edge: the network."""

from collections.abc import Iterable
from http.client import HTTPException
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

from publisher.addresses import is_here, is_safe, is_web
from publisher.channels.feed.entries import ATOM, JSON, RSS
from publisher.model.artifact import About, Finding, Severity
from publisher.model.site import Site

TIMEOUT_S = 10.0
TOPICS = (RSS, ATOM, JSON)  # archives are none: nobody subscribes to what is past


class Stay(HTTPRedirectHandler):
    """Follows nobody elsewhere: a hub that has moved is for a person to look at."""

    def redirect_request(self, *_: object) -> None:
        """Go nowhere, so that the answer is what it is."""


def topics(site: Site, paths: Iterable[str]) -> tuple[str, ...]:
    """Give the addresses of the feeds among paths within the public folder."""
    changed = set(paths)
    return tuple(site.at(path) for path in TOPICS if path in changed)


def ping(hub: str, topics: Iterable[str], timeout_s: float = TIMEOUT_S) -> tuple[Finding, ...]:
    """Tell the hub of each topic that has changed; at the first failure stop, and say what it was."""
    for topic in topics:
        if detail := _refusal(hub, topic, timeout_s):
            values = {"hub": hub, "detail": detail}
            about = About(file=topic)
            return (Finding(code="feed.hub-silent", severity=Severity.REVIEW, about=about, values=values),)
    return ()


def _refusal(hub: str, topic: str, timeout_s: float) -> str:
    """Tell the hub of one topic; give what went wrong, nothing where all went well."""
    if not is_web(hub) or not is_safe(hub):
        return "https?"
    # both names of the topic: hubs of PubSubHubbub 0.4 read the first, others the second
    body = urlencode({"hub.mode": "publish", "hub.url": topic, "hub.topic": topic}).encode()
    opener = build_opener(Stay, *([ProxyHandler({})] if is_here(hub) else []))
    try:
        with opener.open(Request(hub, body, method="POST"), timeout=timeout_s):  # noqa: S310  # http(s) only
            return ""
    except HTTPError as error:
        error.close()
        return f"HTTP {error.code}"
    except (URLError, HTTPException, OSError, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        return str(getattr(reason, "strerror", None) or reason)[:200]
