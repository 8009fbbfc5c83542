"""What closes a book: references, glossary, and what is to be known about the edition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from handbook.document.blocks import (
    Blocks,
    Definitions,
    Entry,
    Facts,
    Heading,
    Link,
    Look,
    Paragraph,
    Span,
    Spans,
)
from handbook.document.flaw import flaw
from handbook.document.foreign import foreign
from handbook.document.glossary import Term as Mentioned
from handbook.document.glossary import sorting_key
from handbook.document.prose import words
from handbook.document.resolve import Known
from handbook.foundation.marks import HandbookError, place_of
from handbook.foundation.values import Scalar
from handbook.language.tongues import OTHER_SCRIPTS, written_in

if TYPE_CHECKING:
    from datetime import date

    from handbook.book.apparatus import Reference, Term
    from handbook.book.book import Book
    from handbook.telling.voice import Voice


# --- references ------------------------------------------------------------------------------------------


def references(voice: Voice) -> Definitions:
    """The references; `resolve` numbers them and puts them in order of first citation."""
    entries = tuple(
        Entry((), (Paragraph(_trimmed(_cited(one, voice)), mark=one.id.mark),), f"ref-{one.id}", mark=one.id.mark)
        for one in voice.book.references
    )
    return Definitions(entries, "references")


def _trimmed(spans: Iterable[Span]) -> Spans:
    """The spans without a space at their end."""
    *first, last = spans
    return (*first, last._replace(text=last.text.rstrip(" "))) if last.text != " " else tuple(first)


def _cited(one: Reference, voice: Voice) -> Iterator[Span]:
    """Authors. Title. Journal. Year;volume(issue):pages. Identifiers. (ICMJE recommendations, Vancouver style)"""
    yield from _sentence(_authors(one, voice))
    yield from _sentence(_title(one, voice))
    yield from _sentence(_foreign(one.journal, _tongue(one, voice), voice), "em")
    yield from _sentence(voice.plain(_issue(one)))
    for said, address in _identifiers(one):
        yield Span(said, link=Link(address, said), mark=one.title.mark)
        yield Span(". ")
    yield from _sentence(voice.plain(voice.language.name(one.language)))
    if one.species and one.species != "none":
        yield from _sentence(voice.said(f"species-{one.species}"))
    if one.note:
        yield from voice.spans(one.note)


def _title(one: Reference, voice: Voice) -> Spans:
    """A translated title stands in brackets, and the language at the end (NLM); one in its own words does not."""
    tongue = _tongue(one, voice)
    if one.title_language or (tongue and written_in(tongue, one.title)):
        return _foreign(one.title, tongue, voice)
    return voice.plain(f"[{one.title}]" if one.language else one.title)


def _tongue(one: Reference, voice: Voice) -> str:
    """The code of the language in which a paper is written, as far as it is told; journals are never translated."""
    return one.title_language or voice.language.code(one.language)


def _foreign(text: str, code: str, voice: Voice) -> Spans:
    """Words in another language; Latin letters for one of another script are said to be so (ru-Latn)."""
    own = f"{code}-Latn" if code in OTHER_SCRIPTS and not written_in(code, text) else code
    try:
        return foreign(text, own, place_of(text)) if text and code else voice.plain(text)
    except HandbookError as error:
        return (flaw(text, error.problems[0]),)


def _authors(one: Reference, voice: Voice) -> Spans:
    """Up to six authors, then et al.; the organisation if no authors are named."""
    named = ", ".join(one.authors[:6])
    first = (*one.authors, one.body)[0]
    said = f"{named}, et al" if len(one.authors) > 6 else named or one.body
    return voice.plain(Scalar(said, first.source, first.span))


def _sentence(spans: Spans, look: Look = "plain") -> Iterator[Span]:
    yield from (span._replace(look=look) for span in spans)
    if spans:
        yield Span(" " if spans[-1].text.endswith((".", "?", "!")) else ". ")


def _issue(one: Reference) -> str:
    """2005;118(3):61-68, as far as it is known."""
    inner = f"{one.volume}{f'({one.issue})' if one.issue else ''}"
    pages = f":{one.pages}" if one.pages else ""
    year = str(one.year or "")
    return f"{year};{inner}{pages}" if inner or pages else year


def _identifiers(one: Reference) -> Iterator[tuple[str, str]]:
    if one.doi:
        yield f"doi:{one.doi}", f"https://doi.org/{one.doi}"
    if one.pmid:
        yield f"PMID {one.pmid}", f"https://pubmed.ncbi.nlm.nih.gov/{one.pmid}/"
    if one.pmcid:
        yield one.pmcid, f"https://pmc.ncbi.nlm.nih.gov/articles/{one.pmcid}/"
    if one.url:
        yield one.url, one.url


# --- editor's notes --------------------------------------------------------------------------------------


def notes(voice: Voice) -> Definitions:
    """The editor's notes; `resolve` numbers them and puts them in the order of their marks."""
    entries = tuple(
        Entry((), (Paragraph(voice.spans(one.says), mark=one.says.mark),), f"note-{one.id}", mark=one.id.mark)
        for one in voice.book.notes
    )
    return Definitions(entries, "notes")


def known(book: Book) -> Known:
    """What a text of card or calendar may name, though it is printed without the book."""
    return Known(tuple(one.id for one in book.references), tuple(one.id for one in book.notes))


# --- glossary --------------------------------------------------------------------------------------------


def glossary(voice: Voice) -> Definitions:
    """The glossary in the order of the alphabet; capitals and hyphens do not count."""
    by_name: dict[str, Term] = {term.id: term for term in voice.book.terms}
    ordered = sorted(voice.book.terms, key=lambda term: (sorting_key(term.term), term.term))
    return Definitions(tuple(_entry(term, by_name, voice) for term in ordered), "glossary")


def _entry(term: Term, known: dict[str, Term], voice: Voice) -> Entry:
    spans: list[Span] = []
    if term.expansion:
        spans += _sentence(voice.plain(term.expansion), "em")
    spans += voice.spans(term.meaning)
    for number, id in enumerate(term.see):
        spans.append(Span(f" {voice.say('see-also')} " if number == 0 else ", "))
        name = known[id].term
        spans.append(Span(name, link=Link(f"#term-{id}", name), mark=id.mark))
    if term.see:
        spans.append(Span("."))
    meaning = Paragraph(tuple(spans), mark=term.meaning.mark)
    return Entry(voice.plain(term.term), (meaning,), f"term-{term.id}", term.id, term.id.mark)


@lru_cache(maxsize=1)
def mentioned_terms(book: Book) -> tuple[Mentioned, ...]:
    """The terms as a text may mention them."""
    return tuple(
        Mentioned(term.id, term.term, tuple(filter(None, (term.expansion, *term.also)))) for term in book.terms
    )


# --- about this edition ----------------------------------------------------------------------------------


def about(voice: Voice) -> Blocks:
    """Version, dates, people, how doses are printed, what was waived and why, and where each section is from."""
    edition = voice.book.edition
    told: list[tuple[str, str]] = [
        ("version", edition.version),
        ("updated", _day(edition.updated, voice)),
        ("author", edition.author),
        ("reviewer", edition.reviewer),
        ("review-by", _day(edition.review_by, voice) if edition.review_by else ""),
        ("language", voice.language.name(voice.language.tag)),
        ("profile", voice.say(f"profile-{voice.book.profile}")),
        ("fingerprint", voice.book.fingerprint),
    ]
    facts = Facts(tuple((voice.said(key), (Span(value),)) for key, value in told if value))
    return (Paragraph(voice.spans(voice.notice)), facts, *_waived(voice), *_sources(voice))


def _waived(voice: Voice) -> Iterator[Heading | Paragraph]:
    """Why something stands as it is, each reason once, in one small paragraph; the rules' codes are for authors."""
    reasons = {str(one.reason): voice.spans(one.reason) for one in voice.book.waivers}
    if reasons:
        yield Heading(2, voice.said("waived"), "about.waived")
        yield Paragraph(_run_on(reasons.values()), "small")


def _sources(voice: Voice) -> Iterator[Heading | Paragraph]:
    """Which headings each section was made from, in one paragraph of small type."""
    made = [
        (Span(f"{words(voice.plain(one.title))}{voice.say('colon')}", "strong"), *voice.plain(one.source))
        for one in voice.book.sections
        if one.source
    ]
    if made:
        yield Heading(2, voice.said("sources"), "about.sources")
        yield Paragraph(_run_on(made), "meta")


def _run_on(told: Iterable[Spans]) -> Spans:
    """One after the other in one paragraph, a full stop after each that has none."""
    spans: list[Span] = []
    for one in told:
        spans += [Span(" ")] * bool(spans) + list(one)
        spans += [Span(".")] * (not words(one).endswith((".", "!", "?")))
    return tuple(spans)


def _day(date: date, voice: Voice) -> str:
    """A date with its month in words, so that day and month are never confused (NHS D+Ta-0011)."""
    return voice.language.long(date).replace(" ", "\u00a0", 1)
