"""Turns codes and values of findings and errors into sentences, Dutch or English.

The sentences stand in ``locale/*/LC_MESSAGES/publisher.po``, a code each; the code itself is what is said
where a catalogue lacks it.
"""

import gettext
from pathlib import Path

from publisher.errors import PublisherError
from publisher.model.artifact import Finding, Severity

CATALOGUES = Path(__file__).parent / "locale"
VALUE_CODES = {"expected": "expected.{}"}


class Words:
    """One language's sentences."""

    def __init__(self, language: str) -> None:
        """Open the catalogue of ``nl`` or ``en``."""
        self.language = language
        self.catalogue = gettext.translation("publisher", CATALOGUES, [language], fallback=True)

    def say(self, code: str, **values: str | int) -> str:
        """Make the sentence of a code."""
        named = {
            key: self.catalogue.gettext(VALUE_CODES[key].format(value)) if key in VALUE_CODES else value
            for key, value in values.items()
        }
        if "months" in named:
            named["months"] = ", ".join(map(self._month, str(named["months"]).split(", ")))
        return self.catalogue.gettext(code).format_map(_Known(named))

    def count(self, code: str, number: int) -> str:
        """Make the phrase of a number of things: "1 artikel", "2 artikels"."""
        return self.catalogue.ngettext(code, code, number).format(n=number)

    def _month(self, name: str) -> str:
        """Say a month given as ``YYYY-MM``: "november 2023"."""
        year, _, number = name.partition("-")
        return f"{self.catalogue.gettext(f'month.{number}')} {year}"

    def finding(self, finding: Finding) -> str:
        """Make the line of a finding: where, how bad, what, and what to do."""
        place = placed(finding.about.file, finding.about.line)
        return (
            f"{self.say(f'severity.{finding.severity}')}  {place}{self.say(finding.code, **finding.values)}"
        )

    def error(self, error: PublisherError) -> str:
        """Make the line of an error that stopped a command."""
        severity = self.say(f"severity.{Severity.ERROR}")
        return f"{severity}  {placed(error.file, error.line)}{self.say(error.code, **error.values)}"


def placed(file: str, line: int) -> str:
    """Name a place as editors and terminals do: ``seeds/x.txt:1: ``."""
    if not file:
        return ""
    return f"{file}:{line}: " if line else f"{file}: "


class _Known(dict[str, str | int]):
    """Values by name; one that a sentence misses is shown as its name, never as a crash."""

    def __missing__(self, key: str) -> str:
        """Show the name."""
        return f"{{{key}}}"
