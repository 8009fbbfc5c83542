"""On which days and how much: patterns of dosing in words, for a table, a sentence and a card alike."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from handbook.book.calendar import lead_of
from handbook.book.intakes import products_of
from handbook.book.prescribed import Pattern, StepLine, WrittenRegimen
from handbook.document.blocks import Span, Spans
from handbook.medicine.amount import Amount
from handbook.medicine.ondays import On
from handbook.medicine.product import Product
from handbook.telling.counted import amount_words, behind, counted

if TYPE_CHECKING:
    from handbook.telling.voice import Voice


def products(regimen: WrittenRegimen, voice: Voice) -> tuple[Product, ...]:
    """What the doses of a regimen are counted out from."""
    return products_of(voice.book.medicines.get(regimen.medicine or ""), voice.book.forms.get(regimen.form or ""))


def listed(words: Sequence[str], voice: Voice) -> str:
    """Words in a row: Monday, Wednesday and Friday."""
    return f" {voice.say('and')} ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else list(words))


# --- how much --------------------------------------------------------------------------------------------


def varied(regimen: WrittenRegimen, voice: Voice) -> str:
    """The dose of a regimen, or all that it changes between."""
    if regimen.steps:
        then = f", {voice.say('then-next')} "
        return then.join(_step_amount(step, regimen, voice) for step in regimen.steps)
    if regimen.bands:
        doses = [row.dose for row in regimen.bands.rows]
        low, high = min(doses, key=_low), max(doses, key=_low)
        return (
            f"{amount_words(Amount(low.low, high.high, low.unit), voice)} {voice.say(f'band-by-{regimen.bands.by}')}"
        )
    return pattern_amount(regimen, voice)


def _low(amount: Amount) -> Decimal:
    return amount.low


def _step_amount(step: StepLine, regimen: WrittenRegimen, voice: Voice) -> str:
    """The dose of a step with its times of day: a step read without them could be taken once for twice."""
    if step.pause:
        return voice.say("pause")
    slots = step.slots or regimen.slots
    said = pattern_amount(step, voice)
    if not slots or any(slot.dose for slot in slots):
        return said
    if step.week or step.alternate:
        return f"{said} ({listed([slot.words for slot in slots], voice)})"
    return listed([f"{said} ({slot.words})" for slot in slots], voice)


def common_slot(regimen: WrittenRegimen) -> str:
    """The time of day of all doses, if there is only the one; a table or list of steps names it once."""
    slots = {tuple(slot.words for slot in step.slots or regimen.slots) for step in regimen.steps if not step.pause}
    only = slots.pop() if len(slots) == 1 else ()
    return str(only[0]) if len(only) == 1 else ""


def pattern_amount(pattern: Pattern, voice: Voice) -> str:
    """One dose; or those of the times of day, of the weekdays, of the turns."""
    if pattern.week:
        return weekday_amounts(pattern, voice)
    if pattern.alternate:
        said = listed([amount_words(amount, voice) for amount in pattern.alternate], voice)
        return f"{said} {voice.say('in-turn')}"
    if any(slot.dose for slot in pattern.slots):
        own = [(slot.words, slot.dose or pattern.dose) for slot in pattern.slots]
        return listed([f"{amount_words(dose, voice)} ({at})" for at, dose in own if dose], voice)
    return amount_words(pattern.dose, voice) if pattern.dose else ""


def weekday_amounts(pattern: Pattern, voice: Voice) -> str:
    """Monday, Wednesday and Friday 3 mg; other days 4 mg."""
    groups = weekday_groups(pattern, voice)
    return voice.say("semicolon").join(f"{days} {amount_words(amount, voice)}" for days, amount in groups)


def weekday_groups(pattern: Pattern, voice: Voice) -> list[tuple[str, Amount]]:
    """Weekdays in words and their amount; where every day has one, the most days of one amount are the others."""
    assert pattern.week
    groups: dict[Amount, list[int]] = {}
    for day, amount in pattern.week.days:
        groups.setdefault(amount, []).append(day)
    whole = len(pattern.week.days) == 7 and len(groups) > 1
    most = max(groups.values(), key=len) if whole else []
    told = [(weekdays(days, voice), amount) for amount, days in groups.items() if days is not most]
    return told + [(voice.say("other-days"), amount) for amount, days in groups.items() if days is most]


def weekdays(days: Sequence[int], voice: Voice) -> str:
    """The names of weekdays in full."""
    return listed([voice.language.weekdays[day] for day in days], voice)


# --- on which days ---------------------------------------------------------------------------------------


def on_days(regimen: WrittenRegimen, voice: Voice) -> Spans:
    """On which days, where it is not every day; a weekday in full, and strong."""
    if regimen.once:
        return (Span(voice.say("once-only")),)
    if regimen.around and regimen.on:
        return (Span(event_days(regimen.on.days, str(regimen.around), voice), "strong"),)
    if regimen.on:
        return _on(regimen.on, voice, _called(regimen, voice))
    if regimen.every:
        return (Span(every(regimen, voice)),)
    return ()


def _called(regimen: WrittenRegimen, voice: Voice) -> str:
    """What its courses are called: its own, or those of the regimen that leads the plan."""
    book = voice.book
    lead = lead_of(book.calendar, book.regimens)
    led = lead and regimen.course is None and book.calendar and regimen.id in book.calendar.regimens
    return str(book.regimens[lead].called if lead and led else regimen.called)


def every(pattern: Pattern, voice: Voice) -> str:
    """Every 3 days."""
    assert pattern.every
    return voice.language.count(f"every-{pattern.every.unit}s", pattern.every.low).replace(" ", "\u00a0")


def _on(on: On, voice: Voice, called: str = "course") -> Spans:
    if on.kind == "week":
        key = "once-a-week-on" if len(on.days) == 1 else "on-days"
        return (Span(f"{voice.say(key)} "), Span(weekdays(on.days, voice), "strong"))
    if on.kind == "month":
        return (Span(voice.say("of-the-month", days=listed([str(day) for day in on.days], voice))),)
    said = span_words(on.ranges, voice)
    return (Span(voice.say(f"of-each-{called}", days=said) if on.kind == "course" else said),)


def span_words(ranges: Sequence[tuple[int, int]], voice: Voice) -> str:
    """day 1; days 1 to 5 and day 8."""
    told = [
        voice.say("day-alone", number=low) if low == high else voice.say("day-span", low=low, high=high)
        for low, high in ranges
    ]
    return listed(told, voice)


def event_days(offsets: Sequence[int], what: str, voice: Voice) -> str:
    """procedure: 2 days before and 1 day before; the event is named once."""
    first, *others = offsets
    bare = [event_day(day, "", voice).lstrip("\u00a0 :") for day in others]
    return listed([event_day(first, what, voice), *bare], voice)


def event_day(offset: int, what: str, voice: Voice) -> str:
    """procedure: 2 days before."""
    if not offset:
        return voice.say("event-day", what=what)
    key = "before-event" if offset < 0 else "after-event"
    return voice.say(key, what=what, days=voice.language.count("days", abs(offset)))


# --- steps and bands -------------------------------------------------------------------------------------


class StepRow(NamedTuple):
    """One step in words: its days, its dose, and how that is counted out."""

    days: str
    dose: str
    pieces: str


def step_rows(regimen: WrittenRegimen, voice: Voice) -> list[StepRow]:
    """Every step: days 1 to 5, 40 mg, 8 tablets; the last says what follows."""
    rows: list[StepRow] = []
    first, known = 1, products(regimen, voice)
    for step in regimen.steps:
        days = step.lasts.days or (0, 0)
        last = step is regimen.steps[-1]
        span = span_words([(first, first + days[1] - 1)], voice)
        when = voice.say("day-onward", number=first) if last and regimen.then == "stay" else span
        rows.append(StepRow(when, *_step_words(step, regimen, known, voice)))
        first += days[1]
    return rows


def _step_words(step: StepLine, regimen: WrittenRegimen, known: tuple[Product, ...], voice: Voice) -> tuple[str, str]:
    if step.pause:
        return voice.say("pause"), ""
    said = pattern_amount(step, voice) if common_slot(regimen) else _step_amount(step, regimen, voice)
    if any(slot.dose for slot in step.slots):
        said = _each_slot(step, known, voice)
    if step.on and step.on.kind == "week":
        said = f"{said}, {''.join(span.text for span in _on(step.on, voice))}"
    if step.every:
        said = f"{said}, {every(step, voice)}"
    plain = step.dose and not (step.week or step.alternate or any(slot.dose for slot in step.slots))
    told = counted(step.dose, known, voice) if plain and step.dose else ("", "")
    if not told[1]:
        return said, ""
    often = len(step.slots or regimen.slots) > 1
    return said, voice.say("each-time", pieces=told[0]) if often else told[0]


def _each_slot(step: StepLine, known: tuple[Product, ...], voice: Voice) -> str:
    """50 mg, 2 tablets of 25 mg (morning) and 100 mg, 1 tablet of 100 mg (bedtime)."""
    told = []
    for slot in step.slots:
        dose = slot.dose or step.dose
        pieces, held = counted(dose, known, voice) if dose else ("", "")
        amount = amount_words(dose, voice) if dose else ""
        other = (held if pieces == amount else pieces) if held else ""
        told.append(f"{amount}, {other} ({slot.words})" if other else f"{amount} ({slot.words})")
    return listed(told, voice)


def then_behind(regimen: WrittenRegimen, voice: Voice) -> str:
    """What follows, right behind the dose of the last step, which is not told again: until told otherwise."""
    return voice.say("until-told") if regimen.then == "stay" else then_words(regimen, voice)


def then_words(regimen: WrittenRegimen, voice: Voice) -> str:
    """What follows on the last step: then stop; then stay on 5 mg until told otherwise."""
    if regimen.then == "stop":
        return voice.say("then-stop")
    return voice.say("then-stay", dose=_step_amount(regimen.steps[-1], regimen, voice)) if regimen.then else ""


def band_rows(regimen: WrittenRegimen, voice: Voice) -> list[tuple[str, str]]:
    """Every band: 10 kg to under 15 kg, 120 mg."""
    known = products(regimen, voice)
    return [
        (
            voice.say("band-row", low=row.low.words(voice.language), high=row.high.words(voice.language)),
            behind(counted(row.dose, known, voice)),
        )
        for row in (regimen.bands.rows if regimen.bands else ())
    ]
