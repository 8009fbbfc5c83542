"""Wishes become orders, and what the book writes of its making holds where nothing else is wished."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from handbook.cli.commands import CALENDAR_LAYOUTS, CARD_LAYOUTS, PAPERS
from handbook.foundation.marks import HandbookError
from handbook.press import offers
from handbook.press.live import Live
from handbook.press.wishes import LAYOUTS, command, ordered

CAREFUL = Path(__file__).parent.parent / "books" / "careful"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CAREFUL, tmp_path / "book"))


def test_the_page_offers_what_the_command_line_takes() -> None:
    assert LAYOUTS == {"card": CARD_LAYOUTS, "calendar": CALENDAR_LAYOUTS}
    assert offers.PAPERS == PAPERS


def test_the_command_orders_the_same() -> None:
    wishes = {"start": "2026-03-02", "week_start": "sun", "on": "", "paper": "a4"}
    assert command(Path("b"), "calendar", wishes) == (
        "handbook calendar b --start 2026-03-02 --week-start sun --paper a4"
    )
    order = ordered(Path("b"), "calendar", wishes)
    assert order.products == ("calendar",) and order.paper == "a4"
    assert (str(order.calendar.start), order.calendar.week_start, order.calendar.on) == ("2026-03-02", "sun", None)


@pytest.mark.parametrize(
    ("product", "wishes", "code"),
    [
        ("card", {"nosuch": "1"}, "USAGE-02"),
        ("card", {"layout": "flod"}, "USAGE-03"),
        ("card", {"copies": "1.5"}, "USAGE-03"),
        ("calendar", {"layout": "fold"}, "USAGE-03"),
        ("calendar", {"start": "02.03.2026"}, "SCHED-10"),
        ("calendar", {"start": "today"}, "SCHED-12"),
        ("handbook", {"media": "web"}, "USAGE-03"),
    ],
)
def test_a_wish_that_means_nothing_is_refused(product: str, wishes: dict[str, str], code: str) -> None:
    with pytest.raises(HandbookError) as caught:
        ordered(Path("b"), product, wishes)
    assert [problem.code for problem in caught.value.problems] == [code]


def pages(book: Path, product: str, **wishes: str) -> list[tuple[float, float]]:
    return [(round(one.width), round(one.height)) for one in Live(book).proof(product, wishes).sheets]


def say(book: Path, name: str, *lines: str) -> None:
    with (book / name).open("a", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in lines)


def test_the_book_says_how_its_calendar_is_made_and_the_command_line_wins(book: Path) -> None:
    plain = Live(book).proof("calendar", {}).sheets
    say(book, "calendar.yaml", "layout: strips", "paper: a4")
    assert set(pages(book, "calendar")) == {(595, 842)}
    assert len(Live(book).proof("calendar", {}).sheets) != len(plain) or plain[0].width != 595
    assert set(pages(book, "calendar", paper="letter")) == {(612, 792)}
    assert len(pages(book, "calendar", layout="sheets")) == len(plain)


def test_the_book_says_how_its_card_is_made_and_the_command_line_wins(book: Path) -> None:
    say(book, "card.yaml", "size: a7", "layout: duplex-long", "paper: a4")
    assert pages(book, "card") == [(842, 595), (842, 595)]
    assert len(pages(book, "card", layout="fold")) == 1
    assert len(pages(book, "card", size="pocket")) == 1
    assert {tuple(sorted(one)) for one in pages(book, "card", paper="letter")} == {(612, 792)}


def test_a_word_that_the_book_cannot_say_is_told_at_its_place(book: Path) -> None:
    say(book, "card.yaml", "layout: flod")
    say(book, "calendar.yaml", "paper: a3")
    with pytest.raises(HandbookError) as caught:
        Live(book).proof("card", {})
    assert [(one.code, Path(str(one.mark).split(":")[0]).name) for one in caught.value.problems] == [
        ("SCHEMA-04", "calendar.yaml"),
        ("SCHEMA-04", "card.yaml"),
    ]
