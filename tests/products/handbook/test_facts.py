"""What the printed Semax book says: every fact of its source, every dose whole, and nothing of its own."""

from __future__ import annotations

import re

import pytest
import yaml

from books.test_semax_facts import miscounted, missing, unwanted
from proofreading.editions import named
from proofreading.printing import SEMAX, Printed, printed

READ = [
    ("reference", None, "screen"),
    ("clinic", "a5", "print"),
    ("large-print", None, "screen"),
    ("mono", None, "print"),
]


@pytest.fixture(scope="module", params=READ, ids=named)
def made(request: pytest.FixtureRequest) -> Printed:
    """The handbook as it is read."""
    return printed(*request.param)


def test_every_fact_of_the_source_is_printed(made: Printed) -> None:
    assert missing(made.text) == []


def test_nothing_is_printed_that_the_source_does_not_say(made: Printed) -> None:
    assert unwanted(made.text) == []
    assert miscounted(made.text) == []


def test_every_regimen_is_printed_with_its_dose(made: Printed) -> None:
    regimens = yaml.safe_load((SEMAX / "regimens.yaml").read_text("utf-8"))["regimens"]
    text = re.sub(r"\s+", " ", made.text)
    assert [one["id"] for one in regimens if one["dose"] not in text] == []


def test_a_dose_is_one_word_to_line_ends(made: Printed) -> None:
    amounts = re.findall(r"\d([^\S\n])(?:mcg|mg)\b", made.text)
    assert len(amounts) > 20
    assert set(amounts) == {"\u00a0"}


def test_no_markup_and_no_placeholder_is_left_over(made: Printed) -> None:
    assert re.findall(r"\{|\}|\*|`|page\s00|\bTODO\b|\?\?", made.text) == []


def test_a_reader_meets_the_notice_at_the_door_and_with_the_doses(made: Printed) -> None:
    noticed, current = set(), ""
    for block in made.blocks:
        if block.kind == "H1":
            current = "cover" if block.rows[0].page == 0 else block.text.strip()  # the title heads the cover
        if "Information, not medical advice." in block.text:
            noticed.add(current)
            assert (current == "cover") == (block.rows[0].page == 0), block.text
    assert noticed == {"cover", "7 Doses and courses", "About this edition"}


def test_what_the_book_does_not_cover_is_listed() -> None:
    wanted = yaml.safe_load((SEMAX / "handbook.yaml").read_text("utf-8"))["not_covered"]
    said = [block.text.strip() for block in printed().blocks]
    assert [line for line in wanted if said.count(line) < 1] == []


def test_the_edition_says_what_it_was_made_from() -> None:
    text = printed().text
    about = text[text.rindex("About this edition") :]
    assert re.search(r"\b[0-9a-f]{12}\b", about), "the hash of the source"
    assert "4\u00a0December 2025" in about
