"""Doses in tables: the summary, the statements that differ, and the facts of one regimen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from handbook.content import posology
from handbook.content.posology import Stated, or_unstated
from handbook.content.regimen import AlsoStated, Form, Regimen
from handbook.document.blocks import Callout, Column, Facts, Link, Paragraph, Span, Spans, Table

if TYPE_CHECKING:
    from handbook.content.book import Book

Row = tuple[Spans, ...]


def notice(book: Book) -> Callout:
    """The notice that stands wherever a reader meets doses: information, not medical advice."""
    return Callout("caution", (), (Paragraph(book.spans(book.notice)),))


def summary(regimens: Iterable[Regimen], book: Book, caption: str, id: str = "") -> Table:
    """The dosing summary: for what, dose, how often and when, course, break; columns that say nothing left out."""
    rows = [_row(regimen, book) for regimen in regimens]
    heads = [book.say(key) for key in ("for", "dose", "how-often-when", "course", "break")]
    columns = [Column((Span(head),), keep=number == 1) for number, head in enumerate(heads)]
    used = [n for n in range(len(columns)) if n < 2 or any(row[n] for row in rows)]
    return Table(
        tuple(columns[n] for n in used),
        tuple(tuple(or_unstated(row[n], book) for n in used) for row in rows),
        book.plain(caption),
        id=id,
    )


def _row(regimen: Regimen, book: Book) -> Row:
    stated = Stated(regimen)
    return (
        _titled(regimen, book),
        posology.dose(stated, book),
        _often_when(stated, book),
        posology.course(stated, book),
        posology.rest(stated, book),
    )


def _titled(regimen: Regimen, book: Book) -> Spans:
    """The regimen's title, with a word on who it is for if not for people on their own."""
    title = book.plain(regimen.title)
    if regimen.audience == "self":
        return title
    return (*title, Span(f" ({book.say(f'tag-{regimen.audience}')})", "em"))


def _often_when(stated: Stated, book: Book) -> Spans:
    often, when = posology.how_often(stated, book), posology.when(stated, book)
    return (*often, Span(book.say("semicolon")), *when) if often and when else (*often, *when)


def notes(regimens: Iterable[Regimen], book: Book) -> Facts | None:
    """What is to be known about each regimen; None if nothing is."""
    rows = tuple((book.plain(regimen.title), book.spans(regimen.note)) for regimen in regimens if regimen.note)
    return Facts(rows, book.said("dose-notes")) if rows else None


def differing(regimens: Iterable[Regimen], book: Book) -> Table | None:
    """The statements of the source that differ from the regimens; None if none does."""
    rows = tuple(_differing_rows(regimens, book))
    heads = ("for", "this-edition", "also-stated", "where")
    columns = tuple(Column(book.said(head)) for head in heads)
    return Table(columns, rows, book.said("also-caption")) if rows else None


def _differing_rows(regimens: Iterable[Regimen], book: Book) -> Iterator[Row]:
    for regimen in regimens:
        for also in regimen.also_stated:
            own, other = _parallel(regimen, also, book)
            yield book.plain(regimen.title), own, other, (*_place(also), *_remark(also, book))


def _parallel(regimen: Regimen, also: AlsoStated, book: Book) -> tuple[Spans, Spans]:
    """What both statements say, part by part, of what the differing one names."""
    own, other = Stated(regimen), Stated(regimen, also)
    told: list[list[Span]] = [[], []]
    for part in (posology.dose, posology.how_often, posology.course, posology.rest):
        if not part(other, book):
            continue
        for made, stated in zip(told, (own, other), strict=True):
            made += [Span(", ")] * bool(made) + list(or_unstated(part(stated, book), book))
    return tuple(told[0]), tuple(told[1])


def _place(stated: Regimen | AlsoStated) -> Spans:
    where = stated.stated_in
    return (Span("", link=Link(f"#{where}", ""), mark=where.mark),) if where else ()


def _remark(also: AlsoStated, book: Book) -> Spans:
    if not also.note:
        return ()
    return (*((Span(". "),) if also.stated_in else ()), *book.spans(also.note))


def regimen_facts(regimen: Regimen, book: Book, caption: str = "") -> Facts:
    """One regimen, key by key; what the source does not state is left out."""
    stated, form = Stated(regimen), book.forms.get(regimen.form or "")
    limit, gap = regimen.max_per_day, regimen.min_interval
    told: list[tuple[str, Spans]] = [
        ("dose", posology.dose(stated, book)),
        ("form", form_name(form, book) if form else ()),
        ("route", book.plain(regimen.route)),
        ("how-often", posology.how_often(stated, book)),
        ("when", posology.when(stated, book)),
        ("not-after", book.spans(regimen.not_after)),
        ("course", posology.course(stated, book)),
        ("break", posology.rest(stated, book)),
        ("number-of-courses", (Span(str(regimen.courses)),) if regimen.courses else ()),
        ("at-most", book.said("at-most-a-day", amount=limit.words(book.profile, book.speech)) if limit else ()),
        ("at-least-between", (Span(gap.said(book.speech)),) if gap else ()),
        ("who", book.said(f"audience-{regimen.audience}") if regimen.audience != "self" else ()),
    ]
    rows = tuple((book.said(key), said) for key, said in told if said)
    return Facts(rows, book.plain(caption), regimen.id.mark)


def form_name(form: Form, book: Book) -> Spans:
    """A form by its name and strength: Semax 0.1 %."""
    strength = f"\u00a0{form.strength.words(book.profile, book.speech)}" if form.strength else ""
    return book.plain(f"{form.name}{strength}")
