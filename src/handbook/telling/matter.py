"""The whole book as neutral matter, in the order in which it is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Literal

from handbook.book.noted import Noted
from handbook.book.prescribed import WrittenRegimen
from handbook.document.blocks import Blocks, Callout, Facts, Heading, Listing, Paragraph, Section, Span
from handbook.document.resolve import Matter
from handbook.foundation.kept import Same
from handbook.telling import alongside, dosetables, endmatter
from handbook.telling.kinds import neutral_section
from handbook.telling.voice import Voice


def matter(voice: Voice, gathered: bool = True, noted: Noted | None = None) -> Matter:
    """Sections, appendices, references and colophon, made one after the other as `resolve` asks for them.

    Notes, glossary and references close a book in this order of what they comment on (Chicago Manual, 1.4): what
    names pages comes after those pages. The notes are an appendix where they are `gathered`; where they stand
    beside the text, no letter is spent on them. With a book that notes what is read of it, a section is told again
    only if something that it tells was edited.
    """
    glance = at_a_glance(voice)
    front = (_section("at-a-glance", "plain", lambda: glance, voice),) if glance else ()
    terms = endmatter.mentioned_terms(voice.book)
    return Matter(_sections(voice, gathered, noted), front, terms, voice.words, ("about",))


def _sections(voice: Voice, gathered: bool, noted: Noted | None) -> Iterator[Section]:
    for section in voice.book.sections:
        told = partial(neutral_section, section, voice)
        yield noted.made((Same(section), Same(voice.language)), told) if noted else told()
    for id, kind, blocks in _own_sections(voice, gathered):
        told = partial(_section, id, kind, blocks, voice)
        yield noted.made((id, kind, Same(voice.language)), told) if noted else told()


_Kind = Literal["appendix", "plain"]


def _own_sections(voice: Voice, gathered: bool) -> Iterator[tuple[str, _Kind, Callable[[], Blocks]]]:
    """The sections that the program makes itself: id, kind, and how their blocks are told."""
    if _left(voice):
        yield "dosing-summary", "appendix", lambda: _summary(voice)
    if voice.book.card or voice.book.calendar:
        yield "card-and-calendar", "appendix", lambda: alongside.blocks(voice)
    if voice.book.notes:
        yield "editors-notes", "appendix" if gathered else "plain", lambda: (endmatter.notes(voice),)
    if voice.book.terms:
        yield "glossary", "appendix", lambda: (endmatter.glossary(voice),)
    if voice.book.references:
        yield "references", "plain", lambda: (endmatter.references(voice),)
    yield "about", "plain", lambda: endmatter.about(voice)


def _left(voice: Voice) -> list[WrittenRegimen]:
    """The regimens that somebody takes, and that no table of the book's sections shows."""
    shown = voice.book.tabled
    return [one for one in voice.book.regimens.values() if one.audience != "study" and one.id not in shown]


def _summary(voice: Voice) -> Blocks:
    left = _left(voice)
    return dosetables.summary(left, voice, voice.say("doses-caption")), *dosetables.details(left, voice)


def _section(id: str, kind: _Kind, blocks: Callable[[], Blocks], voice: Voice) -> Section:
    title = voice.say(id)
    return Section(id, "", title, (Heading(1, (Span(title),), id), *blocks()), kind)


def at_a_glance(voice: Voice) -> Blocks:
    """The standing facts, the book's own lines and what is not covered; the notice stands on the cover."""
    facts = tuple((voice.plain(fact.label), _standing(fact.value, fact.note, voice)) for fact in voice.book.standing)
    made: list[Facts | Listing | Callout | Heading] = [Facts(facts)] if facts else []
    if voice.book.at_a_glance:
        made.append(Listing(tuple((Paragraph(voice.spans(line)),) for line in voice.book.at_a_glance)))
    if voice.book.not_covered:
        made.append(not_covered(voice))
    return tuple(made)


def _standing(value: str, note: str, voice: Voice) -> tuple[Span, ...]:
    said = tuple(span._replace(look="strong") for span in voice.plain(value))
    return (*said, Span(". "), *voice.spans(note)) if note else said


def not_covered(voice: Voice) -> Callout:
    """What the book does not cover, as a plain list under its title."""
    items = tuple((Paragraph(voice.spans(line)),) for line in voice.book.not_covered)
    return Callout("note", voice.said("not-covered"), (Listing(items),))
