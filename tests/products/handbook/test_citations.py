"""References lead back to the pages that cite them."""

import re
from functools import cache
from pathlib import Path

from handbook.book.book import Book
from handbook.layout.pages.page import Area, Line, Page
from handbook.products.handbook.compose import compose
from handbook.style.load import load as style
from handbook.telling.opening import load

ROOT = Path(__file__).parents[3]


@cache
def book() -> Book:
    return load(ROOT / "source" / "semax")


@cache
def made(look: str) -> list[Page]:
    return list(compose(book(), style(look, [ROOT / "styles"])).pages)


def said(page: Page) -> str:
    lines = [item for item in page.placements if isinstance(item, Line)]
    told = " ".join(
        "".join(glyph[1] for run in line.runs for piece in run.pieces for glyph in piece.glyphs) for line in lines
    )
    return told.replace("\u00a0", " ")


def test_every_reference_names_the_pages_that_cite_it_and_leads_there() -> None:
    pages = {page.label: page for page in made("reference")}
    text = {label: said(page) for label, page in pages.items()}
    listing = next(label for label in text if "Cited on page" in text[label])
    entries = re.findall(r"(\d)\. (?:(?!Cited).)*Cited\s+on\s+page\s+((?:\d+,\s+)*\d+)", text[listing])
    assert [number for number, _ in entries] == ["1", "2", "3", "4", "5"]
    for number, named in entries:
        citing = [label for label in text if re.search(rf"\[(\d, )*{number}(, \d)*\]", text[label])]
        assert sorted(re.findall(r"\d+", named)) == sorted(citing)
    led = {area.link.target for area in pages[listing].placements if isinstance(area, Area)}
    assert {f"#page-{label}" for _, named in entries for label in re.findall(r"\d+", named)} <= led


def test_every_note_names_the_pages_that_mark_it_and_leads_there() -> None:
    marked: dict[str, list[str]] = {}
    for page in made("reference"):
        for area in (one for one in page.placements if isinstance(one, Area)):
            if area.link.target.startswith("#note-"):
                assert area.tag.parent and area.tag.parent.role == "Reference"
                marked.setdefault(area.link.target.removeprefix("#"), []).append(page.label)
    assert set(marked) == {f"note-{one.id}" for one in book().notes}
    gathered = " ".join(
        said(page) for page in made("reference") if any(one.id.startswith("note-") for one in page.anchors)
    )
    named = re.findall(r"(\d+)\. (?:(?!On page).)*On page (\d+)", gathered)
    assert [number for number, _ in named] == [str(number) for number in range(1, len(book().notes) + 1)]
    assert [page for _, page in named] == [pages[0] for pages in marked.values()]


def test_in_the_clinic_style_notes_stand_on_the_page_that_marks_them() -> None:
    pages = made("clinic")
    stands = {one.id: page.label for page in pages for one in page.anchors if one.id.startswith("note-")}
    marked = {
        area.link.target.removeprefix("#"): page.label
        for page in pages
        for area in page.placements
        if isinstance(area, Area) and area.link.target.startswith("#note-")
    }
    assert len(marked) == len(book().notes) and stands == marked
    assert "Editor’s notes" not in " ".join(said(page) for page in pages[2:4])
