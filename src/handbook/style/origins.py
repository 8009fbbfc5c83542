"""Where each value of a style comes from: what `handbook style show --origin` prints."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from handbook.foundation.marks import Mark
from handbook.foundation.units import Colour
from handbook.style.entries import UNSET, Entry
from handbook.style.fields import leaves
from handbook.style.load import complete
from handbook.style.overlay import opened, overlay
from handbook.style.sheet import Style
from handbook.style.sums import Variables


class Origin(NamedTuple):
    """Where a key's final value comes from; the mark is None for a key left to its default."""

    path: str
    """`type.body.size`"""
    value: str
    written: str
    """As the sheet has it, such as `$leading / 2`; empty for a default."""
    mark: Mark | None


def origins(name: str, folders: Sequence[Path], paper: str | None = None) -> tuple[Origin, ...]:
    """Every key of a style with its final value and where that was written; HandbookError as `load`."""
    over = overlay(opened(name, folders), paper)
    style, sums = complete(over), over.sums()
    paths = [path for path, _ in leaves(Style) if path != "name"]
    return tuple(_origin(path, style, over.values.get(path), sums) for path in paths)


def _origin(path: str, style: Style, entry: Entry | None, sums: Variables) -> Origin:
    if entry is None or entry.value is UNSET:
        value: Any = style
        for name in path.split("."):
            value = getattr(value, name)
        return Origin(path, _shown(value), entry.text if entry else "", entry.text.mark if entry else None)
    value = style.paper if path == "paper" else sums.work_out(entry.text)
    return Origin(path, value, entry.text, entry.text.mark)


def _shown(value: Any) -> str:
    if isinstance(value, Colour):
        return "#" + "".join(f"{round(part * 255):02x}" for part in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "~" if value is None else f"{value:g}" if isinstance(value, float) else str(value)
