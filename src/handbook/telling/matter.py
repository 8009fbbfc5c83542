"""The whole book as neutral matter, in the order in which it is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Literal

from handbook.book.noted import Noted
from handbook.document.blocks import Blocks, Callout, Facts, Heading, Listing, Paragraph, Section, Span
from handbook.document.resolve import Matter
from handbook.foundation.kept import Same
from handbook.medicine.regimen import Regimen
from handbook.telling import card, course, dosetables, endmatter
from handbook.telling.kinds import neutral_section
from handbook.telling.voice import Voice


def matter(voice: Voice, noted: Noted | None = None) -> Matter:
    """Sections, references, appendices and colophon, made one after the other as `resolve` asks for them.

    With a book that notes what is read of it, a section is told again only if something that it tells was edited.
    """
    glance = at_a_glance(voice)
    front = (_section("at-a-glance", "plain", lambda: glance, voice),) if glance else ()
    terms = endmatter.mentioned_terms(voice.book)
    return Matter(_sections(voice, noted), front, terms, voice.words, ("about",))


def _sections(voice: Voice, noted: Noted | None) -> Iterator[Section]:
    for section in voice.book.sections:
        told = partial(neutral_section, section, voice)
        yield noted.made((Same(section), Same(voice.language)), told) if noted else told()
    for id, kind, blocks in _own_sections(voice):
        told = partial(_section, id, kind, blocks, voice)
        yield noted.made((id, Same(voice.language)), told) if noted else told()


_Kind = Literal["appendix", "plain"]


def _own_sections(voice: Voice) -> Iterator[tuple[str, _Kind, Callable[[], Blocks]]]:
    """The sections that the program makes itself: id, kind, and how their blocks are told."""
    if voice.book.references:
        yield "references", "plain", lambda: (endmatter.references(voice),)
    if taken(voice):
        yield "dosing-summary", "appendix", lambda: _summary(voice)
    if voice.book.card:
        yield "quick-card", "appendix", lambda: card.blocks(voice)
    if voice.book.calendar:
        yield "course-plan", "appendix", lambda: course.blocks(voice)
    if voice.book.terms:
        yield "glossary", "appendix", lambda: (endmatter.glossary(voice),)
    yield "about", "plain", lambda: endmatter.about(voice)


def taken(voice: Voice) -> list[Regimen]:
    """The regimens that somebody takes: all but the doses met in studies."""
    return [regimen for regimen in voice.book.regimens.values() if regimen.audience != "study"]


def _summary(voice: Voice) -> Blocks:
    return dosetables.notice(voice), dosetables.summary(taken(voice), voice, voice.say("summary-caption"))


def _section(id: str, kind: _Kind, blocks: Callable[[], Blocks], voice: Voice) -> Section:
    title = voice.say(id)
    return Section(id, "", title, (Heading(1, (Span(title),), id), *blocks()), kind)


def at_a_glance(voice: Voice) -> Blocks:
    """The standing facts, the book's own lines, what is not covered, and the notice; without a heading."""
    facts = tuple((voice.plain(fact.label), _standing(fact.value, fact.note, voice)) for fact in voice.book.standing)
    made: list[Facts | Listing | Callout | Heading] = [Facts(facts)] if facts else []
    if voice.book.at_a_glance:
        made.append(Listing(tuple((Paragraph(voice.spans(line)),) for line in voice.book.at_a_glance)))
    if voice.book.not_covered:
        made.append(not_covered(voice))
    return (*made, dosetables.notice(voice)) if made else ()


def _standing(value: str, note: str, voice: Voice) -> tuple[Span, ...]:
    said = tuple(span._replace(look="strong") for span in voice.plain(value))
    return (*said, Span(". "), *voice.spans(note)) if note else said


def not_covered(voice: Voice) -> Callout:
    """What the book does not cover, as a plain list under its title."""
    items = tuple((Paragraph(voice.spans(line)),) for line in voice.book.not_covered)
    return Callout("note", voice.said("not-covered"), (Listing(items),))
