"""Sheets: cards inside the paper, apart from one another, and backs that meet their fronts."""

from __future__ import annotations

from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.document.blocks import Link
from handbook.foundation.marks import HandbookError, Problem
from handbook.foundation.units import BLACK, MM, PAPERS
from handbook.layout.pages.page import Arc, Area, Fill, Image, Line, Placement, Run, Sign, Stroke, Tag
from handbook.layout.sheets.frame import safe_frame
from handbook.layout.sheets.guide import folds, panels
from handbook.layout.sheets.imposition import (
    MARKS,
    SLUG,
    Flip,
    Grid,
    Making,
    back,
    fit,
    halves,
    impose,
    lay,
    on_stock,
    seats,
)
from handbook.layout.sheets.marks import corners, cutting, folding, ruler, sheet_marks
from handbook.layout.sheets.stock import Size, Stock, card_size, read_nudge, sizes, stock_sheet, stocks
from handbook.layout.sheets.stub import STUB, punched, stub
from handbook.layout.sheets.turning import Seat, as_copy, seated
from handbook.layout.type.faces import FaceKey, face

NEAR = 0.01 * MM
STOCKS = pytest.mark.parametrize("stock", stocks(), ids=lambda stock: stock.name)


def inside(grid: Grid, seat: Seat) -> bool:
    across = seat.x > -NEAR and seat.x + seat.width < grid.paper_width + NEAR
    return across and seat.y > -NEAR and seat.y + seat.height < grid.paper_height + NEAR


def overlap(one: Seat, other: Seat) -> bool:
    across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    return across > NEAR and min(one.y + one.height, other.y + other.height) - max(one.y, other.y) > NEAR


def refusal(*given: object, call: object) -> Problem:
    with pytest.raises(HandbookError) as caught:
        call(*given)  # type: ignore[operator]
    (problem,) = caught.value.problems
    return problem


# --- stock sheets ---------------------------------------------------------------------------------------


@STOCKS
def test_cards_of_every_stock_lie_on_the_paper_and_apart(stock: Stock) -> None:
    grid = on_stock(stock)
    placed = seats(grid)
    assert len(placed) == stock.columns * stock.rows
    assert all(inside(grid, seat) for seat in placed)
    assert not any(overlap(one, other) for one, other in combinations(placed, 2))


# Opposite margins that are not equal (print.md A2): mm across, mm down.
UNEQUAL = {"dataline-57125": (1.0, 1.52), "avery-5163": (0.3, 0.0)}


@STOCKS
def test_every_card_stock_is_centred_or_known_not_to_be(stock: Stock) -> None:
    grid = on_stock(stock)
    across = abs(grid.left - (grid.paper_width - grid.right)) / MM
    down = abs(grid.top - (grid.paper_height - grid.bottom)) / MM
    known = UNEQUAL.get(stock.name, (0.0, 0.0))
    assert across == pytest.approx(known[0], abs=0.05)
    if stock.kind == "card" and stock.name != "avery-5390":
        assert down == pytest.approx(known[1], abs=0.05)


@STOCKS
@pytest.mark.parametrize("flip", ["long", "short"])
def test_backs_meet_their_fronts_after_the_sheet_is_turned_over(stock: Stock, flip: Flip) -> None:
    grid = on_stock(stock)
    for seat in seats(grid):
        assert_meets(grid, seat, back(seat, grid, flip), flip)


def assert_meets(grid: Grid, front: Seat, behind: Seat, flip: Flip) -> None:
    """Turn the sheet over in mind: where does each corner of the back come to lie on the front's side?"""
    upright_edge = (grid.paper_width <= grid.paper_height) == (flip == "long")
    for x, y in product((0, front.width), (0, front.height)):
        at_x, at_y = behind.point(x, y)
        through = (grid.paper_width - at_x, at_y) if upright_edge else (at_x, grid.paper_height - at_y)
        # A card that is turned over like a page shows its back mirrored across, and upright.
        wanted = front.x + front.width - x, front.y + y
        assert through == pytest.approx(wanted, abs=NEAR)


@given(
    st.floats(0, 60), st.floats(0, 60), st.integers(1, 4), st.integers(1, 4), st.booleans(),
    st.sampled_from(["long", "short"]),
)  # fmt: skip
def test_backs_meet_fronts_on_any_sheet_however_uneven(
    left: float, top: float, columns: int, rows: int, landscape: bool, flip: Flip
) -> None:
    width, height = sorted(PAPERS["a4"], reverse=landscape)
    grid = Grid(width, height, safe_frame(width, height), 100, 60, columns, rows, left, top, 103, 64)
    for seat in seats(grid):
        assert_meets(grid, seat, back(seat, grid, flip), flip)


def test_rows_and_columns_of_backs() -> None:
    """The table of print.md A6, for 2 columns and 5 rows."""
    grid = on_stock(stock_sheet("avery-c32011"))
    placed = seats(grid)
    for row, column in product(range(5), range(2)):
        seat = placed[row * 2 + column]
        over_long, over_short = back(seat, grid, "long"), back(seat, grid, "short")
        assert over_long[:2] == pytest.approx(placed[row * 2 + 1 - column][:2], abs=NEAR) and over_long.turn == 0
        assert over_short[:2] == pytest.approx(placed[(4 - row) * 2 + column][:2], abs=NEAR)
        assert over_short.turn == 180


@pytest.mark.parametrize(
    ("name", "left", "top", "gap_x", "gap_y"),
    [
        ("avery-5371", 19.05, 12.70, 0, 0),
        ("8371", 19.05, 12.70, 0, 0),
        ("avery 8373", 12.70, 19.05, 12.7, 12.7),
        ("5388", 44.45, 25.40, 0, 0),
        ("C32011-10", 15.0, 13.5, 10, 0),
        ("L7418", 19.0, 38.5, 0, 0),
        ("Dataline 57125", 16.0, 11.0, 5, 1.62),
    ],
)
def test_stock_by_its_names(name: str, left: float, top: float, gap_x: float, gap_y: float) -> None:
    grid = on_stock(stock_sheet(name))
    assert (grid.left / MM, grid.top / MM) == pytest.approx((left, top))
    assert ((grid.pitch_x - grid.width) / MM, (grid.pitch_y - grid.height) / MM) == pytest.approx((gap_x, gap_y))


def test_an_unknown_sheet_or_size_is_answered_with_a_near_one() -> None:
    sheet = refusal("L7419", call=stock_sheet)
    assert sheet.code == "PRINT-22" and sheet.hint.startswith("did you mean `l7418`? known: avery-5371, ")
    size = refusal("walet", call=card_size)
    assert size.code == "PRINT-20" and size.hint.startswith("did you mean `wallet`?")
    assert size.hint.endswith("or a width and height: 85x54")


@pytest.mark.parametrize(
    ("text", "width", "height"),
    [
        ("wallet", 85.60, 53.98), ("ID-1", 85.60, 53.98), ("eu-card", 85, 55), ("us_card", 88.9, 50.8),
        ("a7", 105, 74), ("index", 127, 76.2), ("A6", 105, 148), ("85x54", 85, 54), ("90 × 50 mm", 90, 50),
        ("3.5x2in", 88.9, 50.8), ("3.5in x 50mm", 88.9, 50),
    ],
)  # fmt: skip
def test_card_sizes(text: str, width: float, height: float) -> None:
    size = card_size(text)
    assert (size.width / MM, size.height / MM) == pytest.approx((width, height))


@pytest.mark.parametrize("text", ["0x0", "39.9x60", "400x100", "9999x1"])
def test_a_card_that_cannot_be_made(text: str) -> None:
    assert refusal(text, call=card_size).code == "PRINT-21"


def test_nudge() -> None:
    assert read_nudge("1.5,-0.5") == pytest.approx((1.5 * MM, -0.5 * MM))
    assert read_nudge("+2 mm, 0") == pytest.approx((2 * MM, 0))
    for text in ("", "1", "1;2", "16,0", "a,b", "1,2,3", "1e1,0"):
        assert refusal(text, call=read_nudge).hint == "write two numbers up to 15 mm, right and down: 1.5,-0.5"


def test_a_smaller_card_stands_in_the_middle_of_its_place() -> None:
    stock, wallet = stock_sheet("l7418"), card_size("wallet")
    for cell, seat in zip(seats(on_stock(stock)), seats(on_stock(stock, wallet)), strict=True):
        assert seat.x - cell.x == pytest.approx(cell.x + cell.width - seat.x - seat.width)
        assert seat.y - cell.y == pytest.approx(cell.y + cell.height - seat.y - seat.height)
        assert (seat.width, seat.height) == (wallet.width, wallet.height)


def test_what_stock_cannot_take() -> None:
    stock = stock_sheet("c32011")
    larger = refusal(stock, card_size("wallet"), call=on_stock)
    assert (larger.code, larger.hint) == ("PRINT-24", "write --size 85x54, or choose another sheet")
    folded = refusal(stock, None, "fold", call=on_stock)
    assert (folded.code, folded.hint) == ("PRINT-24", "write --layout duplex-long, duplex-short or single")


# --- as many as fit -------------------------------------------------------------------------------------

NAMED = [*sizes(), card_size("85x54"), card_size("40x40")]
MAKINGS: tuple[Making, ...] = ("fold", "duplex-long", "duplex-short", "single")


@pytest.mark.parametrize("size", NAMED, ids=lambda size: size.name)
@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("making", MAKINGS)
def test_cards_that_fit_leave_room_for_marks_and_ruler(size: Size, paper: str, making: Making) -> None:
    grid = fit(size, paper, making)
    frame = grid.frame
    assert grid.left > frame.left - NEAR and grid.right < grid.paper_width - frame.right + NEAR
    assert grid.top > frame.top + MARKS - NEAR
    assert grid.bottom < grid.paper_height - frame.bottom - SLUG + NEAR
    assert grid.left == pytest.approx(grid.paper_width - grid.right)
    for side in lay(grid, making):
        assert all(inside(grid, place.seat) for place in side)
        assert not any(overlap(one.seat, other.seat) for one, other in combinations(side, 2))
        for place in side:
            assert (place.seat.width, place.seat.height) == pytest.approx((size.width, size.height))


@pytest.mark.parametrize(
    ("name", "paper", "making", "columns", "rows"),
    [
        ("wallet", "a4", "fold", 1, 4),
        ("wallet", "letter", "fold", 1, 4),
        ("wallet", "a4", "single", 3, 3),  # landscape
        ("wallet", "letter", "single", 2, 4),
        ("eu-card", "a4", "duplex-long", 2, 4),
        ("us-card", "letter", "duplex-short", 2, 4),
        ("a7", "a4", "fold", 1, 2),
        ("index", "a4", "fold", 1, 2),
        ("index", "letter", "fold", 1, 2),
        ("a6", "a4", "fold", 1, 1),
        ("a6", "letter", "fold", 1, 1),
    ],
)
def test_how_many_fit(name: str, paper: str, making: Making, columns: int, rows: int) -> None:
    grid = fit(card_size(name), paper, making)
    assert (grid.columns, grid.rows) == (columns, rows)


def test_what_does_not_fit_is_told() -> None:
    problem = refusal(card_size("a6"), "a5", "fold", call=fit)
    assert (problem.code, problem.message) == (
        "PRINT-23",
        "210 × 148 mm does not fit on a5 with its cut lines and ruler",
    )
    assert problem.hint == "choose a larger paper or a smaller card, or do not fold: --layout single"
    assert fit(card_size("wallet"), "a5", "fold").columns == 1


@pytest.mark.parametrize("flip", ["long", "short"])
@pytest.mark.parametrize("size", NAMED, ids=lambda size: size.name)
def test_backs_meet_fronts_on_plain_paper(size: Size, flip: Flip) -> None:
    making: Making = "duplex-long" if flip == "long" else "duplex-short"
    grid = fit(size, "a4", making)
    fronts, backs = lay(grid, making)
    for front, behind in zip(fronts, backs, strict=True):
        assert (front.face, behind.face, front.copy) == ("front", "back", behind.copy)
        assert_meets(grid, front.seat, behind.seat, flip)


def test_safe_frames() -> None:
    assert [round(inset / MM, 2) for inset in safe_frame(*PAPERS["a4"])] == [6.35, 12.7, 6.35, 12.7]
    assert [round(inset / MM, 2) for inset in safe_frame(*PAPERS["a4"][::-1])] == [12.7] * 4


# --- copies, nudge, sides -------------------------------------------------------------------------------


def test_a_folded_pair_has_its_faces_side_by_side() -> None:
    grid = fit(card_size("wallet"), "a4", "fold")
    (side,) = lay(grid, "fold")
    assert [(place.face, place.copy) for place in side] == [
        (name, copy) for copy in range(4) for name in ("front", "back")
    ]
    for front, behind in zip(side[::2], side[1::2], strict=True):
        assert front.seat.x + front.seat.width == pytest.approx(behind.seat.x)
        assert front.seat.y == behind.seat.y and front.seat.turn == behind.seat.turn == 0


@pytest.mark.parametrize(
    ("making", "copies", "sides"),
    [
        ("fold", 1, [2]),
        ("fold", 9, [8, 8, 2]),
        ("duplex-long", 10, [9, 9, 1, 1]),
        ("duplex-short", None, [9, 9]),
        ("single", 3, [3, 3]),
    ],
)
def test_copies(making: Making, copies: int | None, sides: list[int]) -> None:
    laid = lay(fit(card_size("wallet"), "a4", making), making, copies)
    assert [len(side) for side in laid] == sides
    fronts = [place.copy for side in laid for place in side if place.face == "front"]
    assert fronts == list(range(copies or 9))


def test_a_card_with_one_face() -> None:
    assert [len(side) for side in lay(fit(card_size("wallet"), "a4", "single"), "single", 10, faces=1)] == [9, 1]


def test_a_nudge_moves_every_card_and_may_not_push_it_off_the_sheet() -> None:
    grid = fit(card_size("wallet"), "a4", "duplex-long")
    plain, nudged = lay(grid, "duplex-long"), lay(grid, "duplex-long", nudge=(3.0, -2.0))
    for side, moved in zip(plain, nudged, strict=True):
        for place, other in zip(side, moved, strict=True):
            assert other.seat == place.seat.moved(3.0, -2.0)
    tight = on_stock(stock_sheet("avery-5392"))
    problem = refusal(tight, "single", None, 1, (-10 * MM, 0), call=lay)
    assert (problem.code, problem.message) == ("PRINT-25", "the nudge pushes cards 3.65 mm off the sheet")
    for copies in (0, -1, 501):
        assert refusal(tight, "single", copies, call=lay).code == "PRINT-25"


# --- turning --------------------------------------------------------------------------------------------

TAG, INNER = Tag("P", None), Tag("Link", None)
FACE = face(FaceKey("sans"))
WORD = Run(FACE, 8, BLACK, (FACE.shape("dose"),), 0, 20, tag=INNER)
CARD: tuple[Placement, ...] = (
    Line(10, 20, (WORD,), TAG),
    Fill(5, 6, 30, 10, BLACK, hatch=3, tag=TAG),
    Stroke(((0, 0), (40, 0)), 1, BLACK, tag=TAG),
    Arc(7, 9, 3, 1, BLACK, tag=TAG),
    Image(1, 2, 8, 4, b"pixels", TAG),
    Area(10, 12, 20, 8, Link("#x", "x"), INNER),
)


@pytest.mark.parametrize(
    ("turn", "width", "height", "origin", "box", "line", "dot"),
    [
        (0, 100, 50, (110, 220), (105, 206, 30, 10), ((100, 200), (140, 200)), (107, 209)),
        (180, 100, 50, (190, 230), (165, 234, 30, 10), ((200, 250), (160, 250)), (193, 241)),
        (90, 50, 100, (130, 210), (134, 205, 10, 30), ((150, 200), (150, 240)), (141, 207)),
        (270, 50, 100, (120, 290), (106, 265, 10, 30), ((100, 300), (100, 260)), (109, 293)),
    ],
)
def test_a_card_in_its_seat(
    turn: int,
    width: float,
    height: float,
    origin: tuple[float, float],
    box: tuple[float, ...],
    line: tuple[tuple[float, float], ...],
    dot: tuple[float, float],
) -> None:
    placed = seated(CARD, Seat(100, 200, width, height, turn))
    text, fill, stroke, arc, image, area = placed
    assert isinstance(text, Line) and (text.x, text.y) == origin and text.turn == turn
    assert isinstance(fill, Fill) and (fill.x, fill.y, fill.width, fill.height) == box
    assert isinstance(stroke, Stroke) and stroke.points == line
    assert isinstance(arc, Arc) and (arc.x, arc.y) == dot
    assert isinstance(image, Image) and image.turn == turn and image.width * image.height == 32
    assert isinstance(area, Area) and area.width * area.height == 160
    assert seated(seated(CARD, Seat(0, 0, 100, 50, 180)), Seat(0, 0, 100, 50, 180)) == CARD


def test_a_sign_is_turned_part_by_part() -> None:
    sign = Sign(10, 20, (Stroke(((0, 0), (4, 0)), 1, BLACK), Arc(2, 2, 1, 1, BLACK)))
    seat = Seat(100, 200, 50, 100, 90)
    assert seated((sign,), seat) == seated(tuple(sign.parts()), seat)
    assert seated((sign,), Seat(0, 0, 9, 9))[0] == Stroke(((10, 20), (14, 20)), 1, BLACK)


def test_a_seat_is_turned_by_right_angles_only() -> None:
    with pytest.raises(ValueError, match="45 degrees"):
        Seat(0, 0, 1, 1, 45).point(0, 0)


def test_only_the_first_copy_is_read_out() -> None:
    grid = fit(card_size("wallet"), "a4", "fold")
    (side,) = lay(grid, "fold", 3)
    placed = impose(side, CARD, CARD[:1])
    read = [place for place in placed if place.tag is not None]
    assert len(read) == len(CARD) + 1
    silent = [place for place in placed if isinstance(place, Line) and place.tag is None]
    assert len(silent) == 4
    assert all(line.artifact == "Layout" and line.runs[0].tag is None for line in silent)
    assert not any(isinstance(place, Area) for place in as_copy(CARD))


# --- marks on the sheet ---------------------------------------------------------------------------------


def strokes(lines: tuple[Placement, ...]) -> list[Stroke]:
    found = [part for line in lines for part in (line.parts() if isinstance(line, Sign) else (line,))]
    return [line for line in found if isinstance(line, Stroke)]


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("size", NAMED, ids=lambda size: size.name)
def test_all_marks_stay_where_printers_print(size: Size, paper: str) -> None:
    grid = fit(size, paper, "fold")
    marks = sheet_marks(grid, lay(grid, "fold")[0], size.corner)
    frame = grid.frame
    for line in strokes(marks.lines):
        for x, y in line.points:
            assert frame.left - NEAR < x < grid.paper_width - frame.right + NEAR
            assert frame.top - NEAR < y < grid.paper_height - frame.bottom + NEAR
    assert {note.key for note in marks.notes} == {"cut", "fold", "ruler", "print-size"}
    for note in marks.notes:
        assert frame.left - NEAR < note.x < grid.paper_width - frame.right + NEAR
        assert frame.top + 2 * MM < note.y < grid.paper_height - frame.bottom
        assert note.y < grid.top or note.y > grid.bottom


def test_solid_is_cut_and_dashed_is_folded() -> None:
    grid = fit(card_size("wallet"), "a4", "fold")
    cuts = [line for line in strokes(cutting(grid).lines) if line.width == 0.5]
    assert len(cuts) == 2 + 5 and all(not line.dash for line in cuts)
    (fold,) = strokes(folding(grid).lines)
    assert fold.dash and fold.points[0][0] == pytest.approx(halves(seats(grid)[0])[1].x, abs=0.001)
    assert folding(fit(card_size("wallet"), "a4", "single")).lines == ()


def test_crop_marks_point_at_every_cut_from_outside() -> None:
    grid = fit(card_size("wallet"), "a4", "single")
    crops = [line for line in strokes(cutting(grid).lines) if line.width == 0.25]
    assert len(crops) == 2 * (grid.columns + 1) + 2 * (grid.rows + 1)
    for line in crops:
        for x, y in line.points:
            assert not (grid.left < x < grid.right and grid.top < y < grid.bottom)
        assert abs(line.points[0][0] - line.points[1][0] + line.points[0][1] - line.points[1][1]) == pytest.approx(
            4 * MM
        )


def test_stock_is_not_cut_but_may_have_a_ruler() -> None:
    roomy, tight = on_stock(stock_sheet("l7418")), on_stock(stock_sheet("5371"))
    assert cutting(roomy).lines == ()
    assert ruler(roomy).lines and not ruler(tight).lines
    assert not sheet_marks(tight, lay(tight, "single")[0], 9).lines


def test_the_ruler_is_a_hundred_millimetres() -> None:
    grid = fit(card_size("wallet"), "letter", "fold")
    line, *ticks = strokes(ruler(grid).lines)
    (x1, y1), (x2, y2) = line.points
    assert ((x2 - x1) / MM, y1) == (pytest.approx(100), y2)
    assert len(ticks) == 101
    assert [(tick.points[0][0] - x1) / MM for tick in ticks] == pytest.approx(list(range(101)))


def test_round_corners_touch_both_edges() -> None:
    grid = fit(
        card_size("wallet"),
        "a4",
        "fold",
    )
    side = lay(grid, "fold", 1)[0]
    arcs = strokes(corners(side, 9.0).lines)
    assert len(arcs) == 8
    seat = side[0].seat
    ends = {(round(x, 3), round(y, 3)) for arc in arcs[:4] for x, y in (arc.points[0], arc.points[-1])}
    assert ends == {
        (round(x, 3), round(y, 3))
        for near, far in ((seat.y, seat.y + 9), (seat.y + seat.height, seat.y + seat.height - 9))
        for x, y in (
            (seat.x + 9, near), (seat.x, far), (seat.x + seat.width - 9, near), (seat.x + seat.width, far),
        )
    }  # fmt: skip
    assert corners(side, 0).lines == ()


# --- the binding stub -----------------------------------------------------------------------------------


@pytest.mark.parametrize("paper", list(PAPERS))
@pytest.mark.parametrize("landscape", [False, True])
def test_the_stub_keeps_staples_holes_words_and_tear_line_apart(paper: str, landscape: bool) -> None:
    width, height = sorted(PAPERS[paper], reverse=landscape)
    frame = safe_frame(width, height)
    made = stub(width, frame)
    assert pytest.approx(25 * MM) == STUB
    assert made.words.y >= 12 * MM - NEAR and made.words.height >= 5 * MM
    assert made.words.y + made.words.height <= STUB - 3 * MM + NEAR
    assert made.words.x == frame.left and made.words.x + made.words.width == pytest.approx(width - frame.right)
    holes = [line for line in made.marks.lines if isinstance(line, Arc)]
    assert holes and all(hole.y + hole.radius <= made.words.y + NEAR for hole in holes)
    (tear,) = [line for line in made.marks.lines if isinstance(line, Stroke) and line.dash]
    assert {y for _, y in tear.points} == {STUB} and not tear.spot
    (perforation,) = [line for line in strokes(stub(width, frame, shop=True).marks.lines) if line.spot]
    assert perforation.spot == "Perf"


def test_punched_holes() -> None:
    a4 = 210 * MM
    assert [round(at / MM, 2) for at in punched(a4, "iso-838")] == [65, 145]
    assert punched(a4, "us-3") == ()  # three holes need the long edge
    assert [round(at / MM, 2) for at in punched(279.4 * MM, "us-3")] == [31.7, 139.7, 247.7]
    assert punched(99 * MM, "iso-838") == ()


# --- the pocket guide -----------------------------------------------------------------------------------


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_panels_of_a_pocket_guide(paper: str) -> None:
    width, height = sorted(PAPERS[paper], reverse=True)
    made = panels(*PAPERS[paper])
    assert [panel.number for panel in made] == list(range(1, 9))
    by_place = sorted(made, key=lambda panel: (round(panel.seat.y), panel.seat.x))
    assert [(panel.number, panel.seat.turn) for panel in by_place] == [
        (5, 180), (4, 180), (3, 180), (2, 180), (6, 0), (7, 0), (8, 0), (1, 0),
    ]  # fmt: skip
    size = {"a4": (74.25, 105), "letter": (69.85, 107.95)}[paper]
    for panel in made:
        assert (panel.width / MM, panel.height / MM) == pytest.approx(size, abs=0.01)
    assert sum(panel.width * panel.height for panel in made) == pytest.approx(width * height)


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_words_on_a_panel_keep_clear_of_folds_and_of_the_sheets_edge(paper: str) -> None:
    width, height = sorted(PAPERS[paper], reverse=True)
    for panel in panels(*PAPERS[paper]):
        margins = panel.margins
        words = panel.width - margins.left - margins.right, panel.height - margins.top - margins.bottom
        x, y, wide, high = panel.seat.box(margins.left, margins.top, *words)
        for at in (width / 4, width / 2, width * 3 / 4):
            assert x >= at + 5 * MM - NEAR or x + wide <= at - 5 * MM + NEAR
        assert y >= height / 2 + 5 * MM - NEAR or y + high <= height / 2 - 5 * MM + NEAR
        assert x >= 12.7 * MM - NEAR and x + wide <= width - 12.7 * MM + NEAR
        assert y >= 12.7 * MM - NEAR and y + high <= height - 12.7 * MM + NEAR


def test_one_cut_and_the_rest_is_folded() -> None:
    marks = folds(*PAPERS["a4"])
    lines = strokes(marks.lines)
    (slit,) = [line for line in lines if not line.dash]
    width, height = sorted(PAPERS["a4"], reverse=True)
    assert slit.points == ((width / 4, height / 2), (width * 3 / 4, height / 2))
    assert len(lines) == 6 and {note.key for note in marks.notes} == {"fold", "slit"}
