"""What a page shows: an interpreter for text, marked content and painting operators."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from struct import unpack
from typing import Any, NamedTuple

import pikepdf

Matrix = tuple[float, float, float, float, float, float]

_PLAIN: Matrix = (1, 0, 0, 1, 0, 0)
PAINTING = frozenset({"Tj", "TJ", "'", '"', "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Do", "sh", "BI"})


class Shown(NamedTuple):
    """A string of text as it stands on a page, in points from the bottom left."""

    page: int
    owner: int | None
    """Number of the marked content; none for an artifact."""
    text: str
    x: float
    y: float
    width: float
    size: float
    font: str
    turned: bool
    end: float = 0.0
    """Where the last letter ends: a space at the end of a line, stretched or not, counts for nothing."""


class Step(NamedTuple):
    """An operator, and the marked content it stands in: (tag, number) of each, outermost first."""

    operator: str
    operands: Sequence[Any]
    """Of Tj and TJ its strings as bytes, and between them the numbers that move the next one."""
    inside: tuple[tuple[str, int | None], ...]


class Font:
    """How a font's two-byte codes read, and how wide they are."""

    def __init__(self, font: Any) -> None:
        self.name = str(font.BaseFont)[1:]
        self.texts = _texts(bytes(font.ToUnicode.read_bytes()))
        self.widths = _widths(font.DescendantFonts[0])


def codes(string: bytes) -> tuple[int, ...]:
    """The codes in a string, two bytes each."""
    return unpack(f">{len(string) // 2}H", string)


def steps(page: pikepdf.Page) -> list[Step]:
    """The operators of a page, in order; they are read once for all the checks of a file."""
    content = page.Contents
    streams = content if isinstance(content, pikepdf.Array) else [content]
    data = b"\n".join(bytes(stream.read_bytes()) for stream in streams)
    found = _READ.get(data)
    if found is None:
        if len(_READ) > 100:  # more pages than most files have
            _READ.clear()
        found = _READ[data] = list(_parsed(page))
    return found


_READ: dict[bytes, list[Step]] = {}


def _parsed(page: pikepdf.Page) -> Iterator[Step]:
    inside: tuple[tuple[str, int | None], ...] = ()
    for operands, operator in pikepdf.parse_content_stream(page):
        word = str(operator)
        if word in ("BDC", "BMC"):
            inside = (*inside, (str(operands[0])[1:], _number(operands)))
        parts = operands[0] if word == "TJ" else operands
        yield Step(word, _said(parts) if word in ("Tj", "TJ") else list(operands), inside)
        if word == "EMC":
            inside = inside[:-1]


def _said(parts: Any) -> tuple[bytes | float, ...]:
    return tuple(bytes(part) if isinstance(part, pikepdf.String) else float(part) for part in parts)


def _number(operands: Any) -> int | None:
    given = operands[1] if len(operands) > 1 else None
    return int(given.MCID) if isinstance(given, pikepdf.Dictionary) and "/MCID" in given else None


def shown(pdf: pikepdf.Pdf) -> Iterator[Shown]:
    """All text of a file, in the order of painting."""
    known: dict[Any, Font] = {}
    for index, page in enumerate(pdf.pages):
        yield from _Reader(index, page, known).read()


class _Reader:
    def __init__(self, index: int, page: pikepdf.Page, known: dict[Any, Font]) -> None:
        self.index, self.page, self.known = index, page, known
        self.own: dict[str, Font] = {}
        self.outer: list[Matrix] = [_PLAIN]
        self.line = self.at = _PLAIN
        self.font: Font | None = None
        self.size = 0.0
        self.scale, self.tracking = 1.0, 0.0

    def read(self) -> Iterator[Shown]:
        for word, operands, inside in steps(self.page):
            match word:
                case "q":
                    self.outer.append(self.outer[-1])
                case "Q":
                    self.outer.pop()
                case "cm":
                    self.outer[-1] = _times(_matrix(operands), self.outer[-1])
                case "BT":
                    self.line = self.at = _PLAIN
                case "Td":
                    self.line = self.at = _times((1, 0, 0, 1, float(operands[0]), float(operands[1])), self.line)
                case "Tm":
                    self.line = self.at = _matrix(operands)
                case "Tf":
                    self.font, self.size = self._font(operands[0]), float(operands[1])
                case "Tz":
                    self.scale = float(operands[0]) / 100
                case "Tc":
                    self.tracking = float(operands[0])
                case "Tj" | "TJ":
                    owner = inside[-1][1] if inside else None
                    yield self._show(operands, owner)

    def _font(self, label: Any) -> Font:
        name = str(label)
        if name not in self.own:
            font = self.page.Resources.Font[name]
            if font.objgen not in self.known:
                self.known[font.objgen] = Font(font)
            self.own[name] = self.known[font.objgen]
        return self.own[name]

    def _show(self, parts: Sequence[bytes | float], owner: int | None) -> Shown:
        assert self.font is not None
        texts, widths, tracked = self.font.texts, self.font.widths, 1000 * self.tracking / self.size
        start = _times(self.at, self.outer[-1])
        read, along, letters = "", 0.0, 0.0
        for part in parts:
            if isinstance(part, bytes):
                for code in codes(part):
                    text = texts.get(code, "\ufffd")
                    read += text
                    along += widths[code] + tracked
                    letters = letters if text.isspace() else along
            else:
                along -= part
        width = along * self.size / 1000 * self.scale
        self.at = _times((1, 0, 0, 1, width, 0), self.at)
        end = _times(self.at, self.outer[-1])
        turned = start[1] != 0
        length = end[4] - start[4] if not turned else width
        place = start[4] + (length * letters / along if along else 0.0)
        return Shown(self.index, owner, read, start[4], start[5], length, self.size, self.font.name, turned, place)


def _matrix(operands: Sequence[Any]) -> Matrix:
    a, b, c, d, e, f = (float(operand) for operand in operands)
    return a, b, c, d, e, f


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _texts(data: bytes) -> dict[int, str]:
    pairs: dict[int, str] = {}
    for body in re.findall(rb"beginbfchar(.*?)endbfchar", data, re.S):
        for code, text in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", body):
            pairs[int(code, 16)] = bytes.fromhex(text.decode()).decode("utf-16-be")
    return pairs


def _widths(font: Any) -> dict[int, float]:
    """Of the array's two forms, only `first [width …]` is read."""
    found: dict[int, float] = {}
    listed = list(font.W)
    for first, widths in zip(listed[::2], listed[1::2], strict=True):
        found.update({int(first) + at: float(width) for at, width in enumerate(widths)})
    return found
