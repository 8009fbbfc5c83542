"""Pieces of an author's own: read like ours, printed with the author's words in every product, known to one book."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from handbook.book.book import Book
from handbook.book.piecetable import with_pieces
from handbook.book.planned import planned
from handbook.book.prescribed import Regimens
from handbook.book.wishes import Wishes
from handbook.checks import run
from handbook.document.prose import words
from handbook.foundation.marks import HandbookError, Problem
from handbook.foundation.model import validate
from handbook.foundation.reader import read_text
from handbook.language.locale import language
from handbook.language.words import LANGUAGES
from handbook.medicine.amount import Amount
from handbook.medicine.notation import Notation, notation
from handbook.medicine.ownpieces import code_of
from handbook.medicine.strength import Strength
from handbook.products.ics import Titles, ics
from handbook.telling.card import say
from handbook.telling.counted import behind, in_pieces
from handbook.telling.opening import load
from handbook.telling.planwords import supplies
from handbook.telling.speaker import speak

LOZENGE = "pieces: {lozenge: lozenges}\n"
ПАСТИЛКА = "pieces: {пастилка: {one: пастилка, few: пастилки, many: пастилок, other: пастилки}}\n"


def figures(head: str, tag: str = "en") -> Notation:
    return with_pieces(notation(language(tag)), read_text("r.yaml", head))


def regimens(text: str, tag: str = "en") -> Regimens:
    return validate(Regimens, read_text("r.yaml", text), told=figures(text, tag))


def refusals(text: str, tag: str = "en") -> list[Problem]:
    with pytest.raises(HandbookError) as refused:
        regimens(text, tag)
    return list(refused.value.problems)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_they_are_counted_as_the_language_counts_its_own(tag: str) -> None:
    """With the words that the language has for capsules, every number and range prints as those do."""
    speech = language(tag)
    own = code_of({one: speech.words[f"unit-capsule.{one}"].removeprefix("{number} ") for one in speech.plurals})
    numbers = [Decimal(number) for number in (*range(1, 100), 400, 404, 408, 444)]
    for low in numbers:
        for high in (low, low + 1, low + 3):
            told = Amount(low, high, own).words("uk", speech)
            assert told == Amount(low, high, "{capsule}").words("uk", speech)


@pytest.mark.parametrize(("head", "tag"), [(LOZENGE, "en"), (ПАСТИЛКА, "ru")])
def test_what_is_typed_reads_back(head: str, tag: str) -> None:
    known = figures(head, tag)
    for word, code in known.pieces:
        for low in (Decimal(number) / 2 for number in range(1, 40)):
            for high in (low, low + 2):
                made = Amount(low, high, code)
                assert known.reading(Amount.read, known.local(made.typed)) == made
                text = known.local(made.typed).rpartition(" ")[0] + f" {word}"
                assert known.reading(Amount.read, text) == made


@pytest.mark.parametrize(
    ("text", "code", "hint"),
    [
        ("2-3 lozenges", "DOSE-06", "write 2 to 3 lozenges"),
        ("2lozenges", "DOSE-01", "write 2 lozenges"),
        ("½ lozenge", "DOSE-03", "write 0.5 lozenges"),
        ("1.0 lozenge", "DOSE-03", "write 1 lozenge"),
        ("2 Lozenges", "DOSE-04", "write 2 lozenges"),
        ("200 lozenges", "DOSE-14", "check the figure and the unit"),
    ],
)
def test_a_hint_names_them_as_the_author_does(text: str, code: str, hint: str) -> None:
    (told,) = refusals(f"{LOZENGE}regimens: [{{id: a, title: A, dose: {text}}}]")
    assert (told.code, told.hint) == (code, hint)
    assert "{" not in told.message and text.split()[-1].rstrip(".") in told.message


@pytest.mark.parametrize(
    ("head", "tag", "code", "hint"),
    [
        ("pieces: {tablet: tablets}", "en", "DOSE-27", "take it out: `tablet` is understood without it"),
        ("pieces: {Tablette: Tabletten}", "de", "DOSE-27", "take it out: `tablets` is understood without it"),
        ("pieces: {gr: grs}", "en", "DOSE-27", "take it out"),
        ("pieces: {pastille: sweets, lozenge: sweets}", "en", "DOSE-27", "give one of them another word"),
        ("pieces: {пастилка: пастилки}", "ru", "DOSE-28",
         "write a word for each: {one: …, few: …, many: …, other: …}"),
        ("pieces: {gum: {one: gum, few: gums, other: gums}}", "en", "DOSE-28",
         "write the plural alone (lozenge: lozenges), or {one: …, other: …}"),
        ("pieces: {5-gum: gums}", "en", "DOSE-29", "write letters only; no figures, and neither “to” nor “per”"),
        ("pieces: {gum per day: gums}", "en", "DOSE-29",
         "write letters only; no figures, and neither “to” nor “per”"),
        ("pieces: {gum: [gums]}", "en", "SCHEMA-03",
         "write the plural alone (lozenge: lozenges), or {one: …, other: …}"),
        ("pieces: [gum]", "en", "SCHEMA-03", "write lozenge: lozenges"),
    ],
)  # fmt: skip
def test_what_is_no_piece_is_refused(head: str, tag: str, code: str, hint: str) -> None:
    (told,) = refusals(head, tag)
    assert (told.code, told.hint) == (code, hint)


HANDBOOK = """edition: {{title: T, version: "1", updated: 2026-03-02, language: {tag}, safety_profile: uk}}
sections: [dosing]
"""
BOOK = """medicines:
  - id: sorex
    name: Sorex
    route: by mouth
    products: [{{id: s, form: {one}, strength: 2 mg, splits: {splits}, pack: 24}}]
regimens:
  - {{id: sore, title: Throat, medicine: sorex, dose: 5 {many}, slots: ["08:00"], frequency: 1 per day,
     course: 5 days, max_per_day: 5 {many}, in: dosing}}
  - {{id: weighed, title: Mouth, medicine: sorex, dose: 2 mg, slots: ["20:00"], frequency: 1 per day, course: 3 days,
     max_per_day: 2 mg, in: dosing}}
"""


def folder(path: Path, tag: str, head: str, one: str, many: str, splits: str = "whole") -> Path:
    (path / "sections").mkdir(parents=True)
    (path / "handbook.yaml").write_text(HANDBOOK.format(tag=tag), "utf-8")
    (path / "regimens.yaml").write_text(head + BOOK.format(one=one, many=many, splits=splits), "utf-8")
    dosing = "kind: dosing\ntitle: D\nregimens: [sore, weighed]\nbody: [{p: 'Take {dose:sore}.'}]\n"
    (path / "sections" / "dosing.yaml").write_text(dosing, "utf-8")
    (path / "card.yaml").write_text("regimens: [sore, weighed]\n", "utf-8")
    (path / "calendar.yaml").write_text("plan: [{regimen: sore}, {regimen: weighed}]\n", "utf-8")
    return path


def told(book: Book) -> dict[str, str]:
    """What a book says of its doses: in prose, on the card, on the sheets, in the events, as a supply."""
    voice = speak(book)
    plan = planned(book, Wishes(start=date(2026, 3, 2)))
    first = {dose.entry.id: behind(in_pieces(dose, voice)) for dose in reversed(plan.days[0].doses)}
    events = b"".join(ics(plan, Titles("t", full=True), voice).split(b"\r\n ")).decode()
    made = {
        "prose": words(voice.spans("{dose:sore}, {dose:weighed}")),
        "card": words(say(voice).doses[0].amount),
        "sore": first["sore"],
        "weighed": first["weighed"],
        "event": next(line for line in events.splitlines() if line.startswith("SUMMARY")),
        "supplies": "; ".join(supply.pieces for supply in supplies(plan, voice)),
    }
    return {name: text.replace("\u00a0", " ") for name, text in made.items()}


def test_every_product_has_the_words_of_its_own_book(tmp_path: Path) -> None:
    """Two books are open at once, and a third that calls the same piece otherwise: none hears another's words."""
    one = load(folder(tmp_path / "one", "en-GB", LOZENGE, "lozenge", "lozenges", "half"))
    other = load(folder(tmp_path / "other", "ru", ПАСТИЛКА, "пастилка", "пастилок"))
    third = load(folder(tmp_path / "third", "en-GB", "pieces: {lozenge: lozengettes}\n", "lozenge", "lozengettes"))
    english, russian = told(one), told(other)
    assert english["prose"] == "5 lozenges, 2 mg"
    assert english["card"] == "Sorex 5 lozenges, 10 mg"
    assert (english["sore"], english["weighed"]) == ("5 lozenges (10 mg)", "1 lozenge (2 mg)")
    assert "Sorex 5 lozenges" in english["event"]
    assert english["supplies"] == "28 lozenges of 2 mg"
    assert russian["prose"] == "5 пастилок, 2 мг"
    assert russian["card"] == "Sorex 5 пастилок, 10 мг"
    assert (russian["sore"], russian["weighed"]) == ("5 пастилок (10 мг)", "1 пастилка (2 мг)")
    assert "Sorex 5 пастилок" in russian["event"]
    assert russian["supplies"] == "28 пастилок по 2 мг"
    assert told(third)["sore"] == "5 lozengettes (10 mg)"
    assert told(one) == english


def test_they_are_whole_unless_the_book_parts_them(tmp_path: Path) -> None:
    path = folder(tmp_path / "book", "en-GB", LOZENGE, "lozenge", "lozenges")
    regimens = (path / "regimens.yaml").read_text("utf-8").replace("dose: 5 lozenges", "dose: 1 mg")
    (path / "regimens.yaml").write_text(regimens, "utf-8")
    with pytest.raises(HandbookError, match="no pieces of"):
        planned(load(path))
    (path / "regimens.yaml").write_text(regimens.replace("splits: whole", "splits: half"), "utf-8")
    assert told(load(path))["sore"] == "half a lozenge (1 mg)"


@pytest.mark.parametrize(
    ("tag", "head", "text", "refused"),
    [
        ("en-GB", LOZENGE, "Take 5 lozenges. Take 5-7 lozenges. A pack holds 24 lozenges. Never take 9 Lozenges.",
         ["5-7 lozenges"]),
        ("en-GB", LOZENGE, "Take five lozenges. Take five 2 mg lozenges. Take three lozenges. Suck half a lozenge. "
         "Take one lozenge at night. Take five 1 mg lozenges.",
         ["three lozenges", "half a lozenge", "five 1 mg lozenges"]),
        ("de", "pieces: {Pastille: Pastillen}\n", "Nehmen Sie fünf Pastillen. Nehmen Sie drei Pastillen.",
         ["drei Pastillen"]),
        ("fr", "pieces: {pastille: pastilles}\n", "Prenez cinq pastilles. Prenez trois pastilles.",
         ["trois pastilles"]),
        ("es", "pieces: {pastilla: pastillas}\n", "Tome cinco pastillas. Tome 5 pastillas. Tome tres pastillas.",
         ["tres pastillas"]),
        ("ru", ПАСТИЛКА, "Принимайте пять пастилок. Принимайте три пастилки.", ["три пастилки"]),
        ("ru", ПАСТИЛКА, "Принимайте 5 пастилок. Принимайте 2,5 пастилки. В упаковке 24 пастилки.", ["2,5 пастилки"]),
    ],
)  # fmt: skip
def test_a_text_is_held_against_them(tmp_path: Path, tag: str, head: str, text: str, refused: list[str]) -> None:
    words = [word for word, _ in figures(head, tag).pieces]
    path = folder(tmp_path / "book", tag, head, words[0], words[-2] if tag == "ru" else words[-1])
    dosing = path / "sections" / "dosing.yaml"
    dosing.write_text(dosing.read_text("utf-8").replace("Take {dose:sore}.", text), "utf-8")
    found = [one.message for one in run(load(path)) if one.code == "DOSE-12" and one.severity == "error"]
    assert [message.split('"')[1] for message in found] == refused


def test_a_strength_says_what_one_holds() -> None:
    known = figures(LOZENGE)
    made = known.reading(Strength.read, "2 mg per lozenge")
    assert made.content("us").replace("\u00a0", " ") == "2 mg per lozenge"
    assert made.content("us", language("ru")).replace("\u00a0", " ") == "2 mg в составе 1 lozenges"


@pytest.mark.parametrize(
    ("tag", "quarters", "said"),
    [
        ("en", 2, "half a lozenge"),
        ("en", 6, "1 and a half lozenges"),
        ("en", 3, "three quarters of a lozenge"),
        ("de", 2, "die Hälfte von 1 Pastille"),
        ("de", 6, "1 Pastille und eine Hälfte"),
        ("de", 10, "2 Pastillen und eine Hälfte"),
        ("fr", 2, "la moitié de 1 pastille"),
        ("fr", 5, "1 pastille et un quart"),
        ("es", 10, "2 pastillas y una mitad"),
        ("ru", 2, "половина пастилки"),
        ("ru", 6, "1 с половиной пастилки"),
        ("ru", 22, "5 с половиной пастилки"),
    ],
)
def test_a_part_of_one_is_told_in_words(tag: str, quarters: int, said: str) -> None:
    words = {
        "en": {"one": "lozenge", "other": "lozenges"},
        "de": {"one": "Pastille", "other": "Pastillen"},
        "fr": {"one": "pastille", "other": "pastilles"},
        "es": {"one": "pastilla", "other": "pastillas"},
        "ru": {"one": "пастилка", "few": "пастилки", "many": "пастилок", "other": "пастилки"},
    }
    number = Decimal(quarters) / 4
    assert Amount(number, number, code_of(words[tag])).words("us", language(tag)).replace("\u00a0", " ") == said
