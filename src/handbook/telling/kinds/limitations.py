"""Limitations: what is not known, point by point."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.book.section import Section
from handbook.document.blocks import Blocks
from handbook.foundation.model import Text

if TYPE_CHECKING:
    from handbook.telling.voice import Voice


class Limitations(Section):
    """A section that begins with a list of points."""

    points: tuple[Text, ...] = ()


def blocks(section: Limitations, voice: Voice) -> Blocks:
    """The points, then the body."""
    from handbook.telling.parts import listing, opened

    return opened(section, voice, (listing(section.points, voice, "number"),) if section.points else ())
