"""The next calendar from the last one's file; and files that only pretend to be one."""

from __future__ import annotations

import json
import shutil
import zlib
from pathlib import Path

import pikepdf
import pytest

import pdfcheck
from handbook.cli import main
from handbook.foundation import carried
from handbook.foundation.marks import HandbookError

BOOK = Path(__file__).parent.parent / "problems" / "book"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(BOOK, tmp_path / "book")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told(path: Path) -> dict[str, object]:
    """The attachment, read with pikepdf alone."""
    with pikepdf.open(path) as pdf:
        (name,) = pdf.attachments
        data = pdf.attachments[name].get_file().read_bytes()
    assert name == carried.NAME
    read: dict[str, object] = json.loads(data)
    return read


def text(path: Path) -> str:
    with pikepdf.open(path) as pdf:
        return " ".join(words for _, words in pdfcheck.blocks(pdf)).replace("\u00a0", " ")


def test_a_calendar_carries_its_book_and_its_choices(here: Path) -> None:
    assert (
        main(["calendar", "book", "--start", "2026-03-02", "--style", "mono", "--layout", "strips", "-o", "a.pdf"])
        == 0
    )
    inputs = told(here / "a.pdf")
    assert inputs["choices"] == {"layout": "strips", "paper": "letter", "start": "2026-03-02", "style": "mono"}
    files = inputs["files"]
    assert isinstance(files, dict) and files["calendar.yaml"] == (BOOK / "calendar.yaml").read_text("utf-8")
    assert sorted(files) == sorted(path.relative_to(BOOK).as_posix() for path in BOOK.rglob("*.yaml"))
    data = (here / "a.pdf").read_bytes()
    assert pdfcheck.problems(data) == [] and b"<pdfaid:part>3</pdfaid:part>" in data
    with pikepdf.open(here / "a.pdf") as pdf:
        assert str(pdf.Root.AF[0].AFRelationship) == "/Source"


def test_the_next_one_is_made_from_the_file_alone(here: Path) -> None:
    choices = ["--style", "mono", "--layout", "strips", "--paper", "a4", "--week-start", "sun", "--cycles", "2"]
    choices += ["--set", "edition.version=7"]
    assert main(["calendar", "book", "--start", "2026-03-02", *choices, "-o", "old.pdf"]) == 0
    assert main(["calendar", "book", "--start", "2027-01-04", *choices, "-o", "wanted.pdf"]) == 0
    shutil.rmtree(here / "book")
    assert main(["calendar", "--from", "old.pdf", "--start", "2027-01-04", "-o", "next.pdf"]) == 0
    assert (here / "next.pdf").read_bytes() == (here / "wanted.pdf").read_bytes()
    assert (here / "next.ics").read_bytes() == (here / "wanted.ics").read_bytes()
    assert "Mon 4 Jan to Sat 9 Jan 2027" in text(here / "next.pdf") and "Version 7" in text(here / "next.pdf")
    assert main(["calendar", "--from", "next.pdf", "-o", "again.pdf"]) == 0
    assert (here / "again.pdf").read_bytes() == (here / "next.pdf").read_bytes()


def test_choices_given_now_come_before_those_of_the_file(here: Path) -> None:
    assert main(["calendar", "book", "--start", "2026-03-02", "--layout", "strips", "-o", "old.pdf"]) == 0
    given = ["--layout", "month", "--cycles", "1", "--style", "clinic"]
    assert main(["calendar", "--from", "old.pdf", *given, "-o", "next.pdf"]) == 0
    assert told(here / "next.pdf")["choices"] == {
        "cycles": "1", "layout": "month", "paper": "letter", "start": "2026-03-02", "style": "clinic",
    }  # fmt: skip
    assert "Examplin · March 2026" in text(here / "next.pdf")


def test_a_style_of_ones_own_and_pictures_travel_too(here: Path) -> None:
    (here / "styles").mkdir()
    (here / "styles" / "own.yaml").write_text("extends: base\ndescribes: mine\n")
    (here / "styles" / "base.yaml").write_text('extends: reference\nvariables: {accent: "#000044"}\n')
    (here / "book" / "images").mkdir()
    picture = Path(__file__).parent.parent / "books" / "small" / "images" / "drop.png"
    shutil.copy(picture, here / "book" / "images")
    section = here / "book" / "sections" / "overview.yaml"
    figure = "  - figure: {kind: image, file: images/drop.png, alt: A drop, caption: A drop.}\n"
    section.write_text(f"{section.read_text().rstrip()}\n{figure}")
    assert main(["calendar", "book", "--style", "own", "-o", "old.pdf"]) == 0
    elsewhere = here / "elsewhere"
    elsewhere.mkdir()
    shutil.copy(here / "old.pdf", elsewhere)
    shutil.rmtree(here / "styles")
    assert main(["calendar", "--from", "elsewhere/old.pdf", "-o", "new.pdf"]) == 0
    assert (here / "new.pdf").read_bytes() == (here / "old.pdf").read_bytes()


def test_a_build_of_everything_makes_such_a_file_too(here: Path) -> None:
    assert main(["build", "book", "--start", "2026-03-02", "--paper", "a5"]) == 0
    assert {path.name for path in (here / "out").iterdir()} == {
        "book-handbook.pdf", "book-card.pdf", "book-calendar.pdf", "book-calendar.ics",
    }  # fmt: skip
    assert main(["calendar", "--from", "out/book-calendar.pdf", "-o", "next.pdf"]) == 0
    assert (here / "next.pdf").read_bytes() == (here / "out" / "book-calendar.pdf").read_bytes()


# --- files that are none --------------------------------------------------------------------------------------


def refused(capsys: pytest.CaptureFixture, *words: str) -> str:
    before = sorted(Path().iterdir())
    assert main(["calendar", *words]) == 2
    told = capsys.readouterr()
    assert "USAGE-09" in told.err and "Traceback" not in told.err and "BUG" not in told.err and told.out == ""
    assert sorted(Path().iterdir()) == before
    return str(told.err)


def test_another_pdf_a_folder_and_no_file_are_refused(here: Path, capsys: pytest.CaptureFixture) -> None:
    assert main(["card", "book", "-o", "card.pdf"]) == 0
    capsys.readouterr()
    assert "carries no book" in refused(capsys, "--from", "card.pdf")
    assert "is a folder" in refused(capsys, "--from", "book")
    assert "is not there" in refused(capsys, "--from", "nothing.pdf")
    assert "carries no book" in refused(capsys, "--from", "book/card.yaml")


def packed(told: object, name: str = "EmbeddedFile") -> bytes:
    data = told if isinstance(told, bytes) else json.dumps(told, indent=0).encode()
    stream = b"1 0 obj<</Type/" + name.encode() + b">>stream\n" + zlib.compress(data) + b"\nendstream\n"
    return b"%PDF-1.7\n" + stream + b"2 0 obj<</EF<</F 1 0 R/UF 1 0 R>>/F(handbook-inputs.json)>>endobj"


FILES = {path.relative_to(BOOK).as_posix(): path.read_bytes() for path in BOOK.rglob("*.yaml")}
GOOD = {
    "handbook-inputs": 1, "book": "b", "choices": {}, "sets": [], "images": {},
    "files": {"handbook.yaml": "edition: {}"},
}  # fmt: skip
HOSTILE: dict[str, object] = {
    "leads-up": {**GOOD, "files": {"handbook.yaml": "", "../evil.yaml": "x"}},
    "leads-up-inside": {**GOOD, "files": {"handbook.yaml": "", "sections/../../evil.yaml": "x"}},
    "absolute": {**GOOD, "files": {"handbook.yaml": "", "/tmp/evil.yaml": "x"}},
    "windows": {**GOOD, "files": {"handbook.yaml": "", "..\\evil.yaml": "x"}},
    "a-program": {**GOOD, "files": {"handbook.yaml": "", "run.py": "x"}},
    "hidden": {**GOOD, "files": {"handbook.yaml": "", ".bashrc.yaml": "x"}},
    "book-leads-up": {**GOOD, "book": ".."},
    "book-is-a-path": {**GOOD, "book": "a/b"},
    "book-is-a-number": {**GOOD, "book": 7},
    "no-book": {**GOOD, "files": {}},
    "files-is-a-list": {**GOOD, "files": []},
    "numbers-for-texts": {**GOOD, "files": {"handbook.yaml": 7}},
    "no-picture": {**GOOD, "images": {"a.png": "not base64!"}},
    "sets-is-text": {**GOOD, "sets": 7},
    "another-version": {**GOOD, "handbook-inputs": 2},
    "only-a-list": [1, 2],
    "deep": b"[" * 200_000,
    "no-json": b"\xff\xfe{",
    "many-files": {**GOOD, "files": {f"f{number}.yaml": "" for number in range(3000)} | {"handbook.yaml": ""}},
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused(name: str, here: Path, capsys: pytest.CaptureFixture) -> None:
    (here / "bad.pdf").write_bytes(packed(HOSTILE[name]))
    refused(capsys, "--from", "bad.pdf", "--start", "2026-03-02")
    assert not (here.parent / "evil.yaml").exists() and not Path("/tmp/evil.yaml").exists()


def test_a_bomb_does_not_go_off(here: Path, capsys: pytest.CaptureFixture) -> None:
    (here / "bomb.pdf").write_bytes(packed(b" " * (carried._LARGEST + 1_000_000)))
    refused(capsys, "--from", "bomb.pdf")
    many = b"/EmbeddedFile stream\n" * 100_000
    (here / "many.pdf").write_bytes(many)
    refused(capsys, "--from", "many.pdf")


def test_a_file_chooses_neither_where_to_write_nor_anything_unknown(here: Path) -> None:
    choices = {"out": "/tmp/elsewhere.pdf", "layout": "strips", "as_json": "yes", "strict": "1"}
    inputs = carried.of("book", FILES, choices)
    (here / "bad.pdf").write_bytes(packed(inputs.packed()))
    assert carried.inside(here / "bad.pdf").choices == {"layout": "strips"}


def test_what_a_file_chooses_is_checked_like_what_is_typed(here: Path, capsys: pytest.CaptureFixture) -> None:
    for choices in ({"layout": "weeks"}, {"on": "ten"}, {"start": "2026-02-31"}, {"style": "../x"}, {"paper": "a0"}):
        (here / "bad.pdf").write_bytes(packed(carried.of("book", FILES, choices).packed()))
        assert main(["calendar", "--from", "bad.pdf", "-o", "new.pdf"]) in (1, 2, 3)
        err = capsys.readouterr().err
        assert "error[" in err and "BUG" not in err, choices
    assert not (here / "new.pdf").exists()


def test_a_book_inside_that_is_no_good_is_told_as_a_book_is(here: Path, capsys: pytest.CaptureFixture) -> None:
    (here / "bad.pdf").write_bytes(packed(GOOD))
    assert main(["calendar", "--from", "bad.pdf"]) == 1
    assert "SCHEMA-02" in capsys.readouterr().err


def test_cut_off_and_turned_files(here: Path) -> None:
    assert main(["calendar", "book", "-o", "good.pdf"]) == 0
    data = (here / "good.pdf").read_bytes()
    at = data.index(b"/EmbeddedFile")
    for spoilt in (data[: at + 5], data[: at + 200], data[:at] + data[at:].replace(b"stream", b"strewn"), b""):
        (here / "bad.pdf").write_bytes(spoilt)
        with pytest.raises(HandbookError) as caught:
            carried.inside(here / "bad.pdf")
        assert caught.value.problems[0].code == "USAGE-09"


def test_a_book_and_a_file_are_one_too_many(here: Path, capsys: pytest.CaptureFixture) -> None:
    assert main(["calendar", "book", "--from", "x.pdf"]) == 2
    assert "leave the book out" in capsys.readouterr().err
