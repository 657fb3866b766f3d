"""The peer Hugo: the same articles and deliverable, as a Hugo site with the layouts of ``hugo-site/``.

Pages of articles, a page a month, a front page, RSS, Atom and JSON Feed of the newest fifty with full text, a
sitemap. Hugo is given what our program has to find out: the title, the date, the teaser and the paragraphs.
"""

import json
import shutil
from pathlib import Path

LAYOUTS = Path(__file__).parent / "hugo-site"


def write_site(seeds: Path, site: Path) -> None:
    """Write the seeds of a benchmark as a Hugo site."""
    shutil.copytree(LAYOUTS, site)
    (site / "content" / "nieuws").mkdir(parents=True)
    for path in seeds.glob("*.txt"):
        write_page(path, site)


def write_page(seed: Path, site: Path) -> None:
    """Write one seed as a page of the Hugo site."""
    _, month, text = seed.read_text(encoding="utf-8").split(" ", 3)[1:]
    title, teaser = text.split("\n")[0].split(".")[:2]
    matter = {
        "title": title,
        "description": f"{teaser.strip()}.",
        "date": f"{month}-01T12:00:00Z",
        "maand": [month],
    }
    body = f"{json.dumps(matter, ensure_ascii=False)}\n\n{text}\n"
    (site / "content" / "nieuws" / f"{seed.stem}.md").write_text(body, encoding="utf-8")
