"""Figures drawn from what the book says: timeline, potency, ladder of evidence, course, plan; and image files."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from handbook.book.edition import OCEBM
from handbook.book.matter import FigureBlock
from handbook.book.prescribed import WrittenRegimen
from handbook.book.section import Section
from handbook.document.blocks import Figure
from handbook.document.drawings import Bar, Bars, Drawing, Ladder, Stretch, Strip, Timeline
from handbook.document.flaw import flaw, in_words
from handbook.document.prose import words
from handbook.foundation.marks import HandbookError, Mark, refuse
from handbook.telling.dosetables import form_name

if TYPE_CHECKING:
    from handbook.telling.voice import Voice

_TICKS = (
    (1 / 60, 1, "minutes"), (0.25, 15, "minutes"), (1.0, 1, "hours"), (4.0, 4, "hours"), (24.0, 1, "days"),
    (72.0, 3, "days"), (168.0, 1, "weeks"), (336.0, 2, "weeks"), (730.5, 1, "months"), (2191.5, 3, "months"),
    (8766.0, 1, "years"),
)  # fmt: skip


def figure(block: FigureBlock, mark: Mark, section: Section, voice: Voice) -> Figure:
    """The figure that a block of a section asks for; a flaw in its caption if there is nothing to draw."""
    caption = voice.spans(block.caption)
    try:
        drawing, alt = _drawn(block, mark, section, voice)
    except HandbookError as error:
        flaws = tuple(flaw("", problem) for problem in error.problems)
        return Figure(Bars((), ""), "-", (*caption, *flaws), block.id or "", mark=mark)
    return Figure(drawing, voice.line(block.alt) if block.alt else alt, caption, block.id or "", mark=mark)


def _drawn(block: FigureBlock, mark: Mark, section: Section, voice: Voice) -> tuple[Drawing, str]:
    if block.kind == "timeline":
        return timeline(section, voice, mark)
    if block.kind == "potency":
        return potency(voice, mark)
    if block.kind == "ladder":
        return ladder(voice, mark)
    if block.kind == "image":
        return voice.book.pictures[block.file or ""], ""
    if block.kind != "course":
        from handbook.telling import planfigures  # few books draw their plan

        return planfigures.drawn(block, mark, voice)
    regimen = voice.book.regimens[block.regimen or ""]
    strip = course(regimen, voice, block.on, block.off)
    if not strip.parts[0][0]:
        raise refuse("IMAGE-11", f"{regimen.named} states no course to draw", mark, "write on: 14 and off: 14")
    return strip, f"{voice.line(regimen.title)}{voice.say('colon')}{strip_words(strip, voice)}."


def timeline(section: Section, voice: Voice, mark: Mark) -> tuple[Timeline, str]:
    """The rows of a timeline section, elsewhere those of all of them, on one axis; and the same in words."""
    rows = [row for row in getattr(section, "timed", voice.book.timed) if row.start]
    if not rows:
        hint = "write `start: 15 min` and `end: 30 min` in the rows of a timeline section"
        raise refuse("IMAGE-10", "there are no times to draw a timeline from", mark, hint)
    stretches = tuple(
        Stretch(words(voice.spans(row.says)), row.start.hours[0], row.closes, words(voice.spans(row.when)))
        for row in rows
    )
    told = "; ".join(f"{stretch.when}: {stretch.label}" for stretch in stretches)
    return Timeline(stretches, _ticks(stretches, voice), voice.say("time-axis")), f"{told}."


def _ticks(stretches: Iterable[Stretch], voice: Voice) -> tuple[tuple[float, str], ...]:
    """The usual marks of time that lie on the axis."""
    times = [time for stretch in stretches for time in (stretch.start, stretch.end) if time]
    low, high = min(times, default=1.0), max(times, default=1.0)
    shown = (tick for tick in _TICKS if low * 0.99 <= tick[0] <= high * 1.01)
    return tuple((hours, voice.language.count(unit, number)) for hours, number, unit in shown)


def potency(voice: Voice, mark: Mark) -> tuple[Bars, str]:
    """How strong the forms are, as bars, and the same in words."""
    bars = tuple(
        Bar(in_words(form_name(form, voice)), form.potency.low, form.potency.high, form.potency.says)
        for form in voice.book.forms.values()
        if form.potency
    )
    if not bars:
        hint = "write `potency: {says: about 2 times, low: 2, high: 2}` for each form in regimens.yaml"
        raise refuse("IMAGE-10", "no form states its potency", mark, hint)
    return Bars(bars, voice.say("potency-axis")), "; ".join(f"{bar.label}: {bar.says}" for bar in bars) + "."


def ladder(voice: Voice, mark: Mark) -> tuple[Ladder, str]:
    """The OCEBM levels from the strongest down, those of the standing facts marked, and the same in words."""
    marked = {str(level) for fact in voice.book.standing for level in fact.levels}
    if not marked:
        hint = "write `levels: [3, 4]` under the standing fact in handbook.yaml"
        raise refuse("IMAGE-10", "no standing fact names levels of evidence", mark, hint)
    rungs = tuple((voice.say("rung", level=n), voice.say(f"rung-{n}"), n in marked) for n in OCEBM)
    colon, given = voice.say("colon"), voice.say("marked")
    told = (f"{label}{colon}{says}{f' ({given})' if is_marked else ''}" for label, says, is_marked in rungs)
    return Ladder(rungs, given), f"{'; '.join(told)}."


def course(regimen: WrittenRegimen, voice: Voice, on: int | None = None, off: int | None = None) -> Strip:
    """A course and its break as days in a row; days that only the upper end of a range has are optional."""
    length = regimen.course.days if regimen.course else None
    low, high = length or (0, 0)
    taken = on or high
    rest = off if off is not None else _rest(regimen, taken)
    parts = [(taken, "on", voice.say("days-on", days=days(taken, voice)))]
    if rest:
        parts.append((rest, "off", voice.say("days-off", days=days(rest, voice))))
    optional = (max(0, taken - low) if low < high else 0, 0)[: len(parts)]
    return Strip(tuple(parts), optional)  # type: ignore[arg-type]


def strip_words(strip: Strip, voice: Voice) -> str:
    """A strip for those who cannot see it: 14 days on, the last 4 of them optional, 14 days break."""
    told: list[str] = []
    for place, (_, _, said) in enumerate(strip.parts):
        told.append(said)
        if place < len(strip.optional) and strip.optional[place]:
            told.append(voice.say("last-optional", number=strip.optional[place]))
    return ", ".join(told)


def _rest(regimen: WrittenRegimen, on: int) -> int:
    if regimen.rest is None:
        return 0
    fixed = regimen.rest.length.days if regimen.rest.length else None
    return fixed[0] if fixed else on


def days(number: int, voice: Voice) -> str:
    """14 days, held together by a no-break space."""
    return voice.language.count("days", number).replace(" ", "\u00a0")
