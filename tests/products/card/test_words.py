"""What a card says of a book, before it has a size."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from handbook.book.book import Book
from handbook.document.blocks import Span, Spans
from handbook.foundation.marks import HandbookError, Problem
from handbook.layout.blocks.place import Place
from handbook.layout.pages.page import Line, Tag
from handbook.layout.type.setting import Setting
from handbook.products.card.compose import card_words, compose
from handbook.products.card.cuts import card_setting
from handbook.products.card.facts import fact
from handbook.products.card.quickcard import CardWishes
from handbook.products.card.words import CardWords
from handbook.telling.card import CardFact
from handbook.telling.opening import load
from handbook.telling.speaker import speak
from looks import plain_style
from printsheets import style

BOOK = Path(__file__).parents[2] / "problems" / "book"


def book(folder: Path, card: str = "", regimens: str = "", frame: str = "") -> Book:
    """The small good book with words changed: `old => new`."""
    made = folder / "book"
    shutil.copytree(BOOK, made)
    for name, changes in (("card", card), ("regimens", regimens), ("handbook", frame)):
        path = made / f"{name}.yaml"
        old, _, new = changes.partition(" => ")
        assert old in path.read_text()
        path.write_text(path.read_text().replace(old, new) if old else path.read_text())
    return load(made)


def words(made: Book) -> CardWords:
    return card_words(speak(made))


def text(spans: Spans) -> str:
    return "".join(span.text for span in spans).replace("\u00a0", " ")


def facts(said: CardWords) -> dict[str, str]:
    return {fact.key: " / ".join(map(text, fact.items)) for fact in said.facts}


def refusal(made: Book) -> Problem:
    with pytest.raises(HandbookError) as caught:
        compose(made, style(), CardWishes())
    (problem,) = caught.value.problems
    return problem


def test_the_title_line_names_form_strength_and_route(tmp_path: Path) -> None:
    said = words(book(tmp_path))
    assert (said.title, said.form.replace("\u00a0", " ")) == ("Examplin", "drops 0.1 % · intranasal")
    assert said.evidence.replace("\u00a0", " ") == "Evidence level: OCEBM 3"


def test_a_route_that_not_all_doses_share_is_not_on_the_title_line(tmp_path: Path) -> None:
    form = words(book(tmp_path, regimens="    route: intranasal\n => ")).form
    assert form.replace("\u00a0", " ") == "drops 0.1 %"


def test_facts_come_in_the_order_of_a_card(tmp_path: Path) -> None:
    said = words(book(tmp_path, card="form: drops => form: drops\nmissed_dose: Leave it out."))
    order = ["when", "course", "how", "missed-dose", "cautions", "get-help", "do-not-use-if"]
    assert [fact.key for fact in said.facts] == order
    assert facts(said)["missed-dose"] == "Leave it out."
    assert [fact.key for fact in said.more] == ["not-covered"]
    assert all(fact.label.isupper() for fact in (*said.facts, *said.more))
    told = facts(said)
    assert told["how"] == "Blow your nose. / Put the drops into one nostril."
    assert told["get-help"] == "You have trouble breathing." and told["do-not-use-if"] == "You have a cold."
    assert said.contacts == ("Doctor", "Pharmacy") and said.contact == "CONTACT"


def test_what_the_book_does_not_cover_is_said_in_a_plain_line(tmp_path: Path) -> None:
    made = tmp_path / "book"
    shutil.copytree(BOOK, made)
    card = (made / "card.yaml").read_text().split("do_not_use_if:")[0] + "contacts: [Doctor]\n"
    (made / "card.yaml").write_text(card)
    told = facts(words(load(made)))
    assert told["get-help"] == told["do-not-use-if"] == "Not covered in this edition."


def test_a_card_without_contacts_has_a_line_for_one(tmp_path: Path) -> None:
    said = words(book(tmp_path, card="contacts: [Doctor, Pharmacy] => lines: [Keep it cold.]"))
    assert said.contact == "CONTACT" and said.contacts == ()
    assert facts(said)["notes"] == "Keep it cold."


def test_the_foot_tells_version_date_places_and_source(tmp_path: Path) -> None:
    made = book(tmp_path)
    assert words(made).foot.replace("\u00a0", " ") == (
        "Version 1, 5 January 2026. Not all information: see the handbook. Doses: section 2. "
        f"Edition code {made.fingerprint}."
    )


def test_a_dose_for_clinical_care_says_so_first(tmp_path: Path) -> None:
    (row,) = words(book(tmp_path, regimens="audience: self => audience: clinic")).rows
    assert text(row.often) == "only under medical care, twice a day"


def test_a_dose_from_a_study_does_not_stand_on_a_card(tmp_path: Path) -> None:
    problem = refusal(book(tmp_path, regimens="audience: self => audience: study"))
    assert problem.code == "BOOK-32" and problem.mark and problem.mark.line == 3


def test_a_book_without_a_card_has_none(tmp_path: Path) -> None:
    shutil.copytree(BOOK, tmp_path / "book")
    (tmp_path / "book" / "card.yaml").unlink()
    assert refusal(load(tmp_path / "book")).code == "BOOK-30"
    assert refusal(book(tmp_path / "other", card="regimens: [daily] => regimens: []")).code == "BOOK-30"


def _entries(*texts: str) -> str:
    items = tuple((Span(text),) for text in texts)
    told = CardFact("NOT COVERED", items, "not-covered")
    box = fact(told, Place(0.0, 2_000.0, Tag("Sect", None)), 0.0, card_setting(Setting(plain_style(), "en-US"), 8))
    said = "".join(line.words for line in box.placements if isinstance(line, Line))
    return said.replace("\u00a0", " ").partition("\u2002")[2].strip()


def test_entries_are_parts_of_a_sentence_or_sentences() -> None:
    assert _entries("kidney failure", "pregnancy") == "kidney failure · pregnancy"
    assert _entries("Kidney failure", "pregnancy") == "Kidney failure · pregnancy"
    assert _entries("Driving, storage", "Missed doses") == "Driving, storage. Missed doses."
    assert _entries("You are pregnant.", "You drive.") == "You are pregnant. You drive."
    assert _entries("Driving") == "Driving"
