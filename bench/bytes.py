"""Every product of a book as hashes, in each style, paper, medium, card size and layout: two checkouts compared.

python bench/bytes.py > now.txt                       # this checkout
python bench/bytes.py --src OTHER/src > then.txt      # another one, with the same packages
diff then.txt now.txt                                 # nothing: the same bytes
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import io
import os
import sys
import tempfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path

STYLES = ("reference", "clinic", "large-print", "mono")
PAPERS = ("a4", "letter", "a5", "half-letter")
MEDIA = ("screen", "print", "shop")
SIZES = ("wallet", "eu-card", "us-card", "a7", "index", "a6", "pocket", "85x54")
STARTS = ((), ("--start", "2026-03-02"))


def orders() -> Iterator[list[str]]:
    """Every command, without its book and its folder."""
    for style, paper, media in product(STYLES, PAPERS, MEDIA):
        yield ["build", "--only", "handbook", "--style", style, "--paper", paper, "--media", media]
    for style, size in product(STYLES, SIZES):
        for media in MEDIA[1:]:
            yield ["card", "--style", style, "--size", size, "--media", media]
    for sheet, layout in product(("avery-5371", "avery-5388"), ("fold", "duplex-long", "duplex-short", "single")):
        yield ["card", "--sheet", sheet, "--layout", layout]
    for style, layout, start, paper in product(STYLES, ("sheets", "strips", "month"), STARTS, ("a4", "letter")):
        yield ["calendar", "--style", style, "--layout", layout, "--paper", paper, *start]
    for tongue in ("de-DE", "fr-FR", "es-ES", "ru-RU", "en-GB"):
        yield ["build", "--set", f"edition.language={tongue}", "--start", "2026-03-02"]


def made(book: Path, order: list[str]) -> str:
    """One line: the command, its exit status and the hash of each file that it wrote."""
    from handbook.cli import main

    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stderr(io.StringIO()) as told:
        with contextlib.redirect_stdout(io.StringIO()):
            status = main([order[0], str(book), "-q", "-o", folder, *order[1:]])
        files = sorted(Path(folder).iterdir())
        hashes = [f"{one.suffix[1:]} {hashlib.sha256(one.read_bytes()).hexdigest()[:16]}" for one in files]
    codes = hashlib.sha256(told.getvalue().encode()).hexdigest()[:8] if status else ""
    return " ".join([*order, "->", str(status), codes, *hashes])


def main() -> None:
    """Prints a line for every order."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--src", type=Path, help="the src folder of another checkout")
    parser.add_argument("--book", type=Path, default=Path("source/semax"))
    asked = parser.parse_args()
    if asked.src:
        sys.path.insert(0, str(asked.src.resolve()))
    os.environ.setdefault("SOURCE_DATE_EPOCH", "0")
    for order in orders():
        print(made(asked.book, order), flush=True)


if __name__ == "__main__":
    main()
