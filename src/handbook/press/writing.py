"""What is made of an order goes into files: PDF, .ics, and pictures of the pages if they are wanted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from handbook.foundation.kept import Kept
from handbook.foundation.outputs import Batch
from handbook.press.order import Order
from handbook.press.superseded import superseded

if TYPE_CHECKING:
    from handbook.foundation.marks import Problem
    from handbook.layout.pages.page import Publication


Ics = Callable[[], bytes]


class Written(NamedTuple):
    """The files of a product, and what is worth a warning about those that were there."""

    paths: tuple[Path, ...]
    warnings: tuple[Problem, ...] = ()


def write(batch: Batch, order: Order, product: str, publication: Publication, ics: Ics | None, kept: Kept) -> Written:
    """The files of a product, in the batch."""
    from handbook.paint.pdf import paint

    written = [order.path(product)]
    if order.png:
        from handbook.press.raster import ready

        ready()
        whole = BytesIO()
        paint(publication, whole, kept)
        _put(batch, written[0], whole.getvalue())
        written += _pictures(batch, order, product, whole.getvalue())
    else:
        with batch.file(written[0]) as file:
            paint(publication, file, kept)
    if not ics:
        return Written(tuple(written))
    path, data = order.path(product, ".ics"), ics()
    told = superseded(path, data, order.calendar.start_mark)
    _put(batch, path, data)
    return Written((*written, path), (told,) if told else ())


def _pictures(batch: Batch, order: Order, product: str, pdf: bytes) -> Iterable[Path]:
    from handbook.press.raster import images

    for number, png in enumerate(images(pdf), 1):
        path = order.path(product, f"-{number}.png")
        _put(batch, path, png)
        yield path


def _put(batch: Batch, path: Path, data: bytes) -> None:
    with batch.file(path) as file:
        file.write(data)


def clear_away(order: Order, written: Iterable[Path]) -> None:
    """Takes away the pictures of an earlier build that had more pages: somebody might print one."""
    if not order.png:
        return
    now = set(written)
    for product in order.products:
        first = order.path(product, "-1.png")
        named = re.compile(re.escape(first.name[:-5]) + r"[1-9][0-9]*\.png")
        for path in first.parent.glob("*.png"):
            if named.fullmatch(path.name) and path not in now:
                with suppress(OSError):
                    path.unlink()
