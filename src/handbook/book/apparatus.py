"""The scholarly apparatus as it is written: terms of the glossary, references, the editor's notes."""

from typing import Annotated

from handbook.foundation.model import Model, Name, Text, Whole, one_of
from handbook.foundation.values import Scalar


class Term(Model):
    """An entry of the glossary."""

    id: Name
    term: Text
    expansion: Scalar = Scalar()
    meaning: Text
    also: tuple[Text, ...] = ()
    """Other spellings found in the text."""
    see: tuple[Name, ...] = ()


class Glossary(Model):
    """glossary.yaml."""

    terms: tuple[Term, ...] = ()


class Reference(Model):
    """A citation with no more than what is known of it."""

    id: Name
    authors: tuple[Text, ...] = ()
    body: Scalar = Scalar()
    """The organisation that wrote it, if no authors are named."""
    title: Text
    journal: Scalar = Scalar()
    year: Whole | None = None
    volume: Scalar = Scalar()
    issue: Scalar = Scalar()
    pages: Scalar = Scalar()
    doi: Scalar = Scalar()
    pmid: Scalar = Scalar()
    pmcid: Scalar = Scalar()
    url: Scalar = Scalar()
    language: Scalar = Scalar()
    """In which the paper is written, by its name or its code, if its title is translated here."""
    title_language: Scalar = Scalar()
    """The code of the language in which the title stands here, if it is not that of the book."""
    species: Annotated[Scalar, one_of("human", "animal", "in-vitro", "none")] | None = None
    note: Scalar = Scalar()


class References(Model):
    """references.yaml."""

    references: tuple[Reference, ...] = ()


class EditorsNote(Model):
    """What the editor wants a careful reader to know of one place: a doubt, a difference, a reading."""

    id: Name
    says: Text


class EditorsNotes(Model):
    """notes.yaml."""

    notes: tuple[EditorsNote, ...] = ()
