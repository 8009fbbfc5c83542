"""Letters that go together: names differ, and fonts do not."""

from __future__ import annotations

from string import ascii_letters, digits

import pikepdf

from compositor import Stick, painted
from handbook.foundation.kept import Kept
from handbook.layout.pages.page import Tag
from handbook.layout.type.faces import Face, FaceKey, face
from handbook.paint.alphabets import letters
from handbook.paint.fonts import Fonts
from pdfcheck import opened

TEXT = "The QUICK Brown Fox jumps over a lazy dog at 7.35 for "


def pairs(cut: Face, text: str) -> set[tuple[int, str]]:
    """What a text needs."""
    return {(cut.font.get_nominal_glyph(ord(letter)), letter) for letter in text}


def programmes(stick: Stick, text: str) -> list[bytes]:
    """The font files inside the file of a text."""
    with opened(painted(stick.publication(stick.page(stick.line(50, text, Tag("P", stick.root)))))) as pdf:
        found = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/FontFile2" in one]
        return [one.FontFile2.read_bytes() for one in found]


def test_each_alphabet_is_whole_or_left_out() -> None:
    for key in (FaceKey("serif"), FaceKey("sans", 600, figures="tabular")):
        cut = face(key)
        plain = letters(cut, pairs(cut, TEXT)).pairs
        assert plain == pairs(cut, ascii_letters + digits)
        for name, more, less in (("Zo\u00eb", "\u00c5\u00fc", "\u0142"), ("\u0141ukasz", "\u0159\u0160", "\u00fc")):
            whole = letters(cut, pairs(cut, TEXT + name)).pairs
            assert whole > plain
            assert whole >= pairs(cut, more)
            assert not whole & pairs(cut, less + "\u0416 .\u00d7\u00f7")
        assert letters(cut, pairs(cut, "Few letters: Zo\u00eb")).pairs == frozenset()


def test_names_differ_and_fonts_do_not(stick: Stick) -> None:
    first, *others = (programmes(stick, TEXT + name) for name in ("No\u00ebl", "Ren\u00e9e", "Gr\u00fcnwald"))
    assert first
    assert all(other == first for other in others)
    assert programmes(stick, TEXT + "Novak") != first


def test_a_glyph_that_reads_otherwise_keeps_its_letter_apart(stick: Stick) -> None:
    """The alphabet is completed though a letter's own code is taken by another reading of its glyph."""
    fonts = Fonts(Kept(), Kept())
    font = fonts[stick.serif]
    glyph, _ = next(iter(pairs(stick.serif, "k")))
    taken = font._code(glyph, "K?")
    whole = letters(stick.serif, pairs(stick.serif, TEXT)).pairs
    made = font._embedded(whole)
    assert taken == glyph != font._code(glyph, "k")
    assert made.programme.numbers.keys() >= {one for one, _ in whole}
