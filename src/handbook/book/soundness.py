"""Whether each regimen hangs together as it is written: one scheme of days, whole steps, bands without a gap."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import time
from itertools import pairwise

from handbook.book.patterns import check_one_scheme
from handbook.book.prescribed import Bands, Pattern, WrittenRegimen
from handbook.foundation.marks import HandbookError, Problem
from handbook.medicine.slots import clock_time, read_slots


def unsound(regimens: Iterable[WrittenRegimen], clock: Mapping[str, time]) -> Iterator[Problem]:
    """Every problem of a regimen by itself: SCHED-17, -24 to -26, -34, DOSE-25, -30; nothing can waive them."""
    for regimen in regimens:
        yield from _attempted(check_one_scheme, regimen)
        yield from _days(regimen)
        yield from _worded(regimen)
        patterns: tuple[Pattern, ...] = (regimen, *regimen.steps)
        for pattern in patterns:
            yield from _slots(pattern, clock)
            yield from _doses(pattern, regimen)
        if not regimen.amounts:
            hint = "add `dose: …`, or `steps:`, `week:`, `alternate:`, `bands:`"
            yield Problem("SCHEMA-02", "`dose` is missing", regimen.id.mark, hint)
        yield from _steps(regimen)
        yield from _bands(regimen.bands) if regimen.bands else ()


def _days(regimen: WrittenRegimen) -> Iterator[Problem]:
    """Days before an event need the event; courses without an end are not counted."""
    if regimen.on and regimen.on.kind in ("plan", "course") and regimen.on.days[0] < 1 and not regimen.around:
        message = f"day {regimen.on.days[0]} counts from an event, and {regimen.named} names none"
        yield Problem("SCHED-24", message, regimen.on.mark, "name the event, such as `around: procedure`")
    if regimen.courses and regimen.course and regimen.course.ongoing and not regimen.rest:
        message = f"{regimen.named} has no end, and {regimen.courses} courses"
        yield Problem("SCHED-25", message, regimen.course.mark, "write how long a course is, or delete `courses:`")


_FLAGS = frozenset(("yes", "no", "true", "false"))


def _worded(regimen: WrittenRegimen) -> Iterator[Problem]:
    """SCHED-34: yes where words are printed: around: procedure, with: food."""
    told = {
        "around": (regimen.around, "procedure"),
        "with": (regimen.meals, "food"),
        "reason": (regimen.reason, "pain"),
    }
    for key, (words, example) in told.items():
        if words.casefold() in _FLAGS:
            message = f"`{key}` is printed as it is written, and {words} says nothing"
            yield Problem("SCHED-34", message, words.mark, f"write it in words, such as {key}: {example}")


def _doses(pattern: Pattern, regimen: WrittenRegimen) -> Iterator[Problem]:
    """DOSE-30: one day and time has one dose; where several keys give it, none of them is passed over."""
    whole = pattern is regimen
    told: dict[str, object] = {"dose": pattern.dose, "week": pattern.week, "alternate": pattern.alternate}
    told |= {"bands": regimen.bands, "steps": regimen.steps} if whole else {}
    used = [key for key, said in told.items() if said]
    if pattern.slots and all(slot.dose for slot in pattern.slots):
        used.append("slots")
    if len(used) > 1:
        mark = pattern.dose.mark if pattern.dose else pattern.slots[0].words.mark if pattern.slots else None
        named = " and ".join(f"`{key}`" for key in used)
        message = f"the dose of {regimen.named} is told more than once: {named}"
        yield Problem("DOSE-30", message, mark or regimen.title.mark, "keep the one that the source states")


def _attempted(step: Callable[..., object], *given: object) -> Iterator[Problem]:
    try:
        step(*given)
    except HandbookError as error:
        yield from error.problems


def _slots(pattern: Pattern, clock: Mapping[str, time]) -> Iterator[Problem]:
    lines = pattern.slots
    own: dict[str, time] = {}
    for line in lines:
        try:
            own |= {line.words.lower(): clock_time(line.time, line.time.mark)} if line.time else {}
        except HandbookError as error:
            yield from error.problems
    names, marks = [str(line.words) for line in lines], [line.words.mark for line in lines]
    yield from _attempted(read_slots, names, {**clock, **own}, marks)


def _steps(regimen: WrittenRegimen) -> Iterator[Problem]:
    if regimen.then is not None and not regimen.steps:
        yield Problem(
            "SCHED-26", "`then` follows on no steps", regimen.then.mark, "write `steps:`, or delete `then:`"
        )
    if regimen.steps and regimen.then is None:
        message = f"{regimen.named} does not say what follows on its last step"
        yield Problem("SCHED-26", message, regimen.steps[-1].lasts.mark, "write `then: stop`, or `then: stay`")
    for step in regimen.steps:
        days = step.lasts.days
        if days is None or days[0] != days[1]:
            message = f"a step of {step.lasts.words} has no number of days".replace("\u00a0", " ")
            yield Problem("SCHED-26", message, step.lasts.mark, "write it in days or weeks, one number")
        stated = step.dose or step.week or step.alternate or any(slot.dose for slot in step.slots)
        if bool(step.pause) == bool(stated):
            what = "a pause has no dose" if step.pause else "this step states no dose"
            yield Problem("SCHED-26", what, step.lasts.mark, "write `dose:`, or `pause: yes` alone")
    last = regimen.steps[-1] if regimen.steps else None
    if last and last.pause:
        yield Problem(
            "SCHED-26", "a pause cannot be the last step", last.lasts.mark, "delete it; `then: stop` says it"
        )


def _bands(bands: Bands) -> Iterator[Problem]:
    """Rows that rise, and follow each other without a gap and without an overlap: DOSE-25."""
    for row in bands.rows:
        if row.low.kind != bands.by or row.high.kind != bands.by:
            yield Problem("DOSE-25", f"this band is not told by {bands.by}", row.low.mark, "")
            return
        if row.low.size >= row.high.size:
            yield Problem(
                "DOSE-25", "this band does not rise", row.low.mark, "write the smaller figure under `from:`"
            )
            return
    for one, other in pairwise(bands.rows):
        if one.high.size != other.low.size:
            what = "a gap lies" if one.high.size < other.low.size else "an overlap lies"
            shown = f"{one.high.words()} and {other.low.words()}".replace("\u00a0", " ")
            message = f"{what} between two bands: {shown}"
            yield Problem("DOSE-25", message, other.low.mark, "let each band begin where the one before it ends")
