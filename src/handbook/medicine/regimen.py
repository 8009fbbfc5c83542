"""Forms and regimens: the only place of a book where a strength, a dose or a course is written."""

from typing import Annotated

from pydantic import Field

from handbook.foundation.model import Flag, Model, Name, Number, Text, Whole, one_of
from handbook.foundation.values import Scalar
from handbook.medicine.amount import Amount
from handbook.medicine.frequency import Break, Duration, Frequency
from handbook.medicine.strength import Strength


class Potency(Model):
    """How strong a form is compared with the base form, in words and as a range for the figure."""

    says: Text
    low: Number
    high: Number


class Form(Model):
    """A form that the medicine comes in."""

    id: Name
    name: Text
    strength: Strength | None = None
    delivers: Strength | None = None
    """What one drop, spray, tablet or capsule holds, if the strength does not say so: 50 mcg per drop."""
    route: Scalar = Scalar()
    modification: Scalar = Scalar()
    potency: Potency | None = None
    note: Scalar = Scalar()


class AlsoStated(Model):
    """A statement of the source that differs from the regimen it belongs to."""

    id: Name
    dose: Amount | None = None
    frequency: Frequency | None = None
    course: Duration | None = None
    rest: Break | None = Field(None, alias="break")
    stated_in: Text | None = Field(None, alias="in")
    note: Scalar = Scalar()


class Regimen(Model):
    """A dose with everything that belongs to it: how often, when, for how long, for whom."""

    id: Name
    title: Text
    substance: Scalar = Scalar()
    form: Name | None = None
    dose: Amount
    per: Annotated[Scalar, one_of("administration", "day", "body-weight")] = Scalar("administration")
    route: Scalar = Scalar()
    frequency: Frequency | None = None
    as_needed: Flag = False
    slots: tuple[Text, ...] = ()
    before: Duration | None = None
    timing: Scalar = Scalar()
    not_after: Scalar = Scalar()
    course: Duration | None = None
    rest: Break | None = Field(None, alias="break")
    courses: Whole | None = None
    max_per_day: Amount | None = None
    min_interval: Duration | None = None
    audience: Annotated[Scalar, one_of("self", "clinic", "study")] = Scalar("self")
    stated_in: Text | None = Field(None, alias="in")
    note: Scalar = Scalar()
    also_stated: tuple[AlsoStated, ...] = ()

    def also(self, id: str) -> AlsoStated | None:
        """The differing statement with this id."""
        return next((one for one in self.also_stated if one.id == id), None)


class Regimens(Model):
    """regimens.yaml."""

    forms: tuple[Form, ...] = ()
    regimens: tuple[Regimen, ...] = ()
    course_limit: Duration | None = None
    """How long a course may be at most by what the source says; doses met in studies are not held to it."""
