"""The kinds of section: one file a kind, with its model and the way it becomes blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from handbook.document.prose import words

if TYPE_CHECKING:
    from handbook.book.section import Section
    from handbook.document import blocks as neutral
    from handbook.telling.voice import Voice

_NAMES = (
    "overview",
    "facts",
    "prose",
    "evidence",
    "comparison",
    "use-cases",
    "steps",
    "timing",
    "timeline",
    "dosing",
    "risk",
    "combinations",
    "limitations",
)
"""In the order in which they are offered; use-cases is use_cases.py, whose model is UseCases."""


class Kind(NamedTuple):
    """What a kind of section is written as, and how it becomes blocks."""

    shape: type[Section]
    blocks: Callable[[Any, Voice], neutral.Blocks]


class _Kinds(Mapping[str, Kind]):
    """The kinds by name, each loaded when a section is of that kind: most books have four or five."""

    def __getitem__(self, name: str) -> Kind:
        if name not in _NAMES:
            raise KeyError(name)
        return _loaded(str(name))

    def __iter__(self) -> Iterator[str]:
        return iter(_NAMES)

    def __len__(self) -> int:
        return len(_NAMES)


@cache
def _loaded(name: str) -> Kind:
    file = import_module(f"{__name__}.{name.replace('-', '_')}")
    return Kind(getattr(file, name.title().replace("-", "")), file.blocks)


KINDS: Mapping[str, Kind] = _Kinds()


def neutral_section(section: Section, voice: Voice) -> neutral.Section:
    """A section as neutral matter: its heading first, numbers and links still open."""
    from handbook.document.blocks import Section as Told

    blocks = KINDS[section.kind].blocks(section, voice)
    return Told(section.id, "", words(voice.plain(section.title)), blocks)
