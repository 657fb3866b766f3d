"""What was derived from a text, as an editor may take it over: a value for each key of a sidecar."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from publisher.content.editor import ACCEPTABLE
from publisher.content.sidecar import MAIL, Sidecar
from publisher.model.content import Article, Origin

Value: TypeAlias = str | tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A value that waits for an editor, or a table of them.

    Attributes:
        key: As an editor accepts it: ``title``, ``quotes``, ``posts.x``.
        header: The table's line, ``[posts.x]``; empty for a value that stands at the top.
        values: By name.
        confidence: From 0 to 1; None where there is nothing to be sure of.
        others: Values that were considered too, best first.
    """

    key: str
    header: str = ""
    values: tuple[tuple[str, Value], ...]
    confidence: float | None = None
    others: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Tell whether it can be accepted as it is: a photo or a speaker that nobody knows cannot."""
        if self.key == "image":
            return False
        return self.key != "quotes" or bool(dict(self.values)["speaker"])


def drafts(
    article: Article, said: Sidecar, table: Mapping[str, Any], posts: Mapping[str, str]
) -> tuple[Draft, ...]:
    """Give a draft of each value that no editor wrote.

    Args:
        said: What was written, here or in front matter.
        table: The sidecar as it stands: no table is begun twice.
        posts: The text that is made for each network.
    """
    found = [each for each in _values(article) if getattr(said, each.key) is None and each.key not in table]
    if said.quotes != () and isinstance(table.get("quotes", []), list):
        found += [
            Draft(
                key="quotes",
                header="[[quotes]]",
                values=(("text", quote.text), ("speaker", quote.speaker), ("role", quote.role)),
                confidence=quote.confidence,
            )
            for quote in article.quotes
            if quote.origin is Origin.DERIVED
        ]
    if article.photo is None and "image" not in table:
        photo = (("file", f"{article.id}.jpg"), ("alt", ""), ("credit", ""))
        found.append(Draft(key="image", header="[image]", values=photo))
    if said.email.teaser is None and MAIL not in table:
        found.append(Draft(key=MAIL, header=f"[{MAIL}]", values=(("teaser", article.teaser.text),)))
    found += [
        Draft(key=f"posts.{name}", header=f"[posts.{name}]", values=(("text", text),))
        for name, text in sorted(posts.items())
        if name not in said.posts and name not in table.get("posts", {})
    ]
    return tuple(found)


def _values(article: Article) -> list[Draft]:
    """Give what stands at the top."""
    title, teaser = article.title, article.teaser
    found = [
        Draft(
            key="title",
            values=(("title", title.text),),
            confidence=title.confidence,
            others=title.candidates,
        ),
        Draft(key="teaser", values=(("teaser", teaser.text),), confidence=teaser.confidence),
        Draft(key="slug", values=(("slug", article.slug),)),
    ]
    if article.topics:
        found.append(Draft(key="category", values=(("category", article.topics[0]),)))
    if article.hashtags:
        found.append(Draft(key="hashtags", values=(("hashtags", article.hashtags),)))
    return found


def wanted(found: tuple[Draft, ...], keys: tuple[str, ...]) -> tuple[Draft, ...]:
    """Give the drafts that are accepted; ``all`` leaves a post's text to be made anew from what is."""
    if "all" in keys:
        keys = (*keys, *ACCEPTABLE)
    return tuple(each for each in found if each.key in keys and each.whole)
