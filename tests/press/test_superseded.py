"""A start that moves is told to whoever has the old calendar; the same days, and files of others, are not."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as some

from handbook.cli import main
from handbook.language.locale import language
from handbook.medicine.counts import Count
from handbook.press.superseded import superseded
from handbook.products.ics import Titles, ics
from handbook.telling.voice import Voice
from plans import in_courses
from smallbook import book

ROOT = Path(__file__).parents[2]
FIRST = date(2026, 3, 2)


def made(start: date, cycles: int = 2) -> bytes:
    numbers = Count(10, "chosen", "days", 10, 14), Count(14, "chosen", "at least"), Count(cycles)
    plan = in_courses(*numbers, start, 0, ("morning",), "200 mcg", "study", "Focus", "Semax", "self")
    return ics(plan, Titles("semax"), Voice(book(), language("en-US")))


@settings(max_examples=12, deadline=None)
@given(days=some.integers(-40, 40), cycles=some.integers(1, 3))
def test_other_days_are_told_and_the_same_are_not(tmp_path_factory, days: int, cycles: int) -> None:
    path = tmp_path_factory.getbasetemp() / "old.ics"
    path.write_bytes(made(FIRST))
    told = superseded(path, made(FIRST + timedelta(days), cycles), None)
    assert bool(told) == bool(days or cycles < 2)
    if told:
        assert told.severity == "warning" and "delete the old days" in told.hint
        assert (f"it began on {FIRST}, this one begins on {FIRST + timedelta(days)}" in told.message) == bool(days)


def test_a_file_of_somebody_else_is_not_spoken_of(tmp_path: Path) -> None:
    path = tmp_path / "old.ics"
    for data in (b"", made(FIRST).replace(b"-//handbook//", b"-//other//"), b"\xff" * 99):
        path.write_bytes(data)
        assert superseded(path, made(FIRST + timedelta(1)), None) is None
    path.unlink()
    path.mkdir()
    assert superseded(path, made(FIRST), None) is None


def test_the_command_says_it_and_writes(tmp_path: Path, capsys) -> None:
    def run(start: str, *more: str) -> str:
        words = [str(ROOT / "source" / "semax")] if not more else list(more)
        assert main(["calendar", *words, "--start", start, "-o", str(tmp_path)]) == 0
        return capsys.readouterr().err

    assert run("2026-03-02") == ""
    assert run("2026-03-02") == ""
    told = run("2026-03-03", "--from", str(tmp_path / "semax-calendar.pdf"))
    assert "warning[USAGE-22]" in told and "it began on 2026-03-02, this one begins on 2026-03-03" in told
    assert b"DTSTART:20260303" in (tmp_path / "semax-calendar.ics").read_bytes()
