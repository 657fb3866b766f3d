"""Who said it: one rule, whatever the channel."""

from dataclasses import replace

import pytest

from publisher.channels.email.pullquote import pull_quote as mailed
from publisher.channels.page.parts import pull_quote as shown
from publisher.channels.post.compose import pieces
from publisher.model.attribution import SURE
from publisher.model.content import Block, BlockKind
from publisher.model.site import Tone
from tests.mails import article


@pytest.mark.parametrize(
    ("confidence", "speaker"),
    [(0.9, "Ruth Vandenberghe"), (SURE, "Ruth Vandenberghe"), (SURE - 0.01, ""), (0.0, "")],
)
def test_all_channels_name_a_speaker_or_none_does(confidence: float, speaker: str) -> None:
    """A name that is too unsure for the mail is too unsure for the page and for a post."""
    known = article()
    quote = replace(known.quotes[0], confidence=confidence)
    one = replace(known, quotes=(quote,))
    block = Block(kind=BlockKind.PULLQUOTE, text=quote.text, span=quote.span)

    mail = mailed(one)
    said = pieces(one, "https://x.example/", ("quote",), Tone())
    posts = [piece.quote.speaker for piece in said if piece.quote]

    assert (mail.speaker if mail else "") == speaker
    assert posts == ([speaker] if speaker else [])
    assert shown(one, block).speaker == speaker
    assert shown(one, block).said
