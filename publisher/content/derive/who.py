"""What a sentence tells of who spoke."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """What a sentence tells of the speaker.

    Attributes:
        told: Whether it tells at all, surely or not.
        pronoun: "ze" or "hij", where that is all.
        office: The noun in "de burgemeester", where that is all; ``of`` is what stands around it ("Gent").
        sure: From 0 to 1.
        behind: Whether it was read behind the words.
        again: Whether it only says that somebody goes on ("klinkt het nog").
    """

    told: bool = False
    name: str = ""
    role: str = ""
    pronoun: str = ""
    office: str = ""
    of: str = ""
    sure: float = 0.0
    behind: bool = False
    again: bool = False
