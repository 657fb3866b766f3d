"""Every code that the program can utter has a sentence in both languages, with the same values in it."""

import ast
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from publisher.errors import SeedError
from publisher.model.artifact import About, Finding, Severity
from publisher.words import Words

PACKAGE = Path(__file__).parent.parent / "publisher"
CODE = re.compile(r"[a-z]+\.[a-z0-9][a-z0-9-]*")
SAID = re.compile(r'\b(?:say|count)\("([a-z.-]+)"')
VALUE = re.compile(r"\{(\w+)\}")
# codes that are put together of a prefix and a value
BUILT = {"severity", "expected", "origin", "block", "needs", "kind", "doctor", "month", "post"}


def catalogue_texts(language: str) -> dict[str, str]:
    """Give each code of a catalogue with its sentence, both forms of one that counts."""
    with (PACKAGE / "locale" / language / "LC_MESSAGES" / "publisher.po").open("rb") as file:
        messages = [message for message in read_po(file, locale=language) if message.id]
    return {str(each.id): str(each.string) for each in messages}


def catalogue(language: str) -> dict[str, set[str]]:
    """Give each code of a catalogue with the values that its sentence names."""
    with (PACKAGE / "locale" / language / "LC_MESSAGES" / "publisher.po").open("rb") as file:
        messages = [message for message in read_po(file, locale=language) if message.id]
    assert not any(message.fuzzy for message in messages)
    sentences: dict[str, set[str]] = {}
    for message in messages:
        code = message.id if isinstance(message.id, str) else message.id[0]
        texts = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
        assert all(texts), f"{code} has no sentence in {language}"
        sentences[code] = set().union(*(VALUE.findall(text) for text in texts))
    return sentences


def uttered() -> set[str]:
    """Find the codes in the program and its pages: first arguments of errors and words, and ``code=``."""
    found: set[str] = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                named = [word.value for word in node.keywords if word.arg == "code"]
                called = getattr(node.func, "id", getattr(node.func, "attr", ""))
                first = node.args[:1] if called.endswith("Error") or called in {"say", "count"} else []
                for value in (*named, *first):
                    for constant in ast.walk(value):
                        if isinstance(constant, ast.Constant) and isinstance(constant.value, str):
                            found.add(constant.value)
    for path in PACKAGE.rglob("*.j2"):
        found |= set(SAID.findall(path.read_text(encoding="utf-8")))
    return {code for code in found if CODE.fullmatch(code)}


def test_every_code_has_a_sentence_in_both_languages() -> None:
    """A bare code on the screen is a message to nobody."""
    dutch, english = catalogue("nl"), catalogue("en")

    assert set(dutch) == set(english)
    assert len(uttered()) > 60
    assert uttered() <= set(dutch), uttered() - set(dutch)


def test_no_sentence_is_left_over() -> None:
    """A sentence that nothing says will be translated, and kept, for nothing."""
    spoken = uttered() | {
        constant.value
        for path in PACKAGE.rglob("*.py")
        for constant in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(constant, ast.Constant) and isinstance(constant.value, str)
    }

    left = {code for code in catalogue("nl") if code not in spoken and code.partition(".")[0] not in BUILT}

    assert left == set()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_compiled_catalogue_is_the_written_one(language: str) -> None:
    """A changed sentence that is not compiled is never said."""
    words = Words(language)

    for code, values in catalogue(language).items():
        said = words.say(code, **dict.fromkeys(values, "…")) if values != {"n"} else words.count(code, 2)
        assert said != code, f"{code} is not compiled: run make"


def test_both_languages_name_the_same_values() -> None:
    """A translation that drops the line number is no translation."""
    assert catalogue("nl") == catalogue("en")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_words_of_another_program_are_marked_as_such(language: str) -> None:
    """A parser speaks English and knows no editor: it is quoted, and the sentence is whole without it."""
    quoting = {code: text for code, text in catalogue_texts(language).items() if "{detail}" in text}

    assert len(quoting) > 10
    for code, text in quoting.items():
        assert text.count('("{detail}")') == text.count("{detail}") == 1, code


def test_a_line_says_where_how_bad_and_what() -> None:
    """Terminals and editors make links of file:line."""
    finding = Finding(
        code="seed.month",
        severity=Severity.ERROR,
        about=About(file="seeds/x.txt", line=1),
        values={"month": 13, "date": "2024-13"},
    )
    error = SeedError("seed.no-date", file="seeds/x.txt", line=1)

    assert Words("nl").finding(finding).startswith("fout  seeds/x.txt:1: maand 13 bestaat niet (2024-13).")
    assert (
        Words("en").error(error) == 'error  seeds/x.txt:1: no date. Begin with "date 2024-05" (year-month).'
    )


def test_braces_in_a_value_are_text() -> None:
    """An editor may write {titel} in a title; a sentence must not fall over it."""
    said = Words("nl").say("title.review", title="Een {titel} en {0} en {", sidecar="seeds/x.toml")

    assert "Een {titel} en {0} en {" in said
