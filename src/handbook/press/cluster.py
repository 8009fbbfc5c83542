"""The engine for many machines: the workers of a Dask scheduler, which is there already or is begun for one batch."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any

from handbook.foundation.marks import refuse
from handbook.foundation.values import Scalar
from handbook.press.engines import AHEAD, HANDFUL, Engine, lost_row, make
from handbook.press.station import Outcome, Setup, Task, chunks

if TYPE_CHECKING:
    from distributed import Client, LocalCluster

_QUIET = {
    "distributed.worker.profile.enabled": False,  # it looks at the stack a hundred times a second
    "distributed.worker.memory.monitor-interval": "1s",
    "distributed.admin.tick.interval": "1s",
    "distributed.admin.system-monitor.interval": "5s",
    "distributed.scheduler.http.routes": [],  # it listens, on loopback, and has no page to show
}
"""A cluster of one batch watches itself less: what it does by default takes a tenth of the two cores it has."""
_LOOK, _PATIENCE = 5, 60
"""Seconds after which it is looked whether anybody is left to wait for; how long that may be nobody."""


def on_dask(address: Scalar, workers: int = 2) -> Engine:
    """The workers of a Dask scheduler; `local` begins one on this machine alone, with so many workers."""

    def run(setup: Setup, tasks: Sequence[Task]) -> Iterator[Outcome]:
        with _client(address, workers) as client:
            yield from _spread(client, setup, tasks)

    return run


@contextmanager
def _client(address: Scalar, workers: int) -> Iterator[Client]:
    try:
        from distributed import Client
    except ImportError:
        message = "--scheduler needs Dask, and it is not installed"
        hint = "pip install 'handbook-builder[cluster]', or use --workers"
        raise refuse("ENV-06", message, address.mark, hint) from None
    if address == "local":
        with _begun(workers) as cluster, Client(cluster) as client:
            yield client
        return
    try:
        client = Client(str(address), timeout=10)
    except (OSError, TimeoutError, ValueError) as error:
        hint = "write the address that it shows when it starts, such as tcp://127.0.0.1:8786"
        message = f"there is no Dask scheduler at {address} ({type(error).__name__})"
        raise refuse("ENV-06", message, address.mark, hint) from None
    logging.getLogger("distributed.client").setLevel(logging.CRITICAL)  # what it would say is told as a problem
    with client:
        yield client


def _begun(workers: int) -> LocalCluster:
    """Scheduler and workers on this machine, which nobody else can speak to."""
    import dask
    from distributed import LocalCluster

    # A port of its own: the usual one may be taken, which Dask would tell the user on the terminal.
    aside: dict[str, Any] = {"dashboard": False, "dashboard_address": "127.0.0.1:0"}
    with dask.config.set(_QUIET):
        return LocalCluster(
            n_workers=workers, threads_per_worker=1, host="127.0.0.1", silence_logs=50, scheduler_kwargs=aside
        )


def _spread(client: Client, setup: Setup, tasks: Sequence[Task]) -> Iterator[Outcome]:
    """A few handfuls for each worker at a time, so that the scheduler's memory does not grow with the table."""
    workers = sum(client.ncores().values())
    if not workers:
        raise refuse("ENV-06", "the scheduler has no worker", None, "start one: dask worker ADDRESS")
    queue, running = chunks(tasks, HANDFUL), dict[Any, tuple[Task, ...]]()

    def submit() -> None:
        for handful in islice(queue, workers * AHEAD - len(running)):
            running[client.submit(make, setup, handful, pure=False)] = handful

    submit()
    while running:
        for future in _done(client, list(running)):
            handful = running.pop(future)
            yield from future.result() if future.status == "finished" else map(lost_row, handful)
        submit()


def _done(client: Client, futures: Sequence[Any]) -> Iterable[Any]:
    """Those that are done, once one is; ENV-06 if nobody is left who could make them."""
    from concurrent.futures import CancelledError

    from distributed import wait

    alone = 0
    while True:
        try:
            done: Iterable[Any] = wait(futures, timeout=_LOOK, return_when="FIRST_COMPLETED").done
            return done
        except (TimeoutError, CancelledError):
            alone = 0 if _has_workers(client) else alone + 1
        ended = [future for future in futures if future.status != "pending"]
        if ended:
            return ended
        if alone * _LOOK >= _PATIENCE:
            message = f"the scheduler has had no worker for {_PATIENCE} seconds"
            raise refuse("ENV-06", message, None, "start one, and go on with --resume")


def _has_workers(client: Client) -> bool:
    """Whether any worker is there; ENV-06 if the scheduler itself is not."""
    if client.status == "connecting":
        return False  # it looks for the scheduler as long as it did at first, and then closes
    try:
        return bool(client.ncores())
    except (OSError, ValueError, RuntimeError, TimeoutError):
        hint = "start it and its workers again, and go on with --resume"
        raise refuse("ENV-06", "the scheduler does not answer any more", None, hint) from None
