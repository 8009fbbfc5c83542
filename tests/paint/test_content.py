"""The operators of a page."""

from __future__ import annotations

import pikepdf
import pytest

from compositor import Stick, painted
from handbook.foundation.units import BLACK, Colour
from handbook.layout.pages.page import Arc, Fill, Page, Sign, Stroke, Tag
from pdfcheck import opened
from pdfcheck.reading import shown

RED = Colour(1, 0, 0)


def stream(stick: Stick, page: Page) -> list[str]:
    """The lines of a page's content stream."""
    with opened(painted(stick.publication(page))) as pdf:
        return pdf.pages[0].Contents.read_bytes().decode("latin-1").split("\n")


def test_rules_and_tints_are_artifacts(stick: Stick) -> None:
    page = stick.page(Fill(10, 20, 30, 40, RED), Stroke(((0, 0), (5, 5)), 1, BLACK))
    assert stream(stick, page) == [
        "/Artifact BMC",
        "1 0 0 rg",
        "10 340 30 40 re f",
        "0 400 m",
        "5 395 l",
        "S",
        "EMC",
    ]


def test_running_head_tells_its_type(stick: Stick) -> None:
    head = stick.line(20, "Head", None)._replace(artifact="Pagination")
    lines = stream(stick, stick.page(head, stick.line(50, "Text", Tag("P", stick.root))))
    assert lines[0] == "/Artifact<</Type/Pagination>>BDC"
    assert "/P<</MCID 0>>BDC" in lines


def test_black_needs_no_colour_and_grey_prints_with_black_ink(stick: Stick) -> None:
    runs = [stick.run("black"), stick.run("grey", ink=Colour(0.5, 0.5, 0.5)), stick.run("red", ink=RED)]
    lines = stream(stick, stick.page(stick.line(50, runs, Tag("P", stick.root))))
    assert [line for line in lines if line.endswith((" g", " rg"))] == ["0.5 g", "1 0 0 rg"]


def test_state_is_set_only_where_it_changes(stick: Stick) -> None:
    rules = [Stroke(((0, y), (9, y)), 0.5, RED, (2, 1), round=True) for y in range(3)]
    lines = stream(stick, stick.page(*rules, Stroke(((0, 9), (9, 9)), 0.5, RED)))
    assert lines.count("0.5 w") == lines.count("1 0 0 RG") == lines.count("[2 1] 0 d") == lines.count("1 J 1 j") == 1
    assert lines.count("[] 0 d") == lines.count("0 J 0 j") == 1


@pytest.mark.parametrize(
    ("width", "fill", "operator"), [(1, None, "S"), (1, RED, "B"), (0, RED, "f"), (0, None, "n")]
)
def test_how_a_path_is_painted(stick: Stick, width: float, fill: Colour | None, operator: str) -> None:
    for thing in (Stroke(((0, 0), (5, 5)), width, RED, fill=fill), Arc(9, 9, 4, width, RED, fill)):
        assert stream(stick, stick.page(thing))[-2] == operator


def test_spot_colour_is_a_separation_that_overprints(sample_pdf: pikepdf.Pdf) -> None:
    resources = sample_pdf.pages[3].Resources
    space = resources.ColorSpace["/CS-Cut line"]
    assert (space[0], space[1], space[2]) == ("/Separation", "/Cut line", "/DeviceRGB")
    assert [float(part) for part in space[3].C1] == [1, 0, 1]
    assert (bool(resources.ExtGState.GS1.OP), int(resources.ExtGState.GS1.OPM)) == (True, 1)
    text = sample_pdf.pages[3].Contents.read_bytes()
    assert text.count(b"/CS-Cut#20line CS 1 SCN") == text.count(b"/GS1 gs") == 2


def test_spot_colour_leaves_the_state_as_it_was(stick: Stick) -> None:
    rule = Stroke(((0, 0), (9, 0)), 0.5, RED)
    cut = Stroke(((0, 5), (9, 5)), 2, BLACK, (3,), spot="Cut")
    lines = stream(stick, stick.page(rule, cut, rule))
    assert lines[lines.index("Q") + 1] == "0 400 m", "width, dash and colour need not be set again"


def test_a_sign_is_moved_and_leaves_the_state_as_it_was(stick: Stick) -> None:
    rule = Stroke(((0, 0), (9, 0)), 0.5, RED)
    sign = Sign(20, 30, (Stroke(((0, 0), (5, 5)), 2, BLACK, round=True), Arc(3, 3, 1, 2, BLACK, RED)))
    lines = stream(stick, stick.page(rule, sign, sign._replace(x=40), rule))
    assert [line for line in lines if line.endswith(" cm")] == ["1 0 0 1 20 370 cm", "1 0 0 1 40 370 cm"]
    inside = lines[lines.index("q") + 2 : lines.index("Q")]
    assert inside[:6] == ["0 G", "2 w", "[] 0 d", "1 J 1 j", "0 0 m", "5 -5 l"]
    assert inside[7:9] == ["1 0 0 rg", "0 J 0 j"], "only what differs is set again"
    assert lines[-4:] == ["0 400 m", "9 400 l", "S", "EMC"], "width and colour need not be set again"


def test_spot_of_one_name_is_one_plate(stick: Stick) -> None:
    cuts = [Stroke(((0, y), (9, y)), 1, ink, spot="Cut") for y, ink in ((1, BLACK), (2, RED))]
    data = painted(stick.publication(stick.page(cuts[0]), stick.page(cuts[1])))
    with opened(data) as pdf:
        spaces = [page.Resources.ColorSpace["/CS-Cut"] for page in pdf.pages]
        assert spaces[0].objgen == spaces[1].objgen


def test_numbers_never_add_up_errors(stick: Stick) -> None:
    paragraph = Tag("P", stick.root)
    lines = [stick.line(20 + 12.3456 * at, "x ", paragraph) for at in range(30)]
    with opened(painted(stick.publication(stick.page(*lines)))) as pdf:
        for line, piece in zip(lines, shown(pdf), strict=True):
            assert piece.y == pytest.approx(400 - line.y, abs=0.006)


@pytest.mark.parametrize(("turn", "way"), [(90, (0, -1)), (180, (-1, 0)), (270, (0, 1))])
def test_turned_line_runs_along_its_way(stick: Stick, turn: int, way: tuple[int, int]) -> None:
    runs = [stick.run("Two "), stick.run("runs", rise=3.0)]
    line = stick.line(200, runs, Tag("P", stick.root), x=150, turn=turn)
    with opened(painted(stick.publication(stick.page(line, stick.line(20, "Upright", Tag("P", stick.root)))))) as pdf:
        first, second, upright = shown(pdf)
    assert (first.x, first.y) == pytest.approx((150, 200))
    along, up = runs[0].width, 3.0
    expected = (150 + along * way[0] - up * way[1], 200 + along * way[1] + up * way[0])
    assert (second.x, second.y) == pytest.approx(expected, abs=0.01)
    assert (upright.x, upright.y) == pytest.approx((30, 380))


def test_turned_by_odd_degrees_is_refused(stick: Stick) -> None:
    with pytest.raises(ValueError, match="45 degrees"):
        painted(stick.publication(stick.page(stick.line(50, "Askew", Tag("P", stick.root), turn=45))))
