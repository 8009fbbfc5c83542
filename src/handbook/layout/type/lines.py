"""Lines that are set become placements: where they stand, what they lead to, what they mention."""

from collections.abc import Iterable
from typing import NamedTuple

from handbook.document.blocks import Link, Span
from handbook.foundation.units import BLACK, Colour
from handbook.layout.pages.page import Area, Line, Placement, Run, Stroke, Tag
from handbook.layout.type.inline import SetText
from handbook.layout.type.setting import Setting


class Placed(NamedTuple):
    """A line placed at a spot: what is drawn, and the terms that it mentions."""

    placements: tuple[Placement, ...]
    mentions: tuple[str, ...]


class LinkTags:
    """The elements inside one paragraph: a link, or words in a language, that run over lines stay one."""

    def __init__(self, tag: Tag | None, links: bool, underline: bool = False, ink: Colour = BLACK) -> None:
        self.tag, self.links, self.underline, self.ink = tag, links, underline, ink
        self._made: dict[int, Tag] = {}

    def of(self, link: Link, noted: bool = False) -> Tag:
        """The element of this link; that of a note stands in a Reference (ISO 32000-1, 14.8.4.4.1)."""
        found = self._made.get(id(link))
        if found is None:
            above = Tag("Reference", self.tag) if noted else self.tag
            found = self._made[id(link)] = Tag("Link", above) if self.links or above is None else above
        return found

    def spoken(self, span: Span, parent: Tag) -> Tag:
        """The element of words in another language, or of an abbreviation (ISO 32000-1, 14.9.2 and 14.9.5)."""
        found = self._made.get(id(span))
        if found is None:
            found = self._made[id(span)] = Tag("Span", parent, lang=span.lang, expansion=span.says)
        return found


def link_tags(tag: Tag | None, setting: Setting) -> LinkTags:
    """The links of a paragraph as this setting wants them."""
    return LinkTags(tag, setting.links, setting.style.underline_links, setting.style.link)


def place_line(text: SetText, index: int, x: float, y: float, tag: Tag | None, tags: LinkTags) -> Placed:
    """One line of a text with its top left corner at (x, y)."""
    line = text.lines[index]
    spans = text.spans
    base = y + text.baseline
    if tag is None:
        return Placed((Line(x + line.x, base, line.runs, None, "Layout"),), ())
    for number in line.spans:
        span = spans[number]
        if span.link or span.term or span.lang or span.says:
            break
    else:
        return Placed((Line(x + line.x, base, line.runs, tag),), ())
    runs: list[Run] = []
    areas: list[Placement] = []
    under: list[Placement] = []
    mentions: list[str] = []
    at = x + line.x
    for run, number in zip(line.runs, line.spans, strict=True):
        span = spans[number]
        if span.term:
            mentions.append(span.term)
        elif span.look in ("cite", "note") and span.link:
            mentions.append(span.link.target.removeprefix("#"))
        noted = span.look == "note"
        if span.link and noted and not tags.links:
            run = run._replace(tag=tags.of(span.link, noted))
        elif span.link and tags.links:
            own = tags.of(span.link, noted)
            _add_area(areas, at, base, run, span.link, own)
            if span.term:
                under.append(_underline(at, base, run, tags.ink, (0.6, 1.6)))
            elif tags.underline:
                under.append(_underline(at, base, run, run.ink))
            run = run._replace(tag=own)
        if (span.lang or span.says) and tag.role != "Figure":  # a figure is heard by its Alt alone
            run = run._replace(tag=tags.spoken(span, run.tag or tag))
        runs.append(run)
        at += run.width
    return Placed((Line(x + line.x, base, tuple(runs), tag), *areas, *under), tuple(mentions))


def place_plain(text: SetText, x: float, y: float, tag: Tag | None) -> list[Placement]:
    """All lines of a text that `is_plain`, its top left corner at (x, y)."""
    base, leading = y + text.baseline, text.leading
    return [Line(x + line.x, base + at * leading, line.runs, tag) for at, line in enumerate(text.lines)]


def is_plain(text: SetText) -> bool:
    """Whether nothing in a text is linked, spoken otherwise or mentioned."""
    return not any(span.link or span.term or span.lang or span.says for span in text.spans)


def _underline(x: float, base: float, run: Run, ink: Colour, dash: tuple[float, ...] = ()) -> Stroke:
    """A line under a link: dotted under a term, so that reading is not disturbed by colour."""
    y = base - run.rise + run.size * 0.17
    trailing = run.pieces[-1].space and len(run.pieces) > 1
    width = run.width - (run.face.space.width * run.size / 1000 + run.gap if trailing else 0.0)
    return Stroke(((x, y), (x + width, y)), max(0.4, run.size * 0.05), ink, dash)


def spaced(placements: Iterable[Placement]) -> list[Placement]:
    """The lines with a space at their end, so that what follows in the same element reads as a new word."""
    return [_spaced(placement) if isinstance(placement, Line) else placement for placement in placements]


def _spaced(line: Line) -> Line:
    runs = _ended(line.runs)
    return line if runs is line.runs else Line(line.x, line.y, runs, *line[3:])


def spaced_text(text: SetText) -> SetText:
    """A text all of whose lines end with a space, as `spaced` makes them."""
    return text._replace(lines=tuple([line._replace(runs=_ended(line.runs)) for line in text.lines]))


def _ended(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    if not runs or runs[-1].pieces[-1].space:
        return runs
    *others, run = runs
    return (*others, Run(run.face, run.size, run.ink, (*run.pieces, run.face.space), *run[4:]))


def _add_area(areas: list[Placement], x: float, base: float, run: Run, link: Link, tag: Tag) -> None:
    """The rectangle of a link; it grows where the link goes on in another look on the same line."""
    top = base - run.rise - run.size * 0.8
    previous = areas[-1] if areas else None
    if isinstance(previous, Area) and previous.tag is tag:
        areas[-1] = previous._replace(width=x + run.width - previous.x)
    else:
        areas.append(Area(x, top, run.width, run.size * 1.05, link, tag))
