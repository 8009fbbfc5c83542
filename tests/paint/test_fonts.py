"""Fonts: what is embedded reads back, fits its widths, and is shared."""

from __future__ import annotations

import pikepdf
import pytest

from compositor import Stick, painted
from handbook.foundation.units import BLACK
from handbook.layout.pages.page import Line, Run, Tag
from handbook.layout.type.faces import FaceKey, face
from pdfcheck import fonts, opened, words
from pdfcheck.reading import Font, shown

TRICKY = "office fjord affiliation Tájékoztató αλήθεια Щука Việt 5\u00a0mg ½ ≥ ☐ (a\\b) \u2010 µg μg → AVATAR f(x)"


def read(data: bytes) -> str:
    """All text of a file, as the codes read."""
    with opened(data) as pdf:
        return "".join(piece.text for piece in shown(pdf))


@pytest.mark.parametrize("key", [FaceKey("serif"), FaceKey("sans", 700), FaceKey("serif", italic=True, optical=20)])
def test_every_text_reads_back_exactly(stick: Stick, key: FaceKey) -> None:
    text = TRICKY if key.family == "sans" else TRICKY.replace("\u2010", "-")
    data = painted(
        stick.publication(stick.page(stick.line(50, [stick.run(text, cut=face(key))], Tag("P", stick.root))))
    )
    assert read(data) == text
    with opened(data) as pdf:
        assert fonts(pdf) == []


def test_every_second_byte_can_stand_in_a_string(stick: Stick) -> None:
    """More than 256 codes: among them those that end in a bracket, a backslash, a line's end."""
    known = [code for code in sorted(stick.serif.source.unicodes) if 0x20 < code < 0x460]
    letters = "".join(chr(code) for code in known if not 0x300 <= code < 0x370)
    assert len(letters) > 500
    data = painted(stick.publication(stick.page(stick.line(50, letters, Tag("P", stick.root)))))
    assert read(data) == letters


def test_one_glyph_with_two_meanings_has_two_codes(stick: Stick) -> None:
    runs = [stick.run("a-b hy", hyphen=True)]
    data = painted(stick.publication(stick.page(stick.line(50, runs, Tag("P", stick.root)))))
    assert read(data) == "a-b hy\u00ad"


def test_letters_that_share_a_glyph_or_have_two(stick: Stick) -> None:
    text = "q\u0301 i\u0323\u0301"
    data = painted(stick.publication(stick.page(stick.line(50, text, Tag("P", stick.root)))))
    with opened(data) as pdf:
        assert " ".join(words(pdf)).replace("ị", "i\u0323") == text
        assert fonts(pdf) == []


def test_features_share_a_font_and_cuts_do_not(stick: Stick) -> None:
    keys = [
        FaceKey("sans"),
        FaceKey("sans", figures="tabular"),
        FaceKey("sans", small_caps=True),
        FaceKey("sans", 500),
    ]
    runs = [stick.run("Dose 11 ", cut=face(key)) for key in keys]
    data = painted(stick.publication(stick.page(stick.line(50, runs, Tag("P", stick.root)))))
    assert read(data) == "Dose 11 " * 4
    with opened(data) as pdf:
        assert len(pdf.pages[0].Resources.Font) == 2
        assert fonts(pdf) == []


def test_no_font_is_listed_that_is_not_embedded(sample_pdf: pikepdf.Pdf) -> None:
    listed = [
        font for font in sample_pdf.objects if isinstance(font, pikepdf.Dictionary) and font.get("/Type") == "/Font"
    ]
    assert {str(font.Subtype) for font in listed} == {"/Type0", "/CIDFontType2"}
    assert not any("Helvetica" in str(font.BaseFont) for font in listed)


def test_words_are_as_wide_as_shaped(stick: Stick) -> None:
    run = stick.run("AVATAR To. Wa, justified words", gap=1.25)
    data = painted(stick.publication(stick.page(stick.line(50, [run, stick.run("end")], Tag("P", stick.root)))))
    with opened(data) as pdf:
        first, second = shown(pdf)
    assert first.width == pytest.approx(run.width, abs=0.02)
    assert second.x == pytest.approx(30 + run.width, abs=0.01)


def test_name_tells_the_data(stick: Stick) -> None:
    """Another subset, another name: viewers may cache fonts by it."""
    names = []
    for text in ("one", "one", "two"):
        data = painted(stick.publication(stick.page(stick.line(50, text, Tag("P", stick.root)))))
        with opened(data) as pdf:
            names.append(Font(pdf.pages[0].Resources.Font["/SourceSerif4-400-10"]).name)
    assert names[0] == names[1] != names[2]
    assert names[0].endswith("+SourceSerif4-400-10")


def test_glyphs_keep_their_shift(stick: Stick) -> None:
    """A mark set back over its letter takes no width in the end."""
    cut = stick.serif
    shaped = cut.shape("q\u0301")
    run = Run(cut, 10, BLACK, (shaped, cut.shape("x")), 0, 0)
    data = painted(stick.publication(stick.page(Line(30, 50, (run,), Tag("P", stick.root)))))
    with opened(data) as pdf:
        (piece,) = shown(pdf)
    assert piece.width == pytest.approx((shaped.width + cut.shape("x").width) / 100, abs=0.02)
