"""Whether the sheets can be printed, cut, folded and torn (PRINT-01)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from handbook.checks.reading import Findings, Found
from handbook.foundation.kept import Kept, Same
from handbook.foundation.units import MM, Colour
from handbook.layout.pages.page import Arc, Fill, Line, Page, Printing, Sign, Stroke
from handbook.layout.sheets.frame import ENDS, SIDES
from handbook.layout.sheets.linework import DASH

TRIMMED = 3 * MM
"""No words nearer to a cut edge."""
FOLD = 3 * MM
"""No words nearer to a fold or a perforation."""
FINEST = 0.25
_SLIP = 0.05
_NEARLY_BLACK = 0.012


_Box = tuple[float, float, float, float]
"""Left, top, right, bottom: of every line, so a plain tuple."""


class Printable:
    """PRINT-01: what a printer, a cutter or a fold would spoil; one problem of each kind, with its first page."""

    def __init__(self, product: str, printing: Printing, kept: Kept) -> None:
        self._product, self._printing, self._kept = product, printing, kept
        self._told: dict[str, Found] = {}
        self._trimmed = False

    def look(self, page: Page, name: str) -> None:
        """Take in a page."""
        self._trimmed = self._trimmed or bool(page.trim)
        key = ("printable", Same(page))
        for kind, said, hint, shown in self._kept.made(key, lambda: tuple(_page(page))):
            if kind not in self._told:
                self._told[kind] = Found(self._product, f"page {name}: {said}", None, hint, shown=shown)

    def found(self) -> Findings:
        """What was wrong."""
        yield from self._told.values()
        if self._product != "handbook" and self._printing.scaling and not self._trimmed:
            said = "the file lets the printer fit it to the page; cut and folded sheets must come out at their size"
            yield Found(self._product, said, None, "set PrintScaling to None")


_Said = tuple[str, str, str, str]
"""What kind of thing, what is wrong, what to do, and the words that it is met with."""


def _page(page: Page) -> Iterator[_Said]:
    yield from _boxes(page)
    frame, why = _frame(page)
    edge = (SIDES, SIDES, page.width - SIDES, page.height - SIDES)
    folds = [fold for one in page.placements if type(one) is Stroke and (fold := _fold(one))]
    for one in page.placements:
        if type(one) is not Line:
            yield from _ink(one)
        elif one.runs and not _clear(one, frame, folds):
            box = _box(one)
            # A page number that is lost on some printers harms nobody; words and doses must never be.
            if not _inside(box, edge if one.artifact == "Pagination" and not page.trim else frame):
                words = one.words
                yield "frame", f'"{words[:30].strip()}" stands outside of {why}', "make the margins larger", words
            if folds and _told(one) and any(_near(box, fold) for fold in folds):
                words = one.words
                said = f'"{words[:30].strip()}" stands less than {FOLD / MM:.0f} mm from a fold or perforation'
                yield "fold", said, "shorten the text or choose a larger size", words


def _told(line: Line) -> bool:
    """Whether it says something of the book: it is an element's, or its runs are."""
    return line.tag is not None or any(run.tag is not None for run in line.runs)


def _clear(line: Line, frame: _Box, folds: Sequence[_Box]) -> bool:
    """Whether an upright line stands clear of all edges and folds by more than its size, as most do."""
    if line.turn:
        return False
    x, y, size, wide = line.x, line.y, 0.0, 0.0
    for run in line.runs:
        wide += run.width
        if run.size > size:
            size = run.size
    left, top, right, bottom = frame
    if x < left or x + wide > right or y - size < top or y + size > bottom:
        return False
    box = x, y - size, x + wide, y + size
    return not folds or not any(_near(box, fold) for fold in folds)


def _boxes(page: Page) -> Iterator[_Said]:
    if not 0 <= page.bleed <= page.trim or 2 * page.trim >= min(page.width, page.height):
        said = "the trimmed page does not lie inside its bleed, or the bleed not inside the sheet"
        yield "boxes", said, "report this; it is a fault of handbook", ""


def _frame(page: Page) -> tuple[_Box, str]:
    """What words must stay in: inside what is cut, or inside what home printers can reach."""
    if page.trim:
        edge = page.trim + TRIMMED
        return (edge, edge, page.width - edge, page.height - edge), "what is safe from the cutter"
    return (SIDES, ENDS, page.width - SIDES, page.height - ENDS), "what most printers can reach"


def _box(line: Line) -> _Box:
    """The rectangle that a line's letters fill, whichever way it is turned."""
    size = wide = 0.0
    for run in line.runs:
        size, wide = max(size, run.size), wide + run.width
    up, down = 0.72 * size, 0.22 * size
    x, y = line.x, line.y
    if line.turn == 90:
        return x - down, y, x + up, y + wide
    if line.turn == 180:
        return x - wide, y - down, x, y + up
    if line.turn == 270:
        return x - up, y - wide, x + down, y
    return x, y - up, x + wide, y + down


def _inside(box: _Box, frame: _Box) -> bool:
    left, top, right, bottom = frame
    within = box[0] >= left - _SLIP and box[2] <= right + _SLIP
    return within and box[1] >= top - _SLIP and box[3] <= bottom + _SLIP


def _fold(stroke: Stroke) -> _Box | None:
    """The line along which a sheet is folded or torn; None for any other stroke."""
    if stroke.spot not in ("Fold", "Perf") and stroke.dash != DASH:
        return None
    across, down = zip(*stroke.points, strict=True)
    return min(across), min(down), max(across), max(down)


def _near(box: _Box, fold: _Box) -> bool:
    apart = FOLD - _SLIP
    left, top, right, bottom = fold
    across = box[0] < right + apart and box[2] > left - apart
    return across and box[1] < bottom + apart and box[3] > top - apart


def _ink(one: object) -> tuple[_Said, ...]:
    """Lines that are too fine, and a black that is mixed from several inks; the same few pens draw every page."""
    if isinstance(one, (Stroke, Arc)):  # quicker than Stroke | Arc, and asked of everything that is drawn
        return _of_pen(one.width or None, one.ink, one.fill)
    if isinstance(one, Fill):
        return _of_pen(one.stroke if one.hatch else min(one.width, one.height), one.ink)
    return _of_sign(one.drawn) if isinstance(one, Sign) else ()


@lru_cache(maxsize=64)
def _of_sign(drawn: tuple[Stroke | Arc, ...]) -> tuple[_Said, ...]:
    """What is wrong with a sign, which stands in many places."""
    return tuple(said for one in drawn for said in _ink(one))


@lru_cache(maxsize=1024)
def _of_pen(width: float | None, *inks: Colour | None) -> tuple[_Said, ...]:
    said: list[_Said] = []
    if width is not None and width < FINEST - 0.001:
        told = f"a line is {width:.2f} pt wide; below {FINEST} pt it may not print"
        said.append(("fine", told, "make it wider in the style", ""))
    if any(ink and _is_mixed_black(ink) for ink in inks):
        told = "a black is mixed from several inks, and blurs if they do not meet"
        said.append(("black", told, "use a plain black or grey", ""))
    return tuple(said)


def _is_mixed_black(ink: Colour) -> bool:
    return not ink.grey and ink.luminance < _NEARLY_BLACK
