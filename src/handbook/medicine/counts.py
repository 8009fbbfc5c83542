"""The numbers that somebody chooses for a plan: read strictly, held within limits, and asked for in words."""

from typing import Literal, NamedTuple

from handbook.foundation.marks import Mark, place_of, refuse

LIMITS = {"on": (1, 90), "off": (0, 180), "cycles": (1, 60), "weeks": (1, 160)}
"""The smallest and largest number of days on, days off and courses that a calendar takes."""
NOUNS = {"on": "days on", "off": "days off", "cycles": "courses", "weeks": "weeks"}
"""What is counted."""


Rule = Literal["days", "equal", "similar", "at least"]
"""How a length is stated: in days, or by its course: equal to it, similar to it, at least as long."""

How = Literal["stated", "derived", "chosen"]
"""A number as the regimen states it; following from it alone; or chosen from what it leaves open."""


class Count(NamedTuple):
    """A number of days or courses that a plan stands on, and how it came about."""

    number: int
    how: How = "stated"
    rule: Rule = "days"
    low: int = 0
    high: int = 0
    """What the regimen states, if its rule is `days`; both 0 if it states nothing."""


def whole(key: str, choice: int | str) -> int:
    """The number that was chosen, in figures only, so that neither 1.0 nor 010 nor 1e1 is taken for one; SCHED-13."""
    text, mark = str(choice).strip(), place_of(choice)
    if not (text.isascii() and text.isdecimal() and len(text) <= 9 and (text == "0" or text[0] != "0")):
        low, high = LIMITS[key]
        hint = f"write a number from {low} to {high}, in figures"
        shown = text if len(text) <= 40 else text[:39] + "…"
        raise refuse("SCHED-13", f'"{shown}" is no whole number of {NOUNS[key]}', mark, hint)
    return checked(key, int(text), mark)


def checked(key: str, number: int, mark: Mark | None) -> int:
    """The number, if a calendar takes so many; HandbookError SCHED-13."""
    low, high = LIMITS[key]
    if not low <= number <= high:
        message = f"{number} {NOUNS[key]} is outside what a calendar takes"
        raise refuse("SCHED-13", message, mark, f"write a number from {low} to {high}")
    return number


def choose(key: str, allowed: str) -> str:
    """The hint where nothing was chosen."""
    return f"choose {allowed}: write `{key}:` in calendar.yaml, or --{key}"


def up_to(low: int, high: int) -> str:
    """The numbers that may be chosen, in words; all of them if they are few."""
    if low == high:
        return str(low)
    if high >= LIMITS["off"][1]:
        return f"{low} or more"
    if high - low < 6:
        return ", ".join(map(str, range(low, high))) + f" or {high}"
    return f"a number from {low} to {high}"
