"""The notation of PDF objects."""

from __future__ import annotations

import pytest

from handbook.paint.objects import key, name, number, numbers, text


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (1.0, b"1"),
        (0.5, b"0.5"),
        (-0.001, b"0"),
        (-12.344, b"-12.34"),
        (100.0, b"100"),
        (1e6, b"1000000"),
        (0.004, b"0"),
    ],
)
def test_numbers_have_two_decimals_at_most(value: float, written: bytes) -> None:
    assert number(value) == written


def test_numbers_are_parted_by_spaces() -> None:
    assert numbers(1, 2.5, -3) == b"1 2.5 -3"


def test_text_escapes_and_takes_any_script() -> None:
    assert text("a (b) \\") == rb"(a \(b\) \\)"
    assert text("β") == b"(\xfe\xff\x03\xb2)"


def test_names_hold_no_delimiters() -> None:
    assert name("text/yaml") == b"/text#2fyaml"
    assert name("Cut line") == b"/Cut#20line"
    assert name("Schnitt ä") == b"/Schnitt#20#c3#a4"


def test_keys_are_bytes_as_they_are() -> None:
    assert key("evidence.stroke") == b"(evidence.stroke)"
    assert key("ä") == "(ä)".encode()
