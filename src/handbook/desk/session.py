"""One desk: the book that lies on it, who looks on, and what each of the page's questions is answered with."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from handbook.desk.phrasebook import tongue
from handbook.desk.problems import told
from handbook.desk.watcher import edits, watched
from handbook.desk.worker import Urgency, Worker
from handbook.foundation.marks import HandbookError, Problem
from handbook.press.keeping import kept_in_book, shown_lines
from handbook.press.live import Live, Proof
from handbook.press.offers import Offers, bare, offers
from handbook.press.opening import language_written
from handbook.press.planoffers import CardOffer, open_in
from handbook.press.wishes import command

Answer = Mapping[str, Any]
Wishes = Mapping[str, str]
_BEAT = 15.0
"""Seconds between two signs of life to a page; a page that is gone is noticed by them."""
_TAKEN = 12
"""So many files wait to be fetched."""


class Session:
    """Answers as plain data that is told as JSON. A fault in the book is an answer too: `problems`."""

    def __init__(self, book: Path, worker: Worker) -> None:
        self.book, self._worker = book, worker
        self._live = Live(book)
        self.ended = asyncio.Event()
        self._listeners: set[asyncio.Queue[Answer | None]] = set()
        self._taken: dict[str, bytes] = {}
        self._numbers = 0
        self._checks: dict[asyncio.Task[Any], str] = {}
        """Those under way, each with its product."""

    # --- what happens ------------------------------------------------------------------------------------

    async def watch(self) -> None:
        """Tells every open page of edits, until the desk ends."""
        async for names in edits(lambda: watched(self.book, self._live.picture_folders), self.ended):
            self._overtake()
            for queue in self._listeners:
                queue.put_nowait({"changed": sorted(names)})

    async def news(self) -> AsyncIterator[Answer]:
        """What a page is told as it happens: edits, and now and then nothing, as a sign of life."""
        queue: asyncio.Queue[Answer | None] = asyncio.Queue()
        self._listeners.add(queue)
        try:
            yield {"hello": True}
            while not self.ended.is_set():
                try:
                    said = await asyncio.wait_for(queue.get(), _BEAT)
                except TimeoutError:
                    said = {}
                if said is None:
                    return
                yield said
        finally:
            self._listeners.discard(queue)

    def end(self) -> None:
        """Closes the desk: pages are let go, work stops."""
        self.ended.set()
        self._overtake()
        for queue in self._listeners:
            queue.put_nowait(None)
        self._worker.end()

    # --- questions ---------------------------------------------------------------------------------------

    async def facts(self) -> Answer:
        """What the forms of the page show: choices, and what the book has written."""
        found = await self._worker.run(Urgency.PAGES, self._offers)
        choices = {name: [one._asdict() for one in some] for name, some in found.choices.items()}
        plans = [one._asdict() for one in found.plans]
        card = {**found.card._asdict(), "written": dict(found.card.written)}
        told = {**found._asdict(), "plans": plans, "card": card, "choices": choices}
        return {**told, "book": self.book.resolve().name}

    async def language(self) -> str:
        """The language that the page speaks: the book's, as far as it can be read."""
        return (await self._worker.run(Urgency.PAGES, self._offers)).language

    async def proof(self, product: str, wishes: Wishes) -> Answer:
        """The sheets of a product as it is wished for; or problems, and the last sheets that were fit to print."""
        self._overtake(product)
        try:
            made = await self._worker.run(Urgency.PAGES, lambda: self._live.proof(product, wishes))
        except HandbookError as error:
            return self._refused(error.problems, product, wishes)
        return {"proof": _plain(made), "command": command(self.book, product, wishes)}

    async def check(self, product: str, wishes: Wishes) -> Answer:
        """What `check` finds, and the last sheets that were fit to print; or that newer sheets have overtaken it."""
        work = self._worker.run(Urgency.CHECK, lambda: self._live.check(product, wishes, self._worker.pause))
        task = asyncio.create_task(work)
        self._checks[task] = product
        try:
            await asyncio.wait((task,))
        finally:
            del self._checks[task]
            task.cancel()
        if task.cancelled():
            return {"overtaken": True}
        try:
            return self._refused(task.result(), product, wishes)
        except HandbookError as error:  # what is wished for cannot be read
            return self._refused(error.problems, product, wishes)

    def _overtake(self, product: str = "") -> None:
        """What is checked of a product, or of all, is no longer what is shown: the check is dropped."""
        for task, checked in self._checks.items():
            if product in ("", checked):
                task.cancel()

    async def picture(self, name: str) -> bytes | None:
        """A page's picture."""
        return await self._worker.run(Urgency.PICTURE, lambda: self._live.picture(name))

    async def take(self, product: str, wishes: Wishes, kind: str) -> Answer:
        """Files as the command writes them, ready to be fetched under the names told; or problems."""
        try:
            files = await self._worker.run(Urgency.FILES, lambda: self._live.take(product, wishes, kind))
        except HandbookError as error:
            return told(error.problems)
        return {"files": [self._lay_out(name, data) for name, data in files]}

    async def keep(self, product: str, wishes: Wishes, agreed: str) -> Answer:
        """The lines that would be written into the book; written, if they are those that were agreed to."""
        try:
            if agreed:
                done = await self._worker.run(Urgency.FILES, lambda: kept_in_book(self.book, product, wishes, agreed))
                return {"written": done}
            lines = await self._worker.run(Urgency.FILES, lambda: shown_lines(self.book, product, wishes))
        except HandbookError as error:
            return told(error.problems)
        return lines._asdict()

    def file(self, name: str) -> bytes | None:
        """A file that was asked for before."""
        return self._taken.get(name)

    def _lay_out(self, name: str, data: bytes) -> str:
        self._numbers += 1
        path = f"{self._numbers}-{name}"
        self._taken[path] = data
        while len(self._taken) > _TAKEN:
            del self._taken[next(iter(self._taken))]
        return path

    def _refused(self, problems: Sequence[Problem], product: str, wishes: Wishes) -> Answer:
        """What is wrong, which wishes would mend it, and the last sheets that were fit to print."""
        fit = self._live.fit(product, wishes)
        last = {"fit": _plain(fit)} if fit else {}
        return {**told(problems), "open": open_in(problems), **last}

    def _offers(self) -> Offers:
        try:
            return offers(self.book, self._live.memory)
        except HandbookError:
            everything = ("handbook", "card", "calendar")
            choices = bare(self.book, self._live.memory)
            speaks = tongue(language_written(self.book)).tag
            return Offers(self.book.resolve().name, speaks, everything, (), CardOffer(), choices, {}, whole=False)


def _plain(proof: Proof) -> Answer:
    """A proof as JSON can tell it."""
    return {
        "sheets": [sheet._asdict() for sheet in proof.sheets],
        "contents": [entry._asdict() for entry in proof.contents],
        "facts": proof.facts,
        "dated": proof.dated,
        "regimen": proof.regimen,
    }
