"""A text is as long as its network says: judged by what the networks and Unicode publish."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import twitter_text
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.channels.post.measure import PLAIN, TAKEN, measure

CONFORMANCE = Path(__file__).parent / "conformance"
TWITTER = json.loads((CONFORMANCE / "twitter-text.json").read_text(encoding="utf-8"))
BREAKS = [
    line.partition("#")[0].split()
    for line in (CONFORMANCE / "GraphemeBreakTest.txt").read_text(encoding="utf-8").splitlines()
    if line.startswith("÷")
]


@pytest.mark.parametrize("case", TWITTER, ids=lambda case: str(case["description"])[:60])
def test_x_counts_as_twitter_text_says(case: dict[str, object]) -> None:
    """``len`` is right for four of twitter-text's twenty-two cases."""
    assert isinstance(case["parts"], list)
    text = "".join(part * times for part, times in case["parts"])

    assert measure(text, "weighted") == case["weightedLength"]


def test_user_perceived_characters_are_those_of_unicode() -> None:
    """Bluesky counts them; ÷ is a border in Unicode's own test, × is none.

    Of one sequence that nobody writes, scissors joined to scissors, ``regex`` makes two: the stricter side.
    """
    wrong = []
    for marks in BREAKS:
        text = "".join(chr(int(mark, 16)) for mark in marks if mark not in "÷×")
        if measure(text, "graphemes") != marks.count("÷") - 1:
            wrong.append(text)

    assert len(BREAKS) > 600
    assert wrong == ["\u2701\u200d\u2701"]


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("a" * 520, 520),
        ("a" * 250 + "b" * 251, 501),
        ("a" * 476 + f" http://{'b' * 30}.com/example", 500),
        ("a" * 476 + f"http://{'b' * 30}.com/example", 476 + 49),
        (f"http://example.com/valid?{'foobar?' * 1000}", 7025),
        ("a" * 475 + f" @alice@{'b' * 30}.com", 482),
        ("a" * 475 + f" @alice@{'b' * 500}.com", 475 + 512),
        ("example.com/een-lang-pad-zonder-schema", 38),
        ("https://nieuws.kortrijk.be/a/ https://nieuws.kortrijk.be/b/", 47),
        ("👨‍👩‍👧‍👦é", 2),
    ],
)
def test_mastodon_counts_as_its_server_does(text: str, length: int) -> None:
    """Ten rules of StatusLengthValidator: over the limit a status is refused."""
    assert measure(text, "mastodon") == length


@pytest.mark.parametrize(
    ("text", "count", "length"),
    [
        ("H🐱☺👨‍👩‍👧‍👦", "weighted", 7),
        ("🙋🏽👨‍🎤", "weighted", 4),
        ("漢字 …€", "weighted", 9),
        ("👍x", "threads", 5),
        ("👍x", "utf16", 3),
        ("é👍", "bytes", 6),
    ],
)
def test_each_network_weighs_in_its_own_way(text: str, count: str, length: int) -> None:
    """An emoji is one, two, four or eleven, by whom you ask."""
    assert measure(text, count) == length


def test_what_passes_for_plain_is_one_to_everyone() -> None:
    """The short way round twitter-text may be taken for these characters, each of them tried."""
    plain = [chr(code) for code in range(0x20, 0x3000) if PLAIN.fullmatch(chr(code))]

    assert len(plain) > 500
    for character in plain:
        text = f"a{character}b"
        assert measure(text, "weighted") == twitter_text.parse_tweet(text).weightedLength
        assert measure(text, "graphemes") == 3


WORDS = st.one_of(
    st.sampled_from(
        (
            *(
                "https://nieuws.kortrijk.be/a/b-c/",
                "http://kortrijk.be",
                "https://nieuws.kortrijk.example/x/",
            ),
            *(
                "www.kortrijk.be",
                "31.000",
                "a.b",
                "(https://x.be/)",
                "https://t.co/abc/d",
                "x.be.",
                "@a@b.be",
                "#A",
            ),
            *(
                "https://.be/",
                "https://a.be/b//c-",
                "HTTPS://X.BE/",
                "€5…",
                "https://be/",
                "mini-VORK.",
                "ĳs",
            ),
            *("https://-a.be/x/", "https://a..be/", "https://a.b", "https://a.be./x", "bv.de"),
        )
    ),
    st.text(st.sampled_from("abé .:/@#-“”’…€1\n"), max_size=8),
)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.tuples(WORDS, st.sampled_from(("", " ", "\n\n", "."))), max_size=8))
def test_the_short_way_counts_as_the_library_does(words: list[tuple[str, str]]) -> None:
    """A post of ordinary letters is counted in microseconds; not one character may differ for that."""
    text = "".join(word + gap for word, gap in words)

    assert measure(text, "weighted") == twitter_text.parse_tweet(text).weightedLength


LABEL = st.from_regex(r"[a-z0-9-]{1,5}|[a-z0-9-]{60,63}|com|be", fullmatch=True)
DOMAIN = st.sampled_from("be brussels vlaanderen gent nl eu fr de lu com org net info".split())


@given(st.lists(LABEL, min_size=1, max_size=4), DOMAIN)
def test_a_host_that_passes_for_known_is_known_to_the_library(labels: list[str], domain: str) -> None:
    """It is spared the loading, not the rule."""
    address = f"https://{'.'.join((*labels, domain))}/"

    if TAKEN.fullmatch(address[8:-1]):
        assert twitter_text.extract_urls(address) == [address]


def test_posts_of_ordinary_words_never_load_the_library() -> None:
    """A fifth of a second, each time that an editor saves."""
    code = (
        "import sys; from publisher.channels.post.measure import measure; "
        "print(measure('Lees: https://nieuws.kortrijk.be/nieuws/zwembad/', 'weighted'), "
        "measure('Lees: https://nieuws.kortrijk.be/', 'mastodon'), 'twitter_text' in sys.modules)"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "29 29 False\n"
