"""The positioned data: pages of placements, each with its semantic tag; points, from the top left corner.

Nothing here is decided later: `paint` turns it into ink as it stands.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Literal, NamedTuple

from handbook.document.blocks import Link
from handbook.foundation.units import Colour
from handbook.layout.type.faces import Face, Shaped


class Tag:
    """A node of the structure tree (ISO 32000-1, 14.8); its children are told by those who name it as parent.

    Children keep the order in which their first placement appears in the publication, front matter first. Equal to
    nothing but itself. A plain class whose fields are final: a sheet has hundreds, and a frozen dataclass takes four
    times as long to make one.
    """

    __slots__ = ("alt", "expansion", "lang", "numbering", "parent", "role", "scope", "span", "summary")

    def __init__(
        self,
        role: str,
        parent: "Tag | None",
        alt: str = "",
        scope: Literal["", "Column", "Row", "Both"] = "",
        numbering: Literal["", "Disc", "Decimal", "None"] = "",
        span: int = 1,
        summary: str = "",
        lang: str = "",
        expansion: str = "",
    ) -> None:
        self.role: Final = role
        """A standard structure type: Document, Sect, H1, P, L, LI, Lbl, LBody, Table, TR, TH, TD, Figure, Link, …"""
        self.parent: Final = parent
        self.alt: Final = alt
        """What is read out in place of a figure."""
        self.scope: Final = scope
        self.numbering: Final = numbering
        """How a list (role L) counts."""
        self.span: Final = span
        """Columns that a cell covers."""
        self.summary: Final = summary
        """What a table shows (role Table)."""
        self.lang: Final = lang
        """The language of its words (BCP 47), if it is another than that around them."""
        self.expansion: Final = expansion
        """What an abbreviation stands for (role Span)."""


class Run(NamedTuple):
    """A stretch of a line in one face, size and ink."""

    face: Face
    size: float
    ink: Colour
    pieces: tuple[Shaped, ...]
    """Words and the spaces between them, in order."""
    gap: float
    """Points added to each stretchable space in the run (negative: taken away)."""
    width: float
    rise: float = 0.0
    tag: Tag | None = None
    """A deeper tag than the line's own: a link, a reference."""
    scale: float = 1.0
    """How wide its glyphs are, as a share of their own width; the gap is not scaled."""
    tracking: float = 0.0
    """Points after each glyph, before scaling."""

    @property
    def words(self) -> str:
        """What it says."""
        return "".join(piece.text for piece in self.pieces)


class Line(NamedTuple):
    """A line of text; without a tag it is an artifact (running heads, folios, repeated table heads)."""

    x: float
    y: float
    """The baseline."""
    runs: tuple[Run, ...]
    tag: Tag | None
    artifact: Literal["", "Pagination", "Layout"] = ""
    turn: int = 0
    """Degrees clockwise about its own origin (x, y): 0, 90, 180 or 270."""

    @property
    def words(self) -> str:
        """What it says."""
        return "".join(run.words for run in self.runs)


class Fill(NamedTuple):
    """A rectangle of colour, or of hatching if `hatch` (points between the 45° lines) is given."""

    x: float
    y: float
    width: float
    height: float
    ink: Colour
    hatch: float = 0.0
    stroke: float = 0.35
    """Width of the hatching lines."""
    tag: Tag | None = None


class Stroke(NamedTuple):
    """A line through points, closed or not, drawn and perhaps filled."""

    points: tuple[tuple[float, float], ...]
    width: float
    ink: Colour
    dash: tuple[float, ...] = ()
    closed: bool = False
    fill: Colour | None = None
    round: bool = False
    """Round ends and joins."""
    tag: Tag | None = None
    spot: str = ""
    """Name of a spot colour (Cut, Fold, Perf) that a print shop separates; overprints."""


class Arc(NamedTuple):
    """A circle."""

    x: float
    y: float
    radius: float
    width: float
    ink: Colour
    fill: Colour | None = None
    tag: Tag | None = None
    dash: tuple[float, ...] = ()


class Sign(NamedTuple):
    """A small drawing that stands in many places: moved and painted as one, an artifact."""

    x: float
    y: float
    drawn: tuple[Stroke | Arc, ...]
    """From its own top left corner."""

    def parts(self) -> Iterator[Stroke | Arc]:
        """What it is drawn of, each in its place."""
        for one in self.drawn:
            if isinstance(one, Stroke):
                yield one._replace(points=tuple((self.x + x, self.y + y) for x, y in one.points))
            else:
                yield one._replace(x=self.x + one.x, y=self.y + one.y)


class Image(NamedTuple):
    """A picture, as the bytes of its file."""

    x: float
    y: float
    width: float
    height: float
    data: bytes
    tag: Tag | None
    turn: int = 0
    """Degrees clockwise that the picture is turned inside its rectangle: 0, 90, 180 or 270."""


class Area(NamedTuple):
    """The rectangle of a link; belongs to the Link tag that holds its words."""

    x: float
    y: float
    width: float
    height: float
    link: Link
    tag: Tag


Placement = Line | Fill | Stroke | Arc | Sign | Image | Area


class Anchor(NamedTuple):
    """A place that links lead to."""

    id: str
    x: float
    y: float


class Page(NamedTuple):
    """A page or sheet; `trim` and `bleed` are insets of their boxes from the media's edge."""

    width: float
    height: float
    placements: Sequence[Placement]
    anchors: Sequence[Anchor] = ()
    label: str = ""
    trim: float = 0.0
    bleed: float = 0.0
    front: bool = False
    """Front matter: numbered in roman figures, and bound before all pages that are not, whenever it is made."""


class Bookmark(NamedTuple):
    """An entry of the outline."""

    level: int
    title: str
    anchor: str


class Attachment(NamedTuple):
    """A file carried inside the PDF."""

    name: str
    data: bytes
    mime: str
    says: str


class Metadata(NamedTuple):
    """What the file says of itself."""

    title: str
    language: str
    author: str = ""
    subject: str = ""
    keywords: str = ""
    date: str = ""
    """ISO date of the edition; the file's creation date, so that a build never reads the clock."""


class Printing(NamedTuple):
    """Hints to the print dialogue (ISO 32000-1, table 150)."""

    scaling: bool = True
    """False: PrintScaling None."""
    duplex: Literal["", "Simplex", "DuplexFlipLongEdge", "DuplexFlipShortEdge"] = ""


class Publication(NamedTuple):
    """Everything that goes into one file."""

    pages: Iterable[Page]
    """As they are made; each is asked for once, so that it need not be kept."""
    metadata: Metadata
    root: Tag
    outline: Sequence[Bookmark] = ()
    """Asked for when the last page is done."""
    printing: Printing = Printing()
    attachments: tuple[Attachment, ...] = ()
    annotations: bool = True
    """False: no links (a print shop's file, PDF/X's rule)."""


class Leaf(NamedTuple):
    """A filled page, not yet dressed with running head and folio; a blank one has no placements."""

    number: int
    placements: tuple[Placement, ...]
    anchors: tuple[Anchor, ...]
    title: str
    opening: bool
    """The first page of a section: it carries no running head."""
    plain: bool = False
