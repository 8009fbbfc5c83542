"""The calendar as a file: what every sheet says, and where it stands."""

from __future__ import annotations

import statistics
from datetime import date
from functools import cache
from itertools import product

import pytest

import pdfcheck
from handbook.foundation.marks import HandbookError
from handbook.foundation.overrides import read_override
from handbook.foundation.values import Scalar
from handbook.layout.pages.page import Fill, Stroke, Tag
from handbook.products.calendar.foot import labelled
from handbook.products.calendar.layouts import Shop
from handbook.telling.opening import load
from pdfcheck.tree import elements, role
from printsheets import END, MM, SEMAX, SIDE, X_HEIGHT, Sheets, box, calendar

START = date(2025, 12, 22)
LAYOUTS = ("sheets", "strips", "month")
TEAR = 25 * MM
made = cache(calendar)
PAPERS = {"reference": "letter", "clinic": "a4", "mono": "letter", "large-print": "a4"}  # each look on one of them
PAIRS = [*product(LAYOUTS, ("reference", "large-print")), ("strips", "clinic"), ("month", "mono")]
"""Every layout in the look by default and in the largest; of a look nothing else depends on how days are laid."""
EVERY = pytest.mark.parametrize(("layout", "look", "paper"), [(*pair, PAPERS[pair[1]]) for pair in PAIRS])


def pages(sheets: Sheets) -> list[list[str]]:
    """What is read out on every page, as it stands."""
    words = [[] for _ in sheets.printed.pdf.pages]  # type: list[list[str]]
    for piece in sheets.printed.pieces:
        if piece.owner is not None:
            words[piece.page].append(piece.text)
    return words


def said(words: list[str]) -> str:
    return " ".join(" ".join(words).replace("\u00a0", " ").split())


# --- where things stand --------------------------------------------------------------------------------------


@EVERY
def test_everything_is_where_every_printer_prints(layout: str, look: str, paper: str) -> None:
    printed = made(layout, paper, look, start=START).printed
    for page in range(len(printed.pdf.pages)):
        wide, high = printed.size(page)
        for left, top, right, bottom in printed.boxes(page):
            assert left >= SIDE - 0.1 and right <= wide - SIDE + 0.1
            assert top >= 12 * MM and bottom <= high - END + 0.1, "nothing among the staples"
        for piece in printed.spoken(page):
            _, top, _, _ = box(piece, high)
            assert top >= TEAR + 2.9 * MM, "what belongs to the sheet is clear of its perforation"


@EVERY
def test_nothing_stands_upon_anything_else(layout: str, look: str, paper: str) -> None:
    sheets = made(layout, paper, look, start=START)
    assert pdfcheck.overlaps(sheets.printed.pdf, sheets.printed.pieces) == []


@pytest.mark.parametrize(("look", "paper", "total"), [("reference", "a4", True), ("large-print", "a4", False)])
def test_days_tell_their_number_in_all_where_each_does_so_on_one_line(look: str, paper: str, total: bool) -> None:
    told = " ".join(said(words) for words in pages(made("sheets", paper, look, start=START)))
    for number in range(1, 15):
        assert (f"Day {number} of 14" in told) == total
        assert f"Day {number} " in told


@EVERY
def test_type_can_be_read_from_where_the_sheet_hangs(layout: str, look: str, paper: str) -> None:
    spoken = [piece for piece in made(layout, paper, look, start=START).printed.pieces if piece.owner is not None]
    assert min(piece.size for piece in spoken) * X_HEIGHT / MM >= 1.2 - 0.01
    if look == "large-print":
        seen = [piece for piece in made(layout, paper, look, start=START).printed.pieces if piece.text.strip()]
        assert {piece.text.strip() for piece in seen if piece.size < 14} <= {"Tear here"}, "a word for scissors"


@pytest.mark.parametrize(("layout", "look"), PAIRS)
def test_every_rule_for_accessible_and_archived_files_is_kept(layout: str, look: str) -> None:
    assert pdfcheck.problems(made(layout, PAPERS[look], look, start=START).printed.data) == []


@pytest.mark.parametrize("layout", LAYOUTS[:2])
def test_a_calendar_without_dates_keeps_them_too(layout: str) -> None:
    printed = made(layout).printed
    assert pdfcheck.problems(printed.data) == [] == pdfcheck.overlaps(printed.pdf, printed.pieces)


@EVERY
def test_every_dose_has_a_box_of_5_mm_for_a_pen(layout: str, look: str, paper: str) -> None:
    sheets = made(layout, paper, look, start=START)
    squares = 0
    for page in range(len(sheets.printed.pdf.pages)):
        for line in sheets.printed.strokes(page):
            if len(line.points) == 4:
                across = max(x for x, _ in line.points) - min(x for x, _ in line.points)
                down = max(y for _, y in line.points) - min(y for _, y in line.points)
                squares += abs(across - 5 * MM) < 0.02 and abs(down - 5 * MM) < 0.02
    assert squares == sheets.made.plan.doses == 84


@EVERY
def test_every_day_off_is_hatched_and_all_but_mono_shade_it_too(layout: str, look: str, paper: str) -> None:
    sheets = made(layout, paper, look, start=START)
    drawn = [one for page in sheets.made.publication.pages for one in page.placements]
    column = _column([one for one in drawn if isinstance(one, Stroke) and one.closed])
    grounds = [one for one in drawn if isinstance(one, Fill) and one.width > column * 0.99 and one.height > 20]
    hatched = [one.width / column for one in grounds if one.hatch]
    shaded = [one.width / column for one in grounds if not one.hatch]
    assert all(days == pytest.approx(round(days)) for days in [*hatched, *shaded])
    assert sum(map(round, hatched)) == 3 * 14
    assert sum(map(round, shaded)) == (0 if look == "mono" else 3 * 14)


def _column(frames: list[Stroke]) -> float:
    """How wide a day is: most frames on a sheet are those of days."""
    wide = [one.points[1][0] - one.points[0][0] for one in frames]
    return statistics.mode(round(width, 6) for width in wide if width > 2 * 5 * MM)


def test_the_perforation_runs_from_edge_to_edge_with_its_word() -> None:
    printed = made(start=START).printed
    wide, _ = printed.size()
    (tear,) = [
        line for line in printed.strokes() if line.dashed and line.points[0][1] == pytest.approx(TEAR, abs=0.02)
    ]
    assert [x for x, _ in tear.points] == pytest.approx([SIDE, wide - SIDE], abs=0.02)
    (word,) = [piece for piece in printed.words() if piece.text.strip() == "Tear here"]
    assert word.owner is None


def test_strips_are_torn_off_one_by_one() -> None:
    sheets = made("strips", start=START)
    wide, _ = sheets.printed.size()
    tears = [
        line.points[0][1]
        for page in range(len(sheets.printed.pdf.pages))
        for line in sheets.printed.strokes(page)
        if line.dashed and abs(line.points[0][0] - SIDE) < 0.05 and abs(line.points[1][0] - wide + SIDE) < 0.05
    ]
    weeks = 3 * 4
    stubs = len(sheets.printed.pdf.pages)
    assert len(tears) == weeks + stubs
    words = [piece for piece in sheets.printed.pieces if piece.text.strip() == "Tear here"]
    assert len(words) == weeks + stubs


# --- what is said --------------------------------------------------------------------------------------------

TRAVELS = (
    "Semax", "200 to 600 mcg", "2 to 3 times a day", "Missed a dose", "This book does not say what to do",
    "Caution", "A dose late in the day may disturb your sleep", "Stop and get help",
    "Not covered in this edition", "Information, not medical advice", "Version 1, 4 December 2025",
    "Not all information: see the handbook",
)  # fmt: skip
DOSES = TRAVELS[1:3]


def missing(words: str) -> list[str]:
    """What a sheet or strip does not say; one of days of the break alone says that in place of a dose."""
    resting = "Break, no doses" in words
    assert resting == ("200 to 600 mcg" not in words)
    return [line for line in TRAVELS if line not in words and not (resting and line in DOSES)]


@pytest.mark.parametrize(("layout", "look"), [pair for pair in PAIRS if pair[0] != "strips"])
def test_what_must_travel_with_the_doses_is_on_every_sheet(layout: str, look: str) -> None:
    for words in pages(made(layout, PAPERS[look], look, start=START)):
        assert missing(said(words)) == []
        assert "Contact Doctor or pharmacist" in said(words)


def test_every_strip_stands_alone() -> None:
    for words in pages(made("strips", start=START)):
        strips = said(words).split("Semax · Course ")[1:]
        for strip in strips:
            assert missing(f"Semax · Course {strip}") == []
            assert strip[:20].startswith(("1 of 3 · Week", "2 of 3 · Week", "3 of 3 · Week"))


def test_a_sheet_tells_course_dates_choice_and_resume() -> None:
    first, _, last = (said(words) for words in pages(made(start=START)))
    assert first.startswith(
        "Semax · Course 1 of 3 Mon 22 Dec 2025 to Sun 4 Jan 2026 · Break until Sun 18 Jan Focus and study: "
    )
    assert "Course: 14 days, chosen from 10 to 14 days. Break: 14 days, chosen; the book says: at least" in first
    assert "Resume Mon 19 Jan 2026 or later" in first
    assert "Doses in this course 28 · Doses in all 84 · Last dose Sun 1 Mar 2026 · Next start no earlier" in first
    assert "Next start no earlier than Mon 16 Mar 2026" in last and "Resume" not in last


def test_a_wall_calendar_marks_where_courses_begin_anew_and_the_next_start() -> None:
    blocks = pdfcheck.blocks(made("month", start=START).printed.pdf)
    cells = [" ".join(text.replace("\u00a0", " ").split()) for kind, text in blocks if kind == "TD"]
    assert [cell for cell in cells if "Resume" in cell] == [
        "19 Resume Course 2 of 3 Day 1 of 14 morning 200 to 600 mcg early afternoon 200 to 600 mcg",
        "16 Resume Course 3 of 3 Day 1 of 14 morning 200 to 600 mcg early afternoon 200 to 600 mcg",
    ]
    assert [cell for cell in cells if "Next start" in cell] == ["16 Next start no earlier than"]


def test_sheets_are_numbered_on_their_stub_and_on_themselves() -> None:
    printed = made(start=START).printed
    for page in range(3):
        free = [piece.text.strip() for piece in printed.words(page) if piece.owner is None]
        assert f"Semax · Course {page + 1} of 3 · Version 1 · Sheet {page + 1} of 3" in free
        assert f"Sheet {page + 1} of 3" in free


def test_a_calendar_without_dates_has_room_for_them() -> None:
    sheets = made()
    first = said(pages(sheets)[0])
    assert first.startswith("Semax · Course 1 of 3 Starts Break until Focus and study")
    assert "Resume or later" in first and "2025 " not in first.replace("4 December 2025 ", "")
    assert [f"Day {day} of 14" in first for day in range(1, 15)] == [True] * 14
    assert [f"Week {week}" in first for week in range(1, 5)] == [True] * 4
    dotted = [line for line in sheets.printed.strokes() if line.dashed and not line.owned]
    lengths = [line.points[1][0] - line.points[0][0] for line in dotted if len(line.points) == 2]
    in_days = [length for length in lengths if 15 * MM < length < 27 * MM]
    assert len(in_days) == 14, "a line for the date of every day with doses"


def test_week_numbers_stand_beside_weeks_that_begin_on_a_monday_only() -> None:
    monday, sunday = made("month", start=date(2026, 12, 21)), made("month", start=date(2026, 12, 21), week_start=6)
    heads = [text for kind, text in pdfcheck.blocks(monday.printed.pdf) if kind == "TH"]
    assert heads[0].strip() == "Week" and "53" in [head.strip() for head in heads], "1 January 2027 is in week 53"
    assert "Week" not in [text.strip() for kind, text in pdfcheck.blocks(sunday.printed.pdf) if kind == "TH"]


def test_notes_of_the_book_are_left_out_when_another_length_is_chosen() -> None:
    """They speak of the book's own choice, and would contradict the days."""
    plain, other = made(start=START), calendar(start=START, on="10", off="20")
    assert "A course may last 10 to 14 days" in said(pages(plain)[0])
    assert not any("A course may last" in said(words) for words in pages(other))


@pytest.mark.parametrize(
    ("language", "layout"),
    [("de", "month"), ("fr", "sheets"), ("es", "strips"), ("ru", "sheets"), ("ru", "month"), ("en-GB", "sheets")],
)
def test_languages(language: str, layout: str) -> None:
    book = load(SEMAX, (read_override(Scalar(f"edition.language={language}")),))
    sheets = calendar(layout, "a4", book=book, start=date(2026, 2, 20))
    assert pdfcheck.overlaps(sheets.printed.pdf, sheets.printed.pieces) == []
    months = {"de": "Feb", "fr": "févr.", "es": "feb", "ru": "февр.", "en-GB": "Feb"}
    assert layout == "month" or months[language] in sheets.printed.text()
    assert str(sheets.printed.pdf.Root.Lang) == language


@pytest.mark.parametrize(
    ("on", "off", "cycles", "look"),
    [
        (28, 14, 3, "reference"),
        (28, 14, 1, "large-print"),
        (60, 60, 1, "large-print"),
        (90, 180, 1, "reference"),
        (7, 7, 12, "clinic"),
        (1, 1, 1, "mono"),
    ],
)
def test_long_and_short_plans(on: int, off: int, cycles: int, look: str) -> None:
    """Each sheet holds the weeks that it has room for, under its own title, with what must travel with them."""
    told = (f"course={on} days", f"break={off} days")
    book = load(SEMAX, tuple(read_override(Scalar(f"regimens.regimens.nootropic.{one}")) for one in told))
    numbers = {"on": str(on), "off": str(off), "cycles": str(cycles)}
    sheets = calendar("sheets", "a4", look, book, start=START, **numbers)
    assert pdfcheck.overlaps(sheets.printed.pdf, sheets.printed.pieces) == []
    for words in pages(sheets):
        assert said(words).startswith("Semax") and "Missed a dose" in said(words)


# --- the file ------------------------------------------------------------------------------------------------


def test_the_print_dialogue_is_told_not_to_scale_and_to_print_one_side() -> None:
    wishes = made(start=START).printed.pdf.Root.ViewerPreferences
    assert str(wishes.PrintScaling) == "/None" and str(wishes.Duplex) == "/Simplex"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_same_calendar_same_bytes(layout: str) -> None:
    assert calendar(layout, start=START).printed.data == made(layout, start=START).printed.data


@pytest.mark.parametrize("layout", LAYOUTS)
def test_tables_have_heads_that_a_screen_reader_follows(layout: str) -> None:
    pdf = made(layout, start=START).printed.pdf
    roles = [role(one) for one, _ in elements(pdf)]
    heads = [one for one, _ in elements(pdf) if role(one) == "TH"]
    assert {str(head.A.Scope) for head in heads} <= {"/Column", "/Row"}
    named = [text.strip() for kind, text in pdfcheck.blocks(pdf) if kind == "TH"]
    tables = named.count("Monday")
    week = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    assert tables == {"sheets": 3, "strips": 12, "month": 4}[layout]
    starts = [at for at, name in enumerate(named) if name == "Monday"]
    assert all(named[at : at + 7] == week for at in starts)
    assert roles.count("TR") >= tables + 12


def test_a_print_shop_gets_trimmed_sheets_and_the_perforation_on_request() -> None:
    plain, spot = calendar(start=START, shop=Shop()), calendar(start=START, shop=Shop(True))
    for sheets in (plain, spot):
        trim = [float(edge) / MM for edge in sheets.printed.pdf.pages[0].TrimBox]
        assert (trim[2] - trim[0], trim[3] - trim[1]) == pytest.approx((215.9, 279.4), abs=0.1)
        assert "Tear here" not in sheets.printed.text()
        assert pdfcheck.problems(sheets.printed.data) == []
    assert {line.spot for line in plain.printed.strokes()} == {""}
    assert {line.spot for line in spot.printed.strokes()} == {"", "Perf"}


# --- what cannot be made -------------------------------------------------------------------------------------


def test_days_that_are_too_narrow_for_their_words_are_refused() -> None:
    with pytest.raises(HandbookError) as caught:
        calendar(paper="a5", look="large-print", start=START)
    (problem,) = caught.value.problems
    assert problem.code == "LAYOUT-02" and "too narrow for “" in problem.message


def test_months_need_dates() -> None:
    with pytest.raises(HandbookError) as caught:
        calendar("month")
    assert caught.value.problems[0].code == "SCHED-21"


def test_a_label_in_the_foot_is_never_torn() -> None:
    label, between = labelled("Stop and get help", Tag("Sect", None)).spans
    assert label.text.split(" ") == ["Stop\u00a0and\u00a0get\u00a0help"] and between.text == "\u2002"
