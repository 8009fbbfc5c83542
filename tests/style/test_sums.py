"""Variables and plain sums."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from effort import calls
from handbook.foundation.units import length
from handbook.style.sums import Variables, is_sum, named
from handbook.style.written import Unfit

SET = {"text": "10 pt", "leading": "$text * 1.34", "step": "3", "hue": "#0b5563", "same": "$leading"}


@pytest.mark.parametrize(
    ("text", "comes_to"),
    [
        ("12 mm", "12 mm"),
        ("$hue", "#0b5563"),
        ("$same", "13.4 pt"),
        ("$leading * 1.5", "20.1 pt"),
        ("1.5 * $leading", "20.1 pt"),
        ("$leading - $text", "3.4 pt"),
        ("10 pt + 2 * 3 pt", "16 pt"),
        ("20 pt - 4 pt - 3 pt", "13 pt"),
        ("20 pt - 12 pt / 4 + 1 pt", "18 pt"),
        ("1 in + 1 in", "144 pt"),
        ("$leading / $text", "1.34"),
        ("$step * 100 + 200", "500"),
        ("$text - $text", "0 pt"),
    ],
)
def test_a_value_comes_to(text: str, comes_to: str) -> None:
    assert Variables(SET).work_out(text) == comes_to


@pytest.mark.parametrize("text", ["a small + neat book", "9 %", "#0b5563", "run-on", "12-15", "-", ""])
def test_other_texts_are_no_sums(text: str) -> None:
    assert not is_sum(text)
    assert Variables(SET).work_out(text) == text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("$nope", "STYLE-08"),
        ("$Text", "STYLE-11"),
        ("$text +", "STYLE-11"),
        ("$text + ", "STYLE-11"),
        ("$text+1 pt", "STYLE-11"),
        ("$text ** 2", "STYLE-11"),
        ("($text + 1 pt) * 2", "STYLE-11"),
        ("2 + __import__", "STYLE-11"),
        ("$text * 1e300", "STYLE-11"),
        ("1 pt / 0", "STYLE-11"),
        ("$text + 1", "STYLE-11"),
        ("$text * $text", "STYLE-11"),
        ("$hue * 2", "STYLE-11"),
        ("1 pt" + " + 1 pt" * 40, "STYLE-11"),
    ],
)
def test_what_is_no_sum_is_refused(text: str, code: str) -> None:
    with pytest.raises(Unfit) as refused:
        Variables(SET).work_out(text)
    assert refused.value.code == code
    assert refused.value.hint


def test_a_circle_is_named_and_laid_at_the_variable_that_closes_it() -> None:
    with pytest.raises(Unfit) as refused:
        Variables({"a": "$b", "b": "2 * $c", "c": "$b"}).work_out("$a")
    assert refused.value.code == "STYLE-09"
    assert "`$b`, which is set to `$c`, which is set to `$b`" in refused.value.message
    assert refused.value.variable == "c"


def test_a_fault_is_laid_at_the_variable_that_holds_it() -> None:
    with pytest.raises(Unfit) as refused:
        Variables({"a": "$b * 2", "b": "$tex + 1 pt", "text": "1 pt"}).work_out("$a")
    assert (refused.value.code, refused.value.variable) == ("STYLE-08", "b")
    assert "did you mean `$text`?" in refused.value.hint


def test_variables_that_name_each_other_many_times_take_no_time() -> None:
    row = {f"v{count}": " + ".join([f"$v{count + 1}"] * 12) for count in range(15)}

    def work_out() -> None:
        with pytest.raises(Unfit, match="too large"):
            Variables({**row, "v15": "1 pt"}).work_out("$v0")

    assert calls(work_out) < 100_000


def test_a_long_row_of_variables_is_refused() -> None:
    row = {f"v{count}": f"$v{count + 1}" for count in range(3000)}
    with pytest.raises(Unfit) as refused:
        Variables(row).work_out("$v0")
    assert refused.value.code == "STYLE-09"


def test_named_finds_every_variable() -> None:
    assert named("$leading * 4 / $table-step") == ("leading", "table-step")


_LENGTHS = some.integers(min_value=0, max_value=99_999).map(lambda count: f"{count / 100:g} pt")


@given(_LENGTHS, _LENGTHS, some.integers(min_value=1, max_value=99))
def test_sums_agree_with_arithmetic(one: str, other: str, times: int) -> None:
    comes_to = Variables({"one": one}).work_out(f"$one + {other} * {times} - {other}")
    assert length(comes_to.replace("-", "", 1)) == pytest.approx(
        abs(length(one) + length(other) * times - length(other)), abs=0.001
    )


@given(some.text(alphabet="$abc-12.0 +*/ptm()", max_size=30))
def test_any_text_is_worked_out_or_refused(text: str) -> None:
    try:
        Variables({"a": "1 pt", "b": "2", "c": "$b", "abc": "x"}).work_out(text)
    except Unfit as refused:
        assert refused.code in ("STYLE-08", "STYLE-09", "STYLE-11")
