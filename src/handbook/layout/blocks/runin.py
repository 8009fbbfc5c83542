"""Several elements set as one paragraph: a label and what it labels, run in behind one another."""

from collections.abc import Sequence
from typing import NamedTuple

from handbook.document.blocks import Spans
from handbook.layout.blocks.place import Place
from handbook.layout.pages.galley import Box, stacked
from handbook.layout.pages.page import Line, Run, Tag
from handbook.layout.type.inline import SetLine, set_text
from handbook.layout.type.lines import LinkTags
from handbook.layout.type.measure import measured, natural_width
from handbook.layout.type.setting import Setting
from handbook.style.sheet import Type


class Part(NamedTuple):
    """Words of one element; without a tag they are for the eye alone (what stands between two elements)."""

    spans: Spans
    tag: Tag | None


def run_in(parts: Sequence[Part], kind: Type, place: Place, setting: Setting) -> Box:
    """The parts as one paragraph that nothing divides; each word belongs to the element of its part.

    It makes no links: it is for sheets that stand alone.
    """
    spans = [(span, part.tag) for part in parts for span in measured(part.spans, kind, setting).spans]
    shown = tuple(span for span, _ in spans)
    if natural_width(shown, kind, setting)[1] > place.width:  # a label parts from its words rather than jut out
        shown = tuple(span._replace(text=span.text.replace("\u2002", "\u2002\u200b")) for span in shown)
    text = set_text(shown, kind, place.width, setting)
    owners = [tag and _owner(tag, index, text.spans) for index, (_, tag) in enumerate(spans)]
    boxes = [
        Box(
            text.leading,
            (_line(line, owners, place.x, text.baseline),),
            kind.before if index == 0 else 0.0,
            kind.after if index == len(text.lines) - 1 else 0.0,
        )
        for index, line in enumerate(text.lines)
    ]
    return stacked(boxes)


def _owner(tag: Tag, index: int, spans: Spans) -> Tag:
    """The element of a span: a deeper one for foreign words and abbreviations."""
    span = spans[index]
    return LinkTags(tag, False).spoken(span, tag) if span.lang or span.says else tag


def _line(line: SetLine, owners: Sequence[Tag | None], x: float, base: float) -> Line:
    runs: list[Run] = [run._replace(tag=owners[number]) for run, number in zip(line.runs, line.spans, strict=True)]
    return Line(x + line.x, base, tuple(runs), None, "Layout")
