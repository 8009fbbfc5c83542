"""Every product of the small book read aloud: role, level, words, language, what stands for what.

A proof is what a screen reader meets, in its order, for a person to judge. After a change that is meant to change
what is heard, write the proofs anew and look at what git shows:

    RENEW=1 python -m pytest tests/products/test_aloud.py
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest

import smallbook
from handbook.book.book import Book
from handbook.book.prescribed import SlotLine
from handbook.foundation.marks import HandbookError
from handbook.foundation.values import Scalar
from handbook.paint.pdf import paint
from handbook.products.card import compose as bookcard
from handbook.products.card.quickcard import CardWishes
from handbook.products.handbook.compose import compose
from pdfcheck import opened, problems
from pdfcheck.aloud import aloud, roles
from printsheets import calendar, semax, style

PROOFS = Path(__file__).parent / "proofs"
SIZES = ("wallet", "eu-card", "us-card", "90x50", "a7", "index", "a6", "pocket")
SMALL, SMALLEST = ("wallet", "us-card", "90x50"), ("90x50",)
"""What the book does not cover may have no room on these, and has none on the last in the style by default."""
UNCOVERED = ("H2", "L", "LI", "LBody")
START = date(2026, 3, 2)


def handbook_file() -> bytes:
    file = BytesIO()
    paint(compose(smallbook.book(), style("reference", "a5")), file)
    return file.getvalue()


@cache
def card_file(size: str, look: str = "reference", of_semax: bool = False) -> bytes:
    file = BytesIO()
    book = semax() if of_semax else smallbook.book()
    paint(bookcard.compose(book, style(look, "a4"), CardWishes(size=size)), file)
    return file.getvalue()


def calendar_file(layout: str, start: date | None = START) -> bytes:
    return calendar(layout, "a4", book=smallbook.book() if start is None else twice_a_day(), start=start).printed.data


@cache
def twice_a_day() -> Book:
    """The small book, its calendar with two times of day that every clock tells."""
    own = smallbook.book()
    assert own.calendar
    slots = tuple(SlotLine(at=Scalar(name)) for name in ("morning", "evening"))
    return replace(own, calendar=own.calendar.model_copy(update={"slots": slots}))


FILES: dict[str, Callable[[], bytes]] = {
    "handbook": handbook_file,
    **{f"card-{size}": lambda size=size: card_file(size) for size in SIZES},  # type: ignore[misc]
    "calendar-sheets": lambda: calendar_file("sheets"),
    "calendar-undated": lambda: calendar_file("sheets", None),
    "calendar-strips": lambda: calendar_file("strips"),
    "calendar-month": lambda: calendar_file("month"),
}
_made = cache(lambda name: FILES[name]())


@pytest.mark.parametrize("name", FILES)
def test_what_is_heard_is_as_it_was_judged(name: str) -> None:
    assert problems(_made(name)) == []
    with opened(_made(name)) as pdf:
        said = aloud(pdf)
    proof = PROOFS / f"{name}.txt"
    if os.environ.get("RENEW"):
        proof.parent.mkdir(exist_ok=True)
        proof.write_text(said, "utf-8")
    assert said == proof.read_text("utf-8")


# --- one card, one structure ---------------------------------------------------------------------------------


def card_roles(size: str, look: str, of_semax: bool) -> tuple[str, ...] | None:
    """The types of a card's elements in order; None if the size cannot hold its words."""
    try:
        data = card_file(size, look, of_semax)
    except HandbookError as refused:
        assert {problem.code for problem in refused.problems} == {"LAYOUT-03"}
        return None
    with opened(data) as pdf:
        return tuple(roles(pdf))


@pytest.mark.parametrize("look", ["reference", "clinic", "mono", "large-print"])
@pytest.mark.parametrize("size", SIZES)
def test_one_card_has_one_structure_on_every_size(size: str, look: str) -> None:
    own, full = card_roles(size, look, False), card_roles("a6", "reference", False)
    assert full
    assert own in (None, full) or (size in SMALL and own == less_uncovered(full))


def less_uncovered(full: tuple[str, ...]) -> tuple[str, ...]:
    """The card without its last fact but two, which are the notes and the contact: a label and one entry."""
    at = [place for place, role in enumerate(full) if role == "H2"][-3]
    assert full[at : at + len(UNCOVERED)] == UNCOVERED
    return full[:at] + full[at + len(UNCOVERED) :]


@pytest.mark.parametrize("size", SIZES)
def test_a_small_book_lacks_what_it_does_not_cover_on_the_smallest_cards_alone(size: str) -> None:
    with opened(card_file(size)) as pdf:
        assert ("NOT COVERED IN THIS BOOK" in aloud(pdf)) == (size not in SMALLEST)


@pytest.mark.parametrize("size", SIZES)
def test_only_what_needs_room_is_left_out_of_a_small_card(size: str) -> None:
    """A long card on a small size lacks one fact as a whole (not covered: a label and its entries), nothing else."""
    own, full = card_roles(size, "reference", True), card_roles("pocket", "reference", True)
    assert own and full
    if own != full:
        more = len(full) - len(own)
        assert any(own == full[:place] + full[place + more :] and full[place] == "H2" for place in range(len(full)))


def test_the_evidence_is_on_every_size() -> None:
    for size in SIZES:
        with opened(card_file(size, of_semax=True)) as pdf:
            assert "P: Evidence level: OCEBM 3 to 4" in aloud(pdf), size
    with opened(card_file("a6", "large-print", of_semax=True)) as pdf:
        assert "P: Evidence level: OCEBM 3 to 4" in aloud(pdf)


# --- what no proof may say -----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FILES)
def test_no_header_is_a_bare_figure_and_no_label_shares_its_words(name: str) -> None:
    """Headers of rows are words, or figures with what they stand for; a label that is set large is heard alone."""
    lines = [line.strip() for line in (PROOFS / f"{name}.txt").read_text("utf-8").splitlines()]
    heads = [line.split(": ", 1)[1] for line in lines if line.startswith("TH ") and ": " in line]
    assert heads and not [head for head in heads if head.strip("[] .,").isdigit()]
    assert not [line for line in lines if re.match(r"P: [A-Z]{3,}\b.* [a-z]", line)]
    loose = [line for line in lines if line.startswith("P: ") and "each time" in line]
    assert all(line.endswith("each time") and line.removeprefix("P: ")[0].isdigit() for line in loose)
