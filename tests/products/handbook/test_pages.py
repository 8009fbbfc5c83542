"""Pages as a proofreader sees them: nothing in the margins, nothing stranded, no amount parted."""

from __future__ import annotations

import pytest

import pdfcheck
from proofreading import pages
from proofreading.copy import Row
from proofreading.editions import EDITIONS, named
from proofreading.printing import Printed, printed


@pytest.fixture(scope="module", params=EDITIONS, ids=named)
def made(request: pytest.FixtureRequest) -> Printed:
    """The handbook in one edition."""
    return printed(*request.param)


def test_text_stands_in_the_type_area_and_nothing_near_the_edge(made: Printed) -> None:
    assert pages.in_margins(made) == []


def test_no_line_lies_upon_another(made: Printed) -> None:
    assert pdfcheck.overlaps(made.pdf, made.pieces) == []


def test_no_number_is_parted_from_its_unit(made: Printed) -> None:
    assert pages.parted_amounts(made) == []


def test_no_line_of_a_paragraph_stands_alone_at_a_page_end(made: Printed) -> None:
    assert pages.widows(made) == []


def test_no_heading_stands_in_the_last_lines_of_a_page(made: Printed) -> None:
    assert pages.stranded_headings(made) == []


def test_no_word_is_parted_by_a_page_end(made: Printed) -> None:
    assert pages.hyphens_at_page_ends(made) == []


def test_captions_and_heads_stay_with_their_tables_and_figures(made: Printed) -> None:
    assert pages.stranded_captions(made) == []


def test_titles_of_callouts_and_labels_of_lists_stay_with_their_words(made: Printed) -> None:
    assert pages.stranded_labels(made) == []


def test_type_is_never_smaller_than_its_style_says(made: Printed) -> None:
    least = {"large-print": 14.0}.get(made.style.name, 7.0)
    assert min(piece.size for piece in made.pieces if not piece.text.strip().isdigit()) >= least
    # The raised number of a note may be smaller: its figures are as high as capitals.
    assert min(piece.size for piece in made.pieces) >= min(least, 6.0)


@pytest.mark.parametrize("style", ["reference", "mono"])
def test_no_more_than_three_hyphens_stand_one_below_the_other(style: str) -> None:
    assert pages.ladders(printed(style)) == []


def test_large_print_has_no_hyphens() -> None:
    assert not [row.text for row in rows(printed("large-print")) if row.text.rstrip().endswith("\u00ad")]


def test_pages_are_well_filled(made: Printed) -> None:
    """Blank paper in mid-section is a flaw: less than half a page stands free, but for the last of a section."""
    assert pages.half_empty(made) == []


def rows(made: Printed) -> list[Row]:
    return [row for block in made.blocks for row in block.rows]
