"""The Semax handbook in every style: sound to its last tag, and saying every word of its manuscript in order."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest

import pdfcheck
from handbook.document.blocks import Figure
from handbook.document.drawings import Bars, CycleView, Drawing, Ladder, Levels, Strip, Timeline, WeekView
from pdfcheck.tree import elements, role
from proofreading.editions import EDITIONS, named
from proofreading.printing import SEMAX, Printed, printed


@pytest.fixture(scope="module", params=EDITIONS, ids=named)
def made(request: pytest.FixtureRequest) -> Printed:
    """The handbook in one edition."""
    return printed(*request.param)


# --- the file ------------------------------------------------------------------------------------------------


def test_every_rule_for_accessible_and_archived_files_is_kept(made: Printed) -> None:
    assert pdfcheck.problems(made.data) == []


def test_every_font_is_inside_and_is_ours(made: Printed) -> None:
    faces = [font for page in made.pdf.pages for font in page.Resources.get("/Font", {}).values()]
    families = {re.sub(r"^/[A-Z]{6}\+|-.*", "", str(font.BaseFont)) for font in faces}
    assert "SourceSans3" in families <= {"SourceSans3", "SourceSerif4"}
    described = [font.DescendantFonts[0].FontDescriptor for font in faces]
    assert all(len(one.FontFile2.read_bytes()) > 500 for one in described)
    assert b"Helvetica" not in made.data and b"Times" not in made.data
    listed = [thing.get("/BaseFont", "") for thing in made.pdf.objects if isinstance(thing, pikepdf.Dictionary)]
    assert not [name for name in listed if re.search("Helvetica|Times|Courier", str(name))]


def test_the_file_says_what_it_is(made: Printed) -> None:
    assert str(made.pdf.trailer.Info.Title) == "Semax: A Russian nootropic peptide"
    assert str(made.pdf.trailer.Info.CreationDate) == "D:20251204000000Z"
    assert str(made.pdf.Root.Lang) == "en-US"


def test_front_pages_are_numbered_in_roman_figures_and_the_rest_from_1(made: Printed) -> None:
    body = made.labels.index("1")
    assert made.labels[:body] == ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii"][:body]
    assert made.labels[body:] == [str(number + 1) for number in range(len(made.labels) - body)]


def test_the_folio_on_a_page_is_its_label(made: Printed) -> None:
    for page, label in enumerate(made.labels):
        free = [piece.text.strip() for piece in made.free(page)]
        if made.rows(page) and page:
            assert label in free, f"page {page + 1} of the file says {free}"


# --- the words -----------------------------------------------------------------------------------------------


def test_every_word_of_the_manuscript_is_read_back_in_order(made: Printed) -> None:
    assert len(made.pairs) == len(made.words) > 5_500


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="poppler-utils is not installed")
def test_another_reader_reads_the_same_words(tmp_path: Path) -> None:
    """Of a small book, because that reader is slow."""
    made = printed("clinic", book=SEMAX.parents[1] / "tests" / "problems" / "book")
    (tmp_path / "book.pdf").write_bytes(made.data)
    command = ["pdfinfo", "-struct-text", tmp_path / "book.pdf"]
    surroundings = {**os.environ, "LC_ALL": "C.UTF-8"}
    told = subprocess.run(command, capture_output=True, check=True, env=surroundings)
    assert told.stderr == b""
    lines = told.stdout.decode("utf-8", errors="replace").split("\n")  # poppler leaves summaries in another encoding
    quoted = [line.strip()[1:-1] for line in lines if line.strip().startswith('"')]
    assert "".join("".join(quoted).replace("\u00ad", "").split()) == "".join(made.text.split())


STANDS_IN = {
    "label": {"Lbl"},
    "term": {"Lbl"},
    "paragraph": {"P"},
    "callout": {"P"},
    "caption": {"Caption"},
    "row": {"TH", "TD"},
    "table": {"Caption", "TH", "TD", "P"},
    "contents": {"TOCI"},
    "quotation": {"P"},
    "gloss": {"Lbl", "P"},
}


def test_words_stand_in_elements_of_their_kind(made: Printed) -> None:
    for pair in made.pairs:
        expected = STANDS_IN.get(pair.chunk.what, {pair.chunk.what})
        if pair.chunk.what not in ("cover", "pages"):
            assert pair.word.block.kind in expected, f"{pair.word.text} ({pair.chunk.what}): {pair.word.block.path}"


def test_terms_stand_beside_the_text_where_a_style_has_room_for_them() -> None:
    assert len({id(pair.chunk) for pair in printed("clinic").pairs if pair.chunk.what == "gloss"}) > 20


def test_words_of_drawings_are_printed_in_them(made: Printed) -> None:
    drawn = [block for block in made.blocks if block.kind == "Figure"]
    figures = [block for section in made.document.sections for block in section.blocks if isinstance(block, Figure)]
    assert len(drawn) == len(figures) >= 4
    for block, figure in zip(drawn, figures, strict=True):
        said = " ".join(piece.text for piece in block.pieces).split()
        assert [word for text in lettered(figure.drawing) for word in text.split() if word not in said] == []


def lettered(drawing: Drawing) -> list[str]:
    """The words that a drawing must show."""
    match drawing:
        case Bars():
            return [text for bar in drawing.bars for text in (bar.label, bar.says)]
        case Timeline():
            return [stretch.label for stretch in drawing.stretches]
        case Ladder():
            return [text for label, words, _ in drawing.rungs for text in (label, words)]
        case Strip():
            return [words for _, _, words in drawing.parts]
        case Levels():
            return [text for level in drawing.levels for text in level[1:]]
        case WeekView():
            return [*drawing.heads, *(text for row in drawing.rows for text in (row.label, *row.amounts))]
        case CycleView():
            return [text for row in drawing.rows for text in row[:2]]
    return []


def test_figures_are_described(made: Printed) -> None:
    described = [str(element.Alt) for element, _ in elements(made.pdf) if role(element) == "Figure"]
    figures = [block for section in made.document.sections for block in section.blocks if isinstance(block, Figure)]
    assert described == [figure.alt for figure in figures]
    assert all(len(words.split()) > 8 for words in described)


def test_a_caption_comes_first_or_last_in_its_table(made: Printed) -> None:
    for element, _ in elements(made.pdf):
        if role(element) == "Table":
            kinds = [role(kid) for kid in element.K if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
            assert "Caption" not in kinds[1:-1]
