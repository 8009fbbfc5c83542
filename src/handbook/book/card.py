"""card.yaml as it is written: what the card shows, by reference."""

from typing import Annotated

from handbook.foundation.model import Model, Name, Text, one_of
from handbook.foundation.values import Scalar


class Card(Model):
    """card.yaml."""

    title: Scalar = Scalar()
    form: Name | None = None
    regimens: tuple[Name, ...]
    when: Scalar = Scalar()
    not_after: Scalar = Scalar()
    course: Scalar = Scalar()
    how: tuple[Text, ...] = ()
    missed_dose: Scalar = Scalar()
    cautions: tuple[Text, ...] = ()
    do_not_use_if: tuple[Text, ...] = ()
    get_help: tuple[Text, ...] = ()
    contacts: tuple[Text, ...] = ()
    lines: tuple[Text, ...] = ()
    size: Scalar | None = None
    """How it is made, unless the command line says otherwise: its size, and on what it is printed."""
    sheet: Scalar | None = None
    layout: Annotated[Scalar, one_of("fold", "duplex-long", "duplex-short", "single")] | None = None
    paper: Annotated[Scalar, one_of("a4", "letter")] | None = None
