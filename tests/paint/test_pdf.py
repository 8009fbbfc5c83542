"""The door: a whole sample, its words, its rules, its bytes."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from compositor import HEIGHT, WIDTH, Stick, draw_pictures, painted, sample
from handbook.layout.pages.page import Line, Metadata, Page, Placement, Publication, Tag
from handbook.paint.pdf import paint
from pdfcheck import outside, overlaps, problems, words

WORDS = """
Contents First section 1 First section The offices’ see 5 mg twice a day. • Item 0 • Item 1 Form Dose Drops
Nothing here A paragraph that goes on over the page; no word is broken at its end, but only at a line’s.
Water is H2O. 1 A note. Ours. 5 mg Turned Over end Upright
"""


def test_sample_keeps_every_rule(sample_data: bytes) -> None:
    assert problems(sample_data) == []


def test_without_annotations_links_are_plain_words(pictures: Path) -> None:
    data = painted(sample(Stick(), pictures, annotations=False))
    assert problems(data) == []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert words(pdf) == WORDS.split()
        assert not any("/Annots" in page for page in pdf.pages)
        assert not any(thing.get("/S") == "/Link" for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary))


def test_words_read_back_in_order(sample_pdf: pikepdf.Pdf) -> None:
    assert words(sample_pdf) == WORDS.split()


def test_words_stand_apart_and_on_the_page(sample_pdf: pikepdf.Pdf) -> None:
    assert outside(sample_pdf, 7.0) == []
    assert overlaps(sample_pdf) == []


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
def test_qpdf_finds_nothing(sample_data: bytes, tmp_path: Path) -> None:
    (tmp_path / "sample.pdf").write_bytes(sample_data)
    done = subprocess.run(["qpdf", "--check", tmp_path / "sample.pdf"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="poppler-utils is not installed")
def test_poppler_reads_the_tree(sample_data: bytes, tmp_path: Path) -> None:
    (tmp_path / "sample.pdf").write_bytes(sample_data)
    command = ["pdfinfo", "-struct-text", tmp_path / "sample.pdf"]
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, env={**os.environ, "LC_ALL": "C.UTF-8"}
    )
    quoted = [line.strip()[1:-1] for line in done.stdout.splitlines() if line.strip().startswith('"')]
    assert "".join(quoted).replace("\u00ad", "").replace(" ", "") == "".join(WORDS.split())
    assert done.stderr == ""


def test_same_bytes_for_any_hash_seed_and_folder(sample_data: bytes, tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from compositor import *; "
        "sys.stdout.buffer.write(painted(sample(Stick(), draw_pictures(Path.cwd()))))"
    )
    for seed in ("1", "2"):
        (tmp_path / seed).mkdir()
        path = os.pathsep.join([str(Path(__file__).parents[1]), *sys.path])
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path, "SOURCE_DATE_EPOCH": seed}
        command = [sys.executable, "-c", script]
        done = subprocess.run(command, capture_output=True, check=True, cwd=tmp_path / seed, env=environment)
        assert done.stdout == sample_data


def test_same_publication_can_be_painted_twice(pictures: Path) -> None:
    publication = sample(Stick(), pictures)
    assert painted(publication) == painted(publication)


def test_pages_are_written_as_they_come(stick: Stick) -> None:
    paragraph = Tag("P", stick.root)
    sizes: list[int] = []

    class Out(io.RawIOBase):
        """Counts, and cannot be sought."""

        size = 0

        def writable(self) -> bool:
            return True

        def write(self, data: object) -> int:
            self.size += len(bytes(data))  # type: ignore[call-overload]
            return len(bytes(data))  # type: ignore[call-overload]

    out = Out()

    class Pages(list[Page]):
        """Made one by one."""

        def __iter__(self):  # type: ignore[no-untyped-def]
            for number in range(3):
                sizes.append(out.size)
                yield stick.page(stick.line(50, f"Page {number} ", paragraph))

    paint(Publication(Pages(), Metadata("Streamed", "en"), root=stick.root), out)  # type: ignore[arg-type]
    assert sizes[0] < sizes[1] < sizes[2] < out.size


def test_empty_publication_is_a_file() -> None:
    publication = Publication((Page(WIDTH, HEIGHT, ()),), Metadata("Empty", "en"), Tag("Document", None))
    assert problems(painted(publication)) == []


def test_large_page_is_painted_line_by_line(stick: Stick) -> None:
    paragraph = Tag("P", stick.root)
    lines: list[Placement] = [stick.line(12 * at + 20, f"Line {at} of many ", paragraph) for at in range(30)]
    data = painted(stick.publication(stick.page(*lines)))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        stream = pdf.pages[0].Contents.read_bytes()
    assert stream.count(b"BDC") == stream.count(b"BT") == stream.count(b"Tf") == 1
    assert stream.count(b"0 -12 Td") == 29


def test_word_in_another_face_than_its_run_is_refused(stick: Stick) -> None:
    run = stick.run("mixed")._replace(face=stick.sans)
    page = stick.page(Line(30, 50, (run,), Tag("P", stick.root)))
    with pytest.raises(ValueError, match="shaped in SourceSerif4"):
        painted(stick.publication(page))


def test_door_loads_nothing_heavy() -> None:
    script = "import sys, handbook.paint.pdf; print(*{m.split('.')[0] for m in sys.modules} & {'reportlab', 'PIL'})"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_pictures_are_drawn_alike_twice(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    one, two = draw_pictures(tmp_path / "one"), draw_pictures(tmp_path / "two")
    for path in one.iterdir():
        assert path.read_bytes() == (two / path.name).read_bytes()
