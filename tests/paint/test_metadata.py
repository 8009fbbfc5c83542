"""What the file says of itself."""

from __future__ import annotations

from pathlib import Path

import pikepdf

import handbook.paint.metadata
from compositor import Stick, painted
from handbook.layout.pages.page import Metadata
from pdfcheck import opened, problems
from pdfcheck.archive import xmp


def test_info_and_packet_say_the_same(sample_pdf: pikepdf.Pdf) -> None:
    info, said = sample_pdf.trailer.Info, xmp(sample_pdf)
    assert str(info.Subject) == said["dc:description"] == "What it says: “ångström” & <β>"
    assert str(info.Author) == said["dc:creator"] == "A. Author"
    assert str(info.CreationDate) == str(info.ModDate) == "D:20251204000000Z"
    assert said["xmp:CreateDate"] == "2025-12-04T00:00:00Z"
    assert said["dc:language"] == str(sample_pdf.Root.Lang) == "en-US"


def test_what_is_not_known_is_not_said(stick: Stick) -> None:
    data = painted(stick.publication(stick.page(), metadata=Metadata("Bare", "de")))
    assert problems(data) == []
    with opened(data) as pdf:
        assert set(pdf.trailer.Info.keys()) == {"/Title", "/Creator", "/Producer"}


def test_part_of_the_archive_standard(stick: Stick, sample_pdf: pikepdf.Pdf) -> None:
    assert xmp(sample_pdf)["pdfaid:part"] == "3"
    with opened(painted(stick.publication(stick.page()))) as pdf:
        said = xmp(pdf)
        assert (said["pdfaid:part"], said["pdfaid:conformance"], said["pdfuaid:part"]) == ("2", "A", "1")


def test_profile_is_the_one_that_pillow_makes() -> None:
    """Date and identity, bytes 24 to 35 and 84 to 99 (ICC.1, 7.2), differ from day to day: they are fixed."""
    from PIL import ImageCms

    made = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    shipped = Path(handbook.paint.metadata.__file__).with_name("srgb.icc").read_bytes()
    made[24:36], made[84:100] = shipped[24:36], bytes(16)
    assert bytes(made) == shipped
