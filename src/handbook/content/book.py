"""A book: all that a folder of YAML says, checked as one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from handbook.content.apparatus import Reference, Term
from handbook.content.card import Card
from handbook.content.course import Calendar
from handbook.content.dose import Profile
from handbook.content.edition import Edition, Standing, Waiver
from handbook.content.locale import ENGLISH, Language
from handbook.content.regimen import Form, Regimen
from handbook.content.schedule import Duration
from handbook.content.section import Section
from handbook.document.blocks import Picture, Span, Spans
from handbook.document.prose import spans
from handbook.document.typography import typeset
from handbook.foundation.overrides import Override
from handbook.foundation.records import record


@record
class Book:
    """Everything that was read, typed and checked; medicine, no looks."""

    folder: Path
    edition: Edition
    notice: str
    sections: tuple[Section, ...]
    standing: tuple[Standing, ...] = ()
    at_a_glance: tuple[str, ...] = ()
    not_covered: tuple[str, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    severity: Mapping[str, str] = MappingProxyType({})
    """Rules of the check that weigh otherwise here: error or warning, by the rule's code."""
    course_limit: Duration | None = None
    forms: Mapping[str, Form] = MappingProxyType({})
    regimens: Mapping[str, Regimen] = MappingProxyType({})
    terms: tuple[Term, ...] = ()
    references: tuple[Reference, ...] = ()
    card: Card | None = None
    calendar: Calendar | None = None
    pictures: Mapping[str, Picture] = MappingProxyType({})
    """Image files by the name that the sections give."""
    fingerprint: str = ""
    """The first 12 hexadecimal digits of the SHA-256 of the book's files."""
    speech: Language = ENGLISH
    """The language of the book: the program's own words, numbers and dates."""

    @property
    def name(self) -> str:
        """The folder's name, by which its products are called."""
        return self.folder.resolve().name

    @property
    def profile(self) -> Profile:
        """How doses are printed."""
        return "uk" if self.edition.safety_profile == "uk" else "us"

    @property
    def words(self) -> Mapping[str, str]:
        """The program's own words in the language of the book."""
        return self.speech.words

    @cached_property
    def _lookups(self) -> Mapping[str, object]:
        from handbook.content.posology import lookup

        return {"dose": lookup(self)}

    def spans(self, text: str) -> Spans:
        """A prose value as spans, its doses filled in; numbers, links and terms are left to `resolve`."""
        return spans(text, self.edition.language, self._lookups)  # type: ignore[arg-type]

    def plain(self, text: str) -> Spans:
        """A title or a name as spans: the characters of print, but no markup."""
        return (Span(typeset(text, "", self.edition.language)),) if text else ()

    def say(self, key: str, **values: object) -> str:
        """The program's own words for a key."""
        return self.speech.say(key, **values)

    def said(self, key: str, **values: object) -> Spans:
        """The program's own words for a key, as spans."""
        return (Span(self.say(key, **values)),)


def load(folder: Path, overrides: Sequence[Override] = ()) -> Book:
    """The book in a folder; HandbookError with every problem of its files and of what they name."""
    from handbook.content.gate import opened

    return opened(folder, tuple(overrides))
