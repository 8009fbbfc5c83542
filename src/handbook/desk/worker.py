"""One thread does all the work, the most urgent first: nothing that it uses is made for two."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable
from enum import IntEnum
from queue import PriorityQueue
from threading import Thread
from typing import Any, TypeVar

_T = TypeVar("_T")


class Urgency(IntEnum):
    """What comes before what."""

    PICTURE = 0
    PAGES = 1
    FILES = 2
    CHECK = 3
    END = 4


Job = tuple[int, int, Callable[[], Any] | None, "asyncio.Future[Any] | None", "asyncio.AbstractEventLoop | None"]


class Worker:
    """A thread that waits for jobs."""

    def __init__(self) -> None:
        self._jobs: PriorityQueue[Job] = PriorityQueue()
        self._numbers = itertools.count()
        self._thread = Thread(target=self._work, name="press", daemon=True)
        self._thread.start()

    async def run(self, urgency: Urgency, work: Callable[[], _T]) -> _T:
        """What a piece of work makes, done when its turn comes; what it raises is raised here.

        Work that nobody waits for any more (the page has asked for something newer) is not begun.
        """
        loop = asyncio.get_running_loop()
        future: asyncio.Future[_T] = loop.create_future()
        self._jobs.put((urgency, next(self._numbers), work, future, loop))
        return await future

    def end(self) -> None:
        """Lets the thread end when its job is done."""
        self._jobs.put((-1, next(self._numbers), None, None, None))

    def _work(self) -> None:
        while True:
            _, _, work, future, loop = self._jobs.get()
            if work is None or future is None or loop is None:
                return
            if future.cancelled():
                continue
            try:
                made, error = work(), None
            except BaseException as raised:  # told where it was asked for, whatever it is
                made, error = None, raised
            if not loop.is_closed():
                loop.call_soon_threadsafe(_tell, future, made, error)


def _tell(future: asyncio.Future[Any], made: Any, error: BaseException | None) -> None:
    if future.cancelled():
        return
    if error is None:
        future.set_result(made)
    else:
        future.set_exception(error)
