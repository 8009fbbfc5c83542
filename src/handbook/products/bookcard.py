"""The card of a book: its words resolved, and set as the user wishes."""

from __future__ import annotations

from handbook.content import card as written
from handbook.content.book import Book
from handbook.content.endmatter import mentioned_terms
from handbook.content.locale import language
from handbook.content.matter import worded
from handbook.document.blocks import Column, Facts, Paragraph, Spans, Table
from handbook.document.resolve import alone
from handbook.foundation.marks import refuse
from handbook.layout.page import Metadata, Publication
from handbook.products.cardwords import CardFact, CardRow, CardWords
from handbook.products.quickcard import CardWishes, compose_card
from handbook.products.words import words_of
from handbook.style.sheet import Style


def compose(book: Book, style: Style, wishes: CardWishes, shop: bool = False) -> Publication:
    """The book's quick-card; BOOK-30 if it has none."""
    if book.card is None:
        hint = f"write {book.folder.name}/card.yaml: `regimens: [ID]` is all that it must say"
        raise refuse("BOOK-30", f"{book.name} has no card.yaml, so there is nothing to put on a card", None, hint)
    words = words_of(book.edition.language)
    book = worded(book, words)
    metadata = metadata_of(book, book.say("quick-card"))
    return compose_card(
        card_words(book), wishes, language(book.edition.language), style, metadata, dict(book.words), shop
    )


def metadata_of(book: Book, product: str) -> Metadata:
    """What a product's file says of itself."""
    edition = book.edition
    return Metadata(
        f"{edition.title}: {product}",
        str(edition.language),
        str(edition.author),
        str(edition.subject),
        ", ".join(edition.keywords),
        edition.updated.isoformat(),
    )


def card_words(book: Book) -> CardWords:
    """What the card says, as it stands without the book: no citations, terms by name."""
    said = written.say(book)
    labelled = Facts(tuple(((), fact.words) for fact in said.facts))
    doses = Table((Column(()),) * 3, tuple((dose.title, dose.amount, dose.often) for dose in said.doses))
    facts, table, notice = alone((labelled, doses, Paragraph(said.notice)), mentioned_terms(book))
    assert isinstance(facts, Facts) and isinstance(table, Table) and isinstance(notice, Paragraph)
    return CardWords(
        said.title,
        said.form,
        said.heads,
        tuple(CardRow(*row) for row in table.rows),
        tuple(
            CardFact(fact.label.upper(), told, fact.mark)
            for fact, told in zip(said.facts, _values(facts), strict=True)
        ),
        " ".join(filter(None, (said.foot, where(book)))),
        notice.spans,
        said.mark,
    )


def _values(facts: Facts) -> list[Spans]:
    return [value for _, value in facts.rows]


def where(book: Book) -> str:
    """Where in the handbook to read on: numbers of sections, which no paper or style changes."""
    numbers = {str(section.kind): number for number, section in reversed(list(enumerate(book.sections, 1)))}
    parts = [book.say(f"see-{kind}", number=numbers[kind]) for kind in ("dosing", "risk") if kind in numbers]
    return "; ".join(parts)[:1].upper() + "; ".join(parts)[1:] + "." if parts else ""
