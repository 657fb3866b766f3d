"""Who said what, from where the quotation marks stand. Unsure means no speaker: never the wrong person."""

import re
from dataclasses import dataclass

from publisher.content.language import Language
from publisher.model.content import Block, BlockKind, Mention, Origin, Quote, Span

CLOSE = {"“": "”", "„": "”", "«": "»", '"': '"'}
MARKS = re.compile(r"[“”„«»\"]")
# 19" is a size, not a quotation
INCH = re.compile(r"\d$")
QUOTED_WORDS = 5  # fewer words between marks are a term, not a quotation
SURE = 0.9
ALONE = 0.6
NAME_WORD = r"\b[A-ZÀ-ÖØ-Þ](?:\.|[\w’'-]*)"
SMALL = re.compile(r"\b[a-zà-ÿ]{4,}\b")
FULL_NAME = 2  # words
FULL_STOP = re.compile(r"[.;:!?](?:\s|$)|$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Loose:
    """A quotation mark without its partner, as offset in its block."""

    block: int
    offset: int
    mark: str


def quotes(blocks: tuple[Block, ...], language: Language) -> tuple[tuple[Quote, ...], tuple[Loose, ...]]:
    """Find quotations of more than a few words, and marks that do not pair.

    A paragraph may leave its quotation open where the next one opens anew: so it goes on.
    """
    found: list[Quote] = []
    loose: list[Loose] = []
    prose = [(index, block) for index, block in enumerate(blocks) if block.kind is not BlockKind.LIST]
    names = _names(" ".join(block.text for _, block in prose), language)
    for place, (index, block) in enumerate(prose):
        pairs, unpaired = _pairs(block.text)
        following = prose[place + 1][1].text if place + 1 < len(prose) else ""
        for offset, mark in unpaired:
            goes_on = mark in CLOSE and following[:1] in CLOSE
            if not goes_on:
                loose.append(Loose(block=index, offset=offset, mark=mark))
        for start, end in pairs:
            text = block.text[start:end].rstrip(",")
            if len(text.split()) >= QUOTED_WORDS:
                after = block.text[end + 1 :]
                found.append(_quote(block, start, text, *_speaker(after, names, language)))
    return tuple(found), tuple(loose)


def mentions(text: str, found: tuple[Quote, ...]) -> tuple[Mention, ...]:
    """Gather every span that names a speaker."""
    roles: dict[str, str] = {}
    for quote in found:
        if quote.speaker and not roles.get(quote.speaker):
            roles[quote.speaker] = quote.role
    return tuple(
        Mention(
            name=name,
            role=role,
            spans=tuple(
                Span(start=match.start(), end=match.end()) for match in re.finditer(re.escape(name), text)
            ),
        )
        for name, role in roles.items()
    )


def _pairs(text: str) -> tuple[list[tuple[int, int]], list[tuple[int, str]]]:
    """Pair the double quotation marks of a paragraph; single ones are too often apostrophes."""
    pairs: list[tuple[int, int]] = []
    unpaired: list[tuple[int, str]] = []
    open_at: tuple[int, str] | None = None
    for match in MARKS.finditer(text):
        mark, offset = match[0], match.start()
        if open_at and mark in {CLOSE[open_at[1]], "“" if open_at[1] == "„" else ""}:
            pairs.append((open_at[0] + 1, offset))
            open_at = None
        elif mark == '"' and INCH.search(text[max(0, offset - 1) : offset]):
            continue
        elif mark in CLOSE:
            if open_at:
                unpaired.append(open_at)
            open_at = (offset, mark)
        else:
            unpaired.append((offset, mark))
    if open_at:
        unpaired.append(open_at)
    return pairs, unpaired


def _names(text: str, language: Language) -> tuple[str, ...]:
    """Find full names: two or more capitalised words, with their particles.

    A first word that the text also writes small is a function, not a name ("Minister Bart Somers").
    """
    particle = "|".join(re.escape(word) for word in language.name_particles) or r"(?!)"
    pattern = re.compile(rf"{NAME_WORD}(?: (?:{particle}|{NAME_WORD})){{0,4}} {NAME_WORD}")
    small = set(SMALL.findall(text))
    found: dict[str, None] = {}
    for match in pattern.finditer(text):
        name = match[0].rstrip(".'’")
        first, _, others = name.partition(" ")
        found[others if first.lower() in small and " " in others else name] = None
    return tuple(found)


def _quote(block: Block, start: int, text: str, speaker: str, role: str) -> Quote:
    """Make a quote; a speaker of one word is less sure."""
    confidence = SURE if speaker else 0.0
    if speaker and " " not in speaker:
        confidence = ALONE
    at = block.span.start + start
    return Quote(
        span=Span(start=at, end=at + len(text)),
        text=text,
        speaker=speaker,
        role=role,
        origin=Origin.DERIVED,
        confidence=confidence,
    )


def _speaker(after: str, names: tuple[str, ...], language: Language) -> tuple[str, str]:
    """Read ``, VERB NAME, ROLE`` or ``, VERB ROLE NAME`` behind a closing mark, whatever the verb."""
    attribution = re.match(r"[,.]? ?(?P<verb>[a-zà-ÿ]+) (?P<rest>[^“„«\"]+)", after[:400])
    if not attribution or not after.startswith((",", " ")):
        return "", ""
    rest = attribution["rest"]
    particle = "|".join(re.escape(word) for word in language.name_particles) or r"(?!)"
    name = rf"(?P<name>{NAME_WORD}(?: (?:(?:{particle}|{NAME_WORD}) )*{NAME_WORD})?)"
    first = re.match(rf"{name}(?: \(\d+\))?(?P<then>,|\.|$| )", rest)
    if first and first["then"] != " ":
        role = ""
        if first["then"] == ",":
            apposition = rest[first.end() :].strip()
            role = apposition[: _end(apposition)].rstrip(",").strip()
            role = role.partition(",")[0] if ", die " in role or ", dat " in role else role
        return _whole(first["name"].rstrip("."), names), role if role[:1].islower() else ""
    before = re.match(rf"(?P<role>(?:[a-zà-ÿ-]+ ){{1,4}}){name}(?=[.,]|$)", rest)
    if not before:
        return "", ""
    role, words = before["role"].strip(), before["name"].rstrip(".").split(" ")
    if role.split(" ")[-1] in language.name_particles:  # "schepen van Financiën Hilde Maes"
        role, words = f"{role} {words[0]}", words[1:]
        if len(words) < FULL_NAME:
            return "", ""
    return _whole(" ".join(words), names), role


def _end(text: str) -> int:
    """Find where a sentence ends."""
    match = FULL_STOP.search(text)
    return match.start() if match else len(text)


def _whole(name: str, names: tuple[str, ...]) -> str:
    """Complete a surname by the one full name in the text that ends with it."""
    if " " in name:
        return name
    known = {full for full in names if full.endswith(f" {name}")}
    shortest = min(known, key=len, default="")
    if shortest and all(full.endswith(shortest) for full in known):
        return shortest
    return name
