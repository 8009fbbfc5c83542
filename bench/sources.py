"""A book folder as source for both peers: `python bench/sources.py BOOK FOLDER` writes main.typ and story.json.

The words come from handbook's own resolved document, so all three tools print the same sentences, doses,
tables, references and glossary. What only handbook prints is left out in the peers' favour: the page numbers
of the glossary, and the true shape of the drawings, which are bars here.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import cuts
from front import Front, Measures, front, measures
from platypus_source import PlatypusStory
from typst_source import TypstSource

from handbook.document.blocks import Document


def read(folder: Path) -> tuple[Document, Front, Measures]:
    """The document that handbook lays out, its cover, and the measures of the style it uses."""
    from handbook.document.resolve import resolve
    from handbook.press import DEFAULT_STYLE, style_folders
    from handbook.style.load import load as load_style
    from handbook.telling.matter import matter
    from handbook.telling.opening import load
    from handbook.telling.speaker import speak

    book = load(folder)
    document = resolve(matter(speak(book)))
    style = load_style(DEFAULT_STYLE, style_folders(folder))
    return document, front(book), measures(style)


def write(folder: Path, into: Path) -> None:
    """Write both sources, with the template and the fonts that they use."""
    document, cover, lengths = read(folder)
    into.mkdir(parents=True, exist_ok=True)
    (into / "main.typ").write_text(TypstSource(document, cover, lengths).text(), encoding="utf-8")
    shutil.copy(Path(__file__).with_name("typst_book.typ"), into)
    story = PlatypusStory(document, cover, lengths).story()
    (into / "story.json").write_text(json.dumps(story, ensure_ascii=False), encoding="utf-8")
    cuts.make(into / "fonts")


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(sys.argv[2]))
