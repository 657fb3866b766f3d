"""Makes the pictures of the README from what the last build made: ``make pictures``. Needs Chromium."""

import shutil
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parent.parent
PICTURES = Path(__file__).parent / "pictures"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
Theme = Literal["light", "dark"]


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder without a word."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class's name
        """Say nothing."""


def picture(browser: Browser, address: str, name: str, size: tuple[int, int], theme: Theme = "light") -> None:
    """Take one picture of the upper part of a page."""
    width, height = size
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=theme)
    page = context.new_page()
    page.goto(address)
    page.evaluate("document.fonts.ready")
    page.screenshot(path=PICTURES / f"{name}.png")
    context.close()


def main() -> None:
    """Take all of them."""
    mails = sorted((ROOT / "outbox" / "email").glob("*/email.html"))
    card = max((ROOT / "feeds" / "cards").glob("*.png"), key=lambda path: path.stat().st_size)
    article = max((ROOT / "feeds" / "nieuws").glob("*/index.html")).parent.name
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(ROOT / "feeds")))
    Thread(target=server.serve_forever, daemon=True).start()
    site = f"http://127.0.0.1:{server.server_port}"
    with sync_playwright() as playwright:
        chromium = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        picture(browser, f"{site}/", "front", (1280, 1000))
        picture(browser, f"{site}/nieuws/{article}/", "article", (1280, 1000), "dark")
        picture(browser, f"{site}/nieuws/{article}/", "article-phone", (375, 800))
        picture(browser, mails[-1].as_uri(), "mail", (700, 900))
        picture(browser, mails[0].as_uri(), "mail-phone", (375, 800), "dark")
        browser.close()
    server.shutdown()
    shutil.copyfile(card, PICTURES / "card.png")


if __name__ == "__main__":
    main()
