"""Counts the articles of 350 words read in a second on one core: ``python -m benchmarks.reading``.

Of the sentences of our seeds, mixed anew; and of the annotated texts of ``tests/devset/``: those vary more.
"""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from benchmarks.articles import write_articles
from publisher.content.reading import read
from publisher.content.seeds import source
from publisher.model.source import Source

ARTICLES = 400
WORDS = 350
ROUNDS = 5
ANNOTATED = Path(__file__).parent.parent / "tests" / "devset"


def main() -> None:
    """Read the same articles a few times, and print the best round."""
    with TemporaryDirectory() as temporary:
        folder = Path(temporary) / "seeds"
        write_articles(folder, ARTICLES)
        report("articles", [source(path, folder) for path in sorted(folder.glob("*.txt"))])
    report("annotated texts", [source(path, ANNOTATED) for path in sorted(ANNOTATED.rglob("*.txt"))])


def report(name: str, seeds: Sequence[Source]) -> None:
    """Print how fast some seeds are read."""
    words = sum(len(seed.data.split()) for seed in seeds)
    best = float("inf")
    for _ in range(ROUNDS):
        start = process_time()
        for seed in seeds:
            read(seed, language="nl", city="Kortrijk")
        best = min(best, process_time() - start)
    rate = words / WORDS / best
    print(f"{len(seeds)} {name} of {words // len(seeds)} words; {rate:.0f} of {WORDS} words a second")
    print(f"{best / len(seeds) * 1000:.2f} ms an article, of one core's time")


if __name__ == "__main__":
    main()
