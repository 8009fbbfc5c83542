"""What is printed of the regimens that docs/ shows: each YAML there is read, and its words are written under it."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handbook.medicine.plan import Plan
    from handbook.telling.voice import Voice

_BLOCK = re.compile(r"^```(yaml|text)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_START = date(2026, 3, 2)
"""A Monday; pages say so."""
_DAYS = 4
"""Days shown of a sheet: the first ones on which it says something new."""
_SHORT = ("DOSE-09", "DOSE-10", "DOSE-11")
"""What an example leaves out, so that what it is about can be seen; the page says so."""
_HANDBOOK = """\
edition: {title: Example, version: "1", updated: 2026-01-01, language: en-GB, safety_profile: uk}
sections: [dosing]
"""


def refreshed(page: str) -> str:
    """The page with what is printed under each regimen written anew; a YAML that is refused ends it."""
    files: dict[str, str] = {}
    shown = False

    def under(block: re.Match[str]) -> str:
        nonlocal shown
        if block[1] == "yaml":
            name, _, text = block[2].partition("\n")
            if shown:
                files.clear()
            files[name.removeprefix("# ")] = text
            shown = False
            return block[0]
        shown = True
        return f"```text\n{_printed(files)}```"

    return _BLOCK.sub(under, page)


def _printed(files: dict[str, str]) -> str:
    from handbook.checks import run
    from handbook.foundation.reader import read_text
    from handbook.telling.opening import load

    ids = ", ".join(one["id"] for one in read_text("docs", files["regimens.yaml"])["regimens"])
    plan = ", ".join(f"{{regimen: {id}}}" for id in ids.split(", "))
    written = {
        "handbook.yaml": _HANDBOOK,
        "sections/dosing.yaml": f"kind: dosing\ntitle: Doses\nregimens: [{ids}]\nbody: [{{p: All of them.}}]\n",
        "card.yaml": f"regimens: [{ids}]\n",
        "calendar.yaml": f"plan: [{plan}]\n",
        **files,
    }
    with tempfile.TemporaryDirectory() as folder:
        for name, text in written.items():
            path = Path(folder, "example", name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        book = load(Path(folder, "example"))
        wrong = [
            problem for problem in run(book) if problem.code[:4] in ("DOSE", "SCHE") and problem.code not in _SHORT
        ]
        assert not wrong, wrong
        return "".join(f"{line}\n" for line in _lines(book))


def _lines(book: object) -> Iterator[str]:
    from handbook.book.planned import planned
    from handbook.book.wishes import Wishes
    from handbook.document.prose import words
    from handbook.telling import card
    from handbook.telling.planwords import regimen_lines
    from handbook.telling.speaker import speak

    voice = speak(book)  # type: ignore[arg-type]
    yield "on the card"
    for row in card.say(voice).doses:
        yield "  " + " | ".join(words(part) for part in (row.title, row.amount, row.often) if part)
    plan = planned(book, Wishes(start=_START))  # type: ignore[arg-type]
    yield "on the sheet"
    for line in regimen_lines(plan, voice):
        yield f"  {words(line.words)}"
        yield from (f"    {step.when}: {words(step.dose)}" for step in line.steps)
    yield from _days(plan, voice)


def _days(plan: Plan, voice: Voice) -> Iterator[str]:
    """The first days that say something which none before said."""
    from handbook.telling.counted import behind, in_pieces

    seen: set[str] = set()
    for day in plan.days:
        told = [
            f"{f'{dose.medicine} ' if plan.named else ''}{dose.slot.name}, {behind(in_pieces(dose, voice))}"
            for dose in day.doses
        ]
        said = "; ".join((*told, *day.events)) or ("break" if day.kind == "off" else "none today")
        new = " (new)" if any(dose.new for dose in day.doses) else ""
        if said in seen or not day.date or len(seen) == _DAYS:
            continue
        seen.add(said)
        yield f"  {voice.language.short(day.date)}: {said}{new}".replace("\u00a0", " ")
