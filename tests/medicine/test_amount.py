"""Amounts: read exactly as typed or refused with the mend, written by profile, compared and converted."""

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from handbook.medicine.amount import Amount
from handbook.medicine.units import NBSP, UNITS, figure

FORMS = "write an amount such as 200 mcg, or a range such as 200 to 600 mcg"


def words(text: str, profile: str = "us") -> str:
    return Amount.read(text).words(profile).replace(NBSP, " ")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "us", "uk"),
    [
        ("200 mcg", "200 mcg", "200 micrograms"),
        ("1 mcg", "1 mcg", "1 microgram"),
        ("200 to 600 mcg", "200 to 600 mcg", "200 to 600 micrograms"),
        ("6000 mcg", "6,000 mcg", "6 mg"),
        ("6,000 mcg", "6,000 mcg", "6 mg"),
        ("500 to 1,000 mcg", "500 to 1,000 mcg", "500 to 1,000 micrograms"),
        ("1,500 mcg", "1,500 mcg", "1,500 micrograms"),
        ("12 mg", "12 mg", "12 mg"),
        ("0.5 mg", "0.5 mg", "500 micrograms"),
        ("1.5 mg", "1.5 mg", "1.5 mg"),
        ("2,000 mg", "2,000 mg", "2 g"),
        ("3 to 15 mcg per kg", "3 to 15 mcg per kg", "3 to 15 micrograms per kg"),
        ("200 micrograms", "200 mcg", "200 micrograms"),
        ("50 nanograms", "50 nanograms", "50 nanograms"),
        ("1 tablet", "1 tablet", "1 tablet"),
        ("2 to 3 sprays", "2 to 3 sprays", "2 to 3 sprays"),
        ("100 units", "100 units", "100 units"),
        ("1 unit", "1 unit", "1 unit"),
    ],
)
def test_an_amount_is_written_by_profile(typed: str, us: str, uk: str) -> None:
    assert words(typed) == us
    assert words(typed, "uk") == uk


def test_number_and_unit_never_part() -> None:
    assert " " not in Amount.read("3 to 15 mcg per kg").words("us")


def test_the_greek_letter_is_never_printed() -> None:
    for unit in UNITS.values():
        assert not set("µμ") & set("".join((*unit.us, *unit.uk)))


@pytest.mark.parametrize(
    ("typed", "code", "says", "mend"),
    [
        ("200mcg", "DOSE-01", "runs the number into the unit", "write 200 mcg"),
        ("200  mcg", "DOSE-01", "single spaces", "write 200 mcg"),
        (" 200 mcg", "DOSE-01", "single spaces", "write 200 mcg"),
        ("5 mg.", "DOSE-01", "full stop", "write 5 mg"),
        ("200 to600 mcg", "DOSE-01", "single spaces", "write 200 to 600 mcg"),
        ("6 000 mcg", "DOSE-02", "groups its figures", "write 6,000 mcg"),
        ("6,00 mcg", "DOSE-02", "comma in the wrong place", FORMS),
        ("1,5 mg", "DOSE-02", "comma in the wrong place", FORMS),
        ("1.0 mg", "DOSE-03", "ends in a zero; read quickly it is 10 mg", "write 1 mg"),
        ("0.50 to 1.0mg", "DOSE-03", "ends in a zero", "write 0.5 to 1 mg"),
        ("1.10 mg", "DOSE-03", "ends in a zero", "write 1.1 mg"),
        ("1.000 mg", "DOSE-03", "ends in a zero", FORMS),
        ("1. mg", "DOSE-03", "no figure after", "write 1 mg"),
        (".2 mg", "DOSE-03", "no figure before the point; read quickly it is 2 mg", "write 0.2 mg"),
        ("010 mg", "DOSE-03", "zero before the number", FORMS),
        ("1/2 mg", "DOSE-03", "fraction", "write 0.5 mg"),
        ("½ mg", "DOSE-03", "fraction", "write 0.5 mg"),
        ("1/3 mg", "DOSE-03", "fraction", FORMS),
        ("1e3 mcg", "DOSE-03", "power of ten", FORMS),
        ("II mg", "DOSE-03", "Roman", FORMS),
        ("200 µg", "DOSE-04", "Greek", "write 200 mcg"),
        ("200 μg", "DOSE-04", "Greek", "write 200 mcg"),
        ("200 ug", "DOSE-04", "no unit that is known", "write 200 mcg"),
        ("200 MCG", "DOSE-04", "no unit that is known", "write 200 mcg"),
        ("10 ml", "DOSE-04", "no unit that is known", "write 10 mL"),
        ("100 IU", "DOSE-04", "shortens the word units to IU", "write 100 units"),
        ("100 U", "DOSE-04", "shortens the word units to U", "write 100 units"),
        ("10 gr", "DOSE-04", "more than one meaning", "use one of"),
        ("200", "DOSE-04", "has no unit", "add the unit"),
        ("200-600mcg", "DOSE-06", "range with a hyphen", "write 200 to 600 mcg"),
        ("200–600 mcg", "DOSE-06", "range with a dash", "write 200 to 600 mcg"),
        ("600 to 200 mcg", "DOSE-06", "larger figure to the smaller", "write 200 to 600 mcg"),
        ("200 to 200 mcg", "DOSE-06", "to itself", "write 200 mcg"),
        ("200 mcg to 600 mcg", "DOSE-06", "names a unit twice", "write 200 to 600 mcg"),
        ("200 mcg to 1 mg", "DOSE-06", "names a unit twice", "write 200 to 1,000 mcg"),
        ("200 or 400 mcg", "DOSE-06", "neither an amount nor a range", FORMS),
        ("-5 mg", "DOSE-06", "less than nothing", FORMS),
        ("5 cc", "DOSE-07", "cc", "write 5 mL"),
        ("15 mcg/kg", "DOSE-07", "slash", "write 15 mcg per kg"),
        ("~200 mcg", "DOSE-07", "sign ~", FORMS),
        ("<200 mcg", "DOSE-07", "sign <", FORMS),
        ("2 x 200 mcg", "DOSE-07", "sign x", "write an amount such as"),
        ("5 mg + 3 mg", "DOSE-07", "sign +", FORMS),
        ("0 mcg", "DOSE-14", "dose of nothing", "write the amount"),
        ("999999999 mg", "DOSE-14", "more than any dose", "check the figure"),
        ("0.0001 mg", "DOSE-14", "more than 3 figures", "write 100 nanograms"),
        ("NaN mg", "DOSE-15", "no number", FORMS),
        ("inf mg", "DOSE-15", "no number", FORMS),
        ("٢٠٠ mcg", "DOSE-15", "another script", "write 200 mcg"),
        ("２００ mcg", "DOSE-15", "another script", "write 200 mcg"),
        ("200 mcg daily", "DOSE-15", "more words", "write an amount such as"),
        ("as needed", "DOSE-15", "no amount", FORMS),
        ("", "DOSE-15", "no amount is written", FORMS),
    ],
)
def test_an_unsafe_amount_is_refused_with_its_mend(typed: str, code: str, says: str, mend: str) -> None:
    with pytest.raises(PydanticCustomError) as refused:
        Amount.read(typed)
    context = refused.value.context or {}
    assert refused.value.type == code
    assert says in context["message"]
    assert context["hint"].startswith(mend)


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        made = Amount.read(text)
    except PydanticCustomError as refused:
        assert refused.type.startswith("DOSE-") and (refused.context or {})["hint"]
    else:
        assert 0 < made.low <= made.high


@given(st.text(alphabet="0123456789.,/-to mcgkuIUx %~", max_size=24))
def test_a_mend_is_an_amount(text: str) -> None:
    with pytest.raises(PydanticCustomError) as refused:
        Amount.read(text)
        assume(False)
    hint = (refused.value.context or {})["hint"]
    if hint.startswith("write ") and "such as" not in hint and "alone" not in hint and "the amount" not in hint:
        Amount.read(hint.removeprefix("write "))


numbers = st.decimals(min_value="0.001", max_value=90, places=3) | st.integers(1, 90).map(Decimal)


@given(numbers, numbers, st.sampled_from(sorted(UNITS)), st.sampled_from(["", "kg", "m2"]))
def test_what_is_written_is_read_back(one: Decimal, other: Decimal, unit: str, per: str) -> None:
    low, high = sorted((Decimal(figure(one)), Decimal(figure(other))))
    amount = Amount(low, high, unit, per)
    assert Amount.read(amount.words("us")) == amount
    assert Amount.read(amount.words("uk")).same(amount)
    assert Amount.read(amount.typed) == amount


def test_amounts_are_compared_across_units() -> None:
    assert Amount.read("12 mg").same(Amount.read("12,000 mcg"))
    assert Amount.read("1 mg").exceeds(Amount.read("999 mcg"))
    assert not Amount.read("200 to 600 mcg").exceeds(Amount.read("0.6 mg"))
    assert not Amount.read("1 mg").same(Amount.read("1 mg per kg"))
    with pytest.raises(ValueError, match="cannot be compared"):
        Amount.read("1 mg").exceeds(Amount.read("1 drop"))


def test_amounts_are_multiplied_and_converted() -> None:
    assert Amount.read("200 to 600 mcg").times(2, 3).typed == "400 to 1,800 mcg"
    assert Amount.read("1.5 mg").to("ug") == Amount.read("1,500 mcg")
    with pytest.raises(ValueError, match="cannot be told"):
        Amount.read("1 mg").to("mL")


def test_an_amount_once_read_cannot_be_changed() -> None:
    amount = Amount.read("200 to 600 mcg")
    for change in ({"low": Decimal(1)}, {"unit": "mg"}, {"mark": None}):
        ((name, value),) = change.items()
        with pytest.raises(AttributeError, match="cannot assign"):
            setattr(amount, name, value)
    assert amount == Amount.read("200 to 600 mcg")
