"""What docs/figures.md shows under each figure: its words for those who hear it, made from a book that is named."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

from handbook.book.matter import FigureBlock
from handbook.book.section import Section
from handbook.foundation.model import validate
from handbook.foundation.reader import read_text
from handbook.telling.figures import figure
from handbook.telling.opening import load
from handbook.telling.speaker import speak

ROOT = Path(__file__).parent.parent
_SHOWN = re.compile(
    r"(<!-- drawn from (?P<book>\S+?)(?: (?P<section>\S+))? -->\n\n```yaml\n(?P<yaml>.*?)```\n\n```text\n).*?(```)",
    re.DOTALL,
)


def drawn(page: str) -> str:
    """The page with the words of every figure made anew."""
    return _SHOWN.sub(lambda found: f"{found[1]}{_words(found)}\n{found[5]}", page)


def _words(found: re.Match[str]) -> str:
    book = load(ROOT / found["book"])
    written = read_text("figure.yaml", found["yaml"].removeprefix("- "))["figure"]
    block = validate(FigureBlock, written)
    section: Section = next(one for one in book.sections if found["section"] in (None, one.id))
    made = figure(block, block.kind.mark, section, speak(book))
    assert made.alt not in ("", "-"), made
    return textwrap.fill(made.alt.replace("\u00a0", " "), 110)
