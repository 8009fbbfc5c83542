"""Places, links, labels, boxes, the viewer's preferences."""

from __future__ import annotations

import pikepdf
import pytest

from compositor import Stick, painted
from handbook.document.blocks import Link
from handbook.layout.pages.page import Anchor, Area, Bookmark, Page, Tag
from handbook.paint.navigation import roman
from pdfcheck import links, opened
from pdfcheck.links import destinations


def labels(pdf: pikepdf.Pdf) -> list[dict[str, object]]:
    """For each range: its first page, and the entries of its label."""
    rows = list(pdf.Root.PageLabels.Nums)
    return [
        {"page": int(at), **{entry: str(value) for entry, value in label.items()}}
        for at, label in zip(rows[::2], rows[1::2], strict=True)
    ]


def test_front_is_roman_and_the_rest_arabic(sample_pdf: pikepdf.Pdf) -> None:
    assert labels(sample_pdf) == [
        {"page": 0, "/S": "/r", "/St": "1"},
        {"page": 1, "/S": "/D", "/St": "1"},
        {"page": 2, "/P": "A-1"},
        {"page": 3, "/S": "/D", "/St": "3"},
    ]


def test_label_as_expected_needs_no_range(stick: Stick) -> None:
    pages = [stick.page(label=label, front=label in ("i", "ii")) for label in ("1", "i", "2", "ii")]
    with opened(painted(stick.publication(*pages))) as pdf:
        assert [row["page"] for row in labels(pdf)] == [0, 2]


@pytest.mark.parametrize(
    ("figure", "written"), [(1, "i"), (4, "iv"), (9, "ix"), (14, "xiv"), (49, "xlix"), (1994, "mcmxciv")]
)
def test_roman_figures(figure: int, written: str) -> None:
    assert roman(figure) == written


def test_places_lie_where_they_are_anchored(sample_pdf: pikepdf.Pdf) -> None:
    places = destinations(sample_pdf)
    assert list(places) == [b"contents", b"figure", b"first", b"row", b"table"]
    page, kind, x, y, zoom = places[b"table"]
    assert page.objgen == sample_pdf.pages[1].objgen
    assert (kind, x, y, zoom) == ("/XYZ", 30, 250, None)
    assert links(sample_pdf) == []


def test_link_covers_its_area(sample_pdf: pikepdf.Pdf) -> None:
    (link,) = sample_pdf.pages[0].Annots
    assert [float(edge) for edge in link.Rect] == [30, 328, 110, 340]
    assert (str(link.Contents), bytes(link.Dest)) == ("First section, page 1", b"first")
    assert [int(side) for side in link.Border] == [0, 0, 0]


def test_address_is_plain_ascii(sample_pdf: pikepdf.Pdf) -> None:
    assert str(sample_pdf.pages[1].Annots[0].A.URI) == "https://example.org/%C3%A4?q=(1)"


def test_link_to_nowhere_is_refused(stick: Stick) -> None:
    area = Area(0, 0, 9, 9, Link("#nowhere", "Nowhere"), Tag("Link", Tag("P", stick.root)))
    with pytest.raises(ValueError, match="links lead nowhere: nowhere"):
        painted(stick.publication(stick.page(area)))
    with pytest.raises(ValueError, match="links lead nowhere: lost"):
        painted(stick.publication(stick.page(), outline=(Bookmark(1, "Lost", "lost"),)))


def test_first_of_two_equal_anchors_counts(stick: Stick) -> None:
    pages = [stick.page(anchors=(Anchor("card", x, 20),)) for x in (10, 20)]
    with opened(painted(stick.publication(*pages))) as pdf:
        assert destinations(pdf)[b"card"][2] == 10


def test_every_page_has_its_boxes(sample_pdf: pikepdf.Pdf) -> None:
    first, second = sample_pdf.pages[0], sample_pdf.pages[1]
    assert [float(edge) for edge in first.TrimBox] == [10, 10, 290, 390]
    assert [float(edge) for edge in first.BleedBox] == [2, 2, 298, 398]
    assert list(second.TrimBox) == list(second.BleedBox) == list(second.MediaBox) == [0, 0, 300, 400]


def test_preferences_of_the_viewer(sample_pdf: pikepdf.Pdf, stick: Stick) -> None:
    wishes = dict(sample_pdf.Root.ViewerPreferences)
    assert wishes == {
        "/DisplayDocTitle": True,
        "/PrintScaling": pikepdf.Name("/None"),
        "/Duplex": pikepdf.Name.DuplexFlipLongEdge,
    }
    with opened(painted(stick.publication(Page(10, 10, ())))) as pdf:
        assert list(pdf.Root.ViewerPreferences.keys()) == ["/DisplayDocTitle"]
