"""What is watched: the folders of the book, of its sections, pictures and styles, and nothing below them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from pathlib import Path

_STEP, _DEBOUNCE = 15, 50
"""Milliseconds: how often is looked, and how long edits are gathered before they are told."""
_KINDS = (".yaml", ".yml", ".png", ".jpg", ".jpeg")


def watched(book: Path, pictures: Iterable[Path] = ()) -> tuple[Path, ...]:
    """The folders to watch: the book's own, those of its sections, styles and pictures, and ./styles.

    A book may lie in a home folder: what is not its own is neither listed nor watched.
    """
    folders = (book, book / "sections", book / "styles", *sorted(pictures), Path("styles"))
    return tuple(dict.fromkeys(folder for folder in folders if folder.is_dir()))


async def edits(folders: Callable[[], tuple[Path, ...]], stop: asyncio.Event) -> AsyncIterator[set[str]]:
    """The files that were changed, moved or taken away, each with its folder's name, as often as that happens.

    Editors that write a new file and rename it are seen too: what counts is that something happened to a name.
    """
    from watchfiles import awatch

    while not stop.is_set():
        known = folders()
        async for changes in awatch(
            *known,
            watch_filter=lambda _, path: Path(path).suffix.lower() in _KINDS or Path(path).is_dir(),
            debounce=_DEBOUNCE,
            step=_STEP,
            stop_event=stop,
            recursive=False,
            raise_interrupt=False,
        ):
            names = {f"{Path(path).parent.name}/{Path(path).name}" for _, path in changes}
            if names:
                yield names
            if folders() != known:
                break
