"""Image files are found inside the book, known and small enough, or refused before they are unpacked."""

import os
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from handbook.book.images import picture
from handbook.foundation.files import Shelf
from handbook.foundation.kept import Kept
from handbook.foundation.marks import HandbookError
from handbook.foundation.values import Scalar


def refused(name: str, folder: Path) -> str:
    with pytest.raises(HandbookError) as error:
        picture(Scalar(name), Shelf(folder), Kept())
    return error.value.problems[0].code


def png(width: int, height: int) -> bytes:
    """A PNG that claims a size, with no pixels to speak of."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


def test_png_and_jpeg_are_measured(tmp_path: Path) -> None:
    Image.new("RGB", (30, 20)).save(tmp_path / "a.png")
    Image.new("L", (40, 10)).save(tmp_path / "b.jpg", dpi=(150, 150))
    one, other = picture(Scalar("a.png"), Shelf(tmp_path), Kept()), picture(Scalar("b.jpg"), Shelf(tmp_path), Kept())
    assert (one.width, one.height, one.dpi) == (30, 20, 300)
    assert (other.width, other.height, other.dpi) == (40, 10, 150)


@pytest.mark.parametrize("name", ["../a.png", "/etc/hostname", "sub/../../a.png"])
def test_no_path_leads_out(name: str, tmp_path: Path) -> None:
    Image.new("L", (3, 3)).save(tmp_path / "a.png")
    (tmp_path / "book").mkdir()
    assert refused(name, tmp_path / "book") == "IMAGE-02"


def test_no_link_leads_out(tmp_path: Path) -> None:
    Image.new("L", (3, 3)).save(tmp_path / "a.png")
    (tmp_path / "book").mkdir()
    os.symlink(tmp_path / "a.png", tmp_path / "book" / "a.png")
    assert refused("a.png", tmp_path / "book") == "IMAGE-02"


def test_a_missing_file_names_its_neighbour(tmp_path: Path) -> None:
    Image.new("L", (3, 3)).save(tmp_path / "nose.png")
    with pytest.raises(HandbookError) as error:
        picture(Scalar("nosse.png"), Shelf(tmp_path), Kept())
    (problem,) = error.value.problems
    assert problem.code == "IMAGE-01" and "nose.png" in problem.hint
    assert refused("\0", tmp_path) == "IMAGE-01"


def test_other_formats_and_broken_files(tmp_path: Path) -> None:
    Image.new("L", (3, 3)).save(tmp_path / "a.gif")
    (tmp_path / "b.png").write_bytes(b"no image")
    whole = (Image.effect_noise((90, 90), 50), tmp_path / "c.png")
    whole[0].save(whole[1])
    whole[1].write_bytes(whole[1].read_bytes()[:-3000])
    Image.new("L", (3, 3)).save(tmp_path / "d.gif")
    os.rename(tmp_path / "d.gif", tmp_path / "d.png")
    assert [refused(name, tmp_path) for name in ("a.gif", "b.png", "c.png", "d.png")] == [
        "IMAGE-03",
        "IMAGE-04",
        "IMAGE-04",
        "IMAGE-04",
    ]


@pytest.mark.parametrize("size", [(12_000, 12_000), (8_000, 8_000), (60_000, 60_000)])
def test_a_bomb_is_never_unpacked(size: tuple[int, int], tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(png(*size))
    assert refused("a.png", tmp_path) == "IMAGE-05"
