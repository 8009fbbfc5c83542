"""The whole book as neutral matter, in the order in which it is read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from handbook.document.blocks import Blocks, Callout, Facts, Heading, Listing, Paragraph, Section, Span
from handbook.document.resolve import Matter
from handbook.telling import alongside, dosetables, endmatter
from handbook.telling.kinds import neutral_section
from handbook.telling.voice import Voice


def matter(voice: Voice, gathered: bool = True) -> Matter:
    """Sections, appendices, references and colophon, made one after the other as `resolve` asks for them.

    Notes, glossary and references close a book in this order of what they comment on (Chicago Manual, 1.4): what
    names pages comes after those pages. The notes are an appendix where they are `gathered`; where they stand
    beside the text, no letter is spent on them.
    """
    glance = at_a_glance(voice)
    front = (_section("at-a-glance", "plain", glance, voice),) if glance else ()
    return Matter(_sections(voice, gathered), front, endmatter.mentioned_terms(voice.book), voice.words, ("about",))


def _sections(voice: Voice, gathered: bool) -> Iterator[Section]:
    for section in voice.book.sections:
        yield neutral_section(section, voice)
    shown = dosetables.in_tables(voice)
    left = [one for one in voice.book.regimens.values() if one.audience != "study" and one.id not in shown]
    if left:
        table = dosetables.summary(left, voice, voice.say("doses-caption"))
        yield _section("dosing-summary", "appendix", (table, *dosetables.details(left, voice)), voice)
    if voice.book.card or voice.book.calendar:
        yield _section("card-and-calendar", "appendix", alongside.blocks(voice), voice)
    if voice.book.notes:
        yield _section("editors-notes", "appendix" if gathered else "plain", (endmatter.notes(voice),), voice)
    if voice.book.terms:
        yield _section("glossary", "appendix", (endmatter.glossary(voice),), voice)
    if voice.book.references:
        yield _section("references", "plain", (endmatter.references(voice),), voice)
    yield _section("about", "plain", endmatter.about(voice), voice)


def _section(id: str, kind: Literal["appendix", "plain"], blocks: Blocks, voice: Voice) -> Section:
    title = voice.say(id)
    return Section(id, "", title, (Heading(1, (Span(title),), id), *blocks), kind)


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
