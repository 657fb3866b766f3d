"""What no text can hold is found as fast as it is absent, and never overlooked."""

import sys

from publisher.characters import CONTROL, control_in


def test_every_character_of_unicode_is_judged_alike_by_the_quick_look_and_by_the_search() -> None:
    """The quick look is at bytes; it may send too many on to the search, and may miss none."""
    differ = [
        code
        for code in range(sys.maxunicode + 1)
        if (control_in(f"é {chr(code)}") is None) != (CONTROL.search(chr(code)) is None)
    ]
    assert not differ
