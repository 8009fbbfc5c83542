"""One case: a book spoilt and built in a process of its own, and what was wrong with how that ended."""

from __future__ import annotations

import os
import re
import resource
import shutil
import signal
import sys
import tempfile
import traceback
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

from fuzzing.reopening import calendar_file
from fuzzing.spoiling import spoil
from fuzzing.tables import table
from fuzzing.words import KNOWN, spoken, worded

ROOT = Path(__file__).parents[2]
_PLAIN = ("tests/problems/book", "tests/books/small", "tests/books/careful", "source/semax")
BOOKS = (*(ROOT / name for name in _PLAIN), *sorted((ROOT / "tests/books/regimens").glob("*/")))
_SECONDS, _BYTES = 60, 2_000_000_000
"""Of the processor, and of memory: a case that needs more hangs."""
_DIFFERS = 71
"""The status of a desk whose memory made something else than a new one."""
_MOVES = 72
"""And of a second `--fix` that mends what the first one wrote."""
_BUG = "BUG-01"
_HEAD = re.compile(r"^(?:error|warning)\[([A-Z]+-\d\d)\]: (.*)$", re.MULTILINE)
_PLACE = re.compile(r'File ".*?/handbook/(\S+?)", line \d+, in (\S+)')


class Ending(NamedTuple):
    """How a case ended: its words, and the class of what is wrong; empty if nothing is."""

    words: list[str]
    wrong: str
    told: str


@cache
def _warm() -> None:
    """Builds a good book once, so that every case finds the program loaded, and its fonts read."""
    from handbook import press

    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        press.build([press.Order(BOOKS[0], out=Path(folder))])


def run(seed: int, number: int, folder: Path) -> Ending:
    """The case of this number, in a folder that is empty; the same seed and number are the same case."""
    _warm()
    dice = Random(f"{seed}:{number}")
    shutil.copytree(BOOKS[dice.randrange(len(BOOKS))], folder / "book", symlinks=True)
    (folder / "tmp").mkdir()
    words = _words(folder, dice)
    child = os.fork()
    if child == 0:
        _child(folder, words, dice)
    _, status = os.waitpid(child, 0)
    told = (folder / "told").read_text("utf-8", "replace")
    return Ending(words, _wrong(status, told, words, folder), told)


_WAYS = ("build", "card", "calendar", "check", "batch", "from", "desk", "asked", "said")
_WEIGHTS = (6, 3, 4, 2, 4, 1, 2, 2, 1)
_WORLD = {
    "COLUMNS": ("0", "-1", "1", "40", "x", "9" * 30),
    "TZ": ("Pacific/Kiritimati", "x", ":/dev/zero", ""),
    "LC_ALL": ("C", "tr_TR.UTF-8", "xx"),
    "TERM": ("dumb", ""),
    "NO_COLOR": ("1", ""),
    "HOME": ("/nowhere", ""),
    "TMPDIR": ("/nowhere", "/dev/full"),
    "PYTHONUTF8": ("0",),
}
"""What stands in the environment now and then; nothing of it may end in a fault."""


def _words(folder: Path, dice: Random) -> list[str]:
    """The book, and what else is read, spoilt in the folder; what is done with them then."""
    (way,) = dice.choices(_WAYS, _WEIGHTS)
    if way in ("desk", "asked"):  # these spoil the book while it lies on the desk
        return [way]
    if way == "said":
        return spoken(dice)
    book = folder / "book"
    if way == "from":
        calendar_file(folder / "old.pdf", book, dice)
        return worded("calendar", ["--from", "old.pdf"], False, dice)
    if way != "batch" or dice.random() < 0.4:
        spoil(book, dice)
    if way == "batch":
        table(folder / "ward.csv", dice)
    named = ["ward.csv", "book"] if way == "batch" else ["book"]
    return worded(way, named, (book / "styles" / "fuzz.yaml").exists(), dice)


def _child(folder: Path, words: list[str], dice: Random) -> None:
    """Runs the command with its streams in files; never comes back."""
    os.chdir(folder)
    if dice.random() < 0.1:
        name = dice.choice(sorted(_WORLD))
        os.environ[name] = dice.choice(_WORLD[name])
    tempfile.tempdir = str(folder / "tmp")
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS + 5))
    resource.setrlimit(resource.RLIMIT_AS, (_BYTES, _BYTES))
    signal.alarm(20 * _SECONDS)  # one that waits for ever needs no processor
    told = os.open("told", os.O_WRONLY | os.O_CREAT, 0o600)
    out = os.open("said", os.O_WRONLY | os.O_CREAT, 0o600)
    os.dup2(told, 2)
    os.dup2(out, 1)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8")
    sys.stderr = os.fdopen(2, "w", encoding="utf-8", errors="backslashreplace")
    status = 70
    try:
        desk = {"desk": _desk, "asked": _asked}.get(words[0])
        status = desk(dice) if desk else _command(words)
    except BaseException as error:
        traceback.print_exception(error)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def _command(words: list[str]) -> int:
    from handbook.cli import main

    status = main(words)
    if "--fix" not in words:
        return status
    before = _yaml(Path("book"))
    main(words)
    return status if _yaml(Path("book")) == before else _MOVES


def _yaml(book: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in book.rglob("*.yaml") if path.is_file()}


def _desk(dice: Random) -> int:
    from fuzzing.desks import play

    found = play(Path("book"), dice, spoil)
    print(*found, sep="\n")
    return _DIFFERS if found else 0


def _asked(dice: Random) -> int:
    from fuzzing.requests import play

    if dice.random() < 0.5:
        spoil(Path("book"), dice)
    print(*play(Path("book"), dice), sep="\n")
    return 0


def _wrong(status: int, told: str, words: list[str], folder: Path) -> str:
    if os.WIFSIGNALED(status):
        return f"stopped by signal {os.WTERMSIG(status)}"
    code = os.WEXITSTATUS(status)
    answered = words[0] != "explain" and _BUG in _read(folder / "said")  # that lists every code
    if answered or _BUG in told or "Traceback" in told or code in (5, 70):
        return f"fault: {_class(folder, told)}"
    if code in (_DIFFERS, _MOVES):
        return "a kept desk and a new one differ" if code == _DIFFERS else "mended twice"
    if code not in (0, 1, 2, 3, 4):
        return f"status {code}"
    problems = _HEAD.findall(told)
    if code and not problems and "--json" not in words:
        return f"status {code}, and nothing told"
    empty = [found for found, message in problems if not message.strip() or message.endswith((": ", "``"))]
    if empty:
        return f"empty problem {empty[0]}"
    return _wrong_files(code, words, folder / "out")


def _wrong_files(code: int, words: list[str], out: Path) -> str:
    made = [path for path in out.rglob("*") if path.is_file()]
    if any(path.name.endswith(".part") for path in out.rglob("*")):
        return "a part is left behind"
    if code and made and words[0] != "batch" and "--strict" not in words:
        return "refused, and something written"
    if code == 0 and words[0] in KNOWN and words[0] != "check" and not any(path.stat().st_size for path in made):
        return "done, and nothing written"
    return ""


def _read(path: Path) -> str:
    return path.read_text("utf-8", "replace") if path.exists() else ""


def _class(folder: Path, told: str) -> str:
    """The kind of a fault: its error, and where in our files it came up."""
    for trace in (folder / "tmp").glob("handbook-*.txt"):
        text = _read(trace)
        places = _PLACE.findall(text)
        last = text.strip().rsplit("\n", 1)[-1][:100]
        return f"{last} in {' '.join(places[-1]) if places else '?'}"
    said = re.search(r"BUG-01.*", _read(folder / "said"))
    if said:
        return said[0][:300]
    return told.strip().rsplit("\n", 1)[-1][:160]
