"""Whatever door a text comes in by, it is the same article; what is no article is refused in words."""

from dataclasses import fields, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publisher.content.doors.markup import prose
from publisher.errors import PublisherError
from publisher.model.content import Article, BlockKind, Origin
from tests.doors import docx, entered

TXT = """date 2026-10

De stad Kortrijk opent een nieuw zwembad in de wijk Overleie. Zwemmers vinden er vijf banen.

Wat is er te doen

- Zwemmen voor iedereen
- Baantjes voor clubs

“We hebben hier lang op gewacht”, zegt Jan Janssens, schepen van Sport.

Inschrijven kan op de website (https://www.kortrijk.be/zwemmen) van de stad.
"""
TOML = 'title = "Duik erin: Overleie zwemt"\nteaser = "Vijf banen vanaf maart."\nslug = "zwembad"\n'
BODY = (
    "De stad *Kortrijk* opent een nieuw zwembad\nin de wijk Overleie. Zwemmers vinden er **vijf banen**.",
    "## Wat is er te doen",
    "* Zwemmen voor iedereen\n* Baantjes voor clubs",
    "“We hebben hier lang op gewacht”, zegt Jan Janssens, schepen van Sport.",
    "Inschrijven kan op [de website](https://www.kortrijk.be/zwemmen) van de stad.",
)
MD = "\n\n".join(BODY)
YAML_FRONT = """---
date: 2026-10
title: "Duik erin: Overleie zwemt"
teaser: Vijf banen vanaf maart.
slug: zwembad
---
"""
TOML_FRONT = f'+++\ndate = "2026-10"\n{TOML}+++\n'
HTML = """<!doctype html><html lang="nl"><head><title>Intranet</title>
<meta name="date" content="2026-10"><style>p { color: red }</style></head>
<body onload="alert(1)"><h1>Duik erin: Overleie zwemt</h1>
<p>De stad <em>Kortrijk</em> opent een nieuw zwembad in de wijk&nbsp;Overleie. Zwemmers
vinden er <b>vijf banen</b>.</p><script>document.write("weg")</script>
<h2>Wat is er te doen</h2><ul><li>Zwemmen voor iedereen<li><p>Baantjes voor clubs</p></ul>
<iframe src="https://kwaad.example">weg</iframe>
<p>“We hebben hier lang op gewacht”, zegt Jan Janssens, schepen van Sport.</p>
<p>Inschrijven kan op <a href="https://www.kortrijk.be/zwemmen" onclick="alert(1)">de website</a>
van de stad.</p>
</body></html>"""
WORDS = (
    "De stad Kortrijk opent een nieuw zwembad in de wijk Overleie. Zwemmers vinden er vijf banen.",
    "## Wat is er te doen",
    "- Zwemmen voor iedereen",
    "- Baantjes voor clubs",
    "“We hebben hier lang op gewacht”, zegt Jan Janssens, schepen van Sport.",
    "Inschrijven kan op [de website](https://www.kortrijk.be/zwemmen) van de stad.",
)


def same(article: Article) -> dict[str, object]:
    """Give all that an article says, but for the name of its file and the digest of how it is written."""
    return {
        each.name: getattr(article, each.name)
        for each in fields(Article)
        if each.name not in {"file", "digest"}
    }


@pytest.mark.parametrize(
    ("name", "data", "sidecar"),
    [
        ("zwembad.md", YAML_FRONT + MD, None),
        ("zwembad.md", TOML_FRONT + MD, None),
        ("zwembad.md", "---\ndate: 2026-10\n---\n" + MD, TOML),
        ("zwembad.MD", "﻿" + YAML_FRONT.replace("\n", "\r\n") + MD.replace("\n", "\r\n"), None),
        ("zwembad.html", HTML, 'teaser = "Vijf banen vanaf maart."\nslug = "zwembad"'),
        ("zwembad.docx", docx("date 2026-10", *WORDS), TOML),
        ("zwembad.docx", docx(f"date 2026-10 {WORDS[0]}", *WORDS[1:]), TOML),
        ("zwembad.docx", docx(*WORDS), f'date = "2026-10"\n{TOML}'),
    ],
    ids=["yaml", "toml", "sidecar", "windows", "html", "word", "word-line", "word-sidecar"],
)
def test_every_door_gives_the_article_of_the_equal_txt(
    name: str, data: str | bytes, sidecar: str | None
) -> None:
    """An editor may write in whatever she writes in; readers, posts and mails cannot tell."""
    expected, _ = entered("zwembad.txt", TXT, TOML)

    article, findings = entered(name, data, sidecar)

    assert same(article) == same(expected)
    assert not [each for each in findings if each.severity == "error"]


def test_markdown_with_front_matter_and_text_with_a_sidecar_are_one_to_the_ledger() -> None:
    """Who turns her .md into a .txt has changed nothing that a feed reader should be told of."""
    markdown, _ = entered("zwembad.md", YAML_FRONT + MD)
    text, _ = entered("zwembad.txt", TXT.rstrip("\n"), TOML)

    assert markdown.digest == text.digest
    assert markdown.title.origin is Origin.EDITOR


def test_a_heading_that_opens_the_text_is_its_title() -> None:
    """A title on top, as everybody writes one, is no heading within the text."""
    article, _ = entered("a.docx", docx("# Overleie zwemt", "date 2026-10", *WORDS))
    other, _ = entered("a.docx", docx("date 2026-10", "# Overleie zwemt", *WORDS))

    for each in (article, other):
        assert each.title.text == "Overleie zwemt"
        assert each.title.origin is Origin.EDITOR
        assert each.blocks[0].kind is BlockKind.PARAGRAPH
    assert "Overleie zwemt" not in article.text


def test_what_a_page_runs_or_hides_is_no_text() -> None:
    """Nothing of a saved web page may speak for the city but what people read on it."""
    page = """<p>date 2026-10 De stad opent een zwembad.</p><svg><text>weg</text></svg>
    <template>weg</template><noscript>weg</noscript><nav>weg</nav><form><input value=weg>
    <button>weg</button></form>    <!-- weg -->
    <a href="javascript:alert(1)">Klik</a> <a href="data:text/html,weg">hier</a>
    <img src="data:image/png,weg" alt="weg">
    <object data="weg">weg</object><math><mtext>weg</mtext></math><textarea>weg</textarea>
    &lt;script&gt;blijft&lt;/script&gt;"""

    article, findings = entered("a.html", page)

    assert article.text == "De stad opent een zwembad.\n\nKlik hier <script>blijft</script>"
    assert [each.code for each in findings if each.code.startswith("seed.")] == [
        "seed.pictures",
        "seed.markup",
    ]


def test_a_link_keeps_its_address_where_its_words_do_not_say_it() -> None:
    """A text has no links: an address that were dropped would be lost to who wants to sign up."""
    lines = {
        "[hier](https://a.example/x)": "hier (https://a.example/x)",
        "[www.a.example/x](https://www.a.example/x/)": "www.a.example/x",
        "<https://a.example/x>": "https://a.example/x",
        "[mail ons](mailto:a@b.example?subject=x)": "mail ons (a@b.example)",
        "[boven](#top)": "boven",
        "[elders](/pad)": "elders",
    }
    for written, read in lines.items():
        article, _ = entered("a.md", f"---\ndate: 2026-10\n---\nKijk {written} voor meer.")
        assert article.text == f"Kijk {read} voor meer."


def test_a_fault_in_markdown_is_named_with_the_line_of_its_file() -> None:
    """The line is looked for in the file that was written, not in what became of it."""
    above = "---\ndate: 2026-10\n---\n\n# Titel\n\nEen zin.\n\nNog\neen zin."
    text = f"{above}\n\n“Nooit gesloten, zegt Jan Janssens."

    _, findings = entered("a.md", text)

    (open_,) = [each for each in findings if each.code == "seed.quote-open"]
    assert (open_.about.file, open_.about.line) == ("seeds/a.md", 12)


REFUSED: dict[str, tuple[str, str | bytes, str, int]] = {
    "never closed": ("a.md", "---\ndate: 2026-10\ntitle: x\n\nEen zin.", "front.open", 1),
    "twice": ("a.md", "---\ndate: 2026-10\ntitle: x\ntitle: y\n---\nEen zin.", "front.twice", 4),
    "twice in TOML": ("a.md", '+++\ndate = "2026-10"\ndate = "2026-11"\n+++\nEen zin.', "toml.syntax", 3),
    "colon": ("a.md", "---\ndate: 2026-10\ntitle: Kortrijk: een stad\n---\nEen zin.", "front.yaml", 3),
    "alias": ("a.md", "---\na: &x [1]\nb: [*x, *x]\n---\nEen zin.", "front.alias", 2),
    "object": ("a.md", "---\ntitle: !!python/object/apply:os.system [ls]\n---\nEen zin.", "key.type", 2),
    "unknown key": ("a.md", "---\ndate: 2026-10\ntitel: x\n---\nEen zin.", "key.unknown-near", 3),
    "unknown below": (
        "a.md",
        "---\ndate: 2026-10\nposts:\n  x:\n    txt: y\n---\nEen zin.",
        "key.unknown-near",
        5,
    ),
    "wrong type": ("a.md", "---\ndate: 2026-10\nhashtags: sport\n---\nEen zin.", "key.type", 3),
    "empty": ("a.md", "---\ndate: 2026-10\ntitle:\n---\nEen zin.", "key.empty", 3),
    "no date": ("a.md", "---\ntitle: x\n---\nEen zin.", "seed.no-date", 4),
    "bad date": ("a.md", "---\ndate: 2026-13\n---\nEen zin.", "seed.month", 2),
    "no text": ("a.md", "---\ndate: 2026-10\n---\n", "seed.only-date", 2),
    "open list": ("a.md", f"---\na: {'[' * 5000}\n---\nEen zin.", "front.yaml", 2),
    "too deep": ("a.md", f"---\na: {'[' * 5000}{']' * 5000}\n---\nEen zin.", "front.yaml", 0),
    "paragraph": ("a.md", f"---\ndate: 2026-10\n---\nEen zin.\n\n{'[' * 30_000}", "markdown.paragraph", 6),
    "nested": ("a.html", f"<p>date 2026-10 Een zin.{'<div>' * 2000}", "html.deep", 0),
    "nothing": ("a.html", "<script>1</script>", "seed.empty", 0),
    "damaged": ("a.md", b"---\ndate: 2026-10\n---\nCaf\xc3\xa9 \xff", "seed.encoding", 4),
    "word as md": ("a.md", docx("date 2026-10 Een zin."), "seed.word", 0),
    "text as docx": ("a.docx", "date 2026-10 Een zin.", "docx.broken", 0),
    "old word": ("a.docx", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "docx.locked", 0),
    "cut off": ("a.docx", docx("date 2026-10 Een zin.")[:-40], "docx.broken", 0),
    "no document": ("a.docx", docx(word__document_xml="<x/>"), "docx.broken", 0),
    "bomb": (
        "a.docx",
        docx("date 2026-10 Een zin.", word__huge_xml=b"<a>" + b" " * 60_000_000),
        "docx.large",
        0,
    ),
    "laughs": (
        "a.docx",
        docx(word__document_xml='<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>'),
        "docx.broken",
        0,
    ),
    "undated word": ("a.docx", docx("Een zin."), "seed.no-date", 0),
}


@pytest.mark.parametrize(("name", "data", "code", "line"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_read_is_refused_with_its_line(
    name: str, data: str | bytes, code: str, line: int
) -> None:
    """Who has to mend it is told where, and nothing half-read is published."""
    with pytest.raises(PublisherError) as refused:
        entered(name, data)

    assert (refused.value.code, refused.value.line) == (code, line)
    assert refused.value.file == f"seeds/{name}"


def test_a_member_that_lies_about_its_size_gains_nothing() -> None:
    """What says that it is small is read as small."""
    honest = docx("date 2026-10 Een zin.", word__huge_xml=b" " * 30_000_000)
    lying = honest.replace((30_000_000).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    assert lying != honest

    with pytest.raises(PublisherError) as refused:
        entered("a.docx", lying)

    assert refused.value.code == "docx.broken"


def test_yaml_means_what_an_editor_wrote() -> None:
    """In YAML, no is false and 12:30 is 750; in a title they are words."""
    for words in ("no", "12:30", "2026", "1e3", "0x1F", "2026-10-05", "on"):
        article, _ = entered("a.md", f"---\ndate: 2026-10-05\ntitle: {words}\nwithdrawn: true\n---\nEen zin.")
        assert article.title.text == words
        assert article.withdrawn
        assert article.date.text == "2026-10-05"


def test_the_page_beside_wins_over_front_matter_key_by_key() -> None:
    """Both are an editor's; the page beside is where the program tells her to write."""
    posts = "posts:\n  x:\n    text: A\n  bluesky:\n    text: B"
    front = f"---\ndate: 2026-10\ntitle: Een\nteaser: Van voren.\n{posts}\n---\nZin."

    article, _ = entered("a.md", front, 'title = "Twee"\n[posts.x]\ntext = "C"\n')

    assert (article.title.text, article.teaser.text) == ("Twee", "Van voren.")
    assert article.overrides == {"x": {"text": "C"}, "bluesky": {"text": "B"}}


TYPED = """
--- +++ date: 2026-10 title: # - * 1. > ``` | [a](b) ![x](y) <b> </b> <div> <script> </script> <!-- -->
& &#0; &#xD800; “ ” : :: { } [ ] &x *x !!x é ‘ date [[quotes]] title
""".split()
PIECES = st.lists(
    st.sampled_from([*TYPED, "\n", "\n\n", "\t", "\x00", "\ufeff", "\u2028"]) | st.text(max_size=8)
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(pieces=PIECES, ending=st.sampled_from(["md", "html", "docx", "txt"]), dated=st.booleans())
def test_nothing_that_is_typed_raises_anything_else(pieces: list[str], ending: str, dated: bool) -> None:  # noqa: FBT001
    """One bad file stops no other, whatever is in it."""
    text = ("---\ndate: 2026-10\n---\n" if dated else "") + " ".join(pieces)
    try:
        article, _ = entered(f"a.{ending}", text.encode("utf-8", "surrogatepass"))
    except PublisherError:
        return
    for quote in article.quotes:
        assert article.text[quote.span.start : quote.span.end] == quote.text
    for sentence in article.sentences:
        assert article.text[sentence.span.start : sentence.span.end] == sentence.text


@settings(max_examples=150, deadline=None)
@given(at=st.integers(0, 3000), byte=st.integers(0, 255), count=st.integers(1, 30))
def test_a_damaged_document_is_refused_or_read(at: int, byte: int, count: int) -> None:
    """Mails and USB sticks damage files; no such file may stop a build."""
    whole = bytearray(docx("date 2026-10 Een zin.", *WORDS))
    for step in range(count):
        whole[(at + step * 97) % len(whole)] = (byte + step) % 256
    try:
        entered("a.docx", bytes(whole))
    except PublisherError as error:
        assert error.code  # noqa: PT017  # which one is the file's own affair


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="<>/adivpltr =\"'&;!-x", max_size=200))
def test_sanitised_text_holds_no_markup_of_ours(markup: str) -> None:
    """However tags are broken, what is left is words."""
    for passage in prose(markup, "a.html").passages:
        assert passage.rows
        assert all(text == " ".join(text.split()) and text for _, text in passage.rows)


def test_the_stem_is_the_name_whatever_the_ending() -> None:
    """A text that changes its form keeps its name, and so its address."""
    article, _ = entered("a.md", "---\ndate: 2026-10\n---\nEen zin.")
    other, _ = entered("a.txt", "date 2026-10\n\nEen zin.")

    assert replace(article, file="") == replace(other, file="")
