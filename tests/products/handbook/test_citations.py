"""References lead back to the pages that cite them."""

import re
from pathlib import Path

from handbook.layout.pages.page import Area, Line, Page
from handbook.products.handbook.compose import compose
from handbook.style.load import load as style
from handbook.telling.opening import load

ROOT = Path(__file__).parents[3]


def said(page: Page) -> str:
    lines = [item for item in page.placements if isinstance(item, Line)]
    return " ".join(
        "".join(glyph[1] for run in line.runs for piece in run.pieces for glyph in piece.glyphs) for line in lines
    )


def test_every_reference_names_the_pages_that_cite_it_and_leads_there() -> None:
    book = load(ROOT / "source" / "semax")
    pages = {page.label: page for page in compose(book, style("reference", [ROOT / "styles"])).pages}
    text = {label: said(page) for label, page in pages.items()}
    listing = next(label for label in text if "Cited on page" in text[label])
    entries = re.findall(r"(\d)\. (?:(?!Cited).)*Cited\s+on\s+page\s+((?:\d+,\s+)*\d+)", text[listing])
    assert [number for number, _ in entries] == ["1", "2", "3", "4", "5"]
    for number, named in entries:
        citing = [label for label in text if re.search(rf"\[(\d, )*{number}(, \d)*\]", text[label])]
        assert sorted(re.findall(r"\d+", named)) == sorted(citing)
    led = {area.link.target for area in pages[listing].placements if isinstance(area, Area)}
    assert {f"#page-{label}" for _, named in entries for label in re.findall(r"\d+", named)} <= led
