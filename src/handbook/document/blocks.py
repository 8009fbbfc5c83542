"""The closed vocabulary between what a book says and where it goes: about a dozen blocks, made of spans."""

from typing import TYPE_CHECKING, Literal, NamedTuple

from handbook.foundation.marks import Mark

if TYPE_CHECKING:
    from handbook.document.drawings import Drawing

# How a span stands out from its neighbours; `amount` is a dose (never broken, tabular figures),
# `cite` a reference number, `note` the raised number of an
# editor's note, `folio` a page number that layout fills in, `label` the word in capitals
# before a line of a card.
Look = Literal["plain", "em", "strong", "code", "amount", "cite", "note", "folio", "label"]


class Link(NamedTuple):
    """Where a span leads, and what a screen reader says of it."""

    target: str
    """`#id` inside the book, else an https: or mailto: address."""
    says: str


class Span(NamedTuple):
    """A stretch of words in one look."""

    text: str
    look: Look = "plain"
    link: Link | None = None
    term: str = ""
    """The glossary entry that this stretch mentions, for the entry's page numbers."""
    mark: Mark | None = None
    lang: str = ""
    """The language of foreign words (BCP 47); empty for that of the book."""
    says: str = ""
    """What an abbreviation stands for, for those who hear it."""


Spans = tuple[Span, ...]


class Heading(NamedTuple):
    """A heading; level 1 opens a section."""

    level: int
    spans: Spans
    id: str = ""
    number: str = ""
    mark: Mark | None = None


class Paragraph(NamedTuple):
    """Running words."""

    spans: Spans
    role: Literal["body", "lead", "small", "meta", "callout"] = "body"
    id: str = ""
    mark: Mark | None = None


class Listing(NamedTuple):
    """A list: bulleted, numbered, or the steps of a procedure (numbered, with weight)."""

    items: tuple["Blocks", ...]
    kind: Literal["bullet", "number", "steps"] = "bullet"
    undivided: bool = False
    """Whether it stands on one page, if it is short: a dose with its maximum. Steps do."""
    mark: Mark | None = None


class Entry(NamedTuple):
    """One entry of a definition list."""

    term: Spans
    meaning: "Blocks"
    id: str = ""
    mentions: str = ""
    """The glossary entry whose page numbers follow the meaning; empty for none."""
    mark: Mark | None = None


class Definitions(NamedTuple):
    """Terms and their meanings; `narrow` ones may stand in two columns on a wide page."""

    entries: tuple[Entry, ...]
    kind: Literal["glossary", "plain", "references", "notes", "beside", "gloss"] = "plain"
    """`notes` are the editor's, numbered and gathered; `beside` stands beside the block before it, if it can, and
    `gloss` too, or else nowhere."""
    mark: Mark | None = None


class Facts(NamedTuple):
    """Keys and values, side by side."""

    rows: tuple[tuple[Spans, Spans], ...]
    caption: Spans = ()
    mark: Mark | None = None


class Column(NamedTuple):
    """A table's column: its head, and how its cells stand."""

    head: Spans
    align: Literal["left", "right", "centre"] = "left"
    keep: bool = False
    """Never broken within a cell (a first column of names, a column of amounts)."""


class Table(NamedTuple):
    """Rows of cells under heads; the first column heads its row."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Spans, ...], ...]
    caption: Spans = ()
    notes: tuple[Spans, ...] = ()
    id: str = ""
    number: str = ""
    mark: Mark | None = None
    parts: frozenset[int] = frozenset()
    """Rows that belong to the one above them, from which no rule parts them."""


class Callout(NamedTuple):
    """Matter set apart: `finding` is a study's result, the others are of rising weight."""

    kind: Literal["finding", "note", "caution", "warning", "stop"]
    title: Spans
    blocks: "Blocks"
    mark: Mark | None = None


class Quotation(NamedTuple):
    """Somebody's own words."""

    spans: Spans
    source: Spans = ()
    mark: Mark | None = None


class Figure(NamedTuple):
    """A drawing from the data, or a picture, with words for those who cannot see it."""

    drawing: "Drawing"
    alt: str
    caption: Spans = ()
    id: str = ""
    number: str = ""
    mark: Mark | None = None


Block = Heading | Paragraph | Listing | Definitions | Facts | Table | Callout | Quotation | Figure
Blocks = tuple[Block, ...]


class Section(NamedTuple):
    """A numbered section, an appendix, or a `plain` one without a number: its heading comes first."""

    id: str
    number: str
    title: str
    blocks: Blocks
    kind: Literal["section", "appendix", "plain"] = "section"


class Document(NamedTuple):
    """Neutral matter with every number, label and link in place."""

    sections: tuple[Section, ...]
    front: tuple[Section, ...] = ()
    """What stands before the contents (At a glance)."""
