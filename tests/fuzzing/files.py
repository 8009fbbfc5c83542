"""The files of a book spoilt as files: lost, empty, links, pipes, folders, strangers; and its pictures."""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from random import Random

_TARGETS = ("/dev/zero", "/etc/passwd", "handbook.yaml", "nowhere", "/", "..", ".")


def files(book: Path, dice: Random) -> None:
    """A file is lost, empty, a link, a pipe or a folder; or one is there that nobody asked for."""
    path = dice.choice([one for one in sorted(book.rglob("*")) if one.is_file()])
    strange = folder_of(book, dice.choice(("styles", "sections", "images", "."))) or book
    match dice.randrange(9):
        case 0:
            path.unlink()
        case 1:
            path.write_bytes(b"")
        case 2:
            path.unlink()
            path.symlink_to(dice.choice((*_TARGETS, path.name)))
        case 3:
            path.unlink()
            os.mkfifo(path)
        case 4:
            path.unlink()
            path.mkdir()
        case 5:
            path.chmod(dice.choice((0o000, 0o444, 0o222)))
        case 6:
            os.mkfifo(_free(strange, "pipe"))
        case 7:
            _free(strange, "link").symlink_to(dice.choice((*_TARGETS, "link.yaml", "../handbook.yaml")))
        case _:
            name = dice.choice((b"\xff.yaml", b"x.yaml", b"\xe2\x80\xae.yaml", b"a b.yaml", b"x.yml"))
            (strange / os.fsdecode(name)).write_bytes(
                dice.choice((b"", b"a: 1\n", b"\xff\xfe", b"kind: prose\ntitle: x\n"))
            )


def folder_of(book: Path, name: str) -> Path | None:
    """A folder of the book, made if it is not there; None if something else bears its name, or a link out of it."""
    folder = book / name
    if not folder.is_symlink():
        if not folder.exists():
            folder.mkdir()
        if folder.is_dir():
            return folder
    return None


def links(book: Path, dice: Random) -> None:
    """A folder of the book is a link: to itself, out of the book, or to another of its folders."""
    folders = [one for one in sorted(book.rglob("*")) if one.is_dir() and not one.is_symlink()]
    if not folders:
        return
    folder = dice.choice(folders)
    moved = folder.with_name(f"{folder.name}-moved")
    folder.rename(moved)
    folder.symlink_to(dice.choice((folder.name, moved.name, "..", "/etc", "nowhere", str(moved.resolve()))))


def pictures(book: Path, dice: Random) -> None:
    """A picture that the first section shows, and that is damaged or strange."""
    folder = folder_of(book, "images")
    if folder is None:
        return
    path = folder / dice.choice(("drop.png", "drop.jpg", "drop.jpeg"))
    if path.exists() and not path.is_file():
        return
    path.unlink(missing_ok=True)
    path.write_bytes(_spoilt(_png(dice), dice))
    section = next((one for one in sorted(book.glob("sections/*.yaml")) if one.is_file()), None)
    if section and "body:\n" in (text := section.read_text("utf-8", "surrogateescape")):
        wide = dice.choice(("", "", ", width: 30 mm", ", width: 0", ", width: 9999 mm", ", width: x"))
        shown = f"body:\n  - figure: {{kind: image, file: images/{path.name}, alt: A drop, caption: Two{wide}}}\n"
        section.write_text(text.replace("body:\n", shown, 1), "utf-8", "surrogateescape")


def _png(dice: Random) -> bytes:
    """A picture of any size, kind and depth that its head tells; its body may hold something else."""
    wide, high = (dice.choice((0, 1, 2, 7, 300, 65_536, 2**31 - 1)) if dice.random() < 0.3 else 8 for _ in "xy")
    depth, kind = dice.choice(((8, 2), (8, 6), (8, 0), (16, 0), (16, 2), (1, 0), (2, 3), (8, 3), (8, 4), (3, 9)))
    width = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}.get(kind, 1)
    line = b"\0" + dice.randbytes((8 * width * depth + 7) // 8)
    chunks = [(b"IHDR", struct.pack(">IIBBBBB", wide, high, depth, kind, 0, 0, dice.choice((0, 0, 0, 1, 7))))]
    if kind == 3:
        chunks.append((b"PLTE", dice.randbytes(dice.choice((0, 3, 12, 768, 5)))))
    if dice.random() < 0.3:
        chunks.append(
            (dice.choice((b"tRNS", b"iCCP", b"zTXt", b"gAMA", b"eXIf")), dice.randbytes(dice.randrange(12)))
        )
    chunks += [(b"IDAT", zlib.compress(line * dice.choice((0, 1, 8, 8, 8)))), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunks(chunks))


def _chunks(chunks: list[tuple[bytes, bytes]]) -> Iterator[bytes]:
    for name, data in chunks:
        yield struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _spoilt(data: bytes, dice: Random) -> bytes:
    made = bytearray(data)
    for _ in range(dice.choice((0, 0, 1, 3))):
        made[dice.randrange(len(made))] = dice.randrange(256)
    return bytes(made[: dice.randrange(len(made))] if dice.random() < 0.15 else made)


def _free(folder: Path, name: str) -> Path:
    """A path that nothing has yet: a case may spoil its files more than once."""
    paths = (folder / f"{name}{number or ''}.yaml" for number in count())
    return next(path for path in paths if not path.exists() and not path.is_symlink())
