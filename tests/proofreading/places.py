"""Places: where headings, entries, tables and terms really stand, and whether all that leads there is right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from handbook.document.blocks import Link
from pdfcheck.links import bookmarks, destinations
from pdfcheck.reading import Shown
from pdfcheck.tree import elements, kids, role
from proofreading.collation import Pair
from proofreading.copy import HYPHEN, Word
from proofreading.printing import Printed

_NUMBERS = re.compile(r"(\d+)(?:–(\d+))?")


def stands(made: Printed) -> dict[str, Word]:
    """The first word of everything that has an id."""
    found: dict[str, Word] = {}
    for pair in made.pairs:
        if pair.chunk.id:
            found.setdefault(pair.chunk.id, pair.word)
    return found


# --- page numbers in print -------------------------------------------------------------------------------


def page_numbers(made: Printed) -> list[tuple[Pair, str]]:
    """The page numbers that contents and cross references print, with their words."""
    read = [(pair, pair.token.reads(pair.word.text)) for pair in made.pairs if not pair.token.pages]
    return [(pair, number) for pair, said in read if said for number in said]


def wrong_numbers(made: Printed) -> list[str]:
    """Page numbers in contents and cross references that are not those of their places."""
    real = stands(made)
    found = []
    for pair, number in page_numbers(made):
        target = next(iter(pair.token.targets)).removeprefix("#")
        if made.labels[real[target].page] != number:
            found.append(f"{target}: {number} in place of {made.labels[real[target].page]}")
    return found


def glossary_pages(made: Printed) -> dict[str, list[int]]:
    """The page numbers behind each glossary entry, ranges written out."""
    found: dict[str, list[int]] = {}
    for pair in made.pairs:
        if pair.token.pages and not pair.token.pages.startswith(("ref-", "note-")):
            for first, last in _NUMBERS.findall(pair.word.text):
                found.setdefault(pair.token.pages, []).extend(range(int(first), int(last or first) + 1))
    return found


def mentions(made: Printed) -> dict[str, list[int]]:
    """The numbered pages on which the words of each term stand, counted anew from the words."""
    found: dict[str, set[int]] = {}
    for pair in made.pairs:
        for term in pair.token.terms:
            numbers = [made.labels[page] for page in pair.word.pages]
            found.setdefault(term, set()).update(int(number) for number in numbers if number.isdigit())
    return {term: sorted(numbers) for term, numbers in found.items() if numbers}


# --- links and bookmarks ---------------------------------------------------------------------------------


def wrong_places(made: Printed) -> list[str]:
    """Named places that are not on the page, or not at the height, of what they are named after."""
    real, index = stands(made), {page.obj.objgen: number for number, page in enumerate(made.pdf.pages)}
    found = []
    for name, place in destinations(made.pdf).items():
        id, page = name.decode(), index[place[0].objgen]
        if id.startswith("page-"):
            if made.labels[page] != id.removeprefix("page-"):
                found.append(f"{id} is on page {made.labels[page]}")
            continue
        word = real.get(id)
        if word is None:
            found.append(f"{id} is the place of nothing that is printed")
        elif word.page != page or not _level(float(place[3]), word, made):
            found.append(f"{id} is on page {page + 1} of the file, what it names on {word.page + 1}")
    return found


def _level(top: float, word: Word, made: Printed) -> bool:
    """Whether a place is at most a drawing's height above its first word: a figure's place is above its caption."""
    room = float(made.pdf.pages[word.page].TrimBox[3])
    return word.block.rows[0].y - 1 <= top <= word.block.rows[0].y + (room if word.block.kind == "Caption" else 40)


def link_faults(made: Printed) -> list[str]:
    """Links whose areas do not hold the words of their element, and all their words."""
    return [told for element, _ in elements(made.pdf) if role(element) == "Link" for told in _link(element, made)]


def _link(element: Any, made: Printed) -> Iterator[str]:
    pieces, areas = list(_pieces(element, made)), _areas(element)
    for piece in pieces:
        if piece.text.strip() and not any(_holds(area, piece, made) for area in areas):
            yield f"page {piece.page + 1} of the file: {piece.text.strip()!r} stands outside of its link"
    if not any(piece.text.strip() for piece in pieces):
        yield f"a link to {areas[0].get('/Dest')} has no words"
    yield from (f"a link to {area.get('/Dest')} is empty" for area in areas if not _filled(area, pieces, made))


def _pieces(element: Any, made: Printed) -> Iterator[Shown]:
    """An element's words, with those in elements inside it: what is short for something has a Span in its link."""
    for kid in kids(element):
        if isinstance(kid, tuple):
            yield from made.owned.get(kid, ())
        elif kid.get("/Type") != "/OBJR":
            yield from _pieces(kid, made)


def _areas(element: Any) -> list[Any]:
    """A link's annotations, one for each of its pages; they are its own and stand in no element inside it."""
    return [kid.Obj for kid in kids(element) if not isinstance(kid, tuple) and kid.get("/Type") == "/OBJR"]


def _holds(area: Any, piece: Shown, made: Printed) -> bool:
    return _same(area, piece, made) and any(_inside(box, piece) for box in _boxes(area))


def _filled(area: Any, pieces: list[Shown], made: Printed) -> bool:
    """Whether there are words in each of the areas that can be clicked."""
    own = [piece for piece in pieces if piece.text.strip() and _same(area, piece, made)]
    return all(any(_inside(box, piece) for piece in own) for box in _boxes(area))


def _same(area: Any, piece: Shown, made: Printed) -> bool:
    return bool(area.P.objgen == made.pdf.pages[piece.page].obj.objgen)


def _inside(box: tuple[float, float, float, float], piece: Shown) -> bool:
    left, bottom, right, top = box
    return left - 0.5 <= piece.x and piece.end <= right + 0.5 and bottom <= piece.y <= top


def _boxes(area: Any) -> list[tuple[float, float, float, float]]:
    """Left, bottom, right and top of each line of a link: its rectangle, unless it names several areas."""
    if "/QuadPoints" not in area:
        left, bottom, right, top = (float(edge) for edge in area.Rect)
        return [(left, bottom, right, top)]
    points = [float(value) for value in area.QuadPoints]
    quads = [points[at : at + 8] for at in range(0, len(points), 8)]
    return [(min(quad[::2]), min(quad[1::2]), max(quad[::2]), max(quad[1::2])) for quad in quads]


def printed_links(made: Printed) -> list[tuple[str, str]]:
    """The words of each link and where it leads, in reading order, without the page numbers of the glossary."""
    found = []
    for element, _ in elements(made.pdf):
        if role(element) == "Link":
            said = "".join(piece.text for piece in _pieces(element, made))
            (target,) = {_target(area) for area in _areas(element)}  # the same place from all its pages
            found.append((" ".join(said.replace(HYPHEN, "").split()), target))
    return [link for link in found if not link[1].startswith("#page-")]


def _target(area: Any) -> str:
    return f"#{bytes(area.Dest).decode()}" if "/Dest" in area else str(area.A.URI)


def expected_links(made: Printed) -> list[tuple[str, str]]:
    """The same as the manuscript has them."""
    found: list[tuple[Link, list[str]]] = []
    for pair in made.pairs:
        before = found[-1] if found else None
        for letter, span in pair.letters():
            if span.link is None:
                before = None
                continue
            if before is None or before[0] is not span.link:
                found.append((span.link, [""]))
            before = found[-1]
            before[1][-1] += letter
        if before is not None:
            before[1].append("")
    return [(" ".join(filter(None, words)), link.target) for link, words in found]


def outline(made: Printed) -> list[tuple[int, str, str]]:
    """Level, title and target of each bookmark."""
    return [(level, str(entry.Title), bytes(entry.Dest).decode()) for level, entry in bookmarks(made.pdf)]


def headed(made: Printed) -> list[tuple[int, str, str]]:
    """Level, words and id of each heading, in the order of the printed words."""
    pairs = [pair for pair in made.pairs if re.fullmatch(r"H\d", pair.chunk.what)]
    return [
        (int(chunk.what[1:]), " ".join(pair.word.text for pair in own), chunk.id)
        for chunk, own in groupby(pairs, key=lambda pair: pair.chunk)
    ]
