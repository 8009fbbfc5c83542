"""Card, calendar and .ics file in other languages: nothing of the program's own left in English."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from handbook.book.book import Book
from handbook.book.planned import planned
from handbook.book.prescribed import SlotLine
from handbook.book.wishes import Wishes
from handbook.foundation.values import Scalar
from handbook.language.words import LANGUAGES
from handbook.layout.pages.page import Line, Page, Publication, Run
from handbook.products.calendar import compose as bookcalendar
from handbook.products.calendar.compose import CalendarWishes
from handbook.products.card import compose as bookcard
from handbook.products.card.quickcard import CardWishes
from handbook.style.load import load as load_style
from handbook.style.sheet import Style
from tongues import book, strange

SLOTS = ("noon", "early evening", "night")
TAGS = ["en", *(tag for tag in LANGUAGES if tag != "en")]


@cache
def planned_book(tag: str) -> Book:
    """The book of a language, its calendar with times of day that every clock tells."""
    own = book(tag)
    assert own.calendar
    slots = tuple(SlotLine(at=Scalar(name)) for name in ("noon", "night"))
    return replace(own, calendar=own.calendar.model_copy(update={"slots": slots}))


@cache
def style() -> Style:
    from handbook.press import style_folders

    return load_style(Scalar("reference"), style_folders(), "a4")


def printed(made: Publication) -> Iterator[str]:
    """The paragraphs of all pages, each in parts of one look: what a line's end parts is one text still."""
    for page in made.pages:
        yield from _parts(page)
    yield from (bookmark.title for bookmark in made.outline)
    yield made.metadata.title


def _parts(page: Page) -> Iterator[str]:
    parts: list[str] = []
    last: tuple[Line, Run] | None = None
    for one in page.placements:
        if not isinstance(one, Line):
            continue
        for at, run in enumerate(one.runs):
            text = "".join(piece.text for piece in run.pieces)
            if at == 0 and last and _goes_on(*last, one, run):
                parts[-1] = f"{parts[-1]} {text}"
            else:
                parts.append(text)
            last = one, run
    return iter(parts)


def _goes_on(above: Line, ended: Run, line: Line, run: Run) -> bool:
    """Whether a line goes on with the paragraph of the line above it, in the look in which that one ended."""
    looks = [(one.face, one.size, one.ink, one.tag) for one in (ended, run)]
    return line.tag is not None and line.tag is above.tag and looks[0] == looks[1]


@pytest.mark.parametrize("size", ["a7", "wallet", "pocket"])
@pytest.mark.parametrize("tag", TAGS)
def test_a_card_says_nothing_in_another_language(tag: str, size: str) -> None:
    own = book(tag)
    assert strange(printed(bookcard.compose(own, style(), CardWishes(size))), own) == set()


@pytest.mark.parametrize(
    ("layout", "start"), [("sheets", None), *((layout, date(2026, 3, 2)) for layout in ("sheets", "strips", "month"))]
)
@pytest.mark.parametrize("tag", TAGS)
def test_a_calendar_says_nothing_in_another_language(tag: str, layout: str, start: date | None) -> None:
    own = planned_book(tag)
    wishes = CalendarWishes(Wishes(start=start), layout)  # type: ignore[arg-type]
    assert strange(printed(bookcalendar.compose(own, style(), wishes).publication), own) == set()


@pytest.mark.parametrize("tag", TAGS)
def test_an_ics_file_says_nothing_in_another_language(tag: str) -> None:
    from icalendar import Calendar

    own = planned_book(tag)
    wishes = CalendarWishes(Wishes(start=date(2026, 3, 2)))
    made = bookcalendar.compose(own, style(), wishes)
    assert made.ics and planned(own, wishes.wishes).doses
    events = Calendar.from_ical(made.ics).walk("VEVENT")
    said = [str(event[key]) for event in events for key in ("summary", "description")]
    lines = [line for one in said for line in one.split("\n")]
    assert lines and strange(lines, own) == set()
