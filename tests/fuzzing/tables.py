"""Tables of a batch: a sound one for the book, spoilt in its heads, its cells, its quotes and its bytes."""

from __future__ import annotations

from pathlib import Path
from random import Random

from fuzzing.values import NASTY
from fuzzing.words import VALUES

_CELLS = {
    "recipient": ("Ada Abel", "Фёдор", "", "{dose:evening}", "**x**", "=1+1", "a" * 400, "a;b", "שלום"),
    "ward": ("Ward 3", "", "\u200b"),
    "room": ("7", "007"),
    "lines": ("One | Two", "x" * 900, ""),
    "start": (*VALUES["--start"], "2.3.2026", "3/2/26"),
    "regimen": ("", *VALUES["--regimen"]),
    "on": VALUES["--on"],
    "off": VALUES["--off"],
    "cycles": VALUES["--cycles"],
    "weeks": VALUES["--weeks"],
    "weight": VALUES["--weight"],
    "height": VALUES["--height"],
    "language": ("", "de-DE", "en", "xx"),
    "paper": ("a4", "letter", "", "x"),
    "make": ("", "card", "calendar", "ics", "handbook", "card, ics", "card,card", "x"),
    "strat": ("2026-03-02",),
    "": ("",),
}
_BYTES = (b"\xff", b"\x00", b'"', b"\n", b"\r", b";", b"\t", b"\xef\xbb\xbf", b"sep=;\n", b"\xc3")


def table(path: Path, dice: Random) -> None:
    """Writes a table of one to four rows into a file."""
    names = ["recipient", "start", *dice.sample(sorted(_CELLS), dice.choice((0, 0, 1, 3)))]
    lines = [names]
    for number in range(dice.choice((1, 2, 4))):
        row = [f"No {number}", "2026-03-02", *(_cell(name, dice) for name in names[2:])]
        if dice.random() < 0.1:
            at = dice.randrange(len(row))
            row[at] = dice.choice(NASTY if dice.random() < 0.5 else _CELLS[names[at]])
        lines.append(row if dice.random() < 0.98 else row[:-1])
    mark = dice.choice((",", ",", ";", "\t"))
    text = "\r\n".join(mark.join(_quoted(cell, dice) for cell in line) for line in lines) + "\n"
    data = bytearray(text.encode())
    if dice.random() < 0.1:
        at = dice.randrange(len(data))
        data[at : at + dice.choice((0, 0, 1))] = dice.choice(_BYTES)
    path.write_bytes(bytes(data))


def _cell(name: str, dice: Random) -> str:
    """One of the first values rather than one of the last, as those are right."""
    cells = _CELLS[name]
    return cells[min(dice.randrange(len(cells)) for _ in range(3))]


def _quoted(cell: str, dice: Random) -> str:
    return '"' + cell.replace('"', '""') + '"' if dice.random() < 0.8 else cell
