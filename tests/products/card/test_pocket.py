"""The fold-out pocket guide: eight panels that read in order once the sheet is folded and slit."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

import pdfcheck
from handbook.foundation.marks import HandbookError
from pdfcheck.reading import Shown
from printsheets import END, MM, X_HEIGHT, Printed, box, card, semax

PAPERS = pytest.mark.parametrize("paper", ["a4", "letter"])


@cache
def guide(paper: str) -> Printed:
    return card("pocket", paper)


def panel_of(printed: Printed, piece: Shown) -> int:
    """The panel that a piece stands on: above, from the left, 5 4 3 2 upside down; below 6 7 8 1 (print.md A6)."""
    wide, high = printed.size()
    left, top, right, bottom = box(piece, high)
    column = int((left + right) / 2 // (wide / 4))
    return (6, 7, 8, 1)[column] if (top + bottom) / 2 > high / 2 else (5, 4, 3, 2)[column]


@PAPERS
def test_a_topic_stands_on_its_panel(paper: str) -> None:
    printed = guide(paper)
    shouted = [piece for piece in printed.spoken() if piece.text.isupper()]
    heads = {piece.text.strip().replace("\u00a0", " "): panel_of(printed, piece) for piece in shouted}
    assert heads == {
        "FOR": 2, "DOSE": 2, "HOW OFTEN, WHEN": 2, "WHEN": 3, "NOT AFTER": 3, "COURSE": 3, "HOW": 4,
        "CAUTIONS": 5, "STOP AND GET HELP": 5, "DO NOT USE IF": 5, "NOT COVERED IN THIS BOOK": 6, "CONTACT": 7,
    }  # fmt: skip
    unheard = {piece.text.strip(): panel_of(printed, piece) for piece in printed.words() if piece.text == "NOTES"}
    assert unheard == {"NOTES": 8}
    assert {panel_of(printed, piece) for piece in printed.spoken() if piece.text.strip() == "Semax"} == {1}


@PAPERS
def test_panels_are_read_in_the_order_of_their_numbers(paper: str) -> None:
    printed = guide(paper)
    said = " ".join(pdfcheck.words(printed.pdf)).replace("\u00a0", " ")
    places = [said.index(words) for words in ("Semax", "FOR DOSE HOW", "200 to 600", "NOT AFTER", "HOW 1")]
    places += [said.index(words) for words in ("CAUTIONS", "STOP", "CONTACT", "Information, not medical", "Version")]
    assert places == sorted(places), "what the guide is and is not is read last, as on every card"
    assert "NOTES" not in said, "there is nothing to be heard under it"
    free = [piece for piece in printed.words() if piece.owner is None and piece.text.strip().isdigit()]
    assert {piece.text.strip(): panel_of(printed, piece) for piece in free} == {
        str(number): number for number in range(2, 9)
    }


@PAPERS
def test_words_keep_clear_of_folds_and_of_what_printers_leave_white(paper: str) -> None:
    printed = guide(paper)
    wide, high = printed.size()
    assert wide > high
    for piece in printed.spoken():
        left, top, right, bottom = box(piece, high)
        for fold in (wide / 4, wide / 2, wide * 3 / 4):
            assert right <= fold - 4.95 * MM or left >= fold + 4.95 * MM, piece.text
        assert bottom <= high / 2 - 4.95 * MM or top >= high / 2 + 4.95 * MM, piece.text
    for left, top, right, bottom in printed.boxes():
        assert left >= END - 0.1 and right <= wide - END + 0.1
        assert top >= END - 0.1 and bottom <= high - END + 0.1


@PAPERS
def test_upper_panels_stand_upside_down(paper: str) -> None:
    printed = guide(paper)
    for piece in printed.spoken():
        assert (piece.width < 0) == (panel_of(printed, piece) in (2, 3, 4, 5))


@PAPERS
def test_one_slit_is_solid_and_all_folds_are_dashed(paper: str) -> None:
    printed = guide(paper)
    wide, high = printed.size()
    lines = [line for line in printed.strokes() if len(line.points) == 2 and not line.owned]
    solid = [line.points for line in lines if not line.dashed]
    ((start, end),) = [sorted(points) for points in solid]
    assert start == pytest.approx((wide / 4, high / 2), abs=0.02)
    assert end == pytest.approx((wide * 3 / 4, high / 2), abs=0.02)
    upright = {round(line.points[0][0] / wide, 3) for line in lines if line.points[0][0] == line.points[1][0]}
    assert upright == {0.25, 0.5, 0.75}


@PAPERS
def test_every_rule_is_kept_and_its_type_can_be_read(paper: str) -> None:
    printed = guide(paper)
    assert pdfcheck.problems(printed.data) == [] == pdfcheck.overlaps(printed.pdf)
    assert min(piece.size * X_HEIGHT / MM for piece in printed.spoken()) >= 1.11
    assert str(printed.pdf.Root.ViewerPreferences.PrintScaling) == "/None"
    assert len(printed.pdf.pages) == 1
    assert card("pocket", paper).data == printed.data


def test_type_that_is_too_large_is_refused() -> None:
    own = semax().card
    assert own
    hints: list[str] = []
    for times in (1, 4):
        wordy = replace(semax(), card=own.model_copy(update={"cautions": own.cautions * times}))
        with pytest.raises(HandbookError) as caught:
            card("pocket", look="large-print", book=wordy)
        (problem,) = caught.value.problems
        assert problem.code == "LAYOUT-03" and "than the pocket guide holds" in problem.message
        hints.append(problem.hint)
    large = "`size: a6` in card.yaml, or `handbook card --size a6`"
    assert hints == [f"shorten these lines, or choose a card: {large}", "shorten these lines"]
    assert card("a6", look="large-print").pdf, "what is named holds it"


def test_a_print_shop_gets_it_trimmed_with_fold_and_slit_on_request() -> None:
    plain, spot = card("pocket", shop=True), card("pocket", shop=True, spot=True)
    for printed in (plain, spot):
        trim = [float(edge) / MM for edge in printed.pdf.pages[0].TrimBox]
        assert (trim[2] - trim[0], trim[3] - trim[1]) == pytest.approx((279.4, 215.9), abs=0.1)
        assert "Fold here first" not in printed.text() and pdfcheck.problems(printed.data) == []
    assert {line.spot for line in plain.strokes()} == {""}
    assert {line.spot for line in spot.strokes()} == {"", "Fold", "Cut"}


@pytest.mark.parametrize("wish", [{"sheet": "5371"}, {"layout": "single"}, {"copies": 2}, {"nudge": (1.0, 0.0)}])
def test_wishes_that_nothing_would_come_of(wish: dict[str, object]) -> None:
    with pytest.raises(HandbookError) as caught:
        card("pocket", **wish)  # type: ignore[arg-type]
    assert caught.value.problems[0].code == "PRINT-26"
