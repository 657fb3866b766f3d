"""What an editor decides of a month's newsletter, and what becomes of a slip of the pen."""

from pathlib import Path

import pytest

from publisher.content.issuefiles import IssueFolder, understood
from publisher.content.issues import choose, monthly
from publisher.errors import PublisherError, SettingsError
from publisher.model.artifact import Severity
from publisher.model.content import Article, Issue, IssueKind
from publisher.model.issue import Event, IssueFile
from tests.mails import article
from tests.pages import article as dated

FILE = "issues/2023-11.toml"
ARTICLES = (article(1), article(2), article(3), dated(name="oud_nieuws", when="2023-03"))
KNOWN = {"a1", "a2", "a3", "oud_nieuws", "weg"}


def november(text: str, articles: tuple[Article, ...] = ARTICLES) -> tuple[Issue, list[tuple[str, int]]]:
    """Make the issue of November as a file wants it; give it with the findings and their lines."""
    issues, findings = monthly(articles, {"2023-11": understood(text, FILE)}, KNOWN)
    (issue,) = (each for each in issues if each.name == "2023-11")
    return issue, [(each.code, each.about.line) for each in findings]


def ids(issue: Issue) -> list[str]:
    """Name the articles of an issue, in order."""
    return [each.id for each in issue.articles]


def test_without_a_file_a_month_holds_its_articles(tmp_path: Path) -> None:
    """Who decides nothing gets an honest newsletter all the same."""
    files, findings = IssueFolder(tmp_path / "issues").read()
    issues, told = monthly(ARTICLES, files, KNOWN)

    assert (files, findings, told) == ({}, (), ())
    assert [(each.name, ids(each)) for each in issues] == [
        ("2023-11", ["a1", "a2", "a3"]),
        ("2023-03", ["oud_nieuws"]),
    ]
    assert issues == choose(ARTICLES, IssueKind.MONTH)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('lead = "a3"', ["a3", "a1", "a2"]),
        ('articles = ["a2", "a1"]', ["a2", "a1"]),
        ('articles = ["a2", "a1"]\nlead = "a1"', ["a1", "a2"]),
        ('without = ["a2"]', ["a1", "a3"]),
        ('articles = ["seeds/A2.txt", "artikel-3"]', ["a2", "a3"]),
        ('articles = ["a1", "oud_nieuws"]', ["a1", "oud_nieuws"]),
        ('lead = "oud-nieuws"\nwithout = ["a1", "a2"]', ["oud_nieuws", "a3"]),
        ('subject = "Ander onderwerp"', ["a1", "a2", "a3"]),
    ],
)
def test_the_editor_says_which_and_in_which_order(text: str, expected: list[str]) -> None:
    """An article is called by the name of its file or of its address; an older one may come along."""
    issue, findings = november(text)

    assert ids(issue) == expected
    assert issue.editorial.fault is None
    assert findings == []


def test_all_that_a_file_says_arrives() -> None:
    """Nothing that an editor typed is lost on the way."""
    event = "[[agenda]]\nwhen = 'zaterdag 2 december'\nwhat = 'Kerstmarkt'\nlink = 'https://a.example/'"
    issue, _ = november(
        f'subject = "S"\npreheader = "P"\nintro = """\nEén.\n\nTwee."""\nclosing = "C"\n{event}'
    )

    said = issue.editorial
    assert (said.file, said.subject, said.preheader) == (FILE, "S", "P")
    assert (said.intro, said.closing) == ("Eén.\n\nTwee.", "C")
    assert said.agenda == (Event(when="zaterdag 2 december", what="Kerstmarkt", link="https://a.example/"),)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ('subject = "S"\narticles = [\n  "a1",\n  "zwembad",\n]', "issue.unknown", 4),
        ('lead = "oud_niews"', "issue.unknown-near", 1),
        ('without = ["artikel-9"]', "issue.unknown-near", 1),
        ('articles = ["a1", "artikel-1"]', "issue.twice", 1),
        ('\narticles = ["a1", "weg"]', "issue.gone", 2),
    ],
)
def test_a_name_that_is_no_article_is_told_with_its_line(text: str, code: str, line: int) -> None:
    """A misspelt name stops this issue and no other; what was withdrawn is left out."""
    issue, findings = november(text)

    assert findings == [(code, line)]
    assert (issue.editorial.fault is None) == (code == "issue.gone")


@pytest.mark.parametrize(
    ("text", "expected", "line"),
    [
        ('subject = "S"\narticles = []', "issue.nothing", 2),
        ('\nwithout = ["a1", "a2", "a3"]', "issue.nothing", 2),
        ('articles = ["a1"]\nwithout = ["a1"]', "issue.nothing", 2),
        ('without = ["a2"]\nlead = "artikel-2"', "issue.lead-without", 2),
    ],
)
def test_a_file_that_cannot_be_meant_stops_its_issue(text: str, expected: str, line: int) -> None:
    """What leaves no article takes no newsletter away; what says two things is not guessed at."""
    issue, findings = november(text)

    assert (expected, line) in findings
    assert getattr(issue.editorial.fault, "code", "") == expected


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        ('articles = ["a1", "a2"]\nwithout = ["a2"]', "issue.both", ["a1"]),
        ('articles = ["a1", "a2"]\nlead = "a3"', "issue.lead-added", ["a3", "a1", "a2"]),
    ],
)
def test_a_file_that_says_it_in_two_ways_is_asked_about(text: str, code: str, expected: list[str]) -> None:
    """A newsletter is made of it, and its editor reads how it was understood."""
    issue, findings = november(text)

    assert ids(issue) == expected
    assert findings == [(code, 2)]


def test_a_month_that_was_mailed_is_never_unmade() -> None:
    """Its articles may all be of other months: without its file, or with less in it, its page stays."""
    for files in ({}, {"2023-12": understood('subject = "S"', "issues/2023-12.toml")}):
        issues, findings = monthly(ARTICLES, files, KNOWN, {"2023-12"})

        assert issues[0].name == "2023-12"
        assert [each.code for each in findings] == ["issue.mailed"]
        assert getattr(issues[0].editorial.fault, "file", "") == "issues/2023-12.toml"


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ('sbject = "Dag"', "key.unknown-near", 1),
        ('intro = "Dag"\nsubject = 3', "key.type", 2),
        ('subject = " "', "key.empty", 1),
        ("[[agenda]]\nwhat = 'Feest'", "key.missing", 0),
        ("[[agenda]]\nwhen = ''\nwhat = 'Feest'", "key.empty", 1),
        ("[[agenda]]\nwhen = 'nu'\nwhat = 'Feest'\nlink = 'www.a.be'", "issue.link", 4),
        ("[[agenda]]\nwhen = 'nu'\nwhat = 'Feest'\nlink = 'javascript:alert(1)'", "issue.link", 4),
        ("[agenda]\nwhen = 'nu'\nwhat = 'Feest'", "key.type", 1),
        ("subject = ", "toml.syntax", 1),
        ('subject = "\\u0000"', "key.control", 1),
    ],
)
def test_a_file_that_nobody_understands_is_refused_with_its_line(text: str, code: str, line: int) -> None:
    """The editor reads which line, and what to write there."""
    with pytest.raises(SettingsError) as caught:
        understood(text, FILE)

    assert (caught.value.code, caught.value.file, caught.value.line) == (code, FILE, line)


def test_a_month_without_articles_waits_for_a_person() -> None:
    """Who prepares December in November reads why there is no mail yet."""
    file = understood('subject = "S"', "issues/2023-12.toml")
    issues, findings = monthly(ARTICLES, {"2023-12": file}, KNOWN)

    assert [(each.code, each.severity) for each in findings] == [("issue.empty", Severity.REVIEW)]
    assert issues[0].articles == ()


def test_other_files_in_the_folder_are_named(tmp_path: Path) -> None:
    """november.toml would be forgotten otherwise; what is hidden is nobody's."""
    for name in ("november.toml", "2023-13.toml", "2023-11.txt", ".2023-11.toml.swp", "2023-11.toml"):
        (tmp_path / name).write_bytes(b'\xef\xbb\xbfsubject = "S"')
    (tmp_path / "2023-10.toml").write_bytes(b"\xff")
    (tmp_path / "2023-09.toml").write_bytes(b"#" * 600_000)

    files, findings = IssueFolder(tmp_path).read()

    assert [Path(each.about.file).name for each in findings] == [
        "2023-11.txt",
        "2023-13.toml",
        "november.toml",
    ]
    assert {month: fault_of(file) for month, file in files.items()} == {
        "2023-09": "issue.large",
        "2023-10": "toml.encoding",
        "2023-11": "",
    }


def fault_of(file: IssueFile) -> str:
    """Name what is wrong with an issue file."""
    fault = file.editorial.fault
    return fault.code if isinstance(fault, PublisherError) else ""
