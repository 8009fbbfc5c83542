"""What somebody wishes on a page of forms, in words, as an order; and the command that orders the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from shlex import quote
from typing import Any

from handbook.foundation.marks import Source, refuse, spelt
from handbook.foundation.nearest import suggest
from handbook.foundation.units import PAPERS
from handbook.foundation.values import Scalar, span
from handbook.press.order import CalendarOrder, CardOrder, Order

_ALL = ("style", "paper", "media")
KNOWN: Mapping[str, tuple[str, ...]] = {
    "handbook": _ALL,
    "card": ("size", "sheet", "layout", "copies", "nudge", "weight", "height", *_ALL),
    "calendar": (
        "start", "regimen", "on", "off", "cycles", "weeks", "weight", "height",
        "layout", "week_start", "ics_titles", *_ALL,
    ),
}  # fmt: skip
"""What may be wished of each product; the names are those of the command's options."""
AMONG = {
    "media": ("screen", "print", "shop"),
    "paper": tuple(PAPERS),
    "ics_titles": ("short", "full"),
}
LAYOUTS = {
    "card": ("fold", "duplex-long", "duplex-short", "single"),
    "calendar": ("sheets", "strips", "month"),
}
"""How a product may lie on its sheets."""


def ordered(book: Path, product: str, wishes: Mapping[str, str], out: Path = Path("out")) -> Order:
    """The order for one product; empty wishes are none. HandbookError (USAGE, SCHED) for what cannot be read."""
    given = {name: _typed(name, text) for name, text in wishes.items() if text}
    for name, value in given.items():
        _known(product, name, value)
    plain: dict[str, Any] = {name: given.pop(name) for name in _ALL if name in given}
    for name in ("paper", "media"):
        if name in plain:
            plain[name] = str(plain[name])
    if product == "card":
        plain["card"] = CardOrder(**given)  # type: ignore[arg-type]
    elif product == "calendar":
        plain["calendar"] = CalendarOrder(**_dated(given))
    return Order(book, (product,), out=out, **plain)


def command(book: Path, product: str, wishes: Mapping[str, str]) -> str:
    """What is to be typed for the same file: handbook calendar source/semax --start 2026-03-02."""
    folder = f"./{book}" if str(book).startswith("-") else str(book)
    words = ["handbook", *(("build", "--only", "handbook") if product == "handbook" else (product,)), folder]
    return " ".join(quote(word) for word in (*words, *_options(product, wishes)))


def _options(product: str, wishes: Mapping[str, str]) -> Iterator[str]:
    for name in KNOWN[product]:
        text = wishes.get(name)
        if text and text.startswith("-"):
            yield f"--{name.replace('_', '-')}={text}"
        elif text:
            yield from (f"--{name.replace('_', '-')}", text)


def _typed(name: str, text: str) -> Scalar:
    return Scalar(text, Source(f"--{name.replace('_', '-')}", text), span(0, len(text)))


def _known(product: str, name: str, value: Scalar) -> None:
    if name not in KNOWN[product]:
        raise refuse("USAGE-02", f"there is no option {spelt(name)} here", None, suggest(name, KNOWN[product]))
    if name == "copies" and not (value.isascii() and value.isdecimal() and len(value) < 6):
        raise refuse("USAGE-03", f'"{value}" is not a whole number', value.mark, "write digits: 14")
    among = LAYOUTS.get(product, ()) if name == "layout" else AMONG.get(name)
    if among and value not in among:
        raise refuse("USAGE-03", f'"{value}" is not known to --{name}', value.mark, suggest(value, among))


def _dated(given: dict[str, Any]) -> dict[str, Any]:
    start = given.pop("start", None)
    if start is not None:
        from handbook.medicine.dates import read_date

        given |= {"start": read_date(start), "start_mark": start.mark}
    return given
