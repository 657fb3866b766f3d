"""The peer: the least that makes pages and feeds of the same articles with the same libraries.

python -m benchmarks.plain SEEDS OUT
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

from feedgen.feed import FeedGenerator
from jinja2 import Environment

PAGE = """<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"><title>{{ title }}</title></head>
<body><h1>{{ title }}</h1>{% for text in paragraphs %}<p>{{ text }}</p>{% endfor %}</body></html>"""
FRONT = """<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"><title>Nieuws</title></head>
<body>{% for each in articles %}<h2><a href="nieuws/{{ each[0] }}/">{{ each[2] }}</a></h2>{% endfor %}
</body></html>"""


def main(seeds: Path, out: Path) -> None:
    """Write a page for each article, a front page, and RSS and Atom of the newest fifty."""
    environment = Environment(autoescape=True)
    page, front = environment.from_string(PAGE), environment.from_string(FRONT)
    articles = []
    for path in sorted(seeds.glob("*.txt")):
        _, month, text = path.read_text(encoding="utf-8").split(" ", 3)[1:]
        articles.append((path.stem, month, text.split(".")[0], text.split("\n\n")))
    articles.sort(key=lambda each: each[1], reverse=True)
    for stem, _, title, paragraphs in articles:
        folder = out / "nieuws" / stem
        folder.mkdir(parents=True)
        (folder / "index.html").write_text(page.render(title=title, paragraphs=paragraphs), encoding="utf-8")
    (out / "index.html").write_text(front.render(articles=articles[:50]), encoding="utf-8")
    feed = FeedGenerator()
    feed.id("https://x.example/")
    feed.title("Nieuws")
    feed.description("Nieuws")
    feed.link(href="https://x.example/", rel="alternate")
    for stem, month, title, paragraphs in articles[:50]:
        entry = feed.add_entry(order="append")
        entry.id(f"https://x.example/nieuws/{stem}/")
        entry.title(title)
        entry.link(href=f"https://x.example/nieuws/{stem}/")
        entry.updated(datetime.fromisoformat(f"{month}-01").replace(tzinfo=UTC))
        entry.content("".join(f"<p>{text}</p>" for text in paragraphs), type="html")
    feed.rss_file(str(out / "rss.xml"))
    feed.atom_file(str(out / "atom.xml"))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
