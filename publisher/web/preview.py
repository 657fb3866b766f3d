"""The preview: the site under its own paths, and under ``/~/`` a look at all that waits for a person.

/                 the site, with a bar on each page that says what there is to do
/~/               what was made, errors first
/~/article/ID/    an article's picture and posts
/~/mail/FOLDER/   a newsletter, wide and narrow, light and dark
/~/outbox/PATH    a file of the outbox
/~/events         the number of what can be seen, whenever it changes
"""

from http import HTTPStatus
from urllib.parse import quote, unquote

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from publisher.web import views
from publisher.web.door import MAIL, SITE
from publisher.web.letter import shown
from publisher.web.news import News
from publisher.web.overview import Overview
from publisher.web.pages import FONTS, STYLES, Pages, root_of, said
from publisher.web.rebuild import Look
from publisher.words import Words

INDEX = "index.html"
MISSING = "404.html"
END = b"</body>"


class Preview:
    """What can be seen now, and the pages that show it."""

    def __init__(self, overview: Overview) -> None:
        """Show a look at the site."""
        self.news = News()
        self.pages = Pages(overview.look.settings.shipped)
        self.show(overview)

    def show(self, overview: Overview) -> None:
        """Show another one from now on, and tell open tabs where it differs."""
        self.overview = overview
        self.public, self.outbox = overview.public, overview.outbox
        self.words = Words(overview.look.settings.language)
        if overview.look.fresh:
            self.news.publish()

    @property
    def look(self) -> Look:
        """Give what is shown."""
        return self.overview.look

    def app(self) -> Starlette:
        """Give the pages as an application."""
        return Starlette(
            routes=[
                Route("/~/", self.whole),
                Route("/~/article/{id}/", self.article),
                Route("/~/mail/{folder:path}/", self.letter),
                Route("/~/outbox/{path:path}", self.waiting),
                Route("/~/assets/{name:path}", self.asset),
                Route("/~/events", self.events),
                Route("/~", lambda _request: RedirectResponse("/~/")),
                Route("/{path:path}", self.site),
            ],
        )

    def whole(self, request: Request) -> Response:
        """Show all that was made."""
        asked = request.query_params.get("from", "")
        start = min(int(asked), len(self.look.built.articles)) if asked.isascii() and asked.isdigit() else 0
        return self._page("overview.html.j2", **views.overview(self.overview, self.words, start))

    def article(self, request: Request) -> Response:
        """Show an article's picture and posts."""
        work = self.overview.work(request.path_params["id"])
        if work is None:
            return self._missing()
        return self._page("article.html.j2", **views.article(self.overview, work, self.words, self.outbox))

    def letter(self, request: Request) -> Response:
        """Show a newsletter."""
        folder = request.path_params["folder"]
        if not self.overview.has(folder):
            return self._missing()
        letter = self.overview.letter(folder)
        return self._page("letter.html.j2", **views.letter(self.overview, letter, self.words, self.outbox))

    def waiting(self, request: Request) -> Response:
        """Give a file of the outbox; a page in it is no page of ours, and runs nothing."""
        path = request.path_params["path"]
        if path in self.outbox and self.outbox.kind(path).startswith("text/html"):
            body = self.outbox.read(path)
            if body is not None:
                asked = request.query_params
                public = None if asked.get("pictures") == "no" else self.public
                theme = asked.get("theme", "")
                body = shown(body, self.look.settings.site, root_of(self.look), theme, public)
                return HTMLResponse(body, headers={"content-security-policy": MAIL})
        return self.outbox.response(path) or self._missing()

    def asset(self, request: Request) -> Response:
        """Give a stylesheet, the script, the icon or a font of the preview's own pages."""
        name = request.path_params["name"]
        if name in {"look.css", "look.js", "bar.css", "icon.svg"}:
            body = self.pages.style(name, self.look.settings.site.brand)
            return Response(body, media_type=STYLES[f".{name.rpartition('.')[2]}"])
        font = self.pages.fonts.get(name.removeprefix(f"{FONTS}/"))
        return Response(font.read_bytes(), media_type="font/woff2") if font else self._missing()

    async def events(self, _request: Request) -> Response:
        """Tell the number of what can be seen, now and whenever it changes."""
        return StreamingResponse(self.news.stream(), media_type="text/event-stream")

    def site(self, request: Request) -> Response:
        """Give a file of the site as its own server would; its page for what is not there otherwise."""
        path, root = f"/{request.path_params['path']}", root_of(self.look)
        if not path.startswith(unquote(root)):
            return RedirectResponse(root) if path in {"/", unquote(root).rstrip("/")} else self._lost()
        path = path.removeprefix(unquote(root))
        if not path or path.endswith("/"):
            path = f"{path}{INDEX}"
        if f"{path}/{INDEX}" in self.public:
            return RedirectResponse(quote(f"{unquote(root)}{path}/"))
        if path in self.public and self.public.kind(path).startswith("text/html"):
            return self._barred(path, HTTPStatus.OK) or self._lost(path)
        return self.public.response(path) or self._lost(path)

    def _lost(self, path: str = "") -> Response:
        """Give the site's own page for what is not there; ours where it has none."""
        return self._barred(MISSING, HTTPStatus.NOT_FOUND, path) or self._missing()

    def _barred(self, file: str, status: HTTPStatus, path: str = "") -> Response | None:
        """Give a page of the site with a bar on it; None where there is no such page.

        Args:
            path: What was asked for, where it is not the file itself.
        """
        body = self.public.read(file)
        if body is None:
            return None
        values = views.bar(self.overview, path or file, self.words)
        bar = self.pages.page("bar.html.j2", self.look, self.news.version, **values).encode()
        before, end, after = body.rpartition(END)
        page = b"".join((before, bar, end, after)) if end else body + bar
        return HTMLResponse(page, status, {"content-security-policy": SITE})

    def _missing(self) -> Response:
        """Say that there is nothing here."""
        errors = said(self.overview.broken(""), self.words)
        return self._page("missing.html.j2", HTTPStatus.NOT_FOUND, errors=errors)

    def _page(self, name: str, status: HTTPStatus = HTTPStatus.OK, **values: object) -> Response:
        """Fill a page of our own."""
        return HTMLResponse(self.pages.page(name, self.look, self.news.version, **values), status)
