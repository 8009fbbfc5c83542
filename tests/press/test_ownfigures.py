"""Weight and height as they are given: what is refused, and how it is given instead."""

from __future__ import annotations

import pytest

from handbook.cli import main
from handbook.foundation.marks import HandbookError, Source
from handbook.foundation.values import Scalar
from handbook.language.locale import ENGLISH
from handbook.press.ownfigures import measure


@pytest.mark.parametrize(
    ("kind", "typed", "where", "hint"),
    [
        ("weight", "71", "command line", 'write --weight "71 kg", if these are kilograms'),
        ("weight", "71", "ward.csv", "write 71 kg, if these are kilograms"),
        ("height", "165", "command line", 'write --height "165 cm", if these are centimetres'),
        ("weight", "71kg", "command line", "write 71 kg"),
        ("weight", "156 lb", "command line", "write it as 14 kg is written"),
        ("height", "14 kg", "command line", "write it as 98 cm is written"),
    ],
)
def test_a_figure_that_is_refused_is_told_with_its_unit(kind: str, typed: str, where: str, hint: str) -> None:
    with pytest.raises(HandbookError) as caught:
        measure(Scalar(typed, Source(where, typed), 1), kind, ENGLISH)
    (problem,) = caught.value.problems
    assert (problem.code, problem.hint) == ("DOSE-21", hint)


def test_a_unit_that_fell_out_of_its_quotation_marks_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["calendar", "x", "--weight", "71", "kg"]) == 2
    assert 'quotation marks: "71 kg"' in " ".join(capsys.readouterr().err.split())
