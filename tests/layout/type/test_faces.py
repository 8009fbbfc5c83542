"""Faces: no sign is printed that the font does not have."""

import pytest

from handbook.layout.type.faces import Face, FaceKey, MissingGlyph


def test_a_mark_that_is_only_known_joined_to_a_letter_is_missed_on_another() -> None:
    face = Face(FaceKey("sans"))
    assert face.font.get_nominal_glyph(0x0314) is None  # a rough breathing, of which the font has joined letters only
    face.shape("x")
    assert [glyph[1] for glyph in face.shape("\u03b1\u0314").glyphs] == ["\u03b1\u0314"]
    with pytest.raises(MissingGlyph) as caught:
        face.shape("x\u0314")
    assert caught.value.character == "\u0314"
