"""What is for the screen, for an office printer, for a print shop: links or page numbers, margins, boxes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from handbook.foundation.units import MM
from pdfcheck.reading import steps
from pdfcheck.tree import elements, role
from proofreading import places
from proofreading.copy import Block
from proofreading.editions import BOUND, EDITIONS, Edition, named
from proofreading.printing import SEMAX, Printed, printed


@pytest.fixture(scope="module", params=BOUND, ids=named)
def bound(request: pytest.FixtureRequest) -> Printed:
    """A handbook for paper."""
    return printed(*request.param)


def test_paper_has_no_annotations_and_no_link_elements(bound: Printed) -> None:
    assert not [page for page in bound.pdf.pages if "/Annots" in page]
    assert not [element for element, _ in elements(bound.pdf) if role(element) == "Link"]


def test_cross_references_on_paper_say_their_page(bound: Printed) -> None:
    assert places.wrong_numbers(bound) == []
    assert "page 00" not in bound.text
    assert len([pair for pair, _ in places.page_numbers(bound) if pair.chunk.what != "contents"]) >= 6


def test_the_screen_says_no_pages_in_running_words() -> None:
    assert {pair.chunk.what for pair, _ in places.page_numbers(printed())} == {"contents"}


def test_words_that_lead_elsewhere_are_in_plain_ink_on_paper_and_coloured_on_the_screen() -> None:
    assert all(len(inks) == 1 for inks in inks_of_leading_paragraphs(printed("reference", None, "print")))
    assert all(len(inks) == 2 for inks in inks_of_leading_paragraphs(printed("reference", None, "screen")))


def inks_of_leading_paragraphs(made: Printed) -> list[set[tuple[float, ...]]]:
    """The colours in each running paragraph that has a cross reference."""
    leading = {
        pair.word.block
        for pair in made.pairs
        if pair.chunk.what == "paragraph" and "Div" not in pair.word.block.path
        if any(span.link and span.link.target.startswith("#") and not span.term for span in pair.token.spans)
    }
    assert len(leading) > 10
    return [set(inked(made, block)) for block in leading]


def inked(made: Printed, block: Block) -> Iterator[tuple[float, ...]]:
    """The colour of each string of a block."""
    owners = {(piece.page, piece.owner) for piece in block.pieces}
    for page in {page for page, _ in owners}:
        ink: tuple[float, ...] = (0.0,)
        for word, operands, inside in steps(made.pdf.pages[page]):
            if word in ("rg", "g"):
                ink = tuple(round(float(part), 3) for part in operands)
            elif word in ("Tj", "TJ") and inside and (page, inside[-1][1]) in owners:
                yield ink


# --- bound books ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("style", ["reference", "mono"])
def test_margins_are_mirrored(style: str) -> None:
    made = printed(style, None, "print")
    left = {
        verso: min(
            row.x for page in range(8, len(made.labels)) if made.verso(page) is verso for row in made.rows(page)
        )
        for verso in (False, True)
    }
    assert left[False] - left[True] == pytest.approx(made.style.page.inner - made.style.page.outer, abs=0.1)
    folios = [
        (page, piece)
        for page, label in enumerate(made.labels)
        for piece in made.free(page)
        if piece.text.strip() == label
    ]
    assert len(folios) > 25
    for page, piece in folios:
        outer = piece.x < 100 if made.verso(page) else piece.x > 300
        assert outer, f"the folio of page {page + 1} of the file stands inside"


def test_running_heads_name_the_book_on_the_left_and_the_section_on_the_right() -> None:
    made = printed("reference", None, "print")
    current = ""
    for page in range(len(made.labels)):
        rows, top = made.rows(page), float(made.pdf.pages[page].TrimBox[3]) - made.style.page.head
        head = [piece.text.strip() for piece in made.free(page) if piece.y > top]
        opened = [row.text.strip() for row in rows if row.block.kind == "H1"]
        if not rows or page == 0 or rows[0].block.kind == "H1":
            assert head == [], f"page {page + 1} of the file opens a section, so it has no head"
        elif made.verso(page):
            assert head == ["Semax"]
        else:
            assert len(head) == 1 and re.fullmatch(rf"(\w{{1,2}} )?{re.escape(head[0])}", current)
        current = opened[-1] if opened else current


def test_the_front_matter_of_a_bound_book_ends_on_a_verso() -> None:
    for style in ("reference", "mono"):
        made = printed(style, None, "print")
        assert made.labels.index("1") % 2 == 0
        assert made.rows(1) == []  # the back of the cover


def test_the_printer_is_asked_to_turn_pages_like_a_book(bound: Printed) -> None:
    asked = bound.pdf.Root.ViewerPreferences.get("/Duplex")
    assert (asked == "/DuplexFlipLongEdge") is bound.mirrored


def test_sections_open_on_rectos_if_the_style_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "styles").mkdir()
    (tmp_path / "styles" / "stately.yaml").write_text("extends: reference\npage:\n  sections_open: recto\n")
    made = Printed(SEMAX, "stately", None, "print")
    heads = {id: word for id, word in places.stands(made).items() if word.block.kind == "H1"}
    opened = [word.page for id, word in heads.items() if id != "contents"]  # follows the facts at a glance
    assert len(opened) > 15
    assert all(page % 2 == 0 for page in opened)
    blank = [page for page in range(len(made.labels)) if not made.rows(page)]
    assert len(blank) > 3
    assert not [piece for piece in made.pieces if piece.page in blank]
    assert places.wrong_numbers(made) == places.wrong_places(made) == []


# --- the print shop ------------------------------------------------------------------------------------------


def test_pages_for_the_shop_have_bleed_and_boxes() -> None:
    made = printed("reference", None, "shop")
    for page in made.pdf.pages:
        media, bleed, trim = ([float(edge) for edge in page[box]] for box in ("/MediaBox", "/BleedBox", "/TrimBox"))
        assert [trim[2] - trim[0], trim[3] - trim[1]] == pytest.approx([148 * MM, 210 * MM], abs=0.1)
        assert [trim[0] - bleed[0], bleed[2] - trim[2]] == pytest.approx([3 * MM, 3 * MM], abs=0.1)
        assert media[0] < bleed[0] and media[2] > bleed[2]


def test_crop_marks_stand_outside_of_the_bleed() -> None:
    made = printed("reference", None, "shop")
    for page in made.pdf.pages:
        bleed = [float(edge) for edge in page.BleedBox]
        ends = [tuple(map(float, operands)) for word, operands, _ in steps(page) if word in ("m", "l")]
        marks = [one for one in ends if not (bleed[0] < one[0] < bleed[2] and bleed[1] < one[1] < bleed[3])]
        assert len(marks) == 16, "four corners, two marks each, two ends each"


def test_pages_for_screen_and_office_have_one_box() -> None:
    for media in ("screen", "print"):
        for page in printed("reference", None, media).pdf.pages:
            assert list(page.MediaBox) == list(page.TrimBox)


def test_the_shop_gets_the_same_pages(tmp_path: Path) -> None:
    shop, office = printed("reference", None, "shop"), printed("reference", None, "print")
    assert shop.text == office.text
    assert shop.labels == office.labels


SIZES = {"a4": (210.0, 297.0), "a5": (148.0, 210.0), "letter": (215.9, 279.4), "half-letter": (139.7, 215.9)}


@pytest.mark.parametrize("edition", [edition for edition in EDITIONS if edition[1]], ids=named)
def test_paper_is_as_large_as_it_is_called(edition: Edition) -> None:
    made = printed(*edition)
    box = [float(edge) / MM for edge in made.pdf.pages[0].MediaBox]
    assert box[2:] == pytest.approx(SIZES[str(edition[1])], abs=0.1) and len(made.pdf.pages) > 20


def test_mono_has_no_colour() -> None:
    for page in printed("mono", None, "print").pdf.pages:
        for word, operands, _ in steps(page):
            if word in ("rg", "RG"):
                assert len({round(float(part), 3) for part in operands}) == 1
            assert word not in ("k", "K", "sc", "scn", "SC", "SCN") or isinstance(operands[0], pikepdf.Name)
