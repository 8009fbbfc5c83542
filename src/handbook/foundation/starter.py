"""A new book: a small commented one that can be built as it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from handbook.foundation.marks import refuse
from handbook.foundation.outputs import Batch
from handbook.foundation.values import Scalar

_FILES = Path(__file__).with_name("starter")
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


SCHEMAS = ".schema"
"""The hidden folder of a book's schemas; nothing in it is read by a build."""


def _modeline(path: Path) -> bytes:
    """The line that tells yaml-language-server which schema a file is checked by."""
    inner = path.parent.name == "sections"
    schema = f"../{SCHEMAS}/section" if inner else f"{SCHEMAS}/{path.stem}"
    return f"# yaml-language-server: $schema={schema}.schema.json\n".encode()


def begin(name: Scalar, below: Path = Path("source"), schemas: Mapping[str, bytes] = MappingProxyType({})) -> Path:
    """Writes the files of a new book and names its folder; HandbookError (USAGE, ENV). Never writes over one.

    The schemas that editors check YAML by lie in the book's hidden folder, and each file says which is its own:
    they are of the very version that began the book, and no editor asks the network for them.
    """
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
                file.write(_modeline(path.relative_to(_FILES)))
                file.write(path.read_bytes().replace(b"Newmedicine", title.encode()))
        for file_name, data in schemas.items():
            with batch.file(folder / SCHEMAS / file_name) as file:
                file.write(data)
    return folder
