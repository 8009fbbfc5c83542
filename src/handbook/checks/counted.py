"""The old way to count a dose out, a form that says what one piece holds, as a product of a medicine.

    form: drops   →  medicine: semax, with products: [{id: drops, form: drops, strength: 50 mcg per drop}]

The form stays where it is, for sections that compare forms and for the card.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from handbook.book.intakes import products_of
from handbook.book.prescribed import Regimens, WrittenRegimen
from handbook.foundation.values import Mapping, Scalar, Sequence

_FORMS = {
    "{tablet}": "tablet",
    "{capsule}": "capsule",
    "[drp]": "drops",
    "{spray}": "spray",
    "{puff}": "inhaler",
    "{patch}": "patch",
    "{sachet}": "sachet",
    "{suppository}": "suppository",
}
"""The form of a product that is counted in a piece."""


def by_form(regimens: Regimens, top: Mapping) -> dict[str, str]:
    """Product lines by the substance that they are to be of, where one form counts out all that is of it.

    A form that says nothing of a piece, or of one of the author's own, is left as it is.
    """
    lines = dict(_lines(regimens, top))
    found: dict[str, set[str]] = {}
    for one in regimens.regimens:
        if one.substance and one.medicine is None:
            found.setdefault(str(one.substance), set()).add(str(one.form or ""))
    return {name: lines[form] for name, forms in found.items() if len(forms) == 1 and (form := min(forms)) in lines}


def counted_in(one: WrittenRegimen, regimens: Regimens) -> list[Any]:
    """What the doses of a regimen are counted out in, whichever keys say it."""
    medicine = next((each for each in regimens.medicines if each.id == one.medicine), None)
    form = next((each for each in regimens.forms if each.id == one.form), None)
    made = products_of(medicine, form)
    return [([strength.words("us") for _, strength in each.strengths], each.splits, each.counted) for each in made]


def _lines(regimens: Regimens, top: Mapping) -> Iterable[tuple[str, str]]:
    written = top.get("forms")
    for form, raw in zip(regimens.forms, written if isinstance(written, Sequence) else (), strict=False):
        made = products_of(None, form)
        if not made or made[0].counted not in _FORMS:
            continue
        key = "delivers" if form.delivers and form.delivers.per == made[0].counted else "strength"
        held: Any = raw[key]
        assert isinstance(held, Scalar)
        splits = f", splits: {made[0].splits}" if made[0].splits != "whole" else ""
        yield str(form.id), f"{{id: {form.id}, form: {_FORMS[made[0].counted]}, strength: {held}{splits}}}"
