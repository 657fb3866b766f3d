"""``publisher inspect``: one article as the program understands it."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from publisher.model.content import Article, Derived
    from publisher.words import Words

WIDTH = 100


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
def command(*, file: Path, as_json: bool) -> None:
    """Show one article as the program understands it, and what to look at.

    Exit status: 0 well, 1 the article cannot be read or has errors, 2 could not run.
    """
    from publisher.cli.report import say_findings, say_json, status
    from publisher.content.images import ImageFolder
    from publisher.content.reading import read
    from publisher.content.seeds import IMAGES, named
    from publisher.errors import PublisherError
    from publisher.findings import finding_of, worst_first
    from publisher.settings import read_settings
    from publisher.words import Words

    settings = read_settings(Path.cwd())
    words = Words(settings.language)
    site = settings.site
    try:
        images = ImageFolder(settings.seeds / IMAGES).digest
        article, findings = read(named(file), language=site.language, city=site.brand.city, images=images)
    except PublisherError as error:
        say_findings([finding_of(error)], words)
        raise SystemExit(1) from error
    if as_json:
        say_json(article_json(article))
    else:
        _say(article, words)
    say_findings(worst_first(findings), words)
    raise SystemExit(status(findings, strict=False))


def article_json(article: "Article") -> dict[str, Any]:
    """Describe an article for a program."""
    return {
        "id": article.id,
        "date": article.date.text,
        "language": article.language,
        "title": _derived_json(article.title),
        "teaser": _derived_json(article.teaser),
        "blocks": [{"kind": str(block.kind), "text": block.text} for block in article.blocks],
        "sentences": [sentence.text for sentence in article.sentences],
        "quotes": [
            {
                "text": quote.text,
                "speaker": quote.speaker,
                "role": quote.role,
                "origin": str(quote.origin),
                "confidence": quote.confidence,
            }
            for quote in article.quotes
        ],
        "facts": [{"kind": fact.kind, "text": fact.text} for fact in article.facts],
        "keywords": list(article.keywords),
        "hashtags": list(article.hashtags),
        "photo": article.photo
        and {"file": article.photo.path, "alt": article.photo.alt, "credit": article.photo.credit},
    }


def _derived_json(value: "Derived") -> dict[str, Any]:
    """Describe a value with where it comes from."""
    return {
        "value": value.text,
        "origin": str(value.origin),
        "confidence": value.confidence,
        "candidates": list(value.candidates),
    }


def _say(article: "Article", words: "Words") -> None:
    """Print a page for people."""
    rows = [
        ("inspect.title", _with_origin(article.title, words)),
        *(("inspect.candidate", each) for each in article.title.candidates),
        ("inspect.teaser", _with_origin(article.teaser, words)),
        ("inspect.address", f"nieuws/{article.slug}/"),
        ("inspect.date", article.date.text),
        ("inspect.facts", ", ".join(fact.text for fact in article.facts) or "–"),
        ("inspect.keywords", ", ".join(article.keywords) or "–"),
        ("inspect.photo", f"{article.photo.path}: {article.photo.alt}" if article.photo else "–"),
        ("inspect.hashtags", " ".join(f"#{tag}" for tag in article.hashtags) or "–"),
    ]
    rows += [
        ("inspect.person", f"{each.name}, {each.role}" if each.role else each.name)
        for each in article.mentions
    ]
    rows += [
        ("inspect.quote", _quote(quote.text, quote.speaker, quote.role, words)) for quote in article.quotes
    ]
    for code, text in rows:
        label = f"{words.say(code)}:"
        wrapped = click.wrap_text(text, WIDTH, initial_indent=f"{label:<14}", subsequent_indent=" " * 14)
        click.echo(wrapped)
    click.echo()
    for block in article.blocks:
        mark = words.say(f"block.{block.kind}")
        click.echo(click.wrap_text(block.text, WIDTH, f"{mark:<14}", " " * 14, preserve_paragraphs=False))


def _with_origin(value: "Derived", words: "Words") -> str:
    """Set a value before where it comes from; of a draft, how sure it is."""
    origin = words.say(f"origin.{value.origin}")
    sure = f", {value.confidence:.0%}" if value.origin == "derived" else ""
    return f"{value.text}  [{origin}{sure}]"


def _quote(text: str, speaker: str, role: str, words: "Words") -> str:
    """Set a quotation behind who said it."""
    who = f"{speaker}, {role}" if role else speaker or words.say("inspect.unsure")
    return f"{who}: “{text}”"
