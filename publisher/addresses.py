"""Web addresses: what is one, and which may be told of news."""

import re
from functools import lru_cache
from urllib.parse import urlsplit

# No address holds these unescaped (RFC 3987, section 2.2).
UNFIT = re.compile(r"[\x00-\x20\x7f-\x9f\s\"<>{}\\^`|]")
HERE = {"localhost", "127.0.0.1", "::1"}


@lru_cache(maxsize=4096)
def is_web(text: str) -> bool:
    """Tell whether a text is an absolute address of the web, with its host."""
    if UNFIT.search(text):
        return False
    try:
        parts = urlsplit(text)
        named = parts.username is not None or parts.password is not None  # that would be published
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0 and not named
    except ValueError:
        return False


def is_safe(url: str) -> bool:
    """Tell whether nobody on the way can read or change what is sent: by https, or to this machine itself."""
    return urlsplit(url).scheme == "https" or is_here(url)


def is_here(url: str) -> bool:
    """Tell whether an address is on this machine."""
    return urlsplit(url).hostname in HERE
