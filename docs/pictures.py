"""Makes the pictures of the README from what the last build made: ``make pictures``. Needs Chromium."""

import shutil
import subprocess
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parent.parent
PICTURES = Path(__file__).parent / "pictures"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
Theme = Literal["light", "dark"]
EIGHT = (
    "Stad Kortrijk opent een nieuw zwembad in Overleie. Zwemmers vinden er vijf banen en een peuterbad.",
    "De bibliotheek krijgt een leestuin. Lezers kunnen er vanaf maart terecht.",
    "Kortrijk plant 105 bomen langs de Leie. De werken duren drie weken.",
    "De brug aan de Budatoren gaat weer open. Fietsers winnen zo tien minuten.",
    "Vrijwilligers helpen nieuwkomers bij het leren van de taal. Wie wil, kan zich nog inschrijven.",
    "De stad bouwt een school in de wijk Lange Munte. Er komt plaats voor 320 kinderen.",
    "De kerstmarkt verhuist naar de Grote Markt. De kramen staan er tot en met 3 januari.",
    "Handelaars krijgen een premie voor een nieuwe gevel. De stad trekt er 180.000 euro voor uit.",
)
ISSUE = '''subject = "Een najaar vol nieuws uit de wijken"
intro = """
Beste lezer,

De dagen worden korter, maar de stad staat niet stil. Dit lees je in november."""
closing = "Tot volgende maand!"
[[agenda]]
when = "zaterdag 5 december, 14 uur"
what = "Rondleiding in het zwembad"
where = "Overleie"
'''


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


def eight(folder: Path, look: str) -> Path:
    """Build a newsletter of eight articles in one of the ready looks; give its HTML."""
    site = folder / look
    for number, text in enumerate(EIGHT):
        path = site / "seeds" / f"{number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f" date 2026-11 {text}", encoding="utf-8")
    shutil.copytree(ROOT / "templates", site / "templates")
    theme = site / "templates" / "email" / "channel.toml"
    theme.write_text(theme.read_text(encoding="utf-8").replace('"cloth"', f'"{look}"', 1), encoding="utf-8")
    (site / "issues").mkdir()
    (site / "issues" / "2026-11.toml").write_text(ISSUE, encoding="utf-8")
    command = [sys.executable, "-m", "publisher", "build", "--only", "email"]
    subprocess.run(command, cwd=site, check=True, capture_output=True)
    return site / "outbox" / "email" / "2026-11" / "email.html"


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
        with TemporaryDirectory() as folder:
            for look, name in (("paper", "mail-eight"), ("plain", "mail-plain")):
                picture(browser, eight(Path(folder), look).as_uri(), name, (700, 1400))
        browser.close()
    server.shutdown()
    shutil.copyfile(card, PICTURES / "card.png")


if __name__ == "__main__":
    main()
