"""One book with a regimen of every kind: those of the regimen books, put together."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

REGIMENS = Path(__file__).parent / "books" / "regimens"
NAMES = ("cycles", "weekly", "taper", "needed", "bowel", "titration", "weekdays", "bands")


def every_kind(folder: Path) -> Path:
    """The book of cycles, with the medicines and regimens of the others beside its own."""
    shutil.copytree(REGIMENS / "cycles", folder)
    texts = [(REGIMENS / name / "regimens.yaml").read_text("utf-8") for name in NAMES]
    parts = [re.split(r"^(?:medicines|regimens):\n", text, flags=re.MULTILINE)[-2:] for text in texts]
    medicines, regimens = ("".join(halves) for halves in zip(*parts, strict=True))
    (folder / "regimens.yaml").write_text(f"medicines:\n{medicines}regimens:\n{regimens}", "utf-8")
    ids = ", ".join(re.findall(r"^  - id: (\S+)", regimens, re.MULTILINE))
    doses = folder / "sections" / "dosing.yaml"
    text = doses.read_text("utf-8")
    assert "[capemin, nausamin]" in text
    doses.write_text(text.replace("[capemin, nausamin]", f"[{ids}]"), "utf-8")
    return folder
