"""Pictures: passed through, converted, veiled, shared."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pytest

from compositor import Stick, painted
from handbook.layout.pages.page import Image, Tag
from pdfcheck import opened

Embedded = Callable[..., list[pikepdf.Stream]]


@pytest.fixture
def embedded(stick: Stick) -> Iterator[Embedded]:
    """Makes a page that shows these files, and gives the pictures in it."""
    kept: list[pikepdf.Pdf] = []

    def embed(*paths: Path) -> list[pikepdf.Stream]:
        tags = [Tag("Figure", stick.root, alt="x") for _ in paths]
        images = [Image(0, 0, 16, 12, path.read_bytes(), tag) for path, tag in zip(paths, tags, strict=True)]
        kept.append(opened(painted(stick.publication(stick.page(*images)))))
        return list(kept[-1].pages[0].Resources.XObject.values())

    yield embed
    for pdf in kept:
        pdf.close()


@pytest.mark.parametrize(("name", "space"), [("colour.jpg", "/DeviceRGB"), ("grey.jpg", "/DeviceGray")])
def test_jpeg_stays_as_it_is(embedded: Embedded, pictures: Path, name: str, space: str) -> None:
    (picture,) = embedded(pictures / name)
    assert (picture.Filter, picture.ColorSpace) == ("/DCTDecode", space)
    assert picture.read_raw_bytes() == (pictures / name).read_bytes()


@pytest.mark.parametrize(
    ("name", "space"),
    [
        ("grey.png", "/DeviceGray"),
        ("bits.png", "/DeviceGray"),
        ("inks.jpg", "/DeviceRGB"),
        ("palette.png", "/DeviceRGB"),
    ],
)
def test_other_kinds_become_grey_or_rgb(embedded: Embedded, pictures: Path, name: str, space: str) -> None:
    (picture,) = embedded(pictures / name)
    assert (picture.Filter, picture.ColorSpace, int(picture.BitsPerComponent)) == ("/FlateDecode", space, 8)
    assert len(picture.read_bytes()) == 16 * 12 * (1 if space == "/DeviceGray" else 3)


def test_samples_are_those_of_the_file(embedded: Embedded, pictures: Path) -> None:
    from PIL import Image as Picture

    (picture,) = embedded(pictures / "grey.png")
    assert picture.read_bytes() == Picture.open(pictures / "grey.png").tobytes()


def test_sixteen_bits_become_eight(embedded: Embedded, pictures: Path) -> None:
    (picture,) = embedded(pictures / "deep.png")
    assert set(picture.read_bytes()) == {255}


@pytest.mark.parametrize("name", ["veiled.png", "palette.png"])
def test_transparency_is_a_soft_mask(embedded: Embedded, pictures: Path, name: str) -> None:
    from PIL import Image as Picture

    (picture,) = embedded(pictures / name)
    assert picture.SMask.ColorSpace == "/DeviceGray"
    assert picture.SMask.read_bytes() == Picture.open(pictures / name).convert("RGBA").getchannel("A").tobytes()


def test_same_picture_is_embedded_once(embedded: Embedded, pictures: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.png"
    copy.write_bytes((pictures / "grey.png").read_bytes())
    assert len(embedded(pictures / "grey.png", pictures / "grey.png", copy)) == 1


def test_pages_without_pictures_list_none(sample_pdf: pikepdf.Pdf) -> None:
    assert "/XObject" not in sample_pdf.pages[0].Resources
    assert len(sample_pdf.pages[3].Resources.XObject) == 8


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_photo_stands_upright_on_the_page(stick: Stick, orientation: int, kind: str) -> None:
    from io import BytesIO

    from PIL import Image as Picture

    from handbook.press.raster import images

    pytest.importorskip("pypdfium2")
    turned = {
        1: None,
        3: Picture.Transpose.ROTATE_180,
        6: Picture.Transpose.ROTATE_90,
        8: Picture.Transpose.ROTATE_270,
    }
    upright = Picture.new("RGB", (32, 16), "white")
    upright.paste((200, 0, 0), (0, 0, 16, 8))
    upright.paste((0, 0, 200), (16, 8, 32, 16))
    how, exif, stored = turned[orientation], Picture.Exif(), BytesIO()
    exif[0x0112] = orientation
    (upright.transpose(how) if how is not None else upright).save(stored, kind, exif=exif, quality=95)
    image = Image(0, 0, 32, 16, stored.getvalue(), Tag("Figure", stick.root, alt="x"))
    pdf = painted(stick.publication(stick.page(image)))
    page = Picture.open(BytesIO(next(iter(images(pdf, 72))))).convert("RGB")
    shown = [page.getpixel(at) for at in ((8, 4), (24, 4), (8, 12), (24, 12))]
    wanted = ((200, 0, 0), (255, 255, 255), (255, 255, 255), (0, 0, 200))
    assert all(
        abs(a - b) < 40 for one, other in zip(shown, wanted, strict=True) for a, b in zip(one, other, strict=True)
    )
    assert b"Exif" not in pdf and b"eXIf" not in pdf


def test_sixteen_bit_grey_with_a_clear_value(embedded: Embedded, tmp_path: Path) -> None:
    from array import array

    from PIL import Image as Picture

    samples = array("H", [0, 257, 65535, 1000] * 48)
    deep = Picture.frombytes("I;16", (16, 12), samples.tobytes())
    deep.save(tmp_path / "a.png", transparency=1000)
    (picture,) = embedded(tmp_path / "a.png")
    assert list(picture.read_bytes()[:4]) == [0, 1, 255, 3]
    assert list(picture.SMask.read_bytes()[:4]) == [255, 255, 255, 0]
