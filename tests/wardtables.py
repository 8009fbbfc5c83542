"""Tables for the tests of batches: people who are not, and what their sets are made of."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from handbook.foundation.marks import HandbookError, Problem
from handbook.press.batch import Ask, Done, run
from handbook.press.order import Order

SOUND = Path(__file__).parent / "problems" / "book"
REGIMENS = Path(__file__).parent / "books" / "regimens"

GIVEN = ("Ada", "Bruno", "Chloé", "Dörte", "Ewa", "Фёдор", "Gül", "Håkon")
FAMILY = ("Abel", "Brandt", "Çelik", "Dvořák", "Esposito", "Fournier", "Grünwald")


def rows(count: int, make: str = "") -> list[str]:
    """So many rows under their heads: recipient, ward, start, make."""
    made = ["recipient,ward,start,make"]
    for at in range(count):
        name = f"{GIVEN[at % len(GIVEN)]} {FAMILY[at % len(FAMILY)]}-{at}"
        made.append(f"{name},Ward {at % 5},{date(2026, 1, 1) + timedelta(at)},{make}")
    return made


def written(folder: Path, text: str | bytes | list[str], name: str = "ward.csv") -> Path:
    """A table in a file."""
    text = "\n".join(text) + "\n" if isinstance(text, list) else text
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def asked(table: Path, out: Path, **more: object) -> Ask:
    """A batch of the sound book."""
    return Ask(table, Order(SOUND, out=out), **more)


def made(table: Path, out: Path, **more: object) -> Done:
    """A batch that is made in the process."""
    return run(asked(table, out, **more))


def problems(table: Path, out: Path, **more: object) -> tuple[Problem, ...]:
    """What a batch is refused for."""
    try:
        made(table, out, **more)
    except HandbookError as error:
        return error.problems
    return ()


def files(folder: Path) -> dict[str, bytes]:
    """What lies in a folder, but for the journal, whose lines come in any order."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != "batch.journal"}
