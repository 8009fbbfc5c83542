"""A book folder with many times the matter of the Semax book: `python bench/matter.py 100 FOLDER`."""

from __future__ import annotations

import argparse
import shutil
from hashlib import sha256
from pathlib import Path

from entries import Entry, ids
from part import Part
from vocabulary import Vocabulary
from yamlfile import Value, written

SEED = 20251204
MAKERS = ("matter", "part", "entries", "phrases", "vocabulary", "yamlfile")
_STAMP = ".made-by"


def make(times: int, folder: Path, seed: int = SEED) -> Path:
    """The folder, filled with the book; as it is if it already holds this very book.

    Deterministic for `times` and `seed`. SystemExit if the folder holds anything that was not made here.
    """
    stamp, label = folder / _STAMP, f"{times} {seed} {_digest()}\n"
    if stamp.exists():
        if stamp.read_text(encoding="utf-8") == label:
            return folder
        shutil.rmtree(folder)
    elif folder.exists() and any(folder.iterdir()):
        raise SystemExit(f"{folder} holds other files; name a new folder")
    (folder / "sections").mkdir(parents=True)
    stamp.write_text("unfinished\n", encoding="utf-8")
    _write_book(times, folder, Vocabulary(seed + times))
    stamp.write_text(label, encoding="utf-8")
    return folder


def _digest() -> str:
    """Of the modules that make a book: another program makes another book."""
    texts = (Path(__file__).with_name(f"{module}.py").read_bytes() for module in MAKERS)
    return sha256(b"".join(texts)).hexdigest()[:16]


def _write_book(times: int, folder: Path, vocabulary: Vocabulary) -> None:
    forms = _forms(vocabulary)
    names: list[str] = []
    regimens: list[Entry] = []
    terms: list[Entry] = []
    references: list[Entry] = []
    for number in range(1, times + 1):
        part = Part(number, vocabulary, ids(forms))
        for name, section in part.sections():
            names.append(name)
            _write(folder / "sections" / f"{name}.yaml", section)
        regimens += part.regimens
        terms += part.terms
        references += part.references
    terms.sort(key=lambda term: str(term["term"]).casefold())
    _write(folder / "handbook.yaml", _edition(times, names))
    _write(folder / "regimens.yaml", {"forms": forms, "regimens": regimens})
    _write(folder / "glossary.yaml", {"terms": terms})
    _write(folder / "references.yaml", {"references": references})
    _write(folder / "card.yaml", _CARD)
    _write(folder / "calendar.yaml", _CALENDAR)


def _write(path: Path, value: Entry) -> None:
    path.write_text(written(value), encoding="utf-8")


def _forms(vocabulary: Vocabulary) -> list[Entry]:
    return [
        {
            "id": f"form-{number}",
            "name": vocabulary.name(3),
            "strength": strength,
            "delivers": "50 mcg per drop",
            "route": "intranasal",
            "modification": "As made",
            "potency": {"says": f"{number} times", "low": str(number), "high": str(number)},
        }
        for number, strength in ((1, "0.1 %"), (2, "0.5 %"), (3, "1 %"), (4, "2 %"))
    ]


def _edition(times: int, names: list[str]) -> Entry:
    standing: list[Value] = [
        {"fact": "evidence", "label": "Evidence level", "value": "Graded finding by finding"},
        {"fact": "risk", "label": "Risk profile", "value": "Low"},
        {"fact": "status", "label": "Regulatory status", "value": "Made for a measurement"},
        {"fact": "categories", "label": "Categories", "value": "None"},
    ]
    return {
        "edition": {
            "title": "Measured matter",
            "subtitle": f"A book with {times} times the matter of the Semax book",
            "version": "1",
            "updated": "2025-12-04",
            "language": "en-US",
            "safety_profile": "us",
            "author": "bench",
            "reviewer": "bench",
            "review_by": "2030-01-01",
            "subject": "Made words in the shape of a handbook",
            "keywords": ["bench", "matter"],
        },
        "standing": standing,
        "at_a_glance": ["The first dose is {dose:cognition-1}, {dose:cognition-1/frequency}."],
        "sections": names,
        "not_covered": list(_NOT_COVERED),
        "notice": "Made words, not medical advice.",
        "waivers": [{"rule": rule, "at": at, "reason": "The words are made."} for rule, at in _WAIVED],
    }


_NOT_COVERED = (
    "Contraindications",
    "Pregnancy and breastfeeding",
    "Children",
    "A missed dose",
    "Overdose",
    "When to stop and get help",
)
_WAIVED = (("CONT-01", "handbook"), ("CONT-02", "sections"))
_HELP = ["Call a doctor if anything about this book worries you."]
_CARD: Entry = {
    "title": "Measured",
    "regimens": ["cognition-1", "learning-1"],
    "when": "Morning and early afternoon.",
    "not_after": "Early afternoon.",
    "course": "{dose:cognition-1/course}.",
    "how": ["clear the nose", "tilt the head", "sniff gently"],
    "cautions": ["Made words."],
    "get_help": _HELP,
    "contacts": ["Pharmacist"],
    "lines": ["Made words, not medical advice."],
}
_CALENDAR: Entry = {
    "regimen": "cognition-1",
    "on": "14",
    "off": "14",
    "cycles": "3",
    "slots": ["morning", "early afternoon"],
    "week_start": "monday",
    "notes": ["A course of 14 days, chosen for this book."],
    "missed_dose": "Not covered.",
    "get_help": _HELP,
    "cautions": ["Made words, not medical advice."],
}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("times", type=int, help="how many times the matter of the Semax book")
    parser.add_argument("folder", type=Path, help="the book folder to write")
    chosen = parser.parse_args()
    print(make(chosen.times, chosen.folder))
