"""What a style must not do to a reader: ink too pale, type too small or too tight, pages without room."""

from collections.abc import Iterator
from math import floor
from typing import NamedTuple

from handbook.foundation.units import MM, PAPERS, WHITE, Colour, contrast
from handbook.style.sheet import Style, Type

# WCAG 2.2, 1.4.3 (4.5 to 1) and 1.4.6 (7 to 1): the stricter one wherever an amount can stand.
TEXT, AMOUNT = 4.5, 7.0

# Roles without amounts; all others may carry a dose.
_PLAIN = {"meta", "label", "number", "title", "subtitle", "edition", "running", "folio", "toc_1", "toc_2"}
_RUNNING = ("body", "lead", "callout", "quote", "cell", "cell_head", "key", "value")
_LINES = (*_RUNNING, "small", "caption", "term")

# Height of the small x for each point of size, as measured in the fonts. The least heights, in mm: that of
# 9 pt Times, which the EC readability guideline of 2009 asks of leaflets, and what no text may fall below.
X_HEIGHTS = {"serif": 0.5, "sans": 0.486}
BODY_X, LEAST_X = 1.43, 1.11
LEAST_LEADING = 1.2  # NHS CUI, MEDi-036: 120 to 140 %
_COLUMN, _DEPTH = 60 * MM, 80 * MM


class Fault(NamedTuple):
    """What is wrong with the value of a key."""

    path: str
    code: str
    message: str
    hint: str


def faults(style: Style) -> Iterator[Fault]:
    """Everything about a style that would harm its readers."""
    yield from _inks(style)
    yield from _grounds(style)
    yield from _room(style)
    for role, kind in style.type._asdict().items():
        yield from _legible(role, kind)


def _inks(style: Style) -> Iterator[Fault]:
    yield from _pale("ink", style.ink, AMOUNT)
    yield from _pale("accent", style.accent, TEXT)
    yield from _pale("link", style.link, TEXT)
    for kind in ("finding", "note", "caution", "warning", "stop"):
        yield from _pale(f"callout.{kind}", getattr(style.callout, kind), TEXT)
    for role, kind in style.type._asdict().items():
        yield from _pale(f"type.{role}.colour", kind.colour, TEXT if role in _PLAIN else AMOUNT)


def _grounds(style: Style) -> Iterator[Fault]:
    looks, types = style.callout, style.type
    for kind in ("finding", "note", "caution", "warning", "stop"):
        own: Colour = getattr(looks, kind)
        ground = own.tint(looks.tint)
        yield from _dark(f"callout.{kind}", types.callout.colour, ground, AMOUNT)
        yield from _dark(f"callout.{kind}", own, ground, TEXT)
    if style.table.stripe:
        yield from _dark("table.stripe", types.cell.colour, style.table.stripe, AMOUNT)


def _pale(path: str, ink: Colour, least: float) -> Iterator[Fault]:
    ratio = contrast(ink, WHITE)
    if ratio < least:
        message = f"contrast with white paper is only {floor(ratio * 10) / 10:g} to 1"
        yield Fault(path, "STYLE-12", message, f"choose a darker colour, {least:g} to 1 or more")


def _dark(path: str, ink: Colour, ground: Colour, least: float) -> Iterator[Fault]:
    ratio = contrast(ink, ground)
    if ratio < least:
        message = f"contrast of words with their ground is only {floor(ratio * 10) / 10:g} to 1"
        hint = f"choose a paler ground or darker words, {least:g} to 1 or more"
        yield Fault(path, "STYLE-12", message, hint)


def _room(style: Style) -> Iterator[Fault]:
    page, cover = style.page, style.cover
    width, height = PAPERS[style.paper]
    across = width - page.inner - page.outer - page.side - page.side_gap
    if across < _COLUMN:
        yield _narrow("page.outer", across, style.paper, "across")
    if height - page.head - page.foot < _DEPTH:
        yield _narrow("page.foot", height - page.head - page.foot, style.paper, "down")
    if page.running_drop >= page.head:
        yield _over("page.running_drop", "the running head would stand in the text", "head")
    if page.folio_drop >= page.foot:
        yield _over("page.folio_drop", "the page number would stand in the text", "foot")
    if cover.band and cover.band_height > cover.title_drop:
        yield _over("cover.band_height", "the band would lie under the title", "title_drop")


def _over(path: str, message: str, limit: str) -> Fault:
    return Fault(path, "STYLE-13", message, f"write less than `{limit}`")


def _narrow(path: str, left: float, paper: str, way: str) -> Fault:
    message = f"the margins leave {left / MM:.0f} mm {way} for text on {paper}"
    return Fault(path, "STYLE-13", message, "make the margins smaller")


def _legible(role: str, kind: Type) -> Iterator[Fault]:
    per_point = X_HEIGHTS[kind.family]
    least = BODY_X if role in _RUNNING else LEAST_X
    height = kind.size * per_point / MM
    if height < least:
        smallest = -floor(-least * MM / per_point * 10) / 10
        message = f"{kind.size:g} pt {kind.family} is too small: the letter x is {height:.2f} mm high"
        yield Fault(f"type.{role}.size", "STYLE-14", message, f"write {smallest:g} pt or more")
    tightest = LEAST_LEADING if role in _LINES else 1.0
    if kind.leading < kind.size * tightest - 0.001:
        message = f"a leading of {kind.leading:g} pt is too tight for type of {kind.size:g} pt"
        hint = f"write {kind.size * tightest:.4g} pt or more"
        yield Fault(f"type.{role}.leading", "STYLE-14", message, hint)
