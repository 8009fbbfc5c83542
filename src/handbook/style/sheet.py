"""The style sheet: everything that is decided about looks, complete, typed and frozen.

Plain tuples, because a style is read on every start of the program, and model classes would take longer to
make than the style takes to read. Annotations say how a value is written; `fields` reads them.
"""

from typing import Annotated, Literal, NamedTuple

from handbook.foundation.units import PAPERS, Colour
from handbook.style.written import Hue, Length, Number, OneOf, Words

Size = Annotated[float, Length(4, 120)]
"""Of type or a line, in points, written with its unit: `9.6 pt`."""
Gap = Annotated[float, Length(0, 400)]
"""A distance or thickness in points, written with its unit: `12 mm`."""
Ink = Annotated[Colour, Hue()]
Weight = Annotated[int, Number(200, 900, whole=True)]
Align = Literal["justify", "left", "right", "centre"]
Paper = Annotated[
    Literal["a4", "letter", "a5", "half-letter"],
    OneOf(tuple(PAPERS), computed=False),  # it decides which variables hold
]


class Type(NamedTuple):
    """How words of one role are set."""

    family: Literal["serif", "sans"]
    size: Size
    leading: Size
    colour: Ink
    weight: Weight = 400
    italic: bool = False
    optical: Annotated[float, Number(8, 60)] | None = None
    """Optical size in points; left out, it is the type size."""
    before: Gap = 0.0
    after: Gap = 0.0
    align: Align = "left"
    hyphenate: bool = False
    figures: Literal["proportional", "tabular"] = "proportional"
    small_caps: bool = False


class Types(NamedTuple):
    """The roles that words play on a page."""

    body: Type
    lead: Type
    small: Type
    meta: Type
    quote: Type
    caption: Type
    cell: Type
    cell_head: Type
    key: Type
    value: Type
    label: Type
    """The word on a callout: Note, Caution, Warning, Stop."""
    callout: Type
    term: Type
    figure: Type
    """Words inside drawings."""
    h1: Type
    h2: Type
    h3: Type
    number: Type
    """The section number beside an h1."""
    title: Type
    subtitle: Type
    edition: Type
    """Edition line on the cover."""
    running: Type
    folio: Type
    toc_1: Type
    toc_2: Type


class PageLooks(NamedTuple):
    """The page: margins of a recto; a verso mirrors them if `mirrored`."""

    inner: Gap
    outer: Gap
    head: Gap
    foot: Gap
    mirrored: bool
    measure: Annotated[float, Length(60, 2000)]
    """The widest text column; what a wide sheet leaves over goes to the outer margin."""
    running_drop: Gap
    """From the paper's head to the baseline of the running head."""
    folio_drop: Gap
    """From the paper's foot to the baseline of the folio."""
    side: Gap = 0.0
    """Width of an outer column for captions and notes, which large tables and columns take too; 0 for none."""
    side_gap: Gap = 0.0
    sections_open: Literal["run-on", "fit", "new-page", "recto"] = "fit"
    """Where a section starts; `fit` stays on the page if all of it fits there; `recto` in print only."""


class TableLooks(NamedTuple):
    """Rules and space of tables; there are no vertical rules."""

    rule: Gap
    """Thickness above and below a table."""
    row_rule: Gap
    """Thickness between rows; 0 for none."""
    rule_colour: Ink
    pad_x: Gap
    """Between the columns."""
    pad_y: Gap
    before: Gap
    after: Gap
    stripe: Ink | None = None
    """Tint under every other row."""


class CalloutLooks(NamedTuple):
    """Callouts: a side rule, a drawn sign, a word, perhaps a tint."""

    rule: Gap
    pad: Gap
    before: Gap
    after: Gap
    tint: Annotated[float, Number(0, 0.12)]
    """Share of the callout's ink under its words; 0 for none."""
    finding: Ink
    note: Ink
    caution: Ink
    warning: Ink
    stop: Ink
    double: bool = False
    """A second rule for warning and stop, where there is no colour to tell them."""


class ListLooks(NamedTuple):
    """Lists and steps."""

    indent: Gap
    between: Gap
    after: Gap
    bullet: Annotated[str, Words(4)] = "•"
    ragged: bool = True
    """Whether the lines of items end where the words end, though running words are justified."""


class FigureLooks(NamedTuple):
    """Drawings from the data."""

    line: Gap
    fill: Ink
    soft: Ink
    """Second fill, told from the first in grey too."""
    axis: Ink
    hatch: Gap
    """Distance of hatching lines; 0 for flat fills."""
    before: Gap
    after: Gap


class CoverLooks(NamedTuple):
    """The cover."""

    title_drop: Gap
    """From the paper's head to the top of the title."""
    band: Ink | None = None
    """A band of colour at the head, or none."""
    band_height: Gap = 0.0


class GlossaryLooks(NamedTuple):
    """The glossary and other definition lists."""

    between: Gap
    indent: Gap
    columns: Annotated[int, Number(1, 3, whole=True)] = 1
    gutter: Gap = 0.0


class CardLooks(NamedTuple):
    """The quick-card: a card keeps its size whatever the paper, so its type does too; set in sans."""

    size: Annotated[str, Words(24)] = "wallet"
    """The size of card that this style's type fits, where none is asked for."""
    name: Size = 10.0
    """Name of the medicine."""
    text: Size = 7.4
    leading: Size = 9.2
    label: Size = 6.6
    """Uppercase labels such as DOSE."""
    strong: Weight = 600
    """Weight of amounts and labels, the second of only two."""
    rule: Gap = 0.5


class Style(NamedTuple):
    """A style sheet after `extends` and variables: nothing is left to guess."""

    name: Annotated[str, Words(60)]
    describes: Annotated[str, Words(200)]
    paper: Paper
    ink: Ink
    accent: Ink
    link: Ink
    """Colour of words that lead somewhere; underlined where colour alone would tell."""
    page: PageLooks
    type: Types
    table: TableLooks
    callout: CalloutLooks
    list: ListLooks
    figure: FigureLooks
    cover: CoverLooks
    glossary: GlossaryLooks
    card: CardLooks = CardLooks()
    underline_links: bool = False
    amount_weight: Weight = 600
    """Weight of a dose within running words."""
    note_mark: Annotated[float, Number(0.5, 1)] = 0.72
    """How large the raised number of a note is, as a share of the words beside it."""

    @property
    def text_height(self) -> float:
        """How much of a page is for text, points."""
        return PAPERS[self.paper][1] - self.page.head - self.page.foot
