"""Where words stand: inside the page, and not upon one another."""

from __future__ import annotations

from collections.abc import Iterable

import pikepdf

from pdfcheck.reading import Shown, shown


def outside(pdf: pikepdf.Pdf, margin: float = 0.0) -> list[str]:
    """Words nearer than `margin` points to the edge of the trimmed page."""
    found = []
    for piece in shown(pdf):
        left, bottom, right, top = (float(edge) for edge in pdf.pages[piece.page].TrimBox)
        start, end = _across(piece)
        low, high = _up(piece)
        within = start >= left + margin - 0.05 and end <= right - margin + 0.05
        if not (within and low >= bottom + margin - 0.05 and high <= top - margin + 0.05):
            found.append(f"page {piece.page + 1}: {piece.text.strip()!r} stands at {piece.x:.1f} {piece.y:.1f}")
    return found


def overlaps(pdf: pikepdf.Pdf, pieces: Iterable[Shown] | None = None) -> list[str]:
    """Words that stand upon others; `pieces` are the file's own, if they are known."""
    found = []
    pages: dict[int, list[Shown]] = {}
    for piece in shown(pdf) if pieces is None else pieces:
        if piece.text.strip() and not piece.turned:
            pages.setdefault(piece.page, []).append(piece)
    for page, own in pages.items():
        own.sort(key=lambda piece: piece.y)
        for at, one in enumerate(own):
            for other in own[at + 1 :]:
                if other.y - one.y > one.size:
                    break
                if _touch(one, other):
                    texts = f"{one.text.strip()!r} and {other.text.strip()!r}"
                    found.append(f"page {page + 1}: {texts} stand upon one another")
    return found


def _touch(one: Shown, other: Shown) -> bool:
    (left, right), (start, end) = _across(one), _across(other)
    (low, high), (bottom, top) = _up(one), _up(other)
    return min(right, end) - max(left, start) > 1 and min(high, top) - max(low, bottom) > 0.1 * one.size


def _across(piece: Shown) -> tuple[float, float]:
    """From the first to the last letter; the space at a line's end counts for nothing."""
    if piece.turned:
        return piece.x, piece.x
    return piece.x, piece.end


def _up(piece: Shown) -> tuple[float, float]:
    """From below the baseline to the height of capitals, by a text face's usual shares."""
    return (piece.y, piece.y) if piece.turned else (piece.y - 0.2 * piece.size, piece.y + 0.66 * piece.size)
