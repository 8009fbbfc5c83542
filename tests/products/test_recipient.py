"""Who a card and a calendar are for: a line of every sheet, its stub and every card, and none for everybody."""

from datetime import date
from pathlib import Path

import pytest

from handbook.foundation.marks import HandbookError, Source
from handbook.foundation.values import Scalar, span
from handbook.layout.pages.page import Line, Page, Publication
from handbook.press.makers import make
from handbook.press.memory import none
from handbook.press.order import CalendarOrder, CardOrder, Order, style_folders
from handbook.style.load import complete
from handbook.style.overlay import opened, overlay
from handbook.telling.opening import load

BOOK = Path(__file__).parents[1] / "problems" / "book"
NAME = "Łukasz Müller · Ward 3 · Room 12"


def made(product: str, name: str = NAME, style: str = "reference", paper: str = "a4", **wishes: str) -> Publication:
    scalars = {key: Scalar(value) for key, value in wishes.items()}
    recipient = Scalar(name, Source("recipient", name), span(0, len(name))) if name else None
    start = date(2026, 3, 2)
    order = Order(BOOK, ("card", "calendar"), paper=paper, recipient=recipient)
    order = order._replace(calendar=CalendarOrder(start, **scalars) if product == "calendar" else CalendarOrder())
    order = order._replace(card=CardOrder(**scalars) if product == "card" else CardOrder())
    sheets = opened(Scalar(style), style_folders(BOOK))
    return make(product, order, load(BOOK), lambda size: complete(overlay(sheets, size)), none()).publication


def lines(page: Page) -> list[tuple[str, Line]]:
    found = [one for one in page.placements if isinstance(one, Line)]
    words = ["".join(piece.text for run in one.runs for piece in run.pieces) for one in found]
    return list(zip(words, found, strict=True))


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("style", ["reference", "clinic", "mono", "large-print"])
@pytest.mark.parametrize("layout", ["sheets", "month"])
def test_the_name_stands_on_every_sheet_and_on_its_stub(layout: str, style: str, paper: str) -> None:
    pages = list(made("calendar", style=style, paper=paper, layout=layout).pages)
    assert len(pages) >= 3
    for page in pages:
        stub, sheet = [line for words, line in lines(page) if words.replace("\u00a0", " ") == NAME]
        assert stub.tag is None and stub.y < 22 / 25.4 * 72
        assert sheet.tag is not None and sheet.y > 25 / 25.4 * 72
        others = [line for words, line in lines(page) if abs(line.y - stub.y) < 1 and line is not stub]
        assert all(line.x + sum(run.width for run in line.runs) < stub.x for line in others if line.x < stub.x)


def test_the_name_stands_on_every_strip() -> None:
    for page in made("calendar", layout="strips").pages:
        words = [said.replace("\u00a0", " ") for said, _ in lines(page)]
        strips = sum(said.startswith("Tear") for said in words) - 1
        assert words.count(NAME) == max(strips, 1) + 1


@pytest.mark.parametrize("size", ["wallet", "a7", "a6", "pocket"])
def test_the_name_stands_once_on_every_card(size: str) -> None:
    wishes = {"size": size} if size == "pocket" else {"size": size, "copies": "1"}
    (page,) = made("card", **wishes).pages
    said = " ".join(words.strip() for words, _ in lines(page)).replace("\u00a0", " ")
    assert said.count(NAME) == 1


def test_nobody_is_named_where_nobody_is_meant() -> None:
    for product in ("card", "calendar"):
        with_name = [words for page in made(product).pages for words, _ in lines(page)]
        without = [words for page in made(product, "").pages for words, _ in lines(page)]
        assert any("Müller" in words for words in with_name)
        assert not any("Müller" in words for words in without)


@pytest.mark.parametrize(
    ("product", "name", "code"),
    [
        ("card", "Ewa Abel " * 80, "LAYOUT-03"),
        ("card", "E" * 200, "LAYOUT-04"),
        ("calendar", "E" * 200, "LAYOUT-04"),
        ("calendar", "Ewa Abel " * 20, "LAYOUT-05"),
        ("card", "名", "LAYOUT-01"),
        ("calendar", "名", "LAYOUT-01"),
    ],
)
def test_a_name_that_does_not_fit_is_told_at_its_place(product: str, name: str, code: str) -> None:
    with pytest.raises(HandbookError) as caught:
        list(made(product, name.strip()).pages)
    (problem,) = caught.value.problems
    assert problem.code == code
    assert problem.mark and problem.mark.source.name == "recipient"
