"""A new book: a small commented one that can be built as it is."""

from __future__ import annotations

import re
from pathlib import Path

from handbook.foundation.marks import refuse
from handbook.foundation.outputs import Batch
from handbook.foundation.values import Scalar

_FILES = Path(__file__).with_name("starter")
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def begin(name: Scalar, below: Path = Path("source")) -> Path:
    """Writes the files of a new book and names its folder; HandbookError (USAGE, ENV). Never writes over one."""
    if not _NAME.fullmatch(name):
        made = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
        hint = f"write {made}" if made else "write small letters, digits and hyphens"
        raise refuse("USAGE-03", f'"{name}" cannot be the name of a book', name.mark, hint)
    folder = below / name
    if folder.exists():
        raise refuse("USAGE-08", f"{folder} is there already", name.mark, "choose another name")
    title = name.replace("-", " ").title()
    with Batch() as batch:
        for path in sorted(_FILES.rglob("*.yaml")):
            with batch.file(folder / path.relative_to(_FILES)) as file:
                file.write(path.read_bytes().replace(b"Newmedicine", title.encode()))
    return folder
