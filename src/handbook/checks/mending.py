"""Mechanical mends, written into the YAML itself: only the marked letters change, and never a number.

A mend that is not sure is not made: after every change the file is read again, and must say the same but for the
spelling of the places that were mended.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from handbook.checks import renewing
from handbook.checks.edits import Edit, edited
from handbook.checks.sorting import sorted_glossary
from handbook.foundation.marks import HandbookError, Mark, Problem
from handbook.foundation.outputs import Batch
from handbook.foundation.reader import read_text, shown
from handbook.foundation.values import Mapping, Scalar, Sequence

_ROUNDS = 8
"""A mend may let a gate open behind which there is more to mend; nothing needs this many."""
_GROUPED = re.compile(r"(?<=\d)[, \u00a0\u202f'’](?=\d{3}(?!\d))")
_FIGURE = re.compile(r"[\d.]*\d")


def mend(folder: Path) -> dict[Path, int]:
    """Mends what can be mended without a doubt in the files of a book; how many places, by file."""
    counts: dict[Path, int] = {}
    for _ in range(_ROUNDS):
        done = _round(folder)
        if not done:
            break
        for path, count in done.items():
            counts[path] = counts.get(path, 0) + count
    if rewritten(folder / "glossary.yaml", sorted_glossary):
        counts[folder / "glossary.yaml"] = counts.get(folder / "glossary.yaml", 0) + 1
    brought = rewritten(folder / "regimens.yaml", renewing.renewed)
    if brought:
        counts[folder / "regimens.yaml"] = counts.get(folder / "regimens.yaml", 0) + brought
    return counts


def unnamed(folder: Path) -> list[tuple[Mark, str]]:
    """The old keys that are left as they are, as nothing says what medicine they are of."""
    path = folder / "regimens.yaml"
    try:
        return list(renewing.unnamed(shown(path), path.read_text("utf-8-sig"))) if path.is_file() else []
    except (UnicodeDecodeError, HandbookError):
        return []


def _round(folder: Path) -> dict[Path, int]:
    """One reading of the book, and every mend that it called for."""
    files = {shown(path): path for path in (*folder.glob("*.yaml"), *(folder / "sections").glob("*.yaml"))}
    wanted: dict[Path, list[Problem]] = {}
    for problem in _problems(folder):
        path = files.get(problem.mark.source.name) if problem.mark else None
        told = _with_mend(problem) if path else None
        if path and told:
            wanted.setdefault(path, []).append(told)
    done: dict[Path, int] = {}
    for path, problems in wanted.items():
        count = rewritten(path, lambda name, text, problems=problems: mended(name, text, problems))
        if count:
            done[path] = count
    return done


_WRITE = re.compile(r"write ([^;,]{1,60})")
# What a mend may write in place of other letters: the words between two figures, and units in their right spelling.
_SAME_WORDS = {
    **dict.fromkeys(("ug", "µg", "μg", "mcgs", "mcgm", "ugs", "mcg", "microgram", "micrograms", "microg"), "mcg"),
    **dict.fromkeys(("mgs", "mgm", "mg", "milligram", "milligrams"), "mg"),
    **dict.fromkeys(("gm", "gms", "gram", "grams", "g"), "g"),
    **dict.fromkeys(("ml", "mls", "cc", "ccm", "millilitre", "millilitres", "milliliter", "milliliters"), "ml"),
    **dict.fromkeys(("iu", "u", "ius", "i.u", "unit", "units", "einheiten", "einheit"), "units"),
    **dict.fromkeys(("tab", "tabs", "tablet", "tablets"), "tablets"),
    **dict.fromkeys(("cap", "caps", "capsule", "capsules"), "capsules"),
    **dict.fromkeys(("gtt", "gtts", "drop", "drops"), "drops"),
    **dict.fromkeys(("spray", "sprays"), "sprays"),
    **dict.fromkeys(("nanog", "nanogs", "ng", "nanogram", "nanograms"), "ng"),
    **dict.fromkeys(("wk", "wks", "week", "weeks"), "weeks"),
    **dict.fromkeys(("d", "day", "days"), "days"),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), "hours"),
    **dict.fromkeys(("mo", "mos", "mth", "mths", "month", "months"), "months"),
    **dict.fromkeys(("y", "yr", "yrs", "year", "years"), "years"),
    **dict.fromkeys(("min", "mins", "minute", "minutes"), "minutes"),
}
_OFTEN = {
    f"{said} {each}": f"{number} per day"
    for number, said in enumerate(("once", "twice", "three times", "four times"), start=1)
    for each in ("daily", "a day", "per day", "each day", "every day")
}
"""How often in words, and the same in figures."""
_BETWEEN = frozenset(("to", "per", "till", "until", "kg"))
_WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)?|%")


def _with_mend(problem: Problem) -> Problem | None:
    """The problem with the mend that it brings or that its hint spells exactly; None if neither is sure."""
    mark = problem.mark
    if not mark or mark.line != mark.end_line:
        return None
    typed = mark.source.line(mark.line)[mark.column - 1 : mark.end_column - 1]
    typed = typed.strip("\"'") if not problem.mend else typed
    hinted = _WRITE.fullmatch(problem.hint)
    grammar = problem.code.split("-")[0] in ("DOSE", "SCHED")
    mend = problem.mend or (hinted[1] if hinted and grammar and "{" not in hinted[1] else "")
    if mend and _OFTEN.get(typed.casefold()) == mend:
        return problem._replace(mark=mark.find(typed), mend=mend)
    if not mend or figures(typed) != figures(mend) or not _keeps_words(typed, mend):
        return None
    return problem if problem.mend else problem._replace(mark=mark.find(typed), mend=mend)


def _keeps_words(typed: str, mend: str) -> bool:
    """Whether a mend loses no word and changes no unit: 1mg per mL never becomes 1 mg, and a puff no spray."""
    before, after = (
        [_SAME_WORDS.get(word.casefold(), word.casefold()) for word in _WORD.findall(text)] for text in (typed, mend)
    )
    units = ([word for word in words if word not in _BETWEEN] for words in (before, after))
    one, other = units
    return one == other or (len(set(one)) == 1 and set(one) == set(other))


def _problems(folder: Path) -> Iterable[Problem]:
    from handbook.checks import run
    from handbook.telling.opening import load

    try:
        return run(load(folder))
    except HandbookError as error:
        return error.problems


def rewritten(path: Path, change: Any) -> int:
    """Changes a file as `change(name, text)` says, which gives the new text and how many places it changed."""
    if not path.is_file():
        return 0
    raw = path.read_bytes()
    try:
        text, count = change(shown(path), raw.decode("utf-8-sig"))
    except (UnicodeDecodeError, HandbookError):
        return 0
    if count:
        mode = path.stat().st_mode
        mark = b"\xef\xbb\xbf" if raw.startswith(b"\xef\xbb\xbf") else b""
        with Batch("see that it can be written, then run --fix again") as batch, batch.file(path) as file:
            file.write(mark + text.encode())
            os.fchmod(file.fileno(), stat.S_IMODE(mode))
    return int(count)


def mended(name: str, text: str, problems: Iterable[Problem]) -> tuple[str, int]:
    """A file's text with the mends of its problems, and how many were made."""
    edits = list(_apart(_edits(text, problems)))
    together = edited(text, edits)
    if edits and _says_the_same(name, text, together):
        return together, len(edits)
    count = 0
    for edit in edits:  # from the end of the file on, so that the offsets of the others stay
        alone = edited(text, [edit])
        if _says_the_same(name, text, alone):
            text, count = alone, count + 1
    return text, count


def _edits(text: str, problems: Iterable[Problem]) -> Iterator[Edit]:
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    for problem in problems:
        mark = problem.mark
        if mark and problem.mend and mark.source.text == text:
            yield Edit(_offset(mark, starts), _offset(mark, starts, end=True), problem.mend)


def _offset(mark: Mark, starts: list[int], end: bool = False) -> int:
    line, column = (mark.end_line, mark.end_column) if end else (mark.line, mark.column)
    return starts[line - 1] + column - 1


def _apart(edits: Iterable[Edit]) -> Iterator[Edit]:
    """The edits from the last to the first, without those that touch another one."""
    before: Edit | None = None
    for edit in sorted(set(edits), reverse=True):
        if before is None or edit.end <= before.start:
            yield edit
            before = edit


def _says_the_same(name: str, old: str, new: str) -> bool:
    """Whether a file says the same as before: every key and value, and every figure in them."""
    try:
        before, after = (list(values_of(read_text(name, text))) for text in (old, new))
    except HandbookError:
        return False
    return len(before) == len(after) and all(
        one == other or (one[0] == other[0] and _same_figures(one[1], other[1]))
        for one, other in zip(before, after, strict=True)
    )


def _same_figures(typed: str, written: str) -> bool:
    return figures(typed) == figures(written) or _OFTEN.get(typed.casefold()) == written


def values_of(value: Any, path: tuple[object, ...] = ()) -> Iterator[tuple[tuple[object, ...], str]]:
    """Every text of a file with the keys and numbers that lead to it."""
    if isinstance(value, Scalar):
        yield path, str(value)
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from values_of(inner, (*path, key))
    elif isinstance(value, Sequence):
        for number, inner in enumerate(value):
            yield from values_of(inner, (*path, number))


def figures(text: str) -> list[str]:
    """Every number of a text as it is typed, without the marks that group its figures."""
    return _FIGURE.findall(_GROUPED.sub("", text))
