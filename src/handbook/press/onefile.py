"""All sets in one file for the printer: a bookmark and page labels for each, every set on leaves of its own."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from handbook.document.blocks import Link
from handbook.foundation.marks import HandbookError, Problem
from handbook.foundation.outputs import Batch
from handbook.layout.pages.page import Anchor, Area, Bookmark, Page, Printing, Publication, Tag
from handbook.press.batch import Ask, Done, Ticker, closed, prepare, problems_of
from handbook.press.discretion import discreet, fault
from handbook.press.manifest import Entry, Needed, Written
from handbook.press.station import Laid, Outcome, Station, Task


class _Set(NamedTuple):
    """The pages of a row, and what was made beside them."""

    task: Task
    pages: tuple[Page, ...]
    outcome: Outcome


def run(ask: Ask, tick: Ticker = lambda made, of: None) -> Done:
    """Makes the sets of a table as one file, and the .ics files beside it; as `batch.run` does in all else."""
    from handbook.paint.pdf import paint
    from handbook.products.bookfacts import metadata_of

    ready = prepare(ask)
    book = ready.station.book
    path = ready.setup.base.out / f"{book.folder.resolve().name}-sets.pdf"
    marks: list[Bookmark] = []
    outcomes: list[Outcome] = []
    metadata = metadata_of(book, "")
    with Batch() as batch, batch.file(path) as file:
        pages = _pages(_sets(ready.station, ready.tasks, batch, tick), marks, outcomes)
        printing = Printing(scaling=False, duplex="DuplexFlipLongEdge")
        digest = paint(Publication(pages, metadata, Tag("Document", None), marks, printing), file)
        if not marks and all(outcome.failed for outcome in outcomes):
            raise HandbookError(problems_of(ready, outcomes))
    whole = [_with_digest(outcome, path.name, digest) for outcome in outcomes]
    done = closed(ready, whole, 0)
    return done._replace(outputs=(path, *done.outputs))


def _pages(sets: Iterator[_Set], marks: list[Bookmark], outcomes: list[Outcome]) -> Iterator[Page]:
    """The pages of all sets, each named after its row; what is noted of them is asked for when the last is done."""
    for task, pages, outcome in sets:
        outcomes.append(outcome)
        if pages:
            anchor = f"row-{task.number}"
            name = dict(task.cells).get("recipient", "")
            marks.append(Bookmark(1, f"{task.number} · {name}" if name else str(task.number), anchor))
        for number, page in enumerate(pages, 1):
            head = (Anchor(anchor, 0.0, 0.0),) if number == 1 else ()
            yield _own(page, anchor, head)._replace(label=f"{task.number}-{number}", front=False)


def _own(page: Page, prefix: str, head: tuple[Anchor, ...]) -> Page:
    """The page with its places and links apart from those of all other sets."""
    anchors = (*head, *(one._replace(id=f"{prefix}-{one.id.lstrip('#')}") for one in page.anchors))
    placements = tuple(
        one._replace(link=_led(one.link, prefix)) if isinstance(one, Area) else one for one in page.placements
    )
    return page._replace(anchors=anchors, placements=placements)


def _led(link: Link, prefix: str) -> Link:
    return link._replace(target=f"#{prefix}-{link.target[1:]}") if link.target.startswith("#") else link


def _sets(opened: Station, tasks: Sequence[Task], batch: Batch, tick: Ticker) -> Iterator[_Set]:
    """One set after the other; one that cannot be laid out has no page, and its outcome says why."""
    tick(0, len(tasks))
    for made, task in enumerate(tasks, 1):
        try:
            yield _set(opened, task, batch)
        except HandbookError as error:
            yield _none(task, *(discreet(problem) for problem in error.problems))
        except Exception as error:
            yield _none(task, fault(error))
        opened.forget()
        tick(made, len(tasks))


def _none(task: Task, *problems: Problem) -> _Set:
    return _Set(task, (), Outcome(Entry(task.number, task.key, ()), problems))


def _set(opened: Station, task: Task, batch: Batch) -> _Set:
    pages: list[Page] = []
    found: list[Problem] = []
    first = last = None
    needs: tuple[Needed, ...] = ()
    laid_out = list(opened.laid_out(task))
    for laid in laid_out:
        first, last = laid.made.first or first, laid.made.last or last
        needs += laid.made.needs()
        if laid.printed:
            pages += _leaves(opened, laid, found)
    if any(problem.severity == "error" for problem in found):
        raise HandbookError(tuple(found))
    files = [Written("", "", len(pages))] * bool(pages)
    files += [opened.ics(batch, task, laid.made.ics()) for laid in laid_out if laid.made.ics]
    entry = Entry(task.number, task.key, tuple(files), first, last, needs)
    return _Set(task, tuple(pages), Outcome(entry, tuple(found)))


def _leaves(opened: Station, laid: Laid, found: list[Problem]) -> Iterator[Page]:
    """A product's pages on leaves of its own. A sheet to tear off or to cut keeps a blank back."""
    from handbook.checks import watch

    seen = watch(laid.made.publication, opened.book, laid.product)
    one_sided = laid.made.publication.printing.duplex == "Simplex"
    front = False
    for page in seen:
        front = not front
        yield page
        if front and one_sided:
            front = False
            yield Page(page.width, page.height, ())
    if front:
        yield Page(page.width, page.height, ())
    found += seen.problems()


def _with_digest(outcome: Outcome, name: str, sha256: str) -> Outcome:
    """The row's part of the file, told once the file is whole."""
    files = tuple(file if file.file else Written(name, sha256, file.pages) for file in outcome.entry.files)
    return outcome._replace(entry=outcome.entry._replace(files=files))
