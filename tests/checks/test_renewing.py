"""`handbook check --fix` brings old keys over: the same doses on the same days, comments kept, once and for all."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from handbook.book.planned import planned
from handbook.book.wishes import Wishes
from handbook.checks.mending import mend
from handbook.checks.renewing import renewed, unnamed
from handbook.foundation.values import Scalar
from handbook.telling.opening import load

ROOT = Path(__file__).parent.parent.parent
BOOKS = Path(__file__).parent.parent / "books"
OLD = """\
# Doses. This comment stays.
regimens:
  - id: one      # so does this
    title: One
    substance: {name}   # whose
    dose: 200 mcg
    slots: [morning{second}]
    frequency: {low} per {every} {period}s   # how often
    course: {weeks} weeks
  - {{id: two, title: Two, substance: Other, per: body-weight, dose: 3 mcg per kg, audience: study}}
  - id: three
    title: Three
    dose: 3 to 15 mcg per kg
    per: body-weight
    audience: study
"""


def doses(folder: Path) -> list[object]:
    plan = planned(load(folder), Wishes(regimen=Scalar("one"), start=date(2026, 3, 4)))
    return [(day.date, dose.medicine, dose.amount, dose.slot.name) for day in plan.days for dose in day.doses]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("old") / "book"
    shutil.copytree(BOOKS / "regimens" / "lifelong", made)
    for name in ("calendar", "card"):
        (made / f"{name}.yaml").unlink()
    path = made / "sections" / "dosing.yaml"
    path.write_text(path.read_text("utf-8").replace("lifelong", "one"), "utf-8")
    return made


@settings(max_examples=30, deadline=None)
@given(some.data())
def test_an_old_book_has_the_same_doses_on_the_same_days_afterwards(folder: Path, data: some.DataObject) -> None:
    twice = data.draw(some.booleans())
    text = OLD.format(
        name=data.draw(some.sampled_from(["Semax", "Other", "Зодак", "N-Acetyl 2", '"A: B"', "Thyromin"])),
        second=", evening" if twice else "",
        low=2 if twice else 1,
        every=data.draw(some.integers(2, 40).filter(lambda number: number != 7)),  # once a week has its weekday
        period=data.draw(some.sampled_from(["day", "week"])),
        weeks=data.draw(some.integers(1, 12)),
    )
    path = folder / "regimens.yaml"
    path.write_text(text, "utf-8")
    before = doses(folder)
    made, count = renewed("regimens.yaml", text)
    path.write_text(made, "utf-8")
    assert count == 5 and doses(folder) == before and before
    assert not {"substance:", "frequency:", "body-weight"} & set(made.split())
    for comment in ("# Doses. This comment stays.", "# so does this", "# whose", "# how often"):
        assert made.count(comment) == 1
    assert renewed("regimens.yaml", made) == (made, 0)


@pytest.mark.parametrize(
    "lines",
    [
        "form: drops",  # no substance names the medicine
        "frequency: 1 to 2 per 3 days",
        "frequency: 1 per 3 days, slots: [morning, evening]",
        "frequency: 1 per 2 months",
        "per: day",
    ],
)
def test_what_only_the_old_keys_say_is_left_alone(lines: str) -> None:
    text = (
        "forms: [{id: drops, name: Drops, delivers: 50 mcg per drop}]\n"
        f"regimens: [{{id: a, title: A, dose: 100 mcg, {lines}}}]\n"
    )
    assert renewed("regimens.yaml", text) == (text, 0)


@pytest.mark.parametrize(
    ("form", "product"),
    [
        ("strength: 0.1 %, delivers: 50 mcg per drop", "form: drops, strength: 50 mcg per drop"),
        ("strength: 5 mg per tablet", "form: tablet, strength: 5 mg per tablet, splits: quarter"),
        ("strength: 5 mg per capsule", "form: capsule, strength: 5 mg per capsule"),
        ("strength: 0.1 %", ""),
    ],
)
def test_a_form_that_counts_a_dose_out_becomes_a_product_of_its_medicine(form: str, product: str) -> None:
    """The same pieces; the form stays for those that compare it, and where it says nothing of a piece it is left."""
    regimen = "  - id: a\n    title: A\n    substance: Semax\n    form: f   # which\n    dose: 100 mcg\n"
    text = f"forms: [{{id: f, name: F, {form}}}]\nregimens:\n{regimen}"
    made, count = renewed("regimens.yaml", text)
    assert count == (2 if product else 0) and ("medicine: semax" in made) == bool(product)
    assert (f"products: [{{id: f, {product}}}]" in made) == bool(product)
    assert form in made and renewed("regimens.yaml", made) == (made, 0)


def test_a_form_is_left_where_another_regimen_of_its_substance_is_not_counted_out_in_it() -> None:
    text = (
        "forms: [{id: f, name: F, strength: 5 mg per tablet}]\nregimens:\n"
        "  - {id: a, title: A, substance: Semax, form: f, dose: 5 mg}\n"
        "  - {id: b, title: B, substance: Semax, dose: 7 mg}\n"
    )
    made, _ = renewed("regimens.yaml", text)
    assert "products" not in made and "form: f" in made


def test_our_own_books_have_new_keys_already() -> None:
    for path in (*BOOKS.glob("regimens/*/regimens.yaml"), ROOT / "source" / "semax" / "regimens.yaml"):
        assert renewed(path.name, path.read_text("utf-8"))[1] == 0, path


def test_a_book_is_brought_over_with_its_other_mends(tmp_path: Path) -> None:
    made = tmp_path / "book"
    shutil.copytree(BOOKS / "small", made)
    path = made / "regimens.yaml"
    assert renewed(path.name, path.read_text("utf-8"))[1] > 0
    assert path in mend(made) and mend(made) == {}


def test_lines_of_windows_end_as_they_did() -> None:
    old = OLD.format(name="Semax", second="", low=1, every=3, period="day", weeks=2)
    made, count = renewed("regimens.yaml", old)
    assert count and "every: 3 days" in made
    assert renewed("regimens.yaml", old.replace("\n", "\r\n")) == (made.replace("\n", "\r\n"), count)
    mixed = old.replace("\n", "\r\n", 3)
    assert renewed("regimens.yaml", mixed) == (mixed, 0)


def test_a_folder_with_lines_of_windows_is_mended_in_place(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "book")
    path = tmp_path / "book" / "regimens.yaml"
    old = OLD.format(name="Semax", second="", low=1, every=3, period="day", weeks=2)
    path.write_bytes(old.replace("\n", "\r\n").encode())
    mend(tmp_path / "book")
    written = path.read_bytes()
    assert b"every: 3 days" in written and written.count(b"\n") == written.count(b"\r\n")


def test_a_form_without_a_name_of_what_it_holds_is_told_and_brought_over_with_one() -> None:
    forms = "forms: [{id: drops, name: Drops, strength: 1 mg per mL, delivers: 50 mcg per drop}]\n"
    plain = (
        f"{forms}regimens:\n  - id: a\n    title: A\n    form: drops\n    dose: 200 mcg\n    frequency: 1 per day\n"
    )
    assert renewed("r.yaml", plain) == (plain, 0)
    assert [(mark.line, form) for mark, form in unnamed("r.yaml", plain)] == [(5, "drops")]
    named = plain.replace("    form: drops\n", "    form: drops\n    substance: Calmarin\n")
    made, count = renewed("r.yaml", named)
    assert count and "medicine: calmarin" in made and list(unnamed("r.yaml", made)) == []
