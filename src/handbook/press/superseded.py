"""An .ics file that takes the place of one with other days is told: who imported that has both until the old go.

The events keep their names, so that a calendar can put the new days in the place of the old; many do not
(nextcloud/calendar#1508, Etar-Group/Etar-Calendar#1566), and an event that is gone is never taken away.
"""

from __future__ import annotations

import re
from pathlib import Path

from handbook.foundation.files import contents, shown
from handbook.foundation.marks import HandbookError, Mark, Problem

_EVENT = re.compile(
    rb"BEGIN:VEVENT\r\nUID:([^\r\n]{1,99})\r\n.*?\nDTSTART(?:;VALUE=DATE)?:(\d{4})(\d\d)(\d\d)", re.DOTALL
)
_OURS = b"PRODID:-//handbook//"
_MOST = 8_000_000
"""Bytes: a file of ours with the most weeks has fewer."""


def superseded(path: Path, made: bytes, mark: Mark | None) -> Problem | None:
    """The warning (USAGE-22) for what is about to be replaced; None if no event of it moves or goes."""
    try:
        data = contents(path, _MOST, "calendar")
    except HandbookError:
        return None
    old, new = _days(data), _days(made)
    if _OURS not in data[:200] or all(new.get(name) == day for name, day in old.items()):
        return None
    first, now = min(old.values()), min(new.values(), default="")
    begins = f"it began on {first}, this one begins on {now}" if now and first != now else "this one has other days"
    hint = "delete the old days from every telephone before the new ones are imported, and throw away the old sheets"
    return Problem("USAGE-22", f"{shown(path)} takes the place of another: {begins}", mark, hint, "warning")


def _days(data: bytes) -> dict[bytes, str]:
    """The first day of each event, by the event's name."""
    return {name: b"-".join(day).decode() for name, *day in _EVENT.findall(data)}
