"""Values from the command line, on their way to the file of the book that each is set in."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.foundation.marks import Problem
from handbook.foundation.overrides import Override, route

# In these files everything stands below one key, so that `--set regimens.nootropic.dose=…` may leave it out.
_MAIN_KEYS = {"regimens": "regimens", "glossary": "terms", "references": "references", "notes": "notes"}


def routed(overrides: tuple[Override, ...], files: tuple[str, ...]) -> dict[str, list[Override]]:
    """Overrides by file; `sections.NAME.key` goes to the file of that section."""
    found: dict[str, list[Override]] = {}
    for one in overrides:
        if one.path[0] == "sections" and len(one.path) > 2:
            inner = Override(one.path[2:], one.value)
            found.setdefault(f"sections.{one.path[1]}", []).append(inner)
            continue
        for name, some in route([one], files, "handbook").items():
            found.setdefault(name, []).extend(_from_main_key(name, inner) for inner in some)
    return found


def _from_main_key(name: str, one: Override) -> Override:
    main = _MAIN_KEYS.get(name)
    if main is None or one.path[0] in (main, "forms", "medicines"):
        return one
    return Override((one.path[0].like(main), *one.path), one.value)


def set_nowhere(left: dict[str, list[Override]]) -> Iterator[Problem]:
    """Values set in a file that the book does not have: a slip in its name would lose them."""
    for name, some in left.items():
        for one in some:
            what = f"there is no section `{name.partition('.')[2]}`" if "." in name else f"there is no {name}.yaml"
            yield Problem("USAGE-06", f"{what} to set a value in", one.value.mark, "name a file of the book")
