"""A check is in nobody's way: pages and pictures are made in its pauses, and what is overtaken is dropped."""

from __future__ import annotations

import asyncio
import itertools
import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip(
    "starlette", reason="the desk's libraries are not installed: pip install 'handbook-builder[desk]'"
)

from desks import SMALL
from handbook.desk.session import Session
from handbook.desk.worker import Urgency, Worker
from handbook.foundation.pausing import Overtaken

PATIENCE = 60


class Stopped(Worker):
    """A worker whose first pause is long enough for something to happen in it."""

    def __init__(self) -> None:
        self.pauses = 0
        self.happens: Callable[[], None] = lambda: None
        super().__init__()

    def pause(self) -> None:
        self.pauses += 1
        if self.pauses == 1:
            self.happens()
        super().pause()

    def waits(self, number: int) -> None:
        """Until so many jobs wait behind the one in hand."""
        while self._jobs.qsize() < number:
            threading.Event().wait(0.001)


def test_what_nobody_waits_for_is_not_begun() -> None:
    async def main() -> list[str]:
        worker, done, go = Worker(), [], threading.Event()
        slow = asyncio.create_task(worker.run(Urgency.PAGES, go.wait))
        await asyncio.sleep(0)
        stale = asyncio.create_task(worker.run(Urgency.CHECK, lambda: done.append("stale")))
        check = asyncio.create_task(worker.run(Urgency.CHECK, lambda: done.append("check")))
        page = asyncio.create_task(worker.run(Urgency.PAGES, lambda: done.append("page")))
        await asyncio.sleep(0)
        stale.cancel()
        go.set()
        await asyncio.gather(slow, check, page)
        worker.end()
        return done

    assert asyncio.run(main()) == ["page", "check"]


def test_what_is_more_urgent_is_done_in_the_pauses_of_what_takes_long() -> None:
    async def main() -> list[str]:
        worker, done, loop, asked = Stopped(), [], asyncio.get_running_loop(), []

        def check() -> None:
            for part in "123":
                done.append(f"part {part}")
                worker.pause()

        def ask() -> None:
            for urgency in (Urgency.CHECK, Urgency.FILES, Urgency.PAGES, Urgency.PICTURE):
                asked.append(asyncio.ensure_future(worker.run(urgency, lambda name=urgency.name: done.append(name))))

        worker.happens = lambda: (loop.call_soon_threadsafe(ask), worker.waits(4))[1]
        await worker.run(Urgency.CHECK, check)
        await asyncio.gather(*asked)
        worker.end()
        return done

    assert asyncio.run(main()) == ["part 1", "PICTURE", "PAGES", "FILES", "part 2", "part 3", "CHECK"]


def test_what_is_overtaken_ends_at_its_next_pause_and_the_desk_at_the_next_too() -> None:
    async def main() -> list[str]:
        worker, done, loop, gone = Stopped(), [], asyncio.get_running_loop(), threading.Event()

        def check() -> None:
            done.append("begun")
            try:
                worker.pause()
            except Overtaken:
                done.append("overtaken")
                raise
            done.append("never")

        first = asyncio.create_task(worker.run(Urgency.CHECK, check))
        first.add_done_callback(lambda _: gone.set())
        worker.happens = lambda: (loop.call_soon_threadsafe(first.cancel), gone.wait(PATIENCE))[1]
        await asyncio.wait((first,))
        worker.pauses, worker.happens = 0, worker.end
        with pytest.raises(Overtaken):
            await worker.run(Urgency.CHECK, check)
        worker._thread.join(PATIENCE)
        assert not worker._thread.is_alive()
        return done

    assert asyncio.run(main()) == ["begun", "overtaken"] * 2


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return shutil.copytree(SMALL, tmp_path / "small")


def edited(book: Path, words: str) -> None:
    path = book / "sections" / "overview.yaml"
    text = path.read_text("utf-8").splitlines()
    at = next(number for number, line in enumerate(text) if line.startswith("title:"))
    path.write_text("\n".join([*text[:at], f"title: {words}", *text[at + 1 :], ""]), "utf-8")


def test_an_edit_drops_the_check_that_is_under_way(book: Path) -> None:
    async def main() -> Any:
        worker, heard = Stopped(), threading.Event()
        session = Session(book, worker)

        async def listening() -> None:
            async for one in session.news():
                if "changed" in one:
                    heard.set()

        def edit() -> None:  # again and again, for nobody tells when the watcher has begun to look
            edits = itertools.count()
            while not heard.wait(0.1):
                edited(book, f"Title {next(edits)}")

        looking = [asyncio.create_task(session.watch()), asyncio.create_task(listening())]
        worker.happens = edit
        dropped = await session.check("handbook", {})
        session.end()
        await asyncio.gather(*looking)
        return dropped

    assert asyncio.run(main()) == {"overtaken": True}


def test_pages_and_their_picture_do_not_wait_for_a_check(book: Path) -> None:
    async def main() -> None:
        worker, loop, order = Stopped(), asyncio.get_running_loop(), []
        session = Session(book, worker)
        asked: list[asyncio.Task[None]] = []

        async def looked() -> None:
            made = (await session.proof("handbook", {}))["proof"]
            order.append("pages")
            assert await session.picture(made["sheets"][0]["id"])
            order.append("picture")

        async def checked(product: str) -> Any:
            worker.pauses = 0
            answer = await session.check(product, {})
            order.append(f"{product} {'dropped' if answer.get('overtaken') else 'checked'}")
            await asyncio.gather(*asked)
            return answer

        def typed() -> None:
            edited(book, "Take 200mcg")
            loop.call_soon_threadsafe(lambda: asked.append(asyncio.ensure_future(looked())))
            worker.waits(1)

        worker.happens = typed
        found = await checked("calendar")  # what is checked of another product is not overtaken: it goes on
        assert worker.pauses > 100  # between texts, not only between rules
        await checked("handbook")
        assert order == ["pages", "picture", "calendar checked", "handbook dropped", "pages", "picture"]
        worker.happens = lambda: None
        now = await checked("calendar")
        assert [one["code"] for one in found["problems"]] != [one["code"] for one in now["problems"]]
        assert now["problems"] == (await Session(book, worker).check("calendar", {}))["problems"]
        session.end()

    asyncio.run(main())
