"""Rows as orders: all that is wrong with a table is told in one list, and names nobody."""

import random
from pathlib import Path
from shutil import copytree

import pytest

from handbook.foundation.marks import HandbookError, Problem
from handbook.foundation.report import Look, text
from handbook.foundation.values import Scalar
from handbook.press.batch import Ask, prepare
from handbook.press.order import Order
from handbook.press.recipients import COLUMNS, faults, ordered, rows_of
from handbook.press.spreadsheet import read_table
from handbook.press.station import Setup, Station
from wardtables import SOUND, asked, problems, rows, written


def raise_if(found: tuple[Problem, ...]) -> None:
    if found:
        raise HandbookError(found)


def told(found: tuple[Problem, ...]) -> list[str]:
    return [f"{one.code} {one.mark.line}:{one.mark.column} {one.message}" for one in found if one.mark]


def test_all_faults_of_all_rows_in_one_list(tmp_path: Path) -> None:
    table = written(
        tmp_path,
        "recipient;start;on;off;cycles;paper;make;language\n"
        "Ada Abel;2026-02-30;9;;;a3;card, calender;\n"
        "Bruno;02/03/2026;14;14;2;;;de\n"
        "Ewa;2026-W54-1;x;3;;;;\n"
        "Gül;2026-03-02;14;14;2;a4;card+ics;en\n"
        "Zoe;2026-03-02\n",
    )
    found = problems(table, tmp_path / "out")
    assert told(found) == [
        "SCHED-10 2:10 row 2: February 2026 has 28 days; there is no day 30",
        "SCHED-14 2:21 row 2: 9 days on is not what Every day states: course 14 days",
        'TABLE-05 2:25 row 2: "a3" is no paper',
        'TABLE-05 2:34 row 2: "calender" is nothing that can be made',
        'SCHED-10 3:7 row 3: "02/03/2026" can be read as 2 March 2026 or as 3 February 2026',
        'TABLE-05 3:28 row 3: the book is in en-US, and its card cannot be made in "de"',
        "SCHED-10 4:5 row 4: 2026 has 53 ISO weeks; there is no week 54",
        'SCHED-13 4:16 row 4: "x" is no whole number of days on',
        "SCHED-14 4:18 row 4: 3 days off is not what Every day states: break 14 days",
        "TABLE-04 6:5 row 6 has 2 cells, row 1 has 8",
    ]
    assert not (tmp_path / "out").exists()
    shown = text(found, Look())
    assert not any(name in shown for name in ("Ada", "Abel", "Bruno", "Ewa", "Gül"))


@pytest.mark.parametrize(
    ("heads", "code", "hint"),
    [
        ("recipient,strat", "TABLE-03", "did you mean `start`?"),
        ("Name,start", "TABLE-03", "did you mean `recipient`?"),
        ("recipient,Gewicht", "TABLE-03", "did you mean `weight`?"),
        ("recipient,start,start", "TABLE-03", "take one of them out"),
        ("recipient,start,", "TABLE-03", "name it, or empty it"),
    ],
)
def test_heads_are_held_against_the_columns(tmp_path: Path, heads: str, code: str, hint: str) -> None:
    (problem,) = problems(written(tmp_path, f"{heads}\nEwa,2026-01-01,x\n"), tmp_path / "out")
    assert problem.code == code
    assert problem.hint.startswith(hint)


def test_a_table_without_heads_shows_nobody(tmp_path: Path) -> None:
    (problem,) = problems(written(tmp_path, "Ada Abel,2026-01-01\nEwa Brandt,2026-01-02\n"), tmp_path / "out")
    assert problem.code == "TABLE-03"
    assert "Ada" not in text((problem,), Look())


def test_a_row_that_slipped_is_told_and_dotted_out(tmp_path: Path) -> None:
    table = written(tmp_path, "recipient,start\nAbel, Ada,2026-01-01\nEwa\nGül,2026-01-01\n")
    found = problems(table, tmp_path / "out")
    assert [one.message for one in found] == ["row 2 has 3 cells, row 1 has 2", "row 3 has 1 cells, row 1 has 2"]
    assert "Ada" not in text(found, Look()) and "Ewa" not in text(found, Look())


def test_what_a_regimen_leaves_open_is_asked_for_in_a_column(tmp_path: Path) -> None:
    book = copytree(SOUND, tmp_path / "book")
    regimens = (book / "regimens.yaml").read_text("utf-8").replace("course: 14 days", "course: 10 to 14 days")
    (book / "regimens.yaml").write_text(regimens, "utf-8")
    table = written(tmp_path, "recipient,start\nEwa,2026-03-02\n")
    with pytest.raises(HandbookError) as caught:
        prepare(Ask(table, Order(book, out=tmp_path / "out")))
    problem = caught.value.problems[-1]  # the first is what the book's own check says
    assert told((problem,)) == [
        "SCHED-01 2:1 row 2: the course of Every day is 10 to 14 days; a calendar needs one number"
    ]
    assert problem.hint == "choose 10, 11, 12, 13 or 14 in a column `on`"


def test_dates_as_spreadsheets_leave_them_are_refused_with_what_to_write(tmp_path: Path) -> None:
    kinds = ["46083", "2-Mar-26", "2026-03-02 00:00:00", "02.03.2026", "today"]
    found = problems(written(tmp_path, "start\n" + "\n".join(kinds) + "\n"), tmp_path / "out")
    assert [(one.code, one.hint) for one in found] == [
        ("TABLE-09", "format the column as text, and write the date as 2026-03-02 is written"),
        ("SCHED-10", "write a date such as 2026-03-02, or a week day such as 2026-W10-1"),
        ("SCHED-10", "write 2026-03-02"),
        ("SCHED-10", "write 2026-03-02"),
        ("SCHED-12", "write the date itself, such as 2026-03-02"),
    ]


def test_names_are_joined_in_the_order_of_the_columns(tmp_path: Path) -> None:
    table = written(tmp_path, 'room,recipient,lines\n12,Ewa Abel,"born 1950\nbed 2"\n')
    ready = prepare(asked(table, tmp_path / "out"))
    row = ready.rows[2]
    assert ordered(row.cells, ready.setup.base, ("card",)).order.recipient == "Ewa Abel · 12 · born 1950 · bed 2"


def test_names_of_files(tmp_path: Path) -> None:
    def stems(pattern: str) -> list[str]:
        ready = prepare(asked(table, tmp_path / "out", pattern=Scalar(pattern)))
        return [task.stem for task in ready.tasks]

    table = written(tmp_path, "recipient,start\nEwa/../Abel,2026-03-02\nGül *,2026-03-03\n")
    assert stems("{row}") == ["2", "3"]
    assert stems("{recipient} {start}") == ["Ewa_.._Abel_2026-03-02", "Gül_2026-03-03"]
    for pattern, code in (("{nmae}", "USAGE-03"), ("../{row}", "USAGE-03"), ("all", "TABLE-06"), ("*", "TABLE-06")):
        with pytest.raises(HandbookError) as caught:
            stems(pattern)
        assert caught.value.problems[0].code == code, pattern


def test_damaged_tables_are_problems_and_never_a_traceback(tmp_path: Path) -> None:
    sound = "\n".join(rows(4)).encode()
    chance = random.Random(14)
    pieces = [
        b'"',
        b",",
        b";",
        b"\n",
        b"\r",
        b"\x00",
        b"\xff",
        b"\xc3",
        b"start",
        b"2026-13-01",
        b"9" * 40,
        b"{",
        b"\t",
    ]
    refused, opened = 0, Station(Setup(asked(tmp_path, tmp_path / "out").base))
    for _ in range(200):
        data = bytearray(sound)
        for _ in range(chance.randint(1, 6)):
            at = chance.randrange(len(data) + 1)
            data[at : at + chance.choice((0, 0, 1, 5, 30))] = chance.choice(pieces)
        table = written(tmp_path, bytes(data))
        try:
            read = rows_of(read_table(table, None, COLUMNS))
            raise_if(read.problems)
            for row in read.whole:
                raise_if(faults(row, opened.setup.base, opened.usual, opened.book))
        except HandbookError as error:
            refused += 1
            assert all(problem.message and problem.code for problem in error.problems)
            text(error.problems, Look())
    assert 100 < refused < 200
