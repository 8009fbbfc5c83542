"""Cases: parts of a section about one goal or one partner, each with its regimens."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

from pydantic import BeforeValidator

from handbook.content import doses
from handbook.content.body import Body, several
from handbook.content.parts import blocks, opening
from handbook.content.section import Section
from handbook.document.blocks import Block, Blocks, Heading
from handbook.foundation.model import Model, Name, Text

if TYPE_CHECKING:
    from handbook.content.book import Book


class Case(Model):
    """One goal or partner: its title, the regimens that belong to it, its matter."""

    id: Name
    title: Text
    regimen: Annotated[tuple[Name, ...], BeforeValidator(several)] = ()
    body: Body = Body()


Cases = tuple[Case, ...]


def opened_cases(section: Section, cases: Cases, book: Book) -> Blocks:
    """A section of cases; the notice stands first if any of them gives a dose."""
    dosed = any(case.regimen for case in cases)
    own = [block for case in cases for block in _case(case, section, book)]
    notice = (doses.notice(book),) if dosed else ()
    return (*opening(section, book), *notice, *own, *blocks(section.body, section, book))


def _case(case: Case, section: Section, book: Book) -> Iterator[Block]:
    yield Heading(2, book.plain(case.title), f"{section.id}.{case.id}", mark=case.title.mark)
    several_regimens = len(case.regimen) > 1
    for id in case.regimen:
        regimen = book.regimens[id]
        yield doses.regimen_facts(regimen, book, regimen.title if several_regimens else "")
    yield from blocks(case.body, section, book, 3)
