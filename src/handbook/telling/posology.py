"""Regimens in words: what tables, text, card and calendar all print, from the one place where it is written."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from handbook.document.blocks import Span, Spans
from handbook.document.prose import Lookup, spans
from handbook.foundation.marks import Mark, refuse
from handbook.foundation.nearest import suggest
from handbook.medicine.amount import Amount
from handbook.medicine.regimen import AlsoStated, Regimen

if TYPE_CHECKING:
    from handbook.telling.voice import Voice


class Stated(NamedTuple):
    """A regimen, or a differing statement that belongs to it."""

    regimen: Regimen
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
    dose = stated.also.dose if stated.also else stated.regimen.dose
    return figures(figured(dose, voice)) if dose else ()


def dose(stated: Stated, voice: Voice) -> Spans:
    """The dose with what must not be parted from it: another substance's name, a total for a day."""
    regimen = stated.regimen
    made = amount(stated, voice)
    if made and regimen.substance and regimen.substance != voice.book.edition.title:
        made = (Span(f"{regimen.substance}\u00a0"), *made)
    if made and regimen.per == "day":
        made = (*made, Span(f" {voice.say('a-day-in-all')}"))
    return made


def how_often(stated: Stated, voice: Voice) -> Spans:
    """How often: 2 to 3 times a day, as needed."""
    frequency = stated.also.frequency if stated.also else stated.regimen.frequency
    needed = voice.say("as-needed") if stated.regimen.as_needed and not stated.also else ""
    said = [frequency.said(voice.language) if frequency else "", needed]
    text = ", ".join(filter(None, said))
    return (Span(text),) if text else ()


def when(stated: Stated, voice: Voice) -> Spans:
    """When: the times of day, or the time before a task, or the book's own words."""
    regimen = stated.regimen
    if stated.also:
        return ()
    made: list[Span] = []
    if regimen.slots:
        made.extend(voice.plain(listed(regimen.slots, voice.say("and"))))
    if regimen.timing:
        made += [Span(voice.say("semicolon"))] * bool(made) + list(spans(regimen.timing, voice.book.edition.language))
    elif regimen.before:
        before = voice.say("before", time=regimen.before.said(voice.language))
        made += [Span(voice.say("semicolon"))] * bool(made) + [Span(before)]
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
    form = voice.book.forms.get(stated.regimen.form or "")
    return figures(form.strength.words(voice.book.profile, voice.language)) if form and form.strength else ()


def full(stated: Stated, voice: Voice) -> Spans:
    """Everything in one line: dose, how often, when, course, break."""
    made = list(dose(stated, voice))
    for part in (how_often, when):
        said = part(stated, voice)
        made += [Span(", "), *said] if said and made else said
    length, pause = course(stated, voice), rest(stated, voice)
    if length:
        made += _within("in-full-course", "{course}", length, voice)
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
            raise refuse("LINK-04", f"a dose has no part `{part}`", mark, suggest(part, _PARTS))
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
        hint = suggest(id, voice.book.regimens) if voice.book.regimens else "write it in regimens.yaml"
        raise refuse("LINK-04", f"there is no regimen `{id}`", mark, hint)
    also = regimen.also(variant)
    if dot and also is None:
        known = [str(one.id) for one in regimen.also_stated]
        hint = suggest(variant, known) if known else f"write {{dose:{id}}}"
        raise refuse("LINK-04", f"`{id}` has no differing statement `{variant}`", mark, hint)
    return Stated(regimen, also)
