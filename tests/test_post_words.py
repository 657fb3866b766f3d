"""What a post says is read without the article beside it; what a person should know of it is named."""

import json
from dataclasses import replace
from typing import Any

import pytest

from publisher.channels.post import check
from publisher.model.artifact import Artifact, Place, Severity
from publisher.model.content import Article, Issue, IssueKind
from publisher.model.site import Silence, Tone
from tests.posts import CARDS, NETWORKS, article, network, posted

STORY = (
    "De stad opent een nieuw zwembad in Overleie. Zwemmers vinden er vijf banen en een peuterbad. "
    "De bouw kost 12 miljoen euro. “We hebben hier lang op gewacht”, zegt Jan Janssens, schepen van Sport. "
    "In maart mogen de eerste scholen zwemmen. Kinderen betalen 2 euro."
)
SCENE = (
    "In de zomer van 1963 stapten veertig muzikanten op een bus. Zij speelden in een tent. "
    "Oudenhove en Waldhagen ondertekenen in november een partnerschap. Het akkoord loopt over vijf jaar."
)


def said(one: Article, name: str, tone: Tone = Tone()) -> str:  # noqa: B008  # frozen
    """Give the text of a post."""
    post, _ = posted(one, name, tone)
    assert post
    return str(post["text"])


def found(one: Article, name: str, tone: Tone = Tone()) -> list[str]:  # noqa: B008  # frozen
    """Give the codes of what there is to say of a post."""
    return [finding.code for finding in posted(one, name, tone)[1]]


def judged(one: Article, name: str, **changed: Any) -> list[tuple[str, Severity]]:
    """Check a post in which something has gone wrong."""
    post, _ = posted(one, name)
    body = json.dumps({**(post or {}), **changed}).encode()
    path = f"posts/a/{name}.json"
    artifact = Artifact(channel=name, unit="a", place=Place.OUTBOX, path=path, media_type="", body=body)
    issue = Issue(kind=IssueKind.ONE, name="a", articles=(one,), media={"a": CARDS})
    return [(each.code, each.severity) for each in check(issue, (artifact,), network(name)[0])]


def titled(one: Article, title: str) -> Article:
    """Give an article a title that the program made."""
    return replace(one, title=replace(one.title, text=title))


def test_a_text_that_opens_with_a_scene_is_told_by_its_title() -> None:
    """A bus in 1963 is no news; the title says what is."""
    one = titled(article(SCENE), "Oudenhove en Waldhagen ondertekenen partnerschap")

    for name in ("x", "mastodon", "linkedin", "instagram"):
        assert said(one, name).startswith("Oudenhove en Waldhagen ondertekenen partnerschap")
        assert found(one, name) == []
    assert "1963" in said(one, "instagram")  # the scene is told below it
    assert said(article(STORY), "x").startswith("De stad opent een nieuw zwembad in Overleie.")


def test_under_a_title_that_is_a_quotation_the_news_follows_and_no_other_voice() -> None:
    """Whoever has not seen the article must learn what it is about."""
    one = titled(article(STORY), "Jan Janssens: “We hebben hier lang op gewacht”")

    for name in ("bluesky", "threads", "facebook", "whatsapp"):
        lines = said(one, name).split("\n\n")
        assert lines[0].strip("*") == one.title.text
        assert lines[1].startswith("De stad opent een nieuw zwembad in Overleie.")
        assert said(one, name).count("“") == 1


def test_what_only_announces_a_list_is_not_said_without_it() -> None:
    """The list stays behind, and a colon leads to nothing."""
    one = article(
        f"{STORY.partition(' De bouw')[0]} De prijs hangt af van de leeftijd:\n\n- kinderen\n- ouderen"
    )

    for name in NETWORKS:
        assert "hangt af" not in said(one, name)


def test_a_quotation_has_no_full_stop_before_the_comma_and_a_role_none_twice() -> None:
    """LinkedIn's readers notice."""
    one = article(STORY)
    stopped = replace(one, quotes=(replace(one.quotes[0], text="We wachtten lang.", role="dr."),))

    text = said(stopped, "linkedin")

    assert "“We wachtten lang”, zegt Jan Janssens, dr.\n" in text


def test_one_fact_alone_is_no_list() -> None:
    """A single bullet looks like a mistake."""
    one = article(STORY)
    single = replace(one, facts=one.facts[:1])

    assert "•" not in said(single, "linkedin")
    assert said(one, "linkedin").count("•") in {0, len(one.facts)} or "•" in said(one, "linkedin")


def test_bluesky_shows_a_voice_instagram_a_square_and_others_the_title() -> None:
    """The title stands in Bluesky's text already, and Instagram takes nothing but JPEG."""
    one = article(STORY)
    shown = {name: posted(one, name)[0]["media"][0]["path"] for name in NETWORKS}  # type: ignore[index]

    assert shown.pop("bluesky") == "feeds/cards/a.quote"
    assert shown.pop("instagram") == "feeds/cards/a.square"
    assert set(shown.values()) == {"feeds/cards/a.title"}


def test_who_quotes_nobody_shows_the_title_and_instagram_never_a_png() -> None:
    """A picture that the network refuses is worse than none, which is named."""
    one, title = article(STORY), CARDS[:1]

    bluesky, _ = posted(one, "bluesky", cards=title)
    instagram, findings = posted(one, "instagram", cards=title)

    assert bluesky
    assert instagram
    assert [each["path"] for each in bluesky["media"]] == ["feeds/cards/a.title"]
    assert instagram["media"] == []
    assert [(each.code, each.severity) for each in findings] == [("post.no-card", Severity.HINT)]


def test_before_elections_no_picture_names_a_politician() -> None:
    """Neither its letters nor the words that stand for it."""
    tone = Tone(silence=Silence(first="2026-10-01", last="2026-10-13", functions=("schepen",)))
    cards = tuple(replace(card, alt=f"{card.alt} van Jan Janssens") for card in CARDS)

    for name in NETWORKS:
        hushed, _ = posted(article(STORY), name, tone, cards)
        after, _ = posted(article(STORY, date="2026-11"), name, tone, cards)

        assert hushed
        assert after
        assert hushed["media"] == []
        assert len(after["media"]) == 1


def test_before_elections_no_hashtag_names_a_politician_and_an_editors_own_text_is_looked_at() -> None:
    """A tag is a name without spaces; who writes one is told, and decides."""
    tone = Tone(silence=Silence(first="2026-10-01", last="2026-10-13", functions=("schepen",)))
    own = '[posts.x]\ntext = "Jan Janssens zwemt. https://nieuws.kortrijk.be/nieuws/b/"\n'
    one = article(STORY, f'slug = "b"\nhashtags = ["JanJanssens", "Zwemmen"]\n{own}')

    assert "#JanJanssens" in said(one, "mastodon")
    assert "#JanJanssens" not in said(one, "mastodon", tone)
    assert "#Zwemmen" in said(one, "mastodon", tone)
    assert found(one, "x") == []
    assert found(one, "x", tone) == ["post.silence-own"]


def test_the_language_of_a_post_is_that_of_its_article() -> None:
    """A network hides posts from who does not read their language."""
    langs = {
        code: [posted(article(STORY, code), name)[0]["langs"] for name in ("bluesky", "mastodon", "facebook")]  # type: ignore[index]
        for code in ("", 'language = "fr"\n')
    }

    assert langs == {"": [["nl-BE", "nl"], ["nl"], []], 'language = "fr"\n': [["fr"], ["fr"], []]}


def test_in_a_thread_a_quotation_is_a_paragraph_of_its_own() -> None:
    """Nobody's function runs on into the next sentence."""
    more = "“Ik duik mee”, zegt Lies Maes, zwemmer. In mei volgt een feest voor de hele buurt."

    post, findings = posted(article(f"{STORY} {more}", "[posts.mastodon]\nthread = true\n"), "mastodon")

    assert post
    assert findings == ()
    assert "“Ik duik mee” – Lies Maes, zwemmer\n\nIn mei volgt" in "\n".join(post["parts"])
    for part in post["parts"]:
        assert all(each.startswith("“") for each in part.split("\n\n") if " – Lies Maes" in each)


def test_each_part_of_a_thread_has_its_own_facets() -> None:
    """An address in the third part is a link, too."""
    one = article(
        f"{STORY} Schrijf je in op https://kortrijk.be/zwemmen.", "[posts.bluesky]\nthread = true\n"
    )

    post, findings = posted(one, "bluesky")

    assert post
    assert findings == ()
    marked = [
        part.encode()[facet["index"]["byteStart"] : facet["index"]["byteEnd"]].decode()
        for part, facets in zip(post["parts"], post["parts_facets"], strict=True)
        for facet in facets
    ]
    assert post["link"] in marked
    assert "https://kortrijk.be/zwemmen" in marked


def test_an_explained_abbreviation_is_no_title_left_out() -> None:
    """The news is there, in more words."""
    tone = Tone(glossary={"OCMW": "Openbaar Centrum voor Maatschappelijk Welzijn"})
    one = article("Het OCMW opent een nachtopvang met 24 bedden. De deuren gaan open om 20 uur.")

    assert "(Openbaar" in said(one, "linkedin", tone)
    assert found(one, "linkedin", tone) == []


def test_nobody_is_told_to_shorten_what_another_said() -> None:
    """A long sentence of one's own is named; one within quotation marks is somebody else's."""
    long = "en nog een woord " * 7
    voice = f'text = "“{long.strip()}” LINK"\n'
    own = f'text = "Lees {long} LINK"\n'
    texts = [
        f'slug = "b"\n[posts.mastodon]\n{each}'.replace("LINK", "https://nieuws.kortrijk.be/nieuws/b/")
        for each in (voice, own)
    ]

    codes = [found(article(f"Hij zegt: “{long.strip()}”.", text), "mastodon") for text in texts]

    assert "post.long-sentence" not in codes[0]
    assert "post.long-sentence" in codes[1]


def test_what_has_gone_wrong_with_a_post_is_named() -> None:
    """None of these can happen while we are right; a check that trusts us would be none."""
    one = article(STORY)
    half = [{"index": {"byteStart": 1, "byteEnd": 999}, "features": []}]
    long = {"path": "feeds/cards/a.png", "alt": "woord " * 400}

    assert judged(one, "bluesky") == []
    assert judged(one, "bluesky", facets=half) == [("post.facets", Severity.ERROR)]
    assert judged(one, "bluesky", parts=["Een"], parts_facets=[half]) == [("post.facets", Severity.ERROR)]
    assert judged(one, "x", media=[long]) == [("post.alt-long", Severity.REVIEW)]
    assert judged(one, "x", text="Iets anders.") == [
        ("post.title-left-out", Severity.REVIEW),
        ("post.link-left-out", Severity.REVIEW),
    ]


@pytest.mark.parametrize("text", ["", "a" * 300])
def test_an_own_text_that_does_not_fit_and_a_post_that_cannot_be_are_errors(text: str) -> None:
    """Nothing is written, and the editor is told why."""
    own = article(STORY, f'[posts.x]\ntext = "{text}"\n')
    spec, _ = network("x")
    issue = Issue(kind=IssueKind.ONE, name="a", articles=(article(STORY),))

    post, findings = posted(own, "x")

    assert post is None
    told = ("post.own-text", len(text)) if text else ("post.own-empty", None)
    assert [(each.code, each.values.get("length")) for each in findings] == [told]
    assert findings[0].about.file == "seeds/a.toml"
    assert [(each.code, each.severity) for each in check(issue, (), spec)] == [
        ("post.does-not-fit", Severity.ERROR)
    ]
