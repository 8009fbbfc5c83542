"""Proofs: fixed matter laid out and written down as plain text, where a reviewer sees every line and page break.

After a change that is meant to move lines, write the proofs anew and look at what git shows:

    RENEW=1 python -m pytest tests/layout/test_proofs.py
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path

import pytest

from handbook.document.blocks import (
    Blocks,
    Callout,
    Column,
    Definitions,
    Entry,
    Facts,
    Heading,
    Listing,
    Paragraph,
    Quotation,
    Span,
    Table,
)
from handbook.foundation.units import MM, PAPERS
from handbook.layout.blocks.typeset import Place, typeset
from handbook.layout.pages.flow import flow
from handbook.layout.pages.masters import Masters
from handbook.layout.pages.page import Leaf, Line, Tag
from handbook.layout.pages.region import Region
from handbook.layout.type.setting import Setting
from handbook.style.sheet import Style
from looks import plain_style

PROOFS = Path(__file__).parent / "proofs"
WORDS = {"note": "Note", "caution": "Caution", "table": "Table", "see-page": ", page {n}"}
STEP = 4.0
"""Points to a character of a proof: how far a line stands in is seen, but not measured."""

PROSE = (
    "A course is a row of days on which doses are taken, and a break is a row of days without any. The two are of "
    "one length unless the source says otherwise; where it states a range, the edition prints the range and never "
    "a number from its middle. "
)
LONG = (
    "Electroencephalographic measurements and neuropharmacological considerations, taken together, characterise the "
    "compound’s psychostimulatory properties; notwithstanding methodological shortcomings, the investigators’ "
    "interpretation remains comprehensible. "
)


# --- the matter ----------------------------------------------------------------------------------------------


def p(text: str) -> Paragraph:
    return Paragraph((Span(text),))


def h(level: int, text: str, number: str = "") -> Heading:
    return Heading(level, (Span(text),), f"id-{number or text}", number)


def prose() -> Blocks:
    """Justified paragraphs with hyphens, amounts that hold together, headings that stay with their words."""
    amounts = Paragraph(
        (
            Span("Each time the dose is "),
            Span("200 to 600\u00a0mcg", "amount"),
            Span(", and never more than "),
            Span("1,800\u00a0mcg", "amount"),
            Span(" a day; a dose before a task is "),
            Span("400 to 600\u00a0mcg", "amount"),
            Span(" and is taken 30\u00a0minutes before. "),
            Span(PROSE),
        )
    )
    parts = [
        part
        for number in range(1, 6)
        for part in (h(2, f"Part {number}", f"1.{number}"), amounts, p(LONG * 2), p(PROSE))
    ]
    return (h(1, "A heading that is so long that it runs over to a second line", "1"), p(LONG), *parts)


def tables() -> Blocks:
    """A table over two pages with its head repeated, a row taller than the page, keys and values."""
    columns = (
        Column((Span("Name"),), keep=True),
        Column((Span("What it says"),)),
        Column((Span("Figure"),), "right"),
    )
    rows = tuple((cell(f"Row {at}"), cell(first(4 + 7 * (at % 5))), cell(f"{at * 37:,}")) for at in range(1, 31))
    tall = Table(columns, ((cell("Tall"), cell(LONG * 12), cell("1")),), mark=None)
    facts = Facts(((cell("Route"), cell("intranasal")), (cell("Course"), cell(first(28)))))
    table = Table(columns, rows, cell("Rows of many heights"), (cell("A note under the table."),), "t", "1")
    return (h(1, "Tables", "2"), p(PROSE), table, facts, tall, p(PROSE))


def lists() -> Blocks:
    """Steps, bullets, a list in a list, callouts, a quotation, and terms."""
    steps = Listing(tuple((p(first(12 * number)),) for number in range(1, 5)), "steps")
    inner = Listing(((p("One inside."),), (p("Two inside."),)))
    bullets = Listing(((p(PROSE),), (p("With a list of its own:"), inner), (p("Last."),)))
    short = Listing(tuple((p(f"Short {number}"),) for number in range(1, 8)))
    caution = Callout("caution", (), (p(PROSE), p("Second paragraph.")))
    titled = Callout("warning", cell("A title"), (p(LONG * 4),))
    quote = Quotation(cell(first(18)), cell("A reader"))
    terms = Definitions(tuple(Entry(cell(f"term {number}"), (p(PROSE),), f"term-{number}") for number in range(6)))
    return (h(1, "Lists", "3"), steps, bullets, short, caution, titled, quote, terms)


def first(count: int) -> str:
    """So many words."""
    return " ".join(PROSE.split()[:count])


def cell(text: str) -> tuple[Span, ...]:
    return (Span(text),)


def beside() -> Blocks:
    """Captions and notes in the outer column, level with what they belong to."""
    columns = (Column(cell("Name")), Column(cell("Figure"), "right"))
    table = Table(
        columns,
        tuple((cell(f"Row {at}"), cell(str(at))) for at in range(8)),
        cell("A caption that stands beside"),
        number="1",
    )
    note = Callout("note", (), (p("A short note beside the words that it comments on."),))
    return (
        h(1, "Beside", "4"),
        p(PROSE * 2),
        note,
        p(PROSE),
        table,
        note,
        note,
        p(PROSE * 3),
        h(2, "More", "4.1"),
        note,
        p(PROSE * 4),
    )


# --- the proofs ----------------------------------------------------------------------------------------------


def side_style() -> Style:
    style = plain_style()
    return style._replace(page=style.page._replace(side=34 * MM, side_gap=5 * MM, inner=12 * MM, outer=10 * MM))


SAMPLES: dict[str, tuple[Callable[[], Blocks], Style, str]] = {
    "prose": (prose, plain_style(), "a5"),
    "prose-ragged": (
        prose,
        plain_style()._replace(type=plain_style().type._replace(body=plain_style().type.lead)),
        "half-letter",
    ),
    "tables": (tables, plain_style(), "a5"),
    "lists": (lists, plain_style(), "a5"),
    "beside": (beside, side_style(), "a5"),
}


def leaves(blocks: Blocks, style: Style, paper: str, columns: int = 1) -> Iterator[Leaf]:
    """The pages of a section, mirrored as in print."""
    masters = Masters(*PAPERS[paper], style, mirrored=True)
    setting = Setting(style, "en-US", words=WORDS)
    width = (masters.measure - 12.0 * (columns - 1)) / columns
    boxes = typeset(blocks, Place(0.0, width, Tag("Sect", None)), setting)
    return flow([Region(boxes, columns=columns, gutter=12.0)], masters)


def proof(pages: Iterator[Leaf]) -> str:
    """Pages as plain text: a row for each baseline, standing in as on paper; a blank row where space is left."""
    return "".join(f"=== page {leaf.number}\n{''.join(_rows(leaf))}" for leaf in pages)


def _rows(leaf: Leaf) -> Iterator[str]:
    lines = sorted(
        (line for line in leaf.placements if isinstance(line, Line) and line.runs),
        key=lambda line: (round(line.y, 1), line.x),
    )
    before: float | None = None
    for y, row in groupby(lines, key=lambda line: round(line.y, 1)):
        text = ""
        for line in row:
            gap = max(int(line.x / STEP) - len(text), 1 if text else 0)
            text += " " * gap + _said(line)
        if before is not None and y - before > 17:
            yield "\n"
        yield f"{text.rstrip()}\n"
        before = y


def _said(line: Line) -> str:
    text = "".join(glyph[1] for run in line.runs for piece in run.pieces for glyph in piece.glyphs)
    return text.replace("\u00ad", "-").replace("\u00a0", "·").rstrip()


def checked(name: str, text: str) -> None:
    path = PROOFS / f"{name}.txt"
    if os.environ.get("RENEW"):
        path.write_text(text, "utf-8")
    assert text == path.read_text("utf-8"), f"{path.name} is not what is laid out now"


@pytest.mark.parametrize("name", SAMPLES)
def test_a_proof_is_as_it_was(name: str) -> None:
    made, style, paper = SAMPLES[name]
    checked(name, proof(leaves(made(), style, paper)))


def test_a_proof_in_two_columns_is_as_it_was() -> None:
    terms = lists()[-1:]
    checked("columns", proof(leaves(terms * 3, plain_style(), "a5", columns=2)))


def test_every_proof_is_in_use() -> None:
    assert {path.stem for path in PROOFS.glob("*.txt")} == {*SAMPLES, "columns"}


def test_a_proof_shows_a_break_that_moved() -> None:
    """A measure one millimetre narrower is seen."""
    made, style, paper = SAMPLES["prose"]
    narrow = style._replace(page=style.page._replace(measure=style.page.measure - MM))
    assert proof(leaves(made(), narrow, paper)) != (PROOFS / "prose.txt").read_text("utf-8")
