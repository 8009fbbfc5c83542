"""Timing: the best time of day for each goal, and the time to avoid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.book.matter import Pairs
from handbook.book.section import Section
from handbook.document.blocks import Block, Blocks, Callout, Column, Table
from handbook.foundation.values import Scalar

if TYPE_CHECKING:
    from handbook.telling.voice import Voice


class Timing(Section):
    """A section that begins with a table of goals and times."""

    rows: Pairs
    avoid: Scalar = Scalar()
    caption: Scalar = Scalar()


def blocks(section: Timing, voice: Voice) -> Blocks:
    """The table of goals and times, what to avoid, then the body."""
    from handbook.telling.parts import opened, pairs, paragraphs

    columns = (Column(voice.said("goal"), keep=True), Column(voice.said("best-time")))
    own: list[Block] = [Table(columns, pairs(section.rows, voice), voice.spans(section.caption))]
    if section.avoid:
        words = paragraphs((section.avoid,), voice)
        own.append(Callout("caution", voice.said("avoid"), words, section.avoid.mark))
    return opened(section, voice, own)
