"""Choices are written into the book's own YAML: only what was shown, and every other letter stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook.checks.keeping import proposed, write
from handbook.foundation.marks import HandbookError
from handbook.foundation.reader import read

CALENDAR = """\
# How it is taken.
regimen: daily   # the only one
on: "14"
'off': 14
notes:
  - A line: with a colon.
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "calendar.yaml").write_text(CALENDAR, "utf-8")
    return tmp_path / "calendar.yaml"


def test_lines_are_told_and_nothing_is_written(path: Path) -> None:
    told = proposed(path, {"on": "12", "start": "2026-03-02"})
    assert [tuple(line) for line in told.lines] == [(3, 'on: "14"', "on: 12"), (7, "", "start: 2026-03-02")]
    assert path.read_text("utf-8") == CALENDAR


def test_only_these_lines_are_written(path: Path) -> None:
    values = {"on": "12", "off": "10", "start": "2026-03-02"}
    write(path, values, proposed(path, values).seal)
    text = path.read_text("utf-8")
    assert text == CALENDAR.replace('"14"', "12").replace("'off': 14", "'off': 10") + "start: 2026-03-02\n"
    assert {key: str(read(path)[key]) for key in values} == values


def test_the_same_value_changes_nothing(path: Path) -> None:
    assert proposed(path, {"on": "14"}).lines == ()


@pytest.mark.parametrize(
    "value", ["a: b", "#x", "on", "- x", "'", '"', "{a}", "ü — ß", "x\ty", "1.5,-0.5", "null", " a"]
)
def test_any_value_is_read_back_as_it_was_given(path: Path, value: str) -> None:
    write(path, {"layout": value}, proposed(path, {"layout": value}).seal)
    assert str(read(path)["layout"]) == value


@pytest.mark.parametrize("old", [CALENDAR.replace("\n", "\r\n"), CALENDAR.rstrip("\n"), "\ufeff" + CALENDAR])
def test_line_ends_and_byte_order_mark_stay(path: Path, old: str) -> None:
    path.write_bytes(old.encode())
    write(path, {"start": "2026-03-02"}, proposed(path, {"start": "2026-03-02"}).seal)
    new = path.read_bytes().decode()
    assert new.startswith(old)
    assert new.removeprefix(old).strip() == "start: 2026-03-02"
    assert ("\r\n" in new) == ("\r\n" in old) and new.count("\ufeff") == old.count("\ufeff")


def test_what_was_changed_meanwhile_is_not_written_over(path: Path) -> None:
    told = proposed(path, {"on": "12"})
    path.write_text(CALENDAR.replace("14", "10"), "utf-8")
    with pytest.raises(HandbookError) as caught:
        write(path, {"on": "12"}, told.seal)
    assert caught.value.problems[0].code == "USAGE-11"
    assert path.read_text("utf-8") == CALENDAR.replace("14", "10")


@pytest.mark.parametrize("text", ["{regimen: daily, on: 14}\n", "regimen: daily\n...\n"])
def test_where_it_cannot_be_done_without_a_doubt_nothing_is(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")
    with pytest.raises(HandbookError) as caught:
        proposed(path, {"start": "2026-03-02"})
    assert caught.value.problems[0].code in ("USAGE-11", "SYNTAX-12")
    assert path.read_text("utf-8") == text


def test_a_file_that_is_not_there_is_not_begun(tmp_path: Path) -> None:
    with pytest.raises(HandbookError) as caught:
        proposed(tmp_path / "card.yaml", {"size": "a7"})
    assert caught.value.problems[0].code == "USAGE-11"
