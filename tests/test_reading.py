"""Seeds are read as their authors meant them, or refused in words."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.content.derive.sentences import spans, undated
from publisher.content.language import language_named
from publisher.content.reading import read, slug
from publisher.content.seeds import LARGEST_BYTES, source
from publisher.errors import PublisherError
from publisher.model.artifact import Finding, Severity
from publisher.model.content import Article, BlockKind, Precision
from publisher.model.source import Source
from tests.sites import SEEDS

DUTCH = language_named("nl")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


def understood(content: str | bytes, sidecar: str | None = None) -> tuple[Article, tuple[Finding, ...]]:
    """Read a seed named x.txt."""
    data = content.encode() if isinstance(content, str) else content
    beside = None if sidecar is None else sidecar.encode()
    seed = Source(path="seeds/x.txt", stem="x", size_bytes=len(data), data=data, sidecar=beside)
    return read(seed, language="nl", city="Kortrijk")


def refused(content: str | bytes, sidecar: str | None = None) -> PublisherError:
    """Give the error that a seed is refused with."""
    with pytest.raises(PublisherError) as caught:
        understood(content, sidecar)
    return caught.value


def real(stem: str) -> Article:
    """Read one of the two real seeds."""
    (path,) = SEEDS.glob(f"{stem}*.txt")
    return read(source(path, SEEDS), language="nl", city="Kortrijk")[0]


def test_the_first_real_seed_is_understood() -> None:
    """This is the input that the program exists for."""
    article = real("000")

    assert article.id == "000_bdf16333957b811e"
    assert article.date.text == "2023-11"
    assert article.date.precision is Precision.MONTH
    assert [block.kind for block in article.blocks] == [BlockKind.PARAGRAPH] * 6
    assert len(article.sentences) == 13
    assert [(each.speaker, each.role) for each in article.quotes] == [
        ("Philippe De Coene", "schepen van sociale vooruitgang")
    ]
    assert article.title.text == "Deelfabriek Kortrijk wint Europese prijs voor sociale dienstverlening"
    assert article.title.confidence > 0.8
    assert "50%" in {fact.text for fact in article.facts}
    assert article.hashtags[0] == "Kortrijk"


def test_the_second_real_seed_is_understood() -> None:
    """Its heading, its pull quote and its three speakers are what the first one lacks."""
    article = real("003")

    kinds = [block.kind for block in article.blocks]
    assert kinds.count(BlockKind.HEADING) == 1
    assert kinds.count(BlockKind.PULLQUOTE) == 1
    assert [each.speaker for each in article.quotes] == [
        "Bart Somers",
        "Maarten Vandecaveye",
        "Ruth Vandenberghe",
    ]
    assert article.quotes[1].role == "projectcoördinator bij Roots"
    assert article.quotes[2].role == "burgemeester"
    assert "vandaag" not in article.title.text + article.teaser.text
    assert "PlanSamenleven" in article.hashtags


@pytest.mark.parametrize(
    "encoded",
    [
        " date 2024-05 Café België opent “vroeg”.".encode(),
        "\ufeff date 2024-05 Café België opent “vroeg”.".encode(),
        " date 2024-05 Café België opent “vroeg”.".encode("cp1252"),
        " date 2024-05 Café België opent “vroeg”.".encode("utf-16"),
        " date 2024-05\u00a0Café\u202fBelgië opent\r\n“vroeg”.\r\n".encode(),
        " date 2024-05 Cafe\u0301 Belgie\u0308 opent “vroeg”.".encode(),
    ],
    ids=["utf-8", "bom", "windows-1252", "utf-16", "crlf-and-fixed-spaces", "decomposed"],
)
def test_any_editors_encoding_gives_the_same_text(encoded: bytes) -> None:
    """Nobody in a comms team should have to know what a byte order mark is."""
    article, _ = understood(encoded)

    assert article.text == "Café België opent “vroeg”."


def test_a_full_date_is_kept_to_the_day() -> None:
    """A day that the author wrote is not thrown away; a day that is not there is not invented."""
    article, _ = understood(" date 2024-05-17 De markt verhuist naar het plein aan het station.")

    assert article.date.precision is Precision.DAY
    assert article.date.text == "2024-05-17"
    assert understood(" date 2024-05 Tekst.")[0].date.text == "2024-05"


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        ("Een artikel zonder datum.", "seed.no-date", 1),
        (" date gisteren Een artikel.", "seed.date-form", 1),
        ("\n\n date 2024-13 Een artikel.", "seed.month", 3),
        (" date 2024-02-30 Een artikel.", "seed.day", 1),
        (" date 0202-01 Een artikel.", "seed.year", 1),
        (" date 2024-02 \n\n ", "seed.only-date", 1),
        ("", "seed.empty", 0),
        (b"\xef\xbb\xbf \r\n", "seed.empty", 0),
        (b"PK\x03\x04word", "seed.word", 0),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1word", "seed.word", 0),
        (b"%PDF-1.7", "seed.pdf", 0),
        (b" date 2024-02 Tekst\nmet \x81\xff rommel", "seed.encoding", 2),
    ],
)
def test_what_is_no_article_is_refused_with_its_line(content: str | bytes, code: str, line: int) -> None:
    """An editor must find the place without help."""
    error = refused(content)

    assert (error.code, error.file, error.line) == (code, "seeds/x.txt", line)


def test_a_file_of_fifty_megabytes_is_not_even_read(tmp_path: Path) -> None:
    """A film that was saved in the wrong folder must not fill the memory."""
    path = tmp_path / "film.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)

    seed = source(path, tmp_path)

    assert (seed.size_bytes, seed.data) == (50_000_000, b"")
    assert seed.size_bytes > LARGEST_BYTES
    with pytest.raises(PublisherError, match=r"seed\.large"):
        read(seed, language="nl", city="Kortrijk")


def test_control_characters_are_removed_and_named() -> None:
    """One such byte makes a feed that no reader opens."""
    article, findings = understood(" date 2024-05 De\x0b stad\x00 bouwt\x00 voort.\n\nNog\x9f meer.")

    assert not CONTROL.search(article.text)
    named = [(each.values["character"], each.values["count"], each.about.line) for each in findings[:3]]
    assert named == [("U+000B", 1, 1), ("U+0000", 2, 1), ("U+009F", 1, 3)]
    assert {each.code for each in findings[:3]} == {"seed.control"}


def test_an_unclosed_quotation_mark_is_an_error_on_its_line() -> None:
    """What a reader would stumble over is named where it stands; the article is there all the same."""
    article, findings = understood(" date 2024-05 Tekst.\n\nNog tekst.\n\n“Wij gaan door, zegt Jan Janssens.")

    (finding,) = [each for each in findings if each.severity is Severity.ERROR]
    assert (finding.code, finding.about.line, finding.values["mark"]) == ("seed.quote-open", 5, "“")
    assert article.blocks[2].text.startswith("“Wij")
    assert article.quotes == ()


def test_a_quotation_over_two_paragraphs_is_no_error() -> None:
    """Each paragraph of a long quotation opens anew: that is how it is set, not a mistake."""
    _, findings = understood(
        " date 2024-05 “Wij gaan nu verder door.\n\n“En wij komen terug”, zegt Jan Janssens."
    )

    assert [each.code for each in findings if each.severity is Severity.ERROR] == []


def test_an_inch_is_no_quotation_mark() -> None:
    """A screen of 19 inches must not stop a city's news."""
    _, findings = understood(' date 2024-05 Er komt een scherm van 19" aan de balie van het stadhuis.')

    assert [each.code for each in findings if each.severity is Severity.ERROR] == []


def test_lists_headings_and_signoffs_are_told_apart() -> None:
    """Each is set in its own way in every channel."""
    article, _ = understood(
        " date 2024-05 De werken in de Molenstraat beginnen op maandag 10 maart en duren tien maanden.\n\n"
        "Drie fases\n\nZo gaat het:\n- fase 1: tot nr. 48\n- fase 2: tot de Groenlaan\n\n"
        "Bewoners kunnen hun woning altijd te voet bereiken, ook tijdens de werken in hun eigen straat.\n\n"
        "Meer info: werken@kortrijk.example"
    )

    assert [block.kind.value for block in article.blocks] == [
        "paragraph",
        "heading",
        "paragraph",
        "list",
        "paragraph",
        "signoff",
    ]
    assert article.blocks[3].items == ("fase 1: tot nr. 48", "fase 2: tot de Groenlaan")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dat duurt tot 19.30 uur. Daarna is er soep.", ["Dat duurt tot 19.30 uur.", "Daarna is er soep."]),
        (
            "Er werken o.a. dr. A. Van den Berghe en Jo. Klaar.",
            ["Er werken o.a. dr. A. Van den Berghe en Jo.", "Klaar."],
        ),
        ("Het kost 1.250,50 euro. Dat is veel.", ["Het kost 1.250,50 euro.", "Dat is veel."]),
        ("“Is dat zo?” vraagt zij. Ja.", ["“Is dat zo?” vraagt zij.", "Ja."]),
        ("“Wij winnen.” Zij lacht.", ["“Wij winnen.”", "Zij lacht."]),
        (
            "Er is plaats voor kegels e.d. De clubs komen.",
            ["Er is plaats voor kegels e.d.", "De clubs komen."],
        ),
        ("Het staat op p. 12 van dossiernr. OMV_20.", ["Het staat op p. 12 van dossiernr. OMV_20."]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    """A full stop in an hour, an amount or an abbreviation ends nothing."""
    found = [text[each.start : each.end] for each in spans(text, DUTCH)]

    assert found == expected


def test_a_stale_day_is_left_out_and_the_order_of_words_restored() -> None:
    """Donderdagavond is wrong the day after; a title must not begin with its verb either."""
    one = "Donderdagavond won de nieuwe Deelfabriek van Kortrijk in Zagreb een prijs."
    two = "De minister trok vandaag, donderdag, naar Conservatorium Kortrijk."

    assert undated(one, DUTCH) == "De nieuwe Deelfabriek van Kortrijk won in Zagreb een prijs."
    assert undated(two, DUTCH) == "De minister trok naar Conservatorium Kortrijk."
    assert DUTCH.stale is not None
    assert not DUTCH.stale.search("Op maandag 10 maart starten de werken, elke woensdag is er een spreekuur.")


def test_an_unsure_speaker_is_left_empty() -> None:
    """A quotation given to the wrong politician is the worst error of all."""
    article, findings = understood(
        " date 2024-05 Burgemeester Ann Peeters en schepen Jan Maes openden de brug.\n\n"
        "“Deze brug verbindt twee wijken die elkaar nooit zagen.”\n\nDaarna volgde een receptie."
    )

    assert [quote.speaker for quote in article.quotes] == [""]
    assert "quote.no-speaker" in {each.code for each in findings}


def test_an_editor_has_the_last_word() -> None:
    """What stands in the sidecar wins over what was derived."""
    article, findings = understood(
        " date 2024-05 De stad opent een zwembad.",
        'title = "Duik mee"\nslug = "zwembad"\nhashtags = ["#Zwemmen"]\n[posts.x]\ntext = "Duik!"\n',
    )

    assert (article.title.text, article.slug, article.hashtags) == (
        "Duik mee",
        "zwembad",
        ("Zwemmen",),
    )
    assert article.overrides["x"]["text"] == "Duik!"
    assert "title.review" not in {each.code for each in findings}


@pytest.mark.parametrize(
    ("sidecar", "code", "line"),
    [
        ('titel = "x"', "key.unknown-near", 1),
        ("\ntitle = 3", "key.type", 2),
        ('title = "a" b', "toml.syntax", 1),
        ('title = ""', "key.empty", 1),
        ('slug = "Nieuw Zwembad"', "slug.form", 1),
        ('title = "a\\u0000b"', "key.control", 1),
    ],
)
def test_a_fault_in_a_sidecar_names_its_line(sidecar: str, code: str, line: int) -> None:
    """A typing error must not silently publish the draft."""
    error = refused(" date 2024-05 Tekst.", sidecar)

    assert (error.code, error.file, error.line) == (code, "seeds/x.toml", line)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Café België wint prijs", "cafe-belgie-wint-prijs"),
        ("Nieuw: 30 foto's van ’t Stad!", "nieuw-30-fotos-t-stad"),
        ("../../etc/passwd", "etc-passwd"),
        ("عنوان", ""),
    ],
)
def test_an_address_is_words_and_hyphens(title: str, expected: str) -> None:
    """Links are made of it, and paths."""
    assert slug(title, DUTCH.small_words) == expected


@settings(deadline=None)  # the first one opens the table of verbs
@given(st.text(max_size=300))
def test_no_text_raises_anything_but_a_word_for_people(text: str) -> None:
    """Whatever is pasted into a seed, the worst answer is an error that names it."""
    try:
        article, _ = understood((" date 2024-05 " + text).encode("utf-8", "surrogatepass"))
    except PublisherError:
        return
    assert not CONTROL.search(article.text + article.title.text + article.teaser.text)
    for sentence in article.sentences:
        assert article.text[sentence.span.start : sentence.span.end] == sentence.text
    for quote in article.quotes:
        assert article.text[quote.span.start : quote.span.end] == quote.text
    for fact in article.facts:
        assert article.text[fact.span.start : fact.span.end] == fact.text
    for block in article.blocks:
        assert article.text[block.span.start : block.span.end] == block.text


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_raise_anything_but_a_word_for_people(data: bytes) -> None:
    """A seed may be any file that somebody renamed."""
    for content in (data, b" date 2024-05 " + data):
        try:
            understood(content)
        except PublisherError as error:
            assert error.code.startswith("seed.")  # noqa: PT017  # a result is as good as a refusal


WORDS = st.lists(
    st.sampled_from(["De", "stad", "o.a.", "19.30", "wint.", "“Ja”,", "zegt", "Jan", "3.", "?", "Zo!"])
)


@given(WORDS.map(" ".join))
def test_spans_and_gaps_give_the_paragraph_back(text: str) -> None:
    """No letter may get lost between two sentences."""
    at, rebuilt = 0, ""
    for span in spans(text, DUTCH):
        assert span.start >= at
        assert not text[at : span.start].strip()
        rebuilt += text[at : span.end]
        at = span.end

    assert rebuilt + text[at:] == text
    assert not text[at:].strip()


SHAPES = {
    "prose": "“De stad wint 3.000 euro”, zegt Jan Janssens, schepen. Zij 'lacht (om 19.30 uur. ",
    "full stops": ".",
    "one word": "A",
    "one sentence": ", en dat is zo",
    "short lines": "Een korte regel\n\n",
    "opening marks": "“",
    "names": "Jan Peeters ",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_huge_paragraph_is_read_in_linear_time(shape: str) -> None:
    """Four times the text may cost about four times the work; a quadratic rule would cost sixteen times."""
    from time import process_time

    def cost(characters: int) -> float:
        body = SHAPES[shape] * (characters // len(SHAPES[shape]))
        start = process_time()
        article, _ = understood(" date 2024-05 De stad. " + body)
        assert article.text.startswith("De stad.")
        return process_time() - start

    cost(10_000)
    ratios = [cost(200_000) / cost(50_000) for _ in range(3)]
    assert min(ratios) < 10, ratios


def test_a_damaged_file_is_not_read_as_another_encoding() -> None:
    """One bad byte in UTF-8 must not publish "CafÃ©"."""
    error = refused(" date 2024-05 Café.\nEn ".encode() + b"\xff" + " België.".encode())

    assert (error.code, error.line) == ("seed.encoding", 2)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ruim 612 kinderen stemden.", ["Ruim 612 kinderen"]),
        ("Er is een spreekuur van 14 tot 17 uur.", ["14 tot 17 uur"]),
        ("Het zwembad blijft open tot 22 uur.", ["tot 22 uur"]),
        ("Er is plaats voor ca. 2.400 patiënten.", ["ca. 2.400 patiënten"]),
        ("De prijs daalt met 2,5 procent tot € 96.000.", ["2,5 procent", "tot € 96.000"]),
        ("Bel 056 12 34 56 of kom op 3 januari 2027.", ["056 12 34 56", "3 januari 2027"]),
        ("Om 20u30 keert de markt terug naar de Esplanade.", ["20u30", "Esplanade"]),
        ("Dat duurt tot eind juni 2027.", ["eind juni 2027"]),
        ("Stort op BE12 3456 7890 1234 of bel 0575-81 90 00.", ["BE12 3456 7890 1234", "0575-81 90 00"]),
        ("De turbine levert 5,6 MW.", ["5,6 MW"]),
    ],
)
def test_a_figure_keeps_its_qualifier_and_unit(text: str, expected: list[str]) -> None:
    """Without its qualifier a figure promises what nobody said."""
    article, _ = understood(f" date 2026-10 {text}")

    assert [fact.text for fact in article.facts] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Vanaf maandag is de Doorniksewijk afgesloten voor alle verkeer.",
        "Tot zondag kan je stemmen op je favoriete project.",
        "Maandag is het stadhuis gesloten en werken alle diensten niet.",
        "Morgen is het zwembad van Overleie gesloten.",
        "De vergadering van maandag gaat niet door.",
        "De vergadering van maandag werd afgelast.",
    ],
)
def test_a_day_that_is_the_news_is_not_left_out(text: str) -> None:
    """Without its day such a sentence is broken, or false: it is said whole or not at all."""
    article, _ = understood(f" date 2026-10 {text}")

    assert undated(text, DUTCH) == ""
    assert article.title.text == text.rstrip(".")


@pytest.mark.parametrize(
    "text",
    [
        '"Ik ben tegen. De burgemeester liegt over alles. Hij moet weg", aldus Piet Claes.',
        "'Ik ben tegen. De burgemeester liegt over alles. Hij moet weg', aldus Piet Claes.",
        "“Ik ben tegen. De burgemeester liegt over alles.\n\nDe burgemeester moet weg”, aldus Piet Claes.",
        "“Ik ben tegen. De burgemeester liegt over alles.",
    ],
)
def test_nobody_elses_words_are_taken_for_the_citys_own(text: str) -> None:
    """A post that says them bare would be the city that accuses its mayor."""
    article, _ = understood(f" date 2026-10 {text}")

    assert all(sentence.quoted for sentence in article.sentences)


def test_what_is_not_for_the_public_is_left_out_and_said() -> None:
    """The mobile number of an alderman must not be in a feed."""
    article, findings = understood(
        " date 2026-10 De stad opent een brug.\n\nNiet voor publicatie: gsm 0477 12 34 56.\n\nMeer info: Jan."
    )

    assert article.text == "De stad opent een brug."
    (finding,) = [each for each in findings if each.code == "seed.private"]
    assert finding.about.line == 3
    assert refused(" date 2026-10 Noot aan de redactie: embargo.").code == "seed.all-private"


def test_a_soft_return_of_a_word_processor_parts_words() -> None:
    """Deleted, it would join the last word of one line to the first of the next."""
    article, _ = understood(" date 2026-10 De brug is dicht.\x0bFietsers rijden om.")

    assert article.text == "De brug is dicht. Fietsers rijden om."


@pytest.mark.parametrize("tag", ["#Brug dicht", "Brug-dicht", "2026", "#"])
def test_a_hashtag_that_would_not_work_is_refused(tag: str) -> None:
    """A network ends it at the first space or mark."""
    assert refused(" date 2026-10 Tekst.", f'hashtags = ["{tag}"]').code == "hashtag.form"


def test_code_of_a_web_page_is_named_once_where_it_can_be_mended() -> None:
    """It would be told of each feed that holds it, and of no file that an editor knows."""
    text = (
        " date 2024-05 Een brug.\n\nDe stad opent <script>x</script> een <b>brug</b> in Heule.\n\nEen &amp;."
    )

    _, found = understood(text, 'title = "Een <i>brug</i>"\nteaser = "Een <u>brug</u>"')
    _, none = understood(" date 2024-05 Een brug & 3 < 4, a > b: AT&T; <3.", 'title = "Een brug & meer"')

    code = [each for each in found if each.code == "seed.markup"]
    assert [(each.about.file, each.about.line, each.values["markup"]) for each in code] == [
        ("seeds/x.txt", 3, "<script>"),
        ("seeds/x.toml", 0, "<i>"),
    ]
    assert "seed.markup" not in [each.code for each in none]
