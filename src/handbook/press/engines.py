"""Engines for one road: this process, or processes beside it; `cluster` has a third. What they make is the same."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.context import BaseContext

from handbook.foundation.marks import HandbookError, Problem
from handbook.foundation.stopping import HANGUP
from handbook.press.manifest import Entry
from handbook.press.station import Outcome, Setup, Task, chunks, collected, station

Engine = Callable[[Setup, Sequence[Task]], Iterator[Outcome]]
"""Makes the sets of all tasks, in any order, an outcome for each."""

HANDFUL = 10
"""Rows that are sent at once: a set takes some 50 ms, a message to a worker some 5."""
AHEAD = 2
"""Handfuls that wait for each worker, so that none is idle and few are lost when one is ended."""
_TRIES = 3
"""How often a row is given to a worker that does not come back from it."""


def make(setup: Setup, tasks: Sequence[Task]) -> list[Outcome]:
    """A handful of rows at this worker's station; never raises, for a cluster would log the arguments."""
    with collected():
        try:
            opened = station(setup)
            outcomes = [opened.make(task) for task in tasks]
            opened.settle()
            return outcomes
        except HandbookError as error:
            return [Outcome(Entry(task.number, task.key, ()), error.problems) for task in tasks]


def in_process(setup: Setup, tasks: Sequence[Task]) -> Iterator[Outcome]:
    """One row after the other in this process."""
    for handful in chunks(tasks, HANDFUL):
        yield from make(setup, handful)


def on_processes(workers: int) -> Engine:
    """So many processes on this machine; one that is ended from outside is replaced."""

    def run(setup: Setup, tasks: Sequence[Task]) -> Iterator[Outcome]:
        waiting, tries = list(chunks(tasks, HANDFUL)), Counter[int]()
        while waiting:
            yield from _pool(setup, waiting, workers)
            # A pool that lost a worker is done for. What was under way is tried again, row by row.
            tries.update(task.number for handful in waiting for task in handful)
            lost = [task for handful in waiting for task in handful if tries[task.number] >= _TRIES]
            yield from map(lost_row, lost)
            waiting = [(task,) for handful in waiting for task in handful if tries[task.number] < _TRIES]

    return run


def _pool(setup: Setup, waiting: list[tuple[Task, ...]], workers: int) -> Iterator[Outcome]:
    """Makes what is waiting and takes it off the list; ends early if a worker is lost, with the rest untouched."""
    queue, running = iter(list(waiting)), dict[Future[list[Outcome]], tuple[Task, ...]]()
    workers = min(workers, len(waiting))  # each is begun at once, even if there is nothing for it to do
    with ProcessPoolExecutor(workers, _context(), _begin) as pool:
        try:
            while True:
                while len(running) < workers * AHEAD and (handful := next(queue, None)):
                    running[pool.submit(make, setup, handful)] = handful
                if not running:
                    return
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    outcomes = future.result()
                    waiting.remove(running.pop(future))
                    yield from outcomes
        except BrokenProcessPool:
            return
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _context() -> BaseContext:
    """Where it is safe, workers come to life with all that this process has read; else each begins from nothing.

    A process with threads must not be copied: one of them may hold a lock. Nor may one whose system keeps
    threads of its own, as macOS does.
    """
    from multiprocessing import get_context

    alone = sys.platform == "linux" and threading.active_count() == 1
    return get_context("fork" if alone else "spawn")


def lost_row(task: Task) -> Outcome:
    """What is told of a row whose worker was ended each time: ENV-07."""
    message = f"a worker ended {_TRIES} times while it made this row"
    problem = Problem("ENV-07", message, None, "see whether memory is short, and go on with --resume")
    return Outcome(Entry(task.number, task.key, ()), (problem,))


def _begin() -> None:
    """A worker leaves Ctrl-C and a closed terminal to the process that began it, and ends when that is gone."""
    from multiprocessing import parent_process

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if HANGUP:
        signal.signal(HANGUP, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:

        def watch() -> None:
            parent.join()
            os._exit(1)

        threading.Thread(target=watch, daemon=True).start()
