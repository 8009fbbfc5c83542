"""A calendar's PDF that carries a book, spoilt in what it carries, as a stranger may send it."""

from __future__ import annotations

import zlib
from pathlib import Path
from random import Random

from handbook.foundation import carried

_CHOICES = {"start": "2026-03-02", "paper": "a4", "weeks": "2"}


def calendar_file(path: Path, book: Path, dice: Random) -> None:
    """Writes as much of a PDF as is read of it: the attachment, its name and its stream."""
    names = [one for one in sorted(book.rglob("*")) if one.is_file() and one.suffix in (".yaml", ".png")]
    files = {str(one.relative_to(book)): one.read_bytes() for one in names if one.stat().st_size < 99_999}
    texts = {name: data for name, data in files.items() if not name.endswith(".yaml") or _readable(data)}
    packed = bytearray(carried.of("book", texts, _CHOICES).packed())
    for _ in range(dice.choice((0, 0, 1, 2))):
        at = dice.randrange(len(packed))
        packed[at : at + dice.choice((0, 1, 30))] = dice.choice((b"", b'"', b"x", b"../", b"[", b"\n", b"9", b"}"))
    head = f"%PDF-1.7\n1 0 obj\n<</EF <</F 2 0 R>> /F ({carried.NAME})>>\nendobj\n2 0 obj\n<<>>\nstream\n".encode()
    data = head + zlib.compress(bytes(packed)) + b"\nendstream\nendobj\n"
    path.write_bytes(data[: dice.randrange(len(data))] if dice.random() < 0.1 else data)


def _readable(data: bytes) -> bool:
    try:
        return bool(data.decode())
    except UnicodeDecodeError:
        return False
