"""calendar.yaml as it is written: which regimens, and what is chosen where they leave it open."""

from collections.abc import Mapping
from typing import Annotated

from handbook.book.prescribed import Slots, WrittenRegimen
from handbook.foundation.model import Model, Name, Text, one_of
from handbook.foundation.values import Scalar
from handbook.medicine.body import Height, Weight
from handbook.medicine.ondays import On


class PlanLine(Model):
    """One regimen of a plan; its days, reason and times of day where they are other than the regimen says."""

    regimen: Name
    on: On | None = None
    reason: Scalar = Scalar()
    slots: Slots = ()


class EventLine(Model):
    """What else happens: a blood test, a visit."""

    title: Text
    on: Text
    """`day 1 of each course`, `day 8`, or a date."""


class Figures(Model):
    """The person that the plan is for."""

    weight: Weight | None = None
    height: Height | None = None


class Calendar(Model):
    """calendar.yaml."""

    regimen: Name | None = None
    plan: tuple[PlanLine, ...] = ()
    """Several regimens on one calendar; the first is the one that its courses are those of."""
    events: tuple[EventLine, ...] = ()
    person: Figures | None = None
    weeks: Scalar | None = None
    on: Scalar | None = None
    off: Scalar | None = None
    cycles: Scalar | None = None
    slots: Slots = ()
    start: Scalar = Scalar()
    week_start: Scalar = Scalar()
    """Left out: the custom of the country."""
    layout: Annotated[Scalar, one_of("sheets", "strips", "month")] | None = None
    ics_titles: Annotated[Scalar, one_of("short", "full")] | None = None
    notes: tuple[Text, ...] = ()
    missed_dose: Scalar = Scalar()
    cautions: tuple[Text, ...] = ()
    get_help: tuple[Text, ...] = ()
    paper: Annotated[Scalar, one_of("a4", "letter")] | None = None
    """How it is made, unless the command line says otherwise."""

    @property
    def regimens(self) -> tuple[Scalar, ...]:
        """The ids of all its regimens, the leading one first."""
        return (self.regimen,) if self.regimen is not None else tuple(line.regimen for line in self.plan)


def lead_of(calendar: Calendar | None, regimens: Mapping[str, WrittenRegimen]) -> Scalar | None:
    """The regimen that a calendar is called by: the first of its plan that is not for need alone."""
    own = calendar.regimens if calendar else ()
    return next((id for id in own if not (id in regimens and regimens[id].as_needed)), None)
