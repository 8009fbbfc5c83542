"""A place where sets are made: book and style opened once, and kept for every row that comes."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from handbook import __version__
from handbook.foundation.kept import Kept
from handbook.foundation.marks import HandbookError, Problem, Source, refuse
from handbook.foundation.outputs import Batch
from handbook.foundation.values import Scalar, span
from handbook.press.discretion import discreet, fault
from handbook.press.makers import Made, Styles, make
from handbook.press.manifest import Entry, Needed, Written
from handbook.press.memory import lasting, none
from handbook.press.opening import styles_of
from handbook.press.order import Order
from handbook.press.ownfigures import with_own_figures
from handbook.press.passing import Counted
from handbook.press.recipients import ordered

if TYPE_CHECKING:
    from handbook.book.book import Book

_TURNS = 64
"""What none of so many sets asked for is let go: rows differ in regimen, paper and more."""
_MOST_WORDS = 20_000
"""More words than this are not kept shaped: names never end, and most of them come once."""


class Setup(NamedTuple):
    """What is the same for every row; small, so that it can travel with each handful of them."""

    base: Order
    carry: bool = False
    """Whether a calendar carries its book and choices."""
    digest: str = ""
    """Of book, style and program: a worker that finds others must not go on."""


class Task(NamedTuple):
    """A row on its way to a worker."""

    number: int
    cells: tuple[tuple[str, str], ...]
    stem: str
    """How the names of its files begin."""
    key: str
    """By which the journal knows it again."""

    def __repr__(self) -> str:
        return f"Task(row {self.number})"  # what a scheduler logs must not name a person


class Outcome(NamedTuple):
    """What became of a row: its files, and what was wrong."""

    entry: Entry
    problems: tuple[Problem, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether there was an error, so that no file was written."""
        return any(problem.severity == "error" for problem in self.problems)


class Laid(NamedTuple):
    """A product of a row, laid out."""

    product: str
    made: Made
    printed: bool
    """Whether its PDF is asked for; of a calendar perhaps only the .ics file is."""


class Station:
    """A book and a style, read once. One row at a time."""

    def __init__(self, setup: Setup) -> None:
        """HandbookError with every problem of the book and the style."""
        from handbook.telling.opening import load

        self.setup, self._lock, self._settled = setup, Lock(), False
        self.book: Book = load(setup.base.book)
        self.styles: Styles = styles_of(setup.base, none())
        self.memory = lasting(_TURNS)
        self.persons, self.stock = Kept(_TURNS), Kept(_TURNS)
        self.usual = _usual(self.book)
        """The files of a row that does not say which to make."""
        self.digest = self._digest()

    def _digest(self) -> str:
        style = self.styles(self.setup.base.paper)
        told = f"{self.book.fingerprint}\n{style!r}\n{__version__}"
        return hashlib.sha256(told.encode()).hexdigest()[:16]

    def make(self, task: Task) -> Outcome:
        """The files of a row, whole or not at all; what is wrong is told, and never raised."""
        with self._lock:
            try:
                return self._made(task)
            except HandbookError as error:
                return _failed(task, *(discreet(problem) for problem in error.problems))
            except MemoryError:
                return _failed(task, Problem("ENV-04", "there is not enough memory", None, "use fewer workers"))
            except Exception as error:
                return _failed(task, fault(error))
            finally:
                self.forget()

    def settle(self) -> None:
        """All that the first handful loaded stays: no later search for cycles needs to look at it."""
        if not self._settled:
            self._settled = True
            gc.collect()
            gc.freeze()

    def forget(self) -> None:
        """Lets go of the words of many sets, once they are many."""
        from handbook.layout.type import words

        if words.kept() > _MOST_WORDS:
            words.forget()

    def laid_out(self, task: Task) -> Iterator[Laid]:
        """Each file that is asked for and what stands in it; HandbookError if it cannot be laid out."""
        cells = {name: Scalar(text, Source(name, text), span(0, len(text))) for name, text in task.cells}
        book = self._for_person(cells)
        self.persons.turn()
        self.stock.turn()
        order, makes = ordered(cells, self.setup.base, self.usual)
        for product in order.products:
            made = make(product, order, book, self.styles, self.memory)
            if not self.setup.carry:
                made = made._replace(inputs=None)
            yield Laid(product, made if "ics" in makes else made._replace(ics=None), product in makes)

    def _for_person(self, cells: Mapping[str, Scalar]) -> Book:
        """The book for the figures of a row; the same book for the same figures, for what is kept rests on it."""
        key = ("person", cells.get("weight"), cells.get("height"))
        return self.persons.made(key, lambda: with_own_figures(self.book, cells))

    def _made(self, task: Task) -> Outcome:
        files: list[Written] = []
        found: list[Problem] = []
        first = last = None
        needs: tuple[Needed, ...] = ()
        with Batch() as batch:
            for laid in self.laid_out(task):
                first, last = laid.made.first or first, laid.made.last or last
                needs += laid.made.needs()
                if laid.printed:
                    files.append(self._pdf(batch, task, laid, found))
                if laid.made.ics:
                    files.append(self.ics(batch, task, laid.made.ics()))
            if any(problem.severity == "error" for problem in found):
                raise HandbookError(tuple(found))
        return Outcome(Entry(task.number, task.key, tuple(files), first, last, needs), tuple(found))

    def _pdf(self, batch: Batch, task: Task, laid: Laid, found: list[Problem]) -> Written:
        from handbook.checks import watch
        from handbook.paint.pdf import paint

        name = f"{task.stem}-{laid.product}.pdf"
        seen = watch(laid.made.publication, self.book, laid.product)
        pages = Counted(seen)
        with batch.file(self.setup.base.out / name) as file:
            digest = paint(laid.made.of(pages), file, stock=self.stock)
        found += seen.problems()
        return Written(name, digest, pages.count)

    def ics(self, batch: Batch, task: Task, data: bytes) -> Written:
        """The dates of a row, to be written beside its sheets."""
        name = f"{task.stem}-calendar.ics"
        with batch.file(self.setup.base.out / name) as file:
            file.write(data)
        return Written(name, hashlib.sha256(data).hexdigest(), 0)


def station(setup: Setup) -> Station:
    """The station of a worker, opened when its first row comes; ENV-06 if it finds other files than the batch did."""
    bare = setup._replace(digest="")
    if _opened(bare).digest != setup.digest:
        opened_anew(bare)  # a worker that has lived for long may have read the book before it was edited
    if _opened(bare).digest != setup.digest:
        message = "a worker finds another book, style or program than the batch was begun with"
        raise refuse("ENV-06", message, None, "give every worker the same files, and do not edit them meanwhile")
    return _opened(bare)


@contextmanager
def collected() -> Iterator[None]:
    """The cyclic collector waits until a handful of rows is made, and then looks through what is new since.

    What older handfuls left to be kept it need not look through again: that would take a millisecond a set.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.collect(1)
        if was_on:
            gc.enable()


def opened_anew(setup: Setup) -> Station:
    """The station for a batch that begins: it reads book and style, whatever was read before."""
    _opened.cache_clear()
    opened = _opened(setup)
    gc.collect()
    gc.freeze()  # book and faces stay: no later search for cycles needs to look at them
    return opened


_opened = lru_cache(maxsize=1)(Station)


def _usual(book: Book) -> tuple[str, ...]:
    """Of what the book has, what a set is: a card, a calendar and its dates."""
    card = ("card",) if book.card else ()
    return (*card, "calendar", "ics") if book.calendar or not card else card


def _failed(task: Task, *problems: Problem) -> Outcome:
    return Outcome(Entry(task.number, task.key, ()), problems)


def chunks(tasks: Sequence[Task], size: int) -> Iterator[tuple[Task, ...]]:
    """The tasks in handfuls."""
    for at in range(0, len(tasks), size):
        yield tuple(tasks[at : at + size])
