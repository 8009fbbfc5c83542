"""The checks themselves: each finds the fault that is made for it."""

from __future__ import annotations

from collections.abc import Callable

import pikepdf
import pytest

from compositor import Stick, painted
from handbook.layout.pages.page import Line, Page, Tag
from pdfcheck import archive, fonts, links, opened, outside, overlaps, structure
from pdfcheck.tree import elements, parents, role


def element(pdf: pikepdf.Pdf, kind: str) -> pikepdf.Object:
    return next(one for one, _ in elements(pdf) if role(one) == kind)


def rewritten(pdf: pikepdf.Pdf, old: bytes, new: bytes) -> None:
    stream = pdf.pages[1].Contents
    data = stream.read_bytes()
    assert old in data
    stream.write(data.replace(old, new, 1))


def _own_twice(pdf: pikepdf.Pdf) -> None:
    element(pdf, "TD").K = 0
    element(pdf, "TD").Pg = pdf.pages[1].obj


def _forget_scope(pdf: pikepdf.Pdf) -> None:
    del element(pdf, "TH").A


def _forget_alt(pdf: pikepdf.Pdf) -> None:
    del element(pdf, "Figure").Alt


def _misplace(pdf: pikepdf.Pdf) -> None:
    element(pdf, "LBody").S = pikepdf.Name.TD


def _skip_level(pdf: pikepdf.Pdf) -> None:
    element(pdf, "H1").S = pikepdf.Name.H2


def _swap_parents(pdf: pikepdf.Pdf) -> None:
    row = parents(pdf)[int(pdf.pages[1].StructParents)]
    row[0] = row[1]


def _expand_a_cell(pdf: pikepdf.Pdf) -> None:
    element(pdf, "TD").E = "milligrams"


def _speak_in_tongues(pdf: pikepdf.Pdf) -> None:
    element(pdf, "P").Lang = "latin"


def _repeat_a_language(pdf: pikepdf.Pdf) -> None:
    element(pdf, "TR").Lang = element(pdf, "TH").Lang = "de"


def _label_behind(pdf: pikepdf.Pdf) -> None:
    kids = element(pdf, "LI").K
    element(pdf, "LI").K = pikepdf.Array([kids[1], kids[0]])


TREE_FAULTS: list[tuple[Callable[[pikepdf.Pdf], None], str]] = [
    (_own_twice, "owned twice"),
    (_forget_scope, "no scope"),
    (_forget_alt, "no words"),
    (_misplace, "LI holds TD"),
    (_skip_level, "H2 follows a heading of level 0"),
    (_swap_parents, "disagree"),
    (_expand_a_cell, "a TD stands for something else"),
    (_speak_in_tongues, "latin is the code of no language"),
    (_repeat_a_language, "repeats the language de"),
    (_label_behind, "an item of a list holds ['LBody', 'Lbl']"),
    (lambda pdf: rewritten(pdf, b"EMC", b"EMC 0 0 9 9 re f"), "f outside of marked content"),
    (lambda pdf: rewritten(pdf, b"BT", b"/Span BMC BT"), "marked content in marked content"),
    (lambda pdf: rewritten(pdf, b"/P<</MCID 1>>BDC", b"/P<</MCID 9>>BDC"), "is numbered"),
    (lambda pdf: rewritten(pdf, b"/Artifact BMC", b"/Thing BMC"), "Thing is neither owned nor an artifact"),
]


@pytest.mark.parametrize(("spoil", "says"), TREE_FAULTS)
def test_faults_of_the_tree_are_found(sample_data: bytes, spoil: Callable[[pikepdf.Pdf], None], says: str) -> None:
    with opened(sample_data) as pdf:
        assert structure(pdf) == []
        spoil(pdf)
        assert any(says in problem for problem in structure(pdf)), structure(pdf)


def test_faults_of_fonts_are_found(sample_data: bytes) -> None:
    with opened(sample_data) as pdf:
        font = pdf.pages[0].Resources.Font["/SourceSerif4-400-10"]
        font.DescendantFonts[0].W[1][1] = 7
        font.ToUnicode.write(b"1 beginbfchar <0001> <0041> endbfchar")
        found = " ".join(fonts(pdf))
        assert "is 7.0 wide" in found and "cannot be read back" in found
        del font.DescendantFonts[0].FontDescriptor.FontFile2
        assert "is not described: ['/FontFile2']" in " ".join(fonts(pdf))


def test_faults_of_links_are_found(sample_data: bytes) -> None:
    with opened(sample_data) as pdf:
        link = pdf.pages[0].Annots[0]
        link.Dest, link.Contents, link.F = pikepdf.String("elsewhere"), "", 0
        pdf.Root.Names.Dests.Names[1][3] = 4000
        found = " ".join(links(pdf))
        for says in ("which is nowhere", "says nothing", "lies beside its page"):
            assert says in found


def test_a_link_whose_areas_are_wrong_is_found(sample_data: bytes) -> None:
    with opened(sample_data) as pdf:
        link = pdf.pages[1].Annots[0]
        link.QuadPoints = [0.0] * 9
        found = " ".join(links(pdf))
        assert "with 1.125 areas" in found and "beside its rectangle" in found
        pdf.pages[1].Annots.append(link)
        assert "a link in two annotations" in " ".join(links(pdf))


def test_faults_of_the_archive_are_found(sample_data: bytes) -> None:
    with opened(sample_data) as pdf:
        del pdf.Root.Lang, pdf.Root.OutputIntents, pdf.Root.ViewerPreferences
        pdf.trailer.Info.Title = "Another"
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.beep()")
        pdf.pages[1].TrimBox = [-5, 0, 100, 100]
        found = " ".join(archive(pdf, sample_data + b" "))
        for clause in ("6.1.3", "UA 7.2", "UA 7.1", "6.2.3", "6.5", "6.6.3", "6.1.13"):
            assert clause in found


def test_words_at_the_edge_or_upon_others_are_found(stick: Stick) -> None:
    paragraph = Tag("P", stick.root)
    lines: list[Line] = [stick.line(50, "Words upon", paragraph), stick.line(53, "words.", paragraph)]
    page: Page = stick.page(*lines, stick.line(90, "Edge", paragraph, x=290))
    with opened(painted(stick.publication(page))) as pdf:
        assert len(overlaps(pdf)) == 1
        assert [problem.split("'")[1] for problem in outside(pdf, 5)] == ["Edge"]
