"""A seed becomes an Article.

bytes -decode-> text -pieces-> blocks -> sentences -> quotes, facts, title, teaser, keywords
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from typing import TypeAlias

from publisher.characters import UNSHOWABLE
from publisher.content.decode import decoded
from publisher.content.derive.blocks import Piece, blocks, pieces
from publisher.content.derive.facts import facts
from publisher.content.derive.marks import Loose
from publisher.content.derive.people import people
from publisher.content.derive.quotes import quotes
from publisher.content.derive.sentences import sentences
from publisher.content.derive.title import FALLBACK, SURE, teaser, title
from publisher.content.derive.topics import TOPICS, hashtags, keywords, mood, weights
from publisher.content.language import Language, language_named
from publisher.content.seeds import LARGEST_BYTES
from publisher.content.sidecar import Sidecar, beside, sidecar
from publisher.errors import SeedError
from publisher.findings import finding_of
from publisher.model.artifact import About, Finding, Severity
from publisher.model.content import Article, Derived, Origin, Photo, Precision, PublicationDate
from publisher.model.source import Source

DATE_LINE = re.compile(r"\s*date[ \t]+(?P<date>\S+)[ \t]*", re.IGNORECASE)
DATE = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?")
YEARS = (1900, 2100)
Images: TypeAlias = Callable[[str], str]
Understood: TypeAlias = tuple[Article, tuple[Finding, ...]]
OPENING = 400  # characters, of a text without sentences
SLUG_WORDS = 9
SLUG_LONGEST = 70


def no_image(path: str) -> str:
    """Know of no photo."""
    raise SeedError("image.missing", file=path)


def read(source: Source, *, language: str, city: str, images: Images = no_image) -> Understood:
    """Understand one seed.

    Args:
        language: BCP 47, of a text whose sidecar names none.
        city: The first hashtag.
        images: Names the content of a file in ``seeds/images/``, or raises SeedError.

    Raises:
        SeedError: The file is no seed; its code, line and values say why.
        SettingsError: The sidecar says what nobody understands.
    """
    file = source.path
    clean = decoded(_accepted(source), file)
    when, body, line = _dated(clean.text, file)
    editor, photo, faults = _said_beside(source, images)
    rules = language_named(code := editor.language or language)
    parts, private = _public(pieces(body, line), rules, file)
    text, found = blocks(parts, rules)
    said = sentences(found, rules)
    known = people(text, rules)
    quoted, loose = quotes(text, found, said, known, rules)
    persons = known.mentions()
    nouns = weights(text, rules)
    heading = _editors(editor.title) or title(found, said, quoted, text, rules, _month(when, rules))
    opening = text[: said[1].span.end] if len(said) > 1 else text[:OPENING]
    words = keywords(nouns, opening, heading.text, known, rules, city)
    tagged = tuple(word for word in words if word not in known.roles)
    topics = tuple(word for word in tagged if word != city)[:TOPICS]
    article = Article(
        id=source.stem,
        file=file,
        slug=editor.slug or _slug(heading, source.stem, rules) or "artikel",
        slug_origin=Origin.EDITOR if editor.slug else Origin.DERIVED,
        language=code,
        date=when,
        text=text,
        title=heading,
        teaser=_editors(editor.teaser) or teaser(heading, said),
        blocks=found,
        sentences=said,
        quotes=quoted,
        facts=facts(text, said, known, rules),
        keywords=words,
        hashtags=_tags(editor, tagged, city, topics),
        mentions=persons,
        topics=topics,
        mood=mood(opening, rules),
        photo=photo,
        withdrawn=editor.withdrawn,
        overrides=editor.posts,
        digest=_digest(clean.text, editor, photo),
        published=when.instant,
        updated=when.instant,
    )
    return article, (*clean.findings, *private, *faults, *_marks(loose, parts, file), *_drafts(article, file))


def _accepted(source: Source) -> bytes:
    """Give what was written; refuse a name that could be no id, and a size that no article has."""
    if UNSHOWABLE.search(source.stem) or set(source.stem) & {"/", "\\"} or source.stem.startswith("."):
        raise SeedError("seed.name", file=source.path)
    if source.size_bytes > LARGEST_BYTES:
        size, most = source.size_bytes // 1_000_000, LARGEST_BYTES // 1_000_000
        raise SeedError("seed.large", file=source.path, size=size, most=most)
    return source.data


def _dated(text: str, file: str) -> tuple[PublicationDate, str, int]:
    """Take the date off the first line; give it, the text behind it and the line where that starts."""
    match = DATE_LINE.match(text)
    first = text.count("\n", 0, len(text) - len(text.lstrip())) + 1
    if not match:
        raise SeedError("seed.no-date", file=file, line=first)
    parts = DATE.fullmatch(match["date"])
    line = text.count("\n", 0, match.start("date")) + 1
    if not parts:
        raise SeedError("seed.date-form", file=file, line=line, date=match["date"][:40])
    year, month, day = int(parts["year"]), int(parts["month"]), int(parts["day"] or 1)
    if not 1 <= month <= 12:  # noqa: PLR2004  # the months of a year
        raise SeedError("seed.month", file=file, line=line, month=month, date=parts[0])
    if not YEARS[0] <= year <= YEARS[1]:
        raise SeedError("seed.year", file=file, line=line, date=parts[0])
    try:
        value = date(year, month, day)
    except ValueError as error:
        raise SeedError("seed.day", file=file, line=line, date=parts[0]) from error
    precision = Precision.DAY if parts["day"] else Precision.MONTH
    body = text[match.end() :]
    if not body.strip():
        raise SeedError("seed.only-date", file=file, line=line)
    return PublicationDate(first=value, precision=precision), body, line


def _public(
    parts: tuple[Piece, ...], rules: Language, file: str
) -> tuple[tuple[Piece, ...], tuple[Finding, ...]]:
    """Leave out what is not for the public, and say so. Raises SeedError where nothing is left."""
    for index, part in enumerate(parts):
        if rules.private and rules.private.match(part.text):
            if not index:
                raise SeedError("seed.all-private", file=file, line=part.line)
            about = About(file=file, line=part.line)
            values = {"words": part.text[:40]}
            left_out = Finding(code="seed.private", severity=Severity.REVIEW, about=about, values=values)
            return parts[:index], (left_out,)
    return parts, ()


def _editors(value: str | None) -> Derived | None:
    """Give an editor's words as a value; None where there are none."""
    if value is None:
        return None
    return Derived(text=" ".join(value.split()), origin=Origin.EDITOR, confidence=1.0)


def _said_beside(source: Source, images: Images) -> tuple[Sidecar, Photo | None, tuple[Finding, ...]]:
    """Give what an editor said and the photo that goes with it: of one that is not there, the path alone."""
    editor, image, faults = sidecar(source)
    if image is None:
        return editor, None, faults
    path = unicodedata.normalize("NFC", image.file.strip())
    alt, credit = (" ".join(words.split()) for words in (image.alt, image.credit))
    digest = ""
    try:
        digest = images(path)
    except SeedError as error:
        faults = (*faults, finding_of(error))
    return editor, Photo(path=path, alt=alt, credit=credit, digest=digest), faults


def _tags(editor: Sidecar, words: tuple[str, ...], city: str, topics: tuple[str, ...]) -> tuple[str, ...]:
    """Give the editor's hashtags, without their sign, else those of the text."""
    if editor.hashtags is None:
        return hashtags(words, city, topics)
    return tuple(tag.lstrip("#") for tag in editor.hashtags if tag.lstrip("#"))


def _month(when: PublicationDate, language: Language) -> str:
    """Name the month in words where the language is known."""
    if not language.months:
        return when.month
    return f"{language.months[when.first.month - 1]} {when.first.year}"


def slug(text: str, small_words: frozenset[str] = frozenset()) -> str:
    """Make an address of a title: whole words that say something, in lower-case ASCII, with hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    every = re.findall(r"[a-z0-9]+", plain.lower().replace("'", ""))
    words = ([word for word in every if word not in small_words] or every)[:SLUG_WORDS]
    while len(words) > 1 and len("-".join(words)) > SLUG_LONGEST:
        words.pop()
    return "-".join(words)[:SLUG_LONGEST]


def _slug(title: Derived, stem: str, language: Language) -> str:
    """Make an address of the title, or of the file's name where the text gave no title of its own."""
    named = slug(title.text, language.small_words) if title.confidence > FALLBACK else ""
    return named or slug(stem)


def _digest(text: str, editor: Sidecar, photo: Photo | None) -> str:
    """Name what was written, by author and editor, and the photo; encoding and line ends do not count."""
    said = "" if editor == Sidecar() else repr(editor)
    shown = f"\x00{photo.digest}\x00{photo.alt}\x00{photo.credit}" if photo and photo.digest else ""
    whole = f"{text}\x00{said}{shown}".encode()
    return f"sha256:{sha256(whole).hexdigest()}"


def _marks(loose: tuple[Loose, ...], parts: tuple[Piece, ...], file: str) -> list[Finding]:
    """Name the quotation marks without a partner."""
    return [
        Finding(
            code="seed.quote-open" if each.mark in '“„«"' else "seed.quote-close",
            severity=Severity.ERROR,
            about=About(file=file, line=parts[each.block].line),
            values={"mark": each.mark},
        )
        for each in loose
    ]


def _drafts(article: Article, file: str) -> list[Finding]:
    """Name what waits for a person."""
    found: list[Finding] = []
    if article.title.origin is Origin.DERIVED and article.title.confidence < SURE:
        found.append(
            Finding(
                code="title.review",
                severity=Severity.REVIEW,
                about=About(file=file),
                values={"title": article.title.text, "sidecar": beside(file)},
            )
        )
    found += [
        Finding(
            code="quote.no-speaker",
            severity=Severity.HINT,
            about=About(file=file),
            values={"quote": quote.text[:60]},
        )
        for quote in article.quotes
        if not quote.speaker
    ]
    return found
