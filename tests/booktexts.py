"""Every text of a book with its place, for tests that read it word by word."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from pydantic import BaseModel

from handbook.book.body import Part
from handbook.book.book import Book
from handbook.foundation.values import Scalar

# Values that are ids, choices or identifiers, and no words for a reader.
_NO_WORDS = frozenset(
    {
        "align", "at", "audience", "by", "called", "cycles", "doi", "fact", "file", "form", "ics_titles", "id",
        "kind", "language", "layout", "level", "levels", "medicine", "off", "on", "per", "pmcid", "pmid",
        "refs", "regimen", "regimens", "rule", "safety_profile", "sections", "see", "species", "splits",
        "start", "stated_in", "then", "time", "url", "version", "week_start", "weeks",
    }
)  # fmt: skip


class Text(NamedTuple):
    """A text, and the path that leads to it: `sections.risk.body.p`."""

    path: str
    text: Scalar

    @property
    def key(self) -> str:
        """The last word of the path: p, note, title."""
        return self.path.rsplit(".", 1)[-1]


def texts(book: Book) -> Iterator[Text]:
    """All words that a reader may meet, in the order of the files; titles and labels too."""
    tops: tuple[tuple[str, Any], ...] = (
        ("edition", book.edition),
        ("standing", book.standing),
        ("at_a_glance", book.at_a_glance),
        ("not_covered", book.not_covered),
        ("notice", book.notice),
        ("forms", tuple(book.forms.values())),
        ("medicines", tuple(book.medicines.values())),
        ("regimens", tuple(book.regimens.values())),
        ("glossary", book.terms),
        ("references", book.references),
        ("notes", book.notes),
        ("card", book.card),
        ("calendar", book.calendar),
        ("sections", book.sections),
    )
    for name, value in tops:
        yield from _in(name, value)


def _in(path: str, value: Any) -> Iterator[Text]:
    if isinstance(value, Scalar):
        if value:
            yield Text(path, value)
    elif isinstance(value, Part):
        yield from _in(f"{path}.{value.kind}", value.value)
    elif isinstance(value, BaseModel):
        id = getattr(value, "id", None) or getattr(value, "fact", None)
        inner = f"{path}.{id}" if id else path
        for name in type(value).model_fields:
            if name not in _NO_WORDS:
                yield from _in(f"{inner}.{name}", getattr(value, name))
    elif isinstance(value, tuple):
        for one in value:
            yield from _in(path, one)
