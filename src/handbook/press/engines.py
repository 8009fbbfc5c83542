"""Three engines for one road: this process, processes beside it, a cluster. What they make is the same."""

from __future__ import annotations

import os
import signal
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from handbook.foundation.marks import HandbookError, Problem, refuse
from handbook.foundation.values import Scalar
from handbook.press.manifest import Entry
from handbook.press.station import Outcome, Setup, Task, chunks, collected, station

if TYPE_CHECKING:
    from distributed import Client

Engine = Callable[[Setup, Sequence[Task]], Iterator[Outcome]]
"""Makes the sets of all tasks, in any order, an outcome for each."""

_HANDFUL = 10
"""Rows that are sent at once: a set takes some 50 ms, a message to a worker some 5."""
_AHEAD = 2
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
    for handful in chunks(tasks, _HANDFUL):
        yield from make(setup, handful)


def on_processes(workers: int) -> Engine:
    """So many processes on this machine; one that is ended from outside is replaced."""

    def run(setup: Setup, tasks: Sequence[Task]) -> Iterator[Outcome]:
        waiting, tries = list(chunks(tasks, _HANDFUL)), Counter[int]()
        while waiting:
            yield from _pool(setup, waiting, workers)
            # A pool that lost a worker is done for. What was under way is tried again, row by row.
            tries.update(task.number for handful in waiting for task in handful)
            lost = [task for handful in waiting for task in handful if tries[task.number] >= _TRIES]
            yield from map(_lost, lost)
            waiting = [(task,) for handful in waiting for task in handful if tries[task.number] < _TRIES]

    return run


def _pool(setup: Setup, waiting: list[tuple[Task, ...]], workers: int) -> Iterator[Outcome]:
    """Makes what is waiting and takes it off the list; ends early if a worker is lost, with the rest untouched."""
    from multiprocessing import get_context

    queue, running = iter(list(waiting)), dict[Future[list[Outcome]], tuple[Task, ...]]()
    with ProcessPoolExecutor(workers, get_context("spawn"), _begin) as pool:
        try:
            while True:
                while len(running) < workers * _AHEAD and (handful := next(queue, None)):
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


def _lost(task: Task) -> Outcome:
    message = f"a worker ended {_TRIES} times while it made this row"
    problem = Problem("ENV-07", message, None, "see whether memory is short, and go on with --resume")
    return Outcome(Entry(task.number, task.key, ()), (problem,))


def _begin() -> None:
    """A worker leaves Ctrl-C to the process that began it, and ends when that is gone."""
    from multiprocessing import parent_process
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:

        def watch() -> None:
            parent.join()
            os._exit(1)

        Thread(target=watch, daemon=True).start()


# --- Dask -------------------------------------------------------------------------------------------------


def on_dask(address: Scalar, workers: int = 2) -> Engine:
    """The workers of a Dask scheduler; `local` begins one on this machine alone, with so many workers."""

    def run(setup: Setup, tasks: Sequence[Task]) -> Iterator[Outcome]:
        with _client(address, workers) as client:
            yield from _spread(client, setup, tasks)

    return run


@contextmanager
def _client(address: Scalar, workers: int) -> Iterator[Client]:
    try:
        from distributed import Client, LocalCluster
    except ImportError:
        message = "--scheduler needs Dask, and it is not installed"
        hint = "pip install 'handbook-builder[cluster]', or use --workers"
        raise refuse("ENV-06", message, address.mark, hint) from None
    if address == "local":
        quiet: dict[str, Any] = {"host": "127.0.0.1", "dashboard_address": None, "silence_logs": 50}
        with LocalCluster(n_workers=workers, threads_per_worker=1, **quiet) as cluster, Client(cluster) as client:
            yield client
        return
    try:
        client = Client(str(address), timeout=10)
    except (OSError, TimeoutError, ValueError) as error:
        hint = "write the address that it shows when it starts, such as tcp://127.0.0.1:8786"
        message = f"there is no Dask scheduler at {address} ({type(error).__name__})"
        raise refuse("ENV-06", message, address.mark, hint) from None
    with client:
        yield client


def _spread(client: Client, setup: Setup, tasks: Sequence[Task]) -> Iterator[Outcome]:
    """A few handfuls for each worker at a time, so that the scheduler's memory does not grow with the table."""
    from distributed import as_completed

    workers = sum(client.ncores().values())
    if not workers:
        raise refuse("ENV-06", "the scheduler has no worker", None, "start one: dask worker ADDRESS")
    queue, running = chunks(tasks, _HANDFUL), dict[Any, tuple[Task, ...]]()

    def submit() -> Any:
        handful = next(queue, None)
        if handful is None:
            return None
        future = client.submit(make, setup, handful, pure=False)
        running[future.key] = handful
        return future

    begun = [future for future in (submit() for _ in range(workers * _AHEAD)) if future is not None]
    completed = as_completed(begun)
    for future in completed:
        handful = running.pop(future.key)
        yield from future.result() if future.status == "finished" else map(_lost, handful)
        following = submit()
        if following is not None:
            completed.add(following)
