"""Photos: only the picture goes in, and it stands upright."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from handbook.book.images import picture
from handbook.foundation.files import Shelf
from handbook.foundation.kept import Kept
from handbook.foundation.photo import bare
from handbook.foundation.values import Scalar

SECRETS = (b"Jo Writer", b"taken at home", b"a remark", b"film behind the end", b"GPSsecret")


def photo(path: Path, orientation: int = 1) -> None:
    image = Image.effect_noise((60, 40), 80)
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x013B] = "Jo Writer"
    exif[0x010E] = "taken at home"
    exif.get_ifd(0x8825)[1] = "GPSsecret"
    made = BytesIO()
    image.save(made, "JPEG", exif=exif, comment=b"a remark", dpi=(150, 150))
    path.write_bytes(made.getvalue() + b"film behind the end")


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_pixels_the_size_and_which_way_up_are_kept_and_nothing_else(orientation: int, tmp_path: Path) -> None:
    photo(tmp_path / "a.jpg", orientation)
    raw = (tmp_path / "a.jpg").read_bytes()
    assert all(secret in raw for secret in SECRETS)
    shelf = Shelf(tmp_path)
    made = picture(Scalar("a.jpg"), shelf, Kept())
    assert (made.width, made.height, made.dpi) == ((60, 40, 150) if orientation < 5 else (40, 60, 150))
    assert not any(secret in made.data for secret in SECRETS)
    assert shelf.read["a.jpg"] == made.data
    before, after = Image.open(BytesIO(raw)), Image.open(BytesIO(made.data))
    assert before.tobytes() == after.tobytes() and after.getexif().get(0x0112, 1) == orientation
    assert 0x0112 not in Image.open(BytesIO(bare(made.data))).getexif()


def test_a_progressive_photo_keeps_all_its_scans(tmp_path: Path) -> None:
    Image.effect_noise((90, 70), 80).convert("RGB").save(tmp_path / "a.jpg", progressive=True, quality=90)
    raw = (tmp_path / "a.jpg").read_bytes()
    assert Image.open(BytesIO(bare(raw))).tobytes() == Image.open(BytesIO(raw)).tobytes()


@pytest.mark.parametrize("cut", [0, 1, 2, 3, 5, 20, 100])
def test_broken_files_end_or_are_refused(cut: int, tmp_path: Path) -> None:
    photo(tmp_path / "a.jpg")
    data = (tmp_path / "a.jpg").read_bytes()[:cut]
    try:
        assert len(bare(data)) <= len(data) + 2
    except ValueError:
        assert not data.startswith(b"\xff\xd8") or len(data) > 2


def test_the_remarks_of_a_png_are_left_behind(tmp_path: Path) -> None:
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_text("Author", "Jo Writer")
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.linear_gradient("L").resize((30, 20)).save(tmp_path / "a.png", pnginfo=info, exif=exif)
    made = picture(Scalar("a.png"), Shelf(tmp_path), Kept())
    assert (made.width, made.height) == (20, 30) and b"Jo Writer" not in made.data and b"eXIf" not in made.data
