"""The models behind every kind of YAML file, for editors that complete and check what is typed."""

from __future__ import annotations

from handbook.book.apparatus import EditorsNotes, Glossary, References
from handbook.book.calendar import Calendar
from handbook.book.card import Card
from handbook.book.edition import Frame
from handbook.book.prescribed import Regimens
from handbook.foundation.model import Model
from handbook.telling.kinds import KINDS


def shapes() -> dict[str, type[Model]]:
    """Each file's model by the file's name; those of sections as section-KIND."""
    files: dict[str, type[Model]] = {
        "handbook": Frame,
        "regimens": Regimens,
        "glossary": Glossary,
        "references": References,
        "notes": EditorsNotes,
        "card": Card,
        "calendar": Calendar,
    }
    return files | {f"section-{name}": kind.shape for name, kind in KINDS.items()}
