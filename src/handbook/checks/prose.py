"""All words of a book, found in one pass: each text with its place, and as print shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from handbook.book.body import Part
from handbook.checks.lexicon import ordered
from handbook.checks.placing import placed
from handbook.checks.printed import Printed, printed
from handbook.document.blocks import Span
from handbook.document.numbering import slug
from handbook.foundation.marks import Mark
from handbook.foundation.model import Model
from handbook.foundation.values import Scalar

if TYPE_CHECKING:
    from handbook.book.book import Book

# Values that are no words for a reader: ids, choices, numbers, addresses, file names, headings of the source.
_NO_WORDS = frozenset(
    (
        *("id", "kind", "fact", "form", "regimen", "regimens", "refs", "see", "stated_in", "rule", "at", "sections"),
        *("medicine", "splits", "then", "called", "size", "sheet", "layout", "paper"),
        *("ics_titles", "weeks", "time", "by", "around"),
        *("levels", "level", "species", "per", "audience", "align", "safety_profile", "severity", "week_start"),
        *("doi", "pmid", "pmcid", "url", "volume", "issue", "pages", "file", "start", "on", "off", "cycles"),
        *("version", "language", "keywords", "subject", "source", "author", "authors", "reviewer"),
    )
)


@dataclass(frozen=True, eq=False)
class Words:
    """One text of the book, as it is written and as it is read."""

    text: Scalar
    print: Printed
    """As print shows it."""
    place: str
    """What a waiver names: sections.evidence.stroke, regimens.nootropic, glossary.bdnf."""
    block: str = ""
    """The kind of block that it stands in, if it stands in one."""
    field: str = ""
    """The key that it is the value of."""

    @property
    def plain(self) -> str:
        """The words as print shows them; code, addresses and doses that are looked up are one sign each."""
        return self.print.plain

    def mark(self, start: int, end: int) -> Mark:
        """The place in the file of a stretch of the plain words."""
        return placed(self.text, *self.print.span(start, end))

    def writes(self, mark: Mark, words: str) -> bool:
        """Whether the source has exactly these words at the mark, so that they may be mended there."""
        line = mark.source.line(mark.line)
        return mark.line == mark.end_line and line[mark.column - 1 : mark.end_column - 1] == words


def words_of(book: Book) -> Iterator[Words]:
    """Every text of the book that a reader meets, in the order of the files."""
    base = book.language.base
    return (
        Words(text, printed(text, base, ordered(base) if "`" in text else None), place, block, field)
        for text, place, block, field in _texts(book)
    )


_Text = tuple[Scalar, str, str, str]
"""A text with its place, its block and its field."""


def _texts(book: Book) -> Iterator[_Text]:
    yield from _inside(book.edition, "handbook")
    for one in book.standing:
        yield from _inside(one, f"handbook.{one.fact}")
    for name in ("at_a_glance", "not_covered", "notice", "waivers"):
        yield from _inside(getattr(book, name), f"handbook.{name.replace('_', '-')}", field=name)
    groups: dict[str, Iterable[Any]] = {
        "forms": book.forms.values(),
        "medicines": book.medicines.values(),
        "regimens": book.regimens.values(),
        "glossary": book.terms,
        "references": book.references,
        "sections": book.sections,
        "notes": book.notes,
    }
    for name, entries in groups.items():
        for entry in entries:
            yield from _inside(entry, name)
    yield from _inside(book.card, "card")
    yield from _inside(book.calendar, "calendar")


def _inside(value: Any, place: str, block: str = "", field: str = "") -> Iterator[_Text]:
    if isinstance(value, Scalar):
        if value and value.source is not None:
            yield value, place, block, field
    elif isinstance(value, Model):
        yield from _fields(value, place, block)
    elif isinstance(value, tuple) and not isinstance(value, Part):
        yield from _entries(value, place, block, field)


def _fields(value: Model, place: str, block: str) -> Iterator[_Text]:
    own = getattr(value, "id", None)
    inner = f"{place}.{own}" if own and not block else place
    for name in _names(type(value)):
        held = getattr(value, name)
        if held:
            yield from _inside(held, inner, block, name)


@lru_cache(maxsize=256)
def _names(shape: type[Model]) -> tuple[str, ...]:
    """The fields of a model that may hold words."""
    return tuple(name for name in shape.model_fields if name not in _NO_WORDS)


def _entries(values: tuple[Any, ...], place: str, block: str, field: str) -> Iterator[_Text]:
    """A list; in a body, what follows a heading stands at the heading's place."""
    at = place
    for value in values:
        if isinstance(value, Part):
            if value.kind == "h":
                at = f"{place}.{value.value.id or slug((Span(value.value.text),))}"
            yield from _inside(value.value, at, value.kind, value.kind)
        else:
            yield from _inside(value, place, block, field)


def section_of(place: str) -> str:
    """The section that a place lies in; empty outside of the sections."""
    head, _, rest = place.partition(".")
    return rest.split(".")[0] if head == "sections" else ""
