"""Models from YAML: all problems at once, each where it was written, each with its mend."""

import re
from typing import Annotated, Literal

import pytest
from pydantic import AfterValidator, Field, model_validator

from handbook.foundation.marks import HandbookError
from handbook.foundation.model import (
    Day,
    Flag,
    Model,
    Name,
    Number,
    Text,
    Whole,
    fault,
    one_of,
    validate,
)
from handbook.foundation.reader import Mapping, Scalar, read_text


def no_trailing_zero(value: Scalar) -> Scalar:
    if value.endswith(".0 mg"):
        raise fault("DOSE-03", f'"{value}" ends in a zero', "write 1 mg", value.mark.find(".0"))
    return value


class Drops(Model):
    kind: Literal["drops"]
    strength: Text


class Spray(Model):
    kind: Literal["spray"]
    puffs: Whole


class Regimen(Model):
    id: Name
    dose: Annotated[Scalar, AfterValidator(no_trailing_zero)]
    audience: Annotated[Scalar, one_of("self", "clinic")] | None = None
    rest: Text | None = Field(None, alias="break")
    courses: Annotated[Whole, Field(ge=1, le=9)] | None = None


class Book(Model):
    title: Text
    share: Number | None = None
    updated: Day | None = None
    as_needed: Flag = False
    style: Literal["plain", "fine"] = "plain"
    form: Annotated[Drops | Spray, Field(discriminator="kind")] | None = None
    pair: tuple[Scalar, Scalar] | None = None
    rows: tuple[tuple[Scalar, ...], ...] = ()
    body: tuple[Mapping, ...] = ()
    regimens: tuple[Regimen, ...] = ()

    @model_validator(mode="after")
    def _agrees(self) -> "Book":
        if self.title == "forbidden":
            raise ValueError("This title is taken")
        return self


def found(text: str) -> list[str]:
    with pytest.raises(HandbookError) as caught:
        validate(Book, read_text("t", text))
    marked = [(problem, problem.mark) for problem in caught.value.problems]
    return [f"{one.code} {mark.line}:{mark.column} {one.message} | {one.hint}" for one, mark in marked]


def test_a_good_book_keeps_its_places() -> None:
    book = validate(
        Book,
        read_text(
            "t",
            "title: Semax\nshare: 0.5\nupdated: 2026-03-02\nas_needed: yes\nform: {kind: spray, puffs: 2}\n"
            "regimens:\n  - {id: a-1, dose: 1 mg, break: none, courses: 3}\n",
        ),
    )
    assert (book.title, book.share, book.as_needed, book.regimens[0].rest) == ("Semax", 0.5, True, "none")
    assert (str(book.updated), book.updated.mark.line, book.share.mark.line) == ("2026-03-02", 3, 2)
    assert book.regimens[0].courses == 3 and str(book.regimens[0].courses.mark) == "t:7:49"
    assert isinstance(book.form, Spray)


def test_all_problems_are_told_in_the_order_of_their_places() -> None:
    assert found(
        "titel: x\nshare: .5\nregimens:\n  - {id: A 1, dose: 1.0 mg}\n  - {id: b, dosse: 2 mg, zzz: 3}\n"
    ) == [
        "SCHEMA-01 1:1 `titel` is not known here | did you mean `title`? known here: title, updated, as_needed,"
        " style, form, pair, rows, body",
        'SCHEMA-06 2:8 ".5" is not a number | write digits and a point: 0.5',
        'SCHEMA-08 4:10 "A 1" is not an id (small letters, digits, hyphens) | write a-1',
        'DOSE-03 4:22 "1.0 mg" ends in a zero | write 1 mg',
        "SCHEMA-01 5:13 `dosse` is not known here | did you mean `dose`? known here: dose, audience, break, courses",
        "SCHEMA-01 5:26 `zzz` is not known here | write one of these: id, dose, audience, break, courses",
    ]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("title:", "SCHEMA-05 1:7 nothing stands here | write a text, or delete the key"),
        (
            "title: [a]",
            "SCHEMA-03 1:8 a list stands here, where a text must be | write one text; without [ ] and without `- `",
        ),
        (
            "title: {a: b}",
            "SCHEMA-03 1:8 `key: value` stands here, where a text must be"
            " | put the whole text in quotes; its colon made it a key and a value",
        ),
        ("title: forbidden", "SCHEMA-11 1:1 this title is taken | change this value"),
    ],
)
def test_titles(line: str, told: str) -> None:
    assert found(line) == [told]


# A line below `title: Semax` on line 1; the problem, its place and its message; the hint.
MISFITS = """\
style: fien
  SCHEMA-04 2:8 "fien" is not known here
  did you mean `fine`? known here: plain, fine
style: [fine]
  SCHEMA-03 2:8 a list stands here
  write one of these: plain, fine
style:
  SCHEMA-04 2:7 a word is missing here
  write one of these: plain, fine
form: {kind: drop}
  SCHEMA-04 2:14 "drop" is not known here
  did you mean `drops`? known here: drops, spray
form: {strength: 1}
  SCHEMA-02 2:7 `kind` is missing
  add `kind: …`
form: {kind: drops}
  SCHEMA-02 2:7 `strength` is missing
  add `strength: …`
form: {kind: drops, strength: 1, puffs: 2}
  SCHEMA-01 2:34 `puffs` is not known here
  write one of these: kind, strength
form: {kind: spray, puffs: 2.0}
  SCHEMA-06 2:28 "2.0" is not a whole number
  write 2
form: drops
  SCHEMA-03 2:7 a text stands here, where `key: value` lines must be
  write `key: value`, one to a line
pair: [a]
  SCHEMA-10 2:7 a value is missing; 1 stand here
  add the missing value
pair: [a, b, c]
  SCHEMA-10 2:7 too many entries stand here
  write at most 2
pair: a
  SCHEMA-03 2:7 a text stands here, where a list must be
  start each entry with `- `, one to a line
rows:
  SCHEMA-05 2:6 nothing stands here, where a list must be
  write entries, or delete the key
rows: [[a, [b]]]
  SCHEMA-03 2:12 a list stands here, where a text must be
  write one text; without [ ] and without `- `
body: [p:words]
  SCHEMA-03 2:8 a text stands here, where `key: value` lines must be
  put a space after the colon
as_needed: on
  SCHEMA-09 2:12 "on" is neither yes nor no
  write yes or no
updated: 2026-1-5
  SCHEMA-07 2:10 "2026-1-5" is not a date
  write 2026-01-05
updated: 5.1.2026
  SCHEMA-07 2:10 "5.1.2026" is not a date
  write year-month-day: 2026-03-02
updated: 2026-02-30
  SCHEMA-07 2:10 there is no day 2026-02-30
  check the month and the day
regimens: [{id: a, dose: 1 mg, courses: 0}]
  SCHEMA-10 2:41 0 is out of range
  write at least 1
regimens: [{id: a, dose: 1 mg, courses: 10}]
  SCHEMA-10 2:41 10 is out of range
  write at most 9
regimens: [{id: a, dose: 1 mg, courses: unlimited}]
  SCHEMA-06 2:41 "unlimited" is not a whole number
  write a number in digits, or delete the key if none is stated
regimens: [{id: a, dose: 1 mg, courses: 010}]
  SCHEMA-06 2:41 "010" is not a whole number
  write 10
regimens: [{id: a, dose: 1 mg, audience: me}]
  SCHEMA-04 2:42 "me" is not known here
  write one of these: self, clinic
"""


@pytest.mark.parametrize("case", re.findall(r"^\S.*\n  .*\n  .*", MISFITS, re.MULTILINE))
def test_every_kind_of_misfit(case: str) -> None:
    line, what, hint = (part.strip() for part in case.split("\n"))
    assert found(f"title: Semax\n{line}\n") == [f"{what} | {hint}"]


def test_editors_get_a_schema() -> None:
    schema = Book.model_json_schema()
    regimen = schema["$defs"]["Regimen"]
    assert regimen["additionalProperties"] is False
    assert regimen["required"] == ["id", "dose"]
    assert "break" in regimen["properties"]
    assert schema["properties"]["updated"]["anyOf"][0]["pattern"].startswith("^(")
    assert schema["properties"]["title"]["minLength"] == 1
    assert schema["properties"]["style"]["enum"] == ["plain", "fine"]


def test_of_thousands_of_misfits_the_first_are_told() -> None:
    told = found("title: x\nregimens:\n" + "  - {id: a, dose: 1 mg, dos: 2}\n" * 10_000)
    assert len(told) == 200 and told[0].startswith("SCHEMA-01 3:")
