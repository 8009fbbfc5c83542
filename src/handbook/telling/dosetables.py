"""Doses in tables: the summary, the statements that differ, and the facts of one regimen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from handbook.book.prescribed import AlsoStated, WrittenForm, WrittenRegimen
from handbook.document.blocks import Callout, Column, Facts, Link, Listing, Look, Paragraph, Span, Spans, Table
from handbook.telling import amountrows, patterns, posology
from handbook.telling.counted import strength_words
from handbook.telling.forperson import Settled, own_band, settled
from handbook.telling.posology import Stated, or_unstated

if TYPE_CHECKING:
    from handbook.book.section import Section
    from handbook.telling.voice import Voice

Row = tuple[Spans, ...]


def notice(voice: Voice) -> Callout:
    """The notice that stands wherever a reader meets doses: information, not medical advice."""
    return Callout("caution", voice.said("notice-title"), (Paragraph(voice.spans(voice.notice)),))


def bears_notice(section: Section, voice: Voice) -> bool:
    """Whether the notice stands in this section: the first with a table of doses, else the first with any dose.

    It stands once among the doses; the cover and the page about the edition carry it too.
    """
    return (*voice.book.dose_tables, *voice.book.dose_cases)[:1] == (section.id,)


def listed(regimens: Sequence[WrittenRegimen], voice: Voice) -> Listing:
    """Regimens as a list: their rows of the table of doses in a line, then what the table has no room for.

    A single one is a list of what is stated of it; of several each is an item.
    """
    several = len(regimens) > 1
    told = [list(_statements(one, voice, several)) for one in regimens]
    items = [[span for said in one for span in (*said, Span(" "))][:-1] for one in told] if several else told[0]
    return Listing(tuple((Paragraph(tuple(item)),) for item in items), undivided=True, mark=regimens[0].id.mark)


def _statements(regimen: WrittenRegimen, voice: Voice, several: bool) -> Iterator[Spans]:
    """Dose: 200 mcg, once a day. Route: by mouth. Each with its full stop; of several only the title stands out."""
    row = posology.full(Stated(regimen), voice, posology.dose_in_line(regimen, voice))
    yield _statement(str(regimen.title) if several else voice.say("dose"), row, voice, "strong")
    for key, said in _beyond_table(regimen, voice):
        yield _statement(voice.say(key), said, voice, "plain" if several else "strong")


def _statement(label: str, said: Spans, voice: Voice, look: Look) -> Spans:
    stop = () if said[-1].text.endswith(".") else (Span("."),)
    return (Span(f"{label}{voice.say('colon')}", look), *said, *stop)


def _beyond_table(regimen: WrittenRegimen, voice: Voice) -> Iterator[tuple[str, Spans]]:
    """What is stated of a regimen and stands in no column of the summary."""
    form = voice.book.forms.get(regimen.form or "")
    medicine = voice.book.medicines.get(regimen.medicine or "")
    gap, most = regimen.min_interval, posology.figured(regimen.max_per_day, voice)
    told: list[tuple[str, Spans]] = [
        ("form", form_name(form, voice) if form else ()),
        ("products", _products(regimen, voice)),
        ("route", voice.plain(regimen.route or (medicine.route if medicine else ""))),
        ("not-after", voice.spans(regimen.not_after)),
        (f"number-of-{regimen.called}s", (Span(str(regimen.courses)),) if regimen.courses else ()),
        ("at-most", voice.said("at-most-a-day", amount=most) if most else ()),
        ("at-least-between", (Span(gap.said(voice.language)),) if gap else ()),
        ("who", voice.said(f"audience-{regimen.audience}") if regimen.audience != "self" else ()),
    ]
    return ((key, said) for key, said in told if said)


def summary(regimens: Iterable[WrittenRegimen], voice: Voice, caption: str) -> Table:
    """The dosing summary: for what, dose, how often and when, course, break; columns that say nothing left out."""
    shown = tuple(regimens)
    rows = [_row(regimen, voice) for regimen in shown]
    heads = [voice.say(key) for key in ("for", "dose", "how-often-when", "course", "break")]
    # An amount is never broken; what else is stated, and each of several, may stand in a line of its own.
    keep = not any(posology.other_doses(regimen, voice) or amountrows.parted(regimen) for regimen in shown)
    columns = [Column((Span(head),), keep=keep and number == 1) for number, head in enumerate(heads)]
    used = [n for n in range(len(columns)) if n < 2 or any(row[n] for row in rows)]
    return Table(
        tuple(columns[n] for n in used),
        tuple(tuple(row[n] or (_DASH if n > 1 else voice.said("not-stated")) for n in used) for row in rows),
        voice.plain(caption),
        (voice.said("dash"),) if any(not row[n] for row in rows for n in used if n > 1) else (),
    )


_DASH = (Span("–"),)
"""For what is not stated, where the head of the column says what it is; a dose is never a dash."""


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
    then = patterns.then_behind(stated.regimen, voice)
    said = posology.dose_in_line(stated.regimen, voice)
    return (*said, *((Span(f", {then}", "strong"),) if then else ()))


def _titled(regimen: WrittenRegimen, voice: Voice) -> Spans:
    """The regimen's title, with a word on who it is for if not for people on their own."""
    title = voice.plain(regimen.title)
    if regimen.audience == "self":
        return title
    return (*title, Span(f" ({_halved(voice.say(f'tag-{regimen.audience}'))})", "em"))


def _halved(said: str) -> str:
    """The words so that a narrow column divides them in the middle at most: (only under / medical care)."""
    words = said.split(" ")
    middle = len(words) // 2
    return " ".join("\u00a0".join(half) for half in (words[:middle], words[middle:]) if half)


def _often_when(stated: Stated, voice: Voice) -> Spans:
    often, when = posology.how_often(stated, voice), posology.when(stated, voice)
    return (*often, Span(voice.say("semicolon")), *when) if often and when else (*often, *when)


def details(regimens: Iterable[WrittenRegimen], voice: Voice) -> list[Table]:
    """The steps and bands of regimens, a table each; none for those that have neither."""
    made = []
    for regimen in regimens:
        rows = detail_rows(regimen, voice)
        if rows:
            heads = [voice.say(key) for key in ("when" if regimen.steps else "for", "dose")]
            keep = not settled(regimen, voice)
            columns = tuple(Column((Span(head),), keep=keep and number == 0) for number, head in enumerate(heads))
            made.append(Table(columns, tuple(rows), voice.plain(regimen.title), mark=regimen.title.mark))
    return made


def detail_rows(regimen: WrittenRegimen, voice: Voice) -> list[tuple[Spans, Spans]]:
    """Steps as rows, days 1 to 5: 40 mg, 8 tablets, then what follows on the last; bands likewise.

    Behind them what doses by weight or surface come to for the person of the plan.
    """
    rows: list[tuple[Spans, Spans]] = [
        ((Span(step.days),), posology.figures(f"{step.dose}, {step.pieces}" if step.pieces else step.dose))
        for step in patterns.step_rows(regimen, voice)
    ]
    if rows:
        last, told = rows[-1]
        rows[-1] = (last, (*told, Span(f", {patterns.then_behind(regimen, voice)}", "strong")))
    found = settled(regimen, voice)
    if regimen.bands:
        return rows + _bands(regimen, found, voice)
    return rows + [_for_person(one) for one in found]


def _bands(regimen: WrittenRegimen, found: Sequence[Settled], voice: Voice) -> list[tuple[Spans, Spans]]:
    """Every band with its dose; that of the person stands out, with the figure it goes by: (here: 14 kg)."""
    mine = own_band(regimen, voice) if found else -1
    rows: list[tuple[Spans, Spans]] = []
    for number, (band, dose) in enumerate(patterns.band_rows(regimen, voice)):
        if number != mine:
            rows.append(((Span(band),), posology.figures(dose)))
            continue
        one = found[-1]
        label = Span(f"{band} {voice.say('band-here', figures=one.figures)}", "strong")
        amount = dose if one.amount == dose else f"{dose}{voice.say('colon')}{one.amount}"
        rows.append(((label,), posology.figures(amount)))
    return rows


def _for_person(one: Settled) -> tuple[Spans, Spans]:
    """The figures of the person in weight, and what the dose comes to for them."""
    counted = (Span(f", {one.counted}"),) if one.counted else ()
    return (Span(one.figures, "strong"),), (*posology.figures(one.amount), *counted)


def notes(regimens: Iterable[WrittenRegimen], voice: Voice) -> Facts | None:
    """What is to be known about each regimen; None if nothing is."""
    rows = tuple((voice.plain(regimen.title), voice.spans(regimen.note)) for regimen in regimens if regimen.note)
    return Facts(rows, voice.said("dose-notes")) if rows else None


def differing(regimens: Iterable[WrittenRegimen], voice: Voice) -> Table | None:
    """The statements that differ from the regimens; None if none does."""
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
    """One regimen, key by key; what is not stated is left out."""
    stated, beyond = Stated(regimen), dict(_beyond_table(regimen, voice))
    detail = detail_rows(regimen, voice)
    told: list[tuple[str, Spans]] = [
        ("reason", voice.plain(regimen.reason)),
        ("dose", () if regimen.steps or regimen.bands else posology.dose_in_line(regimen, voice)),
        *((key, beyond.pop(key, ())) for key in ("form", "products", "route")),
        ("how-often", posology.how_often(stated, voice)),
        ("when", posology.when(stated, voice)),
        ("not-after", beyond.pop("not-after", ())),
        ("course", posology.course(stated, voice)),
        ("break", posology.rest(stated, voice)),
        *beyond.items(),
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
    *first, last = voice.plain(form.name)
    return (*first, last._replace(text=f"{last.text}{strength}"))
