"""The card as a file: its size, its places on the sheet, what is kept clear of folds, cuts and dead zones."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import pytest

import pdfcheck
from handbook.book.noted import Noted
from handbook.foundation.kept import Kept
from handbook.foundation.marks import HandbookError
from handbook.layout.pages.page import Line
from handbook.products.card.compose import compose
from handbook.products.card.quickcard import CardWishes
from handbook.telling.opening import load
from pdfcheck.reading import Shown
from printsheets import END, MM, SIDE, X_HEIGHT, Printed, box, card, semax, style

SIZES = {
    "wallet": (85.60, 53.98), "eu-card": (85.0, 55.0), "us-card": (88.9, 50.8), "a7": (105.0, 74.0),
    "index": (127.0, 76.2), "a6": (105.0, 148.0), "90x50": (90.0, 50.0),
}  # fmt: skip
MAKINGS = ("fold", "duplex-long", "duplex-short", "single")
# Figures of print.md A2: paper in mm, card, columns and rows, first card, pitch.
A4, LETTER = (210.0, 297.0), (215.9, 279.4)
SHEETS = {
    "avery-5371": (LETTER, (88.9, 50.8), (2, 5), (19.05, 12.70), (88.9, 50.8)),
    "8373": (LETTER, (88.9, 50.8), (2, 4), (12.70, 19.05), (101.6, 63.5)),
    "5388": (LETTER, (127.0, 76.2), (1, 3), (44.45, 25.40), (127.0, 76.2)),
    "5389": (LETTER, (152.4, 101.6), (1, 2), (31.75, 31.75), (152.4, 114.3)),
    "5390": (LETTER, (88.9, 55.03), (2, 4), (19.05, 29.63), (88.9, 55.03)),
    "5392": (LETTER, (101.6, 76.2), (2, 3), (6.35, 25.40), (101.6, 76.2)),
    "5395": (LETTER, (85.73, 59.27), (2, 4), (17.46, 14.82), (95.25, 63.5)),
    "C32011": (A4, (85.0, 54.0), (2, 5), (15.0, 13.5), (95.0, 54.0)),
    "c32015": (A4, (85.0, 54.0), (2, 4), (17.0, 31.5), (91.0, 60.0)),
    "L7413": (A4, (90.0, 50.8), (2, 5), (15.0, 21.5), (90.0, 50.8)),
    "l7414": (A4, (90.0, 52.0), (2, 5), (15.0, 18.5), (90.0, 52.0)),
    "l7417": (A4, (90.0, 54.0), (2, 5), (15.0, 13.5), (90.0, 54.0)),
    "l7418": (A4, (86.0, 55.0), (2, 4), (19.0, 38.5), (86.0, 55.0)),
    "57125": (A4, (86.0, 54.0), (2, 5), (16.0, 11.0), (91.0, 55.62)),
    "l7165": (A4, (99.1, 67.7), (2, 4), (4.67, 13.04), (101.6, 67.73)),
    "5163": (LETTER, (101.6, 50.8), (2, 5), (4.13, 12.7), (106.36, 50.8)),
    "5164": (LETTER, (101.6, 84.67), (2, 3), (3.97, 12.7), (106.36, 84.67)),
}


@cache
def made(*asked: Any, **wishes: Any) -> Printed:
    """A card, made once; those of one size share the words that are set in it."""
    return card(*asked, noted=shared(), **wishes)


@cache
def shared() -> Noted:
    return Noted(semax(), Kept(turns=1))


EVERY = pytest.mark.parametrize(
    ("size", "making"), [(size, MAKINGS[(at + turn) % 4]) for at, size in enumerate(SIZES) for turn in (0, 1)]
)
"""Every size in two makings, every making with three sizes or more: a making turns and folds what a size has set."""
STOCK = [(sheet, MAKINGS[1 + at % 3]) for at, sheet in enumerate(SHEETS)]
"""Every sheet once, in one making after the other: how a back is turned asks for paper and grid alone."""


def near(one: float, other: float, slip: float = 0.1) -> bool:
    return abs(one - other) <= slip * MM


def in_rows(place: tuple[float, ...]) -> tuple[int, int]:
    """Sorts places row by row, whatever rounding did to them."""
    return round(place[1]), round(place[0])


def titles(printed: Printed, page: int = 0) -> list[Shown]:
    """The card's name, once on the front of every copy."""
    return [piece for piece in printed.words(page) if piece.text.strip() == "Semax"]


def backs(printed: Printed, page: int) -> list[Shown]:
    return [piece for piece in printed.words(page) if piece.text.strip() == "CONTACT"]


def cards_of(printed: Printed, size: tuple[float, float], making: str) -> list[tuple[float, float]]:
    """Left and top of every card's front, from the cut lines: solid and no crop marks."""
    wide, high = size[0] * MM * (2 if making == "fold" else 1), size[1] * MM
    cuts = [line.points for line in printed.strokes() if not line.dashed and not line.owned and len(line.points) == 2]
    across = sorted({round(points[0][0], 2) for points in cuts if _length(points)[1] > high - 1})
    down = sorted({round(points[0][1], 2) for points in cuts if _length(points)[0] > wide - 1})
    lefts = [x for x in across if any(near(x + wide, other) for other in across)]
    tops = [y for y in down if any(near(y + high, other) for other in down)]
    return list(product(lefts, tops))


def _length(points: tuple[tuple[float, float], ...]) -> tuple[float, float]:
    return abs(points[0][0] - points[1][0]), abs(points[0][1] - points[1][1])


# --- size and place ---------------------------------------------------------------------------------------


@EVERY
def test_cut_lines_stand_as_far_apart_as_the_card_is_wide_and_high(size: str, making: str) -> None:
    printed = made(size, layout=making)
    found = cards_of(printed, SIZES[size], making)
    assert len(found) == len(titles(printed)) >= 1
    offsets = {
        (round(title.x - left, 1), round(printed.size()[1] - title.y - top, 1))
        for title in titles(printed)
        for left, top in found
        if 0 < title.x - left < SIZES[size][0] * MM and 0 < printed.size()[1] - title.y - top < SIZES[size][1] * MM
    }
    assert len(offsets) == 1, "every copy stands at the same place of its card"


@EVERY
def test_words_keep_clear_of_cuts_and_folds(size: str, making: str) -> None:
    """3 mm of a cut edge, a millimetre more on backs, 5 mm of a fold."""
    printed = made(size, layout=making)
    wide, high = (side * MM for side in SIZES[size])
    for left, top in cards_of(printed, SIZES[size], making):
        for piece in printed.words(0):
            x1, y1, x2, y2 = box(piece, printed.size()[1])
            if not (left - 1 < (x1 + x2) / 2 < left + wide + 1 and top < (y1 + y2) / 2 < top + high):
                continue
            fold = left + wide if making == "fold" else 1e6
            assert x1 >= left + 3.9 * MM and x2 <= left + wide - 3.9 * MM, piece.text
            assert y1 >= top + 3 * MM and y2 <= top + high - 3 * MM, piece.text
            assert x2 <= fold - 4.95 * MM
    if making == "fold":
        (fold_line,) = {
            round(line.points[0][0], 1) for line in printed.strokes() if line.dashed and not line.owned
        } & {round(left + wide, 1) for left, _ in cards_of(printed, SIZES[size], making)}
        assert all(x2 <= fold_line - 4.95 * MM or x1 >= fold_line + 4.95 * MM for x1, x2 in _spoken(printed))


def _spoken(printed: Printed) -> list[tuple[float, float]]:
    boxes = (box(piece, printed.size()[1]) for piece in printed.spoken())
    return [(left, right) for left, _, right, _ in boxes]


@pytest.mark.parametrize(("sheet", "making"), STOCK)
def test_copies_stand_at_the_places_of_their_sheet(sheet: str, making: str) -> None:
    paper, size, grid, first, pitch = SHEETS[sheet]
    printed = made(sheet=sheet, layout=making)
    assert (printed.size()[0] / MM, printed.size()[1] / MM) == pytest.approx(paper, abs=0.1)
    own = titles(printed)
    assert len(own) == grid[0] * grid[1]
    found = sorted(((piece.x / MM, (printed.size()[1] - piece.y) / MM) for piece in own), key=in_rows)
    inset = found[0][0] - first[0], min(y for _, y in found) - first[1]
    wanted = [(x + inset[0], y + inset[1]) for x, y in sorted(_cells(first, pitch, grid), key=in_rows)]
    for (x, y), (wanted_x, wanted_y) in zip(found, wanted, strict=True):
        assert (x, y) == pytest.approx((wanted_x, wanted_y), abs=0.05)
    assert 3 <= inset[0] <= 8 and 3 <= inset[1] <= 12
    for left, top, right, bottom in printed.boxes():
        assert any(
            x - 0.1 + 3 <= left / MM and right / MM <= x + size[0] - 3 + 0.1
            and y - 0.1 + 3 <= top / MM and bottom / MM <= y + size[1] - 3 + 0.1
            for x, y in _cells(first, pitch, grid)
        ) or bottom / MM > first[1] + (grid[1] - 1) * pitch[1] + size[1], "on a card, or by the ruler"  # fmt: skip


def _cells(
    first: tuple[float, float], pitch: tuple[float, float], grid: tuple[int, int]
) -> list[tuple[float, float]]:
    return [
        (first[0] + column * pitch[0], first[1] + row * pitch[1])
        for column in range(grid[0])
        for row in range(grid[1])
    ]


@pytest.mark.parametrize(
    ("sheet", "making"),
    [*(one for one in STOCK if one[1] != "single"), (None, "duplex-long"), (None, "duplex-short")],
)
def test_backs_lie_behind_their_fronts_after_the_flip(sheet: str | None, making: str) -> None:
    printed = made(sheet=sheet, layout=making) if sheet else made("wallet", "a4", layout=making)
    assert len(printed.pdf.pages) == 2
    assert str(printed.pdf.Root.ViewerPreferences.Duplex) == {
        "duplex-long": "/DuplexFlipLongEdge", "duplex-short": "/DuplexFlipShortEdge",
    }[making]  # fmt: skip
    wide, high = printed.size()
    upright = (wide <= high) == (making == "duplex-long")
    fronts = sorted((box(piece, high) for piece in titles(printed)), key=in_rows)
    behind = [box(piece, high) for piece in backs(printed, 1)]
    assert len(fronts) == len(behind)
    seen = sorted((_through(one, wide, high, upright) for one in behind), key=in_rows)
    # Through the paper, a back's words that begin at its left edge end at the right edge of the front.
    gaps = {(round(b[2] - f[0]), round(b[1] - f[1])) for f, b in zip(fronts, seen, strict=True)}
    assert len(gaps) == 1, "every back lies behind its front in the same way"
    ((across, down),) = gaps
    edge = 8 * MM  # twice the margin of 4 mm
    size = SHEETS[sheet][1] if sheet else SIZES["wallet"]
    assert across == pytest.approx(size[0] * MM - edge, abs=0.6) and 0 < down < size[1] * MM


def _through(one: tuple[float, float, float, float], wide: float, high: float, upright: bool) -> tuple[float, ...]:
    """Where a rectangle on the back of a sheet is seen from the front; a level flip turns the words upright again."""
    left, top, right, bottom = one
    if upright:
        return wide - right, top, wide - left, bottom
    return left, high - bottom, right, high - top


# --- what printers, scissors and readers need --------------------------------------------------------------


@EVERY
def test_everything_is_where_every_printer_prints(size: str, making: str) -> None:
    printed = made(size, layout=making)
    for page in range(len(printed.pdf.pages)):
        wide, high = printed.size(page)
        side = SIDE if wide <= high else END
        for left, top, right, bottom in printed.boxes(page):
            assert left >= side - 0.1 and right <= wide - side + 0.1
            assert top >= END - 0.1 and bottom <= high - END + 0.1
        for line in printed.strokes(page):
            assert all(
                side - 0.1 <= x <= wide - side + 0.1 and END - 0.1 <= y <= high - END + 0.1 for x, y in line.points
            )


@pytest.mark.parametrize("look", ["reference", "clinic", "mono", "large-print"])
@pytest.mark.parametrize("size", [*SIZES, None])
def test_no_letter_is_too_small(size: str | None, look: str) -> None:
    """1.2 mm for the body of a card, never under 1.11 (safety.md TYPE-01); large print nowhere under 14 pt."""
    if look == "large-print" and size not in (None, "a6"):
        with pytest.raises(HandbookError) as caught:
            card(size, look=look)
        assert caught.value.problems[0].code == "LAYOUT-03"
        return
    printed = made(size, look=look)
    assert {piece.font.split("+")[-1].split("-")[0] for piece in printed.pieces} == {"SourceSans3"}
    heights: Counter[float] = Counter()
    for piece in printed.spoken():
        heights[round(piece.size * X_HEIGHT / MM, 2)] += len(piece.text)
    assert min(heights) >= 1.11 and heights.most_common(1)[0][0] >= 1.2
    if look == "large-print":
        assert min(piece.size for piece in printed.spoken()) >= 14


@EVERY
def test_every_rule_for_accessible_and_archived_files_is_kept(size: str, making: str) -> None:
    printed = made(size, layout=making)
    assert pdfcheck.problems(printed.data) == []
    assert pdfcheck.overlaps(printed.pdf) == []


def test_a_reader_hears_the_card_once_however_many_copies_there_are() -> None:
    printed = made("wallet")
    words = pdfcheck.words(printed.pdf)
    assert words.count("Semax") == 1 and len(titles(printed)) == 4
    roles = [kind for kind, _ in pdfcheck.blocks(printed.pdf)]
    assert roles[0] == "H1" and roles.count("TH") == 3 + 5 and roles.count("TD") == 9


@pytest.mark.parametrize("size", SIZES)
def test_what_the_card_must_say(size: str) -> None:
    said = " ".join(pdfcheck.words(made(size).pdf)).replace("\u00a0", " ")
    for words in (
        "Semax", "intranasal", "200 to 600 mcg", "200 to 400 mcg", "400 to 600 mcg", "400 mcg",
        "2 to 3 times a day", "as needed, 30 minutes before", "10 to 14 days, then a break at least as long",
        "NOT AFTER", "STOP AND GET HELP", "DO NOT USE IF", "Not covered in this edition.",
        "CONTACT Doctor or pharmacist", "Information, not medical advice.", "Version 1", "4 December 2025",
        "Not all information: see the handbook.", "section",
    ):  # fmt: skip
        assert words in said, words
    assert "6,000 mcg" not in said and "12 mg" not in said, "doses of clinics and studies are none to take"


def test_dates_have_their_month_in_words() -> None:
    assert "2025-12-04" not in made("wallet").text()


@pytest.mark.parametrize("size", SIZES)
def test_amounts_stand_in_one_column_and_whole(size: str) -> None:
    printed = made(size)
    pieces = printed.spoken()
    amounts = [
        piece
        for before, piece in pairwise(pieces)
        if re.fullmatch(r"\d{3}(\sto\s\d{3})?\s", piece.text) and "stated" not in before.text
    ][:4]
    assert len(amounts) == 4 and len({round(piece.x, 1) for piece in amounts}) == 1
    units = [pieces[pieces.index(piece) + 1] for piece in amounts]
    assert {unit.text for unit in units} == {"mcg"}
    assert [unit.y for unit in units] == [piece.y for piece in amounts], "a unit stands on the line of its figure"


# --- print dialogue, ruler, words beside the lines ----------------------------------------------------------


def test_the_print_dialogue_is_told_not_to_scale() -> None:
    for making in MAKINGS:
        wishes = made("wallet", layout=making).pdf.Root.ViewerPreferences
        assert str(wishes.PrintScaling) == "/None"
        assert str(wishes.Duplex) == {
            "duplex-long": "/DuplexFlipLongEdge", "duplex-short": "/DuplexFlipShortEdge",
        }.get(making, "/Simplex")  # fmt: skip


@EVERY
def test_a_ruler_of_100_mm_and_a_word_on_every_line(size: str, making: str) -> None:
    printed = made(size, layout=making)
    ruler = [
        line for line in printed.strokes() if abs(_length(line.points)[0] - 100 * MM) < 0.05 and len(line.points) == 2
    ]
    assert ruler
    beside = {piece.text.strip() for piece in printed.words() if piece.owner is None}
    wanted = {"Cut", "Print at 100 %, do not fit to page", "This line is 100 mm long"}
    assert wanted | ({"Fold here first"} if making == "fold" else set()) <= {
        text.replace("\u00a0", " ") for text in beside
    }


def test_a_nudge_moves_cards_and_lines_alike() -> None:
    plain, nudged = made("wallet"), card("wallet", nudge=(1.5 * MM, -0.5 * MM))
    pairs = list(zip(titles(plain), titles(nudged), strict=True))
    for before, after in pairs:
        assert (after.x - before.x, after.y - before.y) == pytest.approx((1.5 * MM, 0.5 * MM), abs=0.02)
    moved = cards_of(nudged, SIZES["wallet"], "fold")
    for (x, y), (new_x, new_y) in zip(cards_of(plain, SIZES["wallet"], "fold"), moved, strict=True):
        assert (new_x - x, new_y - y) == pytest.approx((1.5 * MM, -0.5 * MM), abs=0.02)


def test_copies() -> None:
    two = card("wallet", copies=2)
    assert len(titles(two)) == 2 == len(cards_of(two, SIZES["wallet"], "fold")), (
        "no lines around places that are empty"
    )
    assert [len(titles(card("wallet", copies=9), page)) for page in range(3)] == [4, 4, 1]


def test_same_card_same_bytes() -> None:
    for size, making in (("wallet", "fold"), ("a7", "duplex-long")):
        assert card(size, layout=making).data == card(size, layout=making).data == made(size, layout=making).data


# --- for a print shop --------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
def test_a_print_shop_gets_one_card_a_page_with_its_bleed(size: str) -> None:
    printed = made(size, shop=True)
    assert len(printed.pdf.pages) == 2
    for number, page in enumerate(printed.pdf.pages):
        trim, bleed = ([float(edge) / MM for edge in page[key]] for key in ("/TrimBox", "/BleedBox"))
        assert (trim[2] - trim[0], trim[3] - trim[1]) == pytest.approx(SIZES[size], abs=0.1)
        assert [b - t for b, t in zip(bleed, trim, strict=True)] == pytest.approx([-3, -3, 3, 3], abs=0.01)
        inside = (trim[0] * MM, trim[1] * MM, trim[2] * MM, trim[3] * MM)
        high = printed.size(number)[1]
        for line in printed.strokes(number):
            if not line.owned and not line.spot:
                ends = [(x, high - y) for x, y in line.points]
                within = [inside[0] < x < inside[2] and inside[1] < y < inside[3] for x, y in ends]
                words = any(abs(y - other[1]) < 0.01 for (_, y), other in [(ends[0], ends[-1])])
                assert not any(within) or words, "no mark stands on the card"
        for left, top, right, bottom in printed.boxes(number):
            assert left >= inside[0] + 3 * MM and right <= inside[2] - 3 * MM
            assert high - bottom >= inside[1] + 3 * MM and high - top <= inside[3] - 3 * MM
    assert not any(line.spot for page in range(2) for line in printed.strokes(page))
    assert pdfcheck.problems(printed.data) == []


def test_cut_and_fold_in_spot_colours_on_request() -> None:
    single, pair = card("wallet", shop=True, spot=True), card("wallet", shop=True, spot=True, layout="fold")
    assert [{line.spot for line in single.strokes(page)} - {""} for page in (0, 1)] == [{"Cut"}, {"Cut"}]
    assert len(pair.pdf.pages) == 1 and {line.spot for line in pair.strokes()} == {"", "Cut", "Fold"}
    (fold,) = [line for line in pair.strokes() if line.spot == "Fold"]
    trim = [float(edge) for edge in pair.pdf.pages[0].TrimBox]
    assert fold.dashed and near(fold.points[0][0] - trim[0], 85.6 * MM) and near(trim[2] - trim[0], 171.2 * MM)
    assert pdfcheck.problems(single.data) == [] == pdfcheck.problems(pair.data)


# --- what cannot be made ------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", ["40x40", "60x40", "50x50"])
def test_what_does_not_fit_is_told_and_nothing_is_made_smaller(size: str) -> None:
    with pytest.raises(HandbookError) as caught:
        card(size)
    (problem,) = caught.value.problems
    assert problem.code == "LAYOUT-03" and f"than {size} holds" in problem.message
    assert "mm more" in problem.message and "CONTACT" in problem.message
    assert problem.mark and problem.mark.source.name.endswith("card.yaml")


def test_a_dose_is_parted_from_its_steps_only_where_a_sign_says_so() -> None:
    """A taper of so many steps that no face holds them: whole if it can be, else with the sign on the front."""
    short, long = (steps_of(count) for count in (8, 12))
    assert "Continues on the other side" not in short and short.index("then stop") < short.index("CAUTIONS")
    front, _, back = long.partition("Continues on the other side")
    assert front.count(" mg") >= 6 and "then stop" in back


def steps_of(count: int) -> str:
    """What the wallet card of a taper with so many steps says, its words in order."""
    book = load(Path(__file__).parents[2] / "books" / "regimens" / "taper")
    taper = book.regimens["taper"]
    steps = tuple(taper.steps[at % 4] for at in range(count - 1))
    regimens = {"taper": taper.model_copy(update={"steps": (*steps, taper.steps[-1])})}
    made = compose(replace(book, regimens=regimens), style(), CardWishes(size="wallet"))
    words = [one.words for one in made.pages[0].placements if isinstance(one, Line)]
    return " ".join(words[: words.index("CONTACT") if "CONTACT" in words else None]).replace("\u00a0", " ")
