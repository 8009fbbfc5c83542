"""Steps: a procedure in numbered steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.book.section import Section
from handbook.document.blocks import Blocks
from handbook.foundation.model import Text

if TYPE_CHECKING:
    from handbook.telling.voice import Voice


class Steps(Section):
    """A section that begins with a procedure."""

    steps: tuple[Text, ...]


def blocks(section: Steps, voice: Voice) -> Blocks:
    """The numbered steps, then the body."""
    from handbook.telling.parts import listing, opened

    return opened(section, voice, (listing(section.steps, voice, "steps"),))
