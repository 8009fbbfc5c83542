"""The desk: one local page on which a book is seen while it is written, a date is set, a card is printed."""

from __future__ import annotations

from pathlib import Path

from handbook.foundation.marks import refuse
from handbook.foundation.values import Scalar

__all__ = ["serve"]


def serve(book: Path, port: Scalar | None = None, browser: bool = True) -> None:
    """Opens the desk of a book until it is asked to end; HandbookError ENV-08, ENV-09 if it cannot be opened."""
    import gc

    gc.enable()  # a process of hours makes cycles enough
    try:
        import pypdfium2  # noqa: F401
        import starlette  # noqa: F401
        import uvicorn  # noqa: F401
        import watchfiles  # noqa: F401
    except ImportError as error:
        what = f"the desk needs {error.name}, which is not installed"
        raise refuse("ENV-08", what, None, "pip install 'handbook-builder[desk]'") from None
    from handbook.desk.server import run

    run(book, port, browser)
