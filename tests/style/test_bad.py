"""Every sheet in `bad/` is refused with the problems that its comments announce, and with no others.

A comment reads `# error[CODE] COLUMN: start of the message | part of the hint`.
"""

import re
from pathlib import Path

import pytest

from handbook.foundation import shipped
from handbook.foundation.marks import HandbookError
from handbook.style.load import load

BAD = Path(__file__).parent / "bad"
SHEETS = sorted(path.stem for path in BAD.glob("*.yaml"))
_ANNOUNCED = re.compile(
    r"# error\[(?P<code>[A-Z]+-\d+)\] (?P<column>\d+): (?P<message>[^|#]*(?:#[0-9a-f]{6}[^|#]*)?)"
    r"(?:\| (?P<hint>[^#]*))?"
)


def announced(sheet: str) -> list[tuple[int, int, str, str, str]]:
    found = []
    for number, line in enumerate((BAD / f"{sheet}.yaml").read_text().splitlines(), 1):
        for part in _ANNOUNCED.finditer(line):
            hint = (part["hint"] or "").strip()
            found.append((number, int(part["column"]), part["code"], part["message"].strip(), hint))
    return found


def test_there_are_bad_sheets() -> None:
    assert len(SHEETS) >= 12


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_bad_sheet_is_refused_at_the_places_it_announces(sheet: str) -> None:
    with pytest.raises(HandbookError) as refused:
        load(sheet, [BAD, shipped.styles()])
    problems = refused.value.problems
    expected = announced(sheet)
    assert refused.value.status == 3
    places = [(problem.mark.line, problem.mark.column, problem.code) for problem in problems if problem.mark]
    assert places == [place[:3] for place in expected], [problem.message for problem in problems]
    assert all(problem.mark and problem.mark.source.name.endswith(f"{sheet}.yaml") for problem in problems)
    for problem, (*_, message, hint) in zip(problems, expected, strict=True):
        assert problem.message.startswith(message)
        assert hint in problem.hint
        assert problem.hint
