"""Regimens in words: what tables, text, card and calendar all print, from the one place where it is written."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from handbook.book.intakes import products_of
from handbook.book.patterns import SCHEMES
from handbook.book.planned import medicine_name
from handbook.book.prescribed import AlsoStated, WrittenRegimen
from handbook.document.blocks import Span, Spans
from handbook.document.prose import Lookup
from handbook.foundation.marks import Mark, refuse, spelt
from handbook.foundation.nearest import suggest
from handbook.medicine.amount import Amount
from handbook.medicine.frequency import Frequency
from handbook.telling.counted import strength_words
from handbook.telling.patterns import on_days, varied

if TYPE_CHECKING:
    from handbook.telling.voice import Voice


class Stated(NamedTuple):
    """A regimen, or a differing statement that belongs to it."""

    regimen: WrittenRegimen
    also: AlsoStated | None = None

    @property
    def name(self) -> str:
        """As {dose:…} names it."""
        return f"{self.regimen.id}.{self.also.id}" if self.also else str(self.regimen.id)


def figures(text: str) -> Spans:
    """Words of a dose or a time that stand out from the text and are never broken."""
    return (Span(text, "amount"),)


def figured(amount: Amount | None, voice: Voice) -> str:
    """An amount as the book's safety profile and language print it; nothing if there is none."""
    return amount.words(voice.book.profile, voice.language) if amount else ""


def amount(stated: Stated, voice: Voice) -> Spans:
    """The dose itself: 200 to 600 mcg; nothing if a differing statement names none."""
    if stated.also:
        return figures(figured(stated.also.dose, voice)) if stated.also.dose else ()
    return figures(varied(stated.regimen, voice))


def dose(stated: Stated, voice: Voice) -> Spans:
    """The dose with what must not be parted from it: another substance's name, a total for a day."""
    regimen = stated.regimen
    made = amount(stated, voice)
    name = medicine(regimen, voice)
    made = (Span(f"{name}\u00a0"), *made) if made and name else made
    if made and regimen.per == "day":
        made = (*made, Span(f" {voice.say('a-day-in-all')}"))
    return made


def medicine(regimen: WrittenRegimen, voice: Voice) -> str:
    """The name told with a dose: where the book is called otherwise, or its calendar has several medicines."""
    book = voice.book
    name = medicine_name(book, regimen)
    planned = book.calendar.regimens if book.calendar else ()
    beside = regimen.id in planned and len({medicine_name(book, book.regimens[id]) for id in planned}) > 1
    return name if beside or name != book.edition.title else ""


def dose_in_line(regimen: WrittenRegimen, voice: Voice) -> Spans:
    """The dose, and in the same line what else is stated for it: 200 to 600 mcg (also stated: 200 to 400 mcg)."""
    made, others = dose(Stated(regimen), voice), other_doses(regimen, voice)
    return (*made, Span(" "), *others) if others else made


def other_doses(regimen: WrittenRegimen, voice: Voice) -> Spans:
    """What else is stated for a dose, each amount once: (also stated: 200 to 400 mcg)."""
    told = differing_doses(regimen, voice)
    if not told:
        return ()
    before, _, after = voice.words["also-dose"].partition("{dose}")
    return (Span(before), *told, Span(after))


def differing_doses(regimen: WrittenRegimen, voice: Voice) -> Spans:
    """The amounts that are stated elsewhere, each once: 200 to 400 mcg; 1 mg."""
    own = amount(Stated(regimen), voice)
    others = dict.fromkeys(amount(Stated(regimen, also), voice) for also in regimen.also_stated)
    return joined([other for other in others if other != own], voice.say("semicolon"))


def how_often(stated: Stated, voice: Voice) -> Spans:
    """How often: 2 to 3 times a day; once a week, on **Monday**; as needed, with its limits."""
    regimen = stated.regimen
    if stated.also:
        frequency = stated.also.frequency
        return (Span(frequency.said(voice.language)),) if frequency else ()
    days = on_days(regimen, voice)
    frequency = regimen.frequency or _counted_out(regimen)
    often = (Span(frequency.said(voice.language)),) if frequency and not days else ()
    needed = (Span(", ".join(as_needed(regimen, voice))),) if regimen.as_needed else ()
    return joined([days, often, needed])


def _counted_out(regimen: WrittenRegimen) -> Frequency | None:
    """How often a dose is taken whose times of day each state their own amount: as many times a day."""
    schemed = any(getattr(regimen, key) for key in SCHEMES) or regimen.around
    if schemed or regimen.dose or not regimen.slots or not all(slot.dose for slot in regimen.slots):
        return None
    return Frequency(len(regimen.slots), len(regimen.slots), "day")


def joined(parts: list[Spans], between: str = ", ") -> Spans:
    """What is said, one after the other; what says nothing is left out."""
    made: list[Span] = []
    for part in parts:
        made += [Span(between)] * bool(made and part) + list(part)
    return tuple(made)


def as_needed(regimen: WrittenRegimen, voice: Voice) -> list[str]:
    """As needed, and the limits that must stand wherever the dose does (BNF)."""
    gap, most = regimen.min_interval, regimen.max_per_day
    said = [voice.say("as-needed")]
    said += [voice.say("apart", time=gap.said(voice.language))] if gap else []
    said += [voice.say("most-a-day", amount=figured(most, voice))] if most else []
    return said


def when(stated: Stated, voice: Voice) -> Spans:
    """When: the times of day, or the time before a task, or the book's own words."""
    regimen = stated.regimen
    if stated.also:
        return ()
    made: list[Span] = []
    if regimen.slots and not any(slot.dose for slot in regimen.slots):
        made.extend(voice.plain(listed(tuple(slot.words for slot in regimen.slots), voice.say("and"))))
    how = manner(regimen, voice)
    if made and how:
        made.append(Span(voice.say("semicolon") if regimen.timing or regimen.before else ", "))
    return (*made, *how)


def manner(regimen: WrittenRegimen, voice: Voice) -> Spans:
    """What a dose is taken before, after or with: the book's own words, the time before a task, a meal."""
    made: list[Span] = []
    if regimen.timing:
        made += voice.spans(regimen.timing)
    elif regimen.before:
        made.append(Span(voice.say("before", time=regimen.before.said(voice.language))))
    if regimen.meals:
        made += [Span(", ")] * bool(made) + [Span(voice.say("with-what", what=voice.line(regimen.meals)))]
    return tuple(made)


def course(stated: Stated, voice: Voice) -> Spans:
    """The course: 10 to 14 days."""
    length = stated.also.course if stated.also else stated.regimen.course
    return (Span(length.said(voice.language)),) if length else ()


def rest(stated: Stated, voice: Voice) -> Spans:
    """The break: 20 days, at least as long as the course."""
    length = stated.also.rest if stated.also else stated.regimen.rest
    return (Span(length.said(voice.language)),) if length else ()


def most(stated: Stated, voice: Voice) -> Spans:
    """The most in a day: 1,800 mcg."""
    limit = None if stated.also else stated.regimen.max_per_day
    return figures(figured(limit, voice)) if limit else ()


def strength(stated: Stated, voice: Voice) -> Spans:
    """The strength of the form as the book states it: 0.1 %."""
    medicine = voice.book.medicines.get(stated.regimen.medicine or "")
    if medicine:
        made = [strength_words(one, voice) for one in products_of(medicine, None) if one.strengths]
        return figures(listed(tuple(made), voice.say("and"))) if made else ()
    form = voice.book.forms.get(stated.regimen.form or "")
    return figures(form.strength.words(voice.book.profile, voice.language)) if form and form.strength else ()


def full(stated: Stated, voice: Voice, told: Spans = ()) -> Spans:
    """Everything in one line: the dose, or what is `told` of it; how often, when, course, break."""
    made = list(told or dose(stated, voice))
    for part in (how_often, when):
        said = part(stated, voice)
        made += [Span(", "), *said] if said and made else said
    return (*made, *for_how_long(stated, voice))


def for_how_long(stated: Stated, voice: Voice) -> Spans:
    """Behind a comma: for 14 days, then a break of 7 days."""
    length, pause = course(stated, voice), rest(stated, voice)
    made: list[Span] = []
    by_number = not stated.also and stated.regimen.on is not None and stated.regimen.on.kind == "plan"
    if length and not by_number:  # day 1 for 10 days would be read as ten days with a dose
        lasting = None if stated.also else stated.regimen.course
        endless = lasting and lasting.ongoing
        made += (Span(", "), *length) if endless else _within("in-full-course", "{course}", length, voice)
    if pause:
        length_of = stated.also.rest if stated.also else stated.regimen.rest
        key = "in-full-break" if length_of and length_of.length else "in-full-break-rule"
        made += _within(key, "{break}", pause, voice)
    return tuple(made)


def _within(key: str, gap: str, said: Spans, voice: Voice) -> Spans:
    """A comma, and what is said in the gap of the program's own words."""
    before, _, after = voice.words[key].partition(gap)
    return (Span(f", {before}"), *said, *((Span(after),) if after else ()))


def listed(words: tuple[str, ...], last: str) -> str:
    """Words in a row: morning, noon and evening."""
    return f" {last} ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else list(words))


def or_unstated(said: Spans, voice: Voice) -> Spans:
    """What is said, or the words that nothing is stated."""
    return said or voice.said("not-stated")


# --- {dose:…} in prose -----------------------------------------------------------------------------------

_PARTS: dict[str, tuple[str, Callable[[Stated, Voice], Spans]]] = {
    "frequency": ("how often", how_often),
    "course": ("course", course),
    "break": ("break", rest),
    "timing": ("time of day", when),
    "max": ("most for one day", most),
    "strength": ("strength", strength),
    "full": ("dose", full),
}


def lookup(voice: Voice) -> Lookup:
    """What {dose:ID}, {dose:ID.ALSO} and {dose:ID/part} stand for in this book; LINK-04 if nothing."""

    def find(words: str, mark: Mark | None) -> Spans:
        name, slash, part = words.partition("/")
        stated = _stated(voice, name, mark)
        if slash and part not in _PARTS:
            raise refuse("LINK-04", f"a dose has no part {spelt(part)}", mark, suggest(part, _PARTS))
        noun, tell = _PARTS[part] if slash else ("dose", amount)
        said = tell(stated, voice)
        if not said:
            message = f"`{stated.name}` states no {noun}"
            raise refuse("LINK-04", message, mark, "state it in regimens.yaml, or leave it out here")
        return tuple(Span(span.text, span.look, mark=mark) for span in said)

    return find


def _stated(voice: Voice, name: str, mark: Mark | None) -> Stated:
    id, dot, variant = name.partition(".")
    regimen = voice.book.regimens.get(id)
    if regimen is None:
        hint = suggest(id, voice.book.regimens, file="regimens.yaml")
        raise refuse("LINK-04", f"there is no regimen {spelt(id)}", mark, hint)
    also = regimen.also(variant)
    if dot and also is None:
        known = [str(one.id) for one in regimen.also_stated]
        hint = suggest(variant, known) if known else f"write {{dose:{id}}}"
        raise refuse("LINK-04", f"`{id}` has no differing statement {spelt(variant)}", mark, hint)
    return Stated(regimen, also)
