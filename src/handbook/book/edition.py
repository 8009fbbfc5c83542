"""The book as a whole: its edition, its standing facts, the order of its sections, and what was waived."""

from typing import Annotated

from handbook.foundation.model import Day, Model, Name, Text, one_of
from handbook.foundation.values import Mapping, Scalar

OCEBM = ("1", "2", "3", "4", "5")


class Edition(Model):
    """What stands on the title page and in the colophon."""

    title: Text
    subtitle: Scalar = Scalar()
    version: Text
    updated: Day
    language: Text = Scalar("en-US")
    safety_profile: Annotated[Scalar, one_of("us", "uk")] = Scalar("us")
    author: Scalar = Scalar()
    reviewer: Scalar = Scalar()
    review_by: Day | None = None
    subject: Scalar = Scalar()
    keywords: tuple[Text, ...] = ()


class Standing(Model):
    """A fact that holds for the whole book: evidence, risk, regulatory status, categories."""

    fact: Name
    label: Text
    value: Text
    note: Scalar = Scalar()
    levels: tuple[Annotated[Scalar, one_of(*OCEBM)], ...] = ()
    """OCEBM levels (2011) that the value stands for."""


class Waiver(Model):
    """A problem that the author accepts, with the reason that is printed in the book."""

    rule: Text
    at: Text
    reason: Text


class Frame(Model):
    """handbook.yaml."""

    edition: Edition
    standing: tuple[Standing, ...] = ()
    at_a_glance: tuple[Text, ...] = ()
    sections: tuple[Name, ...]
    not_covered: tuple[Text, ...] = ()
    notice: Text = Scalar()
    """Left out: the program's own, in the language of the book."""
    waivers: tuple[Waiver, ...] = ()
    severity: Mapping = Mapping()
    """Rules that weigh otherwise in this book: `{GLOS-01: error}`."""
