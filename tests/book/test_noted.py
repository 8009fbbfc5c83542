"""What is the same fact as before: the very thing, or equal plain values; never equal words at another place."""

from handbook.book.noted import same
from handbook.document.drawings import Picture
from handbook.foundation.reader import read_text
from handbook.medicine.notation import Notation


def test_equal_pictures_and_plain_values_are_the_same() -> None:
    assert same(Picture(b"png", 1, 2, 96.0), Picture(b"png", 1, 2, 96.0))
    assert not same(Picture(b"png", 1, 2, 96.0), Picture(b"gnp", 1, 2, 96.0))
    assert same(Notation(comma=True), Notation(comma=True)) and not same(Notation(comma=True), Notation())
    assert same({"a": (1, "x")}, {"a": (1, "x")}) and not same({"a": (1, "x")}, {"b": (1, "x")})


def test_equal_words_at_another_place_are_not() -> None:
    one, other = (read_text("x.yaml", text)["a"] for text in ("a: x\n", "b: y\na: x\n"))
    assert one == other and same(one, one) and not same(one, other) and not same((one,), (other,))
