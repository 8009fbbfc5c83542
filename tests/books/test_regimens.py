"""The books of practice: each is read without a problem, and its plan has the doses that were counted by hand."""

from __future__ import annotations

import re
import shutil
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from handbook.book.planned import planned
from handbook.book.wishes import Wishes
from handbook.checks import run
from handbook.document.prose import words
from handbook.foundation.marks import HandbookError
from handbook.layout.pages.page import Line
from handbook.medicine.pieces import made
from handbook.paint.pdf import paint
from handbook.products.calendar.compose import CalendarWishes, compose
from handbook.telling.card import say
from handbook.telling.course import chosen
from handbook.telling.opening import load
from handbook.telling.patterns import step_rows
from handbook.telling.planwords import regimen_lines
from handbook.telling.speaker import speak
from handbook.telling.weekglance import week
from pdfcheck import opened
from pdfcheck.aloud import aloud
from printsheets import style

BOOKS = Path(__file__).parent / "regimens"
START = date(2026, 3, 4)  # a Wednesday
# Doses in all; first and last day with one; pieces of each product.
COUNTED = {
    "taper": (25, "2026-03-04", "2026-03-28", {"t5": "107.5"}),  # (8 + 6 + 4 + 2.5 + 1) × 5
    "weekly": (16, "2026-03-09", "2026-05-01", {"t25": "48", "f5": "8"}),  # from the next Monday on
    "packs": (273, "2026-03-04", "2027-02-23", {"pill": "273"}),  # 13 × 21
    "cycles": (304, "2026-03-04", "2026-08-11", {"c500": "672", "c150": "1120", "n8": "80"}),  # 8 × (28 + 10)
    "weekdays": (42, "2026-03-04", "2026-04-14", {"w3": "42", "w1": "24"}),
    "titration": (98, "2026-03-04", "2026-04-28", {"l25": "98", "l100": "28"}),  # 14 + 2 × 14 + 2 × 28
    "clock": (28, "2026-03-04", "2026-03-10", {"s": "280"}),
    "bowel": (4, "2026-03-02", "2026-03-03", {"k": "6"}),  # the two days before
    "needed": (56, "2026-03-04", "2026-03-31", {"r20": "56"}),
    "patch": (10, "2026-03-04", "2026-03-31", {"p25": "10"}),  # days 1, 4, … 28
    "bands": (9, "2026-03-04", "2026-03-06", {"s": "45"}),  # 14 kg: 120 mg, 5 mL
    "lifelong": (91, "2026-03-04", "2026-06-02", {"t75": "91"}),
    "loading": (5, "2026-03-04", "2026-03-08", {"c250": "6"}),  # 2 + 4 × 1
}


def test_every_book_is_counted() -> None:
    assert {path.name for path in BOOKS.iterdir()} == set(COUNTED)


@pytest.mark.parametrize("name", sorted(COUNTED))
def test_a_book_has_no_problem(name: str) -> None:
    assert run(load(BOOKS / name)) == ()


@pytest.mark.parametrize("name", sorted(COUNTED))
def test_a_plan_has_the_doses_that_were_counted(name: str) -> None:
    plan = planned(load(BOOKS / name), Wishes(start=START))
    first, last = plan.first_dose, plan.last_dose
    assert first and last
    pieces = {product.id: str(number) for _, product, number in plan.totals}
    assert (plan.doses, str(first.date), str(last.date), pieces) == COUNTED[name]


@pytest.mark.parametrize("name", sorted(COUNTED))
def test_the_pieces_of_every_dose_add_up_to_it(name: str) -> None:
    plan = planned(load(BOOKS / name), Wishes(start=START))
    for dose in {dose for day in plan.days for dose in day.doses}:
        assert made(dose.pieces, dose.amount.unit) == dose.amount.low


@pytest.mark.parametrize("name", ["weekly", "packs", "cycles"])
def test_no_day_has_a_dose_that_is_none_of_its_days(name: str) -> None:
    plan = planned(load(BOOKS / name), Wishes(start=START))
    for day in plan.days:
        assert day.date
        for dose in day.doses:
            if name == "weekly":
                assert day.date.weekday() == {"once-weekly": 0, "vitamin": 4}[dose.entry.id]
            else:
                span = {"pill": (28, 21), "capemin": (21, 14), "nausamin": (21, 5)}[dose.entry.id]
                assert (day.number - 1) % span[0] < span[1]


# --- in large print --------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(COUNTED))
def test_a_calendar_in_large_print_has_room(name: str) -> None:
    """Dated or not; where a month has none, the layouts that the hint names have."""
    book, look = load(BOOKS / name), style("large-print", "letter")
    for start in (START, None):
        assert list(compose(book, look, CalendarWishes(Wishes(start=start))).publication.pages)
    try:
        compose(book, look, CalendarWishes(Wishes(start=START), "month"))
    except HandbookError as refused:
        named = re.findall(r"--layout (\w+)", refused.problems[0].hint)
        assert refused.problems[0].code == "LAYOUT-02" and named == ["sheets", "strips"]
        for layout in named:
            assert compose(book, look, CalendarWishes(Wishes(start=START), layout)).publication


def test_what_pieces_hold_is_in_the_cell_or_in_the_head() -> None:
    """Where a day in large print is too narrow for 75 micrograms, the head says what a tablet holds."""
    for look, cell in (("reference", "1 tablet (75 micrograms)"), ("large-print", "1 tablet")):
        sheets = compose(load(BOOKS / "lifelong"), style(look, "a4"), CalendarWishes(Wishes(start=START)))
        placed = [one for page in sheets.publication.pages for one in page.placements]
        words = [one.words for one in placed if isinstance(one, Line)]
        text = " ".join(" ".join(words).replace("\u00a0", " ").split())
        assert "1 tablet (75 micrograms), once a day" in text
        assert f"breakfast {cell} " in text


def test_the_last_step_is_counted_out_and_its_dose_told_once() -> None:
    book = load(BOOKS / "titration")
    row = step_rows(book.regimens["rising"], speak(book))[-1]
    told = "50 mg, 2 tablets of 25 mg (morning) and 100 mg, 1 tablet of 100 mg (bedtime)"
    assert (row.dose.replace("\u00a0", " "), row.pieces) == (told, "")
    told = "".join(span.text for span in regimen_lines(planned(book), speak(book))[0].steps[-1].dose)
    assert told.count("100") == 2 and told.endswith(", until told otherwise")


@pytest.mark.parametrize(("name", "medicines"), [("cycles", "Capemin Nausamin"), ("needed", "Regulin Paramin")])
def test_beside_others_the_medicine_that_the_book_is_called_by_is_named_too(name: str, medicines: str) -> None:
    """On head, card and day, be one of the two only in reserve: the sheet's title is no name for the other's box."""
    book = load(BOOKS / name)
    plan, voice = planned(book), speak(book)
    heads = ["".join(span.text for span in line.words) for line in regimen_lines(plan, voice)]
    rows = ["".join(span.text for span in row.amount) for row in say(voice).doses]
    for medicine, head in zip(medicines.split(), heads, strict=True):
        assert head.count(f" {medicine}\u00a0") == 1
        assert sum(row.startswith(f"{medicine}\u00a0") for row in rows) == 1
    assert plan.named


def test_days_around_an_event_are_no_course() -> None:
    told = {name: chosen(speak(load(BOOKS / name)))[0] for name in ("bowel", "loading")}
    keys = {name: [words(key) for key, _ in facts.rows] for name, facts in told.items()}
    assert "Course" in keys["loading"] and "Course" not in keys["bowel"]


# --- what the sheets say ----------------------------------------------------------------------------------


def pages(name: str, layout: str = "sheets", start: date | None = START) -> list[str]:
    """The words of each sheet of a book, in order."""
    wished = CalendarWishes(Wishes(start=start), layout)  # type: ignore[arg-type]
    made = compose(load(BOOKS / name), style("reference", "a4"), wished).publication
    texts = (" ".join(one.words for one in page.placements if isinstance(one, Line)) for page in made.pages)
    return [" ".join(text.replace("\u00a0", " ").split()) for text in texts]


def test_a_pack_is_told_until_it_is_over() -> None:
    told = ["lasts until Tue 31 Mar 2026" in page for page in pages("lifelong")]
    assert told[0] and not told[-1] and told == sorted(told, reverse=True)
    assert all("91 tablets of 75 micrograms for these sheets" in page for page in pages("lifelong"))


def test_the_foot_names_what_its_doses_are_of() -> None:
    for name, named in (("packs", "Doses in this pack 21 "), ("cycles", "Doses in this cycle 38 ")):
        assert named in pages(name)[1]
    assert "Doses on these sheets 10 · Last dose on these sheets Tue 31 Mar 2026" in pages("patch")[0]


def test_a_head_says_each_thing_once() -> None:
    needed = pages("needed")[0]
    assert "Only when needed: For pain in between: Paramin 1 g (2 tablets), at least 6 hours" in needed
    assert "as needed" not in needed and "What for" not in needed
    assert "Rising dose: in steps, by mouth" in pages("titration")[0]
    assert "With doses: 14 days. Break: 7 days." in pages("cycles")[0]


def test_the_day_of_an_event_is_named_or_has_a_line_to_write_it_on() -> None:
    dated, undated = (pages("bowel", start=start)[0] for start in (START, None))
    assert "Mon 2 Mar to Wed 4 Mar 2026 · procedure: Wed 4 Mar" in dated
    assert "Klarolyt procedure: Starts" in undated


def test_a_patch_stays_on_between_its_changes() -> None:
    (sheet,) = pages("patch")
    assert sheet.count("the patch stays on") == 28 - 10 and "none today" not in sheet
    assert "the patch stays on" not in pages("weekly")[0]


def test_a_month_says_what_follows_on_its_last_day() -> None:
    assert "Then stop" in pages("loading", "month")[-1]
    *others, last = ("Then stay" in page for page in pages("titration", "month"))
    assert last and not any(others)


def test_new_stands_below_the_amount_and_what_is_said_of_a_piece_is_not_said_again() -> None:
    sheets = pages("titration")
    assert "1 tablet of 25 mg new" in sheets[0] and "(25 mg)" not in sheets[0] + sheets[1]
    assert "2 tablets of 25 mg (50 mg)" in sheets[1]


def test_a_week_at_a_glance_says_none_of_each_medicine_on_its_own() -> None:
    book = load(BOOKS / "weekly")
    plan = planned(book)
    view, _ = week(plan, plan.entries, speak(book), book.regimens["vitamin"].title.mark)
    assert [row.other for row in view.rows] == [(), ()]
    book = load(BOOKS / "titration")
    plan = planned(book)
    view, _ = week(plan, plan.entries, speak(book), book.regimens["rising"].title.mark)
    assert [(row.label, row.other) for row in view.rows] == [("bedtime", ())]


def test_one_course_is_not_counted_and_others_are_called_by_their_name() -> None:
    facts = {name: chosen(speak(load(BOOKS / name)))[0] for name in ("bands", "cycles")}
    told = {name: [words(key) for key, _ in one.rows] for name, one in facts.items()}
    assert "Courses" not in told["bands"]
    assert told["cycles"][-4:] == ["With doses", "Break", "Cycles", "Start"]


def test_a_long_word_of_another_language_is_hyphenated_in_large_print_and_heard_whole(tmp_path: Path) -> None:
    """8 comprimidos have no room in a day, nor has Понедельник."""
    for tag, name, heard in (("es", "taper", "8 comprimidos de"), ("ru", "weekly", "Понедельник")):
        folder = shutil.copytree(BOOKS / name, tmp_path / tag)
        edition = folder / "handbook.yaml"
        edition.write_text(edition.read_text("utf-8").replace("language: en-GB", f"language: {tag}"), "utf-8")
        made = compose(load(folder), style("large-print", "a4"), CalendarWishes(Wishes(start=START))).publication
        file = BytesIO()
        paint(made, file)
        with opened(file.getvalue()) as pdf:
            assert re.search(rf"= {heard}", aloud(pdf))
