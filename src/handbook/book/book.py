"""A book: all that a folder of YAML says, checked as one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from handbook.book.edition import Edition, Standing, Waiver
from handbook.book.prescribed import WrittenForm, WrittenMedicine, WrittenRegimen
from handbook.book.section import Section, cases_of
from handbook.language.locale import ENGLISH, Language
from handbook.medicine.amount import Amount
from handbook.medicine.frequency import Duration
from handbook.medicine.notation import ENGLISH_FIGURES, Notation
from handbook.medicine.units import NBSP, Profile

if TYPE_CHECKING:
    from handbook.book.apparatus import EditorsNote, Reference, Term
    from handbook.book.calendar import Calendar
    from handbook.book.card import Card
    from handbook.document.drawings import Picture


@dataclass(frozen=True, eq=False, slots=True)
class Book:
    """Everything that was read, typed and checked: facts, no words of the program's own, no looks."""

    folder: Path
    edition: Edition
    notice: str
    """Empty where the book leaves it to the program."""
    sections: tuple[Section, ...]
    standing: tuple[Standing, ...] = ()
    at_a_glance: tuple[str, ...] = ()
    not_covered: tuple[str, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    severity: Mapping[str, str] = field(default_factory=dict)
    """Rules of the check that weigh otherwise here: error or warning, by the rule's code."""
    course_limit: Duration | None = None
    figures: Notation = ENGLISH_FIGURES
    """How its author writes amounts."""
    forms: Mapping[str, WrittenForm] = field(default_factory=dict)
    medicines: Mapping[str, WrittenMedicine] = field(default_factory=dict)
    regimens: Mapping[str, WrittenRegimen] = field(default_factory=dict)
    terms: tuple[Term, ...] = ()
    references: tuple[Reference, ...] = ()
    notes: tuple[EditorsNote, ...] = ()
    """The editor's notes, in no order: the text that marks them gives it."""
    card: Card | None = None
    calendar: Calendar | None = None
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    """Image files by the name that the sections give."""
    files: Mapping[str, bytes] = field(default_factory=dict)
    """What was read, by name in the folder: the whole of what the book was made from."""
    fingerprint: str = ""
    """The first 12 hexadecimal digits of the SHA-256 of the book's files."""
    language: Language = ENGLISH
    """The language that the book is written in, as a country writes it."""

    @property
    def name(self) -> str:
        """The folder's name, by which its products are called."""
        return self.folder.resolve().name

    # --- what its sections hold in all: all that anybody tells elsewhere of the sections ---

    @property
    def tabled(self) -> tuple[str, ...]:
        """The regimens that a table of doses shows."""
        return tuple(str(id) for section in self.sections for id in getattr(section, "regimens", ()))

    @property
    def dose_tables(self) -> tuple[str, ...]:
        """The sections with a table of doses, by id."""
        return tuple(str(one.id) for one in self.sections if getattr(one, "regimens", ()))

    @property
    def dose_cases(self) -> tuple[str, ...]:
        """The sections that tell of a regimen in one of their cases, by id."""
        return tuple(str(one.id) for one in self.sections if any(case.regimen for case in cases_of(one)))

    @property
    def timed(self) -> tuple[Any, ...]:
        """The rows of all timelines."""
        return tuple(row for section in self.sections for row in getattr(section, "timed", ()))

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kind of each section."""
        return tuple(str(section.kind) for section in self.sections)

    @property
    def profile(self) -> Profile:
        """How doses are printed."""
        return "uk" if self.edition.safety_profile == "uk" else "us"

    @property
    def pieces(self) -> Mapping[str, str]:
        """Words for pieces of the author's own, with the codes of their units."""
        return dict(self.figures.pieces)

    def told(self, amount: Amount) -> str:
        """An amount in a problem: in the figures that the author may write."""
        return self.figures.retold(amount.words(self.profile)).replace(NBSP, " ")
