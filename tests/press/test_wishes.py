"""Wishes become orders, and what the book writes of its making holds where nothing else is wished."""

from __future__ import annotations

import re
import shlex
import shutil
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from handbook.cli import main
from handbook.cli.alike import PAPERS
from handbook.cli.each.calendar import CALENDAR_LAYOUTS
from handbook.cli.each.card import CARD_LAYOUTS
from handbook.foundation.marks import HandbookError
from handbook.press import offers
from handbook.press.keeping import kept_in_book, shown_lines
from handbook.press.live import Live
from handbook.press.memory import none
from handbook.press.planoffers import CardOffer, open_in
from handbook.press.wishes import LAYOUTS, command, ordered

CAREFUL = Path(__file__).parent.parent / "books" / "careful"
REGIMENS = CAREFUL.parent / "regimens"


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


COPIED = [
    ("cycles", "calendar", {"start": "2026-03-04", "weight": "61.5 kg", "height": "1.64 m", "cycles": "2"}, "ics"),
    ("weekly", "calendar", {"weeks": "5", "week_start": "sun", "layout": "strips", "paper": "letter"}, "pdf"),
    ("bands", "calendar", {"weight": "12.5 kg", "media": "shop", "layout": "strips"}, "pdf"),
    ("cycles", "card", {"weight": "61.5 kg", "height": "164 cm"}, "pdf"),
    ("needed", "card", {"size": "a7", "layout": "duplex-short", "nudge": "-0.5,1", "copies": "3"}, "png"),
    ("taper", "handbook", {"media": "print", "paper": "a5"}, "pdf"),
]


@pytest.mark.parametrize(("name", "product", "wishes", "kind"), COPIED)
def test_the_command_that_is_copied_makes_the_very_same_files(
    name: str, product: str, wishes: dict[str, str], kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path('-it\'s a; "book" $x')  # which a shell must not read, nor take for an option
    monkeypatch.chdir(tmp_path)
    shutil.copytree(REGIMENS / name, folder)
    taken = dict(Live(folder).take(product, wishes, kind))
    if kind == "png":
        ((_, packed),) = taken.items()
        with ZipFile(BytesIO(packed)) as pictures:
            taken = {name: pictures.read(name) for name in pictures.namelist()}
    words = shlex.split(command(folder, product, wishes))
    assert main([*words[1:], "-q", *(["--png"] if kind == "png" else [])]) == 0
    assert taken and {name: (tmp_path / "out" / name).read_bytes() for name in taken} == taken


def test_plans_are_offered_with_what_they_leave_open() -> None:
    def open_in(name: str) -> dict[str, str]:
        found = offers.offers(REGIMENS / name, none()).plans
        needs = ("weight", "height", "courses", "weeks")
        return {one.value: " ".join(need for need in needs if getattr(one, need)) for one in found}

    assert open_in("cycles") == {"": "weight height courses", "capemin": "weight height courses"}
    assert open_in("bands") == {"": "weight courses"}
    assert open_in("weekly") == {"": "weeks", "once-weekly": "weeks", "vitamin": "weeks"}
    assert open_in("needed") == {"": "courses", "regular": "courses"}  # what is taken for need has no days
    assert open_in("bowel") == open_in("taper") == {"": ""}
    assert [one.event for one in offers.offers(REGIMENS / "bowel", none()).plans] == ["procedure"]


def test_a_card_asks_for_the_figures_that_its_doses_stand_on() -> None:
    asked = {name: offers.offers(REGIMENS / name, none()).card for name in ("cycles", "bands", "taper")}
    assert asked == {
        "cycles": CardOffer(True, True, {"weight": "68", "height": "171"}),
        "bands": CardOffer(True, False, {"weight": "14"}),
        "taper": CardOffer(),
    }


@pytest.mark.parametrize(
    ("name", "wishes", "code"),
    [
        ("cycles", {"weight": "150 kg"}, "DOSE-19"),
        ("bands", {"weight": "40 kg"}, "DOSE-20"),
        ("bands", {"weight": "6150 kg"}, "DOSE-21"),
        ("bands", {"height": "98 cm"}, "USAGE-20"),
        ("taper", {"weight": "14 kg"}, "USAGE-20"),
    ],
)
def test_no_card_is_made_for_figures_that_give_no_dose_or_too_much(
    name: str, wishes: dict[str, str], code: str
) -> None:
    with pytest.raises(HandbookError) as caught:
        Live(REGIMENS / name).proof("card", wishes)
    assert [problem.code for problem in caught.value.problems] == [code]


def test_what_a_plan_leaves_open_is_told_by_the_names_of_its_wishes(tmp_path: Path) -> None:
    book = Path(shutil.copytree(REGIMENS / "lifelong", tmp_path / "book"))
    plan = (book / "calendar.yaml").read_text("utf-8")
    (book / "calendar.yaml").write_text(re.sub(r"weeks: \d+\n", "", plan), "utf-8")

    def opened(**wishes: str) -> tuple[str, ...]:
        with pytest.raises(HandbookError) as caught:
            Live(book).proof("calendar", wishes)
        return open_in(caught.value.problems)

    assert opened() == ("weeks",)
    assert opened(weeks="0") == ()  # a number that is none is a fault
    regimens = (book / "regimens.yaml").read_text("utf-8")
    (book / "regimens.yaml").write_text(regimens.replace("course: ongoing", "course: 2 to 3 weeks"), "utf-8")
    assert opened() == ("on",)
    assert opened(layout="strips", weeks="x") == ()


def test_a_book_without_a_calendar_offers_its_regimens(tmp_path: Path) -> None:
    book = Path(shutil.copytree(REGIMENS / "lifelong", tmp_path / "book"))
    (book / "calendar.yaml").unlink()
    found = offers.offers(book, none())
    assert "calendar" in found.products and [one.value for one in found.plans] == ["lifelong"]
    assert Live(book).proof("calendar", {"regimen": "lifelong", "weeks": "2"}).sheets


@pytest.mark.parametrize(
    ("name", "wishes", "lines"),
    [
        ("bands", {"weight": "12 kg"}, [(2, "person: {weight: 14 kg}", "person: {weight: 12 kg}")]),
        ("bands", {"height": "98 cm"}, [(2, "person: {weight: 14 kg}", "person: {weight: 14 kg, height: 98 cm}")]),
        ("weekly", {"weeks": "5", "ics_titles": "full"}, [(2, "weeks: 8", "weeks: 5"), (7, "", "ics_titles: full")]),
        ("taper", {"weight": "70 kg", "height": "170 cm"}, [(5, "", "person: {weight: 70 kg, height: 170 cm}")]),
    ],
)
def test_what_is_kept_makes_what_was_shown(
    name: str, wishes: dict[str, str], lines: list[tuple[int, str, str]], tmp_path: Path
) -> None:
    book = Path(shutil.copytree(REGIMENS / name, tmp_path / "book"))
    shown = Live(book).proof("calendar", wishes).facts
    told = shown_lines(book, "calendar", wishes)
    assert [tuple(line) for line in told.lines] == lines
    kept_in_book(book, "calendar", wishes, told.seal)
    assert Live(book).proof("calendar", {}).facts == shown


def test_nothing_is_kept_that_would_make_other_days_than_those_shown(tmp_path: Path) -> None:
    book = Path(shutil.copytree(REGIMENS / "lifelong", tmp_path / "book"))
    text = (book / "regimens.yaml").read_text("utf-8")
    say(book, "calendar.yaml", "events: [{title: Blood test, on: day 8}]")
    (book / "regimens.yaml").write_text(text + text[text.index("  - id: lifelong") :].replace("lifelong", "other"))
    with pytest.raises(HandbookError) as caught:
        shown_lines(book, "calendar", {"regimen": "other"})
    assert [problem.code for problem in caught.value.problems] == ["USAGE-11"]
    assert "events" in caught.value.problems[0].hint


@pytest.mark.parametrize(
    ("product", "wishes", "code"),
    [
        ("calendar", {"ics_titles": "loud"}, "USAGE-03"),
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
