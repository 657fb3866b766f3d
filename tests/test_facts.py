"""Facts are figures with all that belongs to them, word for word (facts.txt)."""

from pathlib import Path

import pytest

from publisher.content.reading import read
from publisher.model.source import Source

LINES = (Path(__file__).parent / "facts.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("line", [line for line in LINES if line and not line.startswith("#")])
def test_a_figure_is_told_with_what_belongs_to_it(line: str) -> None:
    """One in four is not four, and between 20 and 30 per cent is not 30."""
    text, _, wanted = line.partition(" => ")
    data = f" date 2024-08 De stad opent een park. {text}".encode()
    seed = Source(path="seeds/x.txt", stem="x", size_bytes=len(data), data=data)

    article = read(seed, language="nl", city="Kortrijk")[0]

    assert [fact.text for fact in article.facts] == wanted.split(" | ")
    assert all(article.text[fact.span.start : fact.span.end] == fact.text for fact in article.facts)
