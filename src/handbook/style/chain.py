"""Style sheets on disk: finding one by name, and the row of sheets that it extends."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from handbook.foundation.files import kept_inside
from handbook.foundation.marks import HandbookError, Mark, refuse, spelt
from handbook.foundation.nearest import suggest
from handbook.foundation.reader import read
from handbook.foundation.regex import Regex
from handbook.foundation.values import Mapping, Scalar
from handbook.foundation.values import Sequence as Listed

_NAME = Regex(r"[a-z0-9][a-z0-9-]{0,59}")
_DEEPEST = 20  # sheets in a row of extends; keeps a folder full of them from exhausting the stack


class Sheet(NamedTuple):
    """One style sheet as it was read."""

    name: str
    path: Path
    values: Mapping


def names(folders: Sequence[Path]) -> tuple[str, ...]:
    """The names of all styles in the folders, sorted."""
    found = {path.stem for folder in folders for path in folder.glob("*.yaml")}
    return tuple(sorted(name for name in found if _NAME.fullmatch(name)))


def chain(name: str, folders: Sequence[Path]) -> tuple[Sheet, ...]:
    """The sheets that make up a style, each once, those extended first; HandbookError (STYLE, SYNTAX)."""
    done: dict[Path, Sheet] = {}
    path = _find(name, folders, None)
    if path is None:
        raise _unknown(name, folders, name.mark if isinstance(name, Scalar) else None)
    _visit(str(name), path, folders, (), done)
    return tuple(done.values())


def _visit(name: str, path: Path, folders: Sequence[Path], open_: tuple[Path, ...], done: dict[Path, Sheet]) -> None:
    values = read(path)
    for parent in _parents(values):
        found = _find(parent, folders, path if parent == name else None)
        if found is None:
            raise _unknown(parent, folders, parent.mark, itself=parent == name)
        if found in (*open_, path):
            raise _circle((*open_, path, found), parent.mark)
        if len(open_) >= _DEEPEST:
            message = "too many styles extend one another"
            raise refuse("STYLE-10", message, parent.mark, "extend fewer of them")
        if found not in done:
            _visit(str(parent), found, folders, (*open_, path), done)
    done[path] = Sheet(name, path, values)


def _parents(values: Mapping) -> Iterator[Scalar]:
    extends = values.get("extends", "")
    for parent in extends if isinstance(extends, Listed) else [extends]:
        if not isinstance(parent, Scalar) and parent != "":
            message = "`extends` names one style or a list of styles"
            raise refuse("STYLE-05", message, parent.mark, "write `extends: reference`")
        if parent not in ("", "~"):
            yield parent


def _find(name: str, folders: Sequence[Path], beyond: Path | None) -> Path | None:
    """The first sheet of this name; with `beyond`, the next one after that."""
    if not _NAME.fullmatch(name):
        return None
    found = (folder / f"{name}.yaml" for folder in folders)
    known = [kept_inside(path, path.parent.parent, "these styles") for path in found if path.is_file()]
    if beyond is not None:
        known = known[known.index(beyond) + 1 :]
        known = [path for path in known if not path.samefile(beyond)]
    return known[0] if known else None


def _unknown(name: str, folders: Sequence[Path], mark: Mark | None, itself: bool = False) -> HandbookError:
    if itself:
        message = f"no other style is called {spelt(name)}"
        return refuse("STYLE-01", message, mark, "extend a style with another name")
    known = names(folders)
    hint = suggest(name, known) if known else "put a style sheet into the folder `styles`"
    return refuse("STYLE-01", f"no style is called {spelt(name)}", mark, hint)


def _circle(paths: tuple[Path, ...], mark: Mark) -> HandbookError:
    row = " extends ".join(f"`{path.stem}`" for path in paths[paths.index(paths[-1]) :])
    return refuse("STYLE-10", f"styles extend one another in a circle: {row}", mark, "take out one `extends`")
