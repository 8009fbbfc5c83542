"""Ways to spoil a book: its values, its lines, its bytes, its files, its styles."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from random import Random

from fuzzing.files import files, folder_of, links, pictures
from fuzzing.values import NASTY, STYLES

_VALUE = re.compile(r"^(\s*(?:- )?(?:[\w-]+: ))(\S.*)$")
_ITEM = re.compile(r"^(\s*- )([^:]+)$")


def spoil(book: Path, dice: Random) -> None:
    """Spoils a copy of a book in none to three places."""
    for _ in range(dice.choice((0, 1, 1, 1, 2, 3))):
        dice.choices(_WAYS, _WEIGHTS)[0](book, dice)


def _texts(book: Path) -> list[Path]:
    return sorted(path for path in book.rglob("*.yaml") if path.is_file() and not path.is_symlink())


def _edit(path: Path, change: Callable[[list[str]], None]) -> None:
    lines = path.read_text("utf-8", "surrogateescape").split("\n")
    change(lines)
    path.write_text("\n".join(lines), "utf-8", "surrogateescape")


def _value(book: Path, dice: Random) -> None:
    """A value is another one: a nasty one, or that of another place in the book."""
    path = dice.choice(_texts(book))

    def change(lines: list[str]) -> None:
        found = [(at, one) for at, line in enumerate(lines) if (one := _VALUE.match(line) or _ITEM.match(line))]
        if found:
            at, one = dice.choice(found)
            other = dice.choice(found)[1][2]
            lines[at] = one[1] + (dice.choice(NASTY) if dice.random() < 0.8 else other)

    _edit(path, change)


def _phrase(book: Path, dice: Random) -> None:
    """Something nasty within a text."""
    path = dice.choice(_texts(book))

    def change(lines: list[str]) -> None:
        at = dice.randrange(len(lines))
        place = dice.randrange(len(lines[at]) + 1)
        lines[at] = lines[at][:place] + dice.choice(NASTY).strip("'\"") + lines[at][place:]

    _edit(path, change)


def _lines(book: Path, dice: Random) -> None:
    """A line is lost, doubled, moved, indented or renamed."""
    path = dice.choice(_texts(book))

    def change(lines: list[str]) -> None:
        at = dice.randrange(len(lines))
        match dice.randrange(6):
            case 0:
                del lines[at]
            case 1:
                lines.insert(dice.randrange(len(lines) + 1), lines[at])
            case 2:
                other = dice.randrange(len(lines))
                lines[at], lines[other] = lines[other], lines[at]
            case 3:
                lines[at] = dice.choice(("  ", "\t", "\u00a0", "- ", "# ")) + lines[at]
            case 4:
                lines[at] = re.sub(
                    r"[\w-]+(?=:)", lambda _: dice.choice(("title", "id", "text", "p", "x", "")), lines[at]
                )
            case _:
                stop = min(len(lines), at + dice.randrange(1, 12))
                del lines[at:stop]

    _edit(path, change)


def _letters(book: Path, dice: Random) -> None:
    """Bytes are changed, lost or added."""
    path = dice.choice(_texts(book))
    data = bytearray(path.read_bytes() or b"\n")
    at = dice.randrange(len(data))
    match dice.randrange(4):
        case 0:
            data[at] = dice.randrange(256)
        case 1:
            del data[at : at + dice.randrange(1, 40)]
        case 2:
            data[at:at] = dice.choice(
                (b"\xff", b"\xfe\xff", b"{", b'"', b"'", b": ", b"\n", b"*", b"\xc2\xad", b"\xe2\x80\x8b")
            )
        case _:
            del data[at:]
    path.write_bytes(bytes(data))


def _style(book: Path, dice: Random) -> None:
    """A style of the book's own in which some values are others."""
    folder = folder_of(book, "styles")
    if folder is None:
        return
    shipped = Path(__file__).parents[2] / "styles"
    base = dice.choice(("reference", "reference", "mono", "clinic", "large-print"))
    lines = (shipped / "reference.yaml").read_text().split("\n")
    if base != "reference" or dice.random() < 0.5:
        lines = [f"extends: {base}", "describes: x"]
        part = dice.choice(("page", "table", "callout", "list", "figure", "cover", "glossary", "card"))
        key = dice.choice(
            ("inner", "outer", "measure", "side", "rule", "pad", "indent", "columns", "gutter", "size", "text")
        )
        lines += [f"{part}:", f"  {key}: {dice.choice(STYLES)}"]
    for _ in range(dice.randrange(3)):
        found = [(at, one) for at, line in enumerate(lines) if (one := _VALUE.match(line))]
        at, one = dice.choice(found)
        lines[at] = one[1] + dice.choice(STYLES if dice.random() < 0.8 else NASTY)
    if dice.random() < 0.1:
        lines[0] = f"extends: {dice.choice(('fuzz', 'other', '../fuzz', 'fuzz.yaml', '[]', '~', 'reference '))}"
    if dice.random() < 0.1:
        _plain(folder / "other.yaml", "extends: fuzz\n")
    path = folder / "fuzz.yaml"
    _plain(path, "\n".join(lines) + "\n")


def _plain(path: Path, text: str) -> None:
    """A file with this text, if nothing else bears its name."""
    if path.is_file() or not path.exists():
        path.unlink(missing_ok=True)  # rather than write through a link
        path.write_text(text)


_WAYS = (_value, _phrase, _lines, _letters, files, links, pictures, _style)
_WEIGHTS = (10, 4, 4, 2, 2, 1, 1, 3)
