"""The plain list says what the sheets and the .ics file say, for every book of practice."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from handbook.book.wishes import Wishes
from handbook.foundation import shipped
from handbook.layout.pages.page import Line, Publication
from handbook.products.calendar.compose import CalendarWishes, Made, compose
from handbook.products.calendar.plainlist import plain_list
from handbook.style.load import load as style_of
from handbook.telling.opening import load

ROOT = Path(__file__).parent.parent.parent.parent
BOOKS = sorted((ROOT / "tests" / "books" / "regimens").iterdir())
START = date(2026, 3, 4)  # a Wednesday
PRINTED = ("regimen", "reserve", "moved", "resume", "needed", "runs-out")


@pytest.fixture(scope="module")
def style():
    return style_of("reference", (shipped.styles(),), "a4")


def listed(folder: Path, style, start: date | None) -> tuple[Made, dict[str, list[str]]]:
    book = load(folder)
    made = compose(book, style, CalendarWishes(Wishes(start=start)))
    rows: dict[str, list[str]] = {}
    for key, words in plain_list(made, book):
        rows.setdefault(key, []).append(words)
    return made, rows


def text_of(publication: Publication) -> str:
    lines = (one for page in publication.pages for one in page.placements if isinstance(one, Line))
    return letters("".join(piece.text for line in lines for run in line.runs for piece in run.pieces))


def letters(words: str) -> str:
    """Without spaces and the hyphens of divided words: lines end where they will."""
    return re.sub(r"[\s\u00ad\u2010\u200b-]", "", words)


def occurrences(ics: bytes) -> list[date]:
    """The days of every dose in an .ics file, reckoned by itself (RFC 5545: RRULE, RDATE, EXDATE)."""
    found = []
    for event in ics.decode().replace("\r\n ", "").split("BEGIN:VEVENT")[1:]:
        lines = dict(re.findall(r"^([A-Z]+)[^:\n]*:(.*?)\r?$", event.split("BEGIN:VALARM")[0], re.M))
        if "T" not in lines["DTSTART"]:
            continue  # an event of a whole day is no dose
        found += _days(lines)
    return found


def _days(lines: dict[str, str]) -> list[date]:
    first = date.fromisoformat(lines["DTSTART"][:8])
    night = timedelta(lines["DTSTART"].endswith("T000000"))  # midnight as 24:00 ends the day before
    rule = dict(part.split("=") for part in lines.get("RRULE", "FREQ=DAILY;COUNT=1").split(";"))
    step, wanted = int(rule.get("INTERVAL", 1)), [part for part in rule.get("BYDAY", "").split(",") if part]
    step *= 7 if rule["FREQ"] == "WEEKLY" and not wanted else 1
    days: list[date] = []
    for number in range(0, 9999, step):
        day = first + timedelta(number)
        if not wanted or ("MO", "TU", "WE", "TH", "FR", "SA", "SU")[day.weekday()] in wanted:
            days.append(day)
        if len(days) == int(rule["COUNT"]):
            break
    assert not wanted or rule.get("INTERVAL", "1") == "1"
    out = {part[:8] for part in lines.get("EXDATE", "").split(",")}
    days += [date.fromisoformat(part[:8]) for part in lines.get("RDATE", "").split(",") if part]
    return [day - night for day in days if f"{day:%Y%m%d}" not in out]


@pytest.mark.parametrize("folder", BOOKS, ids=lambda path: path.name)
def test_list_sheets_and_ics_agree(folder: Path, style) -> None:
    made, rows = listed(folder, style, START)
    assert made.ics
    doses = occurrences(made.ics)
    assert rows["doses"] == [str(len(doses))]
    ends = rows["first-dose"] + rows.get("last-dose", []) + rows.get("last-here", [])
    assert [one.split(", ")[1] for one in ends] == [f"{day.day} {day:%B %Y}" for day in (min(doses), max(doses))]
    assert ("last-here" in rows) == ("goes-on" in rows) == made.plan.goes_on
    printed = text_of(made.publication)
    for key in PRINTED:
        for words in rows.get(key, []):
            for part in words.replace(": ", "; ").split("; "):
                assert letters(part) in printed, (key, part)


@pytest.mark.parametrize("folder", BOOKS, ids=lambda path: path.name)
def test_without_a_date_the_list_tells_days_of_the_plan(folder: Path, style) -> None:
    _, rows = listed(folder, style, None)
    for one in rows["first-dose"] + rows.get("last-dose", []) + rows.get("last-here", []):
        assert re.search(r"Day \d+|before", one)
    assert not any(re.search(r"20\d\d", words) for some in rows.values() for words in some)
    assert "moved" not in rows and "resume" not in rows and "runs-out" not in rows


def test_what_is_taken_for_need_is_told_apart_with_its_limits(style) -> None:
    _, rows = listed(ROOT / "tests/books/regimens/needed", style, START)
    assert len(rows["regimen"]) == 1
    assert "at least 6 hours" in rows["reserve"][0] and "at most 4 g in one day" in rows["reserve"][0]


def test_events_and_packs_have_their_days(style) -> None:
    _, rows = listed(ROOT / "tests/books/regimens/cycles", style, START)
    days = [date(2026, 3, 4) + timedelta(21 * number) for number in range(8)]
    assert rows["event"] == ["Blood test: " + "; ".join(f"{day:%a} {day.day} {day:%b %Y}" for day in days)]
    assert rows["cycles"] == ["8"] and "courses" not in rows
    _, rows = listed(ROOT / "tests/books/regimens/patch", style, START)
    assert rows["runs-out"] == ["Plastamin: a pack of 5 lasts until Mon 16 Mar 2026"]  # 4, 7, 10, 13, 16 March
