"""Lengths and colours, as style sheets write them."""

from typing import NamedTuple

from handbook.foundation.regex import Regex

# Points per unit: 1 in = 72 pt = 25.4 mm (PDF's default user space, ISO 32000-1, 8.3.2.3).
POINTS = {"pt": 1.0, "mm": 72 / 25.4, "cm": 720 / 25.4, "in": 72.0}
MM = POINTS["mm"]

PAPERS: dict[str, tuple[float, float]] = {
    "a4": (595.276, 841.890),  # 210 x 297 mm
    "letter": (612.0, 792.0),  # 8.5 x 11 in
    "a5": (419.528, 595.276),  # 148 x 210 mm
    "half-letter": (396.0, 612.0),  # 5.5 x 8.5 in
}
"""Width and height of the papers that a style can be set on, upright, in points."""

_LENGTH = Regex(r"(-?\d+(?:\.\d+)?) ?(pt|mm|cm|in)")
_HEX = Regex(r"#([0-9a-fA-F]{6})")


def length(text: str) -> float:
    """Points in a length such as `12 mm`; ValueError if it is none."""
    if text in ("0", "0.0"):
        return 0.0
    found = _LENGTH.fullmatch(text)
    if not found:
        raise ValueError("a length is a number and a unit: 12 mm, 9.5 pt, 1 in")
    return float(found[1]) * POINTS[found[2]]


def in_mm(points: float) -> str:
    """A length in millimetres, as a message says it: 85.6."""
    return f"{round(points / MM, 2):g}"


class Colour(NamedTuple):
    """Red, green and blue, each from 0 to 1 (sRGB)."""

    red: float
    green: float
    blue: float

    @property
    def grey(self) -> bool:
        """Whether it prints with black ink alone."""
        return self.red == self.green == self.blue

    @property
    def luminance(self) -> float:
        """Relative luminance (WCAG 2.2, "relative luminance")."""
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in self]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    def tint(self, share: float) -> "Colour":
        """This colour thinned with white; a share of 0.1 is a 10 % tint."""
        return Colour(*(round(1 - share * (1 - c), 4) for c in self))


BLACK = Colour(0, 0, 0)
WHITE = Colour(1, 1, 1)


def colour(text: str) -> Colour:
    """The colour in `#1a5276`, `black` or `white`; ValueError if it is none."""
    named = {"black": BLACK, "white": WHITE}.get(text)
    if named:
        return named
    found = _HEX.fullmatch(text)
    if not found:
        raise ValueError('a colour is six hexadecimal digits in quotes: "#0b5563"')
    value = int(found[1], 16)
    return Colour(*(round(((value >> shift) & 255) / 255, 4) for shift in (16, 8, 0)))


def contrast(one: Colour, other: Colour) -> float:
    """Contrast ratio from 1 to 21 (WCAG 2.2, "contrast ratio")."""
    light, dark = sorted((one.luminance, other.luminance), reverse=True)
    return (light + 0.05) / (dark + 0.05)
