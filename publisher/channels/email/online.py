"""Which links of newsletters are dead: asked of who answers for them, when somebody wants to know."""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import unquote, urlsplit
from urllib.request import Request, urlopen

from publisher.addresses import is_web
from publisher.model.artifact import About, Finding, Severity
from publisher.model.site import Site

HREF = re.compile(r'<a\b[^>]*\bhref="(https?://[^"]+)"')
TIMEOUT_S = 10.0
AT_ONCE = 8
AGENT = "Mozilla/5.0 (compatible; publisher check --online)"
# Some servers know no HEAD, and say so in one of these ways: they are asked again.
NO_HEAD = {400, 403, 404, 405, 500, 501, 503}
# What answers so may well be there: for who has signed in, or for anything but a program.
ALIVE = {401, 403, 407, 429, 451}


def dead_links(outbox: Path, public: Path, channels: tuple[str, ...], site: Site) -> Iterator[Finding]:
    """Ask for every address in the newsletters of the outbox, each once.

    Args:
        public: The folder with the site's own pages, which need not be online yet.
    """
    holders: dict[str, list[Path]] = {}
    for path in sorted(path for name in channels for path in (outbox / name).glob("*/email.html")):
        for url in dict.fromkeys(map(unescape, HREF.findall(path.read_text(encoding="utf-8")))):
            holders.setdefault(url, []).append(path)
    own = {url for url in holders if url.startswith(f"{site.url}/")}
    others = [url for url in holders if url not in own]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        faults = dict(zip(others, pool.map(fault, others), strict=True))
    faults |= {url: "" if _has(public, url.removeprefix(f"{site.url}/")) else "404" for url in own}
    for url, detail in faults.items():
        for path in holders[url] if detail else ():
            about = About(file=f"{outbox.name}/{path.relative_to(outbox).as_posix()}")
            values = {"link": url, "detail": detail}
            yield Finding(code="email.link-dead", severity=Severity.REVIEW, about=about, values=values)


def fault(url: str) -> str:
    """Ask for an address; tell in a word what is wrong, nothing where it answers."""
    if not is_web(url):
        return "URL"
    for method in ("HEAD", "GET"):
        request = Request(url, method=method, headers={"User-Agent": AGENT})  # noqa: S310  # http or https
        try:
            with urlopen(request, timeout=TIMEOUT_S):  # noqa: S310
                return ""
        except HTTPError as error:
            error.close()
            if method == "GET" or error.code not in NO_HEAD:
                return "" if error.code in ALIVE else str(error.code)
        except (URLError, HTTPException, OSError, ValueError) as error:
            reason = getattr(error, "reason", None) or error
            return str(reason)[:120] or type(error).__name__
    return ""


def _has(public: Path, path: str) -> bool:
    """Tell whether a page of the site's own has been made."""
    name = unquote(urlsplit(path).path)
    target = public / name
    return ".." not in name.split("/") and ((target / "index.html").is_file() or target.is_file())
