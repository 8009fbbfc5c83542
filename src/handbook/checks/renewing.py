"""Old keys of regimens.yaml brought over to those that say the same today; comments and layout stay.

    substance: Semax               →  medicine: semax, and the medicine with its name under `medicines:`
    frequency: 1 per 3 days        →  every: 3 days
    per: body-weight               →  nothing: `15 mcg per kg` says it
    form: drops                    →  the product of the medicine, where the form says what a piece holds

What can be said only the old way stays as it is, and is read as ever: `forms:` that are compared. After the change
the file is read again and must prescribe the same, counted out in the same pieces.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from handbook.book.patterns import SCHEMES
from handbook.book.piecetable import with_pieces
from handbook.book.prescribed import Regimens, WrittenRegimen
from handbook.checks.counted import by_form, counted_in
from handbook.checks.edits import Edit, edited
from handbook.foundation.marks import HandbookError, Mark
from handbook.foundation.model import validate
from handbook.foundation.nearest import as_id
from handbook.foundation.reader import read_text
from handbook.foundation.values import Mapping, Scalar, Sequence, ends
from handbook.medicine.notation import ENGLISH_FIGURES

_PLAIN = re.compile(r"[^\W\d_][\w .-]*[\w.]")


def renewed(name: str, text: str) -> tuple[str, int]:
    """The text with its old keys brought over, and how many; as it was where that is not sure to be the same.

    Lines that end as those of Windows do end so afterwards.
    """
    plain = text.replace("\r\n", "\n")
    if plain == text or "\r" in plain or text.count("\r\n") != plain.count("\n"):
        return _renewed(name, text)
    made, count = _renewed(name, plain)
    return (made.replace("\n", "\r\n"), count) if count else (text, 0)


def _renewed(name: str, text: str) -> tuple[str, int]:
    top = read_text(name, text)
    try:
        before = validate(Regimens, top, told=with_pieces(ENGLISH_FIGURES, top))
    except HandbookError:
        return text, 0  # what is wrong in it comes first
    written = top.get("regimens")
    if not isinstance(written, Sequence) or "\r" in text:
        return text, 0
    known = {str(one.name): str(one.id) for one in before.medicines}
    products = {} if before.medicines else by_form(before, top)
    new = {} if before.medicines else _named(before, known, products)
    edits = [
        edit
        for one, raw in zip(before.regimens, written, strict=True)
        for edit in _edits(one, raw, text, known, products)
    ]
    if not edits:
        return text, 0
    made = edited(text, sorted(edits, reverse=True))
    start = ends(top.key_spans[0])[0]
    made = made[:start] + _block(new, products) + made[start:]
    return (made, len(edits)) if _prescribes_the_same(before, name, made) else (text, 0)


def unnamed(name: str, text: str) -> Iterator[tuple[Mark, str]]:
    """The regimens whose form counts their doses out, but says of nothing what it holds: their form, its place."""
    top = read_text(name, text)
    try:
        before = validate(Regimens, top, told=with_pieces(ENGLISH_FIGURES, top))
    except HandbookError:
        return
    lines = by_form(before.model_copy(update={"regimens": tuple(map(_with_a_name, before.regimens))}), top)
    for one in () if before.medicines else before.regimens:
        if one.form and not one.substance and str(one.form) in lines:
            yield one.form.mark, str(one.form)


def _with_a_name(one: WrittenRegimen) -> WrittenRegimen:
    """As it were if its form were called by its own id."""
    return one.model_copy(update={"substance": one.substance or one.form or ""})


def _named(regimens: Regimens, known: dict[str, str], products: dict[str, str]) -> dict[str, str]:
    """The medicines that regimens name as their substance: ids by name, noted as known."""
    new: dict[str, str] = {}
    for one in regimens.regimens:
        name = str(one.substance)
        if _by_substance(one, products) and name not in new:
            plain = as_id(name)
            free = plain and plain not in new.values()
            new[name] = plain if free else f"medicine-{len(new) + 1}"
    known |= new
    return new


def _by_substance(one: WrittenRegimen, products: dict[str, str]) -> bool:
    """Whether a medicine can stand for the substance: none is named, nor a form that is no product of it."""
    return bool(one.substance) and one.medicine is None and (one.form is None or str(one.substance) in products)


def _block(new: dict[str, str], products: dict[str, str]) -> str:
    rows = []
    for name, id in new.items():
        said = name if _PLAIN.fullmatch(name) else json.dumps(name, ensure_ascii=False)
        held = f", products: [{products[name]}]" if name in products else ""
        rows.append(f"  - {{id: {id}, name: {said}{held}}}\n")
    return "".join(("medicines:\n", *rows, "\n")) if rows else ""


def _edits(
    one: WrittenRegimen, raw: Mapping, text: str, known: dict[str, str], products: dict[str, str]
) -> Iterator[Edit]:
    if _by_substance(one, products) and str(one.substance) in known:
        yield from _by_medicine(one, raw, text, known[str(one.substance)])
    every = _every(one)
    if every:
        yield _instead(raw, "frequency", f"every: {every}")
    if one.per == "body-weight" and one.amounts and all(amount.per for amount in one.amounts):
        yield from _deleted(raw, "per", text)


def _by_medicine(one: WrittenRegimen, raw: Mapping, text: str, id: str) -> Iterator[Edit]:
    """The medicine in the place of the substance; a form goes with it, or whichever has no comment beside it."""
    gone = list(_deleted(raw, "form", text)) if one.form else []
    other = list(_deleted(raw, "substance", text)) if one.form and not gone else []
    yield _instead(raw, "form" if other else "substance", f"medicine: {id}")
    yield from gone or other


def _every(one: WrittenRegimen) -> str:
    """`3 days` for a dose on each third day; nothing where the frequency says anything else."""
    often = one.frequency
    schemed = any(getattr(one, key) for key in SCHEMES) or one.around
    if often is None or schemed or often.every < 2 or often.period not in ("day", "week"):
        return ""
    same = often.low == often.high == max(1, len(one.slots))
    return f"{often.every} {often.period}s" if same else ""


def _instead(raw: Mapping, key: str, mend: str) -> Edit:
    return Edit(_start(raw, key), ends(_value(raw, key).span)[1], mend)


def _deleted(raw: Mapping, key: str, text: str) -> Iterator[Edit]:
    """Its whole line, if it has one of its own; else its part of a mapping in braces, if it is not the first."""
    start, end = _start(raw, key), ends(_value(raw, key).span)[1]
    line = text.rfind("\n", 0, start) + 1
    after = text.find("\n", end)
    if not text[line:start].strip() and after >= 0 and not text[end:after].strip():
        yield Edit(line, after + 1, "")
    elif text[line:start].rstrip().endswith(","):
        yield Edit(len(text[:start].rstrip()) - 1, end, "")


def _start(raw: Mapping, key: str) -> int:
    return ends(raw.key_spans[list(raw).index(key)])[0]


def _value(raw: Mapping, key: str) -> Scalar:
    value: Any = raw[key]
    assert isinstance(value, Scalar)
    return value


# --- the same as before ----------------------------------------------------------------------------------


def _prescribes_the_same(before: Regimens, name: str, text: str) -> bool:
    try:
        top = read_text(name, text)
        after = validate(Regimens, top, told=with_pieces(ENGLISH_FIGURES, top))
    except HandbookError:
        return False
    one, other = ([_meant(each, made) for each in made.regimens] for made in (before, after))
    return one == other and before.forms == after.forms and before.course_limit == after.course_limit


def _meant(one: WrittenRegimen, regimens: Regimens) -> dict[str, Any]:
    """What a regimen says, whichever keys say it."""
    names = {str(medicine.id): str(medicine.name) for medicine in regimens.medicines}
    told = {key: getattr(one, key) for key in WrittenRegimen.model_fields}
    told |= {"medicine": names.get(str(one.medicine), str(one.substance)), "substance": ""}
    counted = counted_in(one, regimens)
    told |= {"counted": counted, "form": None if counted else one.form}
    told |= {"every": str(one.every.words) if one.every else _every(one).replace(" ", "\u00a0")}
    told |= {"frequency": None if _every(one) else one.frequency}
    told |= {"per": "administration" if one.per == "body-weight" else one.per}
    return told
