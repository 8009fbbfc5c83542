"""calendar.yaml as it is written: which regimen, and what is chosen where the regimen leaves it open."""

from typing import Annotated

from handbook.foundation.model import Model, Name, Text, one_of
from handbook.foundation.values import Scalar


class Calendar(Model):
    """calendar.yaml."""

    regimen: Name
    on: Scalar | None = None
    off: Scalar | None = None
    cycles: Scalar | None = None
    slots: tuple[Text, ...] = ()
    start: Scalar = Scalar()
    week_start: Scalar = Scalar()
    """Left out: the custom of the country."""
    notes: tuple[Text, ...] = ()
    missed_dose: Scalar = Scalar()
    cautions: tuple[Text, ...] = ()
    get_help: tuple[Text, ...] = ()
    layout: Annotated[Scalar, one_of("sheets", "strips", "month")] | None = None
    """How it is made, unless the command line says otherwise."""
    paper: Annotated[Scalar, one_of("a4", "letter")] | None = None
