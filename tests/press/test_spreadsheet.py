"""Tables as spreadsheets save them: every dialect gives the same cells, and every cell knows its place."""

from pathlib import Path

import pytest

from handbook.foundation.marks import HandbookError, Problem
from handbook.foundation.report import Look, problem_text
from handbook.press.recipients import COLUMNS
from handbook.press.spreadsheet import Spreadsheet, placed, read_table
from wardtables import written

PLAIN = "recipient,start,lines\nJörg Müller,2026-03-02,Ward 3\n"


def cells(table: Spreadsheet) -> list[list[str]]:
    return [[cell.text for cell in record.cells] for record in (table.heads, *table.rows)]


def read(folder: Path, text: str | bytes, encoding: str | None = None) -> Spreadsheet:
    return read_table(written(folder, text), encoding, COLUMNS)


def refused(folder: Path, text: str | bytes, encoding: str | None = None) -> Problem:
    with pytest.raises(HandbookError) as caught:
        read(folder, text, encoding)
    (problem,) = caught.value.problems
    return problem


@pytest.mark.parametrize(
    "data",
    [
        PLAIN.encode(),
        PLAIN.encode("utf-8-sig"),
        PLAIN.replace(",", ";").encode(),
        PLAIN.replace(",", "\t").encode("utf-16"),
        PLAIN.replace("\n", "\r\n").encode(),
        PLAIN.replace("\n", "\r").encode(),
        PLAIN.rstrip().encode(),
        f"sep=;\r\n{PLAIN.replace(',', ';')}".encode(),
        b'"recipient" , "start",lines\n"J\xc3\xb6rg M\xc3\xbcller" ,2026-03-02,  Ward 3 \n',
        PLAIN.encode() + b",,\n\n , ,\n",
        b'"recipient"\t"start"\tlines\n"J\xc3\xb6rg M\xc3\xbcller" \t"2026-03-02"\t "Ward 3"\n',
    ],
    ids=[
        "plain",
        "bom",
        "semicolon",
        "tab-utf16",
        "crlf",
        "cr",
        "no-end",
        "sep",
        "quoted",
        "empty-rows",
        "quoted-tab",
    ],
)
def test_every_dialect_gives_the_same_cells(tmp_path: Path, data: bytes) -> None:
    assert cells(read(tmp_path, data)) == [["recipient", "start", "lines"], ["Jörg Müller", "2026-03-02", "Ward 3"]]


def test_quotes_hold_delimiters_lines_and_quotes(tmp_path: Path) -> None:
    table = read(tmp_path, 'recipient,lines\n"Müller, ""Jo""","Ward 3\nRoom 4"\nEwa,5" cuff\n')
    assert cells(table)[1:] == [['Müller, "Jo"', "Ward 3\nRoom 4"], ["Ewa", '5" cuff']]
    assert [record.number for record in table.rows] == [2, 3]


def test_a_cell_knows_its_place_and_rows_are_numbered_as_the_spreadsheet_does(tmp_path: Path) -> None:
    table = read(tmp_path, 'recipient,start\n"a\nb",2026-03-02\n,\nEwa,"2026-04-01"\n')
    last = table.rows[-1]
    source = table.source(lambda record, at: True)
    mark = placed(last.cells[1], source).mark
    assert last.number == 4
    assert (mark.line, mark.column, mark.end_column) == (5, 6, 16)


def test_windows_letters_are_told_and_taken_only_when_they_are_asked_for(tmp_path: Path) -> None:
    data = PLAIN.encode("cp1252")
    problem = refused(tmp_path, data)
    assert (problem.code, problem.mark.line, problem.mark.column) == ("TABLE-01", 2, 2)
    assert problem.hint == "save the table as “CSV UTF-8”; or, if a “ö” belongs here, add --encoding windows-1252"
    assert cells(read(tmp_path, data, "windows-1252"))[1][0] == "Jörg Müller"


def test_what_is_told_shows_nothing_below_the_heads(tmp_path: Path) -> None:
    for data in (PLAIN.encode("cp1252"), f'{PLAIN}"Ewa Abel,2026-01-01,'.encode(), f"{PLAIN}Ewa\u200b,,".encode()):
        told = problem_text(refused(tmp_path, data), Look())
        assert "M" not in told.split("|", 1)[1]
        assert "Ewa" not in told


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ('recipient,start\n"Ewa,2026-01-01\n', "TABLE-02", (2, 1)),
        ('recipient,start\n"Ewa" Abel,2026-01-01\n', "TABLE-02", (2, 7)),
        ("recipient,start\nE\x00wa,2026-01-01\n", "TABLE-01", (2, 2)),
        ("recipient,start\nEwa,2026-\u202e01-01\n", "TABLE-01", (2, 10)),
        ("", "TABLE-03", (1, 1)),
        ("\n\n", "TABLE-03", (1, 1)),
    ],
)
def test_what_is_no_table_is_told_at_its_place(tmp_path: Path, text: str, code: str, place: tuple[int, int]) -> None:
    problem = refused(tmp_path, text)
    assert (problem.code, (problem.mark.line, problem.mark.column)) == (code, place)


def test_a_workbook_a_folder_and_nothing_are_told(tmp_path: Path) -> None:
    assert refused(tmp_path, b"PK\x03\x04rest").message == f"{tmp_path / 'ward.csv'} is a workbook, not a text"
    for path in (tmp_path, tmp_path / "none.csv"):
        with pytest.raises(HandbookError) as caught:
            read_table(path, None, COLUMNS)
        assert caught.value.problems[0].code == "ENV-01"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32", "utf-32-le"])
def test_two_and_four_bytes_a_letter_are_not_taken_for_windows_letters(tmp_path: Path, encoding: str) -> None:
    problem = refused(tmp_path, PLAIN.encode(encoding))
    assert (problem.code, problem.hint) == ("TABLE-01", "save the table as “CSV UTF-8”")
    assert "UTF-16" in problem.message
