"""A book written as badly as a real document was: every finding that a machine can make is made.

The findings E-01 to E-45 are those of the audit of that document; what needs a person is left out. Some of them
(E-18, E-25) were thought to need one, and are found all the same.
"""

import shutil
from pathlib import Path

import pytest

from handbook.checks import run
from handbook.checks.mending import mend
from handbook.foundation.marks import HandbookError, Problem
from handbook.telling.opening import load

BADLY = Path(__file__).parent.parent / "books" / "badly"

# Finding, rule, file, and words that the message or the hint tells.
FINDINGS = [
    ("E-01 range differs from the summary", "DOSE-12", "uses", "the regimens state 200 to 600 mcg"),
    ("E-02 a dose missing from the summary", "DOSE-12", "regimens", "Stroke stands in no dosing table"),
    ("E-02 a dose that stands nowhere else", "DOSE-12", "evidence", '"250 to 1,000 mcg" is the dose of no regimen'),
    ("E-03 a use missing from the summary", "DOSE-12", "regimens", "Depression stands in no dosing table"),
    ("E-04 a course beyond the limit", "SCHED-03", "regimens", "2 to 4 weeks is longer than the 14 days"),
    ("E-05 breaks stated in two ways", "SCHED-01", "calendar", "stated as similar to the course and as at least"),
    ("E-05 a range without a choice", "SCHED-01", "regimens", "a calendar needs one number"),
    ("E-07 a third dose without a time", "SCHED-02", "regimens", "up to 3 times a day, but has 2 times of day"),
    ("E-08 training missing from the summary", "DOSE-12", "regimens", "Before training stands in no dosing table"),
    ("E-09 as needed without limits", "DOSE-10", "regimens", "Pre-task is taken as needed and states no"),
    ("E-10 no most for one day", "DOSE-11", "regimens", "Nootropic states no most for one day"),
    ("E-10 no length of a course", "DOSE-09", "regimens", "or for how long"),
    ("E-11 no form and strength", "DOSE-09", "regimens", "Nootropic does not say its form and strength"),
    ("E-12 cannot be carried out", "DOSE-13", "regimens", "how many drops or sprays make 200 to 600 mcg"),
    ("E-13 a total that is not divided", "DOSE-09", "regimens", "how the day's amount is divided"),
    ("E-13 a time in place of a frequency", "DOSE-09", "regimens", "With Calmex does not say"),
    ("E-14 mixed attributes", "DOSE-07", "regimens", '"1x" is read as a figure'),
    ("E-14 a route in the frequency", "DOSE-07", "dosing", '"2-3x" is read as a figure'),
    ("E-15 units mixed", "DOSE-05", "regimens", "12 mg stands among doses in mcg"),
    ("E-16 another substance", "GLOS-01", "regimens", "Calmex has a dose here"),
    ("E-16 without a form", "DOSE-09", "regimens", "Calmex does not say its form and strength"),
    ("E-17 the table of forms twice", "CONT-02", "forms", "the same rows as the table of forms"),
    ("E-18 the combination twice, in other words", "CONT-02", "stacks", "described in uses.calmex too"),
    ("E-19 spelt out again", "GLOS-01", "evidence", "BDNF is spelt out here again"),
    ("E-21 an impossible sequence", "CONT-04", "facts", "7 amino acids, and the parts named with it have 10"),
    ("E-22 two onsets", "CONT-05", "timing", '"15-30 min" here, and "within 30 minutes"'),
    ("E-25 tolerance in two senses", "GLOS-01", "evidence", "was tolerated up to"),
    ("E-28 style drifts", "CONT-06", "timing", "“min” here, and “minutes” elsewhere"),
    ("E-29 no citations", "REF-01", "references", "this reference is never cited"),
    ("E-29 figures without a source", "REF-01", "mechanism", '"1.4 to 1.6-fold" is claimed'),
    ("E-30 references that cannot be found", "REF-02", "references", "its authors, its year, where it appeared"),
    ("E-30 no identifiers", "REF-02", "references", "lacks a DOI, PMID, PMCID or address"),
    ("E-36 a range of levels", "EVID-01", "handbook", "levels 3 to 4 for a whole medicine"),
    ("E-37 users in running text", "EVID-01", "overview", '"Users report" stands in running text'),
    ("E-37 praise", "CONT-02", "evidence", '"remarkable" is praise'),
    ("E-37 popularity", "CONT-02", "stacks", '"most popular" is praise'),
    ("E-38 missing sections", "CONT-01", "handbook", "contraindications, interactions, pregnancy and breastfeeding"),
    ("E-39 no help on the card", "CONT-01", "card", "when to stop and get help"),
    ("E-39 nor on the calendar", "CONT-01", "calendar", "a missed dose"),
    ("E-40 nobody stands for it", "CONT-01", "handbook", "`author`, `reviewer` and `review_by`"),
    ("E-42 short forms: CNS", "GLOS-01", "glossary", "CNS is not explained"),
    ("E-42 FDA", "GLOS-01", "evidence", "FDA is not explained"),
    ("E-42 EMA", "GLOS-01", "evidence", "EMA is not explained"),
    ("E-42 RCT", "GLOS-01", "evidence", "RCT is not explained"),
    ("E-42 mRNA", "GLOS-01", "mechanism", "mRNA is not explained"),
    ("E-42 PM", "DOSE-07", "timing", '"PM" stands without a time'),
    ("E-42 n=", "GLOS-01", "evidence", "in 110 people"),
    ("E-43 words of the trade", "GLOS-01", "regimens", "the glossary does not explain nootropic, half-life"),
    ("E-44 an entry in another spelling", "GLOS-01", "glossary", "MC3/MC4 occurs nowhere in the text"),
    ("E-45 a name shortened", "DOSE-08", "forms", "write N-Acetyl Bravix Amidate"),
    ("E-45 names that look alike", "DOSE-08", "regimens", "N-Acetyl Bravix is the beginning of"),
    ("E6 hard to read", "CONT-02", "mechanism", "reads like grade"),
    ("B2 signs", "DOSE-07", "facts", '"+" is read as 4'),
    ("B2 slashes", "DOSE-07", "giving", '"drops/spray" has a slash'),
    ("B2 capitals for weight", "GLOS-01", "handbook", "LOW is not explained"),
]


@pytest.fixture(scope="module")
def as_typed(tmp_path_factory: pytest.TempPathFactory) -> list[Problem]:
    """What reading refuses, before anything is mended."""
    with pytest.raises(HandbookError) as caught:
        load(BADLY)
    return list(caught.value.problems)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[Problem]:
    """What the rules find once the amounts of the regimens can be read."""
    folder = tmp_path_factory.mktemp("badly") / "book"
    shutil.copytree(BADLY, folder)
    mend(folder)
    return list(run(load(folder)))


@pytest.mark.parametrize("finding", FINDINGS, ids=lambda finding: finding[0])
def test_a_finding_is_made(finding: tuple[str, str, str, str], found: list[Problem]) -> None:
    _, code, file, words = finding
    said = [f"{one.mark}: {one.message} = {one.hint}" for one in found if one.code == code]
    assert any(f"/{file}.yaml:" in one and words in one for one in said), said


def test_every_amount_of_the_regimens_is_refused_as_typed(as_typed: list[Problem]) -> None:
    codes = [one.code.removeprefix("DOSE-0") for one in as_typed]
    assert "".join(codes) == "666116611"
    assert all(one.mend for one in as_typed)


def test_every_amount_in_the_text_is_refused_as_typed(tmp_path: Path) -> None:
    shutil.copytree(BADLY, tmp_path / "book")
    mended = tmp_path / "book/regimens.yaml"
    mend(tmp_path / "book")
    shutil.copytree(BADLY / "sections", tmp_path / "book/sections", dirs_exist_ok=True)
    assert "200 to 600 mcg" in mended.read_text()
    codes = [one.code for one in run(load(tmp_path / "book"))]
    assert (codes.count("DOSE-01"), codes.count("DOSE-06")) == (6, 8)


def test_the_glossary_is_out_of_order(found: list[Problem], tmp_path: Path) -> None:
    shutil.copytree(BADLY, tmp_path / "book")
    text = (tmp_path / "book/glossary.yaml").read_text()
    assert not any("not in order" in one.message for one in found)  # E-41: mended
    mend(tmp_path / "book")
    assert (tmp_path / "book/glossary.yaml").read_text() != text
