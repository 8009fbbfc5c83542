"""The outline: nested, its first two levels shown."""

from __future__ import annotations

import pikepdf

from compositor import Stick, painted
from handbook.layout.pages.page import Anchor, Bookmark
from pdfcheck import links, opened
from pdfcheck.links import bookmarks


def test_outline_is_nested_and_folded_below_the_second_level(sample_pdf: pikepdf.Pdf) -> None:
    entries = [(level, str(entry.Title), int(entry.get("/Count", 0))) for level, entry in bookmarks(sample_pdf)]
    assert entries == [
        (1, "Contents", 0),
        (1, "First – section", 2),
        (2, "Table", -1),
        (3, "Row", 0),
        (2, "Figure", 0),
    ]
    assert int(sample_pdf.Root.Outlines.Count) == 4
    assert sample_pdf.Root.PageMode == "/UseOutlines"


def test_entries_know_their_neighbours(sample_pdf: pikepdf.Pdf) -> None:
    root = sample_pdf.Root.Outlines
    assert root.Last.Prev.objgen == root.First.objgen
    assert root.First.Next.objgen == root.Last.objgen
    assert all(entry.Parent.objgen for _, entry in bookmarks(sample_pdf))


def test_level_that_is_skipped_nests_all_the_same(stick: Stick) -> None:
    marks = (Bookmark(1, "One", "x"), Bookmark(3, "Deep", "x"), Bookmark(2, "Less", "x"), Bookmark(1, "Two", "x"))
    page = stick.page(anchors=(Anchor("x", 0, 0),))
    with opened(painted(stick.publication(page, outline=marks))) as pdf:
        found = [(level, str(entry.Title)) for level, entry in bookmarks(pdf)]
        assert found == [(1, "One"), (2, "Deep"), (2, "Less"), (1, "Two")]
        assert links(pdf) == []


def test_without_bookmarks_there_is_none(stick: Stick) -> None:
    with opened(painted(stick.publication(stick.page()))) as pdf:
        assert "/Outlines" not in pdf.Root
        assert pdf.Root.get("/PageMode", "/UseNone") == "/UseNone"
