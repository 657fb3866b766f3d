"""Who may be named beside words: one rule for every channel."""

from publisher.model.content import Quote

# Words given to the wrong person are the worst error of all; a single name, "Jan", is not sure enough.
SURE = 0.8


def attributed(quote: Quote) -> bool:
    """Tell whether the text surely says who spoke; nobody is named otherwise."""
    return bool(quote.speaker) and quote.confidence >= SURE
