"""TYPE-01 and PRINT-01 on pages made by hand: what they find, and what they leave alone."""

from pathlib import Path

import pytest

from handbook.book.book import Book
from handbook.checks import watch
from handbook.foundation.marks import Problem
from handbook.foundation.units import BLACK, MM, WHITE, Colour
from handbook.layout.pages.page import Fill, Line, Metadata, Page, Printing, Publication, Run, Stroke, Tag
from handbook.layout.sheets.linework import DASH
from handbook.layout.type.faces import FaceKey, face
from handbook.telling.opening import load

CAREFUL = Path(__file__).parent.parent / "books" / "careful"
SERIF = face(FaceKey("serif"))
P = Tag("P", None)
PALE, GREY = Colour(0.7, 0.7, 0.7), Colour(0.42, 0.42, 0.42)


def line(
    words: str, x: float = 80, y: float = 100, size: float = 10, ink: Colour = BLACK, tag: Tag | None = P
) -> Line:
    parts = [piece for word in words.split(" ") for piece in (SERIF.shape(word), SERIF.space)][:-1]
    width = sum(part.width for part in parts) * size / 1000
    return Line(x, y, (Run(SERIF, size, ink, tuple(parts), 0.0, width),), tag)


def made(*placements: object, scaling: bool = False, trim: float = 0.0, bleed: float = 0.0) -> Publication:
    page = Page(400, 600, placements, trim=trim, bleed=bleed)  # type: ignore[arg-type]
    return Publication([page], Metadata("Test", "en"), Tag("Document", None), printing=Printing(scaling=scaling))


def run_pages(publication: Publication, book: Book, product: str) -> tuple[Problem, ...]:
    seen = watch(publication, book, product)
    assert list(seen) == list(publication.pages)
    return seen.problems()


def told(publication: Publication, product: str = "handbook") -> list[tuple[str, str]]:
    return [(one.code, one.message) for one in run_pages(publication, load(CAREFUL), product)]


BODY = [line("A line of plain text", y=100), line("and another below it", y=113)]
FOLIO = line("i", y=575)._replace(artifact="Pagination", tag=None)
RUN_IN = line("words")._replace(
    runs=tuple(run._replace(tag=P) for run in line("words").runs), tag=None, artifact="Layout"
)
"""A line of several elements: its runs have their own."""
TINT = Fill(70, 80, 200, 60, Colour(0.9, 0.9, 0.9))

TYPE_BAD = {
    "too small": (made(line("small words", size=5)), "handbook", "at least 1.11 mm"),
    "body too small": (made(line("small words", size=7)), "handbook", "1.43 mm is needed"),
    "too small for a card": (made(line("small words", size=6.5)), "card", "1.2 mm is needed"),
    "too close": (made(BODY[0], line("and another", y=108)), "handbook", "mm apart"),
    "too pale": (made(line("pale words", ink=PALE)), "handbook", "4.5 is needed"),
    "a dose too pale": (made(line("take 200\u00a0mcg today", ink=GREY)), "handbook", "a dose on page 1"),
    "pale on a tint": (made(TINT, line("words", ink=Colour(0.48, 0.48, 0.48))), "handbook", "4.5 is needed"),
    "an amount torn apart": (made(line("take 200", y=100), line("mcg a day", y=113)), "handbook", "two lines"),
    "a percentage torn apart": (made(line("it is 0.1", y=100), line("% strong", y=113)), "handbook", "two lines"),
}
TYPE_GOOD = {
    "plain text": (made(*BODY), "handbook"),
    "small print beside a body": (made(*BODY, line("note", y=130, size=7)), "handbook"),
    "grey words without a dose": (made(line("plain words", ink=GREY)), "handbook"),
    "white on a dark ground": (made(Fill(70, 80, 200, 60, BLACK), line("words", ink=WHITE)), "handbook"),
    "a number that ends a paragraph": (made(line("take 200"), line("mcg", y=113, tag=Tag("P", None))), "handbook"),
    "a number before a word": (made(line("in 14", y=100), line("days", y=113)), "handbook"),
    "small type on a card": (made(line("words", size=7)), "card"),
    "two cells side by side": (made(line("one", x=80), line("two", x=200, tag=P)), "handbook"),
}
PRINT_BAD = {
    "beyond the printer's reach": (made(line("words", x=10)), "handbook", "what most printers can reach"),
    "below the printer's reach": (made(line("words", y=590)), "card", "what most printers can reach"),
    "beyond the right margin": (made(line("a long line of words", x=330)), "calendar", "can reach"),
    "too near to the cutter": (made(line("words", x=34), trim=30, bleed=20), "card", "safe from the cutter"),
    "on a fold": (made(line("words"), Stroke(((90, 20), (90, 500)), 0.5, BLACK, DASH)), "card", "from a fold"),
    "run in over a fold": (
        made(RUN_IN, Stroke(((90, 20), (90, 500)), 0.5, BLACK, DASH)),
        "card",
        "from a fold",
    ),
    "too fine a line": (made(*BODY, Stroke(((80, 200), (90, 200)), 0.1, BLACK)), "handbook", "0.10 pt wide"),
    "too fine a rule": (made(*BODY, Fill(80, 200, 100, 0.2, BLACK)), "handbook", "0.20 pt wide"),
    "a mixed black": (made(*BODY, Fill(80, 200, 100, 5, Colour(0.01, 0.02, 0.03))), "handbook", "several inks"),
    "fitted to the page": (made(*BODY, scaling=True), "calendar", "their size"),
    "boxes inside out": (made(*BODY, trim=20, bleed=30), "handbook", "inside its bleed"),
}
PRINT_GOOD = {
    "inside the frame": (made(*BODY), "card"),
    "a page number near the edge": (made(*BODY, FOLIO), "handbook"),
    "beside a fold": (made(line("words", x=100), Stroke(((90, 20), (90, 500)), 0.5, BLACK, DASH)), "card"),
    "a quarter of a point": (made(*BODY, Stroke(((80, 200), (90, 200)), 0.25, BLACK)), "handbook"),
    "a book that may be fitted": (made(*BODY, scaling=True), "handbook"),
    "a dark blue": (made(*BODY, Fill(80, 200, 100, 5, Colour(0.05, 0.2, 0.4))), "handbook"),
    "boxes as they should be": (made(line("words", x=60), trim=30, bleed=20), "card"),
}


@pytest.mark.parametrize("name", TYPE_BAD)
def test_type_that_cannot_be_read(name: str) -> None:
    publication, product, words = TYPE_BAD[name]
    found = told(publication, product)
    assert [code for code, said in found if words in said] == ["TYPE-01"], found


@pytest.mark.parametrize("name", TYPE_GOOD)
def test_type_that_can(name: str) -> None:
    assert [one for one in told(*TYPE_GOOD[name]) if one[0] == "TYPE-01"] == []


@pytest.mark.parametrize("name", PRINT_BAD)
def test_sheets_that_would_be_spoilt(name: str) -> None:
    publication, product, words = PRINT_BAD[name]
    found = told(publication, product)
    assert [code for code, said in found if words in said] == ["PRINT-01"], found


@pytest.mark.parametrize("name", PRINT_GOOD)
def test_sheets_that_come_out_well(name: str) -> None:
    assert [one for one in told(*PRINT_GOOD[name]) if one[0] == "PRINT-01"] == []


def test_each_kind_is_told_once() -> None:
    page = made(line("words", x=10), line("more words", x=11, y=120)).pages[0]
    publication = made()._replace(pages=[page, page])
    assert [code for code, said in told(publication)] == ["PRINT-01"]


def test_a_turned_line_fills_what_it_fills() -> None:
    upright = line("a long line of words", x=200, y=300)
    for turn in (90, 180, 270):
        assert told(made(upright._replace(turn=turn)), "card") == []
    assert told(made(line("words", x=200, y=580)._replace(turn=90)), "card") != []


def test_a_waiver_of_a_product_covers_its_pages(tmp_path: Path) -> None:
    import shutil

    shutil.copytree(CAREFUL, tmp_path / "book")
    file = tmp_path / "book/handbook.yaml"
    reason = "waivers: [{rule: TYPE-01, at: card, reason: It is printed at twice its size.}]\n"
    file.write_text(file.read_text() + reason)
    publication = made(line("small words", size=6.5))
    book = load(tmp_path / "book")
    assert run_pages(publication, book, "card") == ()
    assert run_pages(publication, book, "calendar") == ()
    assert [one.code for one in run_pages(made(line("small", size=5)), book, "calendar")] == ["TYPE-01"]


def test_measures_are_millimetres_of_the_letter_x() -> None:
    size = 1.43 * MM / SERIF.x_height * 1000
    assert told(made(line("words", size=size + 0.05))) == []
    assert told(made(line("words", size=size - 0.2))) != []
