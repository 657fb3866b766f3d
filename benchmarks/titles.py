"""Writes docs/titles.md and docs/scores.md: what the program makes of the annotated texts. ``make score``."""

import json

from benchmarks.scoring import HOME, Example, examples, scores

FIRST = HOME / "tests" / "devset" / "first.json"
MUST = {
    "sentences, F1 with those inside quotations": "≥ 0.995",
    "kinds of blocks": "≥ 0.98",
    "text of quotations, F1": "≥ 0.99",
    "speaker and role, recall": "≥ 0.85",
    "named speakers that are right": "≥ 0.98",
    "wrong person": "0",
    "facts, recall": "≥ 0.95",
    "keywords, soft recall": "≥ 0.6",
}
TITLES = """\
# Titles, teasers and hashtags

What the program derives from the annotated texts of `tests/devset/`, beside headlines that an editor accepts.
Made by `make score`. A title below 70 % asks for a look; below 55 % it is a whole clause of the text.
"""
SCORES = """\
# Scores

Of {known} annotated texts that the rules were made with, and of four sets that somebody else wrote, of
{blind}, {second}, {third} and {fourth}: *first* is what they scored unseen, *now* after the faults were
mended by their kind. What to expect of a text that nobody has seen is *first*, not *now*: the rules were
developed with all of these since. Made by `make score`.
"""
HEADINGS = {
    "known": "Known texts",
    "blind": "Texts that were written blind",
    "second": "More texts that were written blind",
    "third": "Still more texts that were written blind",
    "fourth": "A fourth set that was written blind",
}


def main() -> None:
    """Write both pages."""
    sets = {name: examples(name) for name in HEADINGS}
    (HOME / "docs" / "titles.md").write_text(_titles(sets), encoding="utf-8")
    (HOME / "docs" / "scores.md").write_text(_scores(sets), encoding="utf-8")
    print((HOME / "docs" / "scores.md").read_text(encoding="utf-8"))


def _titles(sets: dict[str, list[Example]]) -> str:
    """Set what was derived beside what editors accept."""
    parts = [TITLES]
    for name, texts in sets.items():
        parts.append(f"## {HEADINGS[name]}\n")
        for each in texts:
            article = each.article
            look = "" if article.title.confidence >= 0.7 else ", **titel nakijken**"  # noqa: PLR2004
            tags = " ".join(f"#{tag}" for tag in article.hashtags)
            accepted = "\n".join(f"  - {text}" for text in each.gold["headlines"])
            parts.append(
                f"### {each.name}\n\n- **{article.title.text}** ({article.title.confidence:.0%}{look})\n"
                f"- {article.teaser.text}\n- {tags}\n- accepted:\n{accepted}\n"
            )
    return "\n".join(parts)


def _scores(sets: dict[str, list[Example]]) -> str:
    """Set the scores side by side, with those of the first run on what was written blind."""
    first = json.loads(FIRST.read_text(encoding="utf-8"))
    now = {name: scores(texts) for name, texts in sets.items()}
    rows = [
        f"| {part} | {MUST.get(part, '')} | {known:.3f} "
        + "".join(f"| {first[name].get(part, 0):.3f} | {now[name][part]:.3f} " for name in first)
        + "|"
        for part, known in now["known"].items()
    ]
    return "\n".join(
        (
            SCORES.format(**{name: len(texts) for name, texts in sets.items()}),
            "| | must reach | known texts | "
            + " | ".join(f"{name}, first | {name}, now" for name in first)
            + " |",
            "|---" * (3 + 2 * len(first)) + "|",
            *rows,
            "",
        )
    )


if __name__ == "__main__":
    main()
