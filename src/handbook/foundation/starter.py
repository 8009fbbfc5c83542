"""A new book: a small commented one of a kind of dosing, that can be built as it is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from handbook.foundation.marks import refuse
from handbook.foundation.nearest import as_id
from handbook.foundation.outputs import Batch
from handbook.foundation.values import Scalar

SCHEMAS = ".schema"
"""The hidden folder of a book's schemas; nothing in it is read by a build."""

_FILES = Path(__file__).with_name("starter")
_COMMON = _FILES / "common"


def begin(
    name: Scalar,
    below: Path = Path("source"),
    schemas: Mapping[str, bytes] = MappingProxyType({}),
    like: str = "tablet",
) -> Path:
    """Writes the files of a new book and names its folder; HandbookError (USAGE, ENV). Never writes over one.

    The schemas that editors check YAML by lie in the book's hidden folder, and each file says which is its own:
    they are of the very version that began the book, and no editor asks the network for them. What it is like is
    the name of a folder of `starter/`.
    """
    made = as_id(name)
    if not name or name != made:
        hint = f"write {made}" if made else "write small letters, digits and hyphens"
        raise refuse("USAGE-03", f'"{name}" cannot be the name of a book', name.mark, hint)
    folder = below / name
    if folder.exists():
        raise refuse("USAGE-08", f"{folder} is there already", name.mark, "choose another name")
    with Batch("go to a folder in which `source` can be made") as batch:
        for path, text in _texts(str(name), like).items():
            with batch.file(folder / path) as file:
                file.write(_modeline(path))
                file.write(text.encode())
        for file_name, data in schemas.items():
            with batch.file(folder / SCHEMAS / file_name) as file:
                file.write(data)
    return folder


def _texts(name: str, like: str) -> dict[Path, str]:
    """The files of a book; what a kind says in one goes on where the common file of the same name ends."""
    found: dict[Path, str] = {}
    for part in (_COMMON, _FILES / like):
        for path in sorted(part.rglob("*.yaml")):
            inner = path.relative_to(part)
            found[inner] = found.get(inner, "") + path.read_text("utf-8")
    title = name.replace("-", " ").title()
    return {path: text.replace("Newmedicine", title).replace("newmedicine", name) for path, text in found.items()}


def _modeline(path: Path) -> bytes:
    """The line that tells yaml-language-server which schema a file is checked by."""
    inner = path.parent.name == "sections"
    schema = f"../{SCHEMAS}/section" if inner else f"{SCHEMAS}/{path.stem}"
    return f"# yaml-language-server: $schema={schema}.schema.json\n".encode()
