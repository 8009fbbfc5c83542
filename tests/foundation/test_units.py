"""Lengths and colours as style sheets write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.foundation.units import BLACK, WHITE, Colour, colour, contrast, length


@pytest.mark.parametrize(
    ("text", "points"), [("72 pt", 72), ("1 in", 72), ("25.4 mm", 72), ("2.54cm", 72), ("-3 pt", -3), ("0", 0)]
)
def test_lengths(text: str, points: float) -> None:
    assert length(text) == pytest.approx(points)


@pytest.mark.parametrize("text", ["", "12", "mm", "1,5 mm", ".5 mm", "12 px", "1 2 mm", "12 mm ", "1e3 mm"])
def test_what_is_no_length(text: str) -> None:
    with pytest.raises(ValueError, match="a length is a number and a unit"):
        length(text)


def test_colours() -> None:
    assert colour("#000000") == colour("black") == BLACK
    assert colour("#FFffff") == colour("white") == WHITE
    assert (colour("#0b5563").grey, colour("#777777").grey) == (False, True)


@pytest.mark.parametrize("text", ["", "red", "#fff", "0b5563", "#0b556g", "#0b55634"])
def test_what_is_no_colour(text: str) -> None:
    with pytest.raises(ValueError, match="six hexadecimal digits"):
        colour(text)


def test_contrast_as_wcag_defines_it() -> None:
    assert contrast(BLACK, WHITE) == contrast(WHITE, BLACK) == pytest.approx(21)
    assert contrast(colour("#777777"), WHITE) == pytest.approx(4.48, abs=0.01)


shares = st.floats(0, 1)


@given(st.builds(Colour, shares, shares, shares), shares)
def test_a_tint_is_lighter_and_a_contrast_never_below_one(ink: Colour, share: float) -> None:
    assert ink.tint(share).luminance >= ink.luminance - 0.001
    assert 1 <= contrast(ink, ink.tint(share)) <= 21
