"""Where a block stands on a frame's width, and running words set there."""

from typing import Literal, NamedTuple, Protocol

from handbook.document.blocks import Block, Blocks, Paragraph, Spans
from handbook.foundation.marks import Mark
from handbook.layout.pages.galley import Box, Group
from handbook.layout.pages.page import Tag
from handbook.layout.type.inline import SetText, set_text
from handbook.layout.type.lines import link_tags, place_line
from handbook.layout.type.setting import Setting
from handbook.style.sheet import Type


class Place(NamedTuple):
    """Where on the frame's width a block stands, and what it stands in."""

    x: float
    width: float
    tag: Tag
    group: Group | None = None
    ragged: bool = False
    """Whether running words end where they end, though their role is justified elsewhere."""


class Typesetter(Protocol):
    """Sets the blocks inside a block: `typeset` itself."""

    def __call__(self, blocks: Blocks, place: Place, setting: Setting) -> list[Box]:
        """The boxes of the blocks, in order."""
        ...


def text_boxes(
    text: SetText,
    kind: Type,
    place: Place,
    tag: Tag,
    setting: Setting,
    *,
    anchor: str = "",
    sticky: bool = False,
    mark: Mark | None = None,
) -> list[Box]:
    """A box for each line: two lines stay together at either end of a page."""
    tags = link_tags(tag, setting)
    last = len(text.lines) - 1
    boxes = []
    for index, line in enumerate(text.lines):
        placed = place_line(text, index, place.x, 0.0, tag, tags)
        boxes.append(
            Box(
                text.leading,
                placed.placements,
                kind.before if index == 0 else 0.0,
                kind.after if index == last else 0.0,
                sticky=sticky or (last > 0 and index in (0, last - 1)),
                hyphenated=line.hyphenated,
                anchors=(anchor,) if anchor and index == 0 else (),
                mentions=placed.mentions,
                group=place.group,
                mark=mark,
            )
        )
    return boxes


def word_boxes(
    spans: Spans,
    kind: Type,
    role: str,
    place: Place,
    setting: Setting,
    *,
    sticky: bool = False,
) -> list[Box]:
    """Words in one role, as an element of their own."""
    text = set_text(spans, kind, place.width, setting)
    tag = Tag(role, place.tag)
    return text_boxes(text, kind, place, tag, setting, sticky=sticky)


def in_role(block: Block, role: Literal["small", "callout"]) -> Block:
    """Running words in the role of what they stand in; any other block as it is."""
    return block._replace(role=role) if isinstance(block, Paragraph) and block.role == "body" else block
