"""regimens.yaml as it is written: medicines with their products, forms, and regimens."""

from typing import Annotated

from pydantic import Field

from handbook.book.inkeys import InKeys
from handbook.book.piecetable import FormName, PieceTable
from handbook.book.slotkeys import without_keys
from handbook.book.weektable import WeekTable
from handbook.foundation.model import Before, Flag, Model, Name, Number, Text, Whole, one_of, under
from handbook.foundation.values import Scalar
from handbook.medicine.amount import Amount
from handbook.medicine.body import Measure, RoundTo
from handbook.medicine.frequency import Break, Duration, Frequency, Interval, Lasting
from handbook.medicine.ondays import On
from handbook.medicine.product import PARTS
from handbook.medicine.strength import PieceStrength, Strength


class Potency(Model):
    """How strong a form is compared with the base form, in words and as a range for the figure."""

    says: Text
    low: Number
    high: Number


class WrittenForm(Model):
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


class Part(Model):
    """One of several substances in a product."""

    substance: Text
    strength: PieceStrength


class WrittenProduct(Model):
    """A product that is in the house."""

    id: Name
    form: Annotated[Scalar, FormName()]
    """A form that is known, or one of the `pieces:` of the book's own."""
    strength: PieceStrength | None = None
    parts: tuple[Part, ...] = ()
    """The substances of a product with several."""
    splits: Annotated[Scalar, one_of(*PARTS)] = Scalar("whole")
    pack: Whole | None = None
    """How many pieces, or mL, a pack holds."""


class WrittenMedicine(Model):
    """A medicine and the products of it."""

    id: Name
    name: Text
    substance: Scalar = Scalar()
    """The international name of the substance, if the name is another one."""
    route: Scalar = Scalar()
    products: tuple[WrittenProduct, ...] = ()


class SlotLine(Model):
    """A time of day, and what is taken at it if that is not the same at every time."""

    words: Text = Field(alias="at")
    dose: Amount | None = None
    time: Text | None = None
    """The time on the clock, for words that no custom gives one: "07:30"."""


_Slot = Annotated[SlotLine, Before(under("at"), lambda _: {"type": ["string", "number"]})]
Slots = Annotated[tuple[_Slot, ...], Before(without_keys)]


class Pattern(Model):
    """How much on which days: what a regimen and each of its steps may say alike."""

    dose: Amount | None = None
    slots: Slots = ()
    on: On | None = None
    every: Interval | None = None
    week: WeekTable | None = None
    alternate: tuple[Amount, ...] = ()


class StepLine(Pattern):
    """One step: a pattern, or a pause, for so many days."""

    dose: Annotated[Amount, InKeys("step")] | None = None
    pause: Flag = False
    lasts: Duration = Field(alias="for")


class Band(Model):
    """A dose for people of a weight, from the one figure up to, and not including, the other."""

    low: Measure = Field(alias="from")
    high: Measure = Field(alias="to")
    dose: Amount


class Bands(Model):
    """A dose by bands of weight or height."""

    by: Annotated[Scalar, one_of("weight", "height")]
    rows: tuple[Band, ...]


class AlsoStated(Model):
    """A statement of the source that differs from the regimen it belongs to."""

    id: Name
    dose: Amount | None = None
    frequency: Frequency | None = None
    course: Duration | None = None
    rest: Break | None = Field(None, alias="break")
    stated_in: Text | None = Field(None, alias="in")
    note: Scalar = Scalar()


class WrittenRegimen(Pattern):
    """A dose with everything that belongs to it: how often, when, for how long, for whom."""

    id: Name
    title: Text
    dose: Annotated[Amount, InKeys("dose")] | None = None
    medicine: Name | None = None
    substance: Scalar = Scalar()
    form: Name | None = None
    per: Annotated[Scalar, one_of("administration", "day", "body-weight")] = Scalar("administration")
    route: Scalar = Scalar()
    frequency: Annotated[Frequency, InKeys("frequency")] | None = None
    once: Flag = False
    as_needed: Flag = False
    reason: Scalar = Scalar()
    """What it is for."""
    before: Duration | None = None
    timing: Scalar = Scalar()
    meals: Scalar = Field(Scalar(), alias="with")
    """How it stands to meals: food, a glass of water."""
    not_after: Scalar = Scalar()
    steps: tuple[StepLine, ...] = ()
    then: Annotated[Scalar, one_of("stop", "stay")] | None = None
    bands: Bands | None = None
    round_to: RoundTo | None = None
    around: Scalar = Scalar()
    """What its days are counted from, in words: procedure."""
    course: Lasting | None = None
    rest: Break | None = Field(None, alias="break")
    courses: Whole | None = None
    called: Annotated[Scalar, one_of("course", "cycle", "pack", "month")] = Scalar("course")
    max_per_day: Annotated[Amount, InKeys("limit")] | None = None
    min_interval: Duration | None = None
    audience: Annotated[Scalar, one_of("self", "clinic", "study")] = Scalar("self")
    stated_in: Text | None = Field(None, alias="in")
    note: Scalar = Scalar()
    also_stated: tuple[AlsoStated, ...] = ()

    @property
    def named(self) -> str:
        """As messages call it: by its title, or by its id where a dose is looked up in the title."""
        return f"`{self.id}`" if "{" in self.title else str(self.title)

    def also(self, id: str) -> AlsoStated | None:
        """The differing statement with this id."""
        return next((one for one in self.also_stated if one.id == id), None)

    @property
    def amounts(self) -> tuple[Amount, ...]:
        """Every amount that it states, in order, each once."""
        patterns: tuple[Pattern, ...] = (self, *self.steps)
        found = [amount for one in patterns for amount in amounts_of(one)]
        found += [band.dose for band in self.bands.rows] if self.bands else []
        return tuple(dict.fromkeys(found))


def amounts_of(pattern: Pattern) -> tuple[Amount, ...]:
    """Every amount that a pattern states."""
    own = (pattern.dose,) if pattern.dose else ()
    slots = tuple(slot.dose for slot in pattern.slots if slot.dose)
    week = tuple(amount for _, amount in pattern.week.days) if pattern.week else ()
    return (*own, *slots, *week, *pattern.alternate)


class Regimens(Model):
    """regimens.yaml."""

    pieces: PieceTable = PieceTable()
    """Pieces that the program has no word for: `lozenge: lozenges`."""
    medicines: tuple[WrittenMedicine, ...] = ()
    forms: tuple[WrittenForm, ...] = ()
    regimens: tuple[WrittenRegimen, ...] = ()
    course_limit: Duration | None = None
    """How long a course may be at most by what the source says; doses met in studies are not held to it."""
