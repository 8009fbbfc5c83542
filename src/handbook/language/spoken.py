"""Abbreviated units as they are spoken: mcg is heard as micrograms, mg as milligrams, in the language's plural.

Which abbreviations there are follows from the words of the language: what it prints for a unit (mg, мг), where
that is not the name itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from functools import cached_property

from handbook.language.locale import Language

UNITS = ("ug", "mg", "g", "mL", "kg")
"""Those whose abbreviations are printed; all others are printed by name."""
_YEARS = 1000
"""From here on one letter behind a figure is no unit: 2026 г. is a year."""
_NBSP = "\u00a0"
_PRINTED = ("unit-{}.other", "unit-{}-uk.other", "per-{}", "per-{}-uk")


class Spoken:
    """What stands for what in the texts of one language; called with a text, it finds each in it."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._known = dict(_abbreviations(language))
        self._needles = [f"{_NBSP}{short}" for short in self._known]
        self._needles += [f"{before}{short}" for short in self._known if len(short) > 1 for before in " /"]

    def __call__(self, text: str) -> list[tuple[int, int, str]]:
        """Start, end and spoken words of each abbreviation in a text; one letter counts behind a figure alone."""
        for needle in self._needles:
            if needle in text:
                return list(self._found(text))
        return [(0, len(text), self._name(text, ""))] if text in self._known and len(text) > 1 else []

    def _found(self, text: str) -> Iterator[tuple[int, int, str]]:
        for found in self._pattern.finditer(text):
            figure, short = found["figure"] or "", found["short"]
            if len(short) > 1 or (figure and self._number(figure) < _YEARS):
                yield found.start("short"), found.end(), self._name(short, figure)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        shorts = "|".join(re.escape(short) for short in sorted(self._known, key=len, reverse=True))
        sign = re.escape(self.language.words["decimal"] + self.language.words["thousands"])
        return re.compile(rf"(?:(?<!\w)(?P<figure>\d[\d{sign}]*)[ \u00a0\u202f])?(?<![\w])(?P<short>{shorts})(?!\w)")

    def _name(self, short: str, figure: str) -> str:
        """In the plural of the figure before it; without one there is one of it (per kilogram)."""
        words, key = self.language.words, f"spoken-{self._known[short]}"
        form = self.language.plural(self._number(figure)) if figure else "one"
        return words.get(f"{key}.{form}") or words[f"{key}.other"]

    def _number(self, figure: str) -> Decimal:
        words = self.language.words
        plain = figure.replace(words["thousands"], "").replace(words["decimal"], ".")
        try:
            return Decimal(plain)
        except InvalidOperation:  # a list of figures, say
            return Decimal(10)


def _abbreviations(language: Language) -> Iterator[tuple[str, str]]:
    """What is printed for each unit where it is not the unit's name."""
    for unit in UNITS:
        names = {said for key, said in language.words.items() if key.startswith(f"spoken-{unit}.")}
        for form in _PRINTED:
            printed = language.words.get(form.format(unit), "").rpartition(" ")[2]
            if printed and printed not in names:
                yield printed, unit
