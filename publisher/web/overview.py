"""What a build made, in the order in which a person looks at it, each finding beside what it speaks of.

Look -> Overview: months of Works (an article) and Letters (a newsletter); and what belongs to none
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote

from publisher.characters import filed
from publisher.model.artifact import Finding, Place, Severity
from publisher.model.content import Article
from publisher.web.files import Shelf
from publisher.web.rebuild import Look

LETTER = "email.html"
ISSUE = re.compile(r"issues/(\d{4}-\d{2})\.toml")
PAGE_OF_ARTICLES = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """An article, with what was made of it.

    Attributes:
        posts: The JSON of its post for each channel, by the channel's name.
        card: Path of its picture in the public folder; empty where there is none.
        page: Path of its page; empty where there is none.
        findings: Those on the article itself.
        beside: Those on one of its posts or its card, by the channel's title.
    """

    article: Article
    posts: Mapping[str, str]
    card: str
    page: str
    findings: tuple[Finding, ...]
    beside: Mapping[str, tuple[Finding, ...]]

    @property
    def every(self) -> tuple[Finding, ...]:
        """Give all findings, on it and on what was made of it."""
        return (*self.findings, *(each for found in self.beside.values() for each in found))


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A newsletter.

    Attributes:
        folder: In the outbox, such as ``email/2026-11``.
        month: ``YYYY-MM``.
    """

    folder: str
    month: str
    findings: tuple[Finding, ...]


class Overview:
    """What was made, to be asked for."""

    def __init__(self, look: Look) -> None:
        """Put every finding where a person would look for it; files wait until they are asked for."""
        self.look = look
        outputs = look.built.outputs
        self.public = Shelf(look.settings.out, Place.PUBLIC, outputs)
        self.outbox = Shelf(look.settings.outbox, Place.OUTBOX, outputs)
        self._networks = [name for name, spec in look.channels.items() if spec.kind == "post"]
        self._mails = [name for name, spec in look.channels.items() if spec.kind == "email"]
        self._articles = {each.id: each for each in look.built.articles}
        self._seeds = {_stem(each.file): each.id for each in look.built.articles}
        self._filed = {filed(each.id): each.id for each in look.built.articles}
        self._photos: defaultdict[str, list[str]] = defaultdict(list)
        for each in look.built.articles:
            if each.photo:
                self._photos[f"{each.file.partition('/')[0]}/images/{each.photo.path}"].append(each.id)
        self._slugs = {each.slug: each.id for each in look.built.articles}
        self._of: defaultdict[str, list[Finding]] = defaultdict(list)
        self._in: defaultdict[str, list[Finding]] = defaultdict(list)
        self.general: list[Finding] = []
        for finding in look.built.findings:
            self._place(finding)

    @property
    def letters(self) -> tuple[Letter, ...]:
        """Give the newsletters, newest first."""
        months = dict.fromkeys(each.date.month for each in self.look.built.articles)
        folders = [f"{name}/{month}" for month in months for name in self._mails]
        return tuple(self.letter(folder) for folder in folders if self.has(folder))

    @property
    def posts(self) -> int:
        """Count the posts."""
        return sum(len(self._posts(article_id)) for article_id in self._articles)

    def number(self, severity: Severity) -> int:
        """Count the findings of one severity."""
        return sum(each.severity is severity for each in self.look.built.findings)

    def work(self, article_id: str) -> Work | None:
        """Give an article with what was made of it; None where there is none."""
        article = self._articles.get(article_id)
        if article is None:
            return None
        titles = {each.title for each in self.look.channels.values()}
        beside: defaultdict[str, list[Finding]] = defaultdict(list)
        own: list[Finding] = []
        for finding in self._of[article_id]:
            title = _channel(finding)
            (beside[title] if title in titles else own).append(finding)
        card, page = f"cards/{article.slug}.png", f"nieuws/{article.slug}/index.html"
        return Work(
            article=article,
            posts=self._posts(article_id),
            card=card if card in self.public else "",
            page=page if page in self.public else "",
            findings=tuple(own),
            beside={title: tuple(found) for title, found in beside.items()},
        )

    def works(self, start: int) -> list[Work]:
        """Give a pageful of articles, newest first."""
        shown = self.look.built.articles[start : start + PAGE_OF_ARTICLES]
        return [work for each in shown if (work := self.work(each.id))]

    def letter(self, folder: str) -> Letter:
        """Give the newsletter of a folder in the outbox."""
        return Letter(folder=folder, month=_name(folder), findings=tuple(self._in[folder]))

    def within(self, letter: Letter) -> list[Work]:
        """Give the articles of a newsletter's month."""
        month = (each for each in self.look.built.articles if each.date.month == letter.month)
        return [work for each in month if (work := self.work(each.id))]

    def has(self, folder: str) -> bool:
        """Tell whether there is a newsletter in this folder of the outbox."""
        return f"{folder}/{LETTER}" in self.outbox

    def behind(self, page: str) -> tuple[str, tuple[Finding, ...]]:
        """Give the id of the article on a page of the site, and what there is to say of it.

        A page whose article can be read no more is remembered: whoever looks at it wants to know why.
        """
        slug = PurePosixPath(page).parent.name if page.startswith("nieuws/") else ""
        if article_id := self._slugs.get(slug):
            return article_id, tuple(self._of[article_id])
        stem = _stem(self.look.addresses.get(slug, ""))
        return "", tuple(each for each in self.general if stem and _stem(each.about.file) == stem)

    def broken(self, page: str) -> tuple[Finding, ...]:
        """Give the errors in the templates of a page of the site: it is what it was before them.

        Of a page that is not there, those in all templates: one of them may be why.
        """
        outputs = self.look.built.outputs
        name = next((each.channel for each in outputs if (each.place, each.path) == (Place.PUBLIC, page)), "")
        folder = f"{self.look.settings.templates.name}/{name}".rstrip("/") + "/"
        found = (each for each in self.general if each.severity is Severity.ERROR)
        return tuple(each for each in found if each.about.file.startswith(folder))

    def link(self, finding: Finding) -> str:
        """Tell where in the overview a finding stands."""
        articles, folder = self._about(finding)
        if articles:
            return f"article/{quote(articles[0], safe='')}/"
        return f"mail/{quote(folder)}/" if folder else ""

    def _posts(self, article_id: str) -> dict[str, str]:
        """Give the paths of an article's posts, by channel."""
        paths = {name: f"posts/{filed(article_id)}/{name}.json" for name in self._networks}
        return {name: path for name, path in paths.items() if path in self.outbox}

    def _place(self, finding: Finding) -> None:
        """Put a finding beside what it speaks of."""
        articles, folder = self._about(finding)
        for article_id in articles:
            self._of[article_id].append(finding)
        if folder:
            self._in[folder].append(finding)
        elif not articles:
            self.general.append(finding)

    def _about(self, finding: Finding) -> tuple[Sequence[str], str]:
        """Give the ids of the articles (several share a photo) or the folder of the newsletter, spoken of."""
        file = finding.about.file
        place, _, path = file.partition("/")
        parts = path.split("/")
        if issue := ISSUE.fullmatch(file):  # its mail may be an older one: that is why it is looked at
            return (), next((folder for each in self._mails if self.has(folder := f"{each}/{issue[1]}")), "")
        if place == Place.OUTBOX and self.has(folder := path.rpartition("/")[0]):
            return (), folder
        if place == Place.OUTBOX and parts[0] == "posts" and parts[1:2]:
            article_id = self._filed.get(parts[1])
        elif place == Place.PUBLIC and parts[0] in {"nieuws", "cards"} and parts[1:2]:
            article_id = self._slugs.get(parts[1].removesuffix(".png"))
        elif file in self._photos:
            return self._photos[file], ""
        else:
            article_id = self._seeds.get(_stem(file))
        return ((article_id,) if article_id else ()), ""


def worst(findings: Iterable[Finding]) -> Severity | None:
    """Give the greatest severity; None where there is nothing to say."""
    severities = tuple(Severity)
    return min((each.severity for each in findings), key=severities.index, default=None)


def _channel(finding: Finding) -> str:
    """Name the channel that a finding speaks of; empty where it speaks of the article itself."""
    return str(finding.values.get("channel", ""))


def _stem(file: str) -> str:
    """Name a seed and the sidecar beside it alike."""
    return file.rpartition(".")[0]


def _name(folder: str) -> str:
    """Give the last part of a path."""
    return folder.rpartition("/")[2]
