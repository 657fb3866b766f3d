"""Makes as many articles as a benchmark wants, of the sentences of the real seeds."""

import random
from pathlib import Path

SEEDS = Path(__file__).parent.parent / "seeds"


def write_articles(folder: Path, number: int) -> None:
    """Write so many seeds of about 350 words, always the same."""
    chance = random.Random(number)  # noqa: S311  # the same articles in every run, not a secret
    texts = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    paragraphs = [part for text in texts for part in text.split("\n\n")[1:]]
    folder.mkdir(parents=True)
    for each in range(number):
        month = f"{2000 + each // 12 % 25}-{each % 12 + 1:02}"
        opening = f"De stad opent project {each} in de wijk Overleie. Wie er woont, krijgt {each + 2} bomen."
        body = "\n\n".join(chance.sample(paragraphs, 5))
        (folder / f"{each:05}.txt").write_text(f" date {month} {opening}\n\n{body}", encoding="utf-8")
