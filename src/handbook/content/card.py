"""The quick-card: what it shows by reference, and what it then says, without a size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from handbook.content import posology
from handbook.content.doses import form_name
from handbook.content.posology import Stated, or_unstated
from handbook.document.blocks import Blocks, Column, Facts, Paragraph, Span, Spans, Table
from handbook.document.prose import words
from handbook.foundation.marks import Mark
from handbook.foundation.model import Model, Name, Text
from handbook.foundation.records import NamedTuple
from handbook.foundation.values import Scalar

if TYPE_CHECKING:
    from handbook.content.book import Book


class Card(Model):
    """card.yaml."""

    title: Scalar = Scalar()
    form: Name | None = None
    regimens: tuple[Name, ...]
    when: Scalar = Scalar()
    not_after: Scalar = Scalar()
    course: Scalar = Scalar()
    how: tuple[Text, ...] = ()
    cautions: tuple[Text, ...] = ()
    do_not_use_if: tuple[Text, ...] = ()
    get_help: tuple[Text, ...] = ()
    contacts: tuple[Text, ...] = ()
    lines: tuple[Text, ...] = ()


class CardDose(NamedTuple):
    """A line of the dose table; `mark` is where the regimen is written."""

    title: Spans
    amount: Spans
    often: Spans
    mark: Mark


class CardFact(NamedTuple):
    """A label and its words; `mark` is where the card says it."""

    label: str
    words: Spans
    mark: Mark | None
    key: str = ""
    """Which of the card's keys it is."""
    items: tuple[Spans, ...] = ()
    """The same words, one text of the card each."""


class CardMatter(NamedTuple):
    """What a card says, in the order of safety.md D5: name, doses, when, course, stop, not covered, contacts."""

    title: str
    form: str
    heads: tuple[str, str, str]
    doses: tuple[CardDose, ...]
    facts: tuple[CardFact, ...]
    contacts: tuple[str, ...]
    notice: Spans
    foot: str
    mark: Mark | None


def say(book: Book) -> CardMatter:
    """What the card of this book says; the book must have one."""
    card = book.card
    assert card
    edition = book.edition
    form = book.forms.get(card.form or "")
    return CardMatter(
        card.title or edition.title,
        words(form_name(form, book)) if form else "",
        (book.say("for"), book.say("dose"), book.say("how-often-when")),
        tuple(_dose(id, book) for id in card.regimens),
        tuple(_facts(card, book)),
        tuple(card.contacts),
        book.spans(book.notice),
        book.say("card-foot", version=edition.version, date=edition.updated.isoformat()),
        card.regimens[0].mark if card.regimens else None,
    )


def _dose(id: Scalar, book: Book) -> CardDose:
    regimen = book.regimens[id]
    stated = Stated(regimen)
    often, when = posology.how_often(stated, book), posology.when(stated, book)
    said = (*often, Span(", "), *when) if often and when and regimen.as_needed else often or when
    return CardDose(book.plain(regimen.title), posology.dose(stated, book), or_unstated(said, book), regimen.id.mark)


def _facts(card: Card, book: Book) -> Iterator[CardFact]:
    texts: list[tuple[str, tuple[Scalar, ...], str]] = [
        ("when", (card.when,), " "),
        ("not-after", (card.not_after,), " "),
        ("course", (card.course,), " "),
        ("how", card.how, "steps"),
        ("cautions", card.cautions, " "),
        ("get-help", card.get_help, " "),
        ("do-not-use-if", card.do_not_use_if, "; "),
        ("notes", card.lines, " "),
        ("contact", card.contacts, "; "),
    ]
    for key, said, between in texts:
        filled = [text for text in said if text]
        if filled:
            joined = _numbered(filled, book) if between == "steps" else _joined(filled, between, book)
            items = tuple(book.spans(text) for text in filled)
            yield CardFact(book.say(key), joined, getattr(filled[0], "mark", None), key, items)
        elif key in ("get-help", "do-not-use-if"):
            # A card that is silent here would read as if there were nothing to fear (safety.md D5).
            yield CardFact(book.say(key), book.said("uncovered"), None, key, (book.said("uncovered"),))


def _joined(texts: Iterable[Scalar], between: str, book: Book) -> Spans:
    made: list[Span] = []
    for text in texts:
        made += [Span(between)] * bool(made) + list(book.spans(text))
    return tuple(made)


def _numbered(texts: Iterable[Scalar], book: Book) -> Spans:
    """Steps in a row: 1 clear the nose  2 tilt the head."""
    made: list[Span] = []
    for number, text in enumerate(texts, 1):
        made += [Span("  ")] * bool(made) + [Span(f"{number}\u00a0", "strong"), *book.spans(text)]
    return tuple(made)


def blocks(book: Book) -> Blocks:
    """The card's matter for a page of the handbook."""
    said = say(book)
    columns = tuple(Column((Span(head),), keep=number == 1) for number, head in enumerate(said.heads))
    rows = tuple((dose.title, dose.amount, dose.often) for dose in said.doses)
    facts = Facts(tuple(((Span(fact.label),), fact.words) for fact in said.facts))
    form = (Paragraph((Span(said.form),)),) if said.form else ()
    return (*form, Table(columns, rows), facts, Paragraph(said.notice, "small"))
