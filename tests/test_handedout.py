"""What a batch hands out of every regimen: sheets, .ics and manifest tell the same person, days and pieces."""

from __future__ import annotations

import json
import re
from datetime import date, datetime, timedelta
from pathlib import Path

import pikepdf
import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar

from handbook.press.batch import Ask, run
from handbook.press.order import Order
from pdfcheck.text import blocks
from wardtables import REGIMENS, written

PEOPLE = (("Ada Abel", "2026-12-28"), ("Фёдор Şahin", "2028-02-28"))
FIGURES = {"bands": (",weight", ("9 kg", "19 kg")), "cycles": (",weight,height", ("60 kg,160 cm", "71 kg,183 cm"))}
"""Columns that a dose stands on, and what each person's say."""
LONG = ("cycles", "packs")
"""Regimens with so many sheets that they are handed out to one person."""


@pytest.mark.parametrize("book", sorted(one.name for one in REGIMENS.iterdir()))
def test_sheets_dates_and_manifest_tell_the_same(book: str, tmp_path: Path) -> None:
    heads, figures = FIGURES.get(book, ("", ("",) * 2))
    people = list(zip(PEOPLE, figures, strict=True))[1 if book in LONG else 0 :]
    rows = [f"{name},{start},calendar ics{',' if own else ''}{own}" for (name, start), own in people]
    out = tmp_path / "out"
    done = run(Ask(written(tmp_path, [f"recipient,start,make{heads}", *rows]), Order(REGIMENS / book, out=out)))
    assert not [problem for problem in done.problems if problem.severity == "error"]
    told = json.loads((out / "manifest.json").read_text("utf-8"))["sets"]
    for one, ((name, start), _) in zip(told, people, strict=True):
        doses = _doses(out / f"{one['row']}-calendar.ics")
        assert (one["first"], one["last"]) == (str(doses[0][0]), str(doses[-1][0]))
        said = _said(out / f"{one['row']}-calendar.pdf")
        assert ("P", f"{name} ") in said, "every sheet says whose it is"
        text = " ".join(words for _, words in said)
        assert re.search(rf"Doses (?:in all|on these sheets) {len(doses)} ", text)
        assert start[:4] in text
        cells: dict[str, list[str]] = {}
        for words in (words.replace(" each time", "") for kind, words in said if kind == "TD"):
            cells.setdefault(" ".join(words.split(" ")[:2]), []).append(words)
        for day, amount in doses:
            own = cells.get(f"{day.day} {day:%b}", [])
            assert any(amount in words for words in own), (day, amount, own)
        for need in one["needs"]:
            assert need["pieces"] in text


_NIGHT = timedelta(hours=4)
"""A dose after midnight belongs to the day before, as sheets and people count."""


def _doses(path: Path) -> list[tuple[date, str]]:
    """The day of every dose, and how much it is: events with a time of day, each as often as it comes again."""
    found: list[tuple[date, str]] = []
    for event in Calendar.from_ical(path.read_bytes()).walk("VEVENT"):
        start = event["DTSTART"].dt
        if isinstance(start, datetime):
            told = str(event["DESCRIPTION"]).partition("\n")[0].partition(", ")[0].partition(" ")[2]
            rule = event["RRULE"].to_ical().decode() if "RRULE" in event else "FREQ=DAILY;COUNT=1"
            found += [((at - _NIGHT).date(), told) for at in rrulestr(rule, dtstart=start)]
    return sorted(found)


def _said(path: Path) -> list[tuple[str, str]]:
    with pikepdf.open(path) as pdf:
        return [(kind, " ".join(words.replace("\u00a0", " ").split()) + " ") for kind, words in blocks(pdf)]
