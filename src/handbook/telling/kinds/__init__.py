"""The kinds of section: one file a kind, with its model and the way it becomes blocks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from handbook.book.section import Section
from handbook.document import blocks as neutral
from handbook.document.prose import words
from handbook.telling.kinds import (
    combinations,
    comparison,
    dosing,
    evidence,
    facts,
    limitations,
    overview,
    prose,
    risk,
    steps,
    timeline,
    timing,
    use_cases,
)

if TYPE_CHECKING:
    from handbook.telling.voice import Voice


class Kind(NamedTuple):
    """What a kind of section is written as, and how it becomes blocks."""

    shape: type[Section]
    blocks: Callable[[Any, Voice], neutral.Blocks]


KINDS: Mapping[str, Kind] = {
    "overview": Kind(overview.Overview, overview.blocks),
    "facts": Kind(facts.Facts, facts.blocks),
    "prose": Kind(prose.Prose, prose.blocks),
    "evidence": Kind(evidence.Evidence, evidence.blocks),
    "comparison": Kind(comparison.Comparison, comparison.blocks),
    "use-cases": Kind(use_cases.UseCases, use_cases.blocks),
    "steps": Kind(steps.Steps, steps.blocks),
    "timing": Kind(timing.Timing, timing.blocks),
    "timeline": Kind(timeline.Timeline, timeline.blocks),
    "dosing": Kind(dosing.Dosing, dosing.blocks),
    "risk": Kind(risk.Risk, risk.blocks),
    "combinations": Kind(combinations.Combinations, combinations.blocks),
    "limitations": Kind(limitations.Limitations, limitations.blocks),
}


def neutral_section(section: Section, voice: Voice) -> neutral.Section:
    """A section as neutral matter: its heading first, numbers and links still open."""
    blocks = KINDS[section.kind].blocks(section, voice)
    return neutral.Section(section.id, "", words(voice.plain(section.title)), blocks)
