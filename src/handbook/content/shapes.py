"""The models behind every kind of YAML file, for editors that complete and check what is typed."""

from __future__ import annotations

from handbook.content.apparatus import Glossary, References
from handbook.content.card import Card
from handbook.content.course import Calendar
from handbook.content.edition import Frame
from handbook.content.kinds import KINDS
from handbook.content.regimen import Regimens
from handbook.foundation.model import Model


def shapes() -> dict[str, type[Model]]:
    """Each file's model by the file's name; those of sections as section-KIND."""
    files: dict[str, type[Model]] = {
        "handbook": Frame,
        "regimens": Regimens,
        "glossary": Glossary,
        "references": References,
        "card": Card,
        "calendar": Calendar,
    }
    return files | {f"section-{name}": kind.shape for name, kind in KINDS.items()}
