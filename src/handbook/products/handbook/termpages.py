"""Page numbers of glossary, notes and references: where each term occurs, each note is marked, each work cited."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from handbook.document.blocks import Block, Definitions, Entry, Link, Paragraph, Section, Span
from handbook.layout.type.setting import Setting


def is_glossary(section: Section) -> bool:
    """Whether a section holds the glossary."""
    return any(isinstance(block, Definitions) and block.kind == "glossary" for block in section.blocks)


def names_pages(section: Section) -> bool:
    """Whether a section tells pages of those before it: the glossary, the notes, the references."""
    return any(isinstance(block, Definitions) and block.kind in _TELLING for block in section.blocks)


_TELLING = ("glossary", "notes", "references")
_LABELS = {"references": "cited", "notes": "marked-on"}


def with_pages(section: Section, mentioned: Mapping[str, Sequence[int]], setting: Setting) -> Section:
    """Glossary or references with the page numbers behind each entry; any other section as it is."""
    if not names_pages(section):
        return section
    return section._replace(blocks=tuple(_numbered(block, mentioned, setting) for block in section.blocks))


def _numbered(block: Block, mentioned: Mapping[str, Sequence[int]], setting: Setting) -> Block:
    if not isinstance(block, Definitions) or block.kind not in _TELLING:
        return block
    label = f"{setting.words[_LABELS[block.kind]]} " if block.kind in _LABELS else ""
    return block._replace(entries=tuple(_entry(entry, label, mentioned, setting) for entry in block.entries))


def _entry(entry: Entry, label: str, mentioned: Mapping[str, Sequence[int]], setting: Setting) -> Entry:
    """An entry with the pages of its term, or of its citations, behind its last word."""
    pages = mentioned.get(entry.mentions or entry.id, ())
    if not pages or not entry.meaning or not isinstance(entry.meaning[-1], Paragraph):
        return entry
    last = entry.meaning[-1]
    spans = (*last.spans, *_page_numbers(pages, label, setting))
    return entry._replace(meaning=(*entry.meaning[:-1], last._replace(spans=spans)))


def _page_numbers(pages: Sequence[int], label: str, setting: Setting) -> Iterator[Span]:
    """“3, 5–7”, heard as “page 3, page 5 to page 7”: runs of three and more pages are drawn together."""
    word = setting.words.get("page", "page")
    to = setting.words.get("range", "{low} to {high}").format(low="", high="").strip()
    yield Span(" \u2002" + label.replace(" ", "\u00a0"))
    for index, (first, last) in enumerate(_drawn_together(pages)):
        if index:
            yield Span(", ")
        yield _page(first, word, heard=bool(index or not label))  # a label ends with the word
        if last != first:
            yield Span("–", says=f" {to} ") if last - first > 1 else Span(", ")
            yield _page(last, word)


def _page(number: int, word: str, heard: bool = True) -> Span:
    says = f"{word} {number}"
    return Span(str(number), "folio", Link(f"#page-{number}", says), says=says if heard else "")


def _drawn_together(pages: Sequence[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for page in pages:
        if runs and page == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], page)
        else:
            runs.append((page, page))
    return runs
