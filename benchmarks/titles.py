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

Of {known} annotated texts that the rules were made with, and {blind} that somebody else wrote and that the
rules saw once they were done: *first* is what they scored unseen, *now* after the faults were mended by their
kind. Made by `make score`.
"""


def main() -> None:
    """Write both pages."""
    known, blind = examples("known"), examples("blind")
    (HOME / "docs" / "titles.md").write_text(_titles(known, blind), encoding="utf-8")
    (HOME / "docs" / "scores.md").write_text(_scores(known, blind), encoding="utf-8")
    print((HOME / "docs" / "scores.md").read_text(encoding="utf-8"))


def _titles(known: list[Example], blind: list[Example]) -> str:
    """Set what was derived beside what editors accept."""
    parts = [TITLES]
    for heading, texts in (("Known texts", known), ("Texts that were written blind", blind)):
        parts.append(f"## {heading}\n")
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


def _scores(known: list[Example], blind: list[Example]) -> str:
    """Set the scores side by side, with those of the first run on the blind texts."""
    first = json.loads(FIRST.read_text(encoding="utf-8"))
    now, later = scores(known), scores(blind)
    rows = [
        f"| {name} | {MUST.get(name, '')} | {now[name]:.3f} | {first.get(name, 0):.3f} | {later[name]:.3f} |"
        for name in now
    ]
    return "\n".join(
        (
            SCORES.format(known=len(known), blind=len(blind)),
            "| | must reach | known texts | blind, first | blind, now |",
            "|---|---|---|---|---|",
            *rows,
            "",
        )
    )


if __name__ == "__main__":
    main()
