"""A style by its name: sheets overlaid, variables worked out, every value checked where it was written."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from handbook.foundation.marks import Mark, Problem
from handbook.style.entries import PENDING, UNSET
from handbook.style.fields import keys, leaves
from handbook.style.legible import Fault, faults
from handbook.style.overlay import Overlay, opened, overlay, stop
from handbook.style.sheet import Style
from handbook.style.written import Unfit


def load(name: str, folders: Sequence[Path], paper: str | None = None) -> Style:
    """The style for a paper, or for its own; HandbookError (STYLE, SYNTAX) with every problem.

    The folders are searched in order, so a user's come before those shipped.
    """
    return complete(overlay(opened(name, folders), paper))


def complete(over: Overlay) -> Style:
    """The style that an overlay makes; HandbookError (STYLE) with every problem."""
    values: dict[str, Any] = {}
    stop([*over.problems, *_read(over, values), *_missing(over)])
    values.update(name=over.sheet.name, paper=over.paper)
    style: Style = _build(Style, "", values)
    stop(_placed(fault, over) for fault in faults(style))
    return style


def _read(over: Overlay, into: dict[str, Any]) -> Iterator[Problem]:
    sums = over.sums()
    for path, entry in over.values.items():
        if entry.value is not PENDING:
            into[path] = entry.value
        elif entry.reader:
            try:
                text = sums.work_out(entry.text)
            except Unfit as wrong:
                at = over.variables[wrong.variable] if wrong.variable else entry
                yield Problem(wrong.code, wrong.message, at.text.mark, wrong.hint)
                continue
            try:
                into[path] = entry.reader(text)
            except Unfit as wrong:
                yield _placed(Fault(path, wrong.code, wrong.message, wrong.hint), over)


def _placed(fault: Fault, over: Overlay) -> Problem:
    entry = over.values.get(fault.path)
    if entry is None:  # a default: the sheet asked for made it wrong by what it says elsewhere
        return Problem(fault.code, f"{fault.message} (`{fault.path}`)", _top(over), fault.hint)
    blamed = over.culprit(entry)
    through = blamed is not entry or entry.value is PENDING
    message = f"{fault.message} (`{fault.path}`)" if through else fault.message
    return Problem(fault.code, message, blamed.text.mark, fault.hint)


def _missing(over: Overlay) -> Iterator[Problem]:
    absent = []
    for path, optional in leaves(Style):
        entry = over.values.get(path)
        if optional or path == "name" or (entry and entry.value is not UNSET):
            continue
        group = path
        while entry is None and "." in group:
            group = group.rpartition(".")[0]
            entry = over.values.get(group)
        if entry:
            yield Problem("STYLE-07", f"`{entry.path}` cannot be left out", entry.text.mark, "write a value")
        else:
            absent.append(f"`{path}`")
    if absent:
        more = f" and {len(absent) - 3} more" if len(absent) > 3 else ""
        message = f"the style `{over.sheet.name}` lacks {', '.join(absent[:3])}{more}"
        hint = "extend a complete style: write `extends: reference`"
        yield Problem("STYLE-07", message, _top(over), hint)


def _top(over: Overlay) -> Mark:
    written = over.sheet.values
    return written.key_mark(next(iter(written), ""))


def _build(group: type, path: str, values: dict[str, Any]) -> Any:
    parts = {}
    for name, key in keys(group).items():
        if key.group:
            parts[name] = _build(key.group, f"{path}{name}.", values)
        elif values.get(f"{path}{name}", UNSET) is not UNSET:
            parts[name] = values[f"{path}{name}"]
    return group(**parts)
