"""Cards whose words would not stand on their faces if they were tied together, or set as on a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook.cli import main

BOOKS = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("book", "look", "size"),
    [
        ("books/regimens/weekly", "clinic", "a6"),  # the style has an outer column, which a card has not
        ("books/regimens/patch", "mono", "pocket"),  # the name in twice the size
        ("problems/book", "large-print", "pocket"),  # the last two words of the notice
    ],
)
def test_all_words_stand_on_their_face(
    book: str, look: str, size: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["card", str(BOOKS / book), "--style", look, "--size", size, "-o", str(tmp_path / "card.pdf")]
    assert main(words) == 0, capsys.readouterr().err


def test_a_long_name_is_smaller_on_the_cover_of_the_guide_or_refused_at_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def made(title: str) -> int:
        words = ["card", str(BOOKS / "problems" / "book"), "--size", "pocket", "--set", f"card.title={title}"]
        return main([*words, "--style", "large-print", "-o", str(tmp_path / "card.pdf")])

    assert made("Examplin drops for evenings at home and on long ways") == 0, capsys.readouterr().err
    assert made("Examplin drops for evenings at home and on long ways " * 4) == 2
    assert "the name on the cover is" in capsys.readouterr().err
