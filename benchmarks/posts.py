"""What the posts of an article cost: ``python -m benchmarks.posts``.

Eight networks, without cards and without the disk; beside them, twitter-text-parser counts the same texts
once. The two stand beside each other in each round, so that what else the machine does slows both.
"""

import argparse
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from twitter_text import parse_tweet

from benchmarks.articles import write_articles
from publisher.channels.post import check, render, units
from publisher.channels.registry import channels
from publisher.channels.templates import FolderTemplates
from publisher.content.reading import read
from publisher.content.seeds import source
from publisher.model.content import Article, Issue, IssueKind
from publisher.model.site import ChannelSpec
from publisher.settings import read_settings
from publisher.wiring import compiler

ROOT = Path(__file__).parent.parent


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(prog="benchmarks.posts", description=__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    settings = read_settings(ROOT)
    specs = [each for each in channels(settings.templates, settings.site)[0] if each.kind == "post"]
    sets = [(spec, FolderTemplates(spec, compiler(settings))) for spec in specs]
    articles = read_articles(chosen.articles)
    texts = [text for spec, templates in sets for text in _posts(articles, spec, templates)]
    ours: dict[str, list[float]] = {spec.name: [] for spec in specs}
    ratios: list[float] = []
    for _ in range(chosen.rounds):
        for spec, templates in sets:
            ours[spec.name].append(cpu_s(partial(_posts, articles, spec, templates)))
        few = texts[:: max(1, len(texts) // 400)]
        theirs = cpu_s(partial(_counted, few)) / len(few) * len(texts)
        ratios.append(sum(each[-1] for each in ours.values()) / theirs)
    print(f"{len(articles)} articles, the middle of {chosen.rounds} rounds; milliseconds of CPU a post")
    for name, seconds in ours.items():
        print(f"{name:12}{median(seconds) / len(articles) * 1000:8.3f}")
    whole = sum(median(seconds) for seconds in ours.values())
    print(f"{'all':12}{whole / len(articles) * 1000:8.3f} an article, {whole:.2f} s for all")
    print(f"{median(ratios):.3f} of what twitter-text-parser takes to count the same texts once (4)")


def read_articles(number: int) -> list[Article]:
    """Read so many articles."""
    with TemporaryDirectory() as temporary:
        folder = Path(temporary) / "seeds"
        write_articles(folder, number)
        return [
            read(source(path, folder), language="nl", city="Kortrijk")[0] for path in sorted(folder.iterdir())
        ]


def _posts(articles: list[Article], spec: ChannelSpec, templates: FolderTemplates) -> list[str]:
    """Write the posts of one network."""
    return [text for article in articles for text in _post(article, spec, templates)]


def _counted(texts: list[str]) -> list[int]:
    """Count texts as X does, with its own library."""
    return [parse_tweet(text).weightedLength for text in texts]


def _post(article: Article, spec: ChannelSpec, templates: FolderTemplates) -> list[str]:
    """Write and check one post; give its text."""
    (unit,) = units(Issue(kind=IssueKind.ALL, name="all", articles=(article,)), spec)
    made = render(unit, spec, templates)
    check(unit.issue, made, spec)
    return [made[1].body.decode()] if made else []


def cpu_s(work: Callable[[], object]) -> float:
    """Tell how much of the processor some work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    main()
