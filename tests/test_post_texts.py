"""Whatever is written, every post is legal on its network, says whole things, and each says its own."""

import re
from pathlib import Path

import pytest

from publisher.channels.post.compose import pieces
from publisher.channels.post.kind import written
from publisher.channels.post.layout import Manner, rendered
from publisher.channels.post.options import options_of
from publisher.model.artifact import Severity
from publisher.model.mood import Mood
from publisher.model.site import Silence, Tone
from tests.posts import NETWORKS, article, network, posted, refusals
from tests.sites import SEEDS

FAMILY = "👨‍👩‍👧‍👦"
ODD = {
    "family": f"De stad opent een park. {FAMILY * 30}.",
    "flags": "De stad hijst vlaggen 🇧🇪🇳🇱🏴󠁧󠁢󠁥󠁮󠁧󠁿🇫🇷🇺🇦. Het zijn er vijf 🏳️‍🌈.",
    "half-flag": "De stad hijst een halve vlag 🇧 en nog een 🇪.",
    "keycaps": "De stad telt af: 3️⃣2️⃣1️⃣. Ook #️⃣ en *️⃣ tellen mee.",
    "skins": "De stad zwaait 👋🏿👋🏾👋🏽👋🏼👋🏻 naar iedereen.",
    "accents": "Cafe\u0301 Zo\u0308e\u0308 op het plein opent een e\u0301cole. Het is er druk.",
    "zalgo": "De s\u0301\u0302\u0303\u0304\u0305\u0306\u0307t\u0308\u0309ad opent een park.",
    "accent-first": "\u0301De stad opent een park. \u0308Het is groot.",
    "joiners": "De\u200dstad\u200copent\u200bhaar\u2060park. Het is groot.",
    "variation": "De stad ☎\ufe0f belt ☎\ufe0e u. Het is ©\ufe0f.",
    "idn": "De stad toont https://münchen.de/straße en https://例え.テスト/パス. Kijk er eens.",
    "punycode": "De stad toont https://xn--mnchen-3ya.de/ aan u. Kijk er eens.",
    "long-address": f"De stad toont https://voorbeeld.be/{'a/' * 900} aan u. Kijk er eens.",
    "endless-address": f"De stad toont https://voorbeeld.be/{'a' * 5000} aan u. Kijk er eens.",
    "bare": "De stad staat op kortrijk.be. Kijk ook op www.leiedal.be, visit.gent en a.b.c.d.",
    "glued": "De stad toontxhttps://kortrijk.be/ en(https://kortrijk.be/). Kijk er eens.",
    "many-addresses": "De stad toont " + " ".join(f"https://a{n}.be/" for n in range(40)) + ". Kijk er eens.",
    "t.co": "De stad toont https://t.co/abcdefghij/klm en t.co. Kijk er eens.",
    "userinfo": "De stad toont https://ik:jij@kortrijk.be:8080/?a=b&c=#d. Kijk er eens.",
    "hebrew": "העיר פותחת פארק. הפארק גדול מאוד.",
    "arabic": "تفتتح المدينة حديقة. الحديقة كبيرة جدا.",
    "mixed": "De stad opent פארק en حديقة in 2026. Het is groot.",
    "override": "De stad \u202eopent een park. Het is groot.",
    "embedding": "De \u202bstad \u202aopent een park. Het is groot.",
    "isolate": "De \u2067stad \u2066opent een park. Het is groot.",
    "pop-only": "De stad\u202c opent\u2069 een park. Het is groot.",
    "cjk": "市は公園を開く。とても大きい。" * 40,
    "hangul": "도시가 공원을 연다. " * 60,
    "decomposed-hangul": "\u1112\u1161\u11ab\u1100\u1173\u11af De stad opent een park.",
    "devanagari": "शहर क्षत्रिय पार्क खोलता है। " * 20,
    "thai": "เมืองเปิดสวนสาธารณะใหม่ " * 20,
    "gothic": "De stad 𐌲𐌿𐍄𐌹𐍃𐌺 opent \U0001d556\U0001d55f \U0001d4f9ark. Het is \U0001d7ed\U0001d7ec hectare.",
    "astral-cjk": "De stad 𠮷𠮷𠮷 opent een park. Het is groot.",
    "tags": "De stad " + " ".join(f"#tag{n}" for n in range(60)) + ". Het is groot.",
    "odd-tags": "De stad #️ # ## #1 a#b &#39; #é #_ #: opent een park. Het is groot.",
    "mentions": "De stad @ @@ @a @a@b.be a@b.be @" + "x" * 400 + " opent een park. Het is groot.",
    "long-domain": f"De stad @stad@{'x' * 300}.be opent een park. Het is groot.",
    "markup": "De stad <b>opent</b> {{ 7*7 }} {% raw %} [x](y) *een* _park_ ~nu~ `x`. Het is |groot|.",
    "backslashes": "De stad \\ opent \\n een \\u202e park. Het is groot.",
    "no-full-stop": "De stad opent een park en " * 200,
    "one-word": "x" * 5000,
    "emoji-only": "🎉" * 600,
    "full-stops": "." * 500,
    "short": "Ja.",
    "spaces": "De\u00a0stad\u2003opent\u3000een\u202fpark.\u2028Het\u2029is groot.",
    "private": "De stad \ue000 opent \U000f0000 een \U0010fffd park. Het is groot.",
    "noncharacters": "De stad \ufffe opent \uffff een \ufdd0 park. Het is groot.",
    "marks": "De stad \ufeffopent\u00ad een\u034f park…€¥½. Het is groot!!! Echt?!",
}


@pytest.mark.parametrize("odd", ODD, ids=str)
@pytest.mark.parametrize("name", NETWORKS)
def test_whatever_the_text_a_post_is_legal_on_its_network(name: str, odd: str) -> None:
    """Who pastes a post must not learn from the network that it is none; the judge shares no code with us."""
    post, findings = posted(article(ODD[odd]), name)

    assert post is not None
    assert refusals(post) == []
    assert not [finding for finding in findings if finding.severity is Severity.ERROR]


def test_there_are_as_many_odd_articles_as_were_asked_for() -> None:
    """Forty-eight, each odd in another way."""
    assert len(ODD) == len(set(ODD.values())) == 48


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem)
@pytest.mark.parametrize("name", NETWORKS)
def test_no_real_post_would_be_refused(name: str, path: Path) -> None:
    """The two articles that the city wrote."""
    text = path.read_text(encoding="utf-8")
    post, findings = posted(article(text.partition(" date ")[2][8:]), name)

    assert post is not None
    assert refusals(post) == []
    assert findings == ()


SHORT = "De stad opent een zwembad."
STORY = (
    "De stad opent een nieuw zwembad in Overleie. Zwemmers vinden er vijf banen en een peuterbad. "
    "De bouw kost 12 miljoen euro. “We hebben hier lang op gewacht”, zegt Jan Janssens, schepen van Sport. "
    "In maart mogen de eerste scholen zwemmen. Wie wil, krijgt een rondleiding van het OCMW. "
    "Kinderen betalen 2 euro."
)


@pytest.mark.parametrize("body", [SHORT, STORY, "x" * 400, "🎉"], ids=["short", "story", "word", "emoji"])
def test_no_two_networks_say_the_same(body: str) -> None:
    """A reader who follows the city in two places is not told the same twice; links and tags do not count."""
    texts = []
    for name in NETWORKS:
        post, _ = posted(article(body), name)
        assert post
        text = post["text"].replace(post["link"], "")
        texts.append(" ".join(word for word in text.split() if not word.startswith("#")))

    assert len(set(texts)) == len(NETWORKS)


@pytest.mark.parametrize("name", NETWORKS)
@pytest.mark.parametrize("length", [10, 60, 120, 170, 200, 215, 230, 260, 300])
def test_what_ranks_higher_is_not_left_out_where_it_would_have_fitted(name: str, length: int) -> None:
    """Each that was left out is tried beside what ranks as high or higher: it is old news, or too long."""
    title = ("Het zwembad van Overleie opent en iedereen mag binnen " * 9)[:length].strip()
    one = article(STORY, f'title = "{title}"')
    spec, templates = network(name)
    options = options_of(spec)
    order = [names.split("|") for names in options.compose.order]
    rank = {each: at for at, names in enumerate(order) for each in names}
    link = spec.site.article_url(one.slug)

    _, chosen = written(one, link, spec, templates)

    texts = {piece.text for piece in chosen}
    for piece in pieces(one, link, options.compose.names, spec.site.tone):
        others = [each for each in chosen if order[rank[each.name]] == order[rank[piece.name]]]
        if piece.text in texts or len(others) >= options.compose.most.get(piece.name, 1):
            continue
        before = tuple(each for each in chosen if rank[each.name] <= rank[piece.name])
        if any(piece.repeats(each) for each in before):
            continue
        trial = tuple(sorted((*before, piece), key=lambda each: each.index))
        assert not options.allows(rendered(trial, templates, Manner())), piece


def test_a_thread_is_numbered_breaks_between_sentences_and_has_its_link_first() -> None:
    """Who asks for a thread in the sidecar gets the whole story, in parts that can each be posted."""
    for name in ("x", "mastodon", "bluesky"):
        one = article(STORY, f"[posts.{name}]\nthread = true\n")

        post, findings = posted(one, name)

        assert post
        parts = post["parts"]
        assert findings == ()
        assert len(parts) > 1
        assert refusals(post) == []
        assert [part.rpartition("\n")[2] for part in parts] == [
            f"{n}/{len(parts)}" for n in range(1, len(parts) + 1)
        ]
        assert post["link"] in parts[0]
        for part in parts[1:]:
            for said in part.split("\n\n")[:-1]:
                for sentence in re.split(r"(?<=[.”s]) (?=[A-Z“])", said.partition(" – ")[0].strip("“”")):
                    assert sentence in STORY
                assert said.count("“") == said.count("”")


def test_a_thread_that_cannot_be_is_named() -> None:
    """Facebook has no threads, and one sentence makes none."""
    for name, body in (("facebook", STORY), ("x", SHORT)):
        post, findings = posted(article(body, f"[posts.{name}]\nthread = true\n"), name)

        assert post
        assert post["parts"] == []
        assert [(each.code, each.about.file) for each in findings] == [("post.no-thread", "seeds/a.toml")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Duik erin!", "post.link"),
        ("Duik erin! ##zwem LINK", "post.hashtag"),
        ("Duik erin in 2027! LINK", "post.figure"),
        ("“Eindelijk”, zegt Jan. LINK", "post.quote"),
        ("Duik \u202eerin! LINK", "post.direction"),
        ("KOM ALLEN NU zwemmen. LINK", "post.capitals"),
        (f"{'Duik er nu maar in ' * 6}. LINK", "post.long-sentence"),
    ],
)
def test_a_slip_in_an_editors_own_text_is_named(text: str, code: str) -> None:
    """It is taken as it is; but who wrote it late in the evening is told."""
    link = "https://nieuws.kortrijk.be/nieuws/zwembad/"
    own = text.replace("LINK", link)

    post, findings = posted(article(STORY, f'slug = "zwembad"\n[posts.x]\ntext = "{own}"\n'), "x")

    assert post
    assert post["text"] == own
    assert [finding.code for finding in findings] == [code]
    assert findings[0].about.file == "seeds/a.toml"


def test_a_glossary_explains_where_there_is_room_and_outside_of_quotations() -> None:
    """Nobody has to know what OCMW means."""
    tone = Tone(glossary={"OCMW": "Openbaar Centrum voor Maatschappelijk Welzijn"})
    body = "Het OCMW opent een loket. Het loket van het OCMW staat in de Budastraat."

    post, _ = posted(article(body), "instagram", tone)
    short, _ = posted(article(body.replace("loket.", f"loket voor {'iedereen en ' * 15}ons.")), "x", tone)

    assert post
    assert short
    assert post["text"].count("(Openbaar Centrum voor Maatschappelijk Welzijn)") == 1
    assert "Het OCMW (Openbaar Centrum voor Maatschappelijk Welzijn) opent" in post["text"]
    assert "OCMW" in short["text"]
    assert "(" not in short["text"]


@pytest.mark.parametrize("name", ["facebook", "instagram", "threads", "whatsapp", "x"])
def test_an_emoji_fits_its_topic_and_is_silent_at_sad_news_and_warnings(name: str) -> None:
    """A balloon beside an accident is worse than no balloon ever."""
    tone = Tone(emoji={"Overleie": "🏊", "*": "📣"})
    sad = "Een fietser is overleden na een val in Overleie."
    warns = "De stad waarschuwt voor stormweer in Overleie."

    said = [(posted(article(body), name, tone)[0] or {})["text"] for body in (STORY, SHORT, sad, warns)]

    assert ["🏊" in text for text in said] == [True, False, False, False]
    assert ["📣" in text for text in said] == [False, True, False, False]
    assert [article(body).mood for body in (STORY, sad, warns)] == [Mood.PLAIN, Mood.SAD, Mood.WARNING]


def test_je_becomes_u_where_the_city_says_so() -> None:
    """The fixed phrases speak as the city does."""
    polite, _ = posted(article(STORY), "instagram", Tone(formal=True))
    usual, _ = posted(article(STORY), "instagram")

    assert polite
    assert usual
    assert "vindt u via" in polite["text"]
    assert "vind je via" in usual["text"]


def test_before_elections_a_function_speaks_and_no_politician_is_named() -> None:
    """Circular BB 2017/4: the city's channels are nobody's campaign."""
    silence = Silence(first="2026-09-15", last="2026-10-13", functions=("schepen", "burgemeester"))
    tone = Tone(silence=silence)
    more = "Janssens zwemt zelf elke week. “Ik duik mee”, zegt Lies Maes, zwemmer."
    body = f"{STORY} {more} Burgemeester Ann Claes komt."

    for name in NETWORKS:
        hushed, _ = posted(article(body), name, tone)
        after, _ = posted(article(body, date="2026-12"), name, tone)

        assert hushed
        assert after
        assert "Janssens" not in hushed["text"]
        assert "Claes" not in hushed["text"]
    threads, _ = posted(article(body), "threads", tone)
    later, _ = posted(article(body, date="2026-10-14"), "threads", tone)
    assert threads
    assert later
    assert "schepen van Sport" in threads["text"]
    assert "Jan Janssens" in later["text"]


def test_a_title_that_names_a_politician_is_left_out_and_named() -> None:
    """An editor writes another; nothing is rewritten behind their back."""
    tone = Tone(silence=Silence(first="2026-10-01", last="2026-10-13", functions=("schepen",)))
    one = article(STORY, 'title = "Jan Janssens opent zwembad"')

    post, findings = posted(one, "facebook", tone)

    assert post
    assert "Janssens" not in post["text"]
    assert "post.silence" in [finding.code for finding in findings]


def test_a_template_that_changes_words_is_measured_by_what_it_says() -> None:
    """Whoever writes one may use any filter; the limit holds all the same."""
    spec, templates = network("whatsapp")
    one = article(STORY, 'title = "Een * in de titel"')

    text, _ = written(one, "https://nieuws.kortrijk.be/", spec, templates)

    assert text.startswith("Een * in de titel\n")
