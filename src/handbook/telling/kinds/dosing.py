"""Dosing: the table of regimens, what is to be known about each, and the statements that differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.book.section import Section
from handbook.document.blocks import Block, Blocks
from handbook.foundation.model import Flag, Name
from handbook.foundation.values import Scalar

if TYPE_CHECKING:
    from handbook.telling.voice import Voice


class Dosing(Section):
    """A section that begins with a table of regimens."""

    regimens: tuple[Name, ...]
    also: Flag = False
    """Whether the differing statements get a table of their own."""
    caption: Scalar = Scalar()


def blocks(section: Dosing, voice: Voice) -> Blocks:
    """The notice (once in a book), the table, the notes, the differing statements, then the body."""
    from handbook.telling import dosetables
    from handbook.telling.parts import opened

    shown = [voice.book.regimens[id] for id in section.regimens]
    caption = section.caption or voice.say("doses-caption")
    own: list[Block] = [dosetables.notice(voice)] if dosetables.bears_notice(section, voice) else []
    own.append(dosetables.summary(shown, voice, caption))
    own += dosetables.details(shown, voice)
    notes, differing = dosetables.notes(shown, voice), dosetables.differing(shown, voice) if section.also else None
    return opened(section, voice, [*own, *(block for block in (notes, differing) if block)])
