"""What stands on a card: the title of its article, or a quotation with who said it, whole or not at all."""

from collections.abc import Iterator
from dataclasses import dataclass

from publisher.channels.card.drawable import drawable
from publisher.channels.card.fonts import Font, shaped
from publisher.channels.card.frames import MARGIN, QUOTE, Frame
from publisher.channels.card.lines import Setting, fitted
from publisher.channels.card.picture import BY_GAP, Lettering
from publisher.channels.hush import hush
from publisher.model.attribution import attributed
from publisher.model.content import Article
from publisher.model.site import Silence

MOST = 400  # characters: the lines of the narrowest letters hold fewer, and HarfBuzz refuses a megabyte


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words as they can be drawn.

    Attributes:
        text: All of them, for who cannot see the card.
        missing: Characters that the font lacks.
        setting: ``None`` where nothing is left to draw, or it does not fit.
        by: Who said it, and as what.
    """

    text: str
    missing: tuple[str, ...] = ()
    letters: Lettering
    setting: Setting | None
    by: tuple[Lettering, ...] = ()

    @property
    def says_something(self) -> bool:
        """Tell whether a letter or figure is left."""
        return any(letter.isalnum() for letter in self.text)


def titled(article: Article, frame: Frame, bold: Font) -> Words:
    """Set the title of an article."""
    words = drawable(article.title.text, bold)
    sets = words.says_something and len(words.text) <= MOST
    run = shaped(words.text if sets else "", bold, frame.tracking)
    return Words(
        text=words.text,
        missing=words.missing,
        letters=Lettering(run=run, font=bold),
        setting=fitted(run, frame.measure, frame.scales),
    )


def quoted(article: Article, silence: Silence, medium: Font, bold: Font, regular: Font) -> Words | None:
    """Set the first quotation that fits whole, with who surely said it; those with a function come first."""
    for text, speaker, role in _quotes(article, silence):
        marked = f"“{text}”"
        if len(marked) > MOST or any(drawable(each, bold).missing for each in (text, speaker, role)):
            continue
        run = shaped(drawable(marked, medium).text, medium, QUOTE.tracking)
        who = (_lettering(speaker, bold), _lettering(role, regular if speaker else bold))
        by = tuple(each for each in who if each.run.text)
        setting = fitted(run, QUOTE.measure, QUOTE.scales)
        wide = sum(each.width(QUOTE.speaker) for each in by) + BY_GAP * QUOTE.speaker
        if setting and wide <= QUOTE.width - 2 * MARGIN:
            said = f"{run.text} {', '.join(each.run.text for each in by)}"
            return Words(text=said, letters=Lettering(run=run, font=medium), setting=setting, by=by)
    return None


def _quotes(article: Article, silence: Silence) -> Iterator[tuple[str, str, str]]:
    """Give words, speaker and function, as they may be said."""
    hushed = hush(article, silence)
    for quote in sorted(article.quotes, key=lambda each: not each.role):
        who = hushed.quote(quote) if hushed else (quote.speaker, quote.role)
        if attributed(quote) and who and not (hushed and hushed.silences(quote.text)):
            speaker, role = who
            yield quote.text, speaker, role if speaker else f"{role[:1].upper()}{role[1:]}"


def _lettering(text: str, face: Font) -> Lettering:
    """Place the letters of a small text."""
    return Lettering(run=shaped(drawable(text, face).text, face), font=face)
