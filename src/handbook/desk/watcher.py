"""What is watched: the folders of the book, of its sections, pictures and styles, and nothing below them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import suppress
from pathlib import Path

_STEP, _DEBOUNCE = 15, 50
"""Milliseconds: how often is looked, and how long edits are gathered before they are told."""
_LOOK = 1000
"""Milliseconds: how often is looked whether the folders still stand."""
_KINDS = (".yaml", ".yml", ".png", ".jpg", ".jpeg")


def watched(book: Path, pictures: Iterable[Path] = ()) -> tuple[Path, ...]:
    """The folders to watch: the book's own, those of its sections, styles and pictures, and ./styles.

    A book may lie in a home folder: what is not its own is neither listed nor watched.
    """
    folders = (book, book / "sections", book / "styles", *sorted(pictures), Path("styles"))
    return tuple(dict.fromkeys(folder for folder in folders if folder.is_dir()))


async def edits(folders: Callable[[], tuple[Path, ...]], stop: asyncio.Event) -> AsyncIterator[set[str]]:
    """The files that were changed, moved or taken away, each with its folder's name, as often as that happens.

    Editors that write a new file and rename it are seen too: what counts is that something happened to a name. A
    folder that was taken away and put back is another one, though it has the same name: it is told by its own.
    """
    while not stop.is_set():
        known = _standing(folders())
        if not known:
            await _pause(stop)
        else:
            async for names in _changes(tuple(known), stop):
                if names:
                    yield names
                if _standing(folders()) != known:
                    break
        moved = set(_standing(folders()).items()) - set(known.items())
        if moved:
            yield {f"{folder.name}/" for folder, _ in moved}


def _standing(folders: Iterable[Path]) -> dict[Path, int]:
    """The folders that are there, each with what tells it from another of its name."""
    found = {}
    for folder in folders:
        with suppress(OSError):
            found[folder] = folder.stat().st_ino
    return found


async def _changes(folders: tuple[Path, ...], stop: asyncio.Event) -> AsyncIterator[set[str]]:
    """What happens in these folders; nothing, now and then, so that somebody can see whether they still stand."""
    from watchfiles import awatch

    async for changes in awatch(
        *folders,
        watch_filter=lambda _, path: Path(path).suffix.lower() in _KINDS or Path(path).is_dir(),
        debounce=_DEBOUNCE,
        step=_STEP,
        stop_event=stop,
        recursive=False,
        raise_interrupt=False,
        rust_timeout=_LOOK,
        yield_on_timeout=True,
    ):
        yield {f"{Path(path).parent.name}/{Path(path).name}" for _, path in changes}


async def _pause(stop: asyncio.Event) -> None:
    with suppress(TimeoutError):
        await asyncio.wait_for(stop.wait(), _LOOK / 1000)
