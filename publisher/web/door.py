"""The door of the preview: who may come in, and what every answer carries.

A page of another site may make its visitor's browser ask this server for anything, under a name that it
lets point to 127.0.0.1 (DNS rebinding). So only our own names are answered, only questions that change
nothing, and no answer may be read or framed elsewhere.
"""

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from publisher.words import Words

MISDIRECTED = 421  # RFC 9110, section 15.5.20
NOT_ALLOWED = 405
HTTP = 80
NAMES = ("127.0.0.1", "localhost", "[::1]")
OWN = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
# The look of a city's own templates is the city's: an inline style is shown. A script from elsewhere is not.
SITE = OWN.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
# A mail runs nothing, fetches nothing, and is of no origin, even when it is opened by itself.
MAIL = (
    "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; "
    "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)
ALWAYS = {
    "cache-control": "no-store",
    "content-security-policy": OWN,
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}


class Door:
    """Lets through what this machine's own browser asks."""

    def __init__(self, app: ASGIApp, port: int, words: Words) -> None:
        """Keep what is behind the door, and the names that it answers to."""
        self.app = app
        self.words = words
        self.hosts = {f"{name}:{port}" for name in NAMES} | (set(NAMES) if port == HTTP else set())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse in words."""
        if scope["type"] != "http":
            return await self.app(scope, receive, send)

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in ALWAYS.items():
                    headers.setdefault(name, value)
            await send(message)

        app = self._refusal(scope) or self.app
        return await app(scope, receive, dressed)

    def _refusal(self, scope: Scope) -> ASGIApp | None:
        """Say why not, where not."""
        hosts = Headers(scope=scope).getlist("host")
        if len(hosts) != 1 or hosts[0].lower() not in self.hosts:
            return PlainTextResponse(self.words.say("preview.host"), MISDIRECTED)
        if scope["method"] not in {"GET", "HEAD"}:
            allowed = {"allow": "GET, HEAD"}
            return PlainTextResponse(self.words.say("preview.method"), NOT_ALLOWED, headers=allowed)
        return None
