"""The structure tree: order, ownership, attributes."""

from __future__ import annotations

from typing import Any

import pikepdf

from compositor import Stick, painted
from handbook.document.blocks import Link
from handbook.layout.pages.page import Area, Line, Tag
from pdfcheck import blocks, opened, structure
from pdfcheck.tree import elements, kids, role


def find(pdf: pikepdf.Pdf, kind: str) -> list[Any]:
    """The elements of a type, in reading order."""
    return [element for element, _ in elements(pdf) if role(element) == kind]


def test_paragraph_over_two_pages_is_one_element(sample_pdf: pikepdf.Pdf) -> None:
    paragraph = next(
        one for one in find(sample_pdf, "P") if len(list(kids(one))) == 2 and not isinstance(one.K[1], int)
    )
    first, second = kids(paragraph)
    pages = [page.objgen for page in sample_pdf.pages]
    assert [first[0], second[0]] == pages[1:3]
    assert paragraph.K[1].Type == "/MCR"


def test_link_over_two_lines_is_one_annotation_with_two_areas(sample_pdf: pikepdf.Pdf) -> None:
    link = find(sample_pdf, "Link")[1]
    notes = [kid.Obj for kid in kids(link) if not isinstance(kid, tuple)]
    marks = [kid for kid in kids(link) if isinstance(kid, tuple)]
    assert (len(notes), len(marks)) == (1, 1)
    assert [one.objgen for one in notes] == [one.objgen for one in sample_pdf.pages[1].Annots]
    corners = [float(value) for value in notes[0].QuadPoints]
    areas = [(corners[at : at + 2], corners[at + 6 : at + 8]) for at in (0, 8)]
    assert len(corners) == 16 and areas[0][0][1] > areas[0][1][1] >= areas[1][0][1], "one area under the other"
    left, bottom, right, top = (float(edge) for edge in notes[0].Rect)
    assert (left, top) == (min(corners[::2]), max(corners[1::2]))
    assert (right, bottom) == (max(corners[::2]), min(corners[1::2]))
    assert isinstance(link.K[0], int), "words come before the annotations"


def test_empty_cell_is_in_its_row(sample_pdf: pikepdf.Pdf) -> None:
    row = find(sample_pdf, "TR")[1]
    assert [role(cell) for cell in kids(row)] == ["TH", "TD"]
    assert "/K" not in row.K[1]


def test_table_says_what_it_shows(sample_pdf: pikepdf.Pdf) -> None:
    (table,) = find(sample_pdf, "Table")
    assert str(table.A.Summary) == "Doses (all)"
    assert [str(cell.A.Scope) for cell in find(sample_pdf, "TH")] == ["/Column", "/Column", "/Row"]
    assert [int(cell.A.ColSpan) for cell in find(sample_pdf, "TD") if "/A" in cell] == [2]


def test_header_cell_has_a_scope_though_none_is_given(stick: Stick) -> None:
    row = Tag("TR", Tag("Table", stick.root))
    data = painted(stick.publication(stick.page(stick.line(50, "Head", Tag("TH", row)))))
    with opened(data) as pdf:
        assert find(pdf, "TH")[0].A.Scope == "/Column"


def test_words_in_another_language_and_abbreviations_say_what_they_are(stick: Stick) -> None:
    paragraph = Tag("P", stick.root)
    latin, unit = Tag("Span", paragraph, lang="la"), Tag("Span", paragraph, expansion="milligrams")
    runs = [stick.run("Tested "), stick.run("in vitro", latin), stick.run(" at 6 "), stick.run("mg", unit)]
    line = stick.line(50, runs, paragraph)
    with opened(painted(stick.publication(stick.page(line)))) as pdf:
        assert structure(pdf) == []
        assert [(str(one.get("/Lang", "")), str(one.get("/E", ""))) for one in find(pdf, "Span")] == [
            ("la", ""), ("", "milligrams"),
        ]  # fmt: skip


def test_list_tells_how_it_counts(sample_pdf: pikepdf.Pdf) -> None:
    assert [str(one.A.ListNumbering) for one in find(sample_pdf, "L")] == ["/Disc"]


def test_figure_has_words_and_the_box_of_all_its_parts(sample_pdf: pikepdf.Pdf) -> None:
    chart = find(sample_pdf, "Figure")[0]
    assert str(chart.Alt) == "A bar from 0 to 5 (in mg)"
    left, bottom, right, top = (float(edge) for edge in chart.A.BBox)
    assert (left, bottom, right) == (29.5, 400 - 90.5, 208.25)
    assert 350 <= top < 354, "the label's ascent"


def test_figure_is_one_stretch_of_the_page(sample_pdf: pikepdf.Pdf) -> None:
    assert isinstance(find(sample_pdf, "Figure")[0].K, int)


def test_own_types_are_mapped(sample_pdf: pikepdf.Pdf) -> None:
    assert dict(sample_pdf.Root.StructTreeRoot.RoleMap) == {"/Callout": pikepdf.Name.Div}
    assert role(find(sample_pdf, "Callout")[0]) == "Callout"


def test_notes_are_known_by_id(sample_pdf: pikepdf.Pdf) -> None:
    (note,) = find(sample_pdf, "Note")
    name, place = sample_pdf.Root.StructTreeRoot.IDTree.Names
    assert bytes(name) == bytes(note.ID)
    assert place.objgen == note.objgen


def test_children_keep_the_order_of_first_appearance(stick: Stick) -> None:
    one, two = Tag("P", Tag("Sect", stick.root)), Tag("P", Tag("Sect", stick.root))
    pages = [
        stick.page(stick.line(50, "One ", one), stick.line(70, "two ", two)),
        stick.page(stick.line(50, "one again.", one), stick.line(70, "Two again.", two)),
    ]
    with opened(painted(stick.publication(*pages))) as pdf:
        assert blocks(pdf) == [("P", "One one again."), ("P", "two Two again.")]
        assert structure(pdf) == []


def test_area_before_its_line_changes_no_order(stick: Stick) -> None:
    paragraph = Tag("P", stick.root)
    link = Tag("Link", paragraph)
    area = Area(60, 40, 30, 12, Link("https://example.org", "Elsewhere"), link)
    line = stick.line(50, [stick.run("Words "), stick.run("link", link)], paragraph)
    with opened(painted(stick.publication(stick.page(area, line)))) as pdf:
        assert blocks(pdf) == [("P", "Words link")]
        assert structure(pdf) == []


def test_tag_of_no_tree_joins_the_document(stick: Stick) -> None:
    with opened(painted(stick.publication(stick.page(stick.line(50, "Stray", Tag("P", None)))))) as pdf:
        assert structure(pdf) == []
        assert role(find(pdf, "P")[0].P) == "Document"


def test_line_whose_runs_hold_nothing_is_still_in_the_tree(stick: Stick) -> None:
    cell = Tag("TD", Tag("TR", Tag("Table", stick.root)))
    empty = stick.run("x")._replace(pieces=())
    with opened(painted(stick.publication(stick.page(Line(30, 50, (empty,), cell))))) as pdf:
        assert [role(one) for one in find(pdf, "TD")] == ["TD"]
        assert structure(pdf) == []


def test_what_is_long_complete_is_written_and_forgotten(stick: Stick) -> None:
    section = Tag("Sect", stick.root)
    long, back = Tag("P", Tag("LBody", Tag("LI", Tag("L", section)))), Tag("P", section)
    pages = []
    for number in range(200):
        lines = [stick.line(50, f"Page {number} ", long), stick.line(70, "apart ", Tag("P", section))]
        pages.append(stick.page(*lines, *([stick.line(90, "back ", back)] if number in (0, 150) else [])))
    with opened(painted(stick.publication(*pages))) as pdf:
        assert structure(pdf) == []
        found = blocks(pdf)
    assert ("P", "".join(f"Page {number} " for number in range(200))) in found
    assert [text for _, text in found].count("back ") == 2, "one that comes back is a second element"
    assert len(found) == 1 + 200 + 2
