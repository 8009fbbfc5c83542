"""Card sizes and stock sheets by name, from sheets.yaml."""

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from handbook.foundation.marks import HandbookError, place_of, refuse
from handbook.foundation.nearest import nearest, suggest
from handbook.foundation.regex import Regex
from handbook.foundation.units import MM, POINTS, in_mm

SMALLEST, LARGEST = 40.0, 300.0
"""The shortest and longest side of a card, mm."""
FARTHEST = 15.0
"""The most that a sheet is nudged, mm."""

_T = TypeVar("_T")
_NUMBER = r"([0-9]{1,4}(?:\.[0-9]{1,3})?)"
_WIDE_HIGH = Regex(rf"{_NUMBER} ?(mm|cm|in)? ?[x×] ?{_NUMBER} ?(mm|cm|in)?", re.IGNORECASE)
_NUDGE = Regex(rf"([+-]?){_NUMBER} ?(?:mm)?, ?([+-]?){_NUMBER} ?(?:mm)?")


class Size(NamedTuple):
    """A card, trimmed; points."""

    name: str
    width: float
    height: float
    corner: float = 0.0
    """Radius of its rounded corners."""


class Stock(NamedTuple):
    """A sheet of cards or labels, cut beforehand; points from the top left corner of the paper."""

    name: str
    paper: str
    width: float
    height: float
    columns: int
    rows: int
    left: float
    top: float
    pitch_x: float
    pitch_y: float
    kind: str = "card"
    also: tuple[str, ...] = ()


def card_size(text: str) -> Size:
    """The size called `wallet`, `a7` …, or written as `85x54` (mm), `90 x 50 mm`, `3.5x2in`.

    HandbookError PRINT-20 unknown, PRINT-21 too small or too large.
    """
    found = _by_name(text, _sizes())
    if found:
        return found
    written = _WIDE_HIGH.fullmatch(text.strip())
    if not written:
        hint = f"{suggest(text, [*_shown(_sizes()), 'pocket'])}, or a width and height: 85x54"
        raise refuse("PRINT-20", f'there is no card size "{_short(text)}"', place_of(text), hint)
    after = written[4] or "mm"
    width, height = (
        float(number) * POINTS[unit.lower()]
        for number, unit in ((written[1], written[2] or after), (written[3], after))
    )
    if min(width, height) < SMALLEST * MM - 0.01 or max(width, height) > LARGEST * MM + 0.01:
        message = f"a card of {in_mm(width)} × {in_mm(height)} mm cannot be made"
        hint = f"write sides from {SMALLEST:g} to {LARGEST:g} mm"
        raise refuse("PRINT-21", message, place_of(text), hint)
    return Size(text.strip(), width, height)


def stock_sheet(text: str) -> Stock:
    """The sheet called `avery-5371`, `5371`, `Avery L7418` …; HandbookError PRINT-22 if there is none."""
    found = _by_name(text, _stocks())
    if found:
        return found
    close = nearest(_plain(text), _stocks())
    hint = f"did you mean `{close}`? known: " if close else "write one of these: "
    hint += ", ".join(_shown(_stocks()))
    raise refuse("PRINT-22", f'there is no sheet "{_short(text)}"', place_of(text), hint)


def read_nudge(text: str) -> tuple[float, float]:
    """Points to the right and down in `1.5,-0.5` (mm); HandbookError PRINT-25."""
    found = _NUDGE.fullmatch(text.strip())
    if not found:
        raise _no_nudge(f'"{_short(text)}" does not say how far to the right and how far down', text)
    right, down = float(found[1] + found[2]), float(found[3] + found[4])
    if max(abs(right), abs(down)) > FARTHEST:
        raise _no_nudge(f"{max(abs(right), abs(down)):g} mm is too far", text)
    return right * MM, down * MM


def _no_nudge(message: str, text: str) -> HandbookError:
    hint = f"write two numbers up to {FARTHEST:g} mm, right and down: 1.5,-0.5"
    return refuse("PRINT-25", message, place_of(text), hint)


def sizes() -> tuple[Size, ...]:
    """All named card sizes."""
    return tuple(dict.fromkeys(_sizes().values()))


def stocks() -> tuple[Stock, ...]:
    """All stock sheets."""
    return tuple(dict.fromkeys(_stocks().values()))


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"


def _plain(name: str) -> str:
    """A name as it is looked up: Avery C32011-10 and c32011 10 are one."""
    return re.sub(r"[\s_-]", "", name.strip().lower().removeprefix("avery"))


def _by_name(text: str, among: Mapping[str, _T]) -> _T | None:
    return among.get(_plain(text)) if text.strip() else None


def _shown(among: Mapping[str, Size] | Mapping[str, Stock]) -> list[str]:
    return list(dict.fromkeys(entry.name for entry in among.values()))


@lru_cache(maxsize=1)
def _sizes() -> dict[str, Size]:
    return {
        _plain(each): Size(name, *_pair(entry["card"]), float(entry.get("corner", 0)) * MM)
        for name, entry in _data()["sizes"].items()
        for each in (name, *entry.get("also", ()))
    }


@lru_cache(maxsize=1)
def _stocks() -> dict[str, Stock]:
    made = (_stock(name, entry) for name, entry in _data()["sheets"].items())
    return {_plain(each): stock for stock in made for each in (stock.name, *stock.also)}


def _stock(name: str, entry: Mapping[str, Any]) -> Stock:
    return Stock(
        name,
        entry["paper"],
        *_pair(entry["card"]),
        int(entry["grid"][0]),
        int(entry["grid"][1]),
        *_pair(entry["first"]),
        *_pair(entry["pitch"]),
        kind=entry.get("kind", "card"),
        also=tuple(entry.get("also", ())),
    )


def _pair(lengths: list[str]) -> tuple[float, float]:
    return float(lengths[0]) * MM, float(lengths[1]) * MM


@lru_cache(maxsize=1)
def _data() -> dict[str, dict[str, Any]]:
    import yaml

    text = Path(__file__).with_name("sheets.yaml").read_text("utf-8")
    loaded: dict[str, dict[str, Any]] = yaml.load(text, getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    return loaded
