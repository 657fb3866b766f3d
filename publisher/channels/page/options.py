"""What the channel.toml of a website may say beside kind, title and choice."""

from dataclasses import dataclass

from publisher.model.site import ChannelSpec


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The settings of a website.

    Attributes:
        rows: How many articles the front page lists under the newest one.
    """

    rows: int = 50


def room(channel: ChannelSpec) -> int:
    """Tell how many articles the front page has room for: the newest one, and the rows under it."""
    assert isinstance(channel.options, Options)
    return channel.options.rows + 1
