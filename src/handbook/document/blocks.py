"""The closed vocabulary between what a book says and where it goes: about a dozen blocks, made of spans."""

from typing import Literal, NamedTuple

from handbook.foundation.marks import Mark

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
    """Rows of cells under heads; the first column heads its row, if it holds names and no values."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Spans, ...], ...]
    caption: Spans = ()
    notes: tuple[Spans, ...] = ()
    id: str = ""
    number: str = ""
    mark: Mark | None = None
    names_rows: bool = True
    """Whether the first cell of a row says what the row is about."""


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


class Bar(NamedTuple):
    """One row of a bar chart: from `low` to `high`, both equal for a single value."""

    label: str
    low: float
    high: float
    says: str
    """The value in words, printed beside the bar."""


class Bars(NamedTuple):
    """A bar chart over one scale that starts at 0."""

    bars: tuple[Bar, ...]
    axis: str
    unit: str = ""


class Stretch(NamedTuple):
    """One stretch of time on a timeline, in hours; an open end runs on to the edge."""

    label: str
    start: float
    end: float | None
    when: str
    """The time in words, as the book writes it."""


class Timeline(NamedTuple):
    """Stretches on a logarithmic time axis with labelled ticks."""

    stretches: tuple[Stretch, ...]
    ticks: tuple[tuple[float, str], ...]
    axis: str


class Ladder(NamedTuple):
    """Rungs from the highest to the lowest, some of them marked."""

    rungs: tuple[tuple[str, str, bool], ...]
    """Label, words, whether marked."""
    marked_says: str


class Strip(NamedTuple):
    """Days in a row: counted ones stay open, resting ones are hatched."""

    parts: tuple[tuple[int, Literal["on", "off"], str], ...]
    """Number of days, kind, words."""
    optional: tuple[int, ...] = ()
    """For each part, how many of its last days are optional."""


class Level(NamedTuple):
    """Days with one and the same dosing, in words."""

    days: int
    when: str
    """Days 1 to 5."""
    amount: str
    counted: str = ""
    """How the amount is counted out."""


class Levels(NamedTuple):
    """Amounts over time: what is taken on each day, and the stretches of days that are told together."""

    days: tuple[tuple[float, float], ...]
    """The least and the most of each day, all in one unit; 0 where nothing is taken."""
    levels: tuple[Level, ...]
    ends: str
    """What follows on the last day."""
    runs_on: bool = False
    """Whether the last level goes on behind it."""
    measure: str = ""
    """What the height stands for, where it is not plain."""


class WeekRow(NamedTuple):
    """A medicine at a time of day, and how much of it on each of seven days; empty on days without it."""

    label: str
    amounts: tuple[str, ...]
    other: tuple[int, ...] = ()
    """The days, from 0, on which the medicine is taken at another time only."""


class WeekView(NamedTuple):
    """Seven days side by side."""

    heads: tuple[str, ...]
    rows: tuple[WeekRow, ...]
    none: str
    """What stands on a day without any dose."""
    notes: tuple[str, ...] = ()
    """How the amounts are counted out, and which days these are."""


class CycleRow(NamedTuple):
    """A medicine, how it is taken, and what each day of a course and its break is to it."""

    label: str
    says: str
    days: tuple[Literal["on", "none", "off"], ...]


class CycleView(NamedTuple):
    """A course and its break, a row of days for each medicine."""

    rows: tuple[CycleRow, ...]
    key: tuple[tuple[Literal["on", "none", "off"], str], ...]
    """What the kinds of days are called."""


class Picture(NamedTuple):
    """An image file that was checked: its bytes, size in pixels as it stands upright, and its resolution."""

    data: bytes
    width: int
    height: int
    dpi: float


Drawing = Bars | Timeline | Ladder | Strip | Levels | WeekView | CycleView | Picture


class Figure(NamedTuple):
    """A drawing from the data, or a picture, with words for those who cannot see it."""

    drawing: Drawing
    alt: str
    caption: Spans = ()
    id: str = ""
    number: str = ""
    mark: Mark | None = None


class Break(NamedTuple):
    """The following matter starts a new page."""


Block = Heading | Paragraph | Listing | Definitions | Facts | Table | Callout | Quotation | Figure | Break
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
    cited: tuple[str, ...] = ()
    """Ids of the references, in the order of their first citation: number 1 first."""
    mentioned: frozenset[str] = frozenset()
    """Ids of the glossary entries that occur."""
    front: tuple[Section, ...] = ()
    """What stands before the contents (At a glance)."""
