"""Numbers, dates and ids exactly as typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from handbook.foundation.reader import Scalar
from handbook.foundation.typed import Day, Number, Whole


@given(st.integers(-999_999_999, 999_999_999))
def test_whole_numbers_come_back(number: int) -> None:
    assert Whole.read(Scalar(str(number))) == number


@pytest.mark.parametrize(
    "text", ["1.0", "1e3", "010", "+1", "1_000", "1,000", "", "٣", " 1", "9" * 5000, "0x1", "-0"]
)
def test_what_is_no_whole_number(text: str) -> None:
    with pytest.raises(PydanticCustomError):
        Whole.read(Scalar(text))


@pytest.mark.parametrize("text", [".5", "5.", "1e3", "05", "nan", "inf", "1,5", "1 000", "½"])
def test_what_is_no_number(text: str) -> None:
    with pytest.raises(PydanticCustomError):
        Number.read(Scalar(text))


@given(st.dates())
def test_dates_come_back(day: object) -> None:
    assert Day.read(Scalar(str(day))) == day


@pytest.mark.parametrize(
    "text", ["2026-W10-1", "20260302", "2026-3-2", "0000-01-01", "2026-13-01", "2025-02-29", "today"]
)
def test_what_is_no_date(text: str) -> None:
    with pytest.raises(PydanticCustomError):
        Day.read(Scalar(text))
