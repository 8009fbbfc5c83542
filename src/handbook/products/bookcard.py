"""The card of a book: its words resolved, and set as the user wishes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handbook.content import card as written
from handbook.content.book import Book
from handbook.content.endmatter import mentioned_terms
from handbook.content.locale import Language
from handbook.document.blocks import Column, Paragraph, Span, Spans, Table
from handbook.document.resolve import alone
from handbook.foundation.marks import HandbookError, Problem, refuse
from handbook.layout.page import Publication
from handbook.products.bookfacts import metadata_of
from handbook.products.cardwords import CardFact, CardRow, CardWords
from handbook.products.quickcard import CardWishes, compose_card
from handbook.style.sheet import Style

_SHORT = 20
"""A value of so few letters fits a line of every card."""


def compose(book: Book, style: Style, wishes: CardWishes, shop: bool = False) -> Publication:
    """The book's quick-card; BOOK-30 if it has none, BOOK-32 if a study's dose stands on it."""
    if book.card is None:
        hint = f"write {book.folder.name}/card.yaml: `regimens: [ID]` is all that it must say"
        raise refuse("BOOK-30", f"{book.name} has no card.yaml, so there is nothing to put on a card", None, hint)
    if not book.card.regimens:
        hint = "write `regimens: [ID]` with ids of regimens.yaml"
        message = f"the card.yaml of {book.name} names no regimen, so it has no dose to show"
        raise refuse("BOOK-30", message, None, hint)
    _refuse_studies(book)
    metadata = metadata_of(book, book.say("quick-card"))
    return compose_card(card_words(book, book.speech), wishes, book.speech, style, metadata, dict(book.words), shop)


def _refuse_studies(book: Book) -> None:
    """A dose met in a study is none to take, so it cannot stand among those that are."""
    assert book.card
    named = (id for id in book.card.regimens if book.regimens[id].audience == "study")
    problems = [
        Problem("BOOK-32", f"`{id}` is a dose from a study, and a card holds doses to take", id.mark, "take it out")
        for id in named
    ]
    if problems:
        raise HandbookError(tuple(problems))


def card_words(book: Book, speech: Language) -> CardWords:
    """What the card says, as it stands without the book: no citations, terms by name."""
    said = written.say(book)
    contact = next((fact for fact in said.facts if fact.key == "contact"), None)
    facts = [
        CardFact(fact.label.upper(), _alone(book, fact.items), fact.key, fact.mark)
        for fact in said.facts
        if fact.key != "contact"
    ]
    entries = tuple(book.spans(line) for line in book.not_covered)
    uncovered = CardFact(book.say("not-covered").upper(), _alone(book, entries), "not-covered")
    edition = book.edition
    version = book.say("card-foot", version=edition.version, date=_tied(speech.long(edition.updated).rstrip(".")))
    source = _tied(f"{book.say('fingerprint')} {book.fingerprint}.") if book.fingerprint else ""
    (notice,) = _alone(book, (said.notice,))
    return CardWords(
        said.title,
        _form(said, book),
        (said.heads[0].upper(), said.heads[1].upper(), said.heads[2].upper()),
        tuple(_rows(said, book)),
        tuple(facts),
        " ".join(filter(None, (version, where(book), source))),
        _evidence(book),
        (uncovered,) if entries else (),
        (contact.label if contact else book.say("contact")).upper(),
        said.contacts,
        speech.say("to-write").upper(),
        notice,
        said.mark,
    )


def _form(said: written.CardMatter, book: Book) -> str:
    """Form and strength, without the name that is the title already, and the route that all doses share."""
    assert book.card
    form = said.form.removeprefix(said.title).strip(" \u00a0")
    routes = {str(book.regimens[id].route) for id in book.card.regimens}
    route = routes.pop() if len(routes) == 1 else ""
    return " · ".join(filter(None, (form, route)))


def _evidence(book: Book) -> str:
    """The standing fact on evidence; a short value stays on one line."""
    fact = next((fact for fact in book.standing if fact.fact == "evidence"), None)
    if fact is None:
        return ""
    value = _tied(fact.value) if len(fact.value) <= _SHORT else fact.value
    colon = book.speech.say("colon")
    return "".join(span.text for span in book.plain(f"{fact.label}{colon}{value}"))


def _rows(said: written.CardMatter, book: Book) -> Iterator[CardRow]:
    """The doses; one for clinical care says so before anything else (it is none to take by oneself)."""
    assert book.card
    table = Table((Column(()),) * 3, tuple((dose.title, dose.amount, dose.often) for dose in said.doses))
    (resolved,) = alone((table,), mentioned_terms(book))
    assert isinstance(resolved, Table)
    for id, (title, amount, often) in zip(book.card.regimens, resolved.rows, strict=True):
        clinic = book.regimens[id].audience == "clinic"
        warned = (Span(book.say("tag-clinic"), "strong"), Span(", "), *often) if clinic else often
        yield CardRow(title, amount, warned)


def _alone(book: Book, lines: Iterable[Spans]) -> tuple[Spans, ...]:
    """Lines as they stand without the book."""
    made = alone(tuple(Paragraph(line) for line in lines), mentioned_terms(book))
    return tuple(block.spans for block in made if isinstance(block, Paragraph))


def where(book: Book) -> str:
    """Where in the handbook to read on: numbers of sections, which no paper or style changes."""
    numbers = {str(section.kind): number for number, section in reversed(list(enumerate(book.sections, 1)))}
    parts = [book.say(f"see-{kind}", number=numbers[kind]) for kind in ("dosing", "risk") if kind in numbers]
    said = "; ".join(_tied(part) for part in parts)
    return f"{said[:1].upper()}{said[1:]}." if parts else ""


def _tied(words: str) -> str:
    """Words that no line end parts."""
    return words.replace(" ", "\u00a0")
