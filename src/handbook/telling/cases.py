"""A section of cases told: each with the facts of its regimens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from handbook.book.goals import Case, Cases
from handbook.book.section import Section
from handbook.document.blocks import Block, Blocks, Heading
from handbook.telling import dosetables
from handbook.telling.parts import blocks, opening

if TYPE_CHECKING:
    from handbook.book.prescribed import WrittenRegimen
    from handbook.telling.voice import Voice


def opened_cases(section: Section, cases: Cases, voice: Voice) -> Blocks:
    """A section of cases; the notice stands first if no section before it has given a dose."""
    own = [block for case in cases for block in _case(case, section, voice)]
    notice = (dosetables.notice(voice),) if dosetables.bears_notice(section, voice) else ()
    return (*opening(section, voice), *notice, *own, *blocks(section.body, section, voice))


def _case(case: Case, section: Section, voice: Voice) -> Iterator[Block]:
    yield Heading(2, voice.plain(case.title), f"{section.id}.{case.id}", mark=case.title.mark)
    yield from _doses([voice.book.regimens[id] for id in case.regimen], voice)
    yield from blocks(case.body, section, voice, 3)


def _doses(regimens: Sequence[WrittenRegimen], voice: Voice) -> Iterator[Block]:
    """A list of the regimens that a table of doses has, and a table for each of the others."""
    several, tabled = len(regimens) > 1, voice.book.tabled
    for known, group in groupby(regimens, lambda one: str(one.id) in tabled):
        if known:
            yield dosetables.listed(tuple(group), voice)
        else:
            yield from (dosetables.regimen_facts(one, voice, one.title if several else "") for one in group)
