"""Every field with a figure reads the decimal comma of the book's language."""

import pytest

from handbook.book.calendar import Figures
from handbook.book.prescribed import WrittenMedicine, WrittenRegimen
from handbook.foundation.marks import HandbookError
from handbook.foundation.model import validate
from handbook.foundation.reader import read_text
from handbook.language.locale import language
from handbook.medicine.notation import notation

REGIMEN = """id: a
title: A
dose: 3,125 mg
slots: [{at: morning, dose: "2,5 mg"}]
week: {"Monday": "7,5 mg", other days: "0,75 mg"}
alternate: ["1,5 mg", "2,5 to 7,5 mg"]
steps: [{dose: "12,5 mg", for: 3 days}]
bands: {by: weight, rows: [{from: "10,5 kg", to: "15,5 kg", dose: "1,25 mg"}]}
round_to: 0,5 mg
max_per_day: 12,5 mg
also_stated: [{id: b, dose: "0,2 mg"}]
"""
MEDICINE = """id: m
name: M
products:
  - {id: p, form: tablet, strength: "2,5 mg"}
  - {id: q, form: solution, strength: "12,5 mg per 2,5 mL"}
  - {id: r, form: drops, strength: "0,1 %"}
"""
TAGS = ("de", "fr", "es", "ru")


@pytest.mark.parametrize("tag", TAGS)
def test_every_field_reads_the_comma(tag: str) -> None:
    figures = notation(language(tag))
    made = validate(WrittenRegimen, read_text("r.yaml", REGIMEN), told=figures)
    assert [amount.typed for amount in made.amounts] == [
        "3.125 mg", "2.5 mg", "7.5 mg", "0.75 mg", "1.5 mg", "2.5 to 7.5 mg", "12.5 mg", "1.25 mg",
    ]  # fmt: skip
    assert made.round_to and made.round_to.step and made.round_to.step.typed == "0.5 mg"
    assert made.max_per_day and made.max_per_day.typed == "12.5 mg"
    assert made.bands and [str(one.number) for one in (made.bands.rows[0].low, made.bands.rows[0].high)] == [
        "10.5",
        "15.5",
    ]
    assert made.also_stated[0].dose and made.also_stated[0].dose.typed == "0.2 mg"
    products = validate(WrittenMedicine, read_text("m.yaml", MEDICINE), told=figures).products
    told = [one.strength.content("us").replace("\u00a0", " ") for one in products if one.strength]
    assert told == ["2.5 mg", "12.5 mg per 2.5 mL", "1 mg per mL"]
    person = validate(Figures, read_text("c.yaml", "weight: 14,5 kg\nheight: 98,5 cm\n"), told=figures)
    assert person.weight and person.height and (str(person.weight.size), str(person.height.size)) == ("14.5", "98.5")


def test_the_same_fields_refuse_it_in_english() -> None:
    with pytest.raises(HandbookError) as refused:
        validate(WrittenRegimen, read_text("r.yaml", REGIMEN))
    assert {problem.code for problem in refused.value.problems} >= {"DOSE-02", "DOSE-21"}
    assert all("3.125" not in problem.hint for problem in refused.value.problems)
