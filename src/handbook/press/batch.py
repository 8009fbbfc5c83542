"""Sets for many people from one table: every row is read before any is made, and one that fails spoils no other."""

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from handbook.foundation.marks import HandbookError, Problem, refuse
from handbook.foundation.nearest import suggest
from handbook.foundation.values import Scalar
from handbook.press.discretion import told_at
from handbook.press.engines import Engine, in_process
from handbook.press.manifest import Entry, Journal, Written, write_manifest
from handbook.press.order import Order
from handbook.press.recipients import COLUMNS, Row, Rows, faults, in_row, rows_of
from handbook.press.spreadsheet import read_table
from handbook.press.station import Outcome, Setup, Station, Task, opened_anew

_NAMES = ("row", *COLUMNS)
_LONGEST = 120
"""Letters of a file's name before its product; file systems take 255 bytes."""


class Ask(NamedTuple):
    """A batch as it is asked for: the table, the order that all rows share, and how far to go."""

    table: Path
    base: Order
    encoding: str | None = None
    proof: int | None = None
    """Make only so many rows."""
    resume: bool = False
    pattern: Scalar = Scalar("{row}")
    """What the files of a row are called: {row}, {start}, {recipient} and all other columns."""
    carry: bool = False


class Prepared(NamedTuple):
    """A table whose rows can all be made, as far as can be told before they are laid out."""

    station: Station
    setup: Setup
    rows: dict[int, Row]
    tasks: tuple[Task, ...]
    warnings: tuple[Problem, ...]


class Done(NamedTuple):
    """What a batch came to."""

    entries: tuple[Entry, ...]
    kept: int
    """How many of them were there from before."""
    outputs: tuple[Path, ...]
    problems: tuple[Problem, ...]
    failed: int


Ticker = Callable[[int, int], None]
"""Is told how many sets are made, of how many."""


def run(ask: Ask, engine: Engine = in_process, tick: Ticker = lambda made, of: None) -> Done:
    """Makes the sets of a table in a folder; HandbookError, and nothing is made, if any row is at fault."""
    ready = prepare(ask)
    folder = ready.setup.base.out
    with Journal(folder, ask.resume) as journal:
        whole = journal.whole(folder)
        kept = [whole[task.key]._replace(row=task.number) for task in ready.tasks if task.key in whole]
        waiting = [task for task in ready.tasks if task.key not in whole]
        _sweep(folder, ready.tasks)
        outcomes = list[Outcome]()
        try:
            outcomes.extend(_run(engine, ready, waiting, journal, tick))
        except HandbookError as error:
            raise _stopped(error, len(kept) + sum(not one.failed for one in outcomes), ask.base.out) from None
        _sweep(folder, ready.tasks)
        told = (
            *_anew(journal.entries, waiting),
            *(() if ask.proof else _stale(journal.entries, ready.tasks, folder)),
        )
    return closed(ready, [*(Outcome(one) for one in kept), *outcomes], len(kept), told)


def _run(
    engine: Engine, ready: Prepared, waiting: Sequence[Task], journal: Journal, tick: Ticker
) -> Iterator[Outcome]:
    tick(0, len(waiting))
    for made, outcome in enumerate(engine(ready.setup, waiting) if waiting else (), 1):
        _refuse_full(outcome)
        if not outcome.failed:
            journal.note(outcome.entry)
        tick(made, len(waiting))
        yield outcome


def _stopped(error: HandbookError, whole: int, folder: Path) -> HandbookError:
    """A batch that could not go on, with what it had made."""
    sets = "1 set is" if whole == 1 else f"{whole} sets are"
    return HandbookError(error.problems, f"{sets} whole in {folder}") if whole else error


def _refuse_full(outcome: Outcome) -> None:
    """Where nothing can be written any more (ENV-02), all other rows would fail too: it is better to stop."""
    for problem in outcome.problems:
        if problem.code == "ENV-02":
            raise HandbookError((problem._replace(hint=f"{problem.hint}; then go on with --resume"),))


def closed(ready: Prepared, outcomes: Sequence[Outcome], kept: int, more: Iterable[Problem] = ()) -> Done:
    """Writes the manifest, and names what was wrong at its place in the table."""
    entries = tuple(one.entry for one in outcomes if not one.failed)
    outputs = write_manifest(ready.setup.base.out, entries)
    problems = (*ready.warnings, *more, *problems_of(ready, outcomes))
    return Done(entries, kept, tuple(outputs), problems, sum(outcome.failed for outcome in outcomes))


def problems_of(ready: Prepared, outcomes: Sequence[Outcome]) -> tuple[Problem, ...]:
    """What was wrong with rows that were made or were not, each at its place in the table."""
    problems: list[Problem] = []
    for outcome in sorted(outcomes, key=lambda one: one.entry.row):
        row = ready.rows[outcome.entry.row]
        for problem in outcome.problems:
            told = told_at(problem, row.cells)
            problems.append(in_row(row, told) if outcome.failed else told)
    return tuple(dict.fromkeys(problems))


# --- before anything is made ------------------------------------------------------------------------------


def prepare(ask: Ask) -> Prepared:
    """Reads table, book and style and holds every row against them; HandbookError with all that is wrong."""
    read = rows_of(read_table(ask.table, ask.encoding, COLUMNS))
    base = ask.base._replace(book=ask.base.book.resolve(), out=ask.base.out.resolve())
    return held(read, opened_anew(Setup(base, carry=ask.carry)), ask)


def held(read: Rows, opened: Station, ask: Ask) -> Prepared:
    """Every row held against the book that is opened; HandbookError with all that is wrong, in the rows' order."""
    from handbook.checks import run as check

    found = tuple(check(opened.book))
    setup, rows = opened.setup._replace(digest=opened.digest), read.whole
    problems = [problem for row in rows for problem in faults(row, setup.base, opened.usual, opened.book)]
    stems = _stems(rows, ask.pattern)
    problems = sorted([*read.problems, *problems, *_clashes(rows, stems)], key=lambda problem: problem.place)
    if problems or any(problem.severity == "error" for problem in found):
        raise HandbookError((*found, *problems))
    tasks = tuple(_task(row, stem, setup) for row, stem in zip(rows, stems, strict=True))
    return Prepared(opened, setup, {row.number: row for row in rows}, tasks[: ask.proof], found)


def _task(row: Row, stem: str, setup: Setup) -> Task:
    cells = tuple((name, str(cell)) for name, cell in sorted(row.cells.items()))
    base = setup.base
    shared = [str(base.paper), str(base.card.size), str(base.media), setup.carry]
    told = json.dumps([setup.digest, *shared, stem, cells])
    return Task(row.number, cells, stem, hashlib.sha256(told.encode()).hexdigest()[:32])


_FIELD = re.compile(r"\{([^{}]*)\}")
_UNFIT = re.compile(r"[^\w.+@-]+")
"""What some file system does not take in a name, and spaces."""


def _stems(rows: Sequence[Row], pattern: Scalar) -> list[str]:
    """How the names of each row's files begin; USAGE-03 for a pattern that names no column."""
    for name in _FIELD.findall(pattern):
        if name not in _NAMES:
            mark = pattern.mark.find(f"{{{name}}}")
            raise refuse("USAGE-03", f'"{{{name}}}" is no column', mark, suggest(name, _NAMES))
    if not pattern.strip() or "/" in pattern or "\\" in pattern:
        raise refuse("USAGE-03", "files cannot be named so", pattern.mark, "write --name-pattern {row}-{start}")
    digits = len(str(rows[-1].number))

    def filled(row: Row) -> str:
        told = {"row": f"{row.number:0{digits}}", **row.cells}
        stem = _FIELD.sub(lambda found: str(told.get(found[1], "")), pattern)
        return _UNFIT.sub("_", stem).strip("._-")

    return [filled(row) for row in rows]


def _clashes(rows: Sequence[Row], stems: Sequence[str]) -> Iterator[Problem]:
    """TABLE-06: rows whose files would have one name, also where capitals are not told apart, or none."""
    first: dict[str, Row] = {}
    for row, stem in zip(rows, stems, strict=True):
        other = first.setdefault(stem.casefold(), row)
        if not stem or len(stem) > _LONGEST:
            hint = "write a pattern with {row}"
            what = "would have no name" if not stem else "would have too long a name"
            yield in_row(row, Problem("TABLE-06", f"its files {what}", None, hint))
        elif other is not row:
            message = f"its files would have the names of those of row {other.number}"
            yield in_row(row, Problem("TABLE-06", message, None, "add {row} to the pattern"))


# --- what an earlier batch left ---------------------------------------------------------------------------


def _sweep(folder: Path, tasks: Sequence[Task]) -> None:
    """Takes away what workers had begun that were ended, also of rows that others have made since."""
    stems = {task.stem for task in tasks}
    for part in folder.glob(".*.part"):
        if part.name[1:].rsplit("-", 1)[0] in stems:
            with suppress(OSError):  # a folder that has become read-only is told where a set is written
                part.unlink(missing_ok=True)


def _anew(entries: Sequence[Entry], waiting: Sequence[Task]) -> Iterator[Problem]:
    """TABLE-08: rows whose sets were there, made from something else; they may have been printed already."""
    before = {(_stem(file), entry.key) for entry in entries for file in entry.files}
    made, keys = {stem for stem, _ in before}, {key for _, key in before}
    rows = [str(task.number) for task in waiting if task.stem in made and task.key not in keys]
    if rows:
        listed = ", ".join(rows[:8]) + (" …" if len(rows) > 8 else "")
        message = f"{len(rows)} sets were made anew: their rows, the book, the style or handbook itself have changed"
        yield Problem("TABLE-08", message, None, f"take back what was printed of rows {listed}", "warning")


def _stem(file: Written) -> str:
    return file.file.rsplit("-", 1)[0]


def _stale(entries: Sequence[Entry], tasks: Sequence[Task], folder: Path) -> tuple[Problem, ...]:
    """TABLE-07: files of rows that the table has no more; somebody might hand them out."""
    own = {task.stem for task in tasks}
    files = {file for entry in entries for file in entry.files if _stem(file) not in own}
    left = sorted({file.file for file in files if (folder / file.file).exists()})
    if not left:
        return ()
    listed = ", ".join(left[:5]) + (" …" if len(left) > 5 else "")
    message = f"{len(left)} files are left from rows that the table has no more"
    return (Problem("TABLE-07", message, None, f"delete them: {listed}", "warning"),)
