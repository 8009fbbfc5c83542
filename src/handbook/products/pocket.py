"""The fold-out pocket guide: the card's matter on eight panels of one sheet, a topic a panel."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from handbook.content.locale import Language
from handbook.document.blocks import Heading, Paragraph, Span
from handbook.foundation.units import MM
from handbook.layout.galley import Box, Frame, depth, fill, stacked
from handbook.layout.page import Metadata, Page, Placement, Printing, Publication, Tag
from handbook.layout.pocket import Panel, folds, panels
from handbook.layout.setting import Setting
from handbook.layout.stock import Size
from handbook.layout.turning import seated
from handbook.layout.typeset import Place, typeset
from handbook.products import cardset
from handbook.products.cardface import too_much
from handbook.products.cardtype import card_setting
from handbook.products.cardwords import CardFact, CardWords
from handbook.products.notes import dotted, small_print, written
from handbook.style.sheet import PAPERS, Type

_LARGER = 1.7
"""The guide is tried first in type so much larger than that of a card."""
_RULED, _FOLIO = 8 * MM, 4 * MM
"""Between lines to write on; height of the line with a panel's number."""
_PLACES = {"when": 3, "not-after": 3, "course": 3, "how": 4, "cautions": 5, "get-help": 6, "do-not-use-if": 6}
"""On which panel a fact stands; what is named nowhere here stands on the seventh, with the contacts."""


def compose_pocket(
    words: CardWords, language: Language, setting: Setting, metadata: Metadata, root: Tag
) -> Publication:
    """Eight panels on one side of a sheet, in the largest type in which every topic fits its panel; LAYOUT-03."""
    wide, high = sorted(PAPERS[setting.style.paper], reverse=True)
    least = setting.style.card.text
    points = least * _LARGER
    while True:
        guide = _Guide(words, card_setting(setting, points), root, language, points)
        drawn = guide.drawn(panels(wide, high), last_try=points <= least)
        if drawn is not None:
            break
        points = max(least, points - 0.4)
    marks = folds(wide, high)
    page = Page(wide, high, (*drawn, *marks.lines, *written(marks, setting, language)))
    return Publication([page], metadata, root=root, printing=Printing(scaling=False, duplex="Simplex"))


@dataclass(frozen=True, slots=True)
class _Guide:
    """The guide in type of one size."""

    words: CardWords
    card: Setting
    root: Tag
    language: Language
    points: float

    def drawn(self, made: Sequence[Panel], last_try: bool) -> list[Placement] | None:
        """Every topic in its panel; None if one does not fit, unless there is no smaller type to try."""
        drawn: list[Placement] = []
        for panel in made:
            margins = panel.margins
            width = panel.width - margins.left - margins.right
            height = panel.height - margins.top - margins.bottom - (_FOLIO if panel.number > 1 else 0.0)
            boxes, foot = self._topic(panel.number, Place(0.0, width, Tag("Sect", self.root)))
            room = Frame(margins.left, margins.top, width, height - sum(box.height for box in foot))
            filled = fill(boxes, 0, room, fresh=False)
            if filled.left < len(boxes):
                if last_try:
                    raise too_much(self.words, boxes, filled.left, Size("a panel of the guide", width, height))
                return None
            bottom = Frame(room.x, room.y + room.height, width, depth(foot))
            own = [*filled.placements, *fill(foot, 0, bottom).placements]
            if panel.number >= 7:
                own += self._ruled(room, depth(boxes))
            own += self._folio(panel)
            drawn += seated(own, panel.seat)
        return drawn

    def _topic(self, number: int, place: Place) -> tuple[list[Box], list[Box]]:
        """What stands on a panel, and what stands at its foot."""
        if number == 1:
            return self._cover(place)
        if number == 2:
            return self._doses(place), []
        facts = [
            fact for fact in (*self.words.facts, *self.words.more) if _PLACES.get(fact.key, 7) == number
        ]
        boxes = [box for fact in facts for box in self._fact(fact, place)]
        if number == 7:
            boxes += self._contacts(place)
        if number == 8:
            boxes += self._head(self.words.notes, place)
        return boxes, []

    def _head(self, words: str, place: Place) -> list[Box]:
        return typeset((Heading(2, (Span(words),)),), place, self.card)

    def _fact(self, fact: CardFact, place: Place) -> list[Box]:
        boxes = [*self._head(fact.label, place), *cardset.items(fact, place, self.card)]
        return [replace(box, mark=fact.mark) for box in boxes]

    def _cover(self, place: Place) -> tuple[list[Box], list[Box]]:
        """Name, form and evidence above; below, what the guide is and is not."""
        words, types = self.words, self.card.style.type
        name = replace(self.card, style=self.card.style._replace(type=types._replace(h1=_twice(types.h1))), _cuts={})
        boxes = typeset((Heading(1, (Span(words.title),)),), place, name)
        said = [words.form, words.evidence]
        boxes += typeset(tuple(Paragraph((Span(line),)) for line in said if line), place, self.card)
        return [replace(stacked(boxes), mark=words.mark)], [cardset.foot(words, place, self.card)]

    def _doses(self, place: Place) -> list[Box]:
        """A dose a paragraph: what it is for, the amount, how often."""
        boxes = self._head(self.words.heads[1], place)
        for row in self.words.rows:
            lines = (tuple(replace(span, look="strong") for span in row.title), row.amount, row.often)
            own = typeset(tuple(Paragraph(line) for line in lines if line), place, self.card)
            own = [replace(box, before=0.0) for box in own]
            boxes.append(replace(stacked(own), before=self.points * 0.7 if len(boxes) > 1 else 0.0))
        return boxes

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


def _twice(kind: Type) -> Type:
    return kind._replace(size=kind.size * 2, leading=kind.leading * 2)
