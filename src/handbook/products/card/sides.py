"""The two faces of a card: its words in the largest type in which all of them fit."""

from bisect import bisect
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from math import sqrt
from typing import NamedTuple

from handbook.foundation.kept import Kept, Same
from handbook.foundation.marks import HandbookError, place_of, refuse
from handbook.foundation.units import MM
from handbook.layout.blocks.typeset import Place
from handbook.layout.pages.galley import Box, Frame, depth, fill
from handbook.layout.pages.page import Placement, Tag
from handbook.layout.sheets.frame import Frame as Insets
from handbook.layout.sheets.stock import Size, sizes
from handbook.layout.type.setting import Setting
from handbook.products.card import facts, typesetting
from handbook.products.card.cuts import card_setting
from handbook.products.card.doses import dose_table
from handbook.products.card.words import CardWords
from handbook.products.notes import dotted

FOLD, EDGE = 5 * MM, 4 * MM
"""No words nearer to a fold, which wanders by 2 to 3 mm, nor to a cut edge: 3 mm, and 1 more as backs shift."""
_LARGER, _LINES = 1.45, 15
"""Type is at most so much larger than the style's card type, nor larger than that of so many lines to a face."""
_COMFORT = 1.08
"""What a card need not say is said only in type at least so much larger than the style's."""
_STEP = 0.2
_AIR = (0.2, 0.4, 0.6, 0.8, 1.0)
_WIDE, _COLUMNS = 88 * MM, 24.0
"""From this width on, and from so many em, labels stand in a column of their own."""
_FRONT = ("when", "not-after", "course")
"""What stays with the doses, if it can."""


class Faces(NamedTuple):
    """Both sides of a card, each from its own top left corner."""

    front: tuple[Placement, ...]
    back: tuple[Placement, ...]


class _Card(NamedTuple):
    """All that a card is set with, but the size of its type."""

    words: CardWords
    size: Size
    setting: Setting
    root: Tag
    folded: bool
    kept: Kept

    def frame(self, back: bool) -> Frame:
        """Where the words of a face stand; the fold is at the right of the front and at the left of the back."""
        inner = FOLD if self.folded else EDGE
        room = Insets(inner if back else EDGE, EDGE, EDGE if back else inner, EDGE)
        width, height = self.size.width - room.left - room.right, self.size.height - room.top - room.bottom
        return Frame(room.left, room.top, width, height)


class _Shared(NamedTuple):
    """What the cards of all people share, set: the title, and all that follows who the card is for."""

    place: Place
    setting: Setting
    title: Box
    front: list[Box]
    back: list[Box]
    foot: Box
    onward: Box


class _Matter(NamedTuple):
    """A card's words, set: what belongs on the front, what follows it, and what closes the back."""

    front: list[Box]
    back: list[Box]
    foot: Box
    onward: Box
    """What a face ends with that parts a dose from its steps."""

    @property
    def boxes(self) -> list[Box]:
        """All but the foot, in order."""
        return [*self.front, *self.back]


def faces(words: CardWords, size: Size, setting: Setting, root: Tag, folded: bool, kept: Kept) -> Faces:
    """Front and back in the largest type in which all of it fits, never smaller than the style's card type.

    HandbookError LAYOUT-03 for a card that says too much. One setting is of one card, whoever it is for.
    """
    card = _Card(words, size, setting, root, folded, kept)
    matter: _Setter = cache(partial(_matter, card))
    least = setting.style.card.text
    most = max(least, min(size.height / _LINES, least * _LARGER))
    sizes = [least + step * _STEP for step in range(int((most - least) / _STEP + 1e-6) + 1)]
    roomy = [points for points in sizes if points >= least * _COMFORT] if words.more else []
    for more, some, torn in ((True, roomy, False), (False, sizes, False), (False, sizes, True)):
        for hung in (True, False) if card.frame(False).width >= _WIDE else (False,):
            way = _Way(more, hung, torn)
            points = _largest(some, _fitting(card, matter, way), partial(_near, card, matter, way, some))
            if points is not None:
                return _aired(card, matter, way, points)
    raise _too_much(card, matter(_Way(False, False), least, 0.0))


class _Way(NamedTuple):
    """A way to set a card: with what it need not say or without, labels in a column or run in."""

    more: bool
    hung: bool
    torn: bool = False
    """A dose may be parted from its steps; then the front says that they go on."""


_Setter = Callable[[_Way, float, float], _Matter]
"""Sets the words of one card in a way, in type of a size, with so much air."""


def _fitting(card: _Card, matter: _Setter, way: _Way) -> Callable[[float], bool]:
    """Whether a card fits in type of a size when it is set this way."""
    return lambda points: _fits(card, matter(way, points, 0.0), way, points, 0.0)


def _fits(card: _Card, matter: _Matter, way: _Way, points: float, air: float) -> bool:
    """Of the cards of many people, those whose names are as high fit alike."""
    if card.kept.forgets:
        return _placed(card, matter, way.torn) is not None
    high = tuple((box.height, box.before, box.after) for box in matter.front)
    key = ("fits", Same(card.setting), card.size, card.folded, way, points, air, high)
    return card.kept.made(key, lambda: _placed(card, matter, way.torn) is not None)


def _aired(card: _Card, matter: _Setter, way: _Way, points: float) -> Faces:
    """The faces in type of this size, with as much air as they have room for."""
    air = _largest(_AIR, lambda air: _fits(card, matter(way, points, air), way, points, air), lambda: 1)
    made = _placed(card, matter(way, points, air or 0.0), way.torn)
    assert made is not None
    return made


def _largest(values: Sequence[float], fits: Callable[[float], bool], near: Callable[[], int]) -> float | None:
    """The largest of rising values that fits, looked for from one that is near it; None if none does."""
    if not values or not fits(values[0]):
        return None
    at = near()
    while not fits(values[at]):
        at -= 1
    while at + 1 < len(values) and fits(values[at + 1]):
        at += 1
    return values[at]


def _near(card: _Card, matter: _Setter, way: _Way, sizes: Sequence[float]) -> int:
    """About which of the sizes fills the card: how much words take grows with the square of their size."""
    made = matter(way, sizes[0], 0.0)
    room = card.frame(False).height + card.frame(True).height
    filled = (depth(made.boxes) + made.foot.height) / room
    return max(bisect(sizes, sizes[0] / sqrt(filled)) - 1, 0)


def _matter(card: _Card, way: _Way, points: float, air: float) -> _Matter:
    key = (Same(card.setting), card.size, card.folded, way, points, air)
    shared = card.kept.made(key, partial(_shared, card, way, points, air))
    named = typesetting.recipient(card.words, shared.place, shared.setting)
    top = [box._replace(sticky=True) for box in (shared.title, *named)]
    return _Matter([*top, *shared.front], shared.back, shared.foot, shared.onward)


def _shared(card: _Card, way: _Way, points: float, air: float) -> _Shared:
    words, width = card.words, card.frame(False).width
    setting = card_setting(card.setting, points, air)
    place = Place(0.0, width, Tag("Sect", card.root))
    told = facts.in_order((*words.facts, *words.more) if way.more else words.facts)
    column = 0.0
    if way.hung and width / points >= _COLUMNS:
        column = facts.label_column([*(fact.label for fact in told), words.contact], width, setting)
    title, front = typesetting.title(words, place, setting), dose_table(words, place, setting)
    front += [facts.fact(fact, place, column, setting) for fact in told if fact.key in _FRONT]
    back = [facts.fact(fact, place, column, setting) for fact in told if fact.key not in _FRONT]
    back += typesetting.contact_lines(words, place, column, setting)
    onward = typesetting.onward(words, place, setting)
    return _Shared(place, setting, title, front, back, typesetting.foot(words, place, setting), onward)


# --- front and back ---------------------------------------------------------------------------------------


def _placed(card: _Card, matter: _Matter, torn: bool) -> Faces | None:
    """Front and back, parted where both are about as full; None if there is no such place."""
    boxes, front, back = matter.boxes, card.frame(False), card.frame(True)
    low = _above_foot(back, matter)
    onward = matter.onward if torn else None
    cut = _parting(boxes, len(matter.front), front.height, low.height, onward) if low.height > 0 else None
    if cut is None:
        return None
    sign = [matter.onward] if cut and boxes[cut - 1].sticky else []
    above, below = fill([*boxes[:cut], *sign], 0, front), fill(boxes[cut:], 0, low)
    foot = fill([matter.foot], 0, back._replace(y=back.y + back.height - matter.foot.height))
    ruled = _ruled(low._replace(y=low.y + below.depth, height=low.height - below.depth), card.setting)
    return Faces(above.placements, (*below.placements, *ruled, *foot.placements))


def _parting(boxes: Sequence[Box], near: int, front: float, back: float, onward: Box | None) -> int | None:
    """Before which box the back begins: behind what stays with the doses, unless the front is full before.

    No dose is parted from its steps, unless there is a box that says where they go on.
    """
    ways = []
    for at in range(len(boxes) + 1):
        parted = 0 < at < len(boxes) and boxes[at - 1].sticky
        if parted and onward is None:
            continue
        above = depth([*boxes[:at], onward] if parted and onward else boxes[:at])
        ways.append((parted, at < near, max(above / front, depth(boxes[at:]) / back), at))
    fitting = [way for way in ways if way[2] <= 1.0001]
    return min(fitting)[3] if fitting else None


def _above_foot(back: Frame, matter: _Matter) -> Frame:
    return back._replace(height=back.height - matter.foot.height - matter.foot.before)


def _ruled(frame: Frame, setting: Setting) -> Iterator[Placement]:
    """Lines to write on, where there is room for three and more."""
    lines = int(frame.height / (typesetting.WRITE * 1.15))
    for line in range(1, lines + 1 if lines >= 3 else 1):
        y = frame.y + line * (frame.height - 1.5 * MM) / lines
        yield dotted(frame.x, frame.x + frame.width, y, setting)


def _too_much(card: _Card, matter: _Matter) -> HandbookError:
    boxes = [box._replace(sticky=False) for box in matter.boxes]  # as they would stand if any place would do
    cut = fill(boxes, 0, card.frame(False), fresh=False).left
    left = fill(boxes, cut, _above_foot(card.frame(True), matter), fresh=False).left
    return too_much(card.words, boxes, left, card.size, _shorten(card))


def card_for(words: CardWords, setting: Setting, root: Tag) -> str:
    """What helps where a guide says too much: fewer words, or the smallest card that holds them, if there is one."""
    return _shorten(_Card(words, Size("", 0.0, 0.0), setting, root, True, Kept()))


def _shorten(card: _Card) -> str:
    """What helps: fewer words, or the smallest larger card that holds them, if there is one."""
    here = card.size.width * card.size.height
    for size in sorted(sizes(), key=lambda one: one.width * one.height):
        larger = card._replace(size=size)
        matter = _matter(larger, _Way(False, False), card.setting.style.card.text, 0.0)
        if size.width * size.height > here and _placed(larger, matter, True):
            named = f"`size: {size.name}` in card.yaml, or `handbook card --size {size.name}`"
            return f"shorten these lines, or choose a {'larger card' if here else 'card'}: {named}"
    return "shorten these lines"


def too_much(words: CardWords, boxes: Sequence[Box], left: int, size: Size, hint: str) -> HandbookError:
    """Says by how much, and which lines would have to go."""
    over = depth(boxes[left:]) / MM
    beyond = {box.mark for box in boxes[left:]}
    gone = [fact.label for fact in words.facts if fact.mark and fact.mark in beyond]
    gone += [words.contact for name in words.contacts if place_of(name) in beyond - {None}]
    which = f"; on the far side of the edge: {', '.join(dict.fromkeys(gone))}" if gone else ""
    mark = next((box.mark for box in boxes[left:] if box.mark), words.mark)
    mark = place_of(words.recipient) or mark
    message = f"the card says {over:.1f} mm more than {size.name} holds{which}"
    return refuse("LAYOUT-03", message, mark, hint)
