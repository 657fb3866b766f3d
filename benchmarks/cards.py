"""What the cards of an article cost: ``python -m benchmarks.cards``.

Title, square and quotation, on one core and without the disk; beside them, Pillow encodes the same pictures
once more. The two stand beside each other in each round, so that what else the machine does slows both.
"""

import argparse
from functools import partial
from io import BytesIO
from statistics import median

from PIL import Image

from benchmarks.posts import ROOT, cpu_s, read_articles
from publisher.channels.card import check, media, render, units
from publisher.channels.card.picture import encoded
from publisher.channels.registry import channel
from publisher.channels.templates import FolderTemplates
from publisher.model.artifact import Artifact
from publisher.model.content import Article, Issue, IssueKind
from publisher.model.site import ChannelSpec
from publisher.settings import read_settings
from publisher.wiring import compiler

CORES = 2


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(prog="benchmarks.cards", description=__doc__)
    parser.add_argument("--articles", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    settings = read_settings(ROOT)
    spec = channel(settings.templates / "card", settings.site)
    templates = FolderTemplates(spec, compiler(settings))
    read = read_articles(chosen.articles)
    made = _drawn(read, spec, templates)
    pictures = [(Image.open(BytesIO(each.body)).convert("RGB"), each.media_type) for each in made]
    ours: list[float] = []
    ratios: list[float] = []
    for _ in range(chosen.rounds):
        encoded.cache_clear()
        ours.append(cpu_s(partial(_drawn, read, spec, templates)))
        ratios.append(ours[-1] / cpu_s(partial(_saved, pictures)))
    each = median(ours) / len(made)
    print(f"{len(read)} articles, {len(made)} cards, at most {max(len(one.body) for one in made)} bytes")
    print(f"{each * 1000:.1f} ms of CPU a card: {CORES / each:.0f} a second on {CORES} cores (12)")
    print(f"{median(ratios):.2f} of what Pillow takes to encode the same pictures")


def _drawn(read: list[Article], spec: ChannelSpec, templates: FolderTemplates) -> list[Artifact]:
    """Draw, describe and check the cards of some articles."""
    every: list[Artifact] = []
    for unit in units(Issue(kind=IssueKind.ALL, name="all", articles=tuple(read)), spec):
        made = render(unit, spec, templates)
        for artifact in made:
            media(unit.issue.articles[0], artifact, spec, templates)
        check(unit.issue, made, spec)
        every += made
    return every


def _saved(pictures: list[tuple[Image.Image, str]]) -> None:
    """Encode pictures as Pillow does where nothing else is asked."""
    for picture, mime in pictures:
        picture.save(BytesIO(), mime.partition("/")[2])


if __name__ == "__main__":
    main()
