"""The forms of verbs, from a table beside this file that is opened when the first verb is asked for."""

from functools import cached_property
from importlib.resources import files
from typing import NamedTuple


class Verb(NamedTuple):
    """A verb: its infinitive, which is its plural too, "he now", "he then", "they then", its participle."""

    infinitive: str
    present: str
    past: str
    pasts: str
    participle: str


class Finite(NamedTuple):
    """A form that can carry a sentence."""

    verb: Verb
    plural: bool
    past: bool

    @property
    def present(self) -> str:
        """Say it now."""
        return self.verb.infinitive if self.plural else self.verb.present


class Verbs:
    """The verbs of a language; of one without a table, none."""

    def __init__(self, table: str = "") -> None:
        """Name the table: a verb a line, five words each; a line of ``#`` is a remark."""
        self.table = table

    def finite(self, word: str) -> Finite | None:
        """Read a word as a finite verb; None where it can be none."""
        return self.finites.get(word)

    def participle(self, word: str) -> Verb | None:
        """Read a word as a participle."""
        return self._forms[1].get(word)

    def infinitive(self, word: str) -> Verb | None:
        """Read a word as an infinitive."""
        return self._forms[2].get(word)

    @cached_property
    def finites(self) -> dict[str, Finite]:
        """Give every form that can carry a sentence."""
        return self._forms[0]

    @cached_property
    def pasts(self) -> frozenset[str]:
        """Name every form that says what was."""
        return frozenset(word for word, form in self.finites.items() if form.past)

    @cached_property
    def _forms(self) -> tuple[dict[str, Finite], dict[str, Verb], dict[str, Verb]]:
        """Open the table. A form of two verbs is the one whose name is shorter: "dacht" is "denken"."""
        finite: dict[str, Finite] = {}
        participles: dict[str, Verb] = {}
        infinitives: dict[str, Verb] = {}
        if self.table:
            text = (files("publisher.content.language") / self.table).read_text(encoding="utf-8")
            rows = [line.split() for line in text.splitlines() if not line.startswith("#")]
            for verb in map(Verb._make, sorted(rows, key=lambda row: -len(row[0]))):
                participles[verb.participle] = infinitives[verb.infinitive] = verb
                finite[verb.pasts] = Finite(verb, plural=True, past=True)
                finite[verb.past] = Finite(verb, plural=False, past=True)
            for (
                verb
            ) in infinitives.values():  # the present after all pasts: "zetten" is now before it was then
                finite[verb.infinitive] = Finite(verb, plural=True, past=False)
                finite[verb.present] = Finite(verb, plural=False, past=False)
        return finite, participles, infinitives


NO_VERBS = Verbs()
