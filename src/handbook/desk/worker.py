"""One thread does all the work, the most urgent first: nothing that it uses is made for two.

Long work pauses between its parts. What is more urgent is done there, and a picture waits for a part, not for all.
"""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable
from enum import IntEnum
from queue import PriorityQueue
from threading import Thread
from typing import Any, NamedTuple, TypeVar

from handbook.foundation.pausing import Overtaken

_T = TypeVar("_T")


class Urgency(IntEnum):
    """What comes before what."""

    END = -1
    PICTURE = 0
    PAGES = 1
    FILES = 2
    CHECK = 3


class _Job(NamedTuple):
    """A piece of work and who waits for it; jobs are in the order in which they are to be done."""

    urgency: Urgency
    number: int
    work: Callable[[], Any]
    future: asyncio.Future[Any] | None = None
    loop: asyncio.AbstractEventLoop | None = None


class Worker:
    """A thread that waits for jobs."""

    def __init__(self) -> None:
        self._jobs: PriorityQueue[_Job] = PriorityQueue()
        self._numbers = itertools.count()
        self._begun: list[_Job] = []
        """The work in hand, last; before it what it was put in front of."""
        self._thread = Thread(target=self._work, name="press", daemon=True)
        self._thread.start()

    async def run(self, urgency: Urgency, work: Callable[[], _T]) -> _T:
        """What a piece of work makes, done when its turn comes; what it raises is raised here.

        Work that nobody waits for any more (the page has asked for something newer) is not begun, and what was
        begun ends at its next pause.
        """
        loop = asyncio.get_running_loop()
        future: asyncio.Future[_T] = loop.create_future()
        self._jobs.put(_Job(urgency, next(self._numbers), work, future, loop))
        return await future

    def pause(self) -> None:
        """For the work in hand: does what is more urgent, then goes on; Overtaken if nobody waits for it any more."""
        now = self._begun[-1]
        while (job := self._before(now)) and job.urgency != Urgency.END:
            self._do(job)
        if job:
            self._jobs.put(job)  # the thread ends where it waits
        if job or (now.future and now.future.cancelled()):
            raise Overtaken

    def end(self) -> None:
        """Lets the thread end when its job is done, or paused."""
        self._jobs.put(_Job(Urgency.END, next(self._numbers), lambda: None))

    def _before(self, now: _Job) -> _Job | None:
        """The next job, if it is more urgent than this one. Only this thread takes jobs away."""
        waiting = self._jobs.queue
        return self._jobs.get() if waiting and waiting[0].urgency < now.urgency else None

    def _work(self) -> None:
        while (job := self._jobs.get()).urgency != Urgency.END:
            self._do(job)

    def _do(self, job: _Job) -> None:
        if job.future is None or job.loop is None or job.future.cancelled():
            return
        self._begun.append(job)
        try:
            made, error = job.work(), None
        except BaseException as raised:  # told where it was asked for, whatever it is
            made, error = None, raised
        self._begun.pop()
        if not job.loop.is_closed():
            job.loop.call_soon_threadsafe(_tell, job.future, made, error)


def _tell(future: asyncio.Future[Any], made: Any, error: BaseException | None) -> None:
    if future.cancelled():
        return
    if error is None:
        future.set_result(made)
    else:
        future.set_exception(error)
