"""The glossary's page numbers: on which pages each term occurs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from handbook.document.blocks import Block, Definitions, Entry, Link, Paragraph, Section, Span
from handbook.layout.flow import Leaf
from handbook.layout.setting import Setting


def is_glossary(section: Section) -> bool:
    """Whether a section holds the glossary."""
    return any(isinstance(block, Definitions) and block.kind == "glossary" for block in section.blocks)


def mentions(leaves: Iterable[Leaf]) -> dict[str, list[int]]:
    """The pages on which each term occurs, in order."""
    found: dict[str, list[int]] = {}
    for leaf in leaves:
        for term in dict.fromkeys(leaf.mentions):
            found.setdefault(term, []).append(leaf.number)
    return found


def with_pages(section: Section, mentioned: Mapping[str, Sequence[int]], setting: Setting) -> Section:
    """The glossary with the page numbers behind each entry; any other section as it is."""
    if not is_glossary(section):
        return section
    return section._replace(blocks=tuple(_numbered(block, mentioned, setting) for block in section.blocks))


def _numbered(block: Block, mentioned: Mapping[str, Sequence[int]], setting: Setting) -> Block:
    if not isinstance(block, Definitions):
        return block
    return block._replace(entries=tuple(_entry(entry, mentioned, setting) for entry in block.entries))


def _entry(entry: Entry, mentioned: Mapping[str, Sequence[int]], setting: Setting) -> Entry:
    """A glossary entry with the pages of its term behind the last word of its meaning."""
    pages = mentioned.get(entry.mentions, ())
    if not pages or not entry.meaning or not isinstance(entry.meaning[-1], Paragraph):
        return entry
    last = entry.meaning[-1]
    spans = (*last.spans, *_page_numbers(pages, setting))
    return entry._replace(meaning=(*entry.meaning[:-1], last._replace(spans=spans)))


def _page_numbers(pages: Sequence[int], setting: Setting) -> Iterator[Span]:
    """“3, 5 to 7”: runs of three and more pages are drawn together."""
    word = setting.words.get("page", "page")
    yield Span(" \u2002")
    for index, (first, last) in enumerate(_drawn_together(pages)):
        if index:
            yield Span(", ")
        yield Span(str(first), "folio", Link(f"#page-{first}", f"{word} {first}"))
        if last != first:
            yield Span("–" if last - first > 1 else ", ")
            yield Span(str(last), "folio", Link(f"#page-{last}", f"{word} {last}"))


def _drawn_together(pages: Sequence[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for page in pages:
        if runs and page == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], page)
        else:
            runs.append((page, page))
    return runs
