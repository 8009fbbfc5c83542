"""Doses by weight or surface on card and in tables: the amount for the person, and the figures it came from."""

import shutil
from pathlib import Path

from handbook.foundation.overrides import read_override
from handbook.foundation.values import Scalar
from handbook.telling import dosetables
from handbook.telling.card import say
from handbook.telling.opening import load
from handbook.telling.speaker import speak
from smallbook import text

BOOKS = Path(__file__).parents[1] / "books" / "regimens"


def rows(name: str, *overrides: str) -> list[tuple[str, ...]]:
    voice = speak(load(BOOKS / name, overrides=tuple(read_override(Scalar(one)) for one in overrides)))
    return [tuple(text(words).replace("\u00a0", " ") for words in row[:3]) for row in say(voice).doses]


def test_a_dose_by_surface_is_told_with_what_it_comes_to() -> None:
    assert rows("cycles")[:2] == [
        (
            "Capemin cycles",
            "Capemin 1,250 mg per m²",
            "twice a day, morning and evening, with food, for 14 days, then a break of 7 days",
        ),
        (
            "171 cm, 68 kg, body surface 1.8 m² (Mosteller)",
            "2,250 mg, 3 tablets of 500 mg and 5 tablets of 150 mg",
            "",
        ),
    ]


def test_days_on_and_off_stand_with_the_dose_unless_the_card_has_a_line_of_its_own_on_them() -> None:
    held = "150 micrograms levonol and 30 micrograms estrol"
    assert rows("packs") == [
        ("Pill", f"1 tablet, {held}", "once a day, evening, for 21 days, then a break of 7 days")
    ]
    assert rows("packs", "card.course=21 days on and 7 off") == [("Pill", f"1 tablet, {held}", "once a day, evening")]


def test_a_dose_by_bands_names_the_band_of_the_person() -> None:
    assert rows("bands")[1:] == [
        ("8 kg to under 10 kg", "2.5 mL (60 mg)", ""),
        ("10 kg to under 15 kg (here: 14 kg)", "5 mL (120 mg)", ""),
        ("15 kg to under 20 kg", "7.5 mL (180 mg)", ""),
    ]
    above = rows("bands", "calendar.person.weight=15 kg")[-1]
    assert above == ("15 kg to under 20 kg (here: 15 kg)", "7.5 mL (180 mg)", "")


def test_amounts_that_differ_are_counted_out_a_row_each() -> None:
    assert rows("weekdays") == [
        ("By weekday", "", "evening, ongoing"),
        ("Monday, Wednesday and Friday", "3 mg, 1 tablet of 3 mg", ""),
        ("other days", "4 mg, 1 tablet of 3 mg and 1 tablet of 1 mg", ""),
    ]
    assert rows("bowel")[1:] == [("10:00", "1 sachet, 60 g", ""), ("18:00", "2 sachets, 120 g", "")]


def test_nothing_is_reckoned_without_all_figures_or_for_a_dose_that_needs_none(tmp_path: Path) -> None:
    folder = shutil.copytree(BOOKS / "cycles", tmp_path / "cycles")
    calendar = folder / "calendar.yaml"
    calendar.write_text(calendar.read_text().replace(", height: 171 cm", ""))
    voice = speak(load(folder))
    assert [dosetables.detail_rows(voice.book.regimens[id], voice) for id in ("capemin", "nausamin")] == [[], []]
