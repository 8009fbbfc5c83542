"""One source of truth: every amount in the finished files is that of a regimen, and follows it when it changes."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

import pdfcheck
from handbook.book.book import Book
from handbook.cli import main
from handbook.foundation.overrides import read_override
from handbook.foundation.values import Scalar
from handbook.medicine.amount import Amount
from handbook.medicine.units import SPELLINGS
from handbook.telling.opening import load

SEMAX = Path(__file__).parent.parent / "source" / "semax"
NBSP = "\u00a0"
_UNIT = "|".join(sorted(SPELLINGS, key=len, reverse=True))
_AMOUNT = re.compile(rf"(?<![\w.,])(\d[\d,.]*(?:\sto\s\d[\d,.]*)?\s(?:{_UNIT})(?:\sper\skg)?)\b(?!\sin\sa|/mol)")


class Made(NamedTuple):
    book: Book
    blocks: dict[str, list[tuple[str, str]]]
    """Role and text of each block, by product."""
    ics: str


def build(folder: Path, *sets: str) -> Made:
    options = [word for one in sets for word in ("--set", one)]
    status = main(["build", str(SEMAX), "-q", "--start", "2026-03-02", "-o", str(folder), *options])
    assert status == 0
    blocks = {}
    for product in ("handbook", "card", "calendar"):
        with pdfcheck.opened((folder / f"semax-{product}.pdf").read_bytes()) as pdf:
            blocks[product] = pdfcheck.blocks(pdf)
    ics = (folder / "semax-calendar.ics").read_text(encoding="utf-8").replace("\r\n ", "").replace("\\,", ",")
    return Made(load(SEMAX, tuple(read_override(Scalar(one)) for one in sets)), blocks, ics)


SETS = {"us": (), "uk": ("edition.safety_profile=uk", "regimens.nootropic.dose=300 to 500 mcg")}
"""The book as it is, and with other units and another dose: the same laws hold."""


@pytest.fixture(scope="module", params=SETS)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    return build(tmp_path_factory.mktemp(request.param), *SETS[request.param])


def texts(made: Made) -> Iterator[str]:
    for blocks in made.blocks.values():
        yield from (text for _, text in blocks)
    yield from re.sub(r"\r?\n ", "", made.ics).splitlines()  # a long line is folded anywhere (RFC 5545, 3.1)


def amounts(text: str) -> list[Amount]:
    return [Amount.read(re.sub(r"\s", " ", found)) for found in _AMOUNT.findall(text)]


def doses(book: Book) -> list[Amount]:
    told = [one.dose for one in book.regimens.values()]
    told += [also.dose for one in book.regimens.values() for also in one.also_stated if also.dose]
    return told + [one.max_per_day for one in book.regimens.values() if one.max_per_day]


def test_every_amount_that_is_printed_is_one_of_a_regimen(made: Made) -> None:
    known, seen = doses(made.book), 0
    for text in texts(made):
        for amount in amounts(text):
            seen += 1
            assert any(amount.same(dose) for dose in known), text
    assert seen > 40


def test_every_regimen_is_printed(made: Made) -> None:
    handbook = " ".join(text for _, text in made.blocks["handbook"])
    for one in made.book.regimens.values():
        assert one.dose.words(made.book.profile) in handbook, one.id


def test_number_and_unit_are_never_parted(made: Made) -> None:
    for text in texts(made):
        for found in _AMOUNT.findall(text) if "BEGIN" not in text and ":" not in text[:14] else ():
            assert " " not in found.replace(f"{NBSP}to ", ""), text  # a long range may end a line after its "to"


@pytest.mark.parametrize("product", ["handbook", "card"])
def test_each_row_of_each_table_has_the_dose_of_its_regimen(product: str, made: Made) -> None:
    rows = 0
    blocks = made.blocks[product]
    titled = {str(one.title): one for one in made.book.regimens.values()}
    for (role, head), (cell, text) in pairwise(blocks):
        regimen = titled.get(head.split(" (")[0])
        if role == "TH" and cell == "TD" and regimen and amounts(text):
            rows += 1
            assert regimen.dose.words(made.book.profile) in text, (head, text)
    assert rows >= {"handbook": 9, "card": 4}[product]


def test_courses_and_breaks_are_those_of_the_regimens(made: Made) -> None:
    statements = [state for one in made.book.regimens.values() for state in (one, *one.also_stated)]
    lengths = {f"{made.book.calendar.on} days", f"{made.book.calendar.off} days"} if made.book.calendar else set()
    lengths |= {one.course.words for one in statements if one.course}
    lengths |= {one.rest.words for one in statements if one.rest}
    for role, text in made.blocks["handbook"]:
        if role == "TD" and re.fullmatch(r"\d+(?:\sto\s\d+)?\s(?:days|weeks)", text):
            assert text in lengths or text.replace(NBSP, " ") in lengths, text


def test_the_calendar_and_its_ics_say_the_same(made: Made) -> None:
    regimen = made.book.regimens["nootropic"]
    said = regimen.dose.words(made.book.profile)
    sheets = [text.replace(NBSP, " ") for _, text in made.blocks["calendar"] if said.split(NBSP)[-1] in text]
    heads = [text for text in sheets if text.startswith("Focus and study")]
    cells = [text for text in sheets if text not in heads]
    assert len(heads) == 3 and all(said.replace(NBSP, " ") in text for text in heads)
    (also,) = {one.dose.words(made.book.profile).replace(NBSP, " ") for one in regimen.also_stated if one.dose}
    assert all(f"(also stated: {also})" in text for text in heads)
    told = [text.count(said.replace(NBSP, " ")) * (2 if text.rstrip().endswith("each time") else 1) for text in cells]
    assert told == [2] * (3 * 14), "with each of two boxes, or once for both"
    assert re.findall(r" Day (\d+) of 14 ", "".join(cells)) == [str(day) for _ in range(3) for day in range(1, 15)]
    summaries = re.findall(r"^SUMMARY:(.*, (?:morning|early afternoon).*)$", made.ics, re.MULTILINE)
    assert len(summaries) == 6 and set(summaries) == {"Medicine, morning", "Medicine, early afternoon"}
    told = re.findall(r"^DESCRIPTION:(Semax .*(?:morning|early afternoon).*)$", made.ics, re.MULTILINE)
    assert len(told) == 6 and all(f"Semax {said.replace(NBSP, ' ')}" in one for one in told)
    assert made.ics.count("COUNT=14") == 6
    starts = re.findall(r"DTSTART:(\d{8})T", made.ics)
    assert sorted(set(starts)) == ["20260302", "20260330", "20260427"]


@pytest.mark.parametrize("made", ["uk"], indirect=True)
def test_a_dose_that_changes_changes_everywhere(made: Made) -> None:
    said = [re.sub(r"\s", " ", text) for text in texts(made)]
    assert not any(re.search(r"200 to 600 (?:mcg|micrograms)", text) for text in said)
    for product, least in (("handbook", 4), ("card", 1), ("calendar", 3)):
        found = [text for _, text in made.blocks[product] if f"300{NBSP}to{NBSP}500{NBSP}micrograms" in text]
        assert len(found) >= least, product
    assert re.sub(r"\s", " ", made.ics).count("300 to 500 micrograms") >= 6
