"""Whether the type on the pages can be read: its height, its lines, its contrast, its amounts whole (TYPE-01)."""

from __future__ import annotations

from collections.abc import Iterable

from handbook.checks.grounds import ENOUGH, FOR_DOSES, Grounds, contrast_of
from handbook.checks.reading import Findings, Found
from handbook.foundation.kept import Kept, Same
from handbook.foundation.regex import Regex
from handbook.foundation.units import MM, WHITE
from handbook.layout.pages.page import Fill, Line, Page, Run
from handbook.layout.type.faces import Face
from handbook.medicine.units import SPELLINGS

# x-heights in mm: EC readability guideline 2009 (9 pt Times is 1.43 mm); small print and cards may be smaller.
BODY, CARD, LEAST = 1.43, 1.2, 1.11
LEADING = 1.2
"""Lines stand so many times the size apart, or 3 mm (MEDi-036; EC guideline)."""
_SLIP = 0.01

_AMOUNT = Regex(rf"\d[\s\u00a0](?:{'|'.join(sorted(SPELLINGS, key=len, reverse=True))})\b")
_UNITS = frozenset((*SPELLINGS, "%", "kg"))


_Size = tuple[Face, float]


class Legible:
    """TYPE-01: what is too small, too close, too pale or torn apart, each told once with its first page."""

    def __init__(self, product: str, pieces: Iterable[str], kept: Kept) -> None:
        self._product, self._kept = product, kept
        self._units = _UNITS.union(pieces)
        """With the words for pieces of the book's own."""
        self._told: dict[str, Found] = {}
        self._widths: dict[_Size, float] = {}
        self._first: dict[_Size, tuple[str, Run]] = {}
        """Where each size is first met: the page and the words."""

    def look(self, page: Page, name: str) -> None:
        """Take in a page."""
        key = ("legible", Same(page), name, self._product, self._units)
        sizes, told = self._kept.made(
            key, lambda: (_sizes(page), tuple(_on_page(page, name, self._product, self._units)))
        )
        for size, (width, run) in sizes.items():
            self._widths[size] = self._widths.get(size, 0.0) + width
            self._first.setdefault(size, (name, run))
        for found in told:
            self._told.setdefault(found.message.replace(f"on page {name}", ""), found)

    def found(self) -> Findings:
        """What was wrong."""
        yield from _heights(self._widths, self._first, self._product)
        yield from self._told.values()


def _sizes(page: Page) -> dict[_Size, tuple[float, Run]]:
    """How much of each size there is on a page, and the first run of it."""
    widths: dict[_Size, float] = {}
    first: dict[_Size, Run] = {}
    for one in page.placements:
        if type(one) is Line:
            for run in one.runs:
                if run.rise:  # the number of a note: its figures are as high as capitals, taller than any x
                    continue
                size = (run.face, run.size)
                if size in widths:
                    widths[size] += run.width
                else:
                    widths[size], first[size] = run.width, run
    return {size: (width, first[size]) for size, width in widths.items()}


def _heights(sizes: dict[_Size, float], pages: dict[_Size, tuple[str, Run]], product: str) -> Findings:
    """The height of the letter x in every cut and size; the commonest of them is the body's."""
    widths: dict[float, float] = {}
    first: dict[float, tuple[str, Run]] = {}
    for (face, size), width in sizes.items():
        tall = round(face.x_height * size / 1000 / MM, 3)
        widths[tall] = widths.get(tall, 0.0) + width
        first.setdefault(tall, pages[face, size])
    if not widths:
        return
    body, smallest = max(widths, key=widths.__getitem__), min(widths)
    if smallest < LEAST - _SLIP:
        page, run = first[smallest]
        said = f"the letter x is {smallest:.2f} mm high on page {page}; at least {LEAST} mm is needed"
        yield Found(product, said, None, "choose a larger size in the style, or shorten the text", shown=run.words)
    needed = {"handbook": BODY, "card": CARD}.get(product, LEAST)
    if LEAST - _SLIP <= body < needed - _SLIP:
        page, run = first[body]
        said = f"the letter x of the text is {body:.2f} mm high, as on page {page}; {needed} mm is needed"
        yield Found(product, said, None, "choose a larger body size in the style", shown=run.words)


def _on_page(page: Page, number: str, product: str, units: frozenset[str]) -> Findings:
    grounds = Grounds()
    before: Line | None = None
    for one in page.placements:
        if type(one) is Fill and not one.hatch:
            grounds.add(one)
        elif type(one) is Line and one.runs:
            if grounds.doubtful(one):
                yield from _pale(one, grounds, number, product)
            if before is not None and one.tag is not None and one.tag is before.tag and one.turn == 0:
                yield from _beneath(before, one, number, product, units)
            before = one


def _pale(line: Line, grounds: Grounds, number: str, product: str) -> Findings:
    x = line.x
    for run in line.runs:
        ground = WHITE if line.turn else grounds.at(x + run.width / 2, line.y - run.size / 4)
        x += run.width
        ratio = contrast_of(run.ink, ground)
        if ratio >= FOR_DOSES:
            continue
        what, needed = ("a dose", FOR_DOSES) if _AMOUNT.search(run.words) else ("text", ENOUGH)
        if ratio < needed - _SLIP:
            said = f"{what} on page {number} has a contrast of {ratio:.1f} to 1; {needed} is needed"
            yield Found(product, said, None, "choose a darker ink or a paler tint in the style", shown=run.words)


def _beneath(above: Line, line: Line, number: str, product: str, units: frozenset[str]) -> Findings:
    """Two lines of one paragraph: far enough apart, and no amount torn apart between them."""
    gap, size = line.y - above.y, max([run.size for run in line.runs])
    if 0.5 * size < gap < min(LEADING * size, 3 * MM) - _SLIP and abs(line.x - above.x) < size:
        said = f"lines on page {number} stand {gap / MM:.2f} mm apart at a size of {size:.1f} pt"
        yield Found(product, said, None, f"set them at least {LEADING} times the size apart", shown=line.words)
    if gap > 0 and _torn(above, line, units):
        words = f"{above.runs[-1].words[-12:]} / {line.runs[0].words[:12]}".strip()
        said = f"a number and its unit stand on two lines on page {number}: {words}"
        yield Found(product, said, None, "put a no-break space between them, or write {dose:…}", shown=line.words)


def _torn(above: Line, line: Line, units: frozenset[str]) -> bool:
    last, first = above.runs[-1].pieces, line.runs[0].pieces
    ends = last[-1].text[-1:] if last else ""
    return ends.isdecimal() and bool(first) and first[0].text.strip(".,;:)") in units
