"""Citations by number, in the order of their first use (ICMJE recommendations, "References")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from handbook.document.blocks import Definitions, Link, Span, Spans

PREFIX = "#ref-"


def is_citation(span: Span) -> bool:
    """Whether a span is a citation still without its number."""
    return span.look == "cite" and not span.text and span.link is not None


def cited_id(span: Span) -> str:
    """The reference that a citation names."""
    return span.link.target.removeprefix(PREFIX) if span.link else ""


def cited_in(spans: Spans) -> Iterator[str]:
    """The references that spans cite, in order."""
    return (cited_id(span) for span in spans if is_citation(span))


def bracketed(group: Sequence[Span], numbers: dict[str, int], says: str) -> Iterator[Span]:
    """Citations in a row as [1, 3]: rising numbers, each a link to its reference and named once."""
    chosen = {cited_id(span): span for span in group}
    mark = group[0].mark
    yield Span("[", "cite", mark=mark)
    for position, id in enumerate(sorted(chosen, key=lambda id: numbers[id])):
        if position:
            yield Span(", ", "cite", mark=mark)
        number = numbers[id]
        yield Span(str(number), "cite", Link(f"{PREFIX}{id}", f"{says} {number}"), mark=chosen[id].mark)
    yield Span("]", "cite", mark=mark)


def numbered(cited: Iterable[str], known: Iterable[str]) -> dict[str, int]:
    """The number of each reference: those cited by first use, then the others as they are listed."""
    order = dict.fromkeys((*cited, *known))
    return {id: number for number, id in enumerate(order, 1)}


def listed(block: Definitions, numbers: dict[str, int]) -> Definitions:
    """The list of references with their numbers, in the order of the numbers."""
    ranked = sorted(block.entries, key=lambda entry: numbers.get(entry.id.removeprefix("ref-"), 0))
    entries = tuple(entry._replace(term=(Span(f"{numbers[entry.id.removeprefix('ref-')]}."),)) for entry in ranked)
    return block._replace(entries=entries)
