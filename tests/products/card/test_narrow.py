"""Cards whose words would not stand on their faces if they were tied together, or set as on a page."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from handbook.cli import main
from handbook.document.blocks import Span
from handbook.layout.blocks.place import Place
from handbook.layout.blocks.runin import Part, run_in
from handbook.layout.pages.page import Tag
from handbook.layout.type.measure import natural_width
from handbook.layout.type.setting import Setting
from handbook.products.card.cuts import card_setting
from handbook.products.notes import end_of
from printsheets import style

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


WORDS = ("NOT COVERED HERE", "Contraindications", "Drink enough.", "Stop", "an electroencephalography", "a")


@settings(max_examples=40, deadline=None)
@given(some.lists(some.sampled_from(WORDS), min_size=1, max_size=6), some.integers(120, 400))
def test_a_label_parts_from_its_words_rather_than_jut_out(words: list[str], width: int) -> None:
    setting = card_setting(Setting(style("reference", "a4"), "en-US"), 9.0)
    place = Place(0.0, float(width), Tag("Sect", None))
    labels = [Part((Span(one.replace(" ", "\u00a0"), "label"), Span("\u2002")), Tag("H2", None)) for one in words]
    widest = max(natural_width(one.spans, setting.style.type.body, setting)[1] for one in labels)
    box = run_in(labels, setting.style.type.body, place, setting)
    assert end_of(box.placements) <= max(width, widest) + 0.1
