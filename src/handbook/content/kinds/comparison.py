"""Comparison: the forms of the medicine and how strong they are, from regimens.yaml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.content.doses import form_name
from handbook.content.parts import opened
from handbook.content.regimen import Form
from handbook.content.section import Section
from handbook.document.blocks import Blocks, Column, Span, Spans, Table
from handbook.foundation.values import Scalar

if TYPE_CHECKING:
    from handbook.content.book import Book


class Comparison(Section):
    """A section that begins with the table of forms."""

    caption: Scalar = Scalar()


def blocks(section: Comparison, book: Book) -> Blocks:
    """The table of forms, then the body."""
    caption = book.spans(section.caption) or book.said("forms-caption")
    return opened(section, book, (forms_table(book, caption),) if book.forms else ())


def forms_table(book: Book, caption: Spans) -> Table:
    """All forms: name and strength, modification, route if stated, relative potency; notes below."""
    rows = tuple((form_name(form, book), *_told(form, book)) for form in book.forms.values())
    heads = ("form-head", "modification", "route", "potency")
    used = [n for n in range(len(heads)) if n == 0 or any(row[n] for row in rows)]
    columns = tuple(Column(book.said(heads[n]), keep=n == 0) for n in used)
    notes = tuple(_note(form, book) for form in book.forms.values() if form.note)
    return Table(columns, tuple(tuple(row[n] for n in used) for row in rows), caption, notes)


def _told(form: Form, book: Book) -> tuple[Spans, ...]:
    potency = form.potency.says if form.potency else book.say("not-stated")
    return book.spans(form.modification), book.plain(form.route), book.plain(potency)


def _note(form: Form, book: Book) -> Spans:
    return (*form_name(form, book), Span(book.say("colon")), *book.spans(form.note))
