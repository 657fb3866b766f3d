"""A seed becomes an Article.

bytes -decode-> text -pieces-> blocks -> sentences -> quotes, facts, title, teaser, keywords
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from typing import TypeAlias

from publisher.characters import MARKUP, UNSHOWABLE
from publisher.content.dates import dated
from publisher.content.derive.blocks import Piece, blocks, pieces
from publisher.content.derive.facts import facts
from publisher.content.derive.lexicon import lexed
from publisher.content.derive.marks import Loose
from publisher.content.derive.people import people
from publisher.content.derive.quotes import quotes
from publisher.content.derive.sentences import sentences
from publisher.content.derive.title import FALLBACK, SURE, teaser, title
from publisher.content.derive.topics import gist
from publisher.content.doors import opened
from publisher.content.editor import misquoted, named, outdated
from publisher.content.language import Language, language_named
from publisher.content.seeds import largest
from publisher.content.sidecar import Sidecar, Word, word
from publisher.content.written import Front, Written
from publisher.errors import SeedError
from publisher.findings import finding_of
from publisher.model.artifact import About, Finding, Severity
from publisher.model.content import Article, Derived, Origin, Photo, PublicationDate
from publisher.model.source import Source, beside

Images: TypeAlias = Callable[[str], str]
Understood: TypeAlias = tuple[Article, tuple[Finding, ...]]
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
        PublisherError: Nobody understands the file, or its sidecar; code and line say why.
    """
    file, written = source.path, opened(_accepted(source))
    told, photo, faults = _said_beside(source, written.front, images)
    when, body, line = dated(written.text, file, (editor := told.said).date, written.line)
    rules = language_named(code := editor.language or language)
    parts, private = _public(_placed(pieces(body, line), written), rules, file)
    text, found = blocks(parts, rules)
    words = lexed(text, rules)
    said = sentences(found, words, rules)
    heard, loose = quotes(text, found, said, known := people(text, rules), rules)
    heading = _editors(editor.title) or title(found, said, heard, text, rules, _month(when, rules))
    about = gist(text, words, said, heading.text, known, rules, city)
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
        quotes=named(heard, told, text),
        facts=facts(text, words, said, known, rules),
        keywords=about.keywords,
        hashtags=about.hashtags if (own := _tags(editor)) is None else own,
        mentions=known.mentions(),
        topics=_topics(editor, about.topics),
        mood=about.mood,
        photo=photo,
        withdrawn=editor.withdrawn,
        overrides=editor.overrides,
        digest=_digest(written.text, editor, photo),
        published=when.instant,
        updated=when.instant,
    )
    seen = (*faults, *misquoted(told, text), *outdated(article, told), *_marks(loose, parts, file))
    return article, (*written.findings, *private, *seen, *_code(article, parts), *_drafts(article))


def _accepted(source: Source) -> Source:
    """Refuse a name that could be no id, and a size that no article has."""
    if UNSHOWABLE.search(source.stem) or set(source.stem) & {"/", "\\"} or source.stem.startswith("."):
        raise SeedError("seed.name", file=source.path)
    if source.size_bytes > (limit := largest(source.path)):
        size, most = source.size_bytes // 1_000_000, limit // 1_000_000
        raise SeedError("seed.large", file=source.path, size=size, most=most)
    return source


def _placed(parts: tuple[Piece, ...], written: Written) -> tuple[Piece, ...]:
    """Give each piece its line in the file that it was read from."""
    if not written.lines:
        return parts
    return tuple(replace(part, line=written.line(part.line)) for part in parts)


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


def _said_beside(
    source: Source, front: Front | None, images: Images
) -> tuple[Word, Photo | None, tuple[Finding, ...]]:
    """Give what an editor said and the photo that goes with it: of one that is not there, the path alone."""
    told = word(source, front)
    image, faults = told.image, told.faults
    if image is None:
        return told, None, faults
    path = unicodedata.normalize("NFC", image.file.strip())
    alt, credit = (" ".join(words.split()) for words in (image.alt, image.credit))
    digest = ""
    try:
        digest = images(path)
    except SeedError as error:
        faults = (*faults, finding_of(error))
    return told, Photo(path=path, alt=alt, credit=credit, digest=digest), faults


def _topics(editor: Sidecar, derived: tuple[str, ...]) -> tuple[str, ...]:
    """Say what the text is about, the editor's word first."""
    if editor.category is None:
        return derived
    first = " ".join(editor.category.split())
    return (first, *(each for each in derived if each != first))[: max(len(derived), 1)]


def _tags(editor: Sidecar) -> tuple[str, ...] | None:
    """Give the editor's hashtags, without their sign; None where there are none."""
    if editor.hashtags is None:
        return None
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
    said = repr(editor.words) if editor.words else ""
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


def _code(article: Article, parts: tuple[Piece, ...]) -> list[Finding]:
    """Name the first markup in the text, and in what the editor says beside it."""
    text = ((article.file, part.line, part.text) for part in parts)
    own = (value for value in (article.title, article.teaser) if value.origin is Origin.EDITOR)
    told = ((beside(article.file), 0, value.text) for value in own)
    found: dict[str, Finding] = {}
    for file, line, words in (*text, *told):
        if file not in found and ("<" in words or "&" in words) and (mark := MARKUP.search(words)):
            about, values = About(file=file, line=line), {"markup": mark[0][:40]}
            found[file] = Finding(code="seed.markup", severity=Severity.REVIEW, about=about, values=values)
    return list(found.values())


def _drafts(article: Article) -> list[Finding]:
    """Name what waits for a person."""
    found: list[Finding] = []
    if article.title.origin is Origin.DERIVED and article.title.confidence < SURE:
        found.append(
            Finding(
                code="title.review",
                severity=Severity.REVIEW,
                about=About(file=article.file),
                values={"title": article.title.text, "sidecar": beside(article.file)},
            )
        )
    found += [
        Finding(
            code="quote.no-speaker",
            severity=Severity.HINT,
            about=About(file=article.file),
            values={"quote": quote.text[:60]},
        )
        for quote in article.quotes
        if not quote.speaker
    ]
    return found
