"""What a row of the card leaves to the card's own line on when."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from handbook.telling.card import say
from handbook.telling.opening import load
from handbook.telling.speaker import speak

BOOK = Path(__file__).parents[1] / "problems" / "book"


@pytest.mark.parametrize(
    ("line", "left_out"),
    [
        ("In the morning and in the evening.", True),
        ("Evening; morning", True),
        ("In the early morning and in the evening.", False),
        ("In the morning and in the late evening.", False),
        ("In the mornings and evenings.", False),
        ("In the morning.", False),
    ],
)
def test_a_row_leaves_out_its_times_only_where_the_line_names_every_one(
    line: str, left_out: bool, tmp_path: Path
) -> None:
    shutil.copytree(BOOK, tmp_path / "book")
    path = tmp_path / "book" / "card.yaml"
    path.write_text(path.read_text("utf-8").replace("In the morning and in the evening.", line), "utf-8")
    (dose,) = say(speak(load(tmp_path / "book"))).doses
    told = "".join(span.text for span in dose.often)
    assert ("morning and evening" not in told) == left_out
