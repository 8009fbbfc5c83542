"""Hard matter: very long, very wide, very deep, in other scripts. It is set well, or refused at its place."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import pdfcheck
from handbook.foundation.marks import HandbookError, Problem
from handbook.press import Order, build
from proofreading import pages, places
from proofreading.printing import Printed

GOOD = Path(__file__).parents[2] / "problems" / "book"


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small good book, to be written into."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(GOOD, tmp_path / "book")
    return Path("book")


def written(book: Path, *blocks: str) -> Path:
    """The book with these blocks at the end of its first section."""
    path = book / "sections" / "overview.yaml"
    path.write_text(path.read_text("utf-8") + "".join(f"{line}\n" for line in blocks), "utf-8")
    return book


LINES = len((GOOD / "sections" / "overview.yaml").read_text("utf-8").splitlines())
"""After so many lines these blocks stand."""


def refused(book: Path) -> list[Problem]:
    """The errors; that nothing was written is checked on the way."""
    with pytest.raises(HandbookError) as caught:
        build([Order(book, ("handbook",))])
    assert not Path("out").exists() or list(Path("out").iterdir()) == []
    return [problem for problem in caught.value.problems if problem.severity == "error"]


def sound(made: Printed) -> None:
    """The file keeps all rules, says all words, and nothing stands in a margin or upon something else."""
    assert pdfcheck.problems(made.data) == []
    assert len(made.pairs) == len(made.words)
    assert pages.in_margins(made) == []
    assert pdfcheck.overlaps(made.pdf, made.pieces) == []


# --- set well ------------------------------------------------------------------------------------------------


def test_a_cell_of_500_lines_runs_over_pages(book: Path) -> None:
    words = " ".join(f"Sentence {number} says what {number} says." for number in range(500))
    written(
        book,
        "  - table:",
        "      columns: [Name, Words]",
        "      rows:",
        f'        - [Long, "{words}"]',
        "        - [B, b]",
    )
    made = Printed(book)
    sound(made)
    assert len({row.page for block in made.blocks if "Sentence 3 " in block.text for row in block.rows}) > 4
    assert pages.widows(made) == []
    heads = [piece for piece in made.pieces if piece.owner is None and piece.text.strip() == "Words"]
    assert len(heads) > 3, "the head is repeated, as an artifact"


def test_a_table_of_400_rows_repeats_its_head_and_loses_no_row(book: Path) -> None:
    rows = [f"        - [Row {number}, {number * number}]" for number in range(400)]
    written(book, "  - table:", "      caption: Squares", "      columns: [Row, Square]", "      rows:", *rows)
    made = Printed(book)
    assert len(made.pairs) == len(made.words)
    assert pages.in_margins(made) == [] == pages.stranded_captions(made)
    held = {
        row.page
        for block in made.blocks
        if block.kind == "TH" and block.text.startswith("Row ")
        for row in block.rows
    }
    heads = [piece.page for piece in made.pieces if piece.owner is None and piece.text.strip() == "Square"]
    assert len(heads) == len(held) - 1 > 6


@pytest.mark.parametrize("style", ["reference", "clinic"])
def test_a_table_of_100_columns_is_stacked(book: Path, style: str) -> None:
    columns = ", ".join(f"Column{number}" for number in range(100))
    cells = ", ".join(f"cell{number}" for number in range(100))
    written(book, "  - table:", f"      columns: [{columns}]", f"      rows: [[{cells}], [{cells}]]")
    sound(Printed(book, style))


def test_a_word_as_long_as_a_paragraph_is_refused(book: Path) -> None:
    written(book, f"  - p: Before {'pneumono' * 40} after.")
    (problem,) = refused(book)
    assert (problem.code, str(problem.mark)) == ("LAYOUT-04", f"book/sections/overview.yaml:{LINES + 1}:15")


def test_a_long_address_is_broken_where_addresses_may_be(book: Path) -> None:
    address = "https://www.example.org/" + "/".join(f"part-{number}" for number in range(40))
    written(book, f"  - p: See [{address}]({address}) for more.")
    made = Printed(book)
    sound(made)
    assert address in "".join(made.text.split())


def test_lists_and_callouts_run_over_pages(book: Path) -> None:
    entries = [
        f"      - Entry {number} has some words of its own, more than go into a line of the page."
        for number in range(120)
    ]
    texts = [
        f"        - Line {number} of a long warning that goes on and on, over a page and more."
        for number in range(60)
    ]
    written(book, "  - steps:", *entries, "  - warning:", "      text:", *texts)
    made = Printed(book)
    sound(made)
    assert pages.widows(made) == [] == pages.stranded_labels(made)


def test_200_headings_in_a_row_stay_with_what_they_head(book: Path) -> None:
    blocks = [block for number in range(200) for block in (f"  - h: Heading {number}", f"  - p: Words {number}.")]
    made = Printed(written(book, *blocks))
    assert pages.stranded_headings(made) == []
    assert places.outline(made) == places.headed(made)
    assert len(places.outline(made)) > 200


def test_greek_russian_vietnamese_and_signs_are_printed(book: Path) -> None:
    said = "Ελληνικά, русский, tiếng Việt, Łódź, ½ ≥ ≤ × → ☐ ☑ ✓ α₁ H₂O µ μ € № … „so“ ‚so‘ «so»"
    made = Printed(written(book, f"  - p: '{said}'"))
    sound(made)
    assert " ".join(said.split()) in " ".join(made.text.split())


def test_a_book_of_150_sections_is_one_book(book: Path) -> None:
    names = [f"part-{number}" for number in range(150)]
    for number, name in enumerate(names):
        other = f"{{see:part-{number * 7 % 150}}}"
        text = f"kind: prose\ntitle: Part number {number}\nbody:\n  - p: Part {number} says little. See {other}.\n"
        (book / "sections" / f"{name}.yaml").write_text(text)
    frame = (book / "handbook.yaml").read_text()
    listed = "".join(f"  - {name}\n" for name in names)
    (book / "handbook.yaml").write_text(frame.replace("  - dosing\n", f"  - dosing\n{listed}"))
    made = Printed(book, "reference", None, "print")
    assert len(made.pairs) == len(made.words)
    assert places.wrong_numbers(made) == places.wrong_places(made) == pages.in_margins(made) == []
    assert len(places.outline(made)) > 150


# --- refused, at its place -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "sign"),
    [
        ("take care \U0001f600 now", "1F600"),
        ("say مرحبا to all", "0645"),
        ("in 中文 too", "4E2D"),
        ("a\u2066b", "2066"),
    ],
)
def test_a_sign_that_no_font_has_is_told_at_its_place(book: Path, words: str, sign: str) -> None:
    written(book, "  - p: Nothing here.", f"  - p: You {words}.")
    (problem,) = refused(book)
    if problem.code.startswith("SYNTAX"):  # signs that cannot be seen are refused while reading
        assert (problem.mark.line, sign) == (LINES + 2, "2066")
        return
    assert (problem.code, f"U+{sign}" in problem.message) == ("LAYOUT-01", True)
    column = 12 + next(at for at, letter in enumerate(words) if ord(letter) > 999)
    assert str(problem.mark) == f"book/sections/overview.yaml:{LINES + 2}:{column}"
    assert problem.hint


def test_all_signs_that_no_font_has_are_told_at_once(book: Path) -> None:
    written(book, "  - p: One \U0001f600.", "  - p: Two \U0001f601.", "  - note: Three 中.")
    told = [(one.code, one.mark.line) for one in refused(book)]
    assert told == [("LAYOUT-01", LINES + line) for line in (1, 2, 3)]


def test_a_callout_higher_than_a_page_is_divided(book: Path) -> None:
    written(book, f"  - stop: {'Stop here and read. ' * 300}")
    sound(Printed(book))


# --- links in the folder of a book -----------------------------------------------------------------------------


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A folder beside the book with things that are none of its business."""
    folder = tmp_path / "outside"
    (folder / "images").mkdir(parents=True)
    shutil.copy(GOOD / "glossary.yaml", folder / "glossary.yaml")
    shutil.copy(GOOD / "sections" / "dosing.yaml", folder / "dosing.yaml")
    shutil.copy(PICTURE, folder / "images" / "drop.png")
    return folder


PICTURE = GOOD.parents[1] / "books" / "small" / "images" / "drop.png"
FIGURE = "  - figure: {kind: image, file: images/drop.png, alt: A drop that falls., caption: A drop}"


@pytest.mark.parametrize("name", ["glossary.yaml", "sections/dosing.yaml"])
def test_a_file_that_is_a_link_out_of_the_book_is_refused(book: Path, outside: Path, name: str) -> None:
    (book / name).unlink()
    (book / name).symlink_to(outside / Path(name).name)
    assert [(one.code, name in one.message) for one in refused(book) if one.code != "LINK-03"] == [("BOOK-05", True)]


@pytest.mark.parametrize("linked", ["images/drop.png", "images"])
def test_an_image_behind_a_link_out_of_the_book_is_refused(book: Path, outside: Path, linked: str) -> None:
    (book / linked).parent.mkdir(exist_ok=True)
    (book / linked).symlink_to(outside / linked)
    (problem,) = refused(written(book, FIGURE))
    assert (problem.code, str(problem.mark)) == ("IMAGE-02", f"book/sections/overview.yaml:{LINES + 1}:33")


def test_links_inside_the_book_are_followed(book: Path) -> None:
    (book / "images").mkdir()
    shutil.copy(PICTURE, book / "images" / "real.png")
    (book / "images" / "drop.png").symlink_to("real.png")
    (book / "sections" / "real.yml.txt").write_text((book / "sections" / "dosing.yaml").read_text())
    (book / "sections" / "dosing.yaml").unlink()
    (book / "sections" / "dosing.yaml").symlink_to("real.yml.txt")
    sound(Printed(written(book, FIGURE)))


def test_a_link_to_itself_is_told(book: Path) -> None:
    (book / "glossary.yaml").unlink()
    (book / "glossary.yaml").symlink_to("glossary.yaml")
    (problem,) = refused(book)
    assert problem.code == "ENV-01" and "glossary.yaml" in problem.message
