"""A compositor's stick: small publications set by hand, with something of everything in the sample."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from handbook.document.blocks import Link
from handbook.foundation.units import BLACK, Colour, colour
from handbook.layout.pages.page import (
    Anchor,
    Arc,
    Area,
    Attachment,
    Bookmark,
    Fill,
    Image,
    Line,
    Metadata,
    Page,
    Placement,
    Printing,
    Publication,
    Run,
    Stroke,
    Tag,
)
from handbook.layout.type.faces import Face, FaceKey, Shaped, face
from handbook.paint.pdf import paint

TEAL = colour("#0b5563")
SIZE = 10.0
WIDTH, HEIGHT = 300.0, 400.0


class Stick:
    """Sets words, and keeps the tree's root."""

    def __init__(self) -> None:
        self.root = Tag("Document", None)
        self.serif = face(FaceKey("serif"))
        self.sans = face(FaceKey("sans", weight=600))

    def run(
        self,
        text: str,
        tag: Tag | None = None,
        *,
        cut: Face | None = None,
        ink: Colour = BLACK,
        gap: float = 0.0,
        rise: float = 0.0,
        hyphen: bool = False,
    ) -> Run:
        """Words and spaces; a hyphen after them parts the last word."""
        own = cut or self.serif
        pieces: list[Shaped] = []
        for index, word in enumerate(text.split(" ")):
            pieces += [own.space] if index else []
            pieces += [own.shape(word)] if word else []
        pieces += [own.hyphen] if hyphen else []
        width = sum(piece.width for piece in pieces) * SIZE / 1000
        width += gap * sum(piece.space for piece in pieces)
        return Run(own, SIZE, ink, tuple(pieces), gap, width, rise, tag)

    def line(self, y: float, text: str | Sequence[Run], tag: Tag | None, x: float = 30.0, turn: int = 0) -> Line:
        """A line with its baseline at y."""
        runs = (self.run(text),) if isinstance(text, str) else tuple(text)
        return Line(x, y, runs, tag, turn=turn)

    def page(self, *placements: Placement, **more: object) -> Page:
        """A small page."""
        return Page(WIDTH, HEIGHT, placements, **more)  # type: ignore[arg-type]

    def publication(self, *pages: Page, **more: object) -> Publication:
        """A publication about nothing."""
        more.setdefault("metadata", Metadata("Sample", "en-US"))
        return Publication(pages, root=self.root, **more)  # type: ignore[arg-type]


def painted(publication: Publication) -> bytes:
    """The file's bytes."""
    out = BytesIO()
    paint(publication, out)
    return out.getvalue()


def sample(stick: Stick, pictures: Path, annotations: bool = True) -> Publication:
    """Everything that a publication can hold, on four pages."""
    section = Tag("Sect", stick.root)
    long = Tag("P", section)
    pages = (
        _contents(stick),
        _prose(stick, section, long),
        _prose_ends(stick, section, long),
        _figures(stick, section, pictures),
    )
    return Publication(
        pages,
        Metadata("Sample", "en-US", "A. Author", "What it says: “ångström” & <β>", "one, two", "2025-12-04"),
        outline=(
            Bookmark(1, "Contents", "contents"),
            Bookmark(1, "First – section", "first"),
            Bookmark(2, "Table", "table"),
            Bookmark(3, "Row", "row"),
            Bookmark(2, "Figure", "figure"),
        ),
        root=stick.root,
        printing=Printing(False, "DuplexFlipLongEdge"),
        attachments=(Attachment("source/ä.yaml", b"title: Sample\n", "text/yaml", "The source"),),
        annotations=annotations,
    )


def _contents(stick: Stick) -> Page:
    front = Tag("Sect", stick.root)
    toc = Tag("TOC", front)
    item = Tag("TOCI", toc)
    own = Tag("Link", Tag("Reference", item))
    return stick.page(
        stick.line(50, "Contents", Tag("H1", front)),
        stick.line(70, [stick.run("First section 1", own)], item),
        Area(30, 60, 80, 12, Link("#first", "First section, page 1"), own),
        stick.line(380, "i", None)._replace(artifact="Pagination"),
        anchors=(Anchor("contents", 30, 40),),
        front=True,
        trim=10.0,
        bleed=2.0,
    )


def _prose(stick: Stick, section: Tag, long: Tag) -> Page:
    linked = Tag("P", section)
    link = Tag("Link", linked)
    listing = Tag("L", section, numbering="Disc")
    items = [Tag("LI", listing), Tag("LI", listing)]
    lines: list[Placement] = [
        stick.line(50, [stick.run("First section", cut=stick.sans, ink=TEAL)], Tag("H1", section))
    ]
    lines += [
        stick.line(70, [stick.run("The offices’ ", gap=2.0), stick.run("see 5 mg ", link)], linked),
        Area(80, 60, 50, 12, Link("https://example.org/ä?q=(1)", "A page elsewhere"), link),
        stick.line(84, [stick.run("twice", link), stick.run(" a day.")], linked),
        Area(30, 74, 30, 12, Link("https://example.org/ä?q=(1)", "A page elsewhere"), link),
    ]
    for at, item in enumerate(items):
        lines.append(stick.line(110 + 14 * at, "• ", Tag("Lbl", item)))
        lines.append(stick.line(110 + 14 * at, f"Item {at}", Tag("LBody", item), x=45))
    lines += _table(stick, section)
    lines.append(stick.line(300, [stick.run("A paragraph that goes on over the ", gap=1.5)], long))
    lines.append(stick.line(314, [stick.run("page; no word is bro", hyphen=True)], long))
    lines.append(stick.line(328, "ken at its end, ", long))
    return stick.page(*lines, anchors=(Anchor("first", 30, 40), Anchor("table", 30, 150), Anchor("row", 30, 170)))


def _table(stick: Stick, section: Tag) -> list[Placement]:
    table = Tag("Table", section, summary="Doses (all)")
    head, body = Tag("THead", table), Tag("TBody", table)
    row, wide = Tag("TR", head), Tag("TR", body)
    second = Tag("TR", body)
    return [
        Fill(30, 150, 200, 16, Colour(0.9, 0.95, 1)),
        stick.line(162, "Form", Tag("TH", row, scope="Column")),
        stick.line(162, "Dose", Tag("TH", row, scope="Column"), x=130),
        stick.line(178, "Drops", Tag("TH", wide, scope="Row")),
        Line(130, 178, (), Tag("TD", wide)),
        stick.line(194, "Nothing here", Tag("TD", second, span=2)),
        Stroke(((30, 200), (230, 200)), 0.5, BLACK),
    ]


def _prose_ends(stick: Stick, section: Tag, long: Tag) -> Page:
    note = Tag("Note", section)
    return stick.page(
        stick.line(36, "but only at a line’s.", long),
        stick.line(50, [stick.run("Water is H"), stick.run("2", rise=-2.0), stick.run("O.")], Tag("P", section)),
        stick.line(70, "1 A note. ", note),
        stick.line(90, "Ours.", Tag("Callout", section)),
        label="A-1",
    )


def _figures(stick: Stick, section: Tag, pictures: Path) -> Page:
    chart = Tag("Figure", section, alt="A bar from 0 to 5 (in mg)")
    names = ("colour.jpg", "grey.jpg", "grey.png", "veiled.png", "inks.jpg", "palette.png", "bits.png", "deep.png")
    images: list[Placement] = []
    for at, name in enumerate((*names, "grey.png")):
        tag = Tag("Figure", section, alt=f"Picture {at}")
        images.append(Image(30 + 25 * at, 200, 20, 15, (pictures / name).read_bytes(), tag, turn=90 * (at % 4)))
    return stick.page(
        Fill(30, 100, 40, 20, BLACK, hatch=4.0),
        Fill(30, 50, 100, 10, TEAL, tag=chart),
        stick.line(58, "5 mg", chart, x=135),
        Arc(200, 55, 8, 0.5, BLACK, Colour(1, 1, 1), chart, (2, 1)),
        Stroke(((30, 70), (60, 90), (90, 70)), 1, TEAL, (3, 2), True, Colour(1, 1, 0), True, chart),
        Stroke(((0, 150), (300, 150)), 0.25, Colour(1, 0, 1), (4, 2), spot="Cut line"),
        Stroke(((0, 160), (300, 160)), 0.25, Colour(1, 0, 1), spot="Cut line"),
        *images,
        stick.line(300, "Turned", Tag("P", section), turn=90),
        stick.line(300, [stick.run("Over "), stick.run("end", rise=1.0)], Tag("P", section), x=100, turn=180),
        stick.line(330, "Upright", Tag("P", section), x=150),
        anchors=(Anchor("figure", 30, 40),),
    )


def draw_pictures(folder: Path) -> Path:
    """Fill a folder with a picture of each of the usual kinds."""
    from PIL import Image as Picture

    ramp = Picture.linear_gradient("L").resize((16, 12))
    Picture.merge("RGB", (ramp, ramp.rotate(180), ramp)).save(folder / "colour.jpg")
    ramp.save(folder / "grey.jpg")
    ramp.save(folder / "grey.png")
    Picture.merge("RGBA", (ramp, ramp, ramp, ramp)).save(folder / "veiled.png")
    Picture.merge("CMYK", (ramp, ramp, ramp, ramp)).save(folder / "inks.jpg")
    ramp.convert("P").save(folder / "palette.png", transparency=0)
    ramp.convert("1").save(folder / "bits.png")
    Picture.new("I;16", (16, 12), 65535).save(folder / "deep.png")
    return folder
