"""The whole book as neutral matter, in the order in which it is read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from handbook.content import card, course, doses, endmatter
from handbook.content.book import Book
from handbook.content.kinds import neutral_section
from handbook.document.blocks import Blocks, Callout, Facts, Heading, Listing, Paragraph, Section, Span
from handbook.document.resolve import Matter
from handbook.foundation.records import replaced


def matter(book: Book, words: Mapping[str, str] | None = None) -> Matter:
    """Sections, references, appendices and colophon, made one after the other as `resolve` asks for them."""
    book = worded(book, words)
    glance = at_a_glance(book)
    front = (_section("at-a-glance", "plain", glance, book),) if glance else ()
    return Matter(_sections(book), front, endmatter.mentioned_terms(book), book.words, ("about",))


def worded(book: Book, words: Mapping[str, str] | None = None) -> Book:
    """The book with other words of the program's own; those that are not given stay."""
    return replaced(book, speech=replaced(book.speech, words={**book.words, **words})) if words else book


def _sections(book: Book) -> Iterator[Section]:
    for section in book.sections:
        yield neutral_section(section, book)
    if book.references:
        yield _section("references", "plain", (endmatter.references(book),), book)
    taken = [regimen for regimen in book.regimens.values() if regimen.audience != "study"]
    if taken:
        table = doses.summary(taken, book, book.say("summary-caption"))
        yield _section("dosing-summary", "appendix", (doses.notice(book), table), book)
    if book.card:
        yield _section("quick-card", "appendix", card.blocks(book), book)
    if book.calendar:
        yield _section("course-plan", "appendix", course.blocks(book), book)
    if book.terms:
        yield _section("glossary", "appendix", (endmatter.glossary(book),), book)
    yield _section("about", "plain", endmatter.about(book), book)


def _section(id: str, kind: Literal["appendix", "plain"], blocks: Blocks, book: Book) -> Section:
    title = book.say(id)
    return Section(id, "", title, (Heading(1, (Span(title),), id), *blocks), kind)


def at_a_glance(book: Book, words: Mapping[str, str] | None = None) -> Blocks:
    """The standing facts, the book's own lines, what is not covered, and the notice; without a heading."""
    book = worded(book, words)
    facts = tuple((book.plain(fact.label), _standing(fact.value, fact.note, book)) for fact in book.standing)
    made: list[Facts | Listing | Callout | Heading] = [Facts(facts)] if facts else []
    if book.at_a_glance:
        made.append(Listing(tuple((Paragraph(book.spans(line)),) for line in book.at_a_glance)))
    if book.not_covered:
        made.append(not_covered(book))
    return (*made, doses.notice(book)) if made else ()


def _standing(value: str, note: str, book: Book) -> tuple[Span, ...]:
    said = tuple(span._replace(look="strong") for span in book.plain(value))
    return (*said, Span(". "), *book.spans(note)) if note else said


def not_covered(book: Book) -> Callout:
    """What the book does not cover, as a plain list under its title."""
    items = tuple((Paragraph(book.spans(line)),) for line in book.not_covered)
    return Callout("note", book.said("not-covered"), (Listing(items),))
