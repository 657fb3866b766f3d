"""Whom a quotation is given to, in the many shapes of the press (speakers.txt): never the wrong person."""

from pathlib import Path

import pytest

from publisher.content.reading import read
from publisher.model.source import Source

SAID = "“Zo wordt het feest voor ons"
LINES = (Path(__file__).parent / "speakers.txt").read_text(encoding="utf-8").splitlines()
SHAPES = [line for line in LINES if line and not line.startswith("#")]


@pytest.mark.parametrize("line", SHAPES)
def test_whoever_speaks_is_named_as_a_reader_would(line: str) -> None:
    """Editors write as they please; what stays empty is a question, what is wrong a letter to the editor."""
    shape, _, told = line.partition(" =>")
    speaker, *roles = (part.strip() for part in told.split("|"))
    text = shape.replace("“… .”", f"{SAID}.”").replace("“…”", f"{SAID}”").replace(" ¶ ", "\n\n")
    data = f" date 2024-08 De stad opent een park. Het park ligt aan de Leie.\n\n{text}".encode()
    seed = Source(path="seeds/x.txt", stem="x", size_bytes=len(data), data=data)

    quotes = read(seed, language="nl", city="Kortrijk")[0].quotes

    assert [quote.speaker for quote in quotes[-1:]] == [speaker] or not (quotes or speaker)
    assert not quotes or quotes[-1].role in (roles or [""])
