"""Doses in tables: the summary, the statements that differ, and the facts of one regimen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from handbook.book.prescribed import AlsoStated, WrittenForm, WrittenRegimen
from handbook.document.blocks import Callout, Column, Facts, Link, Paragraph, Span, Spans, Table
from handbook.telling import patterns, posology
from handbook.telling.counted import strength_words
from handbook.telling.posology import Stated, or_unstated

if TYPE_CHECKING:
    from handbook.telling.voice import Voice

Row = tuple[Spans, ...]


def notice(voice: Voice) -> Callout:
    """The notice that stands wherever a reader meets doses: information, not medical advice."""
    return Callout("caution", (), (Paragraph(voice.spans(voice.notice)),))


def summary(regimens: Iterable[WrittenRegimen], voice: Voice, caption: str, id: str = "") -> Table:
    """The dosing summary: for what, dose, how often and when, course, break; columns that say nothing left out."""
    rows = [_row(regimen, voice) for regimen in regimens]
    heads = [voice.say(key) for key in ("for", "dose", "how-often-when", "course", "break")]
    columns = [Column((Span(head),), keep=number == 1) for number, head in enumerate(heads)]
    used = [n for n in range(len(columns)) if n < 2 or any(row[n] for row in rows)]
    return Table(
        tuple(columns[n] for n in used),
        tuple(tuple(or_unstated(row[n], voice) for n in used) for row in rows),
        voice.plain(caption),
        id=id,
    )


def _row(regimen: WrittenRegimen, voice: Voice) -> Row:
    stated = Stated(regimen)
    return (
        _titled(regimen, voice),
        _with_then(stated, voice),
        _often_when(stated, voice),
        posology.course(stated, voice),
        posology.rest(stated, voice),
    )


def _with_then(stated: Stated, voice: Voice) -> Spans:
    then = patterns.then_words(stated.regimen, voice)
    return (*posology.dose(stated, voice), *((Span(f", {then}", "strong"),) if then else ()))


def _titled(regimen: WrittenRegimen, voice: Voice) -> Spans:
    """The regimen's title, with a word on who it is for if not for people on their own."""
    title = voice.plain(regimen.title)
    if regimen.audience == "self":
        return title
    return (*title, Span(f" ({voice.say(f'tag-{regimen.audience}')})", "em"))


def _often_when(stated: Stated, voice: Voice) -> Spans:
    often, when = posology.how_often(stated, voice), posology.when(stated, voice)
    return (*often, Span(voice.say("semicolon")), *when) if often and when else (*often, *when)


def details(regimens: Iterable[WrittenRegimen], voice: Voice) -> list[Table]:
    """The steps and bands of regimens, a table each; none for those that have neither."""
    made = []
    for regimen in regimens:
        rows = detail_rows(regimen, voice)
        if rows:
            heads = [voice.say(key) for key in ("when", "dose")]
            columns = tuple(Column((Span(head),), keep=number == 0) for number, head in enumerate(heads))
            made.append(Table(columns, tuple(rows), voice.plain(regimen.title), mark=regimen.title.mark))
    return made


def detail_rows(regimen: WrittenRegimen, voice: Voice) -> list[tuple[Spans, Spans]]:
    """Steps as rows, days 1 to 5: 40 mg, 8 tablets, then what follows on the last; bands likewise."""
    rows: list[tuple[Spans, Spans]] = [
        ((Span(step.days),), posology.figures(f"{step.dose}, {step.pieces}" if step.pieces else step.dose))
        for step in patterns.step_rows(regimen, voice)
    ]
    if rows:
        last, told = rows[-1]
        rows[-1] = (last, (*told, Span(f", {patterns.then_words(regimen, voice)}", "strong")))
    return rows + [((Span(band),), posology.figures(dose)) for band, dose in patterns.band_rows(regimen, voice)]


def notes(regimens: Iterable[WrittenRegimen], voice: Voice) -> Facts | None:
    """What is to be known about each regimen; None if nothing is."""
    rows = tuple((voice.plain(regimen.title), voice.spans(regimen.note)) for regimen in regimens if regimen.note)
    return Facts(rows, voice.said("dose-notes")) if rows else None


def differing(regimens: Iterable[WrittenRegimen], voice: Voice) -> Table | None:
    """The statements of the source that differ from the regimens; None if none does."""
    rows = tuple(_differing_rows(regimens, voice))
    heads = ("for", "this-edition", "also-stated", "where")
    columns = tuple(Column(voice.said(head)) for head in heads)
    return Table(columns, rows, voice.said("also-caption")) if rows else None


def _differing_rows(regimens: Iterable[WrittenRegimen], voice: Voice) -> Iterator[Row]:
    for regimen in regimens:
        for also in regimen.also_stated:
            own, other = _parallel(regimen, also, voice)
            yield voice.plain(regimen.title), own, other, (*_place(also), *_remark(also, voice))


def _parallel(regimen: WrittenRegimen, also: AlsoStated, voice: Voice) -> tuple[Spans, Spans]:
    """What both statements say, part by part, of what the differing one names."""
    own, other = Stated(regimen), Stated(regimen, also)
    told: list[list[Span]] = [[], []]
    for part in (posology.dose, posology.how_often, posology.course, posology.rest):
        if not part(other, voice):
            continue
        for made, stated in zip(told, (own, other), strict=True):
            made += [Span(", ")] * bool(made) + list(or_unstated(part(stated, voice), voice))
    return tuple(told[0]), tuple(told[1])


def _place(stated: WrittenRegimen | AlsoStated) -> Spans:
    where = stated.stated_in
    return (Span("", link=Link(f"#{where}", ""), mark=where.mark),) if where else ()


def _remark(also: AlsoStated, voice: Voice) -> Spans:
    if not also.note:
        return ()
    return (*((Span(". "),) if also.stated_in else ()), *voice.spans(also.note))


def regimen_facts(regimen: WrittenRegimen, voice: Voice, caption: str = "") -> Facts:
    """One regimen, key by key; what the source does not state is left out."""
    stated, form = Stated(regimen), voice.book.forms.get(regimen.form or "")
    medicine = voice.book.medicines.get(regimen.medicine or "")
    gap, most = regimen.min_interval, posology.figured(regimen.max_per_day, voice)
    detail = detail_rows(regimen, voice)
    route = regimen.route or (medicine.route if medicine else "")
    told: list[tuple[str, Spans]] = [
        ("reason", voice.plain(regimen.reason)),
        ("dose", () if detail else posology.dose(stated, voice)),
        ("form", form_name(form, voice) if form else ()),
        ("products", _products(regimen, voice)),
        ("route", voice.plain(route)),
        ("how-often", posology.how_often(stated, voice)),
        ("when", posology.when(stated, voice)),
        ("not-after", voice.spans(regimen.not_after)),
        ("course", posology.course(stated, voice)),
        ("break", posology.rest(stated, voice)),
        ("number-of-courses", (Span(str(regimen.courses)),) if regimen.courses else ()),
        ("at-most", voice.said("at-most-a-day", amount=most) if most else ()),
        ("at-least-between", (Span(gap.said(voice.language)),) if gap else ()),
        ("who", voice.said(f"audience-{regimen.audience}") if regimen.audience != "self" else ()),
    ]
    rows = [(voice.said(key), said) for key, said in told if said]
    return Facts((*rows[:1], *detail, *rows[1:]), voice.plain(caption), regimen.id.mark)


def _products(regimen: WrittenRegimen, voice: Voice) -> Spans:
    """The products of its medicine: tablet 5 mg, tablet 1 mg."""
    medicine = voice.book.medicines.get(regimen.medicine or "")
    known = patterns.products(regimen, voice) if medicine else ()
    told = [strength_words(one, voice) for one in known if one.strengths]
    return posology.figures(patterns.listed(told, voice)) if told else ()


def form_name(form: WrittenForm, voice: Voice) -> Spans:
    """A form by its name and strength: Semax 0.1 %."""
    strength = f"\u00a0{form.strength.words(voice.book.profile, voice.language)}" if form.strength else ""
    return voice.plain(f"{form.name}{strength}")
