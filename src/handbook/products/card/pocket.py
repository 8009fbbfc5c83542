"""The fold-out pocket guide: the card's matter on eight panels of one sheet, a topic a panel."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from handbook.document.blocks import Heading, Paragraph, Span
from handbook.foundation.marks import refuse
from handbook.foundation.units import MM, PAPERS
from handbook.language.locale import Language
from handbook.layout.blocks.typeset import Place, typeset
from handbook.layout.pages.galley import Box, Filled, Frame, depth, fill, stacked
from handbook.layout.pages.page import Page, Placement, Stroke, Tag
from handbook.layout.sheets.guide import Panel, folds, panels
from handbook.layout.sheets.stock import Size
from handbook.layout.sheets.trimming import for_shop
from handbook.layout.sheets.turning import as_copy, seated
from handbook.layout.type.measure import narrowed
from handbook.layout.type.setting import Setting
from handbook.products.card import typesetting
from handbook.products.card.cuts import card_setting
from handbook.products.card.doses import piled
from handbook.products.card.facts import in_order, items
from handbook.products.card.sides import card_for, too_much
from handbook.products.card.words import CardWords
from handbook.products.notes import dotted, end_of, small_print, written
from handbook.telling.card import CardFact

_LARGER = 1.7
"""The guide is tried first in type so much larger than that of a card."""
_NAME = (2.0, 1.6, 1.3, 1.0)
"""How much larger than on a card the name stands on the cover: as large as it has room."""
_RULED, _FOLIO = 8 * MM, 4 * MM
"""Between lines to write on; height of the line with a panel's number."""
_PLACES = {"when": 3, "not-after": 3, "course": 3, "how": 4, "missed-dose": 4, "notes": 7}
_PLACES |= {"cautions": 5, "get-help": 5, "do-not-use-if": 5}
"""On which panel a fact stands; what is named nowhere here stands on the sixth."""


def compose_pocket(
    words: CardWords, language: Language, setting: Setting, root: Tag, shop: bool = False, spot: bool = False
) -> Page:
    """Eight panels on one side of a sheet, in the largest type in which every topic fits its panel; LAYOUT-03.

    A print shop gets it trimmed, its folds and its slit in spot colours or not at all.
    """
    wide, high = sorted(PAPERS[setting.style.paper], reverse=True)
    least = setting.style.card.text
    points = least * _LARGER
    made = panels(wide, high)
    while (drawn := _Guide(words, card_setting(setting, points), Tag("Sect", root)).drawn(made)) is None:
        if points <= least:
            drawn = _Guide(words, card_setting(setting, points), Tag("Sect", root), True).run_on(made)
            break
        points = max(least, points - 0.4)
    marks = folds(wide, high, shop)
    if shop:
        lines = [line for line in marks.lines if isinstance(line, Stroke)] if spot else []
        return for_shop(Page(wide, high, drawn), lines)
    return Page(wide, high, (*drawn, *marks.lines, *written(marks, setting, language)))


class _Guide(NamedTuple):
    """The guide in type of one size."""

    words: CardWords
    card: Setting
    tag: Tag
    runs_on: bool = False
    """Topics follow one another, however the panels part them; else each has its panel."""

    def drawn(self, made: Sequence[Panel]) -> list[Placement] | None:
        """Every topic in its panel; None if one does not fit."""
        drawn: list[Placement] = []
        for panel in made:
            boxes = self._topic(panel)
            room = self._room(panel)
            filled = fill(boxes, 0, room, fresh=False)
            if filled.left < len(boxes) or end_of(filled.placements) > room.x + room.width + 0.1:
                return None
            drawn += self._panel(panel, filled)
        return [*drawn, *self._closing(made[0])]

    def run_on(self, made: Sequence[Panel]) -> list[Placement]:
        """Topic after topic, however the panels part them; LAYOUT-03 if there are not panels enough."""
        cover, *inner, last = made
        narrow = self._place(min(inner, key=_width))
        boxes = [box for number in range(2, 8) for box in self._told(number, narrow)]
        boxes.append(typesetting.foot(self.words, narrow, self.card))
        start = 0
        named, room = self._cover(cover), self._room(cover)
        if named[0].height > room.height:
            more = (named[0].height - room.height) / MM
            message = f"the name on the cover is {more:.0f} mm too high: “{self.words.title}”"
            raise refuse("LAYOUT-03", message, None, "write a shorter `title:` in card.yaml")
        drawn = list(self._panel(cover, fill(named, 0, room)))
        for panel in inner:
            filled = fill(boxes, start, self._room(panel), fresh=False)
            drawn += self._panel(panel, filled, ruled=filled.left == len(boxes))
            start = filled.left
        if start < len(boxes):
            hint = card_for(self.words, self.card, self.tag)
            raise too_much(self.words, boxes, start, Size("the pocket guide", 0.0, 0.0), hint)
        return [*drawn, *self._panel(last, fill(self._topic(last), 0, self._room(last)))]

    def _place(self, panel: Panel) -> Place:
        return Place(0.0, _width(panel), self.tag)

    def _room(self, panel: Panel) -> Frame:
        """Within the panel's margins, above its foot."""
        margins = panel.margins
        height = panel.height - margins.top - margins.bottom - depth(self._foot(panel))
        return Frame(margins.left, margins.top, _width(panel), height)

    def _foot(self, panel: Panel) -> list[Box]:
        """On the cover, what the guide is and is not; else room for the panel's number."""
        if panel.number > 1 or self.runs_on:
            return [Box(_FOLIO)]
        return [typesetting.foot(self.words, self._place(panel), self.card)]

    def _panel(self, panel: Panel, filled: Filled, ruled: bool = True) -> Iterator[Placement]:
        """A panel on the sheet: its matter, lines to write on at the end of the guide, its number."""
        room = self._room(panel)
        own = [*filled.placements, *self._folio(panel)]
        if panel.number >= 7 and ruled:
            own += self._ruled(room, filled.depth)
        yield from seated(own, panel.seat)

    def _closing(self, cover: Panel) -> Iterator[Placement]:
        """What the guide is and is not: at the foot of its cover, read last as on every card."""
        room = self._room(cover)
        foot = fill(self._foot(cover), 0, room._replace(y=room.y + room.height, height=1e3))
        yield from seated(foot.placements, cover.seat)

    def _topic(self, panel: Panel) -> list[Box]:
        """What stands on a panel."""
        return self._cover(panel) if panel.number == 1 else self._told(panel.number, self._place(panel))

    def _told(self, number: int, place: Place) -> list[Box]:
        """The matter of a panel behind the cover."""
        if number == 2:
            return piled(self.words, place, self.card)
        told = in_order((*self.words.facts, *self.words.more))
        boxes = [box for fact in told if _PLACES.get(fact.key, 6) == number for box in self._fact(fact, place)]
        if number == 7:
            boxes += self._contacts(place)
        if number == 8:
            boxes.append(self._notes(place))
        return boxes

    def _head(self, words: str, place: Place) -> list[Box]:
        return typeset((Heading(2, (Span(words),)),), place, self.card)

    def _notes(self, place: Place) -> Box:
        """The word over lines to write on: there is nothing under it to be heard."""
        head = stacked(self._head(self.words.notes, place))
        return head._replace(placements=as_copy(head.placements))

    def _fact(self, fact: CardFact, place: Place) -> list[Box]:
        boxes = [*self._head(fact.label, place), *items(fact, place, self.card)]
        return [box._replace(mark=fact.mark) for box in boxes]

    def _cover(self, panel: Panel) -> list[Box]:
        """Name, form and evidence; the name as large as the panel has room for."""
        tried = [self._named(times, self._place(panel)) for times in _NAME]
        room = self._room(panel).height
        box = next((one for one in tried if one.height <= room), tried[-1])
        return [box._replace(mark=self.words.mark)]

    def _named(self, times: float, place: Place) -> Box:
        words, types, title = self.words, self.card.style.type, (Span(self.words.title),)
        h1 = types.h1._replace(size=types.h1.size * times, leading=types.h1.leading * times)
        large = narrowed(h1, title, place.width, self.card)
        name = self.card.with_style(self.card.style._replace(type=types._replace(h1=large)))
        boxes = typeset((Heading(1, title),), place, name)
        boxes += typesetting.recipient(words, place, self.card)
        said = (words.form, words.evidence)
        return stacked([*boxes, *typeset(tuple(Paragraph((Span(line),)) for line in said if line), place, self.card)])

    def _contacts(self, place: Place) -> list[Box]:
        boxes = self._head(self.words.contact, place)
        for name in self.words.contacts or ("",):
            line = dotted(0.0, place.width, _RULED, self.card)
            boxes += typeset((Paragraph((Span(name),)),), place, self.card) if name else []
            boxes += [Box(_RULED, (line,)), Box(_RULED, (line,))]
        return boxes

    def _ruled(self, room: Frame, taken: float) -> Iterator[Placement]:
        """Lines to write on below the words."""
        y = room.y + taken + _RULED
        while y <= room.y + room.height - _RULED * 0.6:
            yield dotted(room.x, room.x + room.width, y, self.card)
            y += _RULED

    def _folio(self, panel: Panel) -> list[Placement]:
        """The panel's number at its foot: it tells whether the sheet was folded as it should be."""
        if panel.number == 1:
            return []
        middle = (panel.margins.left + panel.width - panel.margins.right) / 2
        base = panel.height - panel.margins.bottom - 0.8 * MM
        return small_print(str(panel.number), middle, base, self.card, "centre")


def _width(panel: Panel) -> float:
    """Of the words on a panel."""
    return panel.width - panel.margins.left - panel.margins.right
