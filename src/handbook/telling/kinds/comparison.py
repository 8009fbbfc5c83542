"""Comparison: the forms of the medicine and how strong they are, from regimens.yaml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.book.prescribed import WrittenForm
from handbook.book.section import Section
from handbook.document.blocks import Blocks, Column, Span, Spans, Table
from handbook.foundation.values import Scalar

if TYPE_CHECKING:
    from handbook.telling.voice import Voice


class Comparison(Section):
    """A section that begins with the table of forms."""

    caption: Scalar = Scalar()


def blocks(section: Comparison, voice: Voice) -> Blocks:
    """The table of forms, then the body."""
    from handbook.telling.parts import opened

    caption = voice.spans(section.caption) or voice.said("forms-caption")
    return opened(section, voice, (forms_table(voice, caption),) if voice.book.forms else ())


def forms_table(voice: Voice, caption: Spans) -> Table:
    """All forms: name and strength, modification, route if stated, relative potency; notes below."""
    from handbook.telling.dosetables import form_name

    forms = [(form, form_name(form, voice)) for form in voice.book.forms.values()]
    rows = tuple((name, *_told(form, voice)) for form, name in forms)
    heads = ("form-head", "modification", "route", "potency")
    used = [n for n in range(len(heads)) if n == 0 or any(row[n] for row in rows)]
    columns = tuple(Column(voice.said(heads[n]), keep=n == 0) for n in used)
    notes = tuple(_note(form, name, voice) for form, name in forms if form.note)
    return Table(columns, tuple(tuple(row[n] for n in used) for row in rows), caption, notes)


def _told(form: WrittenForm, voice: Voice) -> tuple[Spans, ...]:
    potency = form.potency.says if form.potency else voice.say("not-stated")
    return voice.spans(form.modification), voice.plain(form.route), voice.plain(potency)


def _note(form: WrittenForm, name: Spans, voice: Voice) -> Spans:
    return (*name, Span(voice.say("colon")), *voice.spans(form.note))
