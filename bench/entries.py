"""Entries of a made book's other files: glossary terms, references and regimens."""

from __future__ import annotations

from collections.abc import Sequence

from phrases import Phrases
from vocabulary import Vocabulary
from yamlfile import Value

Entry = dict[str, Value]


class Entries:
    """Makes entries whose ids end in the number of their part."""

    def __init__(self, part: int, vocabulary: Vocabulary) -> None:
        self.part = part
        self.vocabulary = vocabulary
        self.random = vocabulary.random
        self.phrases = Phrases(vocabulary)

    def term(self, index: int) -> Entry:
        """A glossary term; the first three of a part are acronyms with their expansion."""
        acronym = index < 3
        term = self.vocabulary.acronym() if acronym else self.vocabulary.name(4)
        entry: Entry = {"id": f"term-{self.part}-{index}", "term": term}
        if acronym:
            entry["expansion"] = self.phrases.heading()
        entry["meaning"] = self.phrases.sentence() + "."
        if index:
            entry["see"] = [f"term-{self.part}-{index - 1}"]
        return entry

    def reference(self, index: int) -> Entry:
        """A reference with every field."""
        name, number = self.vocabulary.name, self.random.randint
        first, page = name(2), number(1, 900)
        return {
            "id": f"ref-{self.part}-{index}",
            "authors": [f"{first} {self._initials(2)}", f"{name(3)} {self._initials(1)}"],
            "title": self.phrases.sentence(),
            "journal": f"{name(2)} {name(3)} Res",
            "year": str(number(1985, 2024)),
            "volume": str(number(1, 90)),
            "issue": str(number(1, 12)),
            "pages": f"{page} to {page + number(4, 20)}",
            "doi": f"10.{number(1000, 9999)}/{first.lower()}.{self.part}.{index}",
            "language": "English",
            "species": "human",
        }

    def regimen(self, index: int, case: str, form: str) -> Entry:
        """A regimen that states all there is to state; the first of a part is also stated otherwise."""
        low = 50 * self.random.randint(2, 6)
        high = low + 50 * self.random.randint(1, 3)
        entry: Entry = {
            "id": f"{case}-{self.part}",
            "title": self.phrases.heading(),
            "form": form,
            "dose": f"{low} to {high} mcg",
            "route": "intranasal",
            "frequency": "1 to 2 per day",
            "slots": ["morning", "early afternoon"],
            "not_after": "Early afternoon.",
            "course": "10 to 14 days",
            "break": "at least the course",
            "max_per_day": f"{2 * high} mcg" if high < 500 else f"1,{2 * high - 1000:03} mcg",
            "min_interval": "4 hours",
            "audience": "self",
            "in": f"use-cases-{self.part}.{case}",
            "note": self.phrases.sentence() + ".",
        }
        if index == 0:
            entry["also_stated"] = [self._otherwise(low, high + 50)]
        return entry

    def _otherwise(self, low: int, high: int) -> Entry:
        return {
            "id": "summary",
            "dose": f"{low} to {high} mcg",
            "frequency": "2 per day",
            "in": f"dosing-{self.part}",
            "note": self.phrases.sentence() + ".",
        }

    def _initials(self, count: int) -> str:
        return "".join(self.random.choices("ABCDEFGHIJKLMNOPRSTVW", k=count))


def ids(entries: Sequence[Entry]) -> list[str]:
    """The ids of entries."""
    return [str(entry["id"]) for entry in entries]
