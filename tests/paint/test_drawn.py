"""A page that was drawn before stands in another file as if it were drawn for it."""

from __future__ import annotations

from io import BytesIO
from itertools import permutations
from pathlib import Path

import pytest

from compositor import Stick, draw_pictures, painted
from handbook.document.blocks import Link
from handbook.foundation.kept import Kept
from handbook.foundation.units import BLACK, Colour
from handbook.layout.pages.page import Anchor, Area, Image, Page, Publication, Stroke, Tag
from handbook.paint.drawn import Drawer
from handbook.paint.pdf import paint


def kept_painted(publication: Publication, kept: Kept | None, stock: Kept | None = None) -> bytes:
    """As one that keeps what it draws, or what many files share."""
    out = BytesIO()
    for memory in filter(None, (kept, stock)):
        memory.turn()
    paint(publication, out, kept, stock)
    return out.getvalue()


@pytest.fixture
def pages(stick: Stick, tmp_path: Path) -> list[Page]:
    """Pages that share tags, glyphs that read in two ways, fonts, a picture, a plate, a place that links lead to."""
    section = Tag("Sect", stick.root)
    paragraph, figure = Tag("P", section), Tag("Figure", section, alt="A rule")
    link = Tag("Link", paragraph)
    picture = min(draw_pictures(tmp_path).glob("*.png")).read_bytes()
    red = Stroke(((0, 9), (9, 9)), 1, Colour(1, 0, 0), tag=figure, spot="Cut")
    # The micro sign and the Greek letter share a glyph.
    micro, greek = stick.run("a-b 5\u00a0\u00b5g "), stick.run("\u03bcwell", hyphen=True)
    runs = ([micro], [greek], [stick.run("-", cut=stick.sans)])
    plain, soft, sans = (stick.line(50, some, paragraph) for some in runs)
    black = red._replace(tag=None, ink=BLACK)
    there = stick.line(70, [stick.run("there", link), stick.run("q", cut=stick.sans, hyphen=True)], paragraph)
    return [
        stick.page(plain)._replace(anchors=(Anchor("there", 30, 50),)),
        stick.page(soft, red),
        stick.page(sans, there, Area(60, 40, 30, 12, Link("#there", "There"), link), black),
        stick.page(Image(9, 9, 30, 30, picture, figure), soft),
        stick.page(stick.line(50, "Front", Tag("P", section)))._replace(front=True),
    ]


def test_in_any_order_with_any_others(stick: Stick, pages: list[Page]) -> None:
    kept, stock = Kept(200), Kept(200)
    for number, order in enumerate(permutations(pages)):
        some = order if number % 3 else (*(page for page in order[:3] if page is not pages[0]), pages[0])
        publication = stick.publication(*some)
        assert kept_painted(publication, kept) == kept_painted(publication, None, stock) == painted(publication)


def test_only_pages_whose_codes_differ_are_drawn_anew(
    stick: Stick, pages: list[Page], monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, drawn, draw = Kept(8), list[Page | None](), Drawer._draw
    monkeypatch.setattr(Drawer, "_draw", lambda own, page: drawn.append(page) or draw(own, page))
    for order in ((0, 1, 3, 4), (4, 0, 3, 1), (1, 0, 4)):
        kept_painted(stick.publication(*(pages[at] for at in order)), kept)
        drawn.append(None)
    at = [pages.index(page) if page else None for page in drawn]
    assert at == [0, 1, 3, 4, None, None, 1, 0, None], "in the last file the Greek letter comes first"
