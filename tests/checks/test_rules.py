"""Every rule finds what it must find, at its place, and leaves near misses alone."""

from pathlib import Path

import pytest

from checks.cases import CAREFUL, Case, cases, lay, name_of, problems
from handbook.checks import run
from handbook.checks.rules import RULES
from handbook.foundation.kept import Kept
from handbook.telling.opening import load

ALL = cases()
IN_PYTHON = {"SCHED-04", "TYPE-01", "PRINT-01"}
"""Rules whose cases are not texts: see test_schedules and test_pages."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where one case after the other is laid: a file of the careful book that a case leaves alone is read once."""
    return tmp_path_factory.mktemp("cases") / "book"


@pytest.fixture(scope="module")
def kept() -> Kept:
    return Kept(turns=8)


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)
def test_a_case(case: Case, folder: Path, kept: Kept) -> None:
    wanted = lay(case, folder)
    kept.turn()

    found = problems(folder, case.code, kept)

    shown = [f"{one.severity} {one.mark}: {one.message} = {one.hint}" for one in found]
    lines = {(name_of(one, folder), one.mark.line) for one in found if one.mark}
    assert lines == {(told.file, told.line) for told in wanted}, shown
    for told in wanted:
        said = [one for one in found if one.mark and (name_of(one, folder), one.mark.line) == told[:2]]
        for words in told.words.split(" | "):
            assert any(words in f"{one.severity}: {one.message} = {one.hint}" for one in said), shown
    assert (case.kind == "flagged") == bool(wanted)


def test_the_careful_book_is_careful() -> None:
    assert run(load(CAREFUL)) == ()


@pytest.mark.parametrize("code", sorted({rule.code for rule in RULES} | {"CONT-03"} - IN_PYTHON))
def test_every_rule_has_both_kinds_of_cases(code: str) -> None:
    if code in IN_PYTHON:
        return
    kinds = [case.kind for case in ALL if case.code == code]
    assert kinds.count("flagged") >= 3, code
    assert kinds.count("passed") >= 2, code
