"""The content stream of one page: placements become operators inside marked content."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from handbook.foundation.units import BLACK, Colour
from handbook.layout.pages.page import Arc, Fill, Image, Line, Run, Sign, Stroke, Tag
from handbook.layout.type.faces import Face, Shaped
from handbook.paint import paths
from handbook.paint.fonts import Font, Fonts
from handbook.paint.images import Pictures
from handbook.paint.inks import fill_ink, spot_label, stroke_ink
from handbook.paint.marks import Marks
from handbook.paint.objects import name, number, numbers
from handbook.paint.paths import Box
from handbook.paint.stamp import stamped

# Width, dash and roundness of a line at the start of every page (ISO 32000-1, 8.4.1).
Pen = tuple[float, tuple[float, ...], bool]
_FIRST_PEN: Pen = (1.0, (), False)


class Content:
    """Operators of one page in the order of its placements, with the graphics state they leave."""

    def __init__(self, height: float, fonts: Fonts, pictures: Pictures, links: bool) -> None:
        self._height, self._fonts, self._pictures = height, fonts, pictures
        self.marks = Marks(links)
        self._parts: list[bytes] = []
        self._owner: Tag | str | None = None
        self._in_text = False
        self._at = (0, 0)
        self._face: Face | None = None
        self._font: Font | None = None
        self._size = 0.0
        self._letters = (1.0, 0.0)
        self._ink = self._stroke_ink = BLACK
        self._pen = _FIRST_PEN
        self._runs: dict[Font, list[tuple[Shaped, ...]]] = {}
        self._row: list[tuple[Shaped, ...]] = []
        self._cuts: dict[tuple[Face, float], tuple[Font, bytes, list[tuple[Shaped, ...]]]] = {}
        """By face and size: the font, the operator that chooses it, and what it shows on the page."""
        self.pictures: dict[bytes, bytes] = {}
        """The image files on the page, by the names that the operators call them."""
        self.spots: dict[bytes, tuple[str, Colour]] = {}
        """The spot colours on it, likewise."""

    def close(self) -> bytes:
        """The whole stream."""
        self._own(None)
        return b"\n".join(self._parts)

    @property
    def shown(self) -> Iterable[tuple[Font, Sequence[tuple[Shaped, ...]]]]:
        """Each font on the page, and what it shows."""
        return self._runs.items()

    def paint(self, placement: Line | Fill | Stroke | Arc | Sign | Image) -> None:
        """Add a placement."""
        _PAINTERS[type(placement)](self, placement)

    # Text

    def _line(self, line: Line) -> None:
        x, y, runs, tag, artifact, turn = line
        if tag is not None and not (runs and runs[0].pieces):
            self.marks.touch(tag)
        base, along = self._height - y, 0.0
        for run in runs:
            if run.pieces:
                own = run.tag or tag
                owner = artifact if own is None else own
                if owner is not self._owner:
                    self._own(owner)
                if turn:
                    self._show_turned(run, line, along)
                else:
                    self._show(run, x + along, base + run.rise)
                if own is not None and own.role == "Figure":
                    self.marks.reach(own, _run_box(run, line, along, self._height))
            along += run.width

    def _show(self, run: Run, x: float, y: float) -> None:
        shown = self._shown(run)
        # Whole hundredths: rounding never adds up from line to line.
        column, row = round(x * 100), round(y * 100)
        old_column, old_row = self._at
        self._at = (column, row)
        across, down = number((column - old_column) / 100), number((row - old_row) / 100)
        self._parts.append(b"%s %s Td\n%s" % (across, down, shown))

    def _show_turned(self, run: Run, line: Line, along: float) -> None:
        """A turned run is a text object of its own, so that its matrix is gone after it."""
        self._leave_text()
        shown = self._shown(run)
        x, y = paths.turned(line.turn, along, run.rise)
        matrix = (*paths.turned(line.turn, 1, 0), *paths.turned(line.turn, 0, 1))
        self._parts.append(b"%s Tm" % numbers(*matrix, line.x + x, self._height - line.y + y))
        self._parts.append(shown)
        self._leave_text()

    def _shown(self, run: Run) -> bytes:
        """Go on inside text, in the run's font and ink; the run as the operator that shows it.

        What justification adds stands after each space, in 1/1000 of the scaled em.
        """
        face, size, ink, pieces, gap, _, _, _, scale, tracking = run
        if not self._in_text:
            self._parts.append(b"BT")
            self._in_text, self._at = True, (0, 0)
        if face is not self._face or size != self._size:
            self._choose(face, size)
        if (scale, tracking) != self._letters:
            self._space_out(scale, tracking)
        if ink is not self._ink:
            self._fill_with(ink)
        self._row.append(pieces)
        assert self._font is not None
        return self._font.shown(pieces, -1000 * gap / (size * scale) if gap else 0.0)

    def _choose(self, face: Face, size: float) -> None:
        """Faces that differ only in features share a font."""
        found = self._cuts.get((face, size))
        if found is None:
            font = self._fonts[face]
            chosen = b"%s %s Tf" % (font.label, number(size))
            found = self._cuts[face, size] = (font, chosen, self._runs.setdefault(font, []))
        font, chosen, self._row = found
        if font is not self._font or size != self._size:
            self._parts.append(chosen)
        self._face, self._font, self._size = face, font, size

    def _space_out(self, scale: float, tracking: float) -> None:
        """Set how wide glyphs are and what stands after each (ISO 32000-1, 9.3.2 and 9.3.4)."""
        old_scale, old_tracking = self._letters
        self._letters = (scale, tracking)
        if scale != old_scale:
            self._parts.append(b"%s Tz" % number(scale * 100))
        if tracking != old_tracking:
            self._parts.append(b"%s Tc" % number(tracking))

    def _leave_text(self) -> None:
        if self._in_text:
            self._parts.append(b"ET")
            self._in_text = False

    # Lines and areas

    def _fill(self, fill: Fill) -> None:
        x, y, width, height, ink, hatch, stroke, tag = fill
        low = self._height - y - height
        if self._begin(tag):
            self._reach(tag, (x, low, x + width, low + height))
        if hatch > 0:
            self._stroke_with(ink, (stroke, (), False))
            self._parts.append(paths.hatching((x, low, x + width, self._height - y), hatch))
        else:
            self._fill_with(ink)
            self._parts.append(b"%s re f" % numbers(x, low, width, height))

    def _stroke(self, stroke: Stroke) -> None:
        below, width, ink, dash, closed, fill, rounded, tag, spot = stroke
        height = self._height
        points = [(x, height - y) for x, y in below]
        if self._begin(tag):
            self._reach(tag, paths.bounds(points, width / 2))
        if fill is not None:
            self._fill_with(fill)
        path = [*paths.through(points, closed), paths.painting(width, fill)]
        pen = (width, dash, rounded)
        if spot:
            self._in_spot(spot, ink, pen, path)
            return
        if width > 0:
            self._stroke_with(ink, pen)
        self._parts += path

    def _in_spot(self, spot: str, ink: Colour, pen: Pen, path: Sequence[bytes]) -> None:
        """A spot colour overprints, so that a plate without it keeps its image."""
        label = spot_label(spot)
        self.spots.setdefault(label, (spot, ink))
        before = self._pen
        self._parts.append(b"q\n/GS1 gs\n%s CS 1 SCN" % label)
        self._take(pen)
        self._parts += [*path, b"Q"]
        self._pen = before

    def _arc(self, arc: Arc) -> None:
        x, y = arc.x, self._height - arc.y
        if self._begin(arc.tag):
            reach = arc.radius + arc.width / 2
            self._reach(arc.tag, (x - reach, y - reach, x + reach, y + reach))
        if arc.fill is not None:
            self._fill_with(arc.fill)
        if arc.width > 0:
            self._stroke_with(arc.ink, (arc.width, arc.dash, False))
        self._parts += [*paths.circle(x, y, arc.radius), paths.painting(arc.width, arc.fill)]

    def _sign(self, sign: Sign) -> None:
        self._begin(None)
        self._parts.append(stamped(sign.drawn, sign.x, self._height - sign.y))

    def _image(self, image: Image) -> None:
        top = self._height - image.y
        box = (image.x, top - image.height, image.x + image.width, top)
        if self._begin(image.tag):
            self._reach(image.tag, box)
        placed = self._pictures.place(image.data)
        self.pictures[placed.label] = image.data
        turn = (image.turn + placed.turn) % 360
        self._parts.append(b"q\n%s cm\n%s Do\nQ" % (numbers(*paths.seat(box, turn)), placed.label))

    # State

    def _begin(self, tag: Tag | None) -> bool:
        """Go on outside of text, for this owner; whether it is a figure, whose reach must be told."""
        owner = "" if tag is None else tag
        if owner is not self._owner:
            self._own(owner)
        if self._in_text:
            self._leave_text()
        return tag is not None and tag.role == "Figure"

    def _reach(self, tag: Tag | None, box: Box) -> None:
        if tag is not None:
            self.marks.reach(tag, box)

    def _own(self, owner: Tag | str | None) -> None:
        """Mark what follows as a tag's or, for a word, as an artifact of that type; None closes."""
        if owner == self._owner:
            return
        parts = self._parts
        if self._in_text:
            self._leave_text()
        if self._owner is not None:
            parts.append(b"EMC")
        self._owner = owner
        if isinstance(owner, Tag):
            parts.append(self.marks.mark(owner))
        elif owner is not None:
            parts.append(b"/Artifact<</Type%s>>BDC" % name(owner) if owner else b"/Artifact BMC")

    def _fill_with(self, ink: Colour) -> None:
        if ink != self._ink:
            self._ink = ink
            self._parts.append(fill_ink(ink))

    def _stroke_with(self, ink: Colour, pen: Pen) -> None:
        if ink is not self._stroke_ink and ink != self._stroke_ink:
            self._stroke_ink = ink
            self._parts.append(stroke_ink(ink))
        if pen != self._pen:
            self._take(pen)

    def _take(self, pen: Pen) -> None:
        """Set what differs from the pen in use."""
        (width, dash, rounded), (old_width, old_dash, old_rounded) = pen, self._pen
        self._pen = pen
        if width != old_width:
            self._parts.append(number(width) + b" w")
        if dash != old_dash:
            self._parts.append(b"[%s] 0 d" % numbers(*dash))
        if rounded != old_rounded:
            self._parts.append(b"1 J 1 j" if rounded else b"0 J 0 j")


_PAINTERS: dict[type, Callable[[Content, Any], None]] = {
    Line: Content._line,
    Fill: Content._fill,
    Stroke: Content._stroke,
    Arc: Content._arc,
    Sign: Content._sign,
    Image: Content._image,
}


def _run_box(run: Run, line: Line, along: float, height: float) -> Box:
    """The rectangle that a run covers, from the face's depth to its height."""
    low, high = (run.rise + edge * run.size / 1000 for edge in (run.face.descent, run.face.ascent))
    corners = [paths.turned(line.turn, x, y) for x in (along, along + run.width) for y in (low, high)]
    return paths.bounds([(line.x + x, height - line.y + y) for x, y in corners], 0.0)
