"""Timeline: what is felt or seen when, as a table, or as the figure that draws the same rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

from handbook.book.section import Section
from handbook.document.blocks import Blocks, Column, Table
from handbook.foundation.marks import Mark
from handbook.foundation.model import Model, Text
from handbook.foundation.values import Scalar
from handbook.medicine.frequency import Duration
from handbook.medicine.written import Written

if TYPE_CHECKING:
    from handbook.telling.voice import Voice


@dataclass(frozen=True, slots=True)
class End(Written):
    """When a stretch of time ends: `30 min`, or `open` if it runs on."""

    time: Duration | None
    mark: Mark | None = field(default=None, compare=False)

    @classmethod
    def read(cls, text: str) -> Self:
        """The end in a text; a fault SCHED-05 with the mend."""
        return cls(None if text == "open" else Duration.read(text))


class TimelineRow(Model):
    """A stretch of time and what happens in it; `start` and `end` are what a figure is drawn from."""

    when: Text
    says: Text
    start: Duration | None = None
    end: End | None = None

    @property
    def closes(self) -> float | None:
        """Hours at the end; None if it runs on."""
        return self.end.time.hours[1] if self.end and self.end.time else None


class Timeline(Section):
    """A section that begins with a table of times; where a figure draws them, only if the table has a caption."""

    rows: tuple[TimelineRow, ...]
    caption: Scalar = Scalar()

    @property
    def timed(self) -> tuple[TimelineRow, ...]:
        """The rows that a figure may draw."""
        return self.rows


def blocks(section: Timeline, voice: Voice) -> Blocks:
    """The table of times, then the body; a figure of the same times, with its words, stands in place of the table."""
    from handbook.telling.parts import opened

    if not section.caption and any(part.kind == "figure" and part.value.kind == "timeline" for part in section.body):
        return opened(section, voice)
    columns = (Column(voice.said("timeline-when"), keep=True), Column(voice.said("timeline-says")))
    rows = tuple((voice.spans(row.when), voice.spans(row.says)) for row in section.rows)
    return opened(section, voice, (Table(columns, rows, voice.spans(section.caption)),))
